"""The contacts of a drawing of ours: from attributes, or from blocks and the numbers near them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cadbridge.drawing.contacts import BLADE_LENGTH, SOCKET_WALL
from cadbridge.drawing.items import Layer, Point
from cadbridge.formats.dxf.read.boxes import Box
from cadbridge.formats.dxf.read.others.nearest import Shape, nearest_numbers, nearest_places
from cadbridge.formats.dxf.read.own.apart import contacts_apart, origin
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.shapes import Mark, Ring, Shapes, Word
from cadbridge.formats.dxf.rules import (
    DISAGREES,
    NO_CONTACT,
    NO_NUMBER,
    NUMBER_TWICE,
    ROW_WITHOUT_CONTACT,
    WITHOUT_ATTRIBUTES,
)
from cadbridge.model import ContactRole

_BLOCK = re.compile(r"(?:PIN|SOCKET|BLADE|SPRING|END)_([A-Z_]+?)_\d.*", re.IGNORECASE)
_CONTACT = re.compile(r"CONTACT\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """A contact as it stands on the drawing."""

    printed: str
    position_id: str
    """Its name on the face."""
    x: float
    y: float
    diameter: float
    role: ContactRole
    signal: str | None
    """None: the drawing has no attribute for it."""
    handle: str


def find_contacts(shapes: Shapes, facts: Facts) -> list[Found]:
    """The contacts, in the frame of the face."""
    marks = [mark for mark in shapes.marks if _BLOCK.fullmatch(mark.block)]
    marks = marks or contacts_apart(shapes)
    rooms = [_room(mark) for mark in marks]
    said = _said_of(marks, facts)
    names = {index: item.get("CONTACT", "") for index, item in said.items()}
    numbers = [word for word in shapes.words if word.layer.upper() == Layer.NUMBER]
    beside = nearest_numbers(rooms, numbers, names)
    _report_lost_numbers(numbers, beside.values(), facts)
    if marks and not said:
        message = f"{len(marks)} contacts were read from their shapes and the numbers beside them"
        facts.report(WITHOUT_ATTRIBUTES, message)
    middle = (0.0, 0.0) if facts.face else origin(shapes, marks, facts)
    found = [
        _found(mark, said.get(index, {}), beside.get(index), middle, facts)
        for index, mark in enumerate(marks)
    ]
    return _with_single_names(found, facts)


def _room(mark: Mark) -> Shape:
    """The room that numbers leave around a contact, which is never less than that of a socket."""
    if mark.rings:
        return Ring(mark.x, mark.y, max(mark.rings[-1], SOCKET_WALL * mark.rings[0]) * mark.size)
    width = mark.width * mark.size
    along = mark.frame.y.unit()
    return Box(mark.x, mark.y, width, BLADE_LENGTH * width, (along.x, along.y))


def _said_of(marks: Sequence[Mark], facts: Facts) -> dict[int, dict[str, str]]:
    """Index of a contact to what the face's attributes say of it: CONTACT, SIGNAL, ..."""
    face = facts.face
    if face is None:
        return {}
    numbers = [tag.removeprefix("CONTACT") for tag in face.attributes if _CONTACT.fullmatch(tag)]
    places = [face.places[f"CONTACT{number}"] for number in numbers]
    nearest = nearest_places([Ring(mark.x, mark.y, 0.0) for mark in marks], places)
    for index, number in enumerate(numbers):
        if index not in nearest.values():
            name = face.attributes[f"CONTACT{number}"]
            facts.report(ROW_WITHOUT_CONTACT, f"contact {name} is an attribute only", face.handle)
    return {
        mark: {
            tag: face.attributes[tag + numbers[index]]
            for tag in ("CONTACT", "SIGNAL", "ROLE", "POSITION")
            if tag + numbers[index] in face.attributes
        }
        for mark, index in nearest.items()
    }


def _report_lost_numbers(numbers: Iterable[Word], used: Iterable[Word], facts: Facts) -> None:
    handles = {id(word) for word in used}
    for word in numbers:
        if id(word) not in handles:
            facts.report(NO_CONTACT, f"the number {word.text!r} has no contact", word.handle)


def _found(
    mark: Mark, said: Mapping[str, str], number: Word | None, middle: Point, facts: Facts
) -> Found:
    printed = said.get("CONTACT")
    if printed is None and number is None:
        facts.report(NO_NUMBER, f"a contact at ({mark.x:g}, {mark.y:g})", mark.handle)
    elif printed is not None and (number is None or number.text != printed):
        shown = number.text if number else "nothing"
        message = f"contact {printed}: the number beside it is {shown!r}"
        facts.report(DISAGREES, message, mark.handle)
    name = printed if printed is not None else number.text if number else ""
    x, y = mark.x - middle[0], mark.y - middle[1]
    if facts.face:
        x, y = facts.face.inside(mark.x, mark.y)
    return Found(
        name,
        said.get("POSITION", name),
        x,
        y,
        _diameter(mark, facts),
        _role(mark, said, facts),
        said.get("SIGNAL"),
        mark.handle,
    )


def _diameter(mark: Mark, facts: Facts) -> float:
    """As the face shows it, wherever that was moved, turned or scaled to."""
    size = mark.size / facts.face.size if facts.face else mark.size
    return (2 * mark.rings[0] if mark.rings else mark.width) * size


def _role(mark: Mark, said: Mapping[str, str], facts: Facts) -> ContactRole:
    match = _BLOCK.fullmatch(mark.block)
    text = said.get("ROLE", match[1].lower() if match else "")
    try:
        return ContactRole(text)
    except ValueError:
        facts.unknown("Role", text)
        return ContactRole.SIGNAL


def _with_single_names(found: list[Found], facts: Facts) -> list[Found]:
    seen: set[str] = set()
    for item in found:
        if item.printed and item.printed in seen:
            facts.report(NUMBER_TWICE, f"two contacts are called {item.printed!r}", item.handle)
        seen.add(item.printed)
    return [item for item in found if item.printed]
