"""The sheet of all ports, taken apart: what belongs to each of them."""

from collections.abc import Iterator, Sequence
from math import inf

from cadbridge.drawing.said.labels import PORT_COLUMNS
from cadbridge.drawing.shapes.items import Layer
from cadbridge.drawing.sheets.ports import ALL_PORTS
from cadbridge.drawing.sheets.table import PAD, ROW
from cadbridge.formats.dxf.read.drawn.labels import is_layer, labels_in
from cadbridge.formats.dxf.read.drawn.shapes import Shapes, Word
from cadbridge.formats.dxf.read.own.by_height import ByHeight
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.layout import value_below

_OUT_OF_LINE = 0.5
"""Heights of a label by which what is below or beside it may be out of line."""
_STRIP = 3.5
"""Heights of a label in which its value stands."""


def shows_all_ports(facts: Facts) -> bool:
    """Whether the title block says so."""
    document = facts.title.get("Document")
    return document is not None and document.english == ALL_PORTS


def port_regions(shapes: Shapes) -> list[tuple[Word, ...]]:
    """The texts of each port: its labels and their values, and the table that begins below them."""
    words = shapes.words
    ports = (word for word in labels_in(words) if word.english == "Port")
    texts = ByHeight(words)
    labels = [word for word in ports if value_below(word, texts)]
    return [(*_strip(label, labels, words), *_table(label, shapes)) for label in labels]


def _strip(label: Word, labels: Sequence[Word], words: Sequence[Word]) -> Iterator[Word]:
    """Labels and values beside the port's, up to those of the next port."""
    slack = _OUT_OF_LINE * label.height
    beside = (other.x for other in labels if abs(other.y - label.y) < slack and other.x > label.x)
    end = min(beside, default=inf) - slack
    for word in words:
        if label.x - slack < word.x < end and -slack < label.y - word.y < _STRIP * label.height:
            yield word


def _table(label: Word, shapes: Shapes) -> Iterator[Word]:
    """The texts within the rules of the nearest table that begins below the label."""
    slack = 2 * _OUT_OF_LINE * label.height
    headings = [
        word
        for word in shapes.words
        if word.english == PORT_COLUMNS[0] and abs(word.x - label.x) < slack and word.y < label.y
    ]
    headings = [word for word in headings if is_layer(word.layer, Layer.TABLE)] or headings
    if not headings:
        return
    heading = max(headings, key=lambda word: word.y)
    left, top = heading.x - PAD * heading.height, heading.y + ROW / 2 * heading.height
    rules = [line for line in shapes.lines if is_layer(line.layer, Layer.TABLE)]
    corners = [
        (max(line.start[0], line.end[0]), min(line.start[1], line.end[1]))
        for line in rules
        if min(line.start[0], line.end[0]) < left + slack / 2
        and min(line.start[0], line.end[0]) > left - slack / 2
        and abs(max(line.start[1], line.end[1]) - top) < heading.height
    ]
    right = max((x for x, _ in corners), default=inf)
    bottom = min((y for _, y in corners), default=-inf)
    for word in shapes.words:
        if left < word.x < right and bottom < word.y < top:
            yield word
