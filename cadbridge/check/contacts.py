"""Contacts of ports and cable ends against the face of their connector."""

from collections.abc import Iterator, Mapping

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, Value, value
from cadbridge.findings import Severity, rule
from cadbridge.model import EndState
from cadbridge.words import counted, quoted

NOT_ON_FACE = rule(
    "CB221",
    Severity.ERROR,
    "A contact is not on the face of the connector",
    "Correct the contact, or rename one of the face under contact_names; where the shell is meant, "
    "name it as shell_contact of the connector.",
)
USED_TWICE_IN_PORT = rule(
    "CB222", Severity.ERROR, "A contact stands twice in a port", "Keep one row for each contact."
)
USED_TWICE_AT_END = rule(
    "CB223",
    Severity.ERROR,
    "Two conductors land on one contact",
    "Only a shield may share a contact; correct the contact of one of the two.",
)
RENAMES_NOTHING = rule(
    "CB224",
    Severity.ERROR,
    "contact_names renames a contact that the face does not have",
    "The key is the contact of the face, the value the name printed here.",
)
WAYS_DIFFER = rule(
    "CB225",
    Severity.WARNING,
    "The face does not have as many contacts as the connector has ways",
    "Correct the ways, or give the connector another face.",
)


AT_OPEN_END = rule(
    "CB226",
    Severity.WARNING,
    "A core has a contact at an end without a connector",
    "Leave the contact out at an open end; what is printed on the core's end goes under remarks.",
)


OPEN_WITH_CONNECTOR = rule(
    "CB228",
    Severity.ERROR,
    "A cable end is open, and has a connector",
    "Say that its state is connector, or take the connector out; from a file that empties it, "
    "an import does with `remove`.",
)


def pins_on_face(catalogue: Catalogue) -> Iterator[Problem]:
    """The pins of a port are contacts of its connector, under the names printed at the port."""
    for part, port in catalogue.part_ports():
        known = catalogue.contacts(port.connector, port.contact_names)
        if known is None:
            continue
        for pin in port.pins:
            if pin.contact not in known:
                at = value(part, ("ports", port), ("pins", pin), field="contact")
                message = f"{port.connector} has no contact {quoted(pin.contact)}"
                yield Problem(NOT_ON_FACE, message, at, doubts=(at,))


def conductors_on_face(catalogue: Catalogue) -> Iterator[Problem]:
    """Conductors land on contacts of the connector at that end."""
    for end in catalogue.cable_ends():
        known = catalogue.contacts(end.spec.connector, end.spec.contact_names)
        if known is None:
            continue
        for _, contact, at in end.landings():
            if contact not in known:
                message = f"{end.spec.connector} has no contact {quoted(contact)}"
                yield Problem(NOT_ON_FACE, message, at, doubts=(at,))


def open_ends(catalogue: Catalogue) -> Iterator[Problem]:
    """An open end has no connector; no core lands on a contact there but at a device of its own."""
    for end in catalogue.cable_ends():
        if end.spec.state is not EndState.OPEN:
            continue
        if end.spec.connector:
            message = f"end {end.letter} is open, yet has the connector {end.spec.connector}"
            yield Problem(OPEN_WITH_CONNECTOR, message, end.at(field="state"))
        for conductor, contact, at in end.landings():
            if not getattr(conductor, f"connector_{end.letter.lower()}"):
                message = f"end {end.letter} is open, yet has a contact {quoted(contact)}"
                yield Problem(AT_OPEN_END, message, at, doubts=(at,))


def one_row_a_contact(catalogue: Catalogue) -> Iterator[Problem]:
    """A port lists each contact once."""
    for part, port in catalogue.part_ports():
        seen: set[str] = set()
        for pin in port.pins:
            if pin.contact in seen:
                at = value(part, ("ports", port), ("pins", pin), field="contact")
                message = f"contact {quoted(pin.contact)} stands twice in port {port.designation}"
                yield Problem(USED_TWICE_IN_PORT, message, at, doubts=(at,))
            seen.add(pin.contact)


def one_conductor_a_contact(catalogue: Catalogue) -> Iterator[Problem]:
    """At one end of a cable each contact has one conductor; shields may lie on top."""
    for end in catalogue.cable_ends():
        first: dict[str, str] = {}
        cores = (landing for landing in end.landings() if not landing[0].shield)
        for core, contact, at in cores:
            if contact in first:
                message = f"conductors {first[contact]} and {core.id} land on {quoted(contact)}"
                yield Problem(USED_TWICE_AT_END, message, at, doubts=(at,))
            first.setdefault(contact, core.id)


def renamings(catalogue: Catalogue) -> Iterator[Problem]:
    """What contact_names renames is on the face."""
    for at, connector, names in _all_renamings(catalogue):
        face = catalogue.library.face_of(catalogue.library.connector(connector))
        known = {contact.id for contact in face.contacts} if face else set(names)
        for name in names:
            if name not in known:
                yield Problem(
                    RENAMES_NOTHING, f"the face has no contact {quoted(name)} to rename", at
                )


def _all_renamings(catalogue: Catalogue) -> Iterator[tuple[Value, str, Mapping[str, str]]]:
    """Where contacts are renamed, of which connector, and how."""
    for part in catalogue.library.parts:
        if part.connector and part.connector.contact_names:
            at = value(part, ("connector", part.connector), field="contact_names")
            yield at, part.part_number, part.connector.contact_names
    for part, port in catalogue.part_ports():
        if port.contact_names:
            at = value(part, ("ports", port), field="contact_names")
            yield at, port.connector, port.contact_names
    for end in catalogue.cable_ends():
        if end.spec.contact_names:
            at = end.at(field="contact_names")
            yield at, end.spec.connector, end.spec.contact_names


def ways(catalogue: Catalogue) -> Iterator[Problem]:
    """A connector has as many ways as its face has contacts."""
    for part in catalogue.library.parts:
        spec = part.connector
        face = catalogue.library.face_of(spec)
        if spec and face and spec.ways != len(face.contacts):
            at = value(part, ("connector", spec), field="ways")
            message = (
                f"{counted(spec.ways, 'way')}, but face {face.id} has"
                f" {counted(len(face.contacts), 'contact')}"
            )
            yield Problem(WAYS_DIFFER, message, at, doubts=(at,))
