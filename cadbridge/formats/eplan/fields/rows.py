"""The free properties of a part: topics of the model, classes, technical data.

What a list of rows says, and how its classes and technical data would be written, is remembered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cadbridge.formats.eplan.fields.attributes import (
    VariantData,
    encode_technical,
    plain_first,
    technical_texts,
)
from cadbridge.formats.eplan.fields.free_properties import (
    NUMBER_NOT_STATED,
    SINGLES,
    FreeProperty,
    from_texts,
    is_single,
    texts_of,
    to_node,
    topic_of,
)
from cadbridge.formats.eplan.fields.labels import Entry
from cadbridge.formats.eplan.fields.technical import (
    NOTHING,
    Known,
    decode_property,
    is_written_so,
    property_key,
)
from cadbridge.formats.eplan.fields.topics import (
    decode_classification,
    encode_classification,
    known_classification,
    topic_entries,
)
from cadbridge.formats.eplan.kept.alike import REMEMBERED, Alike, SeenAgain, number, put
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Classification, Property
from cadbridge.model.fields import key_of
from cadbridge.model.quick import quick

ROW = "freeproperty"
_SINGLE_ROWS = 4096
"""Remembered; those of a family are alike but for a few."""
_Technical = tuple[tuple[str, str], ...]
"""Labels and texts of the variant's attributes for technical data."""


@dataclass(slots=True, eq=False)
class Rows:
    """What the free properties of one part say, with its technical data; shared by parts."""

    nodes: list[Node]
    """The elements, marked with what they stand for (`Node.key`)."""
    classifications: list[Classification] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    singles: dict[str, str] = field(default_factory=dict)
    topics: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    again: dict[int, FreeProperty] = field(default_factory=dict)
    """Rows that would be written as they are, by the identity of their property."""
    written: dict[Plan, tuple[Mapping[str, str], list[Node]]] = field(default_factory=dict)
    """What would be written for it by a plan, once that was asked for."""

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
    is_written_so: bool = False
    """Whether a single property would be written as it is."""

    @property
    def says_anything(self) -> bool:
        """Whether the technical data has a value; headings of vendors have none."""
        return any(item.value or item.minimum or item.maximum for item in self.properties)


_ROW, _FREE_PROPERTY = quick(_Row), quick(FreeProperty)


def take_rows(part: Node, variant: Node, plan: Plan) -> Rows:
    """What a part's rows say; their elements take the place of the part's."""
    nodes = part.children_of(ROW)
    technical = technical_texts(variant, plan)
    whole = _seen_again(nodes)
    has_length = bool(variant.get("P_ARTICLE_CABLELENGTH"))
    if whole is None:
        return _decode(nodes, technical, plan, has_length)
    rows = _remembered(whole, technical, plan, has_length)
    put(part, ROW, rows.nodes)
    return rows


_seen_again = SeenAgain()


@lru_cache(maxsize=REMEMBERED)
def _remembered(whole: Alike, technical: _Technical, plan: Plan, has_length: bool) -> Rows:
    return _decode(whole.elements(), technical, plan, has_length)


def _decode(nodes: list[Node], technical: _Technical, plan: Plan, has_length: bool) -> Rows:
    data = VariantData(technical, plan)
    rows = Rows(nodes)
    counts: dict[str, int] = {}
    seen: dict[str, int] = {}
    classes: set[str] = set()  # a second class of one release stays technical data
    for node in nodes:
        row = _row(*texts_of(node), plan)
        name = row.free.name
        if plan.is_ours and name not in rows.singles and is_single(row.free, has_length=has_length):
            rows.singles[name] = row.free.value
            node.key = name
        elif row.classification and key_of(row.classification) not in classes:
            classes.add(key_of(row.classification))
            rows.classifications.append(row.classification)
            node.key = f"Class: {row.classification.system} {row.classification.release}"
        elif row.entries is not None:
            topic, of = row.free.topic
            rows.topics.setdefault(topic, {}).setdefault(of, []).extend(row.entries)
            counts[name] = counts.get(name, 0) + 1
            node.key = f"{name} {counts[name]}"
        elif row.says_anything:
            for item in row.properties:
                named, key = _named(item, node.get("pos"), seen)
                if item is row.properties[0]:
                    node.key = property_key(key)
                data.pass_over(named)
                rows.properties.append(named)
                if row.is_written_so and named is item:
                    free = row.free
                    again = _FREE_PROPERTY(free.name, free.value, free.unit, node.key)
                    rows.again[id(item)] = again
    rows.properties[:0] = data.rest()
    return rows


