"""The result of reading a workbook."""

from dataclasses import dataclass, field

from cadbridge.findings import Finding
from cadbridge.formats import ReadResult
from cadbridge.formats.excel.read.own.beside import Beside
from cadbridge.formats.excel.read.own.cells import Doubt
from cadbridge.formats.excel.read.own.renamed import Renamed
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.tables.extras import ExtraCell


@dataclass(frozen=True, kw_only=True, repr=False)
class WorkbookResult(ReadResult):
    """What a workbook held, and what of it can be settled with a library."""

    names_conductors: bool = False
    """Whether it has a column for the designations of conductors."""
    shown_extras: frozenset[ExtraCell] = frozenset()
    """The cells of columns that are not known, empty ones too."""
    renamed: tuple[Renamed, ...] = ()
    """Rows that were written under other names."""
    doubts: tuple[Doubt, ...] = ()
    """Identifiers that a spreadsheet program has damaged."""
    derived: tuple[tuple[str, str, Finding], ...] = ()
    """Part, text and finding of numbers of lengths that are not those of their maker and code."""

    beside: tuple[Beside, ...] = field(default=(), compare=False, repr=False)
    """What stands outside of the tables on sheets of ours."""
    layout: Layout | None = field(default=None, compare=False, repr=False)
    """The words and titles by which it was read."""
    file: str = field(default="", compare=False)
    """As findings name it; what was held is the same under any name."""
    lacking: int = 0
    """Parts of those that its cover says, which are not there."""
    is_ours: bool = False
    """Whether it was written by us; the others are lists of others."""
    listed: "WorkbookResult | None" = field(default=None, compare=False, repr=False)
    """What was read before ports of terminals became levels, which a library may know better."""

    @property
    def asks_all(self) -> bool:
        """A damaged or another name may be that of any part, and any may be the one that lacks."""
        return bool(self.doubts or self.renamed or self.lacking)
