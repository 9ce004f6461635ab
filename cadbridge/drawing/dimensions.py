"""The dimensions that identify an insert, as far as its figures are sourced."""

from collections.abc import Iterator
from dataclasses import dataclass

from cadbridge.drawing.figures import Figures
from cadbridge.drawing.items import Dimension, Item, Layer
from cadbridge.drawing.view import View
from cadbridge.model import Basis, Face, ShellKind

Box = tuple[float, float, float, float]
_STEP = 8.0
"""Between dimension lines, in paper millimetres."""
_FIRST = 9.0
_TEXT = 2.5


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Dimension lines below a view, and its box with them."""

    items: tuple[Item, ...]
    bounds: Box


@dataclass(frozen=True, slots=True)
class _Width:
    """A horizontal measure between two points, and its text."""

    left: tuple[float, float]
    right: tuple[float, float]
    text: str


def face_dimensions(face: Face, view: View, bounds: Box, unit: float) -> Dimensions:
    """Dimension lines below a face, the narrowest nearest to it."""
    widths = sorted(_widths(face, Figures(face), view), key=lambda width: width.right[0])
    left, bottom, right, top = bounds
    items: list[Item] = []
    for number, width in enumerate(widths):
        y = bounds[1] - (_FIRST + _STEP * number) * unit
        bottom = y - 3 * unit
        items.append(
            Dimension(
                Layer.DIMENSION,
                (width.left[0], y),
                (width.right[0], y),
                width.text,
                _TEXT * unit,
                (width.left, width.right),
            )
        )
    return Dimensions(tuple(items), (left, bottom, right, top))


def _widths(face: Face, figures: Figures, view: View) -> Iterator[_Width]:
    if face.shell.kind is ShellKind.D_SUB:
        names = ("hole_pitch_mm", "female_d_width_mm" if view.female else "male_d_width_mm")
        for name in names:
            yield from _across(figures.sourced(name), "")
        return
    if face.shell.kind is ShellKind.MODULAR:
        yield from _pitch(face, figures, view)
        return
    outer = figures.sourced("outer_diameter_mm")
    if face.shell.kind is ShellKind.MINI_DIN and view.female:
        outer = figures.sourced("receptacle_bore_diameter_mm")
    yield from _across(outer, "Ø", face.shell.thread)
    if face.shell.kind is ShellKind.CIRCULAR:
        insert = "female_insert_diameter_mm" if view.female else "bore_diameter_mm"
        yield from _across(figures.sourced(insert), "Ø")
    if all(contact.position_basis is not Basis.APPROXIMATE for contact in face.contacts):
        yield from _across(figures.sourced("pitch_circle_mm"), "Ø")


def _across(size: float | None, sign: str, text: str = "") -> Iterator[_Width]:
    """A measure symmetric to the middle."""
    if size is not None:
        yield _Width((-size / 2, 0.0), (size / 2, 0.0), text or f"{sign}{size:g}")


def _pitch(face: Face, figures: Figures, view: View) -> Iterator[_Width]:
    pitch = figures.sourced("contact_pitch_mm")
    if pitch is None or len(face.contacts) < 2:
        return
    count = len(face.contacts) - 1
    ends = sorted((view.position(face.contacts[0]), view.position(face.contacts[-1])))
    yield _Width(ends[0], ends[1], f"{count} x {pitch:g} = {count * pitch:g}")
