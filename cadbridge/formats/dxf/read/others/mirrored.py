"""Whether contacts of two faces stand in the same places, or in those of the mirror image."""

from collections.abc import Mapping
from math import hypot
from typing import TypeAlias

from cadbridge.drawing.shapes.items import Point

Places: TypeAlias = Mapping[str, Point]
"""Of contacts by their names."""
_SAME_MM = 0.2
"""By how much views of one face may differ."""


def are_same(one: Places, other: Places) -> bool:
    """Whether all contacts of the other stand where those of the one do."""
    return all(
        name in one and hypot(one[name][0] - x, one[name][1] - y) <= _SAME_MM
        for name, (x, y) in other.items()
    )


def are_mirrored(one: Places, other: Places) -> bool:
    """Whether they stand in the places of the mirror image, which no turn brings back.

    A single row that is mirrored is as good as turned.
    """
    mirrored = {name: (-x, y) for name, (x, y) in one.items()}
    turned = {name: (-x, -y) for name, (x, y) in one.items()}
    alike = are_same(one, other) or are_same(turned, other)
    return set(one) == set(other) and are_same(mirrored, other) and not alike
