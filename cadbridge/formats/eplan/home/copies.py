"""Technical data that EPLAN holds twice: in a free property, and in an attribute of the variant.

Who edits a file changes one of the two. The free property says what the value is of; what the
attribute says otherwise is the other of two places.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import Twice
from cadbridge.formats.eplan.fields.attributes import copies_in, copy_text, with_text
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Part, Property
from cadbridge.model.fields import key_of, keyed
from cadbridge.words import quoted

TOLD_APART = rule(
    "CB342",
    Severity.WARNING,
    "A free property and its attribute say different things",
    "The free property was taken. Write in both what is right, and import again.",
)
STILL_SAID = rule(
    "CB343",
    Severity.NOTE,
    "A free property is gone, and its attribute still says the value",
    "The property stays. If it shall go, empty the attribute on the tab of technical data as well.",
    always_told=True,
)

_VALUES = ("value", "unit")


@dataclass(frozen=True, slots=True)
class Copy:
    """An attribute beside the free property of which it says the value."""

    item: Property
    """As the library has it."""
    attribute: str
    text: str
    """In the file; empty where it says nothing."""


@dataclass(slots=True)
class Copies:
    """The attributes of one part element that say what free properties say."""

    own: Part
    plan: Plan
    place: Place
    """Of the findings."""
    twice: list[Twice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _copies: list[Copy] = field(default_factory=list)

    def take(self, shown: Node, found: Node) -> None:
        """Take the attributes out of an element.

        Args:
            shown: the element with what its file leaves out.
            found: as its file has it.
        """
        inside, said = _variant(shown), _variant(found)
        for attribute, item in copies_in(self.own.properties, self.plan).items():
            if inside.attributes.pop(attribute, None) is not None:
                self._copies.append(Copy(item, attribute, said.get(attribute)))

    def settled(self, part: Part, whole: Node) -> Part:
        """The part with the properties that the attributes still say; the others are told.

        Args:
            part: as its free properties say.
            whole: the element with all that is kept; its attributes say the same from then on.
        """
        by_key = keyed(part.properties)
        for copy in self._copies:
            key = key_of(copy.item)
            if key not in by_key and copy.text:
                by_key[key] = copy.item
                self.findings.append(_still_said(copy, self.place))
            if now := by_key.get(key):
                text = copy_text(now, copy.attribute, self.plan)
                if copy.text and text != copy.text:
                    self.twice += self._told_apart(copy, now)
                inside = _variant(whole).attributes
                inside.pop(copy.attribute, None)
                inside |= {copy.attribute: text} if text else {}
        self.findings += [item.finding for item in self.twice]
        return replace(part, properties=tuple(by_key.values()))

    def _told_apart(self, copy: Copy, now: Property) -> Iterator[Twice]:
        other = with_text(now, copy.text)
        for name in _VALUES:
            taken, said = getattr(now, name), getattr(other, name)
            if taken != said:
                place = f"properties[{key_of(now)}].{name}"
                yield Twice(
                    part=self.own.part_number,
                    place=place,
                    path=f"properties.{name}",
                    taken=taken,
                    other=said,
                    finding=_told_apart(copy, taken, replace(self.place, field=place)),
                )


def _variant(part: Node) -> Node:
    return next(iter(part.children_of("variant")), Node("variant"))


def _told_apart(copy: Copy, taken: str, place: Place) -> Finding:
    message = f"{quoted(taken)} was taken; {copy.attribute} says {quoted(copy.text)}"
    return Finding(rule=TOLD_APART, message=message, place=place)


def _still_said(copy: Copy, place: Place) -> Finding:
    message = f"{copy.attribute} still says {quoted(copy.text)}, so the property stays"
    at = replace(place, field=f"properties[{key_of(copy.item)}]")
    return Finding(rule=STILL_SAID, message=message, place=at)
