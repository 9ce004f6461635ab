"""A face from both sides, with captions: what stands on sheets of several faces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cadbridge.drawing.faces.face import face_view
from cadbridge.drawing.faces.shells import shell_shape
from cadbridge.drawing.said.facts import SHOWN
from cadbridge.drawing.said.subject import Subject
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Align, Item, Layer, Symbol, Text
from cadbridge.drawing.shapes.lettering import text_width, wrapped
from cadbridge.drawing.shapes.move import shifted
from cadbridge.drawing.shapes.paper import Box
from cadbridge.drawing.shapes.view import GENDER_WORDS, SIDE_WORDS, Side, View
from cadbridge.drawing.sheets.notes import notes
from cadbridge.model import Face

TEXT, HEADING = 2.5, 3.5
"""Paper millimetres."""
GAP = 8.0
"""Between what stands side by side, in paper millimetres."""
_LEAST_NOTE = 60.0
"""Width of a note where what is above it is narrower."""
_OVER = 3.0
"""That centre lines reach beyond a shell, in paper millimetres."""


@dataclass(frozen=True, slots=True)
class Area:
    """Items and the box that they take, with the symbols that they place."""

    items: tuple[Item, ...]
    box: Box
    symbols: Mapping[str, Symbol]


def around(areas: Sequence[Area]) -> Area:
    """All areas as one."""
    return Area(
        tuple(item for area in areas for item in area.items),
        (
            min(area.box[0] for area in areas),
            min(area.box[1] for area in areas),
            max(area.box[2] for area in areas),
            max(area.box[3] for area in areas),
        ),
        {name: symbol for area in areas for name, symbol in area.symbols.items()},
    )


def heading(text: str, left: float, top: float, unit: float) -> Area:
    """A line of text, its top left corner at a point."""
    height = HEADING * unit
    item = Text(Layer.TITLE, (left, top - height), height, text)
    width = text_width(text, height)
    return Area((item,), (left, top - 1.4 * height, left + width, top), {})


def lines(texts: Sequence[str], left: float, top: float, unit: float) -> Area:
    """Lines of text, downwards from a point."""
    height = TEXT * unit
    items = tuple(
        Text(Layer.TITLE, (left, top - height - number * 1.7 * height), height, text)
        for number, text in enumerate(texts)
    )
    width = max((text_width(text, height) for text in texts), default=0.0)
    return Area(items, (left, top - 1.7 * height * len(texts), left + width, top), {})


def both_sides(
    subject: Subject,
    left: float,
    top: float,
    unit: float,
    words: Words,
    *,
    sides: Sequence[Side] = tuple(Side),
    described: bool = True,
    says_scale: bool = False,
    stacked: bool = False,
) -> Area:
    """The face of a subject from its sides, its top left corner at a point.

    Args:
        subject: with or without a face.
        left: of the first side.
        top: of all.
        unit: a paper millimetre in those of the drawing.
        words: the language.
        sides: in their order.
        described: whether the face's block holds attributes, by which it is read back.
        says_scale: whether captions say the scale, which is not that of the whole sheet.
        stacked: whether the sides stand below each other, not side by side.
    """
    if subject.face is None:
        return lines([words("No face of this connector is known")], left, top, unit)
    areas = []
    for side in sides:
        area = _one_side(subject, subject.face, View(side, subject.gender), unit, words, described)
        if says_scale:
            area = around([area, _scale_line(area, unit, words)])
        areas.append(_at(area, left, top))
        if stacked:
            top = areas[-1].box[1] - GAP * unit
        else:
            left = areas[-1].box[2] + GAP * unit
    return around(areas)


def notes_below(subject: Subject, area: Area, unit: float, words: Words) -> Area:
    """What must be said of a face, below what is drawn of it, and no wider."""
    left, bottom, right, _ = area.box
    said = notes(subject, View(Side.MATING, subject.gender), words)
    width = max((right - left) / unit, _LEAST_NOTE)
    return lines(wrapped(said, TEXT, width), left, bottom - 2 * unit, unit)


def _at(area: Area, left: float, top: float) -> Area:
    dx, dy = left - area.box[0], top - area.box[3]
    box = (area.box[0] + dx, area.box[1] + dy, area.box[2] + dx, area.box[3] + dy)
    return Area(shifted(area.items, dx, dy), box, area.symbols)


def _one_side(
    subject: Subject, face: Face, view: View, unit: float, words: Words, described: bool
) -> Area:
    shown = face_view(subject, face, view, unit, words)
    left, bottom, right, top = shell_shape(face, view).bounds
    items = [item for item in shown.items if item.layer is not Layer.DIMENSION]
    symbols = dict(shown.symbols)
    if not described:
        symbols = {name: replace(item, attributes=()) for name, item in symbols.items()}
    caption = list(_caption(view, (left + right) / 2, bottom - 6 * unit, unit, words))
    half = max(text_width(item.text, item.height) for item in caption) / 2
    middle = (left + right) / 2
    box = (
        min(left - _OVER * unit, middle - half),
        caption[-1].position[1] - unit,
        max(right + _OVER * unit, middle + half),
        top + _OVER * unit,
    )
    return Area((*items, *caption), box, symbols)


def _scale_line(area: Area, unit: float, words: Words) -> Area:
    left, bottom, right, _ = area.box
    height, middle = TEXT * unit, (left + right) / 2
    said = words(SHOWN, scale=str(round(1 / unit)))
    base = bottom + unit - 1.6 * height
    text = Text(Layer.TITLE, (middle, base), height, said, Align.CENTRE)
    half = text_width(said, height) / 2
    return Area((text,), (middle - half, base - unit, middle + half, bottom), {})


def _caption(view: View, x: float, top: float, unit: float, words: Words) -> Iterator[Text]:
    """Which side, from where, and the gender, below each other."""
    side, _, whence = words(SIDE_WORDS[view.side]).partition(", ")
    height = TEXT * unit
    for number, text in enumerate((side, whence, words(GENDER_WORDS[view.gender]))):
        base = top - height - number * 1.6 * height
        yield Text(Layer.TITLE, (x, base), height, text, Align.CENTRE)
