"""A document's entities one by one, blocks taken apart, as plain shapes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from cadbridge.drawing.said.words import Words, words_in
from cadbridge.errors import FileError
from cadbridge.formats.dxf.file.document import Block, grid_of
from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.file.opening import Opened
from cadbridge.formats.dxf.file.space import UNMOVED, Placement, Vector, plane_of, scaled, turned
from cadbridge.formats.dxf.file.text import decode
from cadbridge.formats.dxf.file.units import UNITS
from cadbridge.formats.dxf.read.chosen import AS_DRAWN, Chosen
from cadbridge.formats.dxf.read.drawn.hatch import edges_of
from cadbridge.formats.dxf.read.drawn.lines import lines_of
from cadbridge.formats.dxf.read.drawn.measured import length_factor, other_length
from cadbridge.formats.dxf.read.drawn.plane import faces_us, laid_flat
from cadbridge.formats.dxf.read.drawn.rings import Piece, full_circles, pieces_of
from cadbridge.formats.dxf.read.drawn.shapes import (
    MOST_ENTITIES,
    Line,
    Mark,
    Ring,
    Shapes,
    Within,
    Word,
)
from cadbridge.formats.dxf.read.drawn.upright import upright
from cadbridge.formats.dxf.read.drawn.words import word_of
from cadbridge.words import quoted

_DEEPEST = 40
"""Blocks in each other; drawings of assemblies have five or six."""
_WORK_OF_A_PLACEMENT = 5
"""What placing a block costs, beside what is in it; in shapes."""
_FARTHEST_MM = 1e9
"""A thousand kilometres; CAD programs cannot draw at such distances any more."""
_CENTRAL = 1e-6
"""How far from a block's origin a circle's middle may be, in units of the drawing."""


def shapes_of(
    opened: Opened, path: Path, chosen: Chosen = AS_DRAWN, words: Words | None = None
) -> Shapes:
    """All texts, circles and placed blocks of the model space, or else of the sheets.

    Layers that a drawing of ours calls otherwise have their English names; `words` know them.

    Raises:
        FileError: blocks multiply to more than `MOST_ENTITIES` shapes, hold themselves, stand in
            each other too deeply, or are not there; a coordinate is no number, or too large.
    """
    said = words or words_in()
    walk = _walked(opened, path, UNMOVED, chosen, said)
    flat = laid_flat(walk.normals()) or UNMOVED
    if flat is not UNMOVED:
        walk = _walked(opened, path, flat, chosen, said)
    change = upright(walk.words, said)
    if change:
        walk = _walked(opened, path, flat.within(change[0]), chosen, said)
    return Shapes(
        words=tuple(word for word in walk.words if faces_us(word.normal)),
        rings=tuple(_rings(piece for piece in walk.pieces if faces_us(piece.normal))),
        lines=tuple(walk.lines),
        marks=tuple(walk.marks),
        unit_known=walk.unit_known,
        unit_mm=walk.unit_mm,
        lengths=tuple(walk.other_lengths),
        repairs=opened.repairs,
        changed=change[1] if change else "",
    )


def _walked(opened: Opened, path: Path, turn: Placement, chosen: Chosen, words: Words) -> "_Walk":
    walk = _Walk(opened, path, turn, chosen, words)
    try:
        for space in opened.document.spaces:
            walk.visit(space.entities, walk.start, ())
            if walk.words or walk.pieces or walk.marks:
                break
        sound = all(abs(value) <= _FARTHEST_MM for value in walk.lengths())  # NaN is not, either
    except FileError:
        raise
    except (ArithmeticError, ValueError):
        sound = False
    if not sound:
        raise FileError("is damaged: a coordinate is no number, or too large", path=path)
    return walk


def _block_size(block: Block) -> tuple[tuple[float, ...], float]:
    """Radii of the circles around a block's origin, and the width of its lines."""
    rings: set[float] = set()
    xs = [0.0]
    for entity in block.entities:
        if entity.kind == "CIRCLE" and entity.point(10).length < _CENTRAL:
            rings.add(entity.number(40, 1.0))
        elif entity.kind == "LINE":
            xs += (entity.number(10), entity.number(11))
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
            within=piece.within,
        )


