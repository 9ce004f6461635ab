"""Looking things up across a library, once each."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from cadbridge.model import (
    CableEnd,
    Conductor,
    ConnectorSpec,
    Library,
    Part,
    Port,
    PortReference,
)
from cadbridge.model.naming import printed_names


class Catalogue:
    """A library with the look-ups that rules share."""

    def __init__(self, library: Library) -> None:
        """Nothing is looked up before it is asked for."""
        self.library = library
        self._plain_contacts: dict[str, frozenset[str] | None] = {}

    def connector(self, part_number: str) -> ConnectorSpec | None:
        """What the part is as a connector; None where it is unknown or no connector."""
        part = self.library.part_by_number.get(part_number)
        return part.connector if part else None

    def contacts(self, part_number: str, own: Mapping[str, str]) -> frozenset[str] | None:
        """Names of all contacts of a connector where it is used, the shell's included.

        Args:
            part_number: of the connector.
            own: `contact_names` of the port or cable end.

        Returns:
            None where the connector or its face is not known.
        """
        if own:
            return self._contacts(part_number, own)
        if part_number not in self._plain_contacts:
            self._plain_contacts[part_number] = self._contacts(part_number, own)
        return self._plain_contacts[part_number]

    def _contacts(self, part_number: str, own: Mapping[str, str]) -> frozenset[str] | None:
        spec = self.connector(part_number)
        face = self.library.face_by_id.get(spec.face) if spec else None
        if spec is None or face is None:
            return None
        shell = {spec.shell_contact} if spec.shell_contact else set()
        return frozenset(printed_names(face, spec, own).values()) | shell

    @cached_property
    def _ports(self) -> Mapping[tuple[str, str], Port]:
        return {
            (part.part_number, port.designation): port
            for part in self.library.parts
            for port in part.ports
        }

    def port(self, reference: PortReference) -> Port | None:
        """The port that a cable end names."""
        return self._ports.get((reference.part_number, reference.port))

    def part_ports(self) -> Iterator[tuple[Part, Port]]:
        """All ports with their parts."""
        for part in self.library.parts:
            for port in part.ports:
                yield part, port

    def cable_ends(self) -> Iterator[tuple[Part, str, CableEnd]]:
        """Both ends of all cables: part, ``end_a`` or ``end_b``, end."""
        for part in self.library.parts:
            for letter, end in part.ends.items():
                yield part, f"end_{letter.lower()}", end


def contact_field(end_name: str) -> str:
    """The field of a conductor that says where it lands at ``end_a`` or ``end_b``."""
    return "contact_a" if end_name == "end_a" else "contact_b"


def landing(conductor: Conductor, end_name: str) -> str:
    """The contact on which a conductor lands at one end."""
    return conductor.contact_a if end_name == "end_a" else conductor.contact_b
