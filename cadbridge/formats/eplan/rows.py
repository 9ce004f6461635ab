"""Reads the free properties of a part: topics of the model, classes, technical data."""

from dataclasses import dataclass, field
from functools import lru_cache

from cadbridge.formats.eplan.attributes import VariantData
from cadbridge.formats.eplan.labels import Entry
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.sheet import (
    CABLE_NUMBER,
    CABLE_ORDER_NUMBER,
    ORDER_NUMBER,
    FreeProperty,
    from_texts,
    texts_of,
)
from cadbridge.formats.eplan.technical import decode_property, property_key
from cadbridge.formats.eplan.topics import (
    decode_classification,
    known_classification,
    topic_entries,
)
from cadbridge.model import Classification, Property

_SINGLES = (ORDER_NUMBER, CABLE_NUMBER, CABLE_ORDER_NUMBER)
_REMEMBERED = 4096
"""Rows: those of a family are alike but for a few."""


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


@dataclass(frozen=True, slots=True)
class _Row:
    """What one free property says by itself."""

    free: FreeProperty
    classification: Classification | None = None
    entries: list[Entry] | None = None
    """Of a topic."""
    properties: tuple[Property, ...] = ()
    key: str = ""
    """Of the first of the properties."""


def decode_rows(nodes: list[Node], data: VariantData, plan: Plan) -> Rows:
    """All rows, in order; marks each element with what it stands for."""
    rows = Rows()
    counts: dict[str, int] = {}
    for node in nodes:
        row = _row(*texts_of(node), plan)
        name = row.free.name
        if name in _SINGLES and name not in rows.singles:
            rows.singles[name] = row.free.value
            node.key = name
        elif row.classification:
            rows.classifications.append(row.classification)
            node.key = f"Class: {row.classification.system} {row.classification.release}"
        elif row.entries is not None:
            topic, of = row.free.topic
            rows.topics.setdefault(topic, {}).setdefault(of, []).extend(row.entries)
            counts[name] = counts.get(name, 0) + 1
            node.key = f"{name} {counts[name]}"
        else:
            taken = data.take(row.free)
            rows.properties += row.properties if taken is None else (taken,)
            node.key = row.key if taken is None else property_key(taken)
    return rows


@lru_cache(maxsize=_REMEMBERED)
def _row(name: str, value: str, unit: str, plan: Plan) -> _Row:
    free = from_texts(name, value, unit)
    topic, of = free.topic
    if topic == "Class":
        return _Row(free, classification=decode_classification(free, of))
    entries = topic_entries(topic, free.value) if topic else None
    if entries is not None:
        return _Row(free, entries=entries)
    first, *others = decode_property(free)
    return _Row(
        free,
        classification=known_classification(free, plan),
        properties=(first, *others),
        key=property_key(first),
    )
