"""The first page: all parts by kind."""

from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import urlencode

from cadbridge.doubts import doubts_of
from cadbridge.drawing import pictures_of, svg_element
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import FIND, HOME, Page, Section
from cadbridge.formats.html.marks import doubt_mark
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.shown import download_list, linked, order_codes, port_links
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import (
    KIND_HEADINGS,
    end_words,
    maker_name,
    name_of,
    parts_words,
)
from cadbridge.model import Kind, Part
from cadbridge.model.library import connectors_of
from cadbridge.model.naming import connector_words
from cadbridge.words import spoken

_SAID = ("series", "size", "coding", "ways", "gender")
"""Fields of a connector that its words say."""
_CABLE_COLUMNS = ("Cable", "For", "End A", "End B", "Order codes")
_MOST = 60
"""Parts of a kind that the page shows, for it to open at once; the page of all of them follows."""
_OTHER_COLUMNS = ("Part", "Manufacturer", "Description")


def home_page(catalogue: Catalogue, addresses: Addresses) -> Page:
    """Drives with the faces of their ports, cables with their codes, connectors as pictures."""
    return _Home(catalogue, addresses).page()


class _Home:
    def __init__(self, catalogue: Catalogue, addresses: Addresses) -> None:
        self._catalogue = catalogue
        self._say = catalogue.words
        self._addresses = addresses
        self._symbols: list[str] = []
        self._faces: dict[str, str] = {}
        """Ids of symbols by part number of the connector; each is in the page once."""
        self._shown = {kind: catalogue.of_kind(kind)[:_MOST] for kind in KIND_HEADINGS}
        for part in chain.from_iterable(self._shown.values()):
            for number in connectors_of(part):
                self._add_face(number)

    def _add_face(self, number: str) -> None:
        connector = self._catalogue.library.part_by_number.get(number)
        if connector is None or number in self._faces:
            return
        picture = pictures_of(self._catalogue.library, connector, words=self._say).get("")
        if picture:
            id_ = self._faces[number] = f"face-{len(self._faces) + 1}"
            self._symbols.append(
                f'<symbol id="{id_}" viewBox="0 0 1 1">{svg_element(picture)}</symbol>'
            )

    def page(self) -> Page:
        parts = self._catalogue.parts
        counts = [
            f"{self._say(heading)} ({len(found)})"
            for kind, heading in KIND_HEADINGS.items()
            if (found := self._catalogue.of_kind(kind))
        ]
        count = parts_words(len(parts), self._say)
        lead = f"{count}: {', '.join(counts)}." if counts else self._say("There are no parts.")
        head = [
            element("h1", self._say("Parts catalogue")),
            element("p", lead, class_="lead"),
            Markup(f'<svg class="sprite" aria-hidden="true">{"".join(self._symbols)}</svg>'),
        ]
        return Page(HOME, self._say("Parts"), head, list(self._sections()))

    def _sections(self) -> Iterator[Section]:
        for kind, heading in KIND_HEADINGS.items():
            parts = self._shown[kind]
            if parts:
                title = self._say(heading)
                shown = [self._of_kind(kind, title, parts), self._all(kind)]
                yield Section(str(kind), title, shown)
        downloads = self._catalogue.downloads.get("", ())
        if downloads:
            body = download_list(downloads, self._addresses)
            yield Section("downloads", self._say("Downloads of the whole library"), body)

    def _all(self, kind: Kind) -> Markup | None:
        """The way to those of a kind that are not shown."""
        count = len(self._catalogue.of_kind(kind))
        if count <= _MOST:
            return None
        words = self._say("All {count} parts, with filters", count=str(count))
        query = urlencode({"kind": self._say(spoken(kind))})
        href = f"{self._addresses.to(FIND)}#{query}"
        return element("p", element("a", words, href=href), class_="all")

    def _of_kind(self, kind: Kind, heading: str, parts: Sequence[Part]) -> Content:
        if kind is Kind.DRIVE:
            return element("ul", map(self._drive, parts), class_="cards")
        if kind is Kind.CONNECTOR:
            return element("ul", map(self._connector, parts), class_="cards faces")
        if kind is Kind.CABLE:
            return table(
                heading, self._titles(_CABLE_COLUMNS), [self._cable(part) for part in parts]
            )
        return table(heading, self._titles(_OTHER_COLUMNS), [self._other(part) for part in parts])

    def _face(self, number: str) -> Markup:
        if number not in self._faces:
            return Markup('<span class="thumb none" aria-hidden="true"></span>')
        return Markup(
            '<svg class="thumb" viewBox="0 0 1 1" aria-hidden="true">'
            f'<use href="#{self._faces[number]}"/></svg>'
        )

    def _link(self, part: Part) -> Markup:
        return linked(name_of(part), self._addresses.part(part.part_number))

    def _drive(self, part: Part) -> Markup:
        ports = [
            element(
                "li",
                self._face(port.connector),
                element("span", port.designation),
                title=self._connector_words(port.connector) or None,
            )
            for port in part.ports
        ]
        return element(
            "li",
            element("h3", self._link(part)),
            element("p", self._catalogue.shown(part.description)),
            element("ul", ports, class_="ports", aria_label=self._say("Ports")),
            class_="card",
        )

    def _connector_words(self, number: str) -> str:
        return connector_words(self._catalogue.library.connector(number), self._say) or number

    def _connector(self, part: Part) -> Markup:
        return element(
            "li",
            self._face(part.part_number),
            element("h3", self._link(part)),
            element("p", connector_words(part.connector, self._say), " ", self._doubt(part)),
            class_="card",
        )

    def _doubt(self, connector: Part) -> Markup:
        """One mark for what is open of what the words say of a connector."""
        points = doubts_of(self._catalogue.library).connector(connector.part_number)
        return doubt_mark([one for one in points if one.field in _SAID], self._catalogue.words)

    def _cable(self, part: Part) -> Row:
        ends = [end_words(self._catalogue.library, end, self._say) for end in part.ends.values()]
        ports = [port for end in part.ends.values() for port in end.mates_with]
        links = port_links(self._catalogue, self._addresses, ports)
        return Row(
            (self._link(part), links, *(ends or ("", "")), order_codes(self._catalogue, part))
        )

    def _other(self, part: Part) -> Row:
        maker = maker_name(self._catalogue.library, part)
        return Row((self._link(part), maker, self._catalogue.shown(part.description)))

    def _titles(self, columns: Sequence[str]) -> list[str]:
        return list(map(self._say, columns))