def _named(item: Property, position: str, seen: dict[str, int]) -> tuple[Property, str]:
    """The property under a name that it has alone, with its key.

    A row without name is known by its place.

    Args:
        item: the property.
        position: of its row.
        seen: names that are taken, and how often each was given; this one is added.
    """
    name = item.name if item.name.strip() else f"Free property {position}".strip()
    named = item if name == item.name else replace(item, name=name)
    first = key = key_of(named)
    while key in seen:
        seen[first] += 1
        named = replace(item, name=f"{name} #{seen[first]}")
        key = key_of(named)
    seen[key] = 1
    return named, key


@lru_cache(maxsize=_SINGLE_ROWS)
def _row(name: str, value: str, unit: str, plan: Plan) -> _Row:
    free = from_texts(name, value, unit)
    topic, of = topic_of(free, plan)
    if topic == "Class":
        return _Row(free, classification=decode_classification(free, of))
    entries = topic_entries(topic, free.value) if topic else None
    if entries is not None:
        return _Row(free, entries=entries)
    if free.value != free.value.strip():
        free = replace(free, value=free.value.strip())
    first, *others = decode_property(free, plan)
    return _ROW(
        free,
        classification=known_classification(free, plan),
        properties=(first, *others),
        is_written_so=not others and is_written_so(free, first, plan),
    )


def has_rows_of_ours(part: Node) -> bool:
    """Whether a row of a part has a form that only rows written here have.

    EPLAN puts the name of its own database into the root, and leaves the rows as they are. Two
    labelled lines of a topic are no vendor's, nor the words for a number that stands for another.
    """
    rows = (from_texts(*texts_of(node)) for node in part.children_of(ROW))
    return any(map(_is_unmistakable, (row for row in rows if row.topic[0])))


def _is_unmistakable(row: FreeProperty) -> bool:
    if row.name in SINGLES:
        return row.value.startswith(NUMBER_NOT_STATED)
    return "\n" in row.value and topic_entries(row.topic[0], row.value) is not None


def encode_rows(
    classifications: Iterable[Classification],
    properties: tuple[Property, ...],
    plan: Plan,
    known: Known = NOTHING,
) -> tuple[Mapping[str, str], list[Node]]:
    """Attributes of the variant, and the rows of classes and technical data, unnumbered.

    `known` is as of `encode_properties`.
    """
    attributes, technical = encode_technical(properties, plan, known)
    rows = [*map(encode_classification, classifications), *technical]
    nodes = [to_node(row) for row in rows]
    return attributes, nodes


def encode_rows_again(rows: Rows, plan: Plan) -> tuple[Mapping[str, str], list[Node]]:
    """The same for what was read: the same objects where they agree."""
    if plan not in rows.written:
        rows.written[plan] = _encode_again(rows, plan)
    return rows.written[plan]


def _encode_again(rows: Rows, plan: Plan) -> tuple[Mapping[str, str], list[Node]]:
    properties = plain_first(tuple(rows.properties), plan)
    attributes, nodes = encode_rows(rows.classifications, properties, plan, rows.again)
    number(nodes, ROW)
    read = rows.nodes[: len(nodes)]
    return attributes, read if nodes == read else nodes
