"""Whether what was read has the size of contacts: a unit or a scale that is wrong shows here."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from math import isclose
from statistics import median

from cadbridge.formats.dxf.file.units import SHORT_NAMES
from cadbridge.formats.dxf.read.chosen import Chosen
from cadbridge.formats.dxf.read.drawn.shapes import Shapes, Word
from cadbridge.formats.dxf.read.others.groups import Numbered
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.said.plain import plain
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary
from cadbridge.formats.dxf.rules import SCALE_SAID, SIZE_DOUBTED, UNITS_OPEN
from cadbridge.words import quoted

_LEAST_MM, _MOST_MM = 0.3, 15.0
"""Diameters of contacts."""
_SCALE = re.compile(r"(?:([^\W\d]+)[\s.:=]*)?(\d+(?:[.,]\d+)?)\s*[:/]\s*(\d+(?:[.,]\d+)?)")

_OPENED, _CLOSED = ("(", "[", "{"), (")", "]", "}")


def report_size(
    shapes: Shapes, numbered: Sequence[Numbered], known: Vocabulary, chosen: Chosen, facts: Facts
) -> None:
    """Note what speaks against unit and scale."""
    diameter = median(2 * ring.radius for ring, _ in numbered)
    if not _LEAST_MM <= diameter <= _MOST_MM:
        facts.report(
            SIZE_DOUBTED,
            f"the contacts were read as {diameter:.3g} mm wide{_better(diameter, shapes)}",
        )
    if not shapes.unit_known:
        facts.report(UNITS_OPEN, "the header has no unit; millimetres were taken")
    if chosen.scale is None:
        texts = [quoted(text) for text in scales(shapes.words, known)]
        for said in (*texts, *_of_dimensions(shapes)):
            facts.report(
                SCALE_SAID, f"the drawing says {said}; contacts of {diameter:.3g} mm were read"
            )


def _better(diameter: float, shapes: Shapes) -> str:
    """The unit in which they would have the size of contacts."""
    drawn = diameter / shapes.unit_mm
    fit = [name for name, mm in SHORT_NAMES.items() if _LEAST_MM <= drawn * mm <= _MOST_MM]
    sizes = " or ".join(f"{drawn * SHORT_NAMES[name]:.3g} mm with `unit` {name}" for name in fit)
    return f"; they would be {sizes}" if sizes else ""


def _of_dimensions(shapes: Shapes) -> list[str]:
    """The first dimension that says another length than is drawn; millimetres of inches do not."""
    others = (said for said, factor in shapes.lengths if not isclose(factor, shapes.unit_mm))
    return [f"in a dimension: {said}" for said in islice(others, 1)]


def scales(words: Iterable[Word], known: Vocabulary) -> Iterable[str]:
    """Texts that say another scale than 1:1."""
    for word in words:
        for match in _SCALE.finditer(word.text):
            drawn, true = (float(match[group].replace(",", ".")) for group in (2, 3))
            around = word.text[: match.start()].strip(), word.text[match.end() :].strip()
            is_framed = around[0].endswith(_OPENED) and around[1].startswith(_CLOSED)
            alone = (around == ("", "") or is_framed) and ":" in match[0] and not match[1]
            named = match[1] is not None and plain(match[1]) in known.scale
            if (alone or named) and drawn != true and drawn and true:
                yield word.text
