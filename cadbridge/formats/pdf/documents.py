"""Parts to PDF documents."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet, drawings_of, sheets_of
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.drawing.shapes.items import Align, Layer, Text
from cadbridge.drawing.sheets.data_pages import data_pages
from cadbridge.drawing.sheets.data_sections import Section
from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.formats import WriteJob, told_of
from cadbridge.formats.drawings import refuse_unknown_port
from cadbridge.model import Part

_TEXT, _BELOW_FRAME = 2.5, 1.5
"""Height of the page's number, and of its base line above the edge, in millimetres."""


def one_part(job: WriteJob, path: Path) -> None:
    """Make sure that there is just one part to write.

    Raises:
        FileError: there is none, or there are several; it has no port that was asked for.
    """
    refuse_unknown_port(job, path)
    if len(job.parts) != 1:
        raise FileError(
            f"one document holds one part, and there are {len(job.parts)}",
            path=path,
            hint="write to a folder: name it as the target, with its `format`",
        )


def write(job: WriteJob, path: Path) -> None:
    """Write the document of the job's one part.

    Raises:
        FileError: the job has no part, or several.
    """
    one_part(job, path)
    write_atomic(path, _document(job, job.parts[0]))


def export(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write one document a part below ``pdf/`` in the folder."""
    for part in job.parts:
        path = folder / "pdf" / f"{job.library.file_name(part.part_number)}.pdf"
        write_atomic(path, _document(job, part))
        yield path


def _document(job: WriteJob, part: Part) -> bytes:
    from cadbridge.drawing.emit.pdf import pdf_bytes  # noqa: PLC0415 - loads reportlab

    language = job.options.get("language", ENGLISH)
    words = words_in(language, job.mappings)
    return pdf_bytes(
        _numbered(list(_sheets(job, part, words)), words),
        part.part_number,
        part.manufacturer,
        part.kind,
        language,
    )


def _numbered(sheets: Sequence[Drawing], words: Words) -> Iterator[Drawing]:
    """The sheets with the number of the page below their frames."""
    for number, drawing in enumerate(sheets, 1):
        paper = drawing.paper
        if paper is None:
            yield drawing
            continue
        said = f"{words('Page')} {number}/{len(sheets)}"
        place = (paper.size.frame[2], _BELOW_FRAME)
        text = Text(Layer.TITLE, place, _TEXT, said, Align.RIGHT)
        yield replace(drawing, paper=replace(paper, items=(*paper.items, text)))


def _sheets(job: WriteJob, part: Part, words: Words) -> Iterator[Drawing]:
    """The part as a whole, then each port or end, then its data."""
    sheet = Sheet(job.options.get("sheet", Sheet.AUTO))
    size = Sheet.AUTO if sheet is Sheet.BARE else sheet
    yield from sheets_of(job.library, part, size, words)
    yield from drawings_of(job.library, part, sheet=size, words=words)
    kept = (
        Section(title, columns, tuple(map(tuple, rows)))
        for title, columns, rows in told_of(part, job.mappings)
    )
    yield from data_pages(job.library, part, words, kept)
