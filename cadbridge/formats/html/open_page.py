"""All open points of the catalogue, for whoever is going to settle them."""

from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import MAKERS, OPEN, Page, Section
from cadbridge.formats.html.marks import Note
from cadbridge.formats.html.markup import Markup, element
from cadbridge.formats.html.points import reason, sign
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import name_of
from cadbridge.model import Doubt, Source


def open_page(
    catalogue: Catalogue, addresses: Addresses, pages: Mapping[str, Page], makers: Page
) -> Page:
    """The open points by part, those of manufacturers and documents last."""
    say = catalogue.words
    sections = list(_sections(catalogue, addresses, pages))
    if makers.notes:
        href = addresses.to(MAKERS)
        title = say("Manufacturers and documents")
        sections.append(_section(catalogue, "makers", title, href, makers.notes))
    facts, wording = (
        {_once(note) for note in _notes(pages, makers) if note.source.doubt is kind}
        for kind in Doubt
    )
    lead = element(
        "p",
        f"{say('Open points: {count}', count=str(len(facts)))}. "
        + f"{say('Of wording only: {count}', count=str(len(wording)))}. "
        + say("What several parts share counts once, and stands with each of them.")
        + " "
        + say("What the sources do not plainly state, and how it was settled.")
        + " "
        + say("Each leads to its place in the catalogue."),
        class_="lead",
    )
    return Page(OPEN, say("Open points"), [element("h1", say("Open points")), lead], sections)


def _notes(pages: Mapping[str, Page], makers: Page) -> Iterator[Note]:
    return (note for page in (*pages.values(), makers) for note in page.notes)


def _once(note: Note) -> tuple[str, Source]:
    """What is one point, however many parts share it."""
    return note.where, note.source


def _sections(
    catalogue: Catalogue, addresses: Addresses, pages: Mapping[str, Page]
) -> Iterator[Section]:
    for index, (number, page) in enumerate(pages.items(), 1):
        if page.notes:
            title = name_of(catalogue.library.part_by_number[number])
            href = addresses.part(number)
            yield _section(catalogue, f"part-{index}", title, href, page.notes)


def _section(
    catalogue: Catalogue, id_: str, title: str, href: str, notes: Sequence[Note]
) -> Section:
    facts, wording = ([note for note in notes if kind == note.source.doubt] for kind in Doubt)
    body: list[Markup] = [_table(catalogue, title, href, facts)] if facts else []
    if wording:
        more = element(
            "summary", catalogue.words("Of wording only: {count}", count=str(len(wording)))
        )
        body.append(
            element("details", more, _table(catalogue, title, href, wording), class_="wording")
        )
    return Section(id_, title, body)


def _table(catalogue: Catalogue, title: str, href: str, notes: Sequence[Note]) -> Markup:
    say = catalogue.words
    rows = [
        Row(
            (
                element("a", note.where, href=f"{href}#point-{note.number}"),
                sign(note.source, say),
                reason(catalogue, note.source),
            )
        )
        for note in notes
    ]
    columns = ("Value", "Certainty", "Reason")
    caption = say("Open points of {name}", name=title)
    return table(caption, list(map(say, columns)), rows, class_="reasons")
