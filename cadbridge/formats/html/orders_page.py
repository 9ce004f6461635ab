"""The page of everything that can be ordered, by its number."""

from collections.abc import Iterator

from cadbridge.doubts import doubts_of
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import ORDERS, Page, Section
from cadbridge.formats.html.marks import doubt_mark
from cadbridge.formats.html.markup import element
from cadbridge.formats.html.shown import number, part_link
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import length_words, maker_name

_COLUMNS = ("Order code", "Part", "Length", "Manufacturer", "Description")


def orders_page(catalogue: Catalogue, addresses: Addresses) -> Page:
    """Order codes of lengths, and order numbers of parts, sorted as people look them up."""
    rows = sorted(_rows(catalogue, addresses), key=lambda item: item[0])
    say = catalogue.words
    title = say("Order codes")
    about = "Every number that can be ordered, and what it is."
    lead = element("p", say(about if rows else "There are no order codes."), class_="lead")
    body = table(title, list(map(say, _COLUMNS)), [row for _, row in rows], class_="numbers")
    sections = [Section("codes", say("Numbers"), body)] if rows else []
    return Page(ORDERS, title, [element("h1", title), lead], sections)


def _rows(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, Row]]:
    doubts = doubts_of(catalogue.library)
    for part in catalogue.parts:
        link = part_link(catalogue, addresses, part.part_number)
        about = (maker_name(catalogue.library, part), catalogue.shown(part.description))
        for item in part.cable.lengths if part.cable else ():
            code = [number(item.order_code), doubt_mark(doubts.length(part, item), catalogue.words)]
            yield item.order_code, Row((code, link, length_words(item), *about))
        if part.order_number:
            yield part.order_number, Row((number(part.order_number), link, "", *about))
