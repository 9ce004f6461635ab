"""A document's entities one by one, blocks taken apart, as plain shapes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ezdxf import units
from ezdxf.document import Drawing as Document
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.insert import Insert
from ezdxf.enums import InsertUnits
from ezdxf.math import Matrix44

from cadbridge.errors import FileError
from cadbridge.formats.dxf.opening import Opened
from cadbridge.formats.dxf.rings import Piece, full_circles, pieces_of
from cadbridge.formats.dxf.shapes import MOST_ENTITIES, Mark, Ring, Shapes, Word
from cadbridge.formats.dxf.text import decode
from cadbridge.formats.dxf.upright import upright
from cadbridge.formats.dxf.words import word_of

_DEEPEST = 40
"""Blocks in each other; drawings of assemblies have five or six."""
_FARTHEST_MM = 1e9
"""A thousand kilometres; CAD programs cannot draw at such distances any more."""
_CENTRAL = 1e-6
"""How far from a block's origin a circle's middle may be, in units of the drawing."""


def shapes_of(opened: Opened, path: Path) -> Shapes:
    """All texts, circles and placed blocks of the model space, or else of the sheets.

    Raises:
        FileError: blocks multiply to more than `MOST_ENTITIES` shapes, hold themselves, stand in
            each other too deeply, or are not there; a coordinate is no number, or too large.
    """
    walk = _walked(opened, path, Matrix44())
    change = upright(walk.words)
    if change:
        walk = _walked(opened, path, change[0])
    return Shapes(
        words=tuple(walk.words),
        rings=tuple(_rings(walk.pieces)),
        marks=tuple(walk.marks),
        unit_known=walk.unit_known,
        repairs=opened.repairs,
        changed=change[1] if change else "",
    )


def _walked(opened: Opened, path: Path, turn: Matrix44) -> "_Walk":
    walk = _Walk(opened, path, turn)
    for name in opened.document.layouts.names_in_taborder():
        walk.visit(opened.document.layouts.get(name), walk.start, ())
        if walk.words or walk.pieces or walk.marks:
            break
    if not all(abs(value) <= _FARTHEST_MM for value in walk.lengths()):  # NaN is not, either
        raise FileError("is damaged: a coordinate is no number, or too large", path=path)
    return walk


def _unit_mm(document: Document) -> float | None:
    """Millimetres of the drawing's unit; None where it states none, as R12 never does."""
    code = document.header.get("$INSUNITS", 0) if document.dxfversion > "AC1009" else 0
    try:
        return units.conversion_factor(InsertUnits(code), InsertUnits.Millimeters)
    except (TypeError, ValueError):
        return None


def _block_size(block: Iterable[DXFEntity]) -> tuple[tuple[float, ...], float]:
    """Radii of the circles around a block's origin, and the width of its lines."""
    rings: set[float] = set()
    xs = [0.0]
    for entity in block:
        kind = entity.dxftype()
        if kind == "CIRCLE" and entity.dxf.center.magnitude < _CENTRAL:
            rings.add(entity.dxf.radius)
        elif kind == "LINE":
            xs += (entity.dxf.start.x, entity.dxf.end.x)
    return tuple(sorted(rings)), max(xs) - min(xs)


def _rings(pieces: Iterable[Piece]) -> Iterator[Ring]:
    for piece in full_circles(pieces):
        yield Ring(
            piece.x,
            piece.y,
            piece.radius,
            piece.layer,
            piece.handle,
            shown=piece.shown,
            broken=piece.broken,
        )


