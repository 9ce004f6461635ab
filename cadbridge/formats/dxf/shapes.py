"""The entities of a document as a few plain shapes in millimetres."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ezdxf import units
from ezdxf.disassemble import recursive_decompose
from ezdxf.entities.attrib import Attrib
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.insert import Insert
from ezdxf.entities.mtext import MText
from ezdxf.entities.text import Text
from ezdxf.enums import InsertUnits
from ezdxf.lldxf.const import DXFError
from ezdxf.math import Vec3

from cadbridge.drawing.lettering import text_width
from cadbridge.errors import FileError
from cadbridge.formats.dxf.opening import Opened
from cadbridge.formats.dxf.text import decode

MOST_ENTITIES = 100_000
_ROUND = 0.98
"""Ratio of an ellipse's axes from which it counts as a circle."""


@dataclass(frozen=True, slots=True)
class Word:
    """A visible text."""

    text: str
    x: float
    y: float
    """Left end of the base line."""
    height: float
    layer: str
    middle: tuple[float, float]
    """The middle of its box."""
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle."""

    x: float
    y: float
    radius: float
    layer: str
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A block insert."""

    block: str
    x: float
    y: float
    handle: str
    attributes: Mapping[str, str]
    rotation: float = 0.0
    scale: tuple[float, float] = (1.0, 1.0)
    rings: tuple[float, ...] = ()
    """Radii of the circles around its origin, small to large, in millimetres as placed."""
    width: float = 0.0
    """Width of its lines, 0 if it has none."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Everything of the model space that the reader looks at."""

    words: tuple[Word, ...]
    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]
    unit_known: bool
    repairs: tuple[str, ...] = ()


def shapes_of(opened: Opened, path: Path) -> Shapes:
    """All texts, circles and inserts, blocks taken apart.

    Raises:
        FileError: blocks multiply to more than `MOST_ENTITIES` shapes, hold themselves, or are
            not there.
    """
    try:
        return _shapes(opened, path)
    except DXFError as error:  # an insert of a block that is not there
        raise FileError("is damaged beyond repair", path=path) from error


def _shapes(opened: Opened, path: Path) -> Shapes:
    reader = _Reader(opened)
    space = opened.document.modelspace()
    try:
        flat = list(islice(recursive_decompose(space), MOST_ENTITIES + 1))
    except RecursionError as error:
        raise FileError("holds a block that holds itself", path=path) from error
    if len(flat) > MOST_ENTITIES:
        raise FileError(f"has more than {MOST_ENTITIES} shapes; a face has few", path=path)
    marks = [reader.mark(entity) for entity in space if isinstance(entity, Insert)]
    return Shapes(
        words=tuple(word for entity in flat if (word := reader.word(entity))),
        rings=tuple(ring for entity in flat if (ring := reader.ring(entity))),
        marks=tuple(marks),
        unit_known=reader.unit_known,
        repairs=opened.repairs,
    )


