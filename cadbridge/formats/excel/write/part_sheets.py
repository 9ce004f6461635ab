"""The front sheets of one part's workbook: a wiring table, or pin tables with their faces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import accumulate
from math import ceil
from typing import Any

from cadbridge.drawing import Side
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.formats import WriteJob
from cadbridge.formats.excel.tables.colours import Colours
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.tables.said_texts import WIRING, title_of
from cadbridge.formats.excel.tables.shown import end_text
from cadbridge.formats.excel.write.book import Book
from cadbridge.formats.excel.write.fit import (
    LINE,
    Head,
    RowHeights,
    fitted,
    header_height,
    page_height,
    units,
)
from cadbridge.formats.excel.write.pictures import Picture, face_pictures, wiring_picture
from cadbridge.formats.excel.write.sheets import write_table
from cadbridge.formats.excel.write.styles import ACCENT, FONT, MUTED
from cadbridge.formats.excel.write.table_view import Rows, TableView, without_empty
from cadbridge.model import CableEnd, Library, Part
from cadbridge.model.naming import connector_words

TOP = 9
"""Rows above the table: title, what the sheet is about, pictures."""
_LABEL_WIDTH = 14
"""Units; labels stand in the first column."""
_TITLE_HEIGHT = 26.0
"""Points."""
_ROW_HEIGHT = 17.0
"""Points: room to write by hand."""
_ROW_BESIDE = 15.75
"""Points of the rows beside pictures: LibreOffice gives a row without height one of its own, and
draws pictures from row to row, which makes circles ovals."""
_SUPPLIER_WIDTH = 16.0
_PICTURE_PX = 130
_PICTURE_LEFT_PX = 600
_GAP_PX = 70
_LEAST_STEP_PX, _LEAST_GAP_PX = 120, 40
_UNIT_PX = 7
_LINE_PX = 20.0
_POINTS_PER_PX = 0.75
_WIRING_PX = 900.0
"""Width of the wiring where the table is wider."""
_SWATCHES = ("Base", "Stripe")
"""Heads of two narrow columns: the first colour of a core, and the second if it has two."""
_CAPTION: dict[str, Any] = {
    "height": 46,
    "font": {"name": FONT["font_name"], "size": 8, "color": MUTED},
    "line": {"none": True},
    "fill": {"none": True},
    "align": {"horizontal": "center"},
    "object_position": 3,
}
_MAY_GO = (
    *("optional", "shield", "shielded_by", "pair", "second_contact", "second_signal", "channel"),
    *("point_section", "point_dimension", "definition", "definition_name"),
    "row_certainty",
    *("core_present", "gauge", "conductor_length", "connector_a", "connector_b"),
    *("wire_colour", "wire_gauge", "wire_cross_section"),
)
"""Columns that do not stand there when they are empty."""
_SHOP_ORDER = {
    key: tuple(columns.split())
    for key, columns in {
        "conductors": "connector_a contact_a colour core core_present cross_section gauge "
        "connector_b contact_b signal function conductor_length colour_printed shield shielded_by "
        "pair remarks row_certainty conductor",
        "pins": "contact second_contact signal second_signal function direction voltage channel "
        "point_section point_dimension definition definition_name optional wire_colour wire_gauge "
        "wire_cross_section remarks row_certainty",
    }.items()
}
"""Columns in the order in which the shop reads them; the rest stands above the table."""


@dataclass(kw_only=True)
class PartSheet:
    """One front sheet."""

    name: str
    title: str
    labels: Sequence[tuple[str, str, str]]
    """Title, value, and what explains it, line by line."""
    heads: list[Head]
    rows: Rows
    pictures: Sequence[Picture] = ()
    swatches: Colours | None = None
    """Colours of the codes, where they have swatches before them."""
    swatch_column: int = 0
    below: Picture | None = None
    """The wiring, below its table."""

    def write(self, book: Book, digest: Any) -> Any:
        """Write it."""
        digest.update(repr((self.labels, [row[:-1] for row in self.rows])).encode())
        sheet = book.sheet(self.name)
        top = max(TOP if self.pictures else 0, len(self.labels) + 2)
        write_table(book, sheet, self.heads, self.rows, top=top, least_height=_ROW_HEIGHT)
        right = self._write_labels(book, sheet)
        for row in range(1, top if self.pictures else 1):
            sheet.set_row(row, _ROW_BESIDE)
        self._place_pictures(sheet, max(right + _GAP_PX, _PICTURE_LEFT_PX))
        if self.swatches is not None:
            self._write_swatches(book, sheet, top + 1, self.swatches)
        if self.below is not None:
            self._place_below(sheet, top, self.below)
        book.has_pictures |= bool(self.pictures or self.below)
        return sheet

    def _place_below(self, sheet: Any, top: int, picture: Picture) -> None:
        """The wiring as it is drawn, with lines in colours, shields and pairs.

        It begins a page of its own where the table leaves too little of one.
        """
        widths = fitted(self.heads, self.rows)
        titles = header_height(self.heads, widths, least_lines=2)
        page = page_height(self.heads, widths)
        width = min(_UNIT_PX * sum(widths), _WIRING_PX)
        highest = (page - titles) / _POINTS_PER_PX
        scale = min(width / picture.width_px, highest / picture.height_px)
        height = picture.height_px * scale
        row = top + len(self.rows) + 2
        above = _TITLE_HEIGHT + top * _ROW_BESIDE + titles + self._rows_height(widths) + LINE
        if above + height * _POINTS_PER_PX > page:
            sheet.set_h_pagebreaks([row])
        image = {"x_scale": scale, "y_scale": scale, "object_position": 3}
        more = {"description": picture.caption, "image_data": BytesIO(picture.png)}
        sheet.insert_image(row, 0, "wiring.png", {**image, **more})
        shown = [index for index, head in enumerate(self.heads) if not head.is_hidden]
        sheet.print_area(0, 0, row + ceil(height / _LINE_PX), max(shown))

    def _rows_height(self, widths: Sequence[float]) -> float:
        """Points of the rows of the table together."""
        shown = (w for head, w in zip(self.heads, widths, strict=True) if not head.is_hidden)
        heights = RowHeights(shown)
        return sum(max(heights.of(values), _ROW_HEIGHT) for values in self.rows)

    def _write_swatches(self, book: Book, sheet: Any, top: int, colours: Colours) -> None:
        """Shades beside each code: never the colour alone, never the only place it stands."""
        for row, values in enumerate(self.rows, top):
            code = str(values[self.swatch_column + len(_SWATCHES)] or "")
            parts = colours.parts(code)
            for column in range(len(_SWATCHES)):
                shown = column < len(parts)
                style = book.styles.swatch(colours.shades[parts[column]]) if shown else None
                sheet.write_blank(
                    row, self.swatch_column + column, None, style or book.styles.ruled
                )

    def _write_labels(self, book: Book, sheet: Any) -> float:
        """What the sheet is about, line by line.

        Returns:
            Where it ends, in pixels from the left.
        """
        styles = book.styles
        sheet.set_row(0, _TITLE_HEIGHT)
        big = styles.of(font_size=16, bold=True, font_color=ACCENT, num_format="@")
        book.put(sheet, 0, 0, self.title, big)
        key, plain = styles.of(bold=True, num_format="@"), styles.of(num_format="@")
        muted = styles.of(font_color=MUTED)
        lefts = list(accumulate(fitted(self.heads, self.rows), initial=0.0))
        beyond = lefts[1] + max((units(value) for _, value, _ in self.labels), default=0) + 1
        after = len(self.heads)
        column = next((index for index, left in enumerate(lefts) if left >= beyond), after)
        for row, (title, value, more) in enumerate(self.labels, 1):
            book.put(sheet, row, 0, title, key)
            book.put(sheet, row, 1, value, plain)
            book.put(sheet, row, column, more, muted if more else None)
        ends = [lefts[column] + units(more) for _, _, more in self.labels if more]
        return _UNIT_PX * max([*ends, beyond])

    def _place_pictures(self, sheet: Any, from_px: float) -> None:
        """Side by side above the table, to the right, each with what it shows.

        They get smaller where they would stand beyond the table, and be cut off in print.
        """
        width = _UNIT_PX * sum(fitted(self.heads, self.rows))
        room = (width - from_px + _GAP_PX / 2) / max(len(self.pictures), 1)
        step = min(max(room, _LEAST_STEP_PX), _PICTURE_PX + _GAP_PX)
        size = min(_PICTURE_PX, step - _LEAST_GAP_PX)
        for index, picture in enumerate(self.pictures):
            scale = size / max(picture.width_px, picture.height_px)
            left = from_px + index * step
            image = {"x_offset": left, "y_offset": 4, "x_scale": scale, "y_scale": scale}
            more = {"description": picture.caption, "image_data": BytesIO(picture.png)}
            sheet.insert_image(0, 0, "face.png", {**image, **more, "object_position": 3})
            place = {"x_offset": left - (step - size) / 2, "y_offset": size + 6}
            sheet.insert_textbox(0, 0, picture.caption, {**_CAPTION, **place, "width": step - 6})


def cable_sheets(layout: Layout, job: WriteJob, part: Part) -> Iterator[PartSheet]:
    """The wiring table of a cable."""
    assert part.cable is not None
    titles = layout.tables["conductors"].by_key
    heads, rows = _content(layout, job, part, "conductors")
    words = _words(job)
    colour = [head.title for head in heads].index(titles["colour"].title)
    heads[colour:colour] = [Head(title=title, width=5.5, is_swatch=True) for title in _SWATCHES]
    for row in rows:
        row[colour:colour] = [""] * len(_SWATCHES)
    yield PartSheet(
        name=WIRING,
        title=title_of(part),
        labels=[
            (layout.tables["parts"].by_key["part_number"].title, part.part_number, ""),
            (titles["end_a"].title, *_end_words(job.library, part.cable.end_a)),
            (titles["end_b"].title, *_end_words(job.library, part.cable.end_b)),
        ],
        heads=heads,
        rows=rows,
        pictures=_both_sides(job.library, part, words),
        swatches=Colours(layout.colours),
        swatch_column=colour,
        below=wiring_picture(job.library, part, words),
    )


def _words(job: WriteJob) -> Words:
    """The words of pictures in the language of the job; those of its tables are titles."""
    return words_in(job.options.get("language", ENGLISH), job.mappings)


def _both_sides(library: Library, part: Part, words: Words) -> list[Picture]:
    """Each end as it mates, and from the wires, as whoever makes the cable sees it."""
    mating, behind = (face_pictures(library, part, words, side) for side in Side)
    return [
        pictures[end]
        for end in ("end A", "end B")
        for pictures in (mating, behind)
        if end in pictures
    ]


def _end_words(library: Library, end: CableEnd) -> tuple[str, str]:
    return end_text(end.state, end.connector), connector_words(library.connector(end.connector))


def port_sheets(layout: Layout, job: WriteJob, part: Part) -> Iterator[PartSheet]:
    """One sheet a port."""
    pictures = face_pictures(job.library, part, _words(job))
    titles = layout.tables["pins"].by_key
    for port in part.ports:
        heads, rows = _content(layout, job, replace(part, ports=(port,)), "pins")
        labels = [
            (titles["part_number"].title, part.part_number, ""),
            (titles["port"].title, port.designation, port.purpose),
        ]
        if port.connector:
            words = connector_words(job.library.connector(port.connector))
            labels.append((titles["connector"].title, port.connector, words))
        yield PartSheet(
            name=port.designation,
            title=title_of(part, port.designation),
            labels=labels,
            heads=heads,
            rows=rows,
            pictures=[pictures[port.designation]] if port.designation in pictures else [],
        )


def flat_sheets(layout: Layout, job: WriteJob, part: Part) -> Iterator[PartSheet]:
    """All ports in one table."""
    table = layout.tables["pins"]
    heads, rows = _content(layout, job, part, "pins", first=("port", "connector"))
    yield PartSheet(
        name=table.sheet,
        title=title_of(part),
        labels=[(table.by_key["part_number"].title, part.part_number, "")],
        heads=heads,
        rows=rows,
    )


def _content(
    layout: Layout, job: WriteJob, part: Part, key: str, first: Sequence[str] = ()
) -> tuple[list[Head], Rows]:
    """Heads and rows of a table as a front sheet shows it."""
    table = layout.tables[key]
    keys = (*first, *_SHOP_ORDER[key])
    only = replace(job, parts=(part,))
    view = TableView(table, layout, only, keys=keys, for_supplier=True)
    may_go = [table.by_key[key].title for key in _MAY_GO if key in keys]
    heads, rows = without_empty(view.heads, list(view.rows()), may_go)
    heads[0] = replace(heads[0], width=_LABEL_WIDTH)
    sized = [replace(h, width=_SUPPLIER_WIDTH) if h.is_supplier else h for h in heads]
    return sized, rows
