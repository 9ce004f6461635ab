"""What the lists of one workbook have in common, and what becomes of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cadbridge.formats.excel.read.lists.naming import Namer
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.lists.sheet_lists import FoundList
from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords
from cadbridge.formats.excel.read.lists.values.list_values import ValueReader
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.columns import Layout

ENDS = ("a", "b")
OF_PINS: Mapping[str, str] = {
    "connector": "connector",
    "signal": "signal",
    "function": "function",
    "direction": "direction",
    "voltage": "voltage",
    "remarks": "remarks",
    "optional": "optional",
    "channel": "channel",
    "colour": "wire_colour",
    "gauge": "wire_gauge",
    "area": "wire_cross_section",
}
OF_WIRES: Mapping[str, str] = {
    "signal": "signal",
    "function": "function",
    "remarks": "remarks",
    "colour": "colour",
    "colour_printed": "colour_printed",
    "gauge": "gauge",
    "area": "cross_section",
    "core": "core",
    "wire": "conductor",
    "pair": "pair",
    "length": "conductor_length",
    "shield": "shield",
}
OF_PARTS = frozenset(
    [
        *("manufacturer", "type_number", "order_number", "erp_number", "gtin"),
        *("supplier", "supplier_order_number"),
    ]
)
"""Fields of parts that columns beside pins may say."""
IN_PLACE = OF_PARTS | frozenset(
    ["contact", "port", "device", "part", "cable", "terminal", "kind", "sequence", "stripe"]
)
"""Fields that say where a row belongs and what its part is, or nothing."""


@dataclass(slots=True)
class Understood:
    """A list with how it was read, for people."""

    placed: FoundList
    columns: Sequence[ListColumn]
    part: str = ""
    port: str = ""
    rows: list[Row] = field(default_factory=list)
    passed: dict[int, str] = field(default_factory=dict)
    """Lines that are no row, by their number, with why."""
    kind: ListKind = ListKind.PINS
    known: Mapping[str, str] = field(default_factory=dict)
    """Fields of columns that its table has."""
    guesses_part: bool = False
    """Nothing names its part."""
    guesses_port: bool = False
    is_one_of_several: bool = False
    """Its workbook has lists on other sheets."""


@dataclass(slots=True)
class OfPort:
    """The lists that are about one port alone."""

    lines: Sequence[str]
    """Above the first of them, the nearest first."""
    contacts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ListBook:
    """What the lists of one workbook have in common."""

    layout: Layout
    reader: CellReader
    words: TitleWords
    notes: Notes
    stem: str
    """Name of the file without its suffix."""
    part: str = ""
    """As the user says."""
    port: str = ""
    """As the user says."""
    has_columns: bool = False
    """Whether the user says what the columns hold."""
    described: set[str] = field(default_factory=set)
    """Parts that have a description."""
    has_several_sheets: bool = False
    """Whether lists stand on more than one sheet."""
    ports: dict[tuple[str, str], OfPort] = field(default_factory=dict)
    """Parts and ports that lists are about alone, with what these lists are."""
    values: ValueReader = field(init=False)
    namer: Namer = field(init=False)

    def __post_init__(self) -> None:
        self.values = ValueReader(self.reader, self.notes, self.words)
        self.namer = Namer(self.layout)
