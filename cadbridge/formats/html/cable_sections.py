"""The ends, conductors and order codes of a cable."""

from collections.abc import Iterator

from cadbridge.drawing import Drawing, pictures_of, sheets_of, svg_element
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import Marks, marked
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.port_sections import connector_caption
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.shown import colour, face_figure, number, port_links
from cadbridge.formats.html.tables import Row, facts
from cadbridge.formats.html.words import end_words, length_words
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import CableEnd, CableSpec, Conductor, Core

_COLUMNS = (
    "Id", "End A", "Colour", "As printed", "Core", "mm²", "Length", "Pair", "Shield", "End B",
    "Signal", "Function", "Remarks",
)  # fmt: skip


def cable_sections(sheet: Sheet) -> Iterator[Section]:
    """Both ends side by side, then the wiring, then what can be ordered."""
    cable = sheet.part.cable
    if cable is None:
        return
    at = sheet.marks.below("cable", cable)
    pictures = pictures_of(sheet.catalogue.library, sheet.part, words=sheet.say)
    ends = [
        _end(sheet, letter, end, at, pictures.get(f"end {letter}"))
        for letter, end in sheet.part.ends.items()
    ]
    yield Section("ends", sheet.say("Ends"), element("div", ends, class_="ends"))
    drawn = [
        element("figure", Markup(svg_element(flat(drawing))), class_="sheet-figure")
        for drawing in sheets_of(sheet.catalogue.library, sheet.part, words=sheet.say)
        if drawing.is_cable
    ]
    yield Section("drawing", sheet.say("Drawing"), element("div", drawn))
    if cable.conductors:
        yield _conductors(sheet, cable, at)
    if cable.lengths or at.doubts("lengths"):
        yield _lengths(sheet, cable, at)


def _end(
    sheet: Sheet, letter: str, end: CableEnd, around: Marks, picture: Drawing | None
) -> Markup:
    name = f"end_{letter.lower()}"
    at = around.below(name, end)
    doubt = Markup(around.of(name) + at.of("state"))
    if end.connector:
        plug = face_figure(picture, connector_caption(sheet, end.connector, at))
    else:
        state = end_words(sheet.catalogue.library, end, sheet.say)
        plug = element("p", at.value("connector", state), class_="face-figure")
    return element(
        "article",
        element("h3", sheet.say(f"End {letter}"), doubt),
        plug,
        facts(
            [
                (sheet.say("Called"), at.value("label")),
                _mates(sheet, end, at.of("mates_with")),
            ]
        ),
        class_="end",
    )


def _mates(sheet: Sheet, end: CableEnd, mark: Markup) -> tuple[Content, Content]:
    if not end.mates_with:
        return sheet.say("Fits"), marked("", mark, sheet.say)
    return [sheet.say("Fits"), mark], port_links(sheet.catalogue, sheet.addresses, end.mates_with)


def _conductors(sheet: Sheet, cable: CableSpec, at: Marks) -> Section:
    rows = [
        _conductor(sheet.say, item, below)
        for item, below in at.each("conductors", cable.conductors)
    ]
    title = sheet.say("Conductors")
    body = sheet.table(title, _COLUMNS, rows, class_="wiring")
    return Section("conductors", title, body, marks=at.of("conductors"))


def _conductor(say: Words, item: Conductor, at: Marks) -> Row:
    shield = f"{say('by')} {item.shielded_by}" if item.shielded_by else ""
    shield = say("shield") if item.shield else shield
    sizes = (encode_decimal(item.cross_section_mm2), item.gauge and f"({item.gauge})")
    area = " ".join(filter(None, sizes))
    long = f"{encode_decimal(item.length_mm)} mm" if item.length_mm is not None else ""
    return Row(
        (
            [element("code", item.id), at.of("id"), at.here()],
            at.value("contact_a", _place(item.connector_a, item.contact_a)),
            _core(say, item, at),
            *at.values("colour_printed", "core_number"),
            at.value("cross_section_mm2", area),
            at.value("length_mm", long),
            at.value("pair"),
            marked(shield, Markup(at.of("shield") + at.of("shielded_by")), say),
            at.value("contact_b", _place(item.connector_b, item.contact_b)),
            *at.values("signal", "function", "remarks"),
        ),
        contact=item.contact_a or item.contact_b,
    )


def _core(say: Words, item: Conductor, at: Marks) -> Markup:
    """The colour, or that the row has no core."""
    if item.core is Core.NONE:
        return marked(say("no core"), Markup(at.of("core") + at.of("colour")), say)
    return at.value("colour", colour(item.colour))


def _place(connector: str, contact: str) -> str:
    """Where a conductor lands: ``X5:1`` where those of the cable go to several connectors."""
    return ":".join(filter(None, (connector, contact)))


def _lengths(sheet: Sheet, cable: CableSpec, at: Marks) -> Section:
    rows = [
        Row(
            (
                [length_words(item), below.of("length_mm"), below.here()],
                [number(item.order_code), below.of("order_code")],
            )
        )
        for item, below in at.each("lengths", cable.lengths)
    ]
    title = sheet.say("Order codes")
    body = sheet.table(title, ("Length", "Order code"), rows, class_="narrow")
    return Section("order-codes", title, body, marks=at.of("lengths"))
