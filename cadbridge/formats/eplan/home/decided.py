"""What the library decides by itself: attributes that follow from what it knows of a part.

The definition of a contact follows from its plug, the count of a cable's cores from its cores. What
a file says there otherwise is a value of the model, and comes home as such, or nothing that the
library could write again: kept beside the model, it would contradict it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats.eplan.fields.cable import has_colour, potentials
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.reader import read_part
from cadbridge.formats.eplan.xml.elements import CODES, DOCUMENTS
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Part
from cadbridge.model.walk import is_filled, leaves
from cadbridge.words import quoted

DECIDED = rule(
    "CB345",
    Severity.WARNING,
    "An attribute says otherwise than what follows from the rest of the part",
    "Nothing of it was taken: the library writes what follows from the rest. Change that instead, "
    "or leave it as it is.",
    leaves_out=True,
)

_SHORT = 40
"""Characters that are repeated to people."""
_COLOUR = "connectionDesignation"
_POTENTIAL = "characteristics"
_BY_OWNER = {
    "part": DOCUMENTS,
    "length": ("P_ARTICLE_PARTNR", "P_ARTICLE_DESCR1"),
    "variant": ("P_ARTICLE_CABLEWIRECOUNT",),
    "device": ("additionaldescription",),
    "plug": CODES,
    "contact": CODES,
    "cable": CODES,
    "conductor": (*CODES, _COLOUR, _POTENTIAL),
}
"""By the tag; of function templates by the first word of their name."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An attribute that a file has otherwise."""

    node: Node
    """The element, with what the file says."""
    owner: str
    """What it stands for, as people know it."""
    name: str
    said: str
    known: str
    """What the library writes."""

    def told(self) -> str:
        """What the file says, in words."""
        text = quoted(self.said) if len(self.said) <= _SHORT else "something else"
        return f"{self.name} of {self.owner} says {text}"


def decided_otherwise(node: Node, known: Node, own: Part) -> list[Decided]:
    """The attributes of an element that the file has otherwise than the library decides.

    A colour that is none is taken out of the element at once. A potential type that follows from
    nothing is kept of a file, and comes home as such.

    Args:
        node: the element.
        known: the one that the library writes.
        own: the part that it is of.
    """
    word = known.key.partition(" ")[0] or known.tag
    names = [*_BY_OWNER.get(word, ()), *(_BY_OWNER["length"] if _is_length(known) else ())]
    if word == "conductor" and potentials(own).get(known.key) != known.get(_POTENTIAL):
        names.remove(_POTENTIAL)
    told = [
        Decided(node, known.key or known.tag, name, node.get(name), known.get(name))
        for name in names
        if known.get(name) and node.get(name) != known.get(name)
    ]
    if word == "conductor" and has_colour(known) and not has_colour(node):
        node.attributes[_COLOUR] = known.get(_COLOUR)
    return told


def _is_length(part: Node) -> bool:
    """Whether a part element is a length of a cable."""
    return any(
        it.get("P_ARTICLE_CABLELENGTH") not in ("", "0") for it in part.children_of("variant")
    )


def findings_of(told: Iterable[Decided], part: Node, plan: Plan, place: Place) -> Iterator[Finding]:
    """What is said of the attributes of which nothing comes home.

    Args:
        told: the attributes.
        part: the part element that holds their elements.
        plan: how it is read.
        place: of the findings.
    """
    groups: dict[tuple[str, str], list[Decided]] = {}
    for item in told:
        groups.setdefault((item.owner.partition(" ")[0], item.name), []).append(item)
    said = _values(part, plan) if groups else set()
    for items in groups.values():
        before = [item.node.get(item.name) for item in items]
        for item in items:
            item.node.attributes[item.name] = item.known
        known = _values(part, plan)
        for item, text in zip(items, before, strict=True):
            item.node.attributes[item.name] = text
        if said <= known:
            more = f" and {len(items) - 1} more" if len(items) > 1 else ""
            message = f"{items[0].told()}{more} (left out)"
            yield Finding(rule=DECIDED, message=message, place=place)


def _values(part: Node, plan: Plan) -> set[tuple[str, str]]:
    """All that a part element says, by place."""
    read = replace(read_part(part.copy(), plan, "")[0], extras={})
    return {(place, str(value)) for place, _, value in leaves(read) if is_filled(value)}
