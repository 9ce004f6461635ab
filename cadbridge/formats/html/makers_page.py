"""Who makes the parts, and which documents the library was made from."""

from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import MAKERS, Page, Section
from cadbridge.formats.html.marks import Marks, Notes
from cadbridge.formats.html.markup import Markup, element, joined
from cadbridge.formats.html.points import points_section
from cadbridge.formats.html.shown import part_link, web_link
from cadbridge.formats.html.tables import Row, facts, table
from cadbridge.formats.html.words import KIND_HEADINGS
from cadbridge.model import Manufacturer, Part
from cadbridge.model.fields import keyed


def makers_page(catalogue: Catalogue, addresses: Addresses) -> Page:
    """The manufacturers with their parts, and the source documents."""
    library = catalogue.library
    makers, documents = keyed(library.manufacturers), keyed(library.source_documents)
    notes = Notes.of(
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
    if documents:
        sections.append(_documents(catalogue, marks))
    listed = notes.listed()
    sections += points_section(library, listed)
    lead = element("p", "Who makes the parts, and what the library was made from.", class_="lead")
    head = [element("h1", "Manufacturers"), lead]
    return Page(MAKERS, "Manufacturers", head, sections, notes=listed)


def _maker(catalogue: Catalogue, addresses: Addresses, maker: Manufacturer, at: Marks) -> Markup:
    parts = catalogue.by_maker.get(maker.short_name, ())
    return facts(
        [
            ("Prefix of part numbers", at.value("short_name", element("code", maker.short_name))),
            ("Website", at.value("website", web_link(maker.website))),
        ],
        [
            (heading, _links(catalogue, addresses, [item for item in parts if item.kind is kind]))
            for kind, heading in KIND_HEADINGS.items()
        ],
    )


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
    return Section("documents", "Source documents", table("Source documents", columns, rows))
