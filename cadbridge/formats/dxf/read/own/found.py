"""The contacts of a drawing of ours: from attributes, or from blocks and the numbers near them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from cadbridge.drawing.faces.contacts import BLADE_LENGTH, SOCKET_WALL
from cadbridge.drawing.shapes.items import Layer, Point
from cadbridge.formats.dxf.read.drawn.boxes import Box
from cadbridge.formats.dxf.read.drawn.labels import is_layer
from cadbridge.formats.dxf.read.drawn.nearest import Shape, nearest_numbers
from cadbridge.formats.dxf.read.drawn.shapes import Mark, Ring, Shapes, Word
from cadbridge.formats.dxf.read.own.apart import contacts_apart, origin
from cadbridge.formats.dxf.read.own.attributes import said_of
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.rules import (
    DISAGREES,
    FACE_MIRRORED,
    NO_CONTACT,
    NO_NUMBER,
    NUMBER_TWICE,
    WITHOUT_ATTRIBUTES,
)
from cadbridge.model import ContactRole
from cadbridge.words import counted, quoted

CONTACT_BLOCK = re.compile(r"(?:PIN|SOCKET|BLADE|SPRING|END)_([A-Z_]+?)_(\d+(?:[._]\d+)?).*", re.I)
"""Names of the blocks of contacts."""
_SAME_SIZE = 0.01


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
    marks = [mark for mark in shapes.marks if CONTACT_BLOCK.fullmatch(mark.block)]
    marks = marks or contacts_apart(shapes)
    rooms = [_room(mark) for mark in marks]
    numbers = _numbers(shapes, facts)
    said = said_of(marks, facts, nearest_numbers(rooms, numbers))
    names = {index: item.get("CONTACT", "") for index, item in said.items()}
    beside = nearest_numbers(rooms, numbers, names)
    _report_lost_numbers(numbers, beside.values(), facts)
    if marks and not said:
        message = (
            f"{counted(len(marks), 'contact')} were read by shapes and the numbers beside them"
        )
        facts.report(WITHOUT_ATTRIBUTES, message)
    middle = (0.0, 0.0) if facts.face else origin(shapes, marks, facts)
    if facts.face and facts.face.is_mirrored:
        facts.report(
            FACE_MIRRORED, f"block {quoted(facts.face.block)} is mirrored", facts.face.handle
        )
    once = _unit_twice(marks, shapes.unit_mm, facts)
    found = [
        _found(mark, said.get(index, {}), beside.get(index), middle, once, facts)
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


def _report_lost_numbers(numbers: Iterable[Word], used: Iterable[Word], facts: Facts) -> None:
    handles = {id(word) for word in used}
    for word in numbers:
        if id(word) not in handles:
            facts.report(NO_CONTACT, f"the number {quoted(word.text)} has no contact", word.handle)


def _found(
    mark: Mark,
    said: Mapping[str, str],
    number: Word | None,
    middle: Point,
    once: float,
    facts: Facts,
) -> Found:
    printed = said.get("CONTACT")
    if printed is None and number is None:
        facts.report(
            NO_NUMBER,
            f"the contact at ({mark.x:g}, {mark.y:g}) has no number beside it and was left out",
            mark.handle,
        )
    elif printed is not None and (number is None or number.text != printed):
        shown = number.text if number else "nothing"
        message = f"contact {printed}: the number beside it is {quoted(shown)}"
        facts.report(DISAGREES, message, mark.handle)
    name = printed if printed is not None else number.text if number else ""
    x, y = mark.x - middle[0], mark.y - middle[1]
    if facts.face:
        x, y = facts.face.inside(mark.x, mark.y)
    return Found(
        name,
        said.get("POSITION", name),
        x / once,
        y / once,
        _diameter(mark, facts) / once,
        _role(mark, said, facts),
        said.get("SIGNAL"),
        mark.handle,
    )


def _numbers(shapes: Shapes, facts: Facts) -> list[Word]:
    """The texts that number contacts: all within the face's block, whatever their layer."""
    if facts.face:
        inside = [word for word in shapes.words if facts.index in word.within]
        return inside or [word for word in shapes.words if is_layer(word.layer, Layer.NUMBER)]
    return [word for word in shapes.words if is_layer(word.layer, Layer.NUMBER)]


def _unit_twice(marks: Sequence[Mark], unit_mm: float, facts: Facts) -> float:
    """The unit of a drawing that holds our blocks in millimetres; their names tell the size."""
    told = ((mark, CONTACT_BLOCK.fullmatch(mark.block)) for mark in marks)
    sizes = [
        _diameter(mark, facts) / float(match[2].replace("_", "."))
        for mark, match in told
        if match and float(match[2].replace("_", "."))
    ]
    is_twice = bool(sizes) and abs(median(sizes) / unit_mm - 1) < _SAME_SIZE
    return unit_mm if is_twice and facts.face else 1.0


def _diameter(mark: Mark, facts: Facts) -> float:
    """As the face shows it, wherever that was moved, turned or scaled to."""
    size = mark.size / facts.face.size if facts.face else mark.size
    return (2 * mark.rings[0] if mark.rings else mark.width) * size


def _role(mark: Mark, said: Mapping[str, str], facts: Facts) -> ContactRole:
    match = CONTACT_BLOCK.fullmatch(mark.block)
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
            facts.report(
                NUMBER_TWICE, f"two contacts are called {quoted(item.printed)}", item.handle
            )
        seen.add(item.printed)
    return [item for item in found if item.printed]
