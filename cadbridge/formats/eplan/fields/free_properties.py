"""Free properties: the rows of EPLAN's tab of that name.

A row whose displayed name begins with one of `TOPICS` and a colon belongs to a field of the model
that EPLAN has no attribute for, ``End: A`` or ``Terminal: 13``; any other row is technical data.
In a vendor's file all rows are: it may call its own data by such names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import Entry, encode_entry
from cadbridge.formats.eplan.fields.texts import one_line
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.model import Part
from cadbridge.model.quick import quick

VALUE_LENGTH = 200
"""Characters of a value in EPLAN's 2.9 parts database."""

DESCRIPTION = "P_ARTICLE_FREE_DATA_DESCRIPTION"
UNIT = "P_ARTICLE_FREE_DATA_UNIT"
VALUE = "P_ARTICLE_FREE_DATA_VALUE"

TOPICS = ("Class", "Terminal", "Accessory", "Document", "End", "Cable", "No core")
TERMINALS = "Terminals"
"""Names the terminals of a part, of which single ones have rows where more is known."""
ORDER_NUMBER = "Order number"
CABLE_NUMBER = "Cable: part number"
CABLE_ORDER_NUMBER = "Cable: order number"
TYPE_NUMBER = "Type number"
PART_ROWS = Lines(
    Part,
    *("supplier_order_number", "currency"),
    labels={
        "supplier_order_number": "Supplier: order number",
        "currency": "Price: currency",
    },
)
"""Of a part that EPLAN has no attribute for: a row each."""
SINGLES = (ORDER_NUMBER, TYPE_NUMBER, CABLE_NUMBER, CABLE_ORDER_NUMBER, *PART_ROWS.labels)
"""Rows that stand by themselves: of a part, and of one length of a cable."""
NOT_STATED = "not stated; the {} stands in its place"
"""What the rows of order and type number say; other texts there are data of others."""
NUMBER_NOT_STATED = NOT_STATED.partition("{}")[0]


@dataclass(frozen=True, slots=True)
class FreeProperty:
    """One row."""

    name: str
    value: str
    unit: str = ""
    key: str = ""

    @property
    def topic(self) -> tuple[str, str]:
        """(topic, what of it), both empty for technical data."""
        word, colon, rest = self.name.partition(": ")
        if self.name in (*SINGLES, TERMINALS):
            return self.name, ""
        return (word, rest) if colon and word in TOPICS else ("", "")


_FREE_PROPERTY = quick(FreeProperty)


def topic_of(free: FreeProperty, plan: Plan) -> tuple[str, str]:
    """As `FreeProperty.topic`, of a row of a file that the plan is for.

    A class of a system that is known is one in all files.
    """
    topic, of = free.topic
    is_class = topic == "Class" and of in plan.classification_names.values()
    return (topic, of) if plan.is_ours or is_class else ("", "")


def is_single(free: FreeProperty, *, has_length: bool) -> bool:
    """Whether a row stands by itself, and is no technical value of one of these names.

    Args:
        free: the row.
        has_length: whether the part is as long as an order code of a cable is.
    """
    if free.name in (CABLE_NUMBER, CABLE_ORDER_NUMBER):
        return has_length
    if free.name in (ORDER_NUMBER, TYPE_NUMBER):
        return free.value.startswith(NUMBER_NOT_STATED)
    return free.name in SINGLES


def pages(name: str, entries: Iterable[Entry]) -> Iterator[FreeProperty]:
    """Labelled lines as rows of one name, each as full as a value may be."""
    lines: list[str] = []
    count = 0
    for label, text in _pieces(entries):
        line = encode_entry(label, text)
        if lines and len("\n".join([*lines, line])) > VALUE_LENGTH:
            count += 1
            yield FreeProperty(name, "\n".join(lines), key=f"{name} {count}")
            lines = []
        lines.append(line)
    if lines:
        yield FreeProperty(name, "\n".join(lines), key=f"{name} {count + 1}")


def _pieces(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, a text too long for a value in pieces that begin with a word."""
    for label, text in entries:
        rest = text
        room = VALUE_LENGTH - len(label) - 2
        while len(rest) > room and "\n" not in rest:
            end = rest.rfind(" ", 1, room) + 1 or room
            yield label, rest[:end]
            rest = rest[end:]
        if rest:
            yield label, rest


def to_node(free: FreeProperty) -> Node:
    """The element; its position is given when all are together."""
    attributes = {DESCRIPTION: plain(free.name), "pos": "0", UNIT: free.unit}
    attributes[VALUE] = plain(free.value)
    filled = {name: value for name, value in attributes.items() if value}
    return Node("freeproperty", filled, key=free.key)


def texts_of(node: Node) -> tuple[str, str, str]:
    """Displayed name, value and unit of an element, as they are written."""
    get = node.attributes.get
    return get(DESCRIPTION, ""), get(VALUE, ""), get(UNIT, "")


def from_texts(name: str, value: str, unit: str) -> FreeProperty:
    """The row that these stand for."""
    return _FREE_PROPERTY(one_line(unplain(name)), unplain(value), unit.strip())
