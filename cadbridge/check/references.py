"""References between the objects of a library lead somewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property

from cadbridge.check.catalogue import Catalogue, at_conductor
from cadbridge.check.problem import Problem, value
from cadbridge.check.walk import all_sources
from cadbridge.findings import Severity, rule
from cadbridge.formats import is_of_a_maker
from cadbridge.words import quoted

_LIKE, _NEARLY_EQUAL = 0.85, 0.95
"""How alike two numbers of connectors, of parts, are of which one may be meant for the other."""
_MOST_COMPARED = 100_000
"""Pairs of numbers that one rule holds against each other; beyond, nothing is said to be meant."""
_MOST_NAMED = 3
UNKNOWN_MANUFACTURER = rule(
    "CB201",
    Severity.ERROR,
    "A manufacturer is not known",
    "Add the manufacturer to the library, or correct its short name.",
)
UNKNOWN_CONNECTOR = rule(
    "CB202",
    Severity.ERROR,
    "A connector is not known",
    "Add a part of kind connector with this number, or correct the number.",
)
LEFT_CONNECTOR = rule(
    "CB333",
    Severity.WARNING,
    "A cable from elsewhere came without a plug of its own",
    "Import the plug as well, or take it out of the cable.",
)
UNKNOWN_FACE = rule(
    "CB203", Severity.ERROR, "A face is not known", "Add the face, or correct its id."
)
UNKNOWN_PORT = rule(
    "CB204",
    Severity.ERROR,
    "A cable end is for a port that does not exist",
    "Correct part number and port as the device's own file spells them; where the device is gone, "
    "take the line out of mates_with.",
)
UNKNOWN_ACCESSORY = rule(
    "CB205",
    Severity.WARNING,
    "An accessory is not in the library",
    "Add the part, or correct its number.",
)
FITS_NOT = rule(
    "CB209",
    Severity.NOTE,
    "A cable is an accessory of a part that none of its ends is for",
    "Take it out of the accessories, or add the part's port to mates_with of the cable's end.",
)
UNKNOWN_DOCUMENT = rule(
    "CB206",
    Severity.ERROR,
    "A source document is not known",
    "Add the document to the library's source documents, or correct its id.",
)
UNKNOWN_TERMINAL = rule(
    "CB207",
    Severity.ERROR,
    "A function uses a terminal that the part does not have",
    "Add the terminal to the part, or correct its designation.",
)
UNKNOWN_SHIELD = rule(
    "CB208",
    Severity.ERROR,
    "A core's shield is not a conductor of the cable",
    "Name the id of a conductor of this cable that is a shield.",
)


def manufacturers(catalogue: Catalogue) -> Iterator[Problem]:
    """A part's manufacturer is in the library; a part may have none."""
    for part in catalogue.library.parts:
        if part.manufacturer and not catalogue.manufacturer(part.manufacturer):
            message = f"there is no manufacturer {quoted(part.manufacturer)}"
            yield Problem(UNKNOWN_MANUFACTURER, message, value(part, field="manufacturer"))


def connectors(catalogue: Catalogue) -> Iterator[Problem]:
    """Connectors of ports and cable ends are parts of kind connector."""
    known = (part.part_number for part in catalogue.library.parts if part.connector)
    meant = _Meant(known, _LIKE)
    for part, port in catalogue.part_ports():
        if port.connector and not _is_connector(catalogue, port.connector):
            at = value(part, ("ports", port), field="connector")
            yield Problem(UNKNOWN_CONNECTOR, _no_connector(port.connector, meant), at)
    for end in catalogue.cable_ends():
        number = end.spec.connector
        if number and not _is_connector(catalogue, number):
            at = end.at(field="connector")
            is_left = is_of_a_maker(end.cable) and number not in catalogue.library.part_by_number
            kind = LEFT_CONNECTOR if is_left else UNKNOWN_CONNECTOR
            yield Problem(kind, _no_connector(number, meant), at)


class _Meant:
    """Says of numbers that nobody has which one may be meant."""

    def __init__(self, known: Iterable[str], cutoff: float) -> None:
        """Look among known numbers, once one is asked for."""
        self._source = known
        self._cutoff = cutoff
        self._told: dict[str, str] = {}

    @cached_property
    def _known(self) -> Sequence[str]:
        return tuple(self._source)

    def words(self, number: str) -> str:
        """A question to go behind the number; nothing where none is like it."""
        if number not in self._told:
            if (len(self._told) + 1) * len(self._known) > _MOST_COMPARED:
                return ""
            near = get_close_matches(number, self._known, 1, self._cutoff)
            self._told[number] = f"; is {quoted(near[0])} meant?" if near else ""
        return self._told[number]


