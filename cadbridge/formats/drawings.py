"""What every format of drawings offers: the same parts, the same choices, one drawing a file."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cadbridge.drawing import (
    Drawing,
    Sheet,
    Side,
    drawing_file,
    drawings_of,
    only_drawing,
    pictures_of,
    sheets_of,
)
from cadbridge.drawing.choices import ENGLISH, SIDES
from cadbridge.drawing.said.subject import subjects_of
from cadbridge.drawing.said.words import words_in
from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import WriteJob
from cadbridge.mapping import Mappings
from cadbridge.model import Library, Part
from cadbridge.model.same import Same
from cadbridge.words import quoted

SMALL_TEXTS = rule(
    "CB539",
    Severity.WARNING,
    "A sheet is too small for a drawing, whose texts got smaller than 2.5 mm",
    "Leave `sheet` out: the smallest sheet that holds the drawing is taken.",
)
NO_SUCH_PORT = rule(
    "CB546",
    Severity.ERROR,
    "None of the parts has the port or cable end that was asked for",
    "Take one of the names that are listed, or leave `port` out.",
)
_MOST_NAMED = 20
Emit = Callable[[Drawing], bytes]


def write_drawing(job: WriteJob, path: Path, emit: Emit) -> None:
    """Write the job's one drawing to a file.

    Raises:
        FileError: the job has no drawing, or several.
    """
    write_atomic(path, emit(one_drawing(job, path)))


def one_drawing(job: WriteJob, path: Path) -> Drawing:
    """The one drawing that there is to write.

    Raises:
        FileError: the job has no drawing, or several; no part has the port that was asked for.
    """
    refuse_unknown_port(job, path)
    return only_drawing(tuple(_drawings(job)), path)


def refuse_unknown_port(job: WriteJob, path: Path) -> None:
    """Say that nothing is called as the port that was asked for, and what may be meant.

    Raises:
        FileError: no part has such a port or end.
    """
    for finding in _no_such_port(job):
        raise FileError(finding.message, path=path, hint=finding.rule.advice)


def export_drawings(job: WriteJob, folder: Path, suffix: str, emit: Emit) -> Iterator[Path]:
    """Write all drawings of the job's parts below the folder that is named as the suffix."""
    for drawing in _drawings(job):
        path = folder / suffix.lstrip(".") / drawing_file(drawing, suffix)
        write_atomic(path, emit(drawing))
        yield path


def doubts_of_drawings(job: WriteJob) -> list[Finding]:
    """A port that is not there, and sheets that are too small."""
    return _no_such_port(job) or _small_texts(job)


def _no_such_port(job: WriteJob) -> list[Finding]:
    asked = _port(job)
    names = _port_names(job) if asked else []
    if asked in ("", *names):
        return []
    listed = f"there are {', '.join(names[:_MOST_NAMED])}" if names else "the parts have none"
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    known = {name.casefold(): name for name in names}
    close = get_close_matches(asked.casefold(), known, n=1)
    meant = f"is {quoted(known[close[0]])} meant? " if close else ""
    message = f"no port or end is called {quoted(asked)}; {meant}{listed}{more}"
    return [Finding(rule=NO_SUCH_PORT, message=message)]


def _port_names(job: WriteJob) -> list[str]:
    """The ports and cable ends of all parts, each name once."""
    subjects = (subject for part in job.parts for subject in subjects_of(job.library, part))
    return list(dict.fromkeys(subject.port for subject in subjects if subject.port))


def _port(job: WriteJob) -> str:
    """The port that was asked for, as the parts call it, whatever its capitals."""
    asked = job.options.get("port", "")
    names = _port_names(job) if asked else []
    alike = (name for name in names if name.casefold() == asked.casefold())
    return asked if asked in names else next(alike, asked)


def _small_texts(job: WriteJob) -> list[Finding]:
    """Drawings that get smaller than they are read at arm's length, to fit the sheet asked for."""
    if job.options.get("sheet") not in (Sheet.A4, Sheet.A3) or job.options.get("face_only"):
        return []
    return [
        Finding(
            rule=SMALL_TEXTS,
            message=f"{drawing.title}: {2.5 * drawing.paper.smaller:.1f} mm"
            f" on {drawing.paper.size.name}",
            place=Place(part=drawing.part_number),
        )
        for drawing in _drawings(job)
        if drawing.paper and not drawing.is_as_set
    ]


def _drawings(job: WriteJob) -> Iterator[Drawing]:
    for part in job.parts:
        yield from drawings_of_one(job, part)


def drawings_of_one(job: WriteJob, part: Part) -> tuple[Drawing, ...]:
    """Every port, end and face; then the sheets of the part as a whole; or what was asked for."""
    choices = _Choices(
        SIDES[job.options.get("side", "mating")],
        Sheet(job.options.get("sheet", Sheet.AUTO)),
        job.options.get("language", ENGLISH),
        _port(job),
        bool(job.options.get("face_only")),
    )
    return _of_part(Same(job.library), Same(part), Same(job.mappings), choices)


class _Choices(NamedTuple):
    """What a user asks for."""

    side: Side
    sheet: Sheet
    language: str
    port: str
    face_only: bool


@lru_cache(maxsize=1)
def _of_part(
    library: Same[Library], part: Same[Part], mappings: Same[Mappings], choices: _Choices
) -> tuple[Drawing, ...]:
    """Remembered, since the next format shows the same."""
    side, sheet, language, port, face_only = choices
    words = words_in(language, mappings.item)
    if face_only:
        pictures = pictures_of(library.item, part.item, side, words)
        return tuple(item for name, item in pictures.items() if port in ("", name))
    single = drawings_of(library.item, part.item, side, sheet, words, port=port)
    return single if port else single + sheets_of(library.item, part.item, sheet, words)
