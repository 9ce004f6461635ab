"""A drawing of ours that was turned, mirrored or scaled as a whole, set upright again."""

import re
from collections.abc import Sequence

from cadbridge.drawing.titleblock import LABEL
from cadbridge.formats.dxf.read.shapes import Word
from cadbridge.formats.dxf.read.space import Placement, scaled, turned

_LABEL = "Part number"
_SCALE = re.compile(r"1:1 \(texts set for (\d+):1\)")
_LEAST_TURN, _LEAST_SCALE = 0.01, 0.002
"""Degrees, and share of its size, from which a drawing counts as changed."""


def upright(words: Sequence[Word]) -> tuple[Placement, str] | None:
    """What sets it upright, and what was done to it in words; None where nothing was."""
    label = next((word for word in words if word.text == _LABEL), None)
    scale = next(filter(None, (_SCALE.fullmatch(word.text) for word in words)), None)
    if label is None or scale is None:
        return None
    size = label.height * int(scale[1]) / LABEL or 1.0
    done = []
    if _LEAST_TURN < label.angle < 360 - _LEAST_TURN:
        done.append(f"turned by {label.angle:g}°")
    if label.mirrored:
        done.append("mirrored")
    if abs(size - 1) > _LEAST_SCALE:
        done.append(f"scaled by {size:.4g}")
    if not done:
        return None
    flip = scaled(1 / size, (-1 if label.mirrored else 1) / size, 1 / size)
    return turned(-label.angle).within(flip), ", ".join(done)
