"""Reads the free properties of a part: topics of the model, classes, technical data."""

from dataclasses import dataclass, field

from cadbridge.formats.eplan.attributes import VariantData
from cadbridge.formats.eplan.labels import Entry
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.sheet import ORDER_NUMBER, FreeProperty, from_node
from cadbridge.formats.eplan.technical import decode_property, property_key
from cadbridge.formats.eplan.topics import (
    decode_classification,
    known_classification,
    topic_entries,
)
from cadbridge.model import Classification, Property

_SINGLES = (ORDER_NUMBER, "Cable: part number", "Cable: order number")


@dataclass(slots=True)
class Rows:
    """What the free properties of one part say."""

    classifications: list[Classification] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    singles: dict[str, str] = field(default_factory=dict)
    topics: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)

    def topic(self, name: str) -> dict[str, list[Entry]]:
        """Labelled lines by what they are of, ``A`` of ``End: A``; pages joined."""
        return self.topics.get(name, {})

    def single(self, name: str) -> str:
        """The value of a row that stands by itself; empty where there is none."""
        return self.singles.get(name, "")


def decode_rows(nodes: list[Node], data: VariantData, plan: Plan) -> Rows:
    """All rows, in order; marks each element with what it stands for."""
    rows = Rows()
    counts: dict[str, int] = {}
    for node in nodes:
        free = from_node(node)
        topic, of = free.topic
        if free.name in _SINGLES and free.name not in rows.singles:
            rows.singles[free.name] = free.value
            node.key = free.name
        elif topic == "Class":
            rows.classifications.append(decode_classification(free, of))
            node.key = f"{free.name} {free.unit}"
        elif topic and _add_topic(rows, free, topic, of):
            counts[free.name] = counts.get(free.name, 0) + 1
            node.key = f"{free.name} {counts[free.name]}"
        else:
            _add_value(rows, free, node, data, plan)
    return rows


def _add_topic(rows: Rows, free: FreeProperty, topic: str, of: str) -> bool:
    entries = topic_entries(topic, free.value)
    if entries is None:
        return False
    rows.topics.setdefault(topic, {}).setdefault(of, []).extend(entries)
    return True


def _add_value(rows: Rows, free: FreeProperty, node: Node, data: VariantData, plan: Plan) -> None:
    known = known_classification(free, plan)
    if known is not None:
        rows.classifications.append(known)
        node.key = f"Class: {known.system} {known.release}"
        return
    taken = data.take(free)
    properties = decode_property(free) if taken is None else [taken]
    node.key = property_key(properties[0])
    rows.properties += properties