class _Walk:
    def __init__(self, opened: Opened, path: Path, turn: Matrix44) -> None:
        document = opened.document
        unit = _unit_mm(document)
        self.unit_known = unit is not None
        self._unit = unit or 1.0
        self.start = Matrix44.scale(self._unit) * turn
        self.words: list[Word] = []
        self.pieces: list[Piece] = []
        self.marks: list[Mark] = []
        self._document = document
        self._escapes = opened.escapes
        self._path = path
        self._layers: dict[str, bool] = {}
        self._count = 0

    def visit(
        self,
        entities: Iterable[DXFEntity],
        turn: Matrix44,
        above: tuple[str, ...],
        *,
        shown: bool = True,
    ) -> None:
        """Take all entities; `turn` leads from their coordinates to the drawing's millimetres."""
        for entity in entities:
            self._count += 1
            if self._count > MOST_ENTITIES:
                raise FileError(
                    f"has more than {MOST_ENTITIES} shapes; a face has few", path=self._path
                )
            seen = shown and self._is_shown(entity, inside=bool(above))
            if isinstance(entity, Insert):
                for insert in self._single(entity):
                    self._insert(insert, turn, above, shown=seen)
                continue
            word = word_of(entity, turn, escapes=self._escapes)
            if word:
                self.words.append(replace(word, shown=seen))
            self.pieces += (replace(piece, shown=seen) for piece in pieces_of(entity, turn))

    def _is_shown(self, entity: DXFEntity, *, inside: bool) -> bool:
        """Inside a block, layer 0 is the layer that the block is placed on."""
        name = entity.dxf.get("layer", "0")
        if inside and name == "0":
            return True
        if name.casefold() not in self._layers:
            layers = self._document.layers
            layer = layers.get(name) if name in layers else None
            self._layers[name.casefold()] = not (layer and (layer.is_off() or layer.is_frozen()))
        return self._layers[name.casefold()] and not entity.dxf.get("invisible", 0)

    def lengths(self) -> Iterator[float]:
        """All coordinates and sizes that were found, in millimetres."""
        for word in self.words:
            yield from (word.x, word.y, word.height, *word.middle)
        for piece in self.pieces:
            yield from (piece.x, piece.y, piece.radius)
        for mark in self.marks:
            yield from (mark.x, mark.y, mark.size, mark.width, *mark.rings)
            yield from (length for place in mark.places.values() for length in place)

    def _single(self, insert: Insert) -> Iterable[Insert]:
        """Itself, or one for each place of its grid."""
        if insert.mcount > MOST_ENTITIES:
            raise FileError(f"places a block {insert.mcount} times", path=self._path)
        return insert.multi_insert() if insert.mcount > 1 else (insert,)

    def _insert(
        self, insert: Insert, turn: Matrix44, above: tuple[str, ...], *, shown: bool
    ) -> None:
        name = insert.dxf.get("name", "")
        block = self._document.blocks.get(name)
        if block is None:
            raise FileError(
                f"is damaged: it places a block {name!r} that is not there", path=self._path
            )
        if name in above:
            raise FileError("holds a block that holds itself", path=self._path)
        if len(above) == _DEEPEST:
            raise FileError("holds blocks that are nested too deeply", path=self._path)
        inner = insert.matrix44() * turn
        if not inner.determinant():
            return
        self.marks.append(self._mark(insert, block, inner, turn))
        self.visit(insert.attribs, turn, above, shown=shown)
        self.visit(block, inner, (*above, name), shown=shown)

    def _mark(
        self, insert: Insert, block: Iterable[DXFEntity], inner: Matrix44, turn: Matrix44
    ) -> Mark:
        place = inner.transform((0.0, 0.0, 0.0))
        tags = [(item.dxf.tag.upper(), item) for item in insert.attribs]
        spots = ((tag, turn.transform(item.ocs().to_wcs(item.dxf.insert))) for tag, item in tags)
        rings, width = _block_size(block)
        return Mark(
            insert.dxf.name,
            place.x,
            place.y,
            insert.dxf.handle or "",
            Matrix44.scale(1.0 / self._unit) * inner,
            {tag: decode(item.dxf.text, escapes=self._escapes) for tag, item in tags},
            {tag: (spot.x, spot.y) for tag, spot in spots},
            tuple(radius * self._unit for radius in rings),
            width * self._unit,
        )
