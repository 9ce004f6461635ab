"""What a drawing of ours shows: labels and titles that are there, and contacts that are drawn."""

from collections.abc import Mapping, Sequence

from cadbridge.drawing.said.labels import (
    CONNECTOR,
    CORES,
    DIRECTION_WORDS,
    ENDS,
    INSERT,
    KEY,
    NEAR_AND_FAR,
    PART,
    PINS,
    PORT,
    SHELL,
    Labels,
)
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.found import Found
from cadbridge.formats.dxf.read.own.layout import Row, Table
from cadbridge.model import Library, Part
from cadbridge.model.shown import Seen, Sight

_CONNECTOR = {**CONNECTOR, "Gender": "gender", "Face": "face"}
_CONTACT = Seen(names=frozenset(["x_mm", "y_mm", "diameter_mm", "role"]))
_OF_ATTRIBUTE = Seen(names=frozenset(["signal"]))


def sight_of(library: Library, facts: Facts, table: Table | None, found: Sequence[Found]) -> Sight:
    """What the drawing shows of the library that was made of it."""
    parts = {part.part_number: _of_part(part, facts, table, found) for part in library.parts}
    return Seen(items={"parts": parts}, others={"faces": _of_face(facts)})


def missing_labels(library: Library, facts: Facts) -> list[str]:
    """Labels that the title block of such a drawing has, and this one has not."""
    wanted: list[str] = []
    for part in library.parts:
        wanted += PART
        wanted += PORT if part.ports else ()
        wanted += (*ENDS, "Connector") if part.cable else ()
        wanted += _CONNECTOR.keys() - {"Face"} if part.connector else ()
    if library.faces:
        wanted += (*INSERT, *SHELL, *KEY)
    return [label for label in dict.fromkeys(wanted) if label not in facts.title]


def _of_part(part: Part, facts: Facts, table: Table | None, found: Sequence[Found]) -> Sight:
    others: dict[str, Sight] = {}
    items: dict[str, Mapping[str, Sight]] = {}
    if part.ports:
        items["ports"] = {port.designation: sight_of_port(facts, table) for port in part.ports}
    if part.cable:
        others["cable"] = _of_cable(facts, table)
    if part.connector:
        others["connector"] = _of_connector(facts, found)
    return Seen(names=names_in(PART, facts), items=items, others=others)


def names_in(fields: Labels, facts: Facts) -> frozenset[str]:
    """The fields whose labels are on the drawing, with words that are known."""
    return frozenset(
        name for label, name in fields.items() if label in facts and label not in facts.unread
    )


def sight_of_port(facts: Facts, table: Table | None) -> Sight:
    """Its pins; those that only the face shows, by what its attributes say."""
    names = names_in(PORT, facts)
    if table is None or not table.rows:
        return Seen(names=names, others={"pins": _OF_ATTRIBUTE})
    shown = _of_row(PINS, table, of="contact")
    pins = {row.get("Contact"): _of_pin(row, shown, facts) for row in table.rows}
    return Seen(names=names | {"pins"}, items={"pins": pins}, others={"pins": _OF_ATTRIBUTE})


def _of_pin(row: Row, shown: Seen, facts: Facts) -> Sight:
    """What the row shows, but for a direction in words that are not known."""
    if facts.words.english(row.get("Direction")) in DIRECTION_WORDS.values():
        return shown
    return Seen(names=shown.names - {"direction"})


def _of_row(fields: Labels, table: Table, of: str) -> Seen:
    """The fields that there are titles for, without that by which a row is known."""
    names = (name for title, name in fields.items() if title in table.titles and name != of)
    return Seen(names=frozenset(names))


def _of_cable(facts: Facts, table: Table | None) -> Sight:
    ends = sights_of_ends(facts)
    if table is None or not table.rows:
        return Seen(others=ends)
    rows = _of_row(core_labels(facts), table, of="id")
    return Seen(names=frozenset(["conductors"]), others={**ends, "conductors": rows})


def sights_of_ends(facts: Facts) -> Mapping[str, Sight]:
    """The ends of which there is a label; one behind which nothing stands may have any state."""
    return {
        name: Seen(names=frozenset(["state", "connector"] if facts.get(label) else ["connector"]))
        for label, name in ENDS.items()
        if label in facts
    }


def core_labels(facts: Facts) -> Labels:
    """Titles of the table at one end of a cable, and their fields."""
    contacts = ("contact_a", "contact_b")
    at = contacts if facts.get("Cable end").endswith("A") else contacts[::-1]
    return {**dict(zip(NEAR_AND_FAR, at, strict=True)), **CORES}


def _of_connector(facts: Facts, found: Sequence[Found]) -> Sight:
    names = names_in(_CONNECTOR, facts)
    if any(item.position_id != item.printed for item in found):
        names |= {"contact_names"}
    return Seen(names=names)


def _of_face(facts: Facts) -> Sight:
    """A face of which any contact is drawn shows them all."""
    return Seen(
        names=names_in(INSERT, facts) | {"contacts"},
        others={
            "contacts": _CONTACT,
            "shell": Seen(names=names_in(SHELL, facts)),
            "key": Seen(names=names_in(KEY, facts)),
        },
    )
