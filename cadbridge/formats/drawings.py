"""What every format of drawings offers: the same parts, the same choices, one drawing a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

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
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.words import words_in
from cadbridge.files import write_atomic
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import WriteJob

SMALL_TEXTS = rule(
    "CB539",
    Severity.WARNING,
    "A sheet is too small for a drawing, whose texts got smaller than 2.5 mm",
    "Leave --sheet out: the smallest sheet that holds the drawing is taken.",
)
Emit = Callable[[Drawing], bytes]


def write_drawing(job: WriteJob, path: Path, emit: Emit) -> None:
    """Write the job's one drawing to a file.

    Raises:
        FileError: the job has no drawing, or several.
    """
    write_atomic(path, emit(only_drawing(tuple(_drawings(job)), path)))


def one_drawing(job: WriteJob, path: Path) -> None:
    """Make sure that there is just one drawing to write.

    Raises:
        FileError: the job has no drawing, or several.
    """
    only_drawing(tuple(_drawings(job)), path)


def export_drawings(job: WriteJob, folder: Path, suffix: str, emit: Emit) -> Iterator[Path]:
    """Write all drawings of the job's parts below the folder that is named as the suffix."""
    for drawing in _drawings(job):
        path = folder / suffix.lstrip(".") / drawing_file(drawing, suffix)
        write_atomic(path, emit(drawing))
        yield path


def small_texts(job: WriteJob) -> list[Finding]:
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
    """Every port, end and face; then the sheets of the part as a whole."""
    side = Side(job.options.get("side", Side.MATING))
    sheet = Sheet(job.options.get("sheet", Sheet.AUTO))
    words = words_in(job.options.get("language", ENGLISH), job.mappings)
    port, face_only = job.options.get("port", ""), bool(job.options.get("face_only"))
    for part in job.parts:
        if face_only:
            pictures = pictures_of(job.library, part, side)
            yield from (item for name, item in pictures.items() if port in ("", name))
            continue
        yield from drawings_of(job.library, part, side, sheet, words, port=port)
        if not port:
            yield from sheets_of(job.library, part, sheet, words)
