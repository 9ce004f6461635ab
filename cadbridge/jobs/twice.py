"""Values that stand in two places, or files, and were changed in one: the changed one is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import ReadResult, Twice
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.library.earlier import has_replaced
from cadbridge.library.plain import to_plain
from cadbridge.model import Library, Part
from cadbridge.model.walk import leaves
from cadbridge.words import quoted

CHANGED_IN_ONE = rule(
    "CB624",
    Severity.NOTE,
    "A value that stands twice was changed in one of its places",
    "The changed one was taken; nothing to do if it is right.",
    always_told=True,
)


WAS_BEFORE = rule(
    "CB627",
    Severity.NOTE,
    "One of two places still says what stood there before",
    "The value that was imported since stays. To take it back, write the other in both places.",
)


def settle_twice(result: ReadResult, library: Library) -> ReadResult:
    """The result with those of two values that are not the library's.

    The library's own stays where the other is what the same file has replaced before: who imports
    a file again changes nothing. Where neither is the library's, the one is taken that the file
    has not replaced; if that tells nothing, the finding that says so stays.
    """
    changes: list[Change] = []
    said: dict[int, Finding] = {}
    for item in result.twice:
        part = library.part_by_number.get(item.part)
        known = _values(part).get(item.place) if part else None
        if part is None:
            continue
        name = Path(item.finding.place.file).name
        old = [it for it in (item.taken, item.other) if has_replaced(part, item.place, it, name)]
        if known in (item.taken, item.other):
            new = item.other if known == item.taken else item.taken
        elif len(old) == 1:  # the one place changed again, the other as it was
            new = item.other if old == [item.taken] else item.taken
        else:
            continue
        is_old = new in old
        meant = known if is_old else new
        if meant != item.taken:
            changes.append(
                Change(part=item.part, place=item.place, path=item.path, old=item.taken, new=meant)
            )
        said[id(item.finding)] = _note(item, known, new, is_old=is_old)
    if not said:
        return result
    findings = tuple(said.get(id(finding), finding) for finding in result.findings)
    return replace(result, library=apply(result.library, changes), findings=findings)


def without_earlier(
    library: Library, changes: Mapping[Path, Sequence[Change]]
) -> tuple[dict[Path, list[Change]], list[Finding]]:
    """The changes by file, without those that take back what another of the files has changed.

    Of two files of which one was edited, the other still says what stood there before; who imports
    both again changes nothing.
    """
    kept: dict[Path, list[Change]] = {}
    said = []
    touched = {path: {(it.part, it.place) for it in made} for path, made in changes.items()}
    for path, made in changes.items():
        kept[path] = []
        for change in made:
            part = library.part_by_number.get(change.part) if change.kind == "changed" else None
            others = [it for it in touched if (change.part, change.place) not in touched[it]]
            by = next((it for it in others if part and _has_replaced(part, change, it)), None)
            if by is None:
                kept[path].append(change)
            else:
                said.append(_stays(change, path, by))
    return kept, said


def _has_replaced(part: Part, change: Change, path: Path) -> bool:
    return has_replaced(part, change.place, change.new, path.name)


def _stays(change: Change, path: Path, by: Path) -> Finding:
    one, other = to_plain(change.old) or "nothing", to_plain(change.new) or "nothing"
    message = f"{one!s} stays, as {quoted(by.name)} says; {other!s} is what it was before"
    place = Place(file=str(path), part=change.part, field=change.place)
    return Finding(rule=WAS_BEFORE, message=message, place=place)


def _note(item: Twice, known: Any, new: Any, *, is_old: bool) -> Finding:
    place = replace(item.finding.place, field=item.place)
    one, other = to_plain(known) or "nothing", to_plain(new) or "nothing"
    if is_old:
        message = f"{one!s} stays; {other!s}, in the other of two places, is what it was before"
        return Finding(rule=WAS_BEFORE, message=message, place=place)
    message = f"{one!s} was changed to {other!s} in one of two places"
    return Finding(rule=CHANGED_IN_ONE, message=message, place=place)


def _values(part: Part) -> Mapping[str, Any]:
    return {place: value for place, _, value in leaves(part)}
