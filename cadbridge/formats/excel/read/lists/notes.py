"""What was noticed in a list, alike things once with their number."""

from dataclasses import dataclass, field

from cadbridge.findings import Rule
from cadbridge.formats.excel.read.cells import CellReader


@dataclass(slots=True)
class Notes:
    """Gathers findings of one workbook."""

    reader: CellReader
    _counts: dict[tuple[Rule, str, str], int] = field(default_factory=dict)
    _places: dict[tuple[Rule, str, str], str] = field(default_factory=dict)

    def say(self, rule: Rule, message: str, sheet: str, cell: str = "") -> None:
        """Note something; the same of the same sheet is said once, with how often."""
        key = (rule, message, sheet)
        self._counts[key] = self._counts.get(key, 0) + 1
        self._places.setdefault(key, cell)

    def tell(self) -> None:
        """Hand everything to the reader."""
        for (rule, message, sheet), count in self._counts.items():
            times = f" ({count} times)" if count > 1 else ""
            place = self._places[rule, message, sheet]
            self.reader.report(rule, f"{message}{times}", sheet, place)
        self._counts.clear()
        self._places.clear()
