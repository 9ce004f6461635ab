"""A drawing of ours that was turned, mirrored or scaled as a whole, set upright again."""

import re
from collections.abc import Sequence
from functools import cache

from cadbridge.drawing.facts import ON_SHEET, TEXTS_SET_FOR
from cadbridge.drawing.titleblock import LABEL
from cadbridge.drawing.words import english, words_in
from cadbridge.formats.dxf.read.shapes import Word
from cadbridge.formats.dxf.read.space import Placement, scaled, turned

_LABEL = "Part number"
_LEAST_TURN, _LEAST_SCALE = 0.01, 0.002
"""Degrees, and share of its size, from which a drawing counts as changed."""


def upright(words: Sequence[Word]) -> tuple[Placement, str] | None:
    """What brings it to 1:1, and what was done to it in words; None where it is as drawn.

    A sheet that is drawn enlarged says so; nothing was done to it.
    """
    label = next((word for word in words if english(word.text) == _LABEL), None)
    scale = next(filter(None, (_scale().fullmatch(word.text) for word in words)), None)
    if label is None or scale is None:
        return None
    enlarged = int(scale["sheet"] or 1)
    size = label.height * int(scale["texts"] or 1) / LABEL or 1.0
    done = []
    if _LEAST_TURN < label.angle < 360 - _LEAST_TURN:
        done.append(f"turned by {label.angle:g}°")
    if label.mirrored:
        done.append("mirrored")
    if abs(size - 1) > _LEAST_SCALE:
        done.append(f"scaled by {size:.4g}")
    if not done and enlarged == 1:
        return None
    size *= enlarged
    flip = scaled(1 / size, (-1 if label.mirrored else 1) / size, 1 / size)
    return turned(-label.angle).within(flip), ", ".join(done)


@cache
def _scale() -> re.Pattern[str]:
    """What drawings say of their scale, in any language."""
    return re.compile(
        f"(?:{_said(TEXTS_SET_FOR)})(?P<texts>\\d+)(?:{_said(TEXTS_SET_FOR, 2)})"
        f"|(?:{_said(ON_SHEET)})(?P<sheet>\\d+)(?:{_said(ON_SHEET, 2)})"
    )


def _said(text: str, part: int = 0) -> str:
    """What stands before (0) or behind (2) the figure in a text, in any language."""
    texts = (text, *words_in().patterns.get(text, ()))
    return "|".join(re.escape(said.partition("{scale}")[part]) for said in texts)
