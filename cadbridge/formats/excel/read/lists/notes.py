"""What was noticed in a list, alike things once with their number."""

from dataclasses import dataclass, field

from cadbridge.findings import Rule
from cadbridge.formats.excel.read.own.cells import CellReader


@dataclass(slots=True)
class Notes:
    """Gathers findings of one workbook."""

    reader: CellReader
    _cells: dict[tuple[Rule, str, str], list[str]] = field(default_factory=dict)

    def say(self, rule: Rule, message: str, sheet: str, cell: str = "") -> None:
        """Note something; the same of the same sheet is said once, with how often."""
        self._cells.setdefault((rule, message, sheet), []).append(cell)

    def tell(self) -> None:
        """Hand everything to the reader."""
        for (rule, message, sheet), cells in self._cells.items():
            count = len(set(cells)) if cells[0] else len(cells)  # a cell may be looked at again
            times = f" ({count} times)" if count > 1 else ""
            self.reader.report(rule, f"{message}{times}", sheet, cells[0])
        self._cells.clear()
