"""Parts to PDF documents."""

from collections.abc import Iterator
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet, drawings_of, sheets_of
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import words_in
from cadbridge.drawing.sheets.data_pages import data_pages
from cadbridge.drawing.sheets.data_sections import Section
from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.formats import WriteJob, told_of
from cadbridge.model import Part


def one_part(job: WriteJob, path: Path) -> None:
    """Make sure that there is just one part to write.

    Raises:
        FileError: there is none, or there are several.
    """
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
    return pdf_bytes(
        _sheets(job, part, language), part.part_number, part.manufacturer, part.kind, language
    )


def _sheets(job: WriteJob, part: Part, language: str) -> Iterator[Drawing]:
    """The part as a whole, then each port or end, then its data."""
    words = words_in(language, job.mappings)
    sheet = Sheet(job.options.get("sheet", Sheet.AUTO))
    size = Sheet.AUTO if sheet is Sheet.BARE else sheet
    yield from sheets_of(job.library, part, size, words)
    yield from drawings_of(job.library, part, sheet=size, words=words)
    kept = (
        Section(title, columns, tuple(map(tuple, rows)))
        for title, columns, rows in told_of(part, job.mappings)
    )
    yield from data_pages(job.library, part, words, kept)
