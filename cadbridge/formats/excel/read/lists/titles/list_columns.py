"""The titles of one list as its reader understands them."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cadbridge.formats.excel.file.grid import Cell


class ListKind(StrEnum):
    """What a row of a list stands for."""

    PINS = "pins"
    WIRES = "wires"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column of a list."""

    index: int
    title: str
    field: str = ""
    """Nothing where the title is not known."""
    side: str = ""
    unit: str = ""
    is_certain: bool = True
    """Its title means this in every table."""
    stands_for: int = 0
    """The column of the first far end that this, of a further one, is like."""

    @property
    def name(self) -> str:
        """Field and side: ``contact_a``."""
        return f"{self.field}_{self.side}" if self.side else self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The titles of one list."""

    kind: ListKind
    first_row: int
    last_row: int
    columns: tuple[ListColumn, ...]
    named: Mapping[str, tuple[int, str]] = dataclasses.field(default_factory=dict)
    """Columns of which the title names a port or an end, with that name."""

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return sum(bool(column.field) for column in self.columns)

    @property
    def certain(self) -> int:
        """How many columns have titles that mean one thing in every table."""
        return sum(bool(column.field) and column.is_certain for column in self.columns)

    @property
    def titles(self) -> tuple[str, ...]:
        """As written, from the left."""
        return tuple(column.title.casefold() for column in self.columns)

    @property
    def span(self) -> tuple[int, int]:
        """First and last column of the sheet."""
        return self.columns[0].index, self.columns[-1].index

    def share(self, cells: Mapping[int, Cell]) -> dict[int, Cell]:
        """What of a row belongs to this list, where others stand beside it."""
        left, right = self.span
        if not self.named:
            return {index: cell for index, cell in cells.items() if left <= index <= right}
        own = {
            column.index: cells[column.index] for column in self.columns if column.index in cells
        }
        return own if own.keys() & {index for index, _ in self.named.values()} else {}

    @property
    def score(self) -> tuple[int, int, int]:
        """How well the titles are understood; wires before pins, ends before guesses."""
        sided = sum(bool(column.side) for column in self.columns)
        return self.known, int(self.kind is ListKind.WIRES), sided
