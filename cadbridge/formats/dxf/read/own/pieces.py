"""What of a drawing is part of a placed block, and what is not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cadbridge.formats.dxf.read.drawn.shapes import Mark, Shapes, Within


def without(shapes: Shapes, faces: Sequence[int]) -> Shapes:
    """What is not part of some faces."""
    away = set(faces)
    return _filtered(
        shapes,
        [index not in away and not away & set(mark.within) for index, mark in _all(shapes)],
        lambda within: not away & set(within),
    )


def only(shapes: Shapes, face: int) -> Shapes:
    """What is part of a face."""
    return _filtered(
        shapes,
        [index == face or face in mark.within for index, mark in _all(shapes)],
        lambda within: face in within,
    )


def _all(shapes: Shapes) -> Iterable[tuple[int, Mark]]:
    return enumerate(shapes.marks)


def _filtered(shapes: Shapes, marks: Sequence[bool], keeps: Callable[[Within], bool]) -> Shapes:
    return replace(
        shapes,
        words=tuple(word for word in shapes.words if keeps(word.within)),
        rings=tuple(ring for ring in shapes.rings if keeps(ring.within)),
        lines=tuple(line for line in shapes.lines if keeps(line.within)),
        marks=tuple(mark for mark, kept in zip(shapes.marks, marks, strict=True) if kept),
    )
