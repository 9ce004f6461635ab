"""What goes with a part: accessories, documents, files to take along, and its sources."""

from collections.abc import Iterator

from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, element
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.shown import download_list, web_link
from cadbridge.formats.html.tables import Row
from cadbridge.formats.html.words import document_words
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import Document


def reference_sections(sheet: Sheet) -> Iterator[Section]:
    """The sections about other parts and files."""
    marks = sheet.marks
    if sheet.part.accessories or marks.doubts("accessories"):
        body = _accessories(sheet)
        yield Section("accessories", sheet.say("Accessories"), body, marks=marks.of("accessories"))
    if sheet.part.documents or marks.doubts("documents"):
        body = _documents(sheet)
        yield Section("documents", sheet.say("Documents"), body, marks=marks.of("documents"))
    downloads = sheet.catalogue.downloads.get(sheet.part.part_number, ())
    if downloads:
        body = download_list(downloads, sheet.addresses)
        yield Section("downloads", sheet.say("Downloads"), body)
    sources = _sources(sheet)
    if sources:
        yield Section("sources", sheet.say("Sources"), element("ul", sources, class_="plain"))


def _accessories(sheet: Sheet) -> Content:
    rows = [
        Row(
            (
                [sheet.link(item.part_number), at.of("part_number"), at.here()],
                at.value("quantity", encode_decimal(item.quantity)),
                at.value("required", sheet.say("yes") if item.required else ""),
                at.value("included", sheet.say("yes") if item.included else ""),
                at.value("remarks"),
            )
        )
        for item, at in sheet.marks.each("accessories", sheet.part.accessories)
    ]
    columns = ("Part", "Quantity", "Required", "Included", "Remarks")
    return sheet.table(sheet.say("Accessories"), columns, rows)


def _documents(sheet: Sheet) -> Content:
    rows = [
        Row(
            (
                [_title(item), at.of("title"), at.of("url"), at.here()],
                *at.values("number", "date", "author", "remarks"),
            )
        )
        for item, at in sheet.marks.each("documents", sheet.part.documents)
    ]
    columns = ("Title", "Number", "Date", "Author", "Remarks")
    return sheet.table(sheet.say("Documents"), columns, rows)


def _title(item: Document) -> Content:
    return web_link(item.url, item.title) if item.url else item.title


def _sources(sheet: Sheet) -> list[Content]:
    """Documents and sections that the part as a whole was made from."""
    library = sheet.catalogue.library
    shown = dict.fromkeys(
        (source.document, source.section)
        for source in sheet.part.sources
        if source.document and not source.field
    )
    return [
        element("li", document_words(library, document), f", {section}" if section else None)
        for document, section in shown
    ]
