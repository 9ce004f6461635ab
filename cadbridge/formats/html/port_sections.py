"""The ports of a drive: face, pins, and the cables that fit."""

from collections.abc import Iterator

from cadbridge.doubts import doubts_of
from cadbridge.drawing import Drawing, pictures_of
from cadbridge.drawing.said.labels import DIRECTION_WORDS
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.view import GENDER_WORDS
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import Marks, doubt_mark
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.shown import face_figure, order_codes
from cadbridge.formats.html.tables import Row
from cadbridge.formats.html.words import name_of
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.mapping.definitions import definition_name
from cadbridge.model import Part, Pin, Port
from cadbridge.model.naming import connector_words

_COLUMNS = (
    *("Contact", "Passes to", "Signal", "Second signal", "As printed", "Direction", "Voltage"),
    *("Channel", "Connectable mm²", "Connection", "EPLAN function", "Wire", "Remarks"),
)


def port_sections(sheet: Sheet) -> Iterator[Section]:
    """One section for each port, below a common one."""
    if not sheet.part.ports:
        return
    pictures = pictures_of(sheet.catalogue.library, sheet.part, words=sheet.say)
    listed = sheet.marks.of("ports")
    children = tuple(
        Section(
            f"port-{number}",
            port.designation,
            _body(sheet, port, at, pictures.get(port.designation)),
            marks=Markup(at.here() + at.of("designation")),
        )
        for number, (port, at) in enumerate(sheet.marks.each("ports", sheet.part.ports), 1)
    )
    yield Section("ports", sheet.say("Ports"), None, marks=listed, children=children)


def _body(sheet: Sheet, port: Port, at: Marks, picture: Drawing | None) -> Content:
    purpose = at.value("purpose")
    caption = connector_caption(sheet, port.connector, at)
    return [
        element("p", purpose, class_="purpose") if purpose else None,
        element(
            "div",
            face_figure(picture, caption),
            element("div", _pins(sheet, port, at), _fits(sheet, port), class_="beside"),
            class_="with-face",
        ),
    ]


def connector_caption(sheet: Sheet, number: str, at: Marks) -> Content:
    """A connector under its picture: its name, what it is, and from where it is seen."""
    connector = sheet.connector(number)
    inherited = doubt_mark(doubts_of(sheet.catalogue.library).connector(number), sheet.say)
    name = at.value("connector", sheet.link(number) if number else "")
    return [
        element("strong", name) if name else None,
        element(
            "span",
            connector_words(sheet.catalogue.library.connector(number), sheet.say),
            class_="line",
        ),
        inherited,
        element("span", _seen(connector, sheet.say), class_="line quiet"),
        at.of("contact_names"),
    ]


def _seen(connector: Part | None, say: Words) -> str:
    if connector is None or connector.connector is None:
        return ""
    return f"{say('Mating face')}, {say(GENDER_WORDS[connector.connector.gender])}"


def _pins(sheet: Sheet, port: Port, at: Marks) -> Markup:
    rows = [_pin(sheet, pin, below) for pin, below in at.each("pins", port.pins)]
    caption = sheet.say("Pins of {name}", name=port.designation)
    marks, body = at.of("pins"), sheet.table(caption, _COLUMNS, rows)
    words = element("p", sheet.say("All rows"), " ", marks, class_="quiet")
    return Markup(words + body) if marks else body


def _pin(sheet: Sheet, pin: Pin, at: Marks) -> Row:
    optional = element("span", sheet.say("optional"), class_="tag") if pin.optional else None
    return Row(
        (
            [element("code", pin.contact), at.of("contact"), at.here()],
            *at.values("second_contact", "signal", "second_signal", "function"),
            at.value("direction", sheet.say(DIRECTION_WORDS[pin.direction])),
            *at.values("voltage", "channel", "cross_section", "dimension"),
            at.value("definition", definition_name(pin.definition)),
            at.value("wire_colour", _wire(pin)),
            [optional, at.of("optional"), " ", at.value("remarks")],
        ),
        class_=f"direction-{str(pin.direction).replace('_', '-')}",
        contact=pin.contact,
    )


def _wire(pin: Pin) -> str:
    """The wire that lands there, where the part says so: ``BK 22 AWG``."""
    area = encode_decimal(pin.wire_cross_section_mm2)
    words = (pin.wire_colour, pin.wire_gauge, area and f"{area} mm²")
    return " ".join(filter(None, words))


def _fits(sheet: Sheet, port: Port) -> Markup:
    """The cables for a port, so that one finds the order code where one looks for it."""
    found = sheet.catalogue.fits.get((sheet.part.part_number, port.designation), ())
    items = [
        element(
            "li",
            element("a", name_of(fit.cable), href=href) if href else name_of(fit.cable),
            doubt_mark(doubts_of(sheet.catalogue.library).fit(sheet.part, fit.cable), sheet.say),
            element("span", f" {sheet.say('with end')} {fit.ends}", class_="quiet"),
            element("div", order_codes(sheet.catalogue, fit.cable), class_="codes"),
        )
        for fit in found
        for href in (sheet.addresses.part(fit.cable.part_number),)
    ]
    if not items:
        return Markup()
    words = sheet.say("Cable for this port" if len(items) == 1 else "Cables for this port")
    return element("div", element("p", words, class_="label"), element("ul", items), class_="fits")
