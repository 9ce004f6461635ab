"""Facts of a part in the words of a catalogue."""

from collections.abc import Mapping, Sequence

from cadbridge.drawing.said.words import Words, languages, words_over
from cadbridge.mapping import Mappings
from cadbridge.mapping.codecs import NO_LANGUAGE, encode_decimal, encode_range
from cadbridge.model import (
    CableEnd,
    CableLength,
    EndState,
    Kind,
    Library,
    Part,
    Property,
    SourceDocument,
)
from cadbridge.model.naming import connector_words
from cadbridge.words import spoken

SAID = ("drawing", "html")
"""Mappings whose words the catalogue says: its own, and below them those of drawings."""
KIND_HEADINGS: Mapping[Kind, str] = {
    Kind.DRIVE: "Drives",
    Kind.MOTOR: "Motors",
    Kind.CABLE: "Cables",
    Kind.CONTACTOR: "Contactors",
    Kind.RELAY: "Relays",
    Kind.CIRCUIT_BREAKER: "Circuit breakers",
    Kind.POWER_SUPPLY: "Power supplies",
    Kind.TERMINAL: "Terminals",
    Kind.SENSOR: "Sensors",
    Kind.PLC: "PLC",
    Kind.VALVE: "Valves",
    Kind.ENCLOSURE: "Enclosures",
    Kind.CONNECTOR: "Connectors",
    Kind.OTHER: "Other parts",
}
"""Kinds in the order of the catalogue."""
_LANGUAGES = {"en": "English", "de": "German", "it": "Italian", "fr": "French", "es": "Spanish"}


def kinds_said(mappings: Mappings) -> Mapping[Kind, Sequence[str]]:
    """What the kinds of parts are called, in every language of the catalogue."""
    said = [words_over(mappings, SAID, language) for language in languages(mappings)]
    return {kind: [say(spoken(kind)) for say in said] for kind in Kind}


def name_of(part: Part) -> str:
    """What people call the part: its type number, or its part number without one."""
    return part.type_number or part.part_number


def language_tag(code: str) -> str:
    """``de-DE`` for ``de_DE``; nothing for text of no language."""
    return "" if code == NO_LANGUAGE else code.replace("_", "-")


def language_name(code: str, say: Words) -> str:
    """``German`` for ``de_DE``, or the code where no name is known."""
    name = _LANGUAGES.get(code.partition("_")[0])
    return say(name) if name else code


def firm_name(library: Library, short_name: str) -> str:
    """The name of a manufacturer or supplier, or its short name where only that is known."""
    firm = library.manufacturer_by_short_name.get(short_name)
    return firm.name if firm else short_name


def maker_name(library: Library, part: Part) -> str:
    """The manufacturer's name, or its short name where only that is known."""
    return firm_name(library, part.manufacturer)


def end_words(library: Library, end: CableEnd, say: Words) -> str:
    """What is at the end of a cable."""
    if end.state is EndState.CONNECTOR:
        known = connector_words(library.connector(end.connector), say)
        return known or end.connector or say("a connector, not stated which")
    return say("free conductor ends" if end.state is EndState.OPEN else "not stated")


def parts_words(count: int, say: Words) -> str:
    """``1 part``, ``2 parts``."""
    return say("1 part") if count == 1 else say("{count} parts", count=str(count))


def length_words(length: CableLength) -> str:
    """``0.5 m``."""
    metres = encode_decimal(length.length_mm / 1000)
    return f"{metres.rstrip('0').rstrip('.') if '.' in metres else metres} m"


def value_words(item: Property) -> str:
    """The value or the range, and its unit on the same line."""
    value = item.value or encode_range((item.minimum, item.maximum))
    return f"{value}\N{NO-BREAK SPACE}{item.unit}".strip()


def size_words(part: Part) -> str:
    """``45 × 114 × 97 mm``; nothing where no dimension is known."""
    sizes = [part.width_mm, part.height_mm, part.depth_mm]
    if not any(sizes):
        return ""
    return " × ".join(encode_decimal(size) or "?" for size in sizes) + " mm"


def document_words(library: Library, id_: str) -> str:
    """The title of a source document, or its id where it is not known."""
    document: SourceDocument | None = next(
        (item for item in library.source_documents if item.id == id_), None
    )
    return document.title if document else id_
