"""A drawing of ours back to a part and its face."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from cadbridge.drawing.said.labels import (
    CONNECTOR,
    INSERT,
    PART,
    PORT,
    Labels,
)
from cadbridge.drawing.shapes.view import Side, View
from cadbridge.formats.dxf.read.drawn.shapes import Shapes, Word
from cadbridge.formats.dxf.read.own.apart import contacts_apart
from cadbridge.formats.dxf.read.own.contact_rows import compare_face_table, cores, pins
from cadbridge.formats.dxf.read.own.facts import Facts, faces_in
from cadbridge.formats.dxf.read.own.found import Found, find_contacts
from cadbridge.formats.dxf.read.own.layout import Row, Table, find_table, title_fields
from cadbridge.formats.dxf.read.own.regions import port_regions, shows_all_ports
from cadbridge.formats.dxf.read.own.sheet_faces import read_sheet_faces
from cadbridge.formats.dxf.read.own.sights import (
    missing_labels,
    names_in,
    sight_of,
    sight_of_port,
)
from cadbridge.formats.dxf.read.own.wires import (
    cable_of,
    end_headings,
    ends_of,
    landings,
    sight_of_wires,
    wiring_table,
)
from cadbridge.formats.dxf.rules import (
    DISAGREES,
    FACES_APART,
    LABEL_MISSING,
    NO_WIRING,
    PIECE_MISSING,
    UNKNOWN_TITLE,
)
from cadbridge.model import (
    CableSpec,
    ConnectorSpec,
    Face,
    FaceContact,
    Gender,
    Key,
    Kind,
    Library,
    Part,
    Port,
    Shell,
    ShellKind,
)
from cadbridge.model.shown import Seen, Sight
from cadbridge.words import counted, quoted

Code = TypeVar("Code", bound=StrEnum)
_UNFIT = re.compile(r"[^a-z0-9]+")
_DIGITS = 6
"""Digits behind the point that a position keeps, in millimetres."""


def read_own(shapes: Shapes, facts: Facts) -> tuple[Library, Sight]:
    """The part, and the face where one is drawn; and what the drawing shows of them.

    The drawing of a whole cable tells the part alone.
    """
    if shows_all_ports(facts):
        return _all_ports(shapes, facts)
    one_end = not facts.title.keys().isdisjoint(("Port", "Cable end"))
    wires = None if one_end else wiring_table(shapes.words)
    if wires is not None:
        _report_titles(wires, facts)
        _report_apart(shapes, facts)
        part = Part(**_common(facts, Kind.CABLE), cable=cable_of(wires, shapes, facts))
        read_sheet_faces(shapes, end_headings(shapes.words, facts), landings(part), facts)
        return Library(parts=(part,)), sight_of_wires(part, wires, shapes, facts)
    found = find_contacts(shapes, facts)
    table = _table(shapes, facts, has_signals=any(item.signal for item in found))
    rows = table.rows if table else ()
    face = _face(found, facts) if _face_id(facts) and found else None
    common = _common(facts)
    kind = common["kind"]
    if kind is Kind.CABLE and not rows and not one_end:
        facts.report(NO_WIRING, "no table has the title 'Contact A'; nothing of the cable was read")
        return Library(), Seen()
    if "Cable end" in facts.title or (kind is Kind.CABLE and "Port" not in facts.title):
        part = Part(**common, cable=_cable(rows, found, facts))
    elif facts.get("Port") or "Port" in facts.title:
        part = Part(**common, ports=(_port(rows, found, facts),))
    else:
        _compare_connector(facts.get("Part number"), facts)
        if rows:
            compare_face_table(rows, found, facts)
        part = Part(**common, connector=_connector(found, facts))
    library = Library(parts=(part,), faces=(face,) if face else ())
    missing = missing_labels(library, facts) if facts.title else []
    if missing:
        message = f"the title block has no {', '.join(map(repr, missing))}; it stays as it is"
        facts.report(LABEL_MISSING, message)
    return library, sight_of(library, facts, table, found)


def _all_ports(shapes: Shapes, facts: Facts) -> tuple[Library, Sight]:
    """The ports of a sheet that shows all of them, each from its own label and table."""
    ports = []
    sights: dict[str, Sight] = {}
    labels: dict[str, Word] = {}
    for words in port_regions(shapes):
        own = Facts(
            facts.file, title_fields(words), None, words=facts.words, findings=facts.findings
        )
        table = find_table(words)
        if table:
            _report_titles(table, facts)
        ports.append(_port(table.rows if table else (), (), own))
        sights[ports[-1].designation] = sight_of_port(own, table)
        labels[ports[-1].designation] = next(word for word in words if word.english == "Port")
    rows = {port.designation: [pin.contact for pin in port.pins] for port in ports}
    read_sheet_faces(shapes, labels, rows, facts)
    _report_apart(shapes, facts)
    part = Part(**_common(facts), ports=tuple(ports))
    sight = Seen(names=names_in(PART, facts), items={"ports": sights})
    return Library(parts=(part,)), Seen(items={"parts": {part.part_number: sight}})


def _report_apart(shapes: Shapes, facts: Facts) -> None:
    """Say that contacts are drawn whose faces are no blocks any more."""
    count = 0 if faces_in(shapes.marks) else len(contacts_apart(shapes))
    if count:
        facts.report(FACES_APART, f"{counted(count, 'contact')} that are drawn were not read")


def _common(facts: Facts, kind: Kind = Kind.OTHER) -> dict[str, Any]:
    """What every title block says of the part; `kind` where its word is not known."""
    return {
        "part_number": facts.get("Part number"),
        **_texts(PART, facts),
        "kind": _word(Kind, facts, "Kind", kind),
    }


def _texts(labels: Labels, facts: Facts) -> dict[str, Any]:
    """Values by field, as the title block and the attributes have them."""
    return {name: facts.get(label) for label, name in labels.items()}


def _table(shapes: Shapes, facts: Facts, *, has_signals: bool) -> Table | None:
    """The table; says so where it, or the title block, is not there.

    Args:
        shapes: of the drawing.
        facts: of the drawing.
        has_signals: whether attributes of the face name any.
    """
    table = find_table(shapes.words)
    if not facts.title:
        facts.report(PIECE_MISSING, "there is no title block; the face's attributes tell the part")
    if table is None:
        told = "; the face's attributes tell the signals" if has_signals else ""
        facts.report(PIECE_MISSING, f"there is no table{told}")
    else:
        _report_titles(table, facts)
    return table


def _report_titles(table: Table, facts: Facts) -> None:
    """A title that nobody knows; its column is as if it were not there."""
    for word in table.unknown:
        facts.report(UNKNOWN_TITLE, f"{quoted(word.text)} is no title that is known", word.handle)


def _word(words: type[Code], facts: Facts, label: str, otherwise: Code) -> Code:
    text = facts.get(label)
    try:
        return words(text)
    except ValueError:
        if text or facts.title:
            facts.unknown(label, text)
        return otherwise


def number(value: float) -> Decimal:
    """A length in millimetres, without the noise of its calculation."""
    return Decimal(repr(round(float(value), _DIGITS) + 0.0))


def _face_id(facts: Facts) -> str:
    """The id, which only attributes hold; else one made of the title, for the library to settle."""
    return facts.get("Face") or id_of_title(facts.get("Insert"))


def id_of_title(title: str) -> str:
    """The id under which a face is read whose drawing has lost its attributes."""
    return _UNFIT.sub("_", title.casefold()).strip("_")


def _face(found: Sequence[Found], facts: Facts) -> Face:
    view = View(
        _word(Side, facts, "View", Side.MATING), _word(Gender, facts, "Gender", Gender.UNSPECIFIED)
    )
    return Face(
        id=_face_id(facts),
        **_texts(INSERT, facts),
        contacts=tuple(
            FaceContact(
                id=item.position_id,
                x_mm=number(view.x(item.x)),
                y_mm=number(item.y),
                diameter_mm=number(item.diameter),
                role=item.role,
            )
            for item in found
        ),
        shell=Shell(
            kind=_word(ShellKind, facts, "Housing", ShellKind.CIRCULAR),
            thread=facts.get("Thread"),
        ),
        key=Key(kind=facts.get("Key").replace(" ", "_")),
    )


def _port(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> Port:
    return Port(
        designation=facts.get("Port"),
        **_texts(PORT, facts),
        pins=tuple(pins(rows, found, facts)),
    )


def _cable(rows: Sequence[Row], found: Sequence[Found], facts: Facts) -> CableSpec:
    at_a = facts.get("Cable end").endswith("A")
    _compare_connector(facts.get("End A" if at_a else "End B"), facts)
    end_a, end_b = ends_of(facts)
    return CableSpec(end_a=end_a, end_b=end_b, conductors=tuple(cores(rows, found, facts)))


def _compare_connector(expected: str, facts: Facts) -> None:
    """The connector of a cable end, or the bare one, stands in a second place too."""
    connector = facts.get("Connector")
    if connector != expected:
        facts.report(
            DISAGREES, f"the connector is {quoted(connector)} here and {quoted(expected)} there"
        )


def _connector(found: Sequence[Found], facts: Facts) -> ConnectorSpec:
    ways = facts.get("Ways")
    if not ways.isdecimal():
        facts.unknown("Ways", ways)
    values = _texts(CONNECTOR, facts) | {
        "ways": int(ways) if ways.isdecimal() else len(found),
        "gender": _word(Gender, facts, "Gender", Gender.UNSPECIFIED),
        "face": _face_id(facts),
        "contact_names": {
            item.position_id: item.printed for item in found if item.position_id != item.printed
        },
    }
    return ConnectorSpec(**values)
