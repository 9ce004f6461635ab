"""Which cable fits which port."""

from collections.abc import Iterator

from cadbridge.doubts import doubts_of
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import CABLING, Page, Section
from cadbridge.formats.html.marks import doubt_mark
from cadbridge.formats.html.markup import element
from cadbridge.formats.html.shown import order_codes, part_link, port_link
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import name_of
from cadbridge.model import Part, Port
from cadbridge.model.naming import connector_words


def cabling_page(catalogue: Catalogue, addresses: Addresses) -> Page:
    """Each port of each drive with the cables for it."""
    sections = [
        Section(f"part-{index}", name_of(part), _table(catalogue, addresses, part))
        for index, part in enumerate(catalogue.parts, 1)
        if part.ports
    ]
    say = catalogue.words
    title = say("Cables and ports")
    lead = element("p", say("Which cable fits which port, and how to order it."), class_="lead")
    return Page(CABLING, title, [element("h1", title), lead], sections)


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