def _no_connector(number: str, meant: _Meant) -> str:
    return f"there is no connector {quoted(number)}{meant.words(number)}"


def _is_connector(catalogue: Catalogue, number: str) -> bool:
    known = catalogue.library.connector(number)
    return known is not None or catalogue.is_unread_part(number)


def faces(catalogue: Catalogue) -> Iterator[Problem]:
    """A connector's face is in the library; a connector may have none."""
    for part in catalogue.library.parts:
        spec = part.connector
        if spec and spec.face and not catalogue.face(spec.face):
            at = value(part, ("connector", spec), field="face")
            yield Problem(UNKNOWN_FACE, f"there is no face {quoted(spec.face)}", at)


def ports(catalogue: Catalogue) -> Iterator[Problem]:
    """The ports that a cable end is for exist."""
    meant = _Meant(catalogue.library.part_by_number, _NEARLY_EQUAL)
    for end in catalogue.cable_ends():
        for target in end.spec.mates_with:
            if catalogue.port(target) is not None or catalogue.is_unread_part(target.part_number):
                continue
            if catalogue.part(target.part_number):
                message = f"there is no port {quoted(target.port)} on {quoted(target.part_number)}"
                at = end.at(("mates_with", target), field="port")
            else:
                said = meant.words(target.part_number)
                message = f"there is no part {quoted(target.part_number)}{said}"
                at = end.at(("mates_with", target), field="part_number")
            yield Problem(UNKNOWN_PORT, message, at)


def accessories(catalogue: Catalogue) -> Iterator[Problem]:
    """Accessories are parts of the library."""
    for part in catalogue.library.parts:
        for item in part.accessories:
            if not catalogue.part(item.part_number):
                at = value(part, ("accessories", item), field="part_number")
                yield Problem(UNKNOWN_ACCESSORY, f"there is no part {quoted(item.part_number)}", at)


def fitting_cables(catalogue: Catalogue) -> Iterator[Problem]:
    """A cable among the accessories of a part with ports fits one, where it says what it fits."""
    for part in catalogue.library.parts:
        for item in part.accessories if part.ports else ():
            cable = catalogue.library.part_by_number.get(item.part_number)
            ends = cable.ends.values() if cable else ()
            fits = {target.part_number for end in ends for target in end.mates_with}
            if cable and fits and part.part_number not in fits:
                at = value(part, ("accessories", item), field="part_number")
                others = ", ".join(sorted(fits)[:_MOST_NAMED])
                more = len(fits) - _MOST_NAMED
                rest = f" and {more} more" if more > 0 else ""
                message = f"{item.part_number} is for {others}{rest}"
                yield Problem(FITS_NOT, message, at)


def documents(catalogue: Catalogue) -> Iterator[Problem]:
    """Documents that sources name are in the library."""
    for owner, source in all_sources(catalogue.library):
        if source.document and not catalogue.document(source.document):
            message = f"there is no source document {quoted(source.document)}"
            yield Problem(UNKNOWN_DOCUMENT, message, replace(owner, field="sources"))


def terminals(catalogue: Catalogue) -> Iterator[Problem]:
    """Terminals of functions are terminals of the part.

    A part of others that lists none, as EPLAN's parts data has no place for them, is left alone.
    """
    for part in catalogue.library.parts:
        known = {terminal.designation for terminal in part.terminals}
        for function in part.functions:
            for designation in function.terminals:
                if known and designation not in known:
                    at = value(part, ("functions", function), field="terminals")
                    message = f"the part has no terminal {quoted(designation)}"
                    yield Problem(UNKNOWN_TERMINAL, message, at)


def shields(catalogue: Catalogue) -> Iterator[Problem]:
    """What shields a core is another conductor of its cable, and a shield."""
    for part in catalogue.library.parts:
        rows = part.cable.conductors if part.cable else ()
        known = {conductor.id for conductor in rows if conductor.shield}
        for conductor in rows:
            if conductor.shielded_by and conductor.shielded_by not in known - {conductor.id}:
                at = at_conductor(part, conductor, "shielded_by")
                message = f"the cable has no shield {quoted(conductor.shielded_by)}"
                yield Problem(UNKNOWN_SHIELD, message, at)
