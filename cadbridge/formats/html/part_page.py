"""The page of one part."""

from collections.abc import Iterator

from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.cable_sections import cable_sections
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.connector_sections import connector_sections
from cadbridge.formats.html.data_sections import data_sections
from cadbridge.formats.html.frame import HOME, Page, Section
from cadbridge.formats.html.function_sections import function_sections
from cadbridge.formats.html.kept_sections import kept_sections
from cadbridge.formats.html.marks import Marks, Notes
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.overview import overview
from cadbridge.formats.html.points import points_section
from cadbridge.formats.html.port_sections import port_sections
from cadbridge.formats.html.reference_sections import reference_sections
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.words import KIND_HEADINGS, name_of
from cadbridge.model import Part


def part_page(catalogue: Catalogue, addresses: Addresses, part: Part, path: str) -> Page:
    """Everything about a part that people ask for."""
    sheet = Sheet(catalogue, addresses, part, Marks(_notes(catalogue, part), part))
    head = _head(sheet)
    sections = list(_sections(sheet))
    notes = sheet.marks.notes.listed()
    sections += points_section(catalogue, notes)
    return Page(path, name_of(part), head, sections, notes=notes)


def _notes(catalogue: Catalogue, part: Part) -> Notes:
    """The open points of a part and of the face that it has."""
    face = catalogue.library.face_by_id.get(part.connector.face) if part.connector else None
    return Notes.of(catalogue.words, ("", part), *([("face.", face)] if face else []))


def _head(sheet: Sheet) -> Content:
    part = sheet.part
    kind = element(
        "a", sheet.say(KIND_HEADINGS[part.kind]), href=f"{sheet.addresses.to(HOME)}#{part.kind}"
    )
    return [
        element("p", kind, class_="crumbs"),
        element("h1", name_of(part), sheet.marks.here()),
        _lead(sheet),
        overview(sheet),
    ]


def _lead(sheet: Sheet) -> Markup:
    description = sheet.catalogue.shown(sheet.part.description)
    mark = sheet.marks.of("description")
    return element("p", description, mark, class_="lead") if description or mark else Markup()


def _sections(sheet: Sheet) -> Iterator[Section]:
    for make in (
        port_sections,
        cable_sections,
        connector_sections,
        function_sections,
        data_sections,
        kept_sections,
        reference_sections,
    ):
        yield from make(sheet)
