"""Looking things up across a library, once each."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cadbridge.check.problem import Value, value
from cadbridge.model import CableEnd, Conductor, Library, Part, Port, PortReference
from cadbridge.model.naming import printed_names


@dataclass(frozen=True, slots=True)
class End:
    """An end of a cable and what lands there."""

    cable: Part
    letter: str
    spec: CableEnd

    def at(self, *steps: tuple[str, Any], field: str = "") -> Value:
        """A field of the end, or of what the steps lead to from it."""
        return value(
            self.cable, (f"cable.end_{self.letter.lower()}", self.spec), *steps, field=field
        )

    def landings(self) -> Iterator[tuple[Conductor, str, Value]]:
        """Conductors that land here, each with its contact and the field that names it."""
        field = f"contact_{self.letter.lower()}"
        for conductor in self.cable.cable.conductors if self.cable.cable else ():
            if contact := getattr(conductor, field):
                yield conductor, contact, at_conductor(self.cable, conductor, field)


def at_conductor(cable: Part, conductor: Conductor, field: str) -> Value:
    """A field of a cable's conductor."""
    return value(cable, ("cable.conductors", conductor), field=field)


class Catalogue:
    """A library with the look-ups that rules share."""

    def __init__(self, library: Library, unread: Collection[tuple[str, str]] = ()) -> None:
        """Nothing is looked up before it is asked for.

        Args:
            library: what is looked at.
            unread: (list, key) of objects that exist and are not known, or not whole.
        """
        self.library = library
        self._unread = unread

    def manufacturer(self, short_name: str) -> bool:
        """Whether there is a manufacturer of that name."""
        known = self.library.manufacturer_by_short_name
        return short_name in known or ("manufacturers", short_name) in self._unread

    def part(self, part_number: str) -> bool:
        """Whether there is a part of that number."""
        return part_number in self.library.part_by_number or self.is_unread_part(part_number)

    def is_unread_part(self, part_number: str) -> bool:
        """Whether there is a part of that number that is not known whole."""
        return ("parts", part_number) in self._unread

    def face(self, face_id: str) -> bool:
        """Whether there is a face of that id."""
        return face_id in self.library.face_by_id or ("faces", face_id) in self._unread

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(document.id for document in self.library.source_documents)

    def document(self, document_id: str) -> bool:
        """Whether there is a source document of that id."""
        return document_id in self._documents or ("source_documents", document_id) in self._unread

    def contacts(self, part_number: str, own: Mapping[str, str]) -> frozenset[str] | None:
        """Names of all contacts of a connector where it is used, the shell's included.

        Args:
            part_number: of the connector.
            own: `contact_names` of the port or cable end.

        Returns:
            None where the connector or its face is not known.
        """
        spec = self.library.connector(part_number)
        face = self.library.face_of(spec)
        if spec is None or face is None:
            return None
        shell = {spec.shell_contact} if spec.shell_contact else set()
        return frozenset(printed_names(face, spec, own).values()) | shell

    @cached_property
    def _ports(self) -> Mapping[tuple[str, str], Port]:
        return {(part.part_number, port.designation): port for part, port in self.part_ports()}

    def port(self, reference: PortReference) -> Port | None:
        """The port that a cable end names."""
        return self._ports.get((reference.part_number, reference.port))

    def part_ports(self) -> Iterator[tuple[Part, Port]]:
        """All ports with their parts."""
        for part in self.library.parts:
            for port in part.ports:
                yield part, port

    def cable_ends(self) -> Iterator[End]:
        """Both ends of all cables."""
        for part in self.library.parts:
            for letter, end in part.ends.items():
                yield End(part, letter, end)
