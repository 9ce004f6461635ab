"""What all pages draw on: the parts, and who goes with whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.downloads import Download
from cadbridge.formats.html.markup import Content, element
from cadbridge.formats.html.words import language_tag
from cadbridge.mapping.codecs import NO_LANGUAGE
from cadbridge.mapping.product_groups import Groups
from cadbridge.model import Gender, Kind, Library, Part


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
    words: Words
    """The language: of all that the site says, and of texts of parts where they have it."""

    @property
    def language(self) -> str:
        """Its code: ``de``."""
        return self.words.language

    def text(self, texts: Mapping[str, str]) -> str:
        """Of a text in several languages the one to show."""
        return texts.get(self._code(texts), "")

    def shown(self, texts: Mapping[str, str]) -> Content:
        """The text to show; one of another language than the page says which."""
        code = self._code(texts)
        known = code not in ("", NO_LANGUAGE) and code.partition("_")[0] != self.language
        return (
            element("span", texts[code], lang=language_tag(code) or None)
            if known
            else self.text(texts)
        )

    def _code(self, texts: Mapping[str, str]) -> str:
        """The language of the text to show: that of the site, English, or the first there is."""
        own = (code for code in texts if code.partition("_")[0] == self.language and texts[code])
        return next(own, "") or next((code for code in ("en_US", *texts) if texts.get(code)), "")

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
                found.setdefault(key, []).append(Fit(part, self.words(" or ").join(ends)))
        return found

    @cached_property
    def uses(self) -> Mapping[str, list[Use]]:
        """Where each connector sits, by its part number."""
        found: dict[str, list[Use]] = {}
        for part in self.library.parts:
            for port in part.ports:
                found.setdefault(port.connector, []).append(
                    Use(part, f"{self.words('port')} {port.designation}")
                )
            for letter, end in part.ends.items():
                found.setdefault(end.connector, []).append(Use(part, self.words(f"end {letter}")))
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
