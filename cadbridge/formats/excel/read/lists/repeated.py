"""Cells that hold for several rows: merged ones, and signs for the one above."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cadbridge.findings import Rule
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.sheet_lists import FoundList
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader
from cadbridge.words import quoted


@dataclass(frozen=True, slots=True)
class Repeated:
    """The rows of a list with what such cells stand for."""

    _placed: FoundList
    _values: ValueReader
    _notes: Notes

    def rows(self) -> Iterator[dict[int, Cell]]:
        """The rows with what merged cells and signs for the one above stand for."""
        merged = self._merged_values()
        above: dict[int, Cell] = {}
        for cells in self._placed.rows:
            row = dict(cells)
            number = next(iter(cells.values())).row
            for column, value in merged.get(number, {}).items():
                row.setdefault(column, replace(value, row=number))
            for index, cell in row.items():
                if self._values.is_ditto(cell) and index in above:
                    message = f"{quoted(cell.text)} stands for the cell above"
                    self._say(rules.AS_ABOVE, message, cell)
                    row[index] = replace(above[index], row=number)
            above.update(row)
            yield dict(sorted(row.items()))

    def _merged_values(self) -> dict[int, dict[int, Cell]]:
        found: dict[int, dict[int, Cell]] = {}
        by_number = {next(iter(cells.values())).row: cells for cells in self._placed.rows}
        contacts = {c.index for c in self._placed.head.columns if c.field in ("contact", "wire")}
        for first, column, last, _ in self._placed.grid.merged:
            cell = by_number.get(first, {}).get(column)
            if cell is None or column in contacts:
                continue
            self._say(
                rules.MERGED,
                f"merged cells of column {cell.name.rstrip('0123456789')} were "
                "taken for all their rows",
                cell,
            )
            for number in range(first + 1, last + 1):
                found.setdefault(number, {})[column] = cell
        return found

    def _say(self, rule: Rule, message: str, cell: Cell) -> None:
        self._notes.say(rule, message, self._placed.sheet, cell.name)