class _Reader:
    def __init__(self, opened: Opened) -> None:
        document = opened.document
        self._document = document
        self._escapes = opened.escapes
        code = document.header.get("$INSUNITS", 0) if document.dxfversion > "AC1009" else 4
        self.unit_known = code != 0
        self._scale = (
            units.conversion_factor(InsertUnits(code), InsertUnits.Millimeters) if code else 1.0
        )

    def _text(self, text: str) -> str:
        return decode(text, escapes=self._escapes)

    def word(self, entity: DXFEntity) -> Word | None:
        """The text that an entity shows."""
        if isinstance(entity, MText):
            row, column = divmod(entity.dxf.attachment_point - 1, 3)
            text = str(entity.plain_text()).strip()
            across = Vec3(1, 0).rotate_deg(entity.get_rotation())
            box = (column / 2, 1.0 - row / 2)
            return self._word(entity, text, entity.dxf.insert, across, box, entity.dxf.char_height)
        if not isinstance(entity, Text) or entity.dxftype() == "ATTDEF":
            return None
        if isinstance(entity, Attrib) and entity.is_invisible:
            return None
        ocs = entity.ocs()
        share = _share(entity)
        point = entity.dxf.insert if share is None else entity.dxf.get("align_point", Vec3())
        across = ocs.to_wcs(Vec3(1, 0).rotate_deg(entity.dxf.rotation))
        text = self._text(entity.dxf.text)
        height = entity.dxf.height
        return self._word(entity, text, ocs.to_wcs(point), across, share or (0.0, 0.0), height)

    def _word(
        self,
        entity: DXFEntity,
        text: str,
        point: Vec3,
        across: Vec3,
        share: tuple[float, float],
        height: float,
    ) -> Word | None:
        """A text whose point lies at these shares of its width and height."""
        if not text:
            return None
        height *= self._scale
        point = point * self._scale
        width = text_width(text, height)
        up = Vec3(-across.y, across.x)
        left = point - across * (width * share[0]) - up * (height * share[1])
        middle = left + across * (width / 2) + up * (height / 2)
        handle = entity.dxf.handle or ""
        return Word(text, left.x, left.y, height, entity.dxf.layer, (middle.x, middle.y), handle)

    def ring(self, entity: DXFEntity) -> Ring | None:
        """The circle that an entity is, or nearly is."""
        kind = entity.dxftype()
        if kind == "CIRCLE":
            centre = entity.ocs().to_wcs(entity.dxf.center)  # type: ignore[attr-defined]
            radius = entity.dxf.radius
        elif kind == "ELLIPSE" and entity.dxf.ratio > _ROUND:
            centre, radius = entity.dxf.center, entity.dxf.major_axis.magnitude
        else:
            return None
        scale = self._scale
        return Ring(
            centre.x * scale,
            centre.y * scale,
            radius * scale,
            entity.dxf.layer,
            entity.dxf.handle or "",
        )

    def mark(self, insert: Insert) -> Mark:
        """An insert with its attributes and the size of its block."""
        place = insert.ocs().to_wcs(insert.dxf.insert)
        block = self._document.blocks.get(insert.dxf.name)
        factor = abs(insert.dxf.xscale) * self._scale
        rings, width = _block_size(block) if block is not None else ((), 0.0)
        return Mark(
            insert.dxf.name,
            place.x * self._scale,
            place.y * self._scale,
            insert.dxf.handle or "",
            {item.dxf.tag.upper(): self._text(item.dxf.text) for item in insert.attribs},
            insert.dxf.rotation,
            (insert.dxf.xscale, insert.dxf.yscale),
            tuple(radius * factor for radius in rings),
            width * factor,
        )


_ACROSS = {0: 0.0, 1: 0.5, 2: 1.0, 4: 0.5}
_UPWARDS = {0: 0.0, 1: 0.0, 2: 0.5, 3: 1.0}


def _share(text: Text) -> tuple[float, float] | None:
    """Where in its box a text's alignment point lies; None: it is placed by its insert point."""
    across, upwards = text.dxf.halign, text.dxf.valign
    if across in (3, 5) or (across == 0 and upwards == 0):
        return None
    return _ACROSS.get(across, 0.0), 0.5 if across == 4 else _UPWARDS.get(upwards, 0.0)


def _block_size(block: Iterable[DXFEntity]) -> tuple[tuple[float, ...], float]:
    """Radii of the circles around a block's origin, and the width of its lines."""
    rings: set[float] = set()
    xs = [0.0]
    for entity in block:
        kind = entity.dxftype()
        if kind == "CIRCLE" and entity.dxf.center.magnitude < 1e-6:
            rings.add(entity.dxf.radius)
        elif kind == "LINE":
            xs += (entity.dxf.start.x, entity.dxf.end.x)
    return tuple(sorted(rings)), max(xs) - min(xs)
