"""Numbers and directions of a model, as a face file and findings give them."""

from decimal import Decimal

from cadbridge.step.rods import dot
from cadbridge.step.solids import Point

AXES: dict[str, Point] = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


def exact(value: float) -> Decimal:
    """To 0.001 mm, without a minus before zero."""
    digits = f"{round(value * 1000) / 1000:.3f}".rstrip("0").rstrip(".")
    return Decimal(0) if digits == "-0" else Decimal(digits)


def axis_words(w: Point) -> str:
    """A direction as ``+z``, or by its numbers where it is no axis of the model."""
    for name, axis in AXES.items():
        if abs(dot(axis, w)) > 0.999:
            return f"{'+' if dot(axis, w) > 0 else '-'}{name}"
    return "({:.2f}, {:.2f}, {:.2f})".format(*w)
