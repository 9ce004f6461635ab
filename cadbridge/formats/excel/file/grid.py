"""A sheet as a plain grid of cells: values, formulas with what they last gave, merged blocks."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from openpyxl.utils import get_column_letter

_LONG = 1000
"""Characters from which a text is looked at more closely."""


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Cell:
    """One filled cell; nobody changes one, but to say so costs a third of the time of reading."""

    row: int
    """1-based."""
    column: int
    """1-based."""
    value: Any
    """Text, number, truth value or date; None where a formula gave none."""
    is_formula: bool = False
    is_error: bool = False

    @property
    def name(self) -> str:
        """As people call it: ``B7``."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def is_plain_text(self) -> bool:
        """Whether it holds a text that is neither calculated nor so long that it may be cut."""
        value = self.value
        return type(value) is str and not (self.is_formula or self.is_error or len(value) > _LONG)

    @property
    def text(self) -> str:
        """Its text, or nothing where it holds something else."""
        return self.value if isinstance(self.value, str) else ""


@dataclass(slots=True, kw_only=True)
class Grid:
    """One sheet."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """Filled cells by row and column."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Blocks over several rows: first row, first column, last row, last column."""
    is_hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)
    """Rows and columns of cells whose text is struck through."""
    struck_parts: dict[tuple[int, int], str] = field(default_factory=dict)
    """What is struck through of cells of which the rest is not."""
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    """By row and column."""

    def put(self, cell: Cell) -> None:
        """Add a cell."""
        self.rows.setdefault(cell.row, {})[cell.column] = cell

    @property
    def hidden_words(self) -> str:
        """What of it is hidden and read all the same; nothing where all is in sight."""
        if self.is_hidden:
            return "the sheet is hidden, and is read"
        if len(self.hidden_rows) == 1:
            return f"row {self.hidden_rows[0]} is hidden, and is read"
        rows = ", ".join(map(str, self.hidden_rows[:10]))
        more = " and more" if len(self.hidden_rows) > 10 else ""
        return f"rows {rows}{more} are hidden, and are read" if rows else ""

    def struck_in(self, cell: Cell) -> str:
        """What of a cell is struck out; nothing where nothing is."""
        place = (cell.row, cell.column)
        return str(cell.value) if place in self.struck else self.struck_parts.get(place, "")

    def split(self, row: int) -> tuple["Grid", "Grid"]:
        """What stands above a row, and the rest."""
        above = {number: cells for number, cells in self.rows.items() if number < row}
        below = {number: cells for number, cells in self.rows.items() if number >= row}
        return replace(self, rows=above), replace(self, rows=below)

    def blocks(self) -> list[range]:
        """Its columns, apart where one is empty in all rows."""
        used = sorted({column for cells in self.rows.values() for column in cells})
        found: list[range] = []
        for at in used:
            if found and found[-1].stop == at:
                found[-1] = range(found[-1].start, at + 1)
            else:
                found.append(range(at, at + 1))
        return found

    def within(self, columns: Container[int]) -> "Grid":
        """What of it stands in some columns."""
        cut = {
            number: {at: cell for at, cell in cells.items() if at in columns}
            for number, cells in self.rows.items()
        }
        return replace(self, rows={number: cells for number, cells in cut.items() if cells})

    def row(self, number: int) -> Mapping[int, Cell]:
        """Filled cells of a row by column."""
        return self.rows.get(number, {})
