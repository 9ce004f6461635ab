"""Tables that a screen reader can walk and a phone can scroll."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cadbridge.formats.html.markup import Content, Markup, element, markup

Cells: TypeAlias = Sequence[Content]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a table; the first one names the row."""

    cells: Cells
    class_: str = ""
    contact: str = ""
    """The contact of the face above that the row is about."""
    id: str = ""


def table(caption: str, columns: Sequence[str], rows: Sequence[Row], class_: str = "") -> Markup:
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
        id=row.id,
    )


def facts(rows: Sequence[tuple[Content, Content]]) -> Markup:
    """Names and values; those without a value are left out."""
    shown = [(name, markup(value)) for name, value in rows]
    pairs = [
        element("div", element("dt", name), element("dd", value)) for name, value in shown if value
    ]
    return element("dl", pairs, class_="facts") if pairs else Markup()


def marked(value: Content, mark: Markup) -> Markup:
    """A value with its certainty mark; says so where the source leaves the value out."""
    shown = markup(value)
    if mark and not shown:
        shown = element("span", "not stated", class_="quiet")
    return Markup(shown + mark)
