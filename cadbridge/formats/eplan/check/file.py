"""Checks of whole files: what several records must agree about."""

from collections.abc import Iterator
from dataclasses import replace

from cadbridge.findings import Finding, Place, Rule
from cadbridge.formats.eplan.check import rules
from cadbridge.formats.eplan.check.notes import Notes
from cadbridge.formats.eplan.check.part import ERP_NUMBERS, check_part, check_positions
from cadbridge.formats.eplan.check.references import References
from cadbridge.formats.eplan.check.values import check_attributes, check_element
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.parse import ROOT

_TYPE = "eplan.partsmanagement"
_UNITS = {"length-unit": ("mm", "inch"), "weight-unit": ("kg", "lb")}


class FileCheck:
    """Takes the records of one file, or of all documents of an archive, one by one.

    To be closed, as it keeps what it must remember in a temporary file.
    """

    def __init__(self) -> None:
        self._notes = Notes()
        self._references = References(self._notes)

    def close(self) -> None:
        """Forget what was noted."""
        self._notes.close()

    def record(self, node: Node, file: str) -> Iterator[Finding]:
        """One record, or the root without its records."""
        if node.tag == ROOT:
            yield from _check_root(node, file)
            return
        part = node.get("P_ARTICLE_PARTNR")
        group = node.get("P_ARTICLE_PRODUCTGROUP")
        found = list(check_element(node, ROOT, group))
        found += check_part(node) if node.tag == "part" else check_positions(node)
        for kind, at, attribute, message in found:
            if kind is rules.UNKNOWN_ATTRIBUTE and self._notes.first(
                "unknown", f"{at.tag}.{attribute}", True
            ):
                continue  # once a file: it stands in part after part
            name = f"{at.tag}.{attribute}" if attribute else at.tag
            place = Place(file=file, line=at.line, part=part, field=name)
            yield Finding(rule=kind, message=message, place=place)
        place = Place(file=file, line=node.line, part=part)
        self._references.note(node, place)
        if node.tag == "part" and part.strip():
            yield from self._note_part(node, place)

    def finish(self) -> Iterator[Finding]:
        """What only shows when all records are known."""
        yield from self._references.finish()

    def _note_part(self, node: Node, place: Place) -> Iterator[Finding]:
        at = Place(file=place.file, line=place.line).text()
        first = self._notes.first("part", place.part, at)
        if first is not None:
            yield _finding(rules.SAME_NUMBER, f"the same number stands at {first}", place)
        for name in ERP_NUMBERS:
            number = node.get(name)
            first = self._notes.first(name, number, place.text()) if number else None
            if first is not None:
                message = f"{number} stands at {first} as well"
                yield _finding(rules.SAME_ERP_NUMBER, message, replace(place, field=f"part.{name}"))


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
