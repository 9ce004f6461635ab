"""What was noticed in a list of parts, alike things once with their number."""

from dataclasses import dataclass, field

from cadbridge.findings import Rule
from cadbridge.formats.excel.read.own.cells import CellReader

_SHOWN = 3


@dataclass(slots=True)
class PartNotes:
    """Gathers the findings of one sheet."""

    reader: CellReader
    sheet: str
    _examples: dict[tuple[Rule, str], dict[str, str]] = field(default_factory=dict)
    """By rule and subject, cells with what was found there."""

    def say(self, rule: Rule, subject: str, example: str = "", cell: str = "") -> None:
        """Note something about a subject, a column say; and what it was in this cell.

        Without a cell, each example counts once.
        """
        self._examples.setdefault((rule, subject), {}).setdefault(cell or f" {example}", example)

    def tell(self) -> None:
        """Hand everything to the reader."""
        for (rule, subject), found in self._examples.items():
            examples = list(dict.fromkeys(filter(None, found.values())))
            shown = "; ".join(examples[:_SHOWN])
            more = f" (and {len(found) - _SHOWN} more)" if len(found) > _SHOWN else ""
            message = f"{subject}: {shown}{more}" if shown else subject
            self.reader.report(rule, message, self.sheet, self._cell(found))

    @staticmethod
    def _cell(found: dict[str, str]) -> str:
        first = next(iter(found))
        return "" if first.startswith(" ") else first
