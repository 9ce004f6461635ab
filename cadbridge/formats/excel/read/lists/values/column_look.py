"""How what stands in one column looks, where that tells what it means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.title_text import tidy
from cadbridge.formats.excel.read.lists.values.contacts import (
    MARKS_OF_PINS,
    Shapes,
    apart,
    split_at_any,
)


@dataclass(frozen=True)
class ColumnLook:
    """The cells of one column."""

    _cells: Sequence[tuple[Cell, int]]
    """Each with the number of cells in its row."""
    _is_splice: Callable[[str], bool]
    _is_of_pins: bool = False

    @cached_property
    def texts(self) -> frozenset[str]:
        """What stands in them."""
        return frozenset(tidy(cell.text) or str(cell.value or "") for cell, _ in self._cells)

    @cached_property
    def mark(self) -> str:
        """The sign between port and contact where cells hold both, or a splice; else empty."""
        texts = (tidy(cell.text) or str(cell.value or "") for cell, _ in self._cells)
        named = [text for text in texts if not self._is_splice(text)]
        return apart(named, MARKS_OF_PINS) if self._is_of_pins else apart(named)

    @cached_property
    def has_own_marks(self) -> bool:
        """Whether each cell holds port and contact, with whatever sign between them."""
        texts = [text for text in self.texts if not self._is_splice(text)]
        return len(texts) > 1 and all(split_at_any(text)[1] for text in texts)

    @cached_property
    def shapes(self) -> Shapes:
        """How the contacts look."""
        return Shapes(
            " ".join(cell.text.split()) or str(cell.value)
            for cell, width in self._cells
            if cell.value is not None and (width > 1 or isinstance(cell.value, int))
        )

    @cached_property
    def says_once(self) -> bool:
        """Whether no two cells say the same."""
        texts = [str(cell.value) for cell, _ in self._cells]
        return len(set(texts)) == len(texts) > 1

    @property
    def counts(self) -> bool:
        """Whether it counts on: ``A1``, ``A2``, ``A3``."""
        texts = [str(cell.value) for cell, _ in self._cells]
        letters = {text.rstrip("0123456789") for text in texts}
        return len(letters) == 1 and self.says_once and all(text[-1:].isdigit() for text in texts)
