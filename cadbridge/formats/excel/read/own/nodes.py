"""Objects under construction: values collected from several rows until the model is built."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING
from functools import cache
from types import MappingProxyType
from typing import Any

from cadbridge.formats.excel.tables.columns import Table
from cadbridge.formats.excel.tables.part_objects import ROW_CLASSES, class_at
from cadbridge.model import CableEnd, Gender, Kind
from cadbridge.model.fields import defaults, key_of

MERGING: Mapping[tuple[str, ...], str] = {
    (): "part_number",
    ("ports",): "designation",
    ("cable", "ends"): "end",
    ("connector",): "",
    ("cable",): "",
}
"""Places whose objects collect values from rows of several tables, and what names them; of
those without a name, an object has one or none."""
_EMPTY: Mapping[tuple[str, ...], Mapping[str, str]] = {
    ("connector",): {"series": "", "gender": Gender.UNSPECIFIED}
}
"""Values that must be in a library, but which parts of other makers can be without."""


_NOTHING: Any = MappingProxyType({})
_NO_NAMES: frozenset[str] = frozenset()
"""Of most objects: they have none below, and a workbook has a hundred thousand of them."""


class Node:
    """One object of a part."""

    __slots__ = ("_named", "cells", "children", "is_gone", "place", "shown", "values")

    def __init__(self, place: tuple[str, ...]) -> None:
        self.place = place
        self.values: dict[str, Any] = {}
        self.cells: Mapping[str, str] = _NOTHING
        """Sheet and cell that values came from which another row may state, too."""
        self.children: Mapping[str, list[Node]] = _NOTHING
        self.is_gone = False
        self.shown: frozenset[str] = _NO_NAMES
        """Lists below that have rows in a table of their own, and entries of mappings."""
        self._named: dict[tuple[str, str], Node] = _NOTHING

    def child(self, step: str, name: str) -> "Node":
        """The child that collects values under this name, made if it is new."""
        node = self._named.get((step, name))
        if node is None:
            node = self.add(step)
            named = self._named or {}
            named[step, name] = node
            self._named = named
            if key := MERGING[node.place]:
                node.values[key] = name
        return node

    def add(self, step: str) -> "Node":
        """One more child."""
        if held := self.children.get(step):
            node = Node(held[0].place)
            held.append(node)
        else:
            node = Node((*self.place, step))
            self.children = {**self.children, step: [node]}
        return node

    def show(self, *names: str) -> None:
        """Add to what is shown."""
        if not self.shown.issuperset(names):
            self.shown = self.shown.union(names)

    def say_where(self, attribute: str, cell: str) -> None:
        """Note the sheet and the cell of a value."""
        self.cells = {**self.cells, attribute: cell}

    def held(self, step: str) -> Sequence["Node"]:
        """The children under a name."""
        return self.children.get(step, ())


def node_text(node: Node, attribute: str) -> str:
    """A value of a node as text."""
    return str(node.values.get(attribute, "") or "")


@cache
def required(cls: type) -> tuple[str, ...]:
    """Fields without a default."""
    return tuple(name for name, default in defaults(cls).items() if default is MISSING)


@cache
def _needed(place: tuple[str, ...]) -> tuple[str, ...]:
    """Fields that an object at a place cannot be without."""
    empty = _EMPTY.get(place, ())
    return tuple(name for name in required(class_at(place)) if name not in empty)


def missing(node: Node) -> list[str]:
    """Fields that the object of a node lacks and cannot be without."""
    values = node.values
    return [name for name in _needed(node.place) if values.get(name) in (None, "")]


def build(node: Node) -> Any:
    """The object of a node, with all below it; children that lack a required field are left out."""
    cls = class_at(node.place)
    held = {name: value for name, value in node.values.items() if value is not None}
    values = {**_EMPTY.get(node.place, {}), **held}
    if not node.place and "cable" in node.children and "kind" not in node.values:
        values["kind"] = Kind.CABLE  # a list of somebody else seldom says it
    elif node.place == ("cable",):
        ends = ends_of(node.held("ends"))
        values.update({name: build(child) for name, child in ends.items()})
    elif node.place == ("cable", "ends"):
        cls = CableEnd
        del values["end"]
    for step, children in built_children(node):
        if step == "ends":
            continue
        built = [build(child) for child in children]
        if MERGING.get((*node.place, step)) == "":
            values[step] = built[0] if built else None
        else:
            values[step] = tuple(built)
    return cls(**values)


def built_children(node: Node) -> Iterator[tuple[str, list[Node]]]:
    """By the field that they stand in, the children that become objects."""
    for step, children in node.children.items():
        yield step, [child for child in children if _becomes(child)]


def _becomes(node: Node) -> bool:
    return not (node.is_gone or missing(node))


def can_go(table: Table) -> bool:
    """Whether the rows of a table stand for objects of which a part or a library may have fewer."""
    is_one = MERGING.get(table.steps) == "" or table.steps == ("cable", "ends")
    is_about_others = table.rows in ROW_CLASSES and not table.is_beside
    return not (is_about_others or is_one)


def gone_below(node: Node) -> Iterator[tuple[str, str]]:
    """Field and key of the objects below that are said to be gone."""
    for step, children in node.children.items():
        for child in children:
            if child.is_gone and not missing(child):
                yield step, key_of(build(child))


def unread_below(node: Node) -> Iterator[str]:
    """Fields below of which a row lacks what it cannot be without: it is there, and not read."""
    for step, children in node.children.items():
        if any(map(missing, children)):
            yield step


def ends_of(children: Iterable[Node]) -> dict[str, Node]:
    """Ends of a cable by the field that they stand in."""
    return {
        f"end_{child.values['end'].lower()}": child
        for child in children
        if child.values.get("end") in ("A", "B")
    }
