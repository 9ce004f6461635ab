"""What a part is read as because its element says nothing there: such values are not shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cadbridge.formats.eplan.fields.product_group import is_grouped
from cadbridge.formats.eplan.xml.elements import definition_of
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Part
from cadbridge.model.fields import keyed
from cadbridge.model.shown import Filled, Sight

_FUNCTION = "function "
"""Begins the key of a function's template."""
Places = frozenset[str]
"""``kind``, ``accessories[GEN.C1].quantity``."""


def unsaid_places(part: Part, node: Node, variant: Node, counted: Iterable[bool]) -> Places:
    """The places of usual values.

    Args:
        part: as it was read.
        node: its element.
        variant: its variant, whose templates have the names of what they stand for.
        counted: of each accessory, whether a quantity stands there.
    """
    return frozenset(_unsaid(part, node, variant, counted))


def _unsaid(part: Part, node: Node, variant: Node, counted: Iterable[bool]) -> Iterator[str]:
    if not is_grouped(node):
        yield "kind"
    for key, is_counted in zip(keyed(part.accessories), counted, strict=True):
        if not is_counted:
            yield f"accessories[{key}].quantity"
    for child in variant.children:
        if child.key.startswith(_FUNCTION) and not all(definition_of(child)):
            yield f"functions[{child.key.removeprefix(_FUNCTION)}].type"


@dataclass(frozen=True, slots=True)
class FilledAndSaid(Filled):
    """What is filled, without usual values that nothing in the file says."""

    unsaid: Mapping[str, Places] = field(default_factory=dict, repr=False)
    """By part number."""

    def below(self, name: str, key: str = "") -> Sight:
        """What is shown of a part; of all else what is filled."""
        usual = Filled(self.partial, self.stated)
        places = self.unsaid.get(key) if name == "parts" else None
        return _OfPart(usual, places) if places else usual


@dataclass(frozen=True, slots=True)
class _OfPart:
    """One part, or an object in it."""

    filled: Filled
    unsaid: Places
    place: str = ""

    def shows(self, name: str, value: Any) -> bool:
        return self.place + name not in self.unsaid and self.filled.shows(name, value)

    def removes(self, name: str, key: str) -> bool:
        return self.filled.removes(name, key)

    def is_blank(self, name: str) -> bool:
        return self.filled.is_blank(name)

    def below(self, name: str, key: str = "") -> Sight:
        step = f"{name}[{key}]" if key else name
        return replace(self, place=f"{self.place}{step}.")
