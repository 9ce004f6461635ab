"""Technical data as free properties: a displayed name, a value and a unit.

The name tells which value it is, the way people say it: the property, then its condition, and the
group first where the name alone does not tell it::

    Ambient temperature during operation          |  -25 ... 60  |  °C
    Main circuit: Operational current at AC-3     |  25          |  A

Names that the mapping lists stand in the group that it gives them, begin with a capital, and need
no comma before words such as "at". Where a comma, a colon or a range belongs to a text and parts
nothing, its blanks are no-break spaces: ``Speed, nominal`` is then one name and looks as it is
written. Only texts with breaks or blanks at their ends go as labelled lines into the value. EPLAN
2.9 has 200 positions: of a part with more, properties that differ only in their condition share
one, a line each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, product
from types import MappingProxyType
from typing import Any

from cadbridge.formats.eplan.fields.free_properties import VALUE_LENGTH, FreeProperty, topic_of
from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import encode_entries
from cadbridge.formats.eplan.fields.texts import one_line
from cadbridge.formats.eplan.plan import Plan
from cadbridge.mapping.codecs import RANGE_MARK
from cadbridge.model import Property
from cadbridge.model.fields import key_of
from cadbridge.model.quick import quick

_LINES = Lines(Property, "name", "group", "condition", "value", "minimum", "maximum", "unit")
"""In the value of a row that no plainer one could stand for; the unit has its own field."""
_PROPERTY = quick(Property)
_EQUALS = " = "
_GROUP, _CONDITION = ": ", ", "
_AT_LEAST, _AT_MOST = "≥ ", "≤ "
_NAMELESS = "Property"
_BOUND = "\N{NO-BREAK SPACE}"
_NAME_MARKS = (_GROUP, _CONDITION)
_VALUE_MARKS = (RANGE_MARK, _EQUALS, _AT_LEAST, _AT_MOST, ": ")


Known = Mapping[int, FreeProperty]
"""The rows of properties that were read of them, by the identity of the property."""
NOTHING: Known = MappingProxyType({})


def encode_properties(
    properties: tuple[Property, ...], plan: Plan, known: Known = NOTHING
) -> Iterator[FreeProperty]:
    """Free properties of all technical data, in order.

    Args:
        properties: the technical data.
        plan: how it is written.
        known: rows that would be written so again, as `is_written_so` says.
    """
    bare = [replace(item, sources=()) if item.sources else item for item in properties]
    runs = [list(run) for _, run in groupby(bare, key=lambda it: (it.group, it.name, it.unit))]
    too_many = len(bare) - plan.free_positions
    rows: list[list[FreeProperty]] = []
    for run in reversed(runs):
        own = list(_together(run, plan) if too_many > 0 else _apart(run, plan, known))
        too_many -= len(run) - len(own)
        rows.append(own)
    return (row for own in reversed(rows) for row in own)


def are_too_many(properties: tuple[Property, ...], plan: Plan) -> bool:
    """Whether not every property can have a position of its own."""
    return len(properties) > plan.free_positions


def _apart(run: list[Property], plan: Plan, known: Known) -> Iterator[FreeProperty]:
    return (known.get(id(item)) or _encode_single(item, plan) for item in run)


def is_written_so(free: FreeProperty, item: Property, plan: Plan) -> bool:
    """Whether the property that a row was read as alone would be written so: it is the plainest."""
    return next(_ways(item, plan)) == (free.name, free.value) and _is_whole(free, plan)


def _together(run: list[Property], plan: Plan) -> Iterator[FreeProperty]:
    """As few free properties as hold them all within the length of a value."""
    page: list[Property] = []
    for item in run:
        if page and not _fits([*page, item], plan):
            yield _encode(page, plan)
            page = []
        page.append(item)
    if page:
        yield _encode(page, plan)


def _fits(items: list[Property], plan: Plan) -> bool:
    free = _encode_lines(items, plan)
    return len(free.value) <= VALUE_LENGTH and _reads_back(free, items, plan)


def _reads_back(free: FreeProperty, items: list[Property], plan: Plan) -> bool:
    """Whether a row is read as these alone."""
    return _is_whole(free, plan) and decode_property(free, plan) == items


def _is_whole(free: FreeProperty, plan: Plan) -> bool:
    """Whether a row is no topic's, and stays the same without blanks at its ends."""
    is_whole = free.value == free.value.strip() and free.name == one_line(free.name)
    return is_whole and not topic_of(free, plan)[0]


def _encode(items: list[Property], plan: Plan) -> FreeProperty:
    return _encode_lines(items, plan) if len(items) > 1 else _encode_single(items[0], plan)


@lru_cache(maxsize=8192)
def _encode_single(item: Property, plan: Plan) -> FreeProperty:
    """The plainest row that reads back as it was; the same ones stand at many parts."""
    for title, value in _ways(item, plan):
        free = FreeProperty(title, value, item.unit, property_key(key_of(item)))
        if _reads_back(free, [item], plan):
            return free
    return _encode_full(item)


