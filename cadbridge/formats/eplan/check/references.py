"""What records name, held against what the file holds.

Addresses, patterns and property definitions go along with the parts that name them in EPLAN's
exports, so one that is missing is told. Accessories and the parts of a module need not: of
those only what contradicts the file is told.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from cadbridge.findings import Finding, Place, Rule
from cadbridge.formats.eplan.check import rules
from cadbridge.formats.eplan.check.notes import Notes
from cadbridge.formats.eplan.check.part import CONDUCTOR_ENDS
from cadbridge.formats.eplan.fields.connector import is_contact
from cadbridge.formats.eplan.kept.records import NAMES, PART_TYPES
from cadbridge.formats.eplan.xml.elements import definition_of
from cadbridge.formats.eplan.xml.node import Node

_NAMED = {
    "P_ARTICLE_MANUFACTURER": ("address", rules.NO_ADDRESS),
    "P_ARTICLE_SUPPLIER": ("address", rules.NO_ADDRESS),
    "P_ARTICLE_REF_TERMINAL_NAME": ("terminal", rules.NO_POINT_PATTERN),
    "P_ARTICLE_REF_CONSTRUCTION_NAME": ("construction", rules.NO_DRILLING_PATTERN),
}
"""Attributes of a part that name a record."""
_NAMED_BELOW = {
    "constructionPosition": ("name", "construction", rules.NO_DRILLING_PATTERN),
    "userproperty": (
        "P_ARTICLE_FREE_DATA_IDENTNAME",
        "propertydefinition",
        rules.UNDEFINED_PROPERTY,
    ),
}
"""Elements below a part that name a record."""
_MEMBERS = {
    "assemblyposition": rules.NO_MEMBER,
    "moduleposition": rules.NO_MEMBER,
    "accessoryposition": rules.NO_ACCESSORY,
}

Points = Mapping[tuple[str, str], str]
"""Connection dimension by plug designation and designation."""


class References:
    """Takes the records of a file one by one."""

    def __init__(self, notes: Notes) -> None:
        """What is noted goes to these notes."""
        self._notes = notes

    def note(self, node: Node, place: Place) -> None:
        """One record with the place to tell of it."""
        if node.tag == "part":
            self._note_part(node, place)
        elif node.tag in NAMES:
            name = node.get(NAMES[node.tag])
            self._notes.first("record", f"{node.tag} {name}", True)
            if node.tag == "terminal":
                self._notes.replace("pattern", name, _pattern_points(node))

    def finish(self) -> Iterator[Finding]:
        """What only shows when all records are known."""
        notes = self._notes
        for kind, place, tag, name in notes.questions("record"):
            if notes.get("record", f"{tag} {name}") is None:
                yield _finding(kind, f"{name} is not in the file", place)
        for kind, place, number, variant in notes.questions("variant"):
            if self._lacks("variant", number, variant):
                yield _finding(kind, f"{number} has no variant {variant}", place)
        for place, number, pin in notes.questions("pin"):
            if self._lacks("pin", number, pin):
                yield _finding(rules.BAD_CONDUCTOR_END, f"{number} has no pin {pin}", place)
        for place, name, points in notes.questions("pattern"):
            pattern = notes.get("pattern", name)
            if pattern is not None:
                yield from _compare(name, pattern, points, place)

    def _note_part(self, node: Node, place: Place) -> None:
        variants = node.children_of("variant")
        self._add("variant", place, {item.get("P_ARTICLE_VARIANT") or "1" for item in variants})
        for name, (tag, kind) in _NAMED.items():
            self._want(tag, kind, node, name, place)
        for child in node.children:
            if child.tag in _NAMED_BELOW:
                name, tag, kind = _NAMED_BELOW[child.tag]
                self._want(tag, kind, child, name, place)
        for parent in (node, *variants):
            self._note_members(parent, place)
        for variant in variants:
            self._note_plugs(variant, place)
        pattern = node.get("P_ARTICLE_REF_TERMINAL_NAME")
        if pattern:
            self._notes.ask("pattern", (place, pattern, _part_points(node)))

    def _add(self, kind: str, place: Place, names: set[str]) -> None:
        """Names that a part has, with those that records of the same number have."""
        known = self._notes.first(kind, place.part, names)
        if known is not None and not names <= known:
            self._notes.replace(kind, place.part, names | known)

    def _lacks(self, kind: str, part: str, name: str) -> bool:
        """Whether a part that is known does not have that name."""
        known = self._notes.get(kind, part)
        return known is not None and name not in known

    def _want(self, tag: str, kind: Rule, node: Node, attribute: str, place: Place) -> None:
        name = node.get(attribute)
        if name and self._notes.first("wanted", f"{tag} {name}", True) is None:
            self._notes.ask("record", (kind, _at(node, attribute, place), tag, name))

    def _note_members(self, parent: Node, place: Place) -> None:
        for child in parent.children:
            kind = _MEMBERS.get(child.tag)
            if kind and child.get("partnr") and child.get("parttype") in PART_TYPES:
                at = _at(child, "variant", place)
                variant = child.get("variant") or "1"
                self._notes.ask("variant", (kind, at, child.get("partnr"), variant))

    def _note_plugs(self, variant: Node, place: Place) -> None:
        """The pins of a plug, and where the conductors of a module with plugs lead."""
        templates = variant.children_of("functiontemplate")
        pins = {item.get("terminalNr") for item in templates if is_contact(definition_of(item))}
        if pins:
            self._add("pin", place, pins)
        plugs = {}
        for item in variant.children_of("moduleposition"):
            plugs[item.get("devicetag")] = plugs[f"ID:{item.get('moduleid')}"] = item.get("partnr")
        for item in templates if plugs else ():
            for name in CONDUCTOR_ENDS:
                tag, _, pin = item.get(name).rpartition(":")
                if tag in plugs and pin:
                    self._notes.ask("pin", (_at(item, name, place), plugs[tag], pin))


def _at(node: Node, attribute: str, place: Place) -> Place:
    field_name = f"{node.tag}.{attribute}"
    return Place(file=place.file, line=node.line, part=place.part, field=field_name)


def _pattern_points(node: Node) -> Points:
    return {
        (item.get("devicetag"), item.get("name")): item.get("terminalsize")
        for item in node.children
    }


def _part_points(part: Node) -> Points:
    """All connection points of a part."""
    return {
        (template.get("terminalNr"), designation): dimension
        for variant in part.children_of("variant")
        for template in variant.children_of("functiontemplate")
        for designation, dimension in _designations(template)
    }


def _designations(template: Node) -> Iterator[tuple[str, str]]:
    """The designations of a template, each with its connection dimension."""
    names = template.get("connectionDesignation").splitlines()
    dimensions = template.get("connectiondimension").splitlines()[: len(names)]
    yield from zip_longest(names, dimensions, fillvalue="")


def _compare(name: str, pattern: Points, points: Points, place: Place) -> Iterator[Finding]:
    strange = sorted(set(pattern) - set(points))
    if strange:
        message = f"the pattern {name} has {_point(strange[0])}, which no function has"
        yield _finding(rules.PATTERN_MISMATCH, message, place)
    for point in sorted(set(pattern) & set(points)):
        size, dimension = pattern[point], points[point]
        if size and dimension and size != dimension:
            message = f"{_point(point)} has {dimension}, in the pattern {name} {size}"
            yield _finding(rules.DIMENSION_MISMATCH, message, place)


def _point(point: tuple[str, str]) -> str:
    return " ".join(filter(None, point))


def _finding(kind: Rule, message: str, place: Place) -> Finding:
    return Finding(rule=kind, message=message, place=place)
