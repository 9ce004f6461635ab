"""The formats whose files are changed, and how many places of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as filled
from pathlib import Path

from cadbridge.formats import WriteJob, format_named

from . import dxf_tags, edz_archive, eplan_xml, excel_cells, library_yaml, part_books
from .spots import Edit, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One format."""

    name: str
    """Of the format."""
    about: str = ""
    """Which of its files, where two cases share a format."""
    places: int
    """How many places are tried, at least."""
    spots: Callable[[Path], Iterable[Spot]]
    change: Callable[[Path, Sequence[Edit], Path], None]
    rules: tuple[str, ...]
    """Lists of rules.yaml."""
    field: Callable[[str], str] = lambda group: ""
    """The field of a group that has no rule of its own."""
    single: bool = False
    """Whether a file is about one thing, so that one place of it is changed at a time."""
    is_choice: Callable[[str], bool] = lambda group: False
    """Whether only words that stand at places of a group can stand there."""
    meaning: Callable[[str, str], str] = lambda group, text: text
    """The value that a text stands for at places of a group."""
    words: Callable[[str], Sequence[str]] = lambda group: ()
    """Words that can stand at the places of a group; nothing where other values can."""
    takes: Callable[[Path], bool] = lambda path: True
    """Which of the exported files are changed."""
    options: Mapping[str, str] = filled(default_factory=dict)
    """Of the writer."""

    def job(self, job: WriteJob) -> WriteJob:
        """The job with the options of the case."""
        return replace(job, options=self.options)

    def files(self, job: WriteJob, folder: Path) -> list[Path]:
        """The exported files."""
        item = format_named(self.name)
        assert item.export is not None
        written = item.export(self.job(job), folder)
        return [path for path in written if path.suffix in item.suffixes and self.takes(path)]


CASES = (
    Case(
        name="excel",
        rules=("excel",),
        places=500,
        spots=excel_cells.spots,
        change=excel_cells.change,
        field=excel_cells.field,
        is_choice=excel_cells.is_choice,
        meaning=excel_cells.meaning,
        takes=lambda path: path.stem == "pin-lists",
    ),
    Case(
        name="excel",
        about="part books",
        rules=("part books", "excel"),
        places=300,
        spots=part_books.spots,
        change=excel_cells.change,
        field=excel_cells.field,
        is_choice=excel_cells.is_choice,
        meaning=excel_cells.meaning,
        single=True,
    ),
    Case(
        name="eplan", rules=("eplan",), places=500, spots=eplan_xml.spots, change=eplan_xml.change
    ),
    Case(
        name="eplan",
        about="sources",
        rules=("eplan",),
        places=300,
        spots=eplan_xml.spots,
        change=eplan_xml.change,
        options={"sources": "yes"},
    ),
    Case(
        name="edz",
        places=300,
        spots=edz_archive.spots,
        change=edz_archive.change,
        rules=("edz", "eplan"),
    ),
    Case(
        name="dxf",
        rules=("dxf",),
        places=800,
        spots=dxf_tags.spots,
        change=dxf_tags.change,
        is_choice=lambda group: group == "ATTRIB ROLE",
        single=True,
    ),
    Case(
        name="library",
        rules=("library",),
        places=400,
        spots=library_yaml.spots,
        change=library_yaml.change,
        field=library_yaml.field,
        words=library_yaml.words,
        single=True,
    ),
)
