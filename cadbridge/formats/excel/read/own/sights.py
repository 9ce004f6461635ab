"""What a workbook shows: the columns that it has, and the lists of which rows stand there."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING
from functools import cache
from typing import Any

from cadbridge.formats.excel.read.own.assemble import Assembly
from cadbridge.formats.excel.read.own.nodes import (
    Node,
    built_children,
    ends_of,
    gone_below,
    unread_below,
)
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.extras import FORMAT_NAME
from cadbridge.formats.excel.tables.part_objects import LIBRARY_KINDS, class_at
from cadbridge.model import Library
from cadbridge.model.fields import defaults, keyed
from cadbridge.model.shown import NOTHING, Seen, Sight
from cadbridge.model.walk import is_filled

_NONE: frozenset[str] = frozenset()
_SPOKEN_OF = {"sources": "sources", "contact_names": "contact_names"}
"""Tables that speak of objects of others, and the fields of these."""


def sight_of(made: Assembly, library: Library, rows: Sequence[Row]) -> Sight:
    """What the rows show of the library that was made of them."""
    spoken = _spoken(rows)
    spoken |= {
        number: spoken[number] - {field} for number, field in made.astray if number in spoken
    }
    listed = {str(row.values.get("part_number") or "") for row in rows if "port" in row.columns}
    parts = {
        number: _of_node(
            node,
            part,
            spoken.get(number, frozenset()),
            apart=() if number in listed else ("ports",),
        )
        for (number, node), part in zip(made.without_gone().items(), library.parts, strict=True)
    }
    beside = {name: _beside(name, rows) for name, _ in LIBRARY_KINDS.values()}
    return Seen(items={"parts": parts}, others=beside)


def _spoken(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    """By part number the fields that tables about all its objects tell."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if field := _SPOKEN_OF.get(row.table.key):
            found.setdefault(str(row.values.get("part_number") or ""), set()).add(field)
    return {number: frozenset(fields) for number, fields in found.items()}


def _beside(name: str, rows: Iterable[Row]) -> Sight:
    names = {
        row.table.attribute(row.table.by_key[key])
        for row in rows
        if row.table.rows == name
        for key in row.values
    }
    if any(row.table.key == "sources" for row in rows):
        names.add("sources")
    return _leaf(frozenset(names))


def _of_node(node: Node, item: Any, spoken: frozenset[str], apart: Collection[str] = ()) -> Sight:
    """What is shown of an object; of lists `apart`, whose objects have a sheet each, no gaps."""
    blank = _blank(node)
    if node.place and not (node.children or node.shown):
        return _of_values(tuple(node.values), blank, spoken)
    in_entries = {name.partition("[")[0] for name in node.shown if "[" in name}
    apart = {"extras", "end", *in_entries, *apart, *unread_below(node)}
    names = frozenset([*node.values, *node.shown, *spoken]) - apart
    if not node.place:
        names |= {f"extras[{FORMAT_NAME}]"}
    items: dict[str, Mapping[str, Sight]] = {}
    others: dict[str, Sight] = {}
    for step, children in built_children(node):
        if step == "ends":
            ends = ends_of(children)
            items |= {
                end: {"": _of_node(child, getattr(item, end), spoken)}
                for end, child in ends.items()
            }
            continue
        held = getattr(item, step)
        if not isinstance(held, tuple):
            others[step] = _of_node(children[0], held, spoken) if children else NOTHING
            continue
        sights = [
            _of_node(child, below, spoken) for child, below in zip(children, held, strict=True)
        ]
        if sights:
            by_id = {id(sight): sight for sight in sights}
            ((most, _),) = Counter(map(id, sights)).most_common(1)
            others[step] = by_id[most]
            apart_from = zip(keyed(held), sights, strict=True) if len(by_id) > 1 else ()
            items[step] = {key: it for key, it in apart_from if id(it) != most}
    removed = frozenset(gone_below(node))
    if not (items or others or removed):
        return _leaf(names, blank)
    return Seen(names=names, items=items, others=others, removed=removed, blank=blank)


@cache
def _of_values(names: tuple[str, ...], blank: frozenset[str], spoken: frozenset[str]) -> Sight:
    """One for all objects with the same values and none below."""
    return _leaf(frozenset([*names, *spoken]) - {"extras", "end"}, blank)


@cache
def _leaf(names: frozenset[str], blank: frozenset[str] = _NONE) -> Sight:
    """One for all rows of a table."""
    return Seen(names=names, blank=blank)


def _blank(node: Node) -> frozenset[str]:
    """The fields whose cell is empty and whose usual value is not."""
    values = node.values
    blank = [name for name in _usual(node.place) if name in values and values[name] is None]
    return frozenset(blank) if blank else _NONE


@cache
def _usual(place: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a row's object that say something where nobody said anything."""
    usual = defaults(class_at(place)).items()
    return tuple(name for name, value in usual if value is not MISSING and _says(value))


def _says(value: Any) -> bool:
    return value is False or is_filled(value)
