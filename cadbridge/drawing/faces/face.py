"""The view of a face: shell, contacts, numbers and dimensions around the origin."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cadbridge.drawing.faces.contacts import (
    contact_symbol,
    earth_symbol,
    look_of,
    reach,
    symbol_name,
)
from cadbridge.drawing.faces.dimensions import face_dimensions
from cadbridge.drawing.faces.marks import SYMBOL, Mark, Spot
from cadbridge.drawing.faces.numbers import Numbering, number_places
from cadbridge.drawing.faces.places import Box, Room
from cadbridge.drawing.faces.shells import ShellShape, shell_shape
from cadbridge.drawing.said.facts import contact_attributes, face_attributes
from cadbridge.drawing.said.labels import ROLE_WORDS
from cadbridge.drawing.said.subject import Subject
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.drawing.shapes.geometry import box
from cadbridge.drawing.shapes.items import (
    Align,
    Item,
    Layer,
    Outline,
    Pen,
    Placed,
    Segment,
    Symbol,
    Text,
)
from cadbridge.drawing.shapes.view import Side, View
from cadbridge.model import ContactRole, Face, FaceContact

SCALES = (20, 10, 5, 2, 1)
"""Enlargements of ISO 5455."""
SHEET_SCALES = (10, 5, 4, 3, 2, 1)
"""Of sheets that show several faces; 3 and 4 are those between, which ISO 5455 allows for."""
READABLE = 2.5
"""Paper millimetres of what is read at arm's length."""
_WIDEST, _TALLEST = 160.0, 140.0
"""Paper millimetres that a view may take on a bare drawing."""
_NUMBER_HEIGHTS = (6.0, 5.5, 5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.2, 1.8, 1.4, 1.0)
"""Paper millimetres."""


@dataclass(frozen=True, slots=True)
class FaceView:
    """A drawn face."""

    items: tuple[Item, ...]
    symbols: dict[str, Symbol]
    bounds: tuple[float, float, float, float]


def face_scale(face: Face, view: View, tallest: float = _TALLEST) -> int:
    """The largest usual enlargement at which a face fits its place on the paper.

    Args:
        face: the face.
        view: how it is seen.
        tallest: the height of the place, in paper millimetres.
    """
    left, bottom, right, top = shell_shape(face, view).bounds
    width, height = right - left, top - bottom
    fitting = (scale for scale in SCALES if width * scale <= _WIDEST and height * scale <= tallest)
    return next(fitting, 1)


def readable_scale(subject: Subject) -> int:
    """The smallest enlargement at which the numbers of a face are read at arm's length."""
    face = subject.face
    if face is None:
        return 1
    views = tuple(View(side, subject.gender) for side in Side)
    return next(
        (
            scale
            for scale in reversed(SHEET_SCALES)
            if all(_number_height(subject, face, view, scale) >= READABLE for view in views)
        ),
        SHEET_SCALES[0],
    )


def _number_height(subject: Subject, face: Face, view: View, scale: int) -> float:
    """In paper millimetres."""
    if not face.contacts:
        return READABLE
    numbering = _numbered(subject, face, view, shell_shape(face, view), 1.0 / scale)
    return round(numbering.height * scale, 6)


def face_view(
    subject: Subject, face: Face, view: View, unit: float, words: Words | None = None
) -> FaceView:
    """Draw a face; `unit` is a paper millimetre in model millimetres."""
    shell = shell_shape(face, view)
    placed, symbols = _contacts(subject, face, view, words or words_in())
    numbers, free = _numbers(subject, face, view, shell, unit)
    dimensions = face_dimensions(face, view, shell.bounds, free, unit)
    whole = Symbol(
        f"FACE_{subject.name}_{view.side.upper()}",
        (
            *shell.items,
            *_centre_lines(shell, unit),
            *placed,
            *numbers,
        ),
        Layer.OUTLINE,
        (*face_attributes(subject, face, view), *contact_attributes(subject, face, view)),
        2.5 * unit,
    )
    symbols[whole.name] = whole
    items = (Placed(Layer.OUTLINE, whole.name, (0.0, 0.0)), *dimensions.items)
    return FaceView(items, symbols, dimensions.bounds)


def _contacts(
    subject: Subject, face: Face, view: View, words: Words
) -> tuple[list[Item], dict[str, Symbol]]:
    placed: list[Item] = []
    symbols: dict[str, Symbol] = {}
    for contact in face.contacts:
        printed = subject.printed(contact)
        look = look_of(face, contact, view, used=printed not in subject.unused)
        name = symbol_name(look, f"{contact.diameter_mm:f}")
        if name not in symbols:
            symbols[name] = contact_symbol(look, name)
        said = (printed, subject.signals.get(printed, ""), words(ROLE_WORDS[contact.role]))
        title = ", ".join(word for word in said if word)
        placed.append(Placed(Layer.CONTACT, name, view.position(contact), printed, title))
    return placed, symbols


def _centre_lines(shell: ShellShape, unit: float) -> Iterator[Item]:
    """The ends of the centre lines: between them they would run through numbers."""
    left, bottom, right, top = shell.bounds
    out, inside = 3 * unit, 2 * unit
    for x, way in ((left, -1.0), (right, 1.0)):
        yield Segment(Layer.OUTLINE, (x - way * inside, 0.0), (x + way * out, 0.0))
    for y, way in ((bottom, -1.0), (top, 1.0)):
        yield Segment(Layer.OUTLINE, (0.0, y - way * inside), (0.0, y + way * out))


def _is_earth(subject: Subject, contact: FaceContact) -> bool:
    return contact.role is ContactRole.PROTECTIVE_EARTH or subject.printed(contact) in subject.earth


def _numbered(
    subject: Subject, face: Face, view: View, shell: ShellShape, unit: float
) -> Numbering:
    """Where the numbers of the contacts stand."""
    spots = tuple(
        Spot(
            subject.printed(contact),
            view.position(contact),
            *reach(look_of(face, contact, view, used=True)),
            framed=index == 0,
            earth=_is_earth(subject, contact),
        )
        for index, contact in enumerate(face.contacts)
    )
    room = Room(shell.room, shell.room_radius, shell.blocked)
    return number_places(spots, room, tuple(height * unit for height in _NUMBER_HEIGHTS))


def _numbers(
    subject: Subject, face: Face, view: View, shell: ShellShape, unit: float
) -> tuple[list[Item], list[Box]]:
    """The numbers, and the boxes they take, which nothing runs through."""
    numbering = _numbered(subject, face, view, shell, unit)
    items: list[Item] = []
    boxes = []
    for mark in numbering.marks:
        items += _number(mark)
        half_width, half_height = replace(mark, height=1.3 * mark.height).half
        x, y = mark.middle
        boxes.append((x - half_width, y - half_height, x + half_width, y + half_height))
    return items, boxes


def _number(mark: Mark) -> Iterator[Item]:
    x, y = mark.middle
    if mark.spot.framed:
        half_width, half_height = mark.half
        corners = box(x - half_width, y - half_height, x + half_width, y + half_height)
        yield Outline(Layer.NUMBER, corners, (0.0,) * 4, Pen.NARROW)
    if mark.spot.earth:
        yield from earth_symbol(*mark.symbol_middle, SYMBOL * mark.height)
    x, y = mark.text_middle
    base = x, y - mark.height / 2
    yield Text(Layer.NUMBER, base, mark.height, mark.spot.text, Align.CENTRE)
