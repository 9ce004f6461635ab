"""What stands on the lines of a cable's conductors, held against the rows in which they stand.

A line says number, colour and cross-section once more. Where one of the two was changed, the
library settles which; what it cannot settle is a finding.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from statistics import median
from typing import Any

from cadbridge.drawing.said.labels import WIRES
from cadbridge.drawing.shapes.items import Layer
from cadbridge.drawing.sheets.table import ROW
from cadbridge.drawing.sheets.wiring import line_label
from cadbridge.findings import Finding
from cadbridge.formats import Twice
from cadbridge.formats.dxf.read.drawn.labels import is_layer
from cadbridge.formats.dxf.read.drawn.shapes import Word
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.figures import figure
from cadbridge.formats.dxf.read.own.layout import Table
from cadbridge.formats.dxf.rules import DISAGREES, LINE_OF_CONDUCTOR
from cadbridge.model import Conductor
from cadbridge.words import quoted, spoken

_BETWEEN = re.compile(r"\s{2,}")
_SECTION = re.compile(r"(.*\S)\s*mm[²2]")


def compare_lines(
    wires: Table, conductors: Sequence[Conductor], words: Sequence[Word], facts: Facts
) -> None:
    """Hold the texts on the lines against the conductors of the rows, one for each row."""
    left = _on_lines(wires, words)
    if not left:
        return
    columns = {name for title, name in WIRES.items() if title in wires.titles}
    half = ROW / 2 * median(title.height for title in wires.heading.values())
    for row, item in zip(wires.rows, conductors, strict=True):
        y = median(cell.middle[1] for cell in row.cells.values())
        own = [word for word in left if abs(word.middle[1] - y) < half]
        left = [word for word in left if word not in own]
        for word in own:
            _compare(item, word, columns, facts)
    for word in left:
        if is_layer(word.layer, Layer.WIRE):
            message = f"{quoted(word.text)} stands on no conductor's line"
            facts.report(LINE_OF_CONDUCTOR, message, word.handle)


def _on_lines(wires: Table, words: Sequence[Word]) -> list[Word]:
    """The texts between the first column and the next, below the titles."""
    first, *others = wires.heading.values()
    between = [
        word
        for word in words
        if first.x + first.height < word.x
        and word.middle[0] < others[0].x
        and word.middle[1] < first.y
    ]
    return [word for word in between if is_layer(word.layer, Layer.WIRE)] or between


def _compare(item: Conductor, word: Word, columns: Collection[str], facts: Facts) -> None:
    """Note each value that stands otherwise on the line; the library may know one of the two."""
    expected = line_label(item)
    if _BETWEEN.sub("  ", word.text.strip()) == expected:
        return
    own = {
        "core_number": item.core_number or item.id,
        "colour": item.colour,
        "cross_section_mm2": item.cross_section_mm2,
    }
    said = _said(word.text)
    lacking = [name for name, value in own.items() if value and name not in said]
    message = f"conductor {item.id}: its line says {quoted(word.text)}, its row {quoted(expected)}"
    other_number = said.get("core_number") != own["core_number"]
    if other_number and (lacking or not item.core_number):
        facts.report(DISAGREES, message, word.handle)
        return
    for name, value in said.items():
        if value != own[name]:
            finding = facts.report(DISAGREES, f"{message}: {spoken(name)}", word.handle)
            if name in columns:
                facts.twice.append(_twice(item, name, (own[name], value), finding))
    if lacking:
        names = " and ".join(map(spoken, lacking))
        facts.report(LINE_OF_CONDUCTOR, f"{message}; it lacks the {names}", word.handle)


def _said(text: str) -> Mapping[str, Any]:
    """The values on a line by field; nothing where they are not number, colour, cross-section."""
    pieces = _BETWEEN.split(text.strip())
    if len(pieces) == 1:
        pieces = text.split()
    said: dict[str, Any] = {"core_number": pieces.pop(0)}
    section = _SECTION.fullmatch(pieces[-1]) if pieces else None
    if section:
        pieces.pop()
        said["cross_section_mm2"] = figure(section[1])
    if pieces:
        said["colour"] = pieces.pop(0)
    understood = not pieces and said.get("cross_section_mm2", 0) is not None
    return said if understood else {}


def _twice(item: Conductor, name: str, values: tuple[Any, Any], finding: Finding) -> Twice:
    taken, other = values
    return Twice(
        part=finding.place.part,
        place=f"cable.conductors[{item.id}].{name}",
        path=f"cable.conductors.{name}",
        taken=taken,
        other=other,
        finding=finding,
    )
