"""The middle of a face that no block marks."""

from collections.abc import Sequence

from cadbridge.formats.dxf.read.drawn.shapes import Mark, Ring


def holds(outer: Ring, inner: Ring | Mark) -> bool:
    """Whether a middle lies inside a circle."""
    return outer.gap((inner.x, inner.y)) < 0


def holds_all(outer: Ring, inner: Sequence[Ring | Mark]) -> bool:
    """Whether all contacts lie inside a circle."""
    return all(holds(outer, item) for item in inner)


def middle(contacts: Sequence[Ring | Mark], rings: Sequence[Ring]) -> tuple[float, float]:
    """That of the largest circle around all contacts, else that of their box."""
    around = [ring for ring in rings if holds_all(ring, contacts)]
    if around:
        outer = max(around, key=lambda ring: ring.radius)
        return outer.x, outer.y
    xs, ys = [item.x for item in contacts], [item.y for item in contacts]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
