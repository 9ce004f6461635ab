"""Technical data as free properties: a displayed name, a value and a unit.

The fields of EPLAN's 2.9 database hold 25, 200 and 50 characters. A property that needs more than
that, or has a group or a condition, is written as labelled lines in the value; properties that
differ only in their condition share one free property as long as it has room::

    operational current  |  Group: main circuit          |  A
                         |  at AC-3 at 400 V = 25        |
                         |  at AC-3 at 500 V = 18        |
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from cadbridge.formats.eplan.fields.labels import decode_entries, encode_entries
from cadbridge.formats.eplan.fields.sheet import NAME_LENGTH, VALUE_LENGTH, FreeProperty, short_name
from cadbridge.mapping.codecs import RANGE_MARK
from cadbridge.model import Property
from cadbridge.model.fields import key_of

_HEAD = ("Name", "Group")
_FULL = (*_HEAD, "Condition", "Value", "Minimum", "Maximum", "Unit")
_EQUALS = " = "
_NAMELESS = "Property"


def encode_properties(properties: tuple[Property, ...]) -> Iterator[FreeProperty]:
    """Free properties of all technical data, in order."""
    bare = [replace(item, sources=()) if item.sources else item for item in properties]
    for _, group in groupby(bare, key=lambda item: (item.group, item.name, item.unit)):
        yield from _encode_group(list(group))


def _encode_group(items: list[Property]) -> Iterator[FreeProperty]:
    """As few free properties as hold them all within the length of a value."""
    page: list[Property] = []
    for item in items:
        if page and not _fits([*page, item]):
            yield _encode(page)
            page = []
        page.append(item)
    if page:
        yield _encode(page)


def _fits(items: list[Property]) -> bool:
    free = _encode_lines(items)
    return len(free.value) <= VALUE_LENGTH and _reads_back(free, items)


def _reads_back(free: FreeProperty, items: list[Property]) -> bool:
    """Whether a row is no topic's, and stays the same without blanks at its ends."""
    is_whole = free.value == free.value.strip() and not free.topic[0]
    return is_whole and decode_property(free) == items


def _encode(items: list[Property]) -> FreeProperty:
    return _encode_lines(items) if len(items) > 1 else _encode_single(items[0])


@lru_cache(maxsize=8192)
def _encode_single(item: Property) -> FreeProperty:
    """The plainest row that reads back as it was; the same ones stand at many parts."""
    for free in _candidates(item):
        if len(free.name) <= NAME_LENGTH and _reads_back(free, [item]):
            return free
    return encode_full(item, _NAMELESS)


def _candidates(item: Property) -> Iterator[FreeProperty]:
    """The ways to write one property, the plainest first."""
    yield _encode_plain(item)
    if item.condition:
        yield _encode_lines([item])
    yield encode_full(item)


def property_key(item: Property) -> str:
    """What identifies the row of a property."""
    return f"property {key_of(item)}"


def _encode_plain(item: Property) -> FreeProperty:
    return FreeProperty(item.name, _value(item), item.unit, property_key(item))


def _encode_lines(items: list[Property]) -> FreeProperty:
    first = items[0]
    name = short_name(first.name)
    head = encode_entries(
        (("Name", "" if name == first.name else first.name), ("Group", first.group))
    )
    lines = [f"{item.condition}{_EQUALS}{_value(item)}" for item in items]
    return FreeProperty(
        name, "\n".join(filter(None, [head, *lines])), first.unit, property_key(first)
    )


def encode_full(item: Property, title: str = "") -> FreeProperty:
    """The row of one property, all of it on labelled lines."""
    name = title or short_name(item.name)
    value = encode_entries(
        (
            ("Name", "" if name == item.name else item.name),
            ("Group", item.group),
            ("Condition", item.condition),
            ("Value", item.value),
            ("Minimum", item.minimum),
            ("Maximum", item.maximum),
        )
    )
    return FreeProperty(name, value, item.unit, property_key(item))


def _value(item: Property) -> str:
    return item.value or RANGE_MARK.join(filter(None, (item.minimum, item.maximum)))


def decode_property(free: FreeProperty) -> list[Property]:
    """The properties that a free property stands for: one, or one a condition."""
    entries = decode_entries(free.value, _FULL) if ":" in free.value else None
    if entries is not None:
        return [_decode_full(dict(entries), free)]
    lines = free.value.split("\n") if _EQUALS in free.value else []
    head: dict[str, str] = {}
    while lines and (entry := decode_entries(lines[0], _HEAD)):
        head.update(entry)
        lines.pop(0)
    if not lines or not all(_EQUALS in line for line in lines):
        value, minimum, maximum = _split_range(free.value)
        return [
            Property(name=free.name, value=value, minimum=minimum, maximum=maximum, unit=free.unit)
        ]
    return [_decode_line(line, head, free) for line in lines]


def _decode_full(texts: dict[str, str], free: FreeProperty) -> Property:
    return Property(
        group=texts.get("Group", ""),
        name=texts.get("Name", free.name),
        condition=texts.get("Condition", ""),
        value=texts.get("Value", ""),
        minimum=texts.get("Minimum", ""),
        maximum=texts.get("Maximum", ""),
        unit=texts.get("Unit", free.unit),
    )


def _decode_line(line: str, head: dict[str, str], free: FreeProperty) -> Property:
    condition, _, text = line.rpartition(_EQUALS)
    value, minimum, maximum = _split_range(text)
    return Property(
        group=head.get("Group", ""),
        name=head.get("Name", free.name),
        condition=condition,
        value=value,
        minimum=minimum,
        maximum=maximum,
        unit=free.unit,
    )


def _split_range(text: str) -> tuple[str, str, str]:
    """Value, minimum and maximum."""
    minimum, mark, maximum = text.partition(RANGE_MARK)
    return ("", minimum, maximum) if mark and minimum and maximum else (text, "", "")
