"""What a sheet has beside the values of its cells: merged blocks, comments, struck-out texts."""

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column, 1-based."""


@dataclass(slots=True, kw_only=True)
class CellMarks:
    """Those of one sheet."""

    blocks: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Merged over several rows: first row, first column, last row, last column."""
    comments: list[tuple[Place, str]] = field(default_factory=list)
    struck: list[Place] = field(default_factory=list)
    """Cells all of whose text is struck out."""
    struck_parts: list[tuple[Place, str]] = field(default_factory=list)
    """What is struck out of cells of which the rest is not."""
    hidden_rows: list[int] = field(default_factory=list)
    """1-based; those that hold something."""
