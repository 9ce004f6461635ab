"""The table at a face: pins of a port, cores at a cable end, or the contacts once more."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from cadbridge.drawing.said.labels import DIRECTION_WORDS, PINS, ROLE_WORDS, Labels
from cadbridge.formats import Twice
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.found import Found
from cadbridge.formats.dxf.read.own.layout import Row
from cadbridge.formats.dxf.read.own.sights import core_labels
from cadbridge.formats.dxf.rules import DISAGREES, ROW_WITHOUT_CONTACT
from cadbridge.model import Conductor, Direction, Pin
from cadbridge.words import quoted

_DIRECTIONS = {words: direction for direction, words in DIRECTION_WORDS.items()}
_BEFORE_NUMBER = re.compile(r"^\D+(?=\d)")
_PATHS = {"ports": "ports.pins.signal", "cable.conductors": "cable.conductors.signal"}
_SAME = 1e-6
_SHORT_NAME, _ALIKE = 3, 0.5
"""Letters of a name of which one in common is enough, and how alike longer ones are."""


def _signals(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> dict[str, str]:
    """Signal by contact as the attributes say it, for contacts with one row in the table."""
    counts = Counter(row.get("Contact") for row in rows)
    for item in found:
        if item.signal is not None and counts[item.printed] > 1:
            _compare_joined(rows, item, item.signal, facts)
        if rows and item.signal and not counts[item.printed]:
            message = f"contact {item.printed} ({item.signal}) is not in the table"
            facts.report(ROW_WITHOUT_CONTACT, message, item.handle)
    return {
        item.printed: item.signal
        for item in found
        if item.signal is not None and counts[item.printed] == 1
    }


def _compare_joined(rows: Sequence[Row], item: Found, signal: str, facts: Facts) -> None:
    """A contact with several rows has all their signals in its attribute."""
    shown = " / ".join(row.get("Signal") for row in rows if row.get("Contact") == item.printed)
    if shown != signal:
        facts.report(DISAGREES, _disagreeing(item.printed, signal, shown), item.handle)


def _signal(row: Row, signals: Mapping[str, str], facts: Facts, around: str) -> str:
    """The signal of what has its list and key around it; the attribute's where it has one."""
    contact, shown = row.get("Contact"), row.get("Signal")
    attribute = signals.get(contact, shown)
    if attribute != shown:
        message = _disagreeing(contact, attribute, shown)
        finding = facts.report(DISAGREES, message, row.handle("Signal"))
        facts.twice.append(
            Twice(
                part=facts.get("Part number"),
                place=f"{around}.signal",
                path=_PATHS[around.partition("[")[0]],
                taken=attribute,
                other=shown,
                finding=finding,
            )
        )
    return attribute


def _at_the_face(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> list[Row]:
    """The rows; one of a contact that the face does not have is that of nearly its name and signal.

    Somebody has changed the number in the table alone, and nobody knows which is right.
    """
    listed, drawn = {row.get("Contact") for row in rows}, {item.printed for item in found}
    left = [item for item in found if item.signal and item.printed not in listed]
    told = []
    for row in rows:
        contact = row.get("Contact")
        near = [
            it for it in left if it.signal == row.get("Signal") and is_near(it.printed, contact)
        ]
        if near and contact not in drawn:
            item = near[0]
            left.remove(item)
            message = f"contact {item.printed} ({item.signal}) is {quoted(contact)} in the table"
            facts.report(DISAGREES, message, row.handle("Contact"))
            told.append(row.with_text("Contact", item.printed))
        else:
            told.append(row)
    return told


def is_near(name: str, other: str) -> bool:
    """Whether one name may have become the other: 13, l3, 31, 13a; words are alike by half."""
    if abs(len(name) - len(other)) > 1 or set(name).isdisjoint(other):
        return False
    is_short = len(name) <= _SHORT_NAME
    return is_short or SequenceMatcher(None, name, other).ratio() >= _ALIKE


def pins(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> list[Pin]:
    """Pins of a port; those that no row is for, as the attributes of the face say them."""
    rows = _at_the_face(rows, found, facts)
    signals, port = _signals(rows, found, facts), f"ports[{facts.get('Port')}]"
    listed = []
    for row in rows:
        values = _cells(PINS, row)
        values["signal"] = _signal(row, signals, facts, f"{port}.pins[{values['contact']}]")
        values["direction"] = _direction(values["direction"], facts)
        listed.append(Pin(**values))
    known = {pin.contact for pin in listed}
    listed += [
        Pin(contact=item.printed, signal=item.signal)
        for item in found
        if item.signal and item.printed not in known
    ]
    return listed


def cores(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> Iterator[Conductor]:
    """Conductors, by the table at one end of a cable."""
    rows = _at_the_face(rows, found, facts)
    signals, columns = _signals(rows, found, facts), core_labels(facts)
    for row in rows:
        values = _cells(columns, row)
        values["signal"] = _signal(row, signals, facts, f"cable.conductors[{values['id']}]")
        yield Conductor(**values)


def _cells(columns: Labels, row: Row) -> dict[str, Any]:
    """Values by field, as the table has them."""
    return {name: row.get(title) for title, name in columns.items()}


def _direction(shown: str, facts: Facts) -> Direction:
    words = facts.words.english(shown)
    if words not in _DIRECTIONS:
        facts.unknown("Direction", words)
    return _DIRECTIONS.get(words, Direction.UNSPECIFIED)


def compare_face_table(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> None:
    """The table of a bare connector says role and diameter again."""
    by_name = {item.printed: item for item in found}
    for row in rows:
        name = row.get("Contact")
        item = by_name.pop(name, None)
        if item is None:
            message = f"contact {name} stands in the table only"
            facts.report(ROW_WITHOUT_CONTACT, message, row.handle("Contact"))
            continue
        size = row.get("Diameter mm") or row.get("Width mm")
        shown = (facts.words.english(row.get("Role")), _BEFORE_NUMBER.sub("", size))
        drawn = (ROLE_WORDS[item.role], f"{item.diameter:.3f}")
        if shown[0] != drawn[0] or not _same_number(shown[1], item.diameter):
            message = f"contact {name}: drawn as {' '.join(drawn)}, the table says {shown}"
            facts.report(DISAGREES, message, row.handle("Contact"))
    for name, item in by_name.items():
        facts.report(ROW_WITHOUT_CONTACT, f"contact {name} is not in the table", item.handle)


def _same_number(text: str, value: float) -> bool:
    try:
        return abs(float(text) - value) < _SAME
    except ValueError:
        return False


def _disagreeing(contact: str, said: str, shown: str) -> str:
    says = f"the attribute says signal {quoted(said)}, the table {quoted(shown)}"
    return f"contact {contact}: {says}"
