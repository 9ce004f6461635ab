"""Checks of whole files: what several records must agree about."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cadbridge.findings import Finding, Place, Rule
from cadbridge.formats.eplan.check import rules
from cadbridge.formats.eplan.check.part import check_part
from cadbridge.formats.eplan.check.values import check_attributes, check_element
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.parse import ROOT

_TYPE = "eplan.partsmanagement"
_UNITS = {"length-unit": ("mm", "inch"), "weight-unit": ("kg",)}
_MAKERS = ("P_ARTICLE_MANUFACTURER", "P_ARTICLE_SUPPLIER")


@dataclass(slots=True)
class FileCheck:
    """Takes the records of one file, or of all documents of an archive, one by one."""

    _numbers: dict[str, Place] = field(default_factory=dict)
    _erp_numbers: dict[str, Place] = field(default_factory=dict)
    _makers: dict[str, Place] = field(default_factory=dict)
    _addresses: set[str] = field(default_factory=set)
    _used: dict[str, Place] = field(default_factory=dict)
    _defined: set[str] = field(default_factory=set)
    _pattern_uses: list[tuple[str, Place, frozenset[tuple[str, str]]]] = field(default_factory=list)
    _patterns: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def record(self, node: Node, file: str) -> Iterator[Finding]:
        """One record, or the root without its records."""
        if node.tag == ROOT:
            yield from _check_root(node, file)
            return
        part = node.get("P_ARTICLE_PARTNR")
        group = node.get("P_ARTICLE_PRODUCTGROUP")
        found = list(check_element(node, ROOT, group))
        found += check_part(node) if node.tag == "part" else ()
        for kind, at, attribute, message in found:
            name = f"{at.tag}.{attribute}" if attribute else at.tag
            place = Place(file=file, line=at.line, part=part, field=name)
            yield Finding(rule=kind, message=message, place=place)
        yield from self._note(node, Place(file=file, line=node.line, part=part))

    def finish(self) -> Iterator[Finding]:
        """What only shows when all records are known."""
        for name, place in self._makers.items():
            if name not in self._addresses:
                yield _finding(rules.NO_ADDRESS, f"there is no address {name}", place)
        for name, place in self._used.items():
            if name not in self._defined:
                message = f"{name} is not defined in the file"
                yield _finding(rules.UNDEFINED_PROPERTY, message, place)
        for name, place, points in self._pattern_uses:
            strange = self._patterns.get(name, points) - points
            if strange:
                first = " ".join(filter(None, sorted(strange)[0]))
                message = f"the pattern {name} has {first}, which no function has"
                yield _finding(rules.PATTERN_MISMATCH, message, place)

    def _note(self, node: Node, place: Place) -> Iterator[Finding]:
        if node.tag == "part":
            yield from self._note_part(node, place)
        elif node.tag == "address":
            self._addresses.add(node.get("P_PART_ADDRESS_SHORTNAME"))
        elif node.tag == "propertydefinition":
            self._defined.add(node.get("identname"))
        elif node.tag == "terminal":
            points = ((item.get("devicetag"), item.get("name")) for item in node.children)
            self._patterns[node.get("P_PART_TERMINAL_NAME")] = frozenset(points)

    def _note_part(self, node: Node, place: Place) -> Iterator[Finding]:
        if place.part in self._numbers:
            first = self._numbers[place.part]
            message = f"the same number stands at {first.text()}"
            yield _finding(rules.SAME_NUMBER, message, place)
        self._numbers.setdefault(place.part, Place(file=place.file, line=place.line))
        erp_number = node.get("P_ARTICLE_ERPNR")
        if erp_number and erp_number in self._erp_numbers:
            message = f"{erp_number} stands at {self._erp_numbers[erp_number].text()} as well"
            yield _finding(rules.SAME_ERP_NUMBER, message, place)
        self._erp_numbers.setdefault(erp_number, place)
        for name in _MAKERS:
            if node.get(name):
                self._makers.setdefault(node.get(name), place)
        for item in node.children_of("userproperty"):
            self._used.setdefault(item.get("P_ARTICLE_FREE_DATA_IDENTNAME"), place)
        pattern = node.get("P_ARTICLE_REF_TERMINAL_NAME")
        if pattern:
            self._pattern_uses.append((pattern, place, _points(node)))


def _points(part: Node) -> frozenset[tuple[str, str]]:
    """Plug designation and designation of all connection points of a part."""
    return frozenset(
        (template.get("terminalNr"), designation)
        for variant in part.children_of("variant")
        for template in variant.children_of("functiontemplate")
        for designation in template.get("connectionDesignation").splitlines()
    )


def _check_root(node: Node, file: str) -> Iterator[Finding]:
    place = Place(file=file, line=node.line)
    if node.get("type").lower() not in (_TYPE, ""):
        yield _finding(rules.WRONG_ROOT, f"type is {node.get('type')}", place)
    for name, known in _UNITS.items():
        if node.get(name) not in (*known, ""):
            yield _finding(rules.WRONG_ROOT, f"{name} is {node.get(name)}", place)
    for kind, at, attribute, message in check_attributes(node, ""):
        yield _finding(kind, message, Place(file=file, line=at.line, field=f"{ROOT}.{attribute}"))


def _finding(kind: Rule, message: str, place: Place) -> Finding:
    return Finding(rule=kind, message=message, place=place)
