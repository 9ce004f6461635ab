"""Notes and warnings that say the same of several places, as one line."""

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

from cadbridge.cli.session import as_typed, finding_text, near
from cadbridge.doubts import field_word
from cadbridge.findings import Finding, Severity
from cadbridge.words import counted, printable

_KEY = re.compile(r"\[.*?\](?=\.|$)")
_OF_LIBRARY = "CB2"
"""Codes of what is found in a library: there notes about one field are alike."""
_WIDTH = (100, 24)
"""Columns and lines where there is no terminal."""
_LEAST = 30
"""Characters that are left of a message, however long the name of the file."""
_MANY = 20
"""Notes up to which each is printed whole, and lines up to which each field has its own."""
_NAMED = 6
"""Fields that are named of a code, the most frequent ones."""


def alike_lines(notes: Sequence[Finding]) -> Iterator[str]:
    """One line for all notes about one field, as wide as the terminal; whole if they are few.

    Where that is more than a screen, two lines for all notes of one code of a library.
    """
    notes = [as_typed(note) for note in notes]
    few = list(joined(notes))
    if len(few) <= _MANY:
        yield from map(finding_text, few)
        return
    groups: dict[tuple[str, str], list[Finding]] = {}
    for note in notes:
        groups.setdefault((note.code, _about(note)), []).append(note)
    width = shutil.get_terminal_size(_WIDTH).columns
    lines = list(_few_of_a_part(groups))
    by_code = {note.code for note in notes if note.code.startswith(_OF_LIBRARY)}
    if len(lines) <= _MANY:
        by_code = set()
    for code in sorted(by_code):
        yield _code_lines([note for note in notes if note.code == code], width)
    for names, alike in lines:
        if alike[0].code not in by_code:
            yield _line(", ".join(names), alike, width)


def without_many(findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """Findings to be told one by one, and lines for the codes of more warnings than a screen."""
    findings = [as_typed(finding) for finding in findings]
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    counts = Counter(finding.code for finding in warnings)
    many = {code for code, count in counts.items() if count > _MANY}
    width = shutil.get_terminal_size(_WIDTH).columns
    lines = []
    for code in sorted(many):
        alike = [finding for finding in warnings if finding.code == code]
        more = _wrapped(f"{alike[0].rule.advice} -v lists each.", width, "  ")
        lines.append("\n".join([_code_lines(alike, width), *map(printable, more)]))
    of_many = {id(finding) for finding in warnings if finding.code in many}
    return [finding for finding in findings if id(finding) not in of_many], lines


def joined(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings at one line of a family file, once, with all the parts that they hold for."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        apart = "" if place.line else place.part
        key = (finding.code, finding.message, replace(place, part=apart))
        groups.setdefault(key, []).append(finding)
    for group in groups.values():
        parts = ", ".join(dict.fromkeys(item.place.part for item in group))
        yield replace(group[0], place=replace(group[0].place, part=parts))


def _code_lines(alike: Sequence[Finding], width: int) -> str:
    """What notes of one code say, how many there are, the first place, and their fields."""
    first = alike[0]
    counts = Counter(map(_about, alike)).most_common()
    told = [f"{name} ({count})" for name, count in counts[:_NAMED]]
    if len(counts) > _NAMED:
        told.append(counted(len(counts) - _NAMED, "more field"))
    where = _where(first, width)
    said = f"{first.severity} {first.code} ({len(alike)}): {first.rule.title}{where}"
    lines = [*_wrapped(said, width, ""), *_wrapped(f"in: {', '.join(told)}", width, "  ")]
    return "\n".join(map(printable, lines))


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    """A text in lines; a path is never broken."""
    further = f"{indent}  "
    return wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _few_of_a_part(
    groups: Mapping[tuple[str, str], list[Finding]],
) -> Iterator[tuple[list[str], list[Finding]]]:
    """Groups with what they are about; single notes of one code and part are one group."""
    together: dict[tuple[str, str], tuple[list[str], list[Finding]]] = {}
    for (code, about), notes in groups.items():
        key = (code, notes[0].place.part if len(notes) == 1 else about)
        names, found = together.setdefault(key, ([], []))
        names.append(about)
        found += notes
    yield from together.values()


def _about(note: Finding) -> str:
    """The field, without the places that it stands at; else what is said."""
    if note.code.startswith(_OF_LIBRARY):
        return field_word(_KEY.sub("", note.place.field).rpartition(".")[2]) or "as a whole"
    return note.message


def _line(about: str, alike: Sequence[Finding], width: int) -> str:
    """``note CB271: gender (2): No gender is printed ... (library/connectors/m17.yaml:54)``.

    Where the notes of a group say different things it names their parts instead.
    """
    first = alike[0]
    count = f" ({len(alike)})" if len(alike) > 1 else ""
    told = ", ".join(dict.fromkeys(note.place.part for note in alike))
    if all(note.message == first.message for note in alike):
        told = first.message
    said = f"{about}{count}" if about == told else f"{about}{count}: {told}"
    where = _where(first, width // 2)
    start = f"{first.severity} {first.code}: "
    room = max(width - len(start) - len(where), _LEAST)
    cut = said if len(said) <= room else f"{said[: room - 4].rstrip()} ..."
    return printable(f"{start}{cut}{where}")


def _where(note: Finding, room: int) -> str:
    """The file and line; of a path that takes too much room the last two names."""
    file = near(note.place.file)
    if len(file) > room:
        file = "/".join(Path(file).parts[-2:])
    spot = f"{file}:{note.place.line}" if file and note.place.line else file or note.place.part
    return f" ({spot})" if spot else ""
