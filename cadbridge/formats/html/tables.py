"""Tables that a screen reader can walk and a phone can scroll."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cadbridge.formats.html.markup import Content, Markup, element, markup


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a table; the first one names the row."""

    cells: Sequence[Content]
    class_: str | None = None
    contact: str | None = None
    """The contact of the face above that the row is about."""


def table(
    caption: str, columns: Sequence[str], rows: Sequence[Row], class_: str | None = None
) -> Markup:
    """A table without the columns that say nothing; nothing without rows."""
    if not rows:
        return Markup()
    filled = [[markup(cell) for cell in row.cells] for row in rows]
    kept = [index for index in range(len(columns)) if any(cells[index].strip() for cells in filled)]
    titles = [element("th", columns[index], scope="col") for index in kept]
    body = [_row(row, cells, kept) for row, cells in zip(rows, filled, strict=True)]
    return element(
        "div",
        element(
            "table",
            element("caption", caption, class_="unseen"),
            element("thead", element("tr", titles)),
            element("tbody", body),
            class_=class_,
        ),
        class_="scroll",
        role="region",
        tabindex="0",
        aria_label=caption,
    )


def _row(row: Row, cells: Sequence[Markup], kept: Sequence[int]) -> Markup:
    first, *others = kept
    return element(
        "tr",
        element("th", cells[first], scope="row"),
        [element("td", cells[index]) for index in others],
        class_=row.class_,
        data_contact=row.contact,
    )


Facts: TypeAlias = Sequence[tuple[Content, Content]]


def facts(rows: Facts, texts: Facts = ()) -> Markup:
    """Names and values, then those that take a line each; without those that have no value."""
    pairs = [_fact(name, markup(value), None) for name, value in rows]
    pairs += [_fact(name, markup(value), "wide") for name, value in texts]
    return element("dl", pairs, class_="facts") if any(pairs) else Markup()


def _fact(name: Content, value: Markup, class_: str | None) -> Markup:
    if not value:
        return Markup()
    return element("div", element("dt", name), element("dd", value), class_=class_)