class _Walk:
    def __init__(
        self, opened: Opened, path: Path, turn: Placement, chosen: Chosen, words: Words
    ) -> None:
        unit = UNITS.get(opened.document.unit)
        said = chosen.unit_mm or (unit.mm if unit else None)
        self.unit_known = said is not None
        self.unit_mm = (said or 1.0) / (chosen.scale or 1.0)
        self.start = _sized(self.unit_mm).within(turn)
        self.words: list[Word] = []
        self.pieces: list[Piece] = []
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.other_lengths: list[tuple[str, float]] = []
        self._document = opened.document
        self._factors = {
            name: length_factor(style) for name, style in opened.document.dimension_styles.items()
        }
        self._escapes = opened.escapes
        self._said = words
        self._layer = cache(words.layer)
        self._path = path
        self._count = 0

    def visit(
        self,
        entities: Iterable[Entity],
        turn: Placement,
        above: tuple[str, ...],
        within: Within = (),
        *,
        shown: bool = True,
    ) -> None:
        """Take all entities; `turn` leads from their coordinates to the drawing's millimetres."""
        for entity in entities:
            self._charge(1)
            seen = shown and self._is_shown(entity, inside=bool(above))
            if entity.kind == "INSERT":
                for offset in self._offsets(entity):
                    self._insert(entity, offset, turn, above, within, shown=seen)
                continue
            if entity.kind == "DIMENSION" and seen:
                other = other_length(entity, self._factors)
                self.other_lengths += [other] if other else []
            word = word_of(entity, turn, escapes=self._escapes)
            if word:
                self.words.append(self._placed(word, seen, within))
            for shape in edges_of(entity) if entity.kind == "HATCH" else (entity,):
                layer = self._layer(shape.layer)
                self.pieces += (
                    replace(piece, layer=layer, shown=seen, within=within)
                    for piece in pieces_of(shape, turn)
                )
                self.lines += lines_of(shape, turn, layer, within, shown=seen)

    def _placed(self, word: Word, shown: bool, within: Within) -> Word:
        english = self._said.english(word.text)
        layer = self._layer(word.layer)
        return replace(word, shown=shown, within=within, english=english, layer=layer)

    def _charge(self, work: int) -> None:
        """Count work before it is done; its sum is bounded for the drawing."""
        self._count += work
        if self._count > MOST_ENTITIES:
            message = f"has more than {MOST_ENTITIES} shapes, or places too many blocks"
            raise FileError(f"{message}; a face has few", path=self._path)

    def _is_shown(self, entity: Entity, *, inside: bool) -> bool:
        """Inside a block, layer 0 is the layer that the block is placed on."""
        if inside and entity.layer == "0":
            return True
        hidden = entity.layer.casefold() in self._document.hidden_layers
        return not hidden and not entity.number(60)

    def normals(self) -> Iterator[Vector]:
        """Where texts and circles look to; texts alone tell from where they are read."""
        found = self.words or self.pieces
        return (item.normal for item in found)

    def lengths(self) -> Iterator[float]:
        """All coordinates and sizes that were found, in millimetres."""
        for word in self.words:
            yield from (word.x, word.y, word.height, *word.middle)
        for piece in self.pieces:
            yield from (piece.x, piece.y, piece.radius)
        for line in self.lines:
            yield from (*line.start, *line.end)
        for mark in self.marks:
            yield from (mark.x, mark.y, mark.size, mark.width, *mark.rings)
            yield from (length for place in mark.places.values() for length in place)

    def _offsets(self, insert: Entity) -> Iterator[Vector]:
        """Where the places of its grid lie, on its plane."""
        columns, rows = grid_of(insert)
        self._charge(columns * rows * _WORK_OF_A_PLACEMENT)
        grid = turned(insert.number(50))
        for row in range(rows):
            for column in range(columns):
                offset = Vector(column * insert.number(44), row * insert.number(45))
                yield grid.direction(offset)

    def _insert(
        self,
        insert: Entity,
        offset: Vector,
        turn: Placement,
        above: tuple[str, ...],
        within: Within,
        *,
        shown: bool,
    ) -> None:
        name = insert.text(2)
        block = self._document.blocks.get(name.casefold())
        if block is None:
            raise FileError(
                f"is damaged: it places a block {quoted(name)} that is not there", path=self._path
            )
        if name in above:
            raise FileError("holds a block that holds itself", path=self._path)
        if len(above) == _DEEPEST:
            raise FileError("holds blocks that are nested too deeply", path=self._path)
        plane = plane_of(insert.extrusion)
        inner = _place(insert, offset, block.base).within(plane).within(turn)
        if not inner.volume:
            return
        around = Placement(origin=plane.direction(offset)).within(turn)
        self.marks.append(self._mark(insert, block, inner, around, within))
        held = (*within, len(self.marks) - 1)
        self.visit(insert.children, around, above, held, shown=shown)
        self.visit(block.entities, inner, (*above, name), held, shown=shown)

    def _mark(
        self, insert: Entity, block: Block, inner: Placement, around: Placement, within: Within
    ) -> Mark:
        tags = [(item.text(2).upper(), item) for item in insert.children]
        spots = {
            tag: around.point(plane_of(item.extrusion).point(item.point(10))) for tag, item in tags
        }
        rings, width = _block_size(block)
        return Mark(
            insert.text(2),
            inner.origin.x,
            inner.origin.y,
            insert.handle,
            _sized(1 / self.unit_mm).within(inner),
            {tag: decode(item.text(1), escapes=self._escapes) for tag, item in tags},
            {tag: (spot.x, spot.y) for tag, spot in spots.items()},
            tuple(radius * self.unit_mm for radius in rings),
            width * self.unit_mm,
            within,
        )


def _sized(factor: float) -> Placement:
    return scaled(factor, factor, factor)


def _place(insert: Entity, offset: Vector, base: Vector) -> Placement:
    """A block on the plane of its insert."""
    size = scaled(*(insert.number(code, 1.0) for code in (41, 42, 43)))
    axes = size.within(turned(insert.number(50)))
    origin = insert.point(10).plus(offset).plus(axes.direction(base).times(-1))
    return axes._replace(origin=origin)
