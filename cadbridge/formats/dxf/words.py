"""Texts of a drawing, wherever blocks have moved, turned or mirrored them to."""

from ezdxf.entities.attrib import AttDef, Attrib
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.mtext import MText
from ezdxf.entities.text import Text
from ezdxf.math import Matrix44, Vec3

from cadbridge.drawing.lettering import text_width
from cadbridge.formats.dxf.shapes import Word
from cadbridge.formats.dxf.text import decode

_AXES = (Vec3(1, 0), Vec3(0, 1))
_ACROSS = {0: 0.0, 1: 0.5, 2: 1.0, 4: 0.5}
_UPWARDS = {0: 0.0, 1: 0.0, 2: 0.5, 3: 1.0}


def word_of(entity: DXFEntity, turn: Matrix44, *, escapes: bool) -> Word | None:
    """The text that an entity shows.

    Args:
        entity: any entity.
        turn: from its coordinates to the drawing's millimetres.
        escapes: whether character codes still stand in its text.
    """
    if isinstance(entity, MText):
        return _of_mtext(entity, turn)
    if isinstance(entity, Text) and _is_shown(entity):
        return _of_text(entity, turn, escapes=escapes)
    return None


def _is_shown(entity: Text) -> bool:
    if isinstance(entity, AttDef):
        return entity.is_const and not entity.is_invisible
    return not (isinstance(entity, Attrib) and entity.is_invisible)


def _of_mtext(entity: MText, turn: Matrix44) -> Word | None:
    row, column = divmod(entity.dxf.attachment_point - 1, 3)
    text = str(entity.plain_text()).strip()
    across = Vec3(1, 0).rotate_deg(entity.get_rotation())
    up = Vec3(entity.dxf.extrusion).cross(across)
    share = (column / 2, 1.0 - row / 2)
    height = entity.dxf.char_height
    return _word(entity, text, turn, entity.dxf.insert, (across, up), height, share)


def _of_text(entity: Text, turn: Matrix44, *, escapes: bool) -> Word | None:
    ocs = entity.ocs()
    share = _share(entity)
    point = entity.dxf.insert if share is None else entity.dxf.get("align_point", Vec3())
    across, up = (ocs.to_wcs(axis.rotate_deg(entity.dxf.rotation)) for axis in _AXES)
    text = decode(entity.dxf.text, escapes=escapes)
    height = entity.dxf.height
    return _word(entity, text, turn, ocs.to_wcs(point), (across, up), height, share or (0.0, 0.0))


def _share(text: Text) -> tuple[float, float] | None:
    """Where in its box a text's alignment point lies; None: it is placed by its insert point."""
    across, upwards = text.dxf.halign, text.dxf.valign
    if across in (3, 5) or (across == 0 and upwards == 0):
        return None
    return _ACROSS.get(across, 0.0), 0.5 if across == 4 else _UPWARDS.get(upwards, 0.0)


def _word(
    entity: DXFEntity,
    text: str,
    turn: Matrix44,
    point: Vec3,
    axes: tuple[Vec3, Vec3],
    height: float,
    share: tuple[float, float],
) -> Word | None:
    """A text whose point lies at these shares of its width and height."""
    if not text:
        return None
    width = text_width(text, height)
    across, up = axes
    left = turn.transform(point - across * (width * share[0]) - up * (height * share[1]))
    along = turn.transform_direction(across * width)
    tall = turn.transform_direction(up * height)
    middle = left + along / 2 + tall / 2
    return Word(
        text,
        left.x,
        left.y,
        tall.magnitude,
        entity.dxf.layer,
        (middle.x, middle.y),
        entity.dxf.handle or "",
        angle=round(along.angle_deg % 360, 6) % 360,
        mirrored=along.cross(tall).z < 0,
    )
