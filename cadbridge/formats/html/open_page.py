"""All open points of the catalogue, for whoever is going to settle them."""

from collections.abc import Iterator, Mapping, Sequence

from cadbridge.doubts import shared_as
from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import MAKERS, MOST, OPEN, Page, Section
from cadbridge.formats.html.marks import Note
from cadbridge.formats.html.markup import Markup, element
from cadbridge.formats.html.points import reason, sign
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import name_of
from cadbridge.model import Doubt


def open_page(
    catalogue: Catalogue, addresses: Addresses, pages: Mapping[str, Page], makers: Page
) -> Page:
    """The open points by part, those of manufacturers and documents last."""
    say = catalogue.words
    sections = list(_sections(catalogue, addresses, pages, makers))
    words = _lead(say, pages, makers) if sections else say("There are no open points.")
    head = [element("h1", say("Open points")), element("p", words, class_="lead")]
    return Page(OPEN, say("Open points"), head, sections)


def _lead(say: Words, pages: Mapping[str, Page], makers: Page) -> str:
    facts, wording = (
        {
            shared_as(note.where, note.source)
            for note in _notes(pages, makers)
            if note.source.doubt is kind
        }
        for kind in Doubt
    )
    return (
        f"{say('Open points: {count}', count=str(len(facts)))}. "
        + f"{say('Of wording only: {count}', count=str(len(wording)))}. "
        + say("What several parts share counts once, and stands with each of them.")
        + " "
        + say("What the sources do not plainly state, and how it was settled.")
        + " "
        + say("Each leads to its place in the catalogue.")
    )


def _sections(
    catalogue: Catalogue, addresses: Addresses, pages: Mapping[str, Page], makers: Page
) -> Iterator[Section]:
    say = catalogue.words
    notes = [(number, page.notes) for number, page in pages.items() if page.notes]
    for index, (number, found) in enumerate(notes[:MOST], 1):
        title, href = _name(catalogue, number), addresses.part(number)
        yield _section(catalogue, f"part-{index}", title, href, found)
    if further := notes[MOST:]:
        title = say("Further parts: {count}", count=str(len(further)))
        yield Section("further", title, _further(catalogue, addresses, further))
    if makers.notes:
        title, href = say("Manufacturers and documents"), addresses.to(MAKERS)
        yield _section(catalogue, "makers", title, href, makers.notes)


def _notes(pages: Mapping[str, Page], makers: Page) -> Iterator[Note]:
    return (note for page in (*pages.values(), makers) for note in page.notes)


def _name(catalogue: Catalogue, number: str) -> str:
    return name_of(catalogue.library.part_by_number[number])


def _further(
    catalogue: Catalogue, addresses: Addresses, notes: Sequence[tuple[str, Sequence[Note]]]
) -> Markup:
    """Parts of which the page of each lists its points."""
    say = catalogue.words
    rows = [
        Row((_to_points(catalogue, addresses, number), *map(str, map(len, _by_doubt(found)))))
        for number, found in notes
    ]
    columns = ("Part", "Open points", "Of wording only")
    return table(say("Open points"), list(map(say, columns)), rows)


def _to_points(catalogue: Catalogue, addresses: Addresses, number: str) -> Markup:
    return element("a", _name(catalogue, number), href=f"{addresses.part(number)}#open-points")


def _by_doubt(notes: Sequence[Note]) -> list[list[Note]]:
    """Points of fact, and those of wording only."""
    return [[note for note in notes if note.source.doubt == kind] for kind in Doubt]


def _section(
    catalogue: Catalogue, id_: str, title: str, href: str, notes: Sequence[Note]
) -> Section:
    facts, wording = _by_doubt(notes)
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
