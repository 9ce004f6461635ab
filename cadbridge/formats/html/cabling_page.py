"""Which cable fits which port."""

from collections.abc import Iterator, Sequence

from cadbridge.doubts import doubts_of
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import CABLING, MOST, Page, Section
from cadbridge.formats.html.marks import doubt_mark
from cadbridge.formats.html.markup import Markup, element
from cadbridge.formats.html.shown import order_codes, part_link, port_link
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import name_of
from cadbridge.model import Part, Port
from cadbridge.model.naming import connector_words


def cabling_page(catalogue: Catalogue, addresses: Addresses) -> Page:
    """Each port of each drive with the cables for it."""
    parts = [part for part in catalogue.parts if part.ports]
    sections = [
        Section(f"part-{index}", name_of(part), _table(catalogue, addresses, part))
        for index, part in enumerate(parts[:MOST], 1)
    ]
    say = catalogue.words
    if parts[MOST:]:
        title = say("Further parts: {count}", count=str(len(parts) - MOST))
        sections.append(Section("further", title, _further(catalogue, addresses, parts[MOST:])))
    title = say("Cables and ports")
    about = "Which cable fits which port, and how to order it." if parts else "No part has ports."
    lead = element("p", say(about), class_="lead")
    return Page(CABLING, title, [element("h1", title), lead], sections)


def _further(catalogue: Catalogue, addresses: Addresses, parts: Sequence[Part]) -> Markup:
    """Parts of which the page of each says which cables fit its ports."""
    say = catalogue.words
    rows = [Row((_to_ports(addresses, part), str(len(part.ports)))) for part in parts]
    return table(say("Cables and ports"), [say("Part"), say("Ports")], rows)


def _to_ports(addresses: Addresses, part: Part) -> Markup:
    return element("a", name_of(part), href=f"{addresses.part(part.part_number)}#ports")


def _table(catalogue: Catalogue, addresses: Addresses, part: Part) -> str:
    rows = [row for port in part.ports for row in _rows(catalogue, addresses, part, port)]
    columns = ("Port", "Purpose", "Connector", "Cable", "End", "Order codes")
    say = catalogue.words
    caption = say("Cables for {name}", name=name_of(part))
    return table(caption, list(map(say, columns)), rows, class_="cabling")


def _rows(catalogue: Catalogue, addresses: Addresses, part: Part, port: Port) -> Iterator[Row]:
    name = part_link(catalogue, addresses, port.connector) if port.connector else ""
    words = element(
        "div",
        connector_words(catalogue.library.connector(port.connector), catalogue.words),
        class_="quiet",
    )
    link = port_link(catalogue, addresses, part.part_number, port.designation)
    open_ = doubt_mark(doubts_of(catalogue.library).port(part, port), catalogue.words)
    head = (link, port.purpose, [name, open_, words])
    fits = catalogue.fits.get((part.part_number, port.designation), ())
    for fit in fits:
        fitting = doubts_of(catalogue.library).fit(part, fit.cable)
        link = part_link(catalogue, addresses, fit.cable.part_number)
        cable = [link, doubt_mark(fitting, catalogue.words)]
        yield Row((*head, cable, fit.ends, order_codes(catalogue, fit.cable)))
    if not fits:
        none = element("span", catalogue.words("none in the catalogue"), class_="quiet")
        yield Row((*head, none, "", ""))
