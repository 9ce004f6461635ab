"""Texts of a drawing, wherever blocks have moved, turned or mirrored them to."""

from math import atan2, degrees

from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.file.space import Placement, Vector, plane_of, turned
from cadbridge.formats.dxf.file.text import decode
from cadbridge.formats.dxf.read.drawn.callouts import MULTILEADERS, callout_text
from cadbridge.formats.dxf.read.drawn.shapes import Word

_ACROSS = {0: 0.0, 1: 0.5, 2: 1.0, 4: 0.5}
_UPWARDS = {0: 0.0, 1: 0.0, 2: 0.5, 3: 1.0}
_UPWARDS_CODE = {"TEXT": 73, "ATTRIB": 74, "ATTDEF": 74}
_ATTACHMENT = 171
"""Group code of the side of its box at which a MULTILEADER's text begins."""
_INVISIBLE, _CONSTANT = 1, 2
"""Flags of an attribute."""


def word_of(entity: Entity, turn: Placement, *, escapes: bool) -> Word | None:
    """The text that an entity shows.

    Args:
        entity: any entity.
        turn: from its coordinates to the drawing's millimetres.
        escapes: whether character codes still stand in its text.
    """
    if entity.kind == "MTEXT":
        return _of_mtext(entity, turn)
    if entity.kind in MULTILEADERS:
        return _of_callout(entity, turn)
    if entity.kind in _UPWARDS_CODE and _is_shown(entity):
        return _of_text(entity, turn, escapes=escapes)
    return None


def _is_shown(entity: Entity) -> bool:
    if entity.kind == "TEXT":
        return True
    constant = entity.kind == "ATTRIB" or entity.flag(70, _CONSTANT)
    return constant and not entity.flag(70, _INVISIBLE)


def _of_mtext(entity: Entity, turn: Placement) -> Word | None:
    from cadbridge.formats.dxf.file import mtext  # noqa: PLC0415

    row, column = divmod(int(entity.number(71, 1)) - 1, 3)
    text = mtext.plain("".join((*entity.each(3), entity.text(1))))
    direction = entity.point(11)
    angle = degrees(atan2(direction.y, direction.x)) if 11 in entity.numbers else entity.number(50)
    across = turned(angle).x
    up = entity.extrusion.cross(across)
    share = (column / 2, 1.0 - row / 2)
    axes = Placement(across, up, origin=entity.point(10))
    return _word(entity, text, axes.within(turn), entity.number(40, 2.5), share)


def _of_callout(entity: Entity, turn: Placement) -> Word | None:
    from cadbridge.formats.dxf.file import mtext  # noqa: PLC0415

    column = int(entity.text(_ATTACHMENT, "1")) - 1
    across = entity.point(13).unit() if 13 in entity.numbers else Vector(1.0, 0.0)
    up = Vector(0.0, 0.0, 1.0).cross(across)
    axes = Placement(across, up, origin=entity.point(12))
    share = (_ACROSS.get(column, 0.0), 1.0)
    return _word(
        entity, mtext.plain(callout_text(entity)), axes.within(turn), entity.number(41, 2.5), share
    )


def _of_text(entity: Entity, turn: Placement, *, escapes: bool) -> Word | None:
    text = decode(entity.text(1), escapes=escapes)
    share = _share(entity)
    axes = turned(entity.number(50))._replace(origin=entity.point(10 if share is None else 11))
    place = axes.within(plane_of(entity.extrusion)).within(turn)
    return _word(entity, text, place, entity.number(40, 2.5), share or (0.0, 0.0))


def _share(text: Entity) -> tuple[float, float] | None:
    """Where in its box a text's alignment point lies; None: it is placed by its insert point."""
    across, upwards = int(text.number(72)), int(text.number(_UPWARDS_CODE[text.kind]))
    if across in (3, 5) or (across == 0 and upwards == 0):
        return None
    return _ACROSS.get(across, 0.0), 0.5 if across == 4 else _UPWARDS.get(upwards, 0.0)


def _word(
    entity: Entity, text: str, place: Placement, height: float, share: tuple[float, float]
) -> Word | None:
    """A text whose origin lies at these shares of its width and height."""
    if not text:
        return None
    width = text_width(text, height)
    left = place.point(Vector(-width * share[0], -height * share[1]))
    along, tall = place.x.times(width), place.y.times(height)
    middle = left.plus(along.times(0.5)).plus(tall.times(0.5))
    return Word(
        text,
        left.x,
        left.y,
        tall.length,
        entity.layer,
        (middle.x, middle.y),
        entity.handle,
        angle=round(degrees(atan2(along.y, along.x)) % 360, 6) % 360,
        mirrored=along.cross(tall).z < 0,
        normal=along.cross(tall).unit(),
    )
