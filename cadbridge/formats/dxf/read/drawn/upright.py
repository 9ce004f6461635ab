"""A drawing of ours that was turned, mirrored or scaled as a whole, set upright again."""

import re
from collections.abc import Sequence

from cadbridge.drawing.said.facts import ON_SHEET, TEXTS_SET_FOR
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.titleblock import LABEL, ON_PAPER
from cadbridge.formats.dxf.file.space import Placement, scaled, turned
from cadbridge.formats.dxf.read.drawn.labels import labels_in
from cadbridge.formats.dxf.read.drawn.shapes import Word

_LABEL = "Part number"
_LEAST_TURN, _LEAST_SCALE = 0.01, 0.002
"""Degrees, and share of its size, from which a drawing counts as changed."""


def upright(words: Sequence[Word], said: Words) -> tuple[Placement, str] | None:
    """What brings it to 1:1, and what was done to it in words; None where it is as drawn.

    A sheet that is drawn enlarged says so; nothing was done to it.
    """
    labels = (word for word in labels_in(words) if word.english == _LABEL)
    label = min(labels, key=lambda word: word.height, default=None)  # values are larger
    if label is None:
        return None
    pattern = _scale(said)
    scale = next(filter(None, (pattern.fullmatch(word.text) for word in words)), None)
    if scale is None:
        return None
    enlarged = float(scale["sheet"] or 1)
    height = LABEL if scale["texts"] else LABEL * ON_PAPER
    size = label.height * int(scale["texts"] or 1) / height or 1.0
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


def _scale(words: Words) -> re.Pattern[str]:
    """What drawings say of their scale, in any language."""
    before, behind = _around(TEXTS_SET_FOR, words)
    start, end = _around(ON_SHEET, words)
    return re.compile(
        f"(?:{before})(?P<texts>\\d+)(?:{behind})|(?:{start})(?P<sheet>\\d+(?:\\.\\d+)?)(?:{end})"
    )


def _around(text: str, words: Words) -> tuple[str, str]:
    """What stands before and behind the figure in a text, in any language."""
    texts = (text, *words.patterns.get(text, ()))
    return _choice(texts, 0), _choice(texts, 2)


def _choice(texts: Sequence[str], part: int) -> str:
    return "|".join(re.escape(said.partition("{scale}")[part]) for said in texts)
