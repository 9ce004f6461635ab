"""Objects under construction: values collected from several rows until the model is built."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from cadbridge.model import (
    Accessory,
    CableEnd,
    CableLength,
    CableSpec,
    Classification,
    Conductor,
    ConnectorSpec,
    Document,
    Function,
    Part,
    Pin,
    Port,
    PortReference,
    Property,
    Terminal,
)

CLASSES: Mapping[tuple[str, ...], type] = {
    (): Part,
    ("properties",): Property,
    ("accessories",): Accessory,
    ("documents",): Document,
    ("classifications",): Classification,
    ("ports",): Port,
    ("ports", "pins"): Pin,
    ("connector",): ConnectorSpec,
    ("cable",): CableSpec,
    ("cable", "ends"): CableEnd,
    ("cable", "ends", "mates_with"): PortReference,
    ("cable", "conductors"): Conductor,
    ("cable", "lengths"): CableLength,
    ("terminals",): Terminal,
    ("functions",): Function,
}
"""Class of the objects at each place of a part."""
SINGLE = frozenset([("connector",), ("cable",)])
"""Places that hold one object or none."""
MERGING: Mapping[tuple[str, ...], str] = {
    ("ports",): "designation",
    ("cable", "ends"): "end",
    ("connector",): "",
    ("cable",): "",
}
"""Places whose objects collect values from rows of several tables, and what names them."""
_EMPTY: Mapping[tuple[str, ...], Mapping[str, str]] = {("connector",): {"series": ""}}
"""Texts that must be in a library, but which parts of other makers can be without."""


class Node:
    """One object of a part."""

    __slots__ = ("_named", "cells", "children", "place", "values")

    def __init__(self, place: tuple[str, ...]) -> None:
        self.place = place
        self.values: dict[str, Any] = {}
        self.cells: dict[str, tuple[str, str]] = {}
        """Sheet and cell that each value came from."""
        self.children: dict[str, list[Node]] = {}
        self._named: dict[tuple[str, str], Node] = {}

    def child(self, step: str, name: str) -> "Node":
        """The child that collects values under this name, made if it is new."""
        node = self._named.get((step, name))
        if node is None:
            node = self._named[step, name] = self.add(step)
            if key := MERGING[node.place]:
                node.values[key] = name
        return node

    def add(self, step: str) -> "Node":
        """One more child."""
        node = Node((*self.place, step))
        self.children.setdefault(step, []).append(node)
        return node

    def held(self, step: str) -> Sequence["Node"]:
        """The children under a name."""
        return self.children.get(step, ())


def node_text(node: Node, attribute: str) -> str:
    """A value of a node as text."""
    return str(node.values.get(attribute, "") or "")


@cache
def required(cls: type) -> tuple[str, ...]:
    """Fields without a default."""
    return tuple(
        item.name
        for item in fields(cls)
        if item.default is MISSING and item.default_factory is MISSING
    )


def missing(node: Node) -> Iterator[str]:
    """Fields that the object of a node cannot be without."""
    for name in required(CLASSES[node.place]):
        if name in _EMPTY.get(node.place, ()):
            continue
        if node.values.get(name) in (None, ""):
            yield name


def build(node: Node) -> Any:
    """The object of a node, with all below it; children that lack a required field are left out."""
    cls = CLASSES[node.place]
    held = {name: value for name, value in node.values.items() if value is not None}
    values = {**_EMPTY.get(node.place, {}), **held}
    if node.place == ("cable",):
        values.update(_ends(node))
    elif node.place == ("cable", "ends"):
        values.pop("end", None)
    for step, children in node.children.items():
        if step == "ends":
            continue
        built = [build(child) for child in children if not any(missing(child))]
        if (*node.place, step) in SINGLE:
            values[step] = built[0] if built else None
        else:
            values[step] = tuple(built)
    return cls(**values)


def _ends(node: Node) -> dict[str, CableEnd]:
    return {
        f"end_{child.values['end'].lower()}": build(child)
        for child in node.held("ends")
        if child.values.get("end") in ("A", "B")
    }
