"""Who makes the parts, and which documents the library was made from."""

from collections.abc import Iterator, Sequence

from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import MAKERS, Page, Section
from cadbridge.formats.html.marks import Marks, Notes
from cadbridge.formats.html.markup import Markup, element, joined
from cadbridge.formats.html.points import points_section
from cadbridge.formats.html.shown import part_link, web_link
from cadbridge.formats.html.tables import Facts, Row, facts, table
from cadbridge.formats.html.words import KIND_HEADINGS
from cadbridge.model import Manufacturer, Part
from cadbridge.model.fields import keyed


def makers_page(catalogue: Catalogue, addresses: Addresses) -> Page:
    """The manufacturers with their parts, and the source documents."""
    library = catalogue.library
    makers, documents = keyed(library.manufacturers), keyed(library.source_documents)
    notes = Notes.of(
        catalogue.words,
        *((f"manufacturers[{key}].", item) for key, item in makers.items()),
        *((f"source_documents[{key}].", item) for key, item in documents.items()),
    )
    marks = Marks(notes, library)
    sections = [
        Section(
            f"maker-{number}",
            item.name[:1].upper() + item.name[1:],
            _maker(catalogue, addresses, item, at),
            marks=Markup(at.of("name") + at.here()),
        )
        for number, (item, at) in enumerate(marks.each("manufacturers", library.manufacturers), 1)
    ]
    sections += _strangers(catalogue, addresses)
    if documents:
        sections.append(_documents(catalogue, marks))
    listed = notes.listed()
    sections += points_section(catalogue, listed)
    say = catalogue.words
    about = "Who makes the parts, and what the library was made from."
    words = say(about if sections else "There are no manufacturers.")
    head = [element("h1", say("Manufacturers")), element("p", words, class_="lead")]
    return Page(MAKERS, say("Manufacturers"), head, sections, notes=listed)


def _strangers(catalogue: Catalogue, addresses: Addresses) -> Iterator[Section]:
    """Parts whose manufacturer the library does not know, so that the page names every part."""
    known = catalogue.library.manufacturer_by_short_name
    unknown = [name for name in catalogue.by_maker if name not in known]
    for number, name in enumerate(unknown, 1):
        title = name or catalogue.words("Manufacturer not stated")
        body = facts([], _by_kind(catalogue, addresses, catalogue.by_maker[name]))
        yield Section(f"unknown-{number}", title, body)


def _maker(catalogue: Catalogue, addresses: Addresses, maker: Manufacturer, at: Marks) -> Markup:
    say = catalogue.words
    parts = catalogue.by_maker.get(maker.short_name, ())
    return facts(
        [
            (
                say("Prefix of part numbers"),
                at.value("short_name", element("code", maker.short_name)),
            ),
            (say("Website"), at.value("website", web_link(maker.website))),
        ],
        _by_kind(catalogue, addresses, parts),
    )


def _by_kind(catalogue: Catalogue, addresses: Addresses, parts: Sequence[Part]) -> Facts:
    return [
        (
            catalogue.words(heading),
            _links(catalogue, addresses, [item for item in parts if item.kind is kind]),
        )
        for kind, heading in KIND_HEADINGS.items()
    ]


def _links(catalogue: Catalogue, addresses: Addresses, parts: list[Part]) -> Markup:
    return joined((part_link(catalogue, addresses, part.part_number) for part in parts), ", ")


def _documents(catalogue: Catalogue, marks: Marks) -> Section:
    rows = [
        Row(
            (
                [item.title, at.of("title"), at.of("id"), at.here()],
                *at.values("publisher", "date", "remarks"),
            )
        )
        for item, at in marks.each("source_documents", catalogue.library.source_documents)
    ]
    columns = ("Title", "Publisher", "Date", "Remarks")
    say = catalogue.words
    title = say("Source documents")
    return Section("documents", title, table(title, list(map(say, columns)), rows))