def _ways(item: Property, plan: Plan) -> Iterator[tuple[str, str]]:
    """Ways to name a property and to give its value, the plainest first."""
    value = _value(item)
    for title in _titles(item, plan):
        yield title, value
    values = (value, _bound(value, _VALUE_MARKS) if item.value else value)
    around: dict[str, Any] = {
        "group": _bound(item.group, _NAME_MARKS),
        "condition": _bound(item.condition, [_GROUP]),
    }
    for name in (item.name, _bound(item.name, _NAME_MARKS), _bound(item.name, " ")):
        for told in (replace(item, name=name), replace(item, name=name, **around)):
            yield from product(_titles(told, plan), values)


def _bound(text: str, marks: Iterable[str]) -> str:
    """The text, whose marks part nothing."""
    for mark in marks:
        text = text.replace(mark, mark.replace(" ", _BOUND))
    return text


def _unbound(text: str, marks: Iterable[str]) -> str:
    """The text as it is meant; see `_bound`."""
    for mark in marks if _BOUND in text else ():
        text = text.replace(mark.replace(" ", _BOUND), mark)
    return text


def property_key(key: str) -> str:
    """What identifies the row of a property of that key."""
    return f"property {key}"


def _titles(item: Property, plan: Plan) -> Iterator[str]:
    """Ways to name a property, the plainest first."""
    title = plan.property_titles.get(item.name, item.name)
    is_known = item.name in plan.property_titles
    follows = is_known and item.condition.partition(" ")[0] in plan.condition_words
    said = f"{title}{' ' if follows else _CONDITION}{item.condition}" if item.condition else title
    if not item.group or plan.property_groups.get(item.name) == (item.group,):
        yield said
    plain = f"{item.name}{_CONDITION}{item.condition}" if item.condition else item.name
    for text in (said, plain):
        yield f"{item.group}{_GROUP}{text}" if item.group else text


def _encode_lines(items: list[Property], plan: Plan) -> FreeProperty:
    first = items[0]
    title = next(_titles(replace(first, condition=""), plan))
    lines = [f"{item.condition}{_EQUALS}{_value(item)}" for item in items]
    return FreeProperty(title, "\n".join(lines), first.unit, property_key(key_of(first)))


def _encode_full(item: Property) -> FreeProperty:
    """The row of one property, all of it on labelled lines."""
    value = encode_entries(_LINES.entries(item, {"unit": item.unit}))
    return FreeProperty(_NAMELESS, value, item.unit, property_key(key_of(item)))


def _value(item: Property) -> str:
    if item.minimum and item.maximum:
        return item.value or f"{item.minimum}{RANGE_MARK}{item.maximum}"
    least = item.minimum and f"{_AT_LEAST}{item.minimum}"
    return item.value or least or (item.maximum and f"{_AT_MOST}{item.maximum}")


def decode_property(free: FreeProperty, plan: Plan) -> list[Property]:
    """The properties that a free property stands for: one, or one a condition."""
    is_full = free.name == _NAMELESS and ":" in free.value
    entries = _LINES.read(free.value) if is_full else None
    if entries is not None:
        return [Property(**{"name": free.name, "unit": free.unit} | _LINES.values(entries))]
    is_topic = bool(topic_of(free, plan)[0])
    group, name, condition = ("", free.name, "") if is_topic else _said(free.name, plan)
    lines = free.value.split("\n") if _EQUALS in free.value and not condition else []
    told = [(condition, free.value)]
    if lines and all(_EQUALS in line for line in lines):
        told = [(said, text) for said, _, text in (line.partition(_EQUALS) for line in lines)]
    return [_decode(group, name, said, text, free.unit) for said, text in told]


def _said(text: str, plan: Plan) -> tuple[str, str, str]:
    """Group, name and condition that a displayed name tells."""
    group, colon, rest = text.partition(_GROUP)
    if not (colon and group and rest):
        group, rest = "", text
    for title, name in plan.titled_names if rest.startswith(plan.all_titles) else ():
        tail = rest.removeprefix(title)
        follows = tail.startswith(" ") and tail[1:].partition(" ")[0] in plan.condition_words
        if rest.startswith(title) and (not tail or follows or tail.startswith(_CONDITION)):
            usual = plan.property_groups[name]
            condition = tail.removeprefix(_CONDITION).removeprefix(" ")
            return group or (usual[0] if len(usual) == 1 else ""), name, condition
    name, _, condition = rest.partition(_CONDITION)
    return group, name, condition


def _decode(group: str, name: str, condition: str, text: str, unit: str) -> Property:
    value, minimum, maximum = _split_range(text)
    return _PROPERTY(
        group=_unbound(group, _NAME_MARKS),
        name=_unbound(name, " "),
        condition=_unbound(condition, _NAME_MARKS),
        value=value,
        minimum=minimum,
        maximum=maximum,
        unit=unit,
    )


def _split_range(text: str) -> tuple[str, str, str]:
    """Value, minimum and maximum."""
    if text.startswith(_AT_LEAST):
        return "", text.removeprefix(_AT_LEAST), ""
    if text.startswith(_AT_MOST):
        return "", "", text.removeprefix(_AT_MOST)
    minimum, mark, maximum = text.partition(RANGE_MARK)
    if mark and minimum and maximum:
        return "", minimum, maximum
    return _unbound(text, _VALUE_MARKS), "", ""
