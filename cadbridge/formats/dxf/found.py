"""The contacts of a drawing of ours: from attributes, or from blocks and the numbers near them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from cadbridge.drawing.items import Layer
from cadbridge.formats.dxf.facts import Facts
from cadbridge.formats.dxf.rules import (
    DISAGREES,
    NO_CONTACT,
    NO_NUMBER,
    NUMBER_TWICE,
    WITHOUT_ATTRIBUTES,
)
from cadbridge.formats.dxf.shapes import Mark, Shapes, Word
from cadbridge.model import ContactRole

_BLOCK = re.compile(r"(PIN|SOCKET|BLADE|SPRING)_[\d.]+_([A-Z_]+?)(_NC)?", re.IGNORECASE)

_SAME_DIGITS = 6
"""Digits behind the point, in millimetres, to which distances are the same."""


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
    marks = [mark for mark in shapes.marks if _is_contact(mark)]
    numbers = [word for word in shapes.words if word.layer.upper() == Layer.NUMBER]
    names = [mark.attributes.get("CONTACT", "") for mark in marks]
    beside = nearest_numbers([_circle(mark) for mark in marks], numbers, names)
    _report_lost_numbers(numbers, beside.values(), facts)
    if marks and not any("CONTACT" in mark.attributes for mark in marks):
        message = f"{len(marks)} contacts were read from blocks and the numbers beside them"
        facts.report(WITHOUT_ATTRIBUTES, message)
    found = [_found(mark, beside.get(index), facts) for index, mark in enumerate(marks)]
    return _with_single_names(found, facts)


def _is_contact(mark: Mark) -> bool:
    return "CONTACT" in mark.attributes or _BLOCK.fullmatch(mark.block) is not None


def _circle(mark: Mark) -> tuple[float, float, float]:
    return mark.x, mark.y, mark.rings[-1] if mark.rings else mark.width / 2


def nearest_numbers(
    circles: Sequence[tuple[float, float, float]],
    numbers: Sequence[Word],
    names: Sequence[str] = (),
) -> dict[int, Word]:
    """Index of a circle (x, y, radius) to the text beside it; the closest pairs first.

    Of texts equally close, as where contacts lie in one place, the circle's own name goes first.
    """
    own = dict(enumerate(names))
    pairs = sorted(
        (
            round(hypot(word.middle[0] - x, word.middle[1] - y) - radius, _SAME_DIGITS),
            word.text != own.get(index),
            number,
            index,
        )
        for index, (x, y, radius) in enumerate(circles)
        for number, word in enumerate(numbers)
    )
    beside: dict[int, Word] = {}
    taken: set[int] = set()
    for *_, number, index in pairs:
        if index not in beside and number not in taken:
            beside[index] = numbers[number]
            taken.add(number)
    return beside


def _report_lost_numbers(numbers: Iterable[Word], used: Iterable[Word], facts: Facts) -> None:
    handles = {id(word) for word in used}
    for word in numbers:
        if id(word) not in handles:
            facts.report(NO_CONTACT, f"the number {word.text!r} has no contact", word.handle)


def _found(mark: Mark, number: Word | None, facts: Facts) -> Found:
    printed = mark.attributes.get("CONTACT")
    if printed is None and number is None:
        facts.report(NO_NUMBER, f"a contact at ({mark.x:g}, {mark.y:g})", mark.handle)
    elif printed is not None and (number is None or number.text != printed):
        shown = number.text if number else "nothing"
        message = f"contact {printed}: the number beside it is {shown!r}"
        facts.report(DISAGREES, message, mark.handle)
    name = printed if printed is not None else number.text if number else ""
    x, y = in_face_frame(mark, facts.face)
    return Found(
        name,
        mark.attributes.get("POSITION", name),
        x,
        y,
        _diameter(mark, facts),
        _role(mark, facts),
        mark.attributes.get("SIGNAL"),
        mark.handle,
    )


def _diameter(mark: Mark, facts: Facts) -> float:
    scale = abs(facts.face.scale[0]) if facts.face else 1.0
    return (2 * mark.rings[0] if mark.rings else mark.width) / scale


def in_face_frame(mark: Mark, face: Mark | None) -> tuple[float, float]:
    """A position relative to the face block, wherever that was moved, turned or scaled to."""
    if face is None:
        return mark.x, mark.y
    dx, dy = mark.x - face.x, mark.y - face.y
    if face.rotation:
        turn = radians(-face.rotation)
        dx, dy = dx * cos(turn) - dy * sin(turn), dx * sin(turn) + dy * cos(turn)
    return dx / face.scale[0], dy / face.scale[1]


def _role(mark: Mark, facts: Facts) -> ContactRole:
    text = mark.attributes.get("ROLE")
    if text is None:
        match = _BLOCK.fullmatch(mark.block)
        text = match.group(2).lower() if match else ContactRole.SIGNAL.value
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
