"""What dimensions say of lengths that are drawn otherwise."""

import re
from collections.abc import Mapping
from itertools import pairwise
from math import cos, hypot, isclose, radians, sin

from cadbridge.formats.dxf.file.entity import Entity
from cadbridge.formats.dxf.file.mtext import plain

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_OF_MANY = re.compile(r"\d\s*[x×*]|=", re.IGNORECASE)
"""What a chain of equal lengths says: 4x2.54 = 10.16."""
_KIND, _ROTATED, _ALIGNED = 7, 0, 1
_FACTOR = "144"
"""Group code of DIMLFAC, in the table of styles and in what an entity says otherwise."""
_REAL = 1040
"""Group code of a number in what an entity says otherwise."""
_ROUNDED = 0.06
_MOST = 20.0
"""A scale; what is said of a longer one is the length of a cable that is drawn broken."""


def length_factor(entity: Entity) -> float:
    """DIMLFAC: by what a dimension, or its style, multiplies what it measures; else 1."""
    found = (
        value
        for (_, name), (code, value) in pairwise(entity.tags)
        if name.strip() == _FACTOR and code == _REAL
    )
    said = next(found, entity.text(int(_FACTOR))).strip()
    try:
        return abs(float(said)) or 1.0
    except ValueError:
        return 1.0


def other_length(entity: Entity, styles: Mapping[str, float]) -> tuple[str, float] | None:
    """What a dimension says, and how many times the drawn length that is; None where it is that.

    Args:
        entity: a DIMENSION.
        styles: the factors of styles, by their case-folded names.
    """
    drawn = _drawn(entity)
    if not drawn:
        return None
    text = plain(entity.text(1)).strip()
    numbers = [float(number.replace(",", ".")) for number in _NUMBER.findall(text)]
    if "<>" in text or not numbers:
        own = length_factor(entity)
        factor = own if own != 1.0 else styles.get(entity.text(3).casefold(), 1.0)
        said = f"DIMLFAC {factor:g}"
    elif _OF_MANY.search(text) or any(isclose(one, drawn, rel_tol=_ROUNDED) for one in numbers):
        return None
    else:
        factor, said = numbers[0] / drawn, f"{text} of a length that is drawn as {drawn:.4g}"
    is_scale = 1 / _MOST <= factor <= _MOST and not isclose(factor, 1.0, rel_tol=_ROUNDED)
    return (said, factor) if is_scale else None


def _drawn(entity: Entity) -> float:
    """The length between its points, as they are; 0 for angles, diameters and the like."""
    start, end = entity.point(13), entity.point(14)
    across, up = end.x - start.x, end.y - start.y
    kind = int(entity.number(70)) & _KIND
    if kind == _ALIGNED:
        return hypot(across, up)
    turn = radians(entity.number(50))
    return abs(across * cos(turn) + up * sin(turn)) if kind == _ROTATED else 0.0
