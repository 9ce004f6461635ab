"""Numbers, directions and contacts of a model, as a face file and findings give them."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.frames import dot
from cadbridge.step.solids import Point
from cadbridge.words import counted

_EXACT, _ABOUT = 0.999999, 0.999
"""Cosine of the angle (0.08 and 2.6 degrees) from an axis up to which a direction is called so."""
AXES: dict[str, Point] = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


def exact(value: float) -> Decimal:
    """To 0.001 mm, without a minus before zero."""
    digits = f"{round(value * 1000) / 1000:.3f}".rstrip("0").rstrip(".")
    return Decimal(0) if digits == "-0" else Decimal(digits)


def axis_words(w: Point) -> str:
    """A direction as ``+z``, ``about +z``, or by its numbers where it is no axis of the model."""
    for name, axis in AXES.items():
        along = dot(axis, w)
        if abs(along) > _ABOUT:
            about = "" if abs(along) > _EXACT else "about "
            return f"{about}{'+' if along > 0 else '-'}{name}"
    return "({:.2f}, {:.2f}, {:.2f})".format(*w)


def kinds_of(contacts: Iterable[Contact]) -> str:
    """The contacts kind by kind: ``1 pin and 5 blades 2.8 mm long``."""
    kinds = Counter((contact.shape, exact(contact.length)) for contact in contacts)
    order = list(Shape)
    ordered = sorted(kinds.items(), key=lambda kind: (order.index(kind[0][0]), kind[0][1]))
    return " and ".join(_kind(shape, length, count) for (shape, length), count in ordered)


def _kind(shape: Shape, length: Decimal, count: int) -> str:
    if not length:
        return counted(count, str(shape))
    flat = "flat socket" if shape is Shape.SOCKET else str(shape)
    return f"{counted(count, flat)} {length} mm long"
