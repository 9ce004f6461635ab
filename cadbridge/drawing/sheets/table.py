"""The table beside a face: one row a contact."""

from dataclasses import dataclass

from cadbridge.drawing.said.subject import GUESSED, Subject
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Item, Layer, Pen, Segment, Text
from cadbridge.drawing.shapes.lettering import widest

ROW = 2.0
"""Height of a row, in heights of its text."""
PAD = 0.6
"""Left and right of a cell's text, in heights of the text."""


IN_WORDS = ("Direction", "Role")
"""Columns that hold words of the model."""
SIZES = ("Diameter mm", "Width mm")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts, to be set at some text height."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column_widths(self, height: float) -> list[float]:
        """Widths of the columns at a text height."""
        cells = (self.columns, *self.rows)
        return [
            widest((row[index] for row in cells), height) + 2 * PAD * height
            for index in range(len(self.columns))
        ]

    def size(self, height: float) -> tuple[float, float]:
        """Width and height at a text height."""
        return sum(self.column_widths(height)), (len(self.rows) + 1) * ROW * height

    def items(self, left: float, top: float, height: float) -> list[Item]:
        """The table with its upper left corner at a point."""
        widths = self.column_widths(height)
        edges = [left]
        for width in widths:
            edges.append(edges[-1] + width)
        step = ROW * height
        bottom = top - step * (len(self.rows) + 1)
        items = _rules(edges, top, bottom, step, len(self.rows))
        for number, row in enumerate((self.columns, *self.rows)):
            base = top - step * (number + 1) + (step - height) / 2
            items += [
                Text(Layer.TABLE, (x + PAD * height, base), height, cell)
                for x, cell in zip(edges, row, strict=False)
                if cell
            ]
        return items


def contact_table(subject: Subject, words: Words) -> Table:
    """The table of a subject's contacts, its titles and its words in a language."""
    translated = tuple(title in IN_WORDS for title in subject.columns)
    sized = tuple(title in SIZES for title in subject.columns)
    return Table(
        tuple(words(title) for title in subject.columns),
        tuple(
            tuple(
                words(cell) if told else cell.replace(GUESSED, words(GUESSED)) if size else cell
                for cell, told, size in zip(row, translated, sized, strict=True)
            )
            for row in subject.rows
        ),
    )


def _rules(edges: list[float], top: float, bottom: float, step: float, count: int) -> list[Item]:
    left, right = edges[0], edges[-1]
    items: list[Item] = []
    for number in range(count + 2):
        pen = Pen.MEDIUM if number in (0, 1, count + 1) else Pen.NARROW
        y = top - step * number
        items.append(Segment(Layer.TABLE, (left, y), (right, y), pen))
    for number, x in enumerate(edges):
        pen = Pen.MEDIUM if number in (0, len(edges) - 1) else Pen.NARROW
        items.append(Segment(Layer.TABLE, (x, top), (x, bottom), pen))
    return items
