"""Parts to PDF documents."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cadbridge.drawing import Drawing, Sheet
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.drawing.shapes.items import Align, Layer, Text
from cadbridge.drawing.shapes.titleblock import with_value
from cadbridge.drawing.sheets.data_pages import data_pages
from cadbridge.drawing.sheets.data_sections import Section
from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.formats import WriteJob, told_of
from cadbridge.formats.drawings import drawings_of_one, refuse_unknown_port
from cadbridge.model import Part

_TEXT, _BELOW_FRAME = 2.5, 1.5
"""Height of the page's number, and of its base line above the edge, in millimetres."""


def one_part(job: WriteJob, path: Path) -> None:
    """Make sure that there is just one part to write.

    Raises:
        FileError: there is none, or there are several; it has no port that was asked for.
    """
    refuse_unknown_port(job, path)
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
    write_atomic(path, _document(job, job.parts[0], _drawn(job, job.parts[0])))


def export(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write one document a part below ``pdf/`` in the folder.

    Parts without what was asked for have none.
    """
    for part in job.parts:
        drawn = _drawn(job, part)
        if _asks_for_some(job) and not drawn:
            continue
        path = folder / "pdf" / f"{job.library.file_name(part.part_number)}.pdf"
        write_atomic(path, _document(job, part, drawn))
        yield path


def _document(job: WriteJob, part: Part, drawn: Sequence[Drawing]) -> bytes:
    from cadbridge.drawing.emit.pdf import pdf_bytes  # noqa: PLC0415 - loads reportlab

    language = job.options.get("language", ENGLISH)
    words = words_in(language, job.mappings)
    return pdf_bytes(
        _numbered([*drawn, *_data(job, part, words)], words),
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
        of_all = f"{number}/{len(sheets)}"
        place = (paper.size.frame[2], _BELOW_FRAME)
        text = Text(Layer.TITLE, place, _TEXT, f"{words('Page')} {of_all}", Align.RIGHT)
        items = (*with_value(paper.items, words("Sheet"), of_all), text)
        yield replace(drawing, paper=replace(paper, items=items))


def _drawn(job: WriteJob, part: Part) -> Sequence[Drawing]:
    """The part as a whole, then each port or end; or only what was asked for."""
    is_bare = job.options.get("sheet") == Sheet.BARE
    on_paper = {**job.options, "sheet": Sheet.AUTO} if is_bare else job.options
    drawings = drawings_of_one(replace(job, options=on_paper), part)
    return sorted(drawings, key=lambda drawing: not drawing.sheet_only)


def _asks_for_some(job: WriteJob) -> bool:
    """Whether only some of the drawings are wanted, and nothing else."""
    return bool(job.options.get("port") or job.options.get("face_only"))


def _data(job: WriteJob, part: Part, words: Words) -> Sequence[Drawing]:
    if _asks_for_some(job):
        return ()
    kept = (
        Section(title, columns, tuple(map(tuple, rows)))
        for title, columns, rows in told_of(part, job.mappings)
    )
    return data_pages(job.library, part, words, kept)
