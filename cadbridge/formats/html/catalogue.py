"""What all pages draw on: the parts, and who goes with whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cadbridge.formats.html.downloads import Download
from cadbridge.mapping.product_groups import Groups
from cadbridge.model import Gender, Kind, Library, Part
from cadbridge.words import main_text


@dataclass(frozen=True, slots=True)
class Fit:
    """A cable that goes onto a port."""

    cable: Part
    ends: str
    """``A``, ``B``, or ``A or B``."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a connector sits."""

    part: Part
    place: str
    """``port X1``, ``end A``."""


@dataclass(frozen=True)
class Catalogue:
    """The parts of one site."""

    library: Library
    parts: Sequence[Part]
    pages: Mapping[str, str]
    """Part number to the stem of its page."""
    downloads: Mapping[str, Sequence[Download]]
    """By part number; under the empty name those of the whole library."""
    groups: Groups
    """Product groups of kinds."""
    language: str = ""
    """In which texts of parts are shown, where there is one: ``de``."""

    def text(self, texts: Mapping[str, str]) -> str:
        """Of a text in several languages the one to show."""
        own = (text for code, text in texts.items() if code.partition("_")[0] == self.language)
        return next(own, None) or main_text(texts)

    @cached_property
    def fits(self) -> Mapping[tuple[str, str], list[Fit]]:
        """Cables by the part number and port that they go onto."""
        found: dict[tuple[str, str], list[Fit]] = {}
        for part in self.library.parts:
            letters: dict[tuple[str, str], list[str]] = {}
            for letter, end in part.ends.items():
                for port in dict.fromkeys(end.mates_with):
                    letters.setdefault((port.part_number, port.port), []).append(letter)
            for key, ends in letters.items():
                found.setdefault(key, []).append(Fit(part, " or ".join(ends)))
        return found

    @cached_property
    def uses(self) -> Mapping[str, list[Use]]:
        """Where each connector sits, by its part number."""
        found: dict[str, list[Use]] = {}
        for part in self.library.parts:
            for port in part.ports:
                found.setdefault(port.connector, []).append(Use(part, f"port {port.designation}"))
            for letter, end in part.ends.items():
                found.setdefault(end.connector, []).append(Use(part, f"end {letter}"))
        return found

    def mates(self, connector: Part) -> Iterator[Part]:
        """Connectors of the same face and the other gender."""
        spec = connector.connector
        for other in self._connectors_by_face.get(spec.face if spec else "", ()):
            genders = {spec and spec.gender, other.connector and other.connector.gender}
            if genders == {Gender.MALE, Gender.FEMALE}:
                yield other

    @cached_property
    def _connectors_by_face(self) -> Mapping[str, list[Part]]:
        found: dict[str, list[Part]] = {}
        for part in self.library.parts:
            if part.connector and part.connector.face:
                found.setdefault(part.connector.face, []).append(part)
        return found

    @cached_property
    def by_maker(self) -> Mapping[str, list[Part]]:
        """The site's parts by the short name of their manufacturer."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            found.setdefault(part.manufacturer, []).append(part)
        return found

    def of_kind(self, kind: Kind) -> list[Part]:
        """The site's parts of a kind, in the order of the library."""
        return [part for part in self.parts if part.kind is kind]
