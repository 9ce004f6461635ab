"""What the data pages of a part say: its values in tables, each row with what is open of it."""

from collections.abc import Callable, Iterable, Iterator
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
    yield from _technical(part, words, lambda item: rated(doubts.listed(part, "properties", item)))
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


def _technical(part: Part, words: Words, rated: Callable[[Property], str]) -> Iterator[Section]:
    """Technical data, a table for each group, in the order of the part."""
    groups: dict[str, list[Property]] = {}
    for item in part.properties:
        groups.setdefault(item.group, []).append(item)
    for group, items in groups.items():
        rows = ((*_property(item, words), rated(item)) for item in items)
        said = words.data(group) or words("Technical data")
        table = _table("", ("Property", "Condition", "Value", "Unit"), rows, words)
        yield replace(table, heading=said[:1].upper() + said[1:])


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
    return words.data(item.name), words.condition(item.condition), words.data(value), item.unit
