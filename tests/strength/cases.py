"""The formats whose files are changed, and how many places of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadbridge.formats import WriteJob, format_named

from . import excel_cells
from .spots import Edit, Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One format."""

    name: str
    places: int
    """How many places are tried, at least."""
    spots: Callable[[Path], Iterable[Spot]]
    change: Callable[[Path, Sequence[Edit], Path], None]
    field: Callable[[str], str] = lambda group: ""
    """The field of a group that has no rule of its own."""
    is_choice: Callable[[str], bool] = lambda group: False
    """Whether only some words can stand at the places of a group."""

    def files(self, job: WriteJob, folder: Path) -> list[Path]:
        """The exported files."""
        item = format_named(self.name)
        assert item.export is not None
        return [path for path in item.export(job, folder) if path.name == "pin-lists.xlsx"]


CASES = (
    Case(
        name="excel",
        places=500,
        spots=excel_cells.spots,
        change=excel_cells.change,
        field=excel_cells.field,
        is_choice=excel_cells.is_choice,
    ),
)
