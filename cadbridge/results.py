"""The classes of what public calls return, for annotations.

`Finding`, `Library`, `Part` and `ReadResult` are in `cadbridge` itself, the model's other classes
in `cadbridge.model`.
"""

from cadbridge.doubts import OpenPoint
from cadbridge.findings import Place, Rule
from cadbridge.formats import Format, TableRead
from cadbridge.jobs.describe import Description
from cadbridge.jobs.diff import Change, Differences
from cadbridge.jobs.importing import ImportPlan
from cadbridge.jobs.verify import Difference, FormatReport, PartReport
from cadbridge.library import LoadedLibrary
from cadbridge.step import Draft, DraftOptions, Numbering

__all__ = [
    "Change",
    "Description",
    "Difference",
    "Differences",
    "Draft",
    "DraftOptions",
    "Format",
    "FormatReport",
    "ImportPlan",
    "LoadedLibrary",
    "Numbering",
    "OpenPoint",
    "PartReport",
    "Place",
    "Rule",
    "TableRead",
]
