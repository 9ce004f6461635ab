"""What the data pages of a part say: its values in tables, each row with what is open of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cadbridge.doubts import OpenPoint, doubts_of
from cadbridge.drawing.said.labels import CERTAINTY, DIRECTION_WORDS
from cadbridge.drawing.said.open_points import all_open, row_certainty
from cadbridge.drawing.said.words import Words
from cadbridge.mapping.definitions import connection_points, function_words, points_words
from cadbridge.model import Library, Part, Property
from cadbridge.model.part import Texts
from cadbridge.words import main_text


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading; without titles a list of lines."""

    heading: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    certainty: str = ""
    """What is open about what the heading names."""


def sections_of(library: Library, part: Part, words: Words) -> Iterator[Section]:
    """What is known of a part besides its drawings; sections may be without rows."""
    doubts = doubts_of(library)

    def rated(points: Iterable[OpenPoint]) -> str:
        return row_certainty(points, part, words)

    about = (
        ("Description", "description", _in_language(part.description, words)),
        ("Order number", "order_number", part.order_number),
        ("Notes", "note", _in_language(part.note, words)),
    )
    own = doubts.own(part)
    yield _table(
        "",
        ("", ""),
        (
            (words(label), value, rated(own.value(part, (), name)))
            for label, name, value in about
            if value
        ),
        words,
    )
    yield _table(
        "Technical data",
        ("Property", "Condition", "Value", "Unit"),
        (
            (*_property(item, words), rated(doubts.listed(part, "properties", item)))
            for item in part.properties
        ),
        words,
    )
    for port in part.ports:
        of_port = doubts.port(part, port)
        table = _table(
            "",
            ("Contact", "Signal", "Function", "Direction", "Voltage", "Remarks"),
            (
                (
                    *(pin.contact, pin.signal, pin.function),
                    *(words(DIRECTION_WORDS[pin.direction]), pin.voltage, pin.remarks),
                    rated(point for point in doubts.pin(part, port, pin) if point not in of_port),
                )
                for pin in port.pins
            ),
            words,
        )
        heading = f"{words('Port')} {port.designation}: {port.connector}"
        yield replace(table, heading=heading, certainty=rated(of_port))
    yield _table(
        "Functions",
        ("Function", "Type", "Designation", "Connection points", "Remarks"),
        (
            (
                *(item.name, function_words(item), item.designation, points_words(item)),
                *(item.remarks, rated(doubts.listed(part, "functions", item))),
            )
            for item in part.functions
        ),
        words,
    )
    yield _table(
        "Connection points",
        ("Function", "Connection point", "Description", "Connectable mm²", "Connection"),
        (
            (item.name, at.designation, at.description, at.cross_section, at.dimension, "")
            for item in part.functions
            if item.descriptions or item.cross_sections or item.dimensions
            for at in connection_points(item)
        ),
        words,
    )
    points = ((line,) for line in all_open(library, part, words))
    yield Section(words("Open points"), (), tuple(points))


def _table(
    heading: str, titles: tuple[str, ...], rows: Iterable[tuple[str, ...]], words: Words
) -> Section:
    """A table of rows that say last how sure they are: a column only where one is not."""
    found = tuple(rows)
    if any(row[-1] for row in found):
        titles = (*titles, CERTAINTY)
    said = tuple(words(title) for title in titles)
    return Section(words(heading), said, tuple(row[: len(titles)] for row in found))


def _in_language(texts: Texts, words: Words) -> str:
    code = next((code for code in texts if code.startswith(words.language)), "")
    return texts[code] if code else main_text(texts)


def _property(item: Property, words: Words) -> tuple[str, ...]:
    value = item.value or " ... ".join(part for part in (item.minimum, item.maximum) if part)
    name = ": ".join(words.data(text) for text in (item.group, item.name) if text)
    return name, item.condition, value, item.unit
