"""The front sheets of one part's workbook: a wiring table, or pin tables with their faces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from cadbridge.formats import WriteJob
from cadbridge.formats.excel.book import Book
from cadbridge.formats.excel.colours import Colours
from cadbridge.formats.excel.columns import UID_TITLE, Layout, Table
from cadbridge.formats.excel.extras import ExtraCells
from cadbridge.formats.excel.fit import Head, fitted, units
from cadbridge.formats.excel.flatten import Value, chains, getters
from cadbridge.formats.excel.identity import RowNames
from cadbridge.formats.excel.pictures import Picture, face_pictures
from cadbridge.formats.excel.sheets import write_table
from cadbridge.formats.excel.shown import end_text
from cadbridge.formats.excel.styles import ACCENT, FONT, MUTED
from cadbridge.formats.excel.swatches import TITLES, write_swatches
from cadbridge.model import CableEnd, Library, Part, Port

TOP = 9
"""Rows above the table: title, what the sheet is about, pictures."""
_LABEL_WIDTH = 14
"""Units; labels stand in the first column."""
_ROW_HEIGHT = 17.0
"""Points: room to write by hand."""
_SUPPLIER_WIDTH = 16.0
_PICTURE_PX = 130
_PICTURE_LEFT_PX = 600
_GAP_PX = 70
_UNIT_PX = 7
_CAPTION: dict[str, Any] = {
    "width": _PICTURE_PX + _GAP_PX - 6,
    "height": 34,
    "font": {"name": FONT["font_name"], "size": 8, "color": MUTED},
    "line": {"none": True},
    "fill": {"none": True},
    "align": {"horizontal": "center"},
    "object_position": 3,
}
_ALWAYS = frozenset(
    (
        "contact",
        "signal",
        "function",
        "direction",
        "voltage",
        "remarks",
        "port",
        "contact_a",
        "contact_b",
        "colour",
        "colour_printed",
        "core",
        "cross_section",
        "conductor",
    )
)
"""Columns that stand there even when they are empty."""
_SHOP_ORDER = {
    key: tuple(columns.split())
    for key, columns in {
        "conductors": "contact_a colour core cross_section contact_b signal function "
        "colour_printed shield shielded_by pair remarks conductor",
        "pins": "contact signal function direction voltage optional remarks",
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
    rows: list[list[Value]]
    pictures: Sequence[tuple[str, Picture]] = ()
    swatches: Colours | None = None
    """Colours of the codes, where the second column has swatches beside it."""
    colour_column: int = 0

    def write(self, book: Book, digest: Any) -> Any:
        """Write it."""
        digest.update(repr((self.labels, [row[:-1] for row in self.rows])).encode())
        sheet = book.sheet(self.name)
        top = max(TOP if self.pictures else 0, len(self.labels) + 2)
        write_table(book, sheet, self.heads, self.rows, top=top, least_height=_ROW_HEIGHT)
        right = self._write_labels(book, sheet)
        self._place_pictures(sheet, max(right + _GAP_PX, _PICTURE_LEFT_PX))
        if self.swatches is not None:
            for row, values in enumerate(self.rows, top + 1):
                code = str(values[self.colour_column] or "")
                write_swatches(book, sheet, row, self.colour_column - 2, self.swatches, code)
        return sheet

    def _write_labels(self, book: Book, sheet: Any) -> float:
        """What the sheet is about, line by line.

        Returns:
            Where it ends, in pixels from the left.
        """
        styles = book.styles
        sheet.set_row(0, 26)
        big = styles.of(font_size=16, bold=True, font_color=ACCENT, num_format="@")
        book.put(sheet, 0, 0, self.title, big)
        key, plain = styles.of(bold=True, num_format="@"), styles.of(num_format="@")
        muted = styles.of(font_color=MUTED)
        lefts = list(accumulate(fitted(self.heads, self.rows), initial=0.0))
        beyond = lefts[1] + max((units(value) for _, value, _ in self.labels), default=0) + 1
        column = next((index for index, left in enumerate(lefts) if left >= beyond), len(lefts))
        for row, (title, value, more) in enumerate(self.labels, 1):
            book.put(sheet, row, 0, title, key)
            book.put(sheet, row, 1, value, plain)
            book.put(sheet, row, column, more, muted if more else None)
        ends = [lefts[column] + units(more) for _, _, more in self.labels if more]
        return _UNIT_PX * max([*ends, beyond])

    def _place_pictures(self, sheet: Any, from_px: float) -> None:
        """Side by side above the table, to the right, each with what it shows."""
        for index, (caption, picture) in enumerate(self.pictures):
            scale = _PICTURE_PX / max(picture.width_px, picture.height_px)
            left = from_px + index * (_PICTURE_PX + _GAP_PX)
            image = {"x_offset": left, "y_offset": 4, "x_scale": scale, "y_scale": scale}
            words = f"{caption[:1].upper()}{caption[1:]}: {picture.caption}"
            more = {"description": words, "object_position": 3, "image_data": picture.stream()}
            sheet.insert_image(0, 0, "face.png", {**image, **more})
            place = {"x_offset": left - _GAP_PX / 2, "y_offset": _PICTURE_PX + 6}
            sheet.insert_textbox(0, 0, words, {**place, **_CAPTION})


def cable_sheets(layout: Layout, job: WriteJob, part: Part) -> Iterator[PartSheet]:
    """The wiring table of a cable."""
    assert part.cable is not None
    table = layout.tables["conductors"]
    heads, rows = _Table(table, layout, job, part).content(swatches=True)
    titles = table.by_key
    pictures = face_pictures(job.library, part)
    yield PartSheet(
        name="Wiring",
        title=part.type_number or part.part_number,
        labels=[
            (layout.tables["parts"].by_key["part_number"].title, part.part_number, ""),
            (titles["end_a"].title, *_end_words(job.library, part.cable.end_a)),
            (titles["end_b"].title, *_end_words(job.library, part.cable.end_b)),
        ],
        heads=heads,
        rows=rows,
        pictures=[(name, pictures[name]) for name in ("end A", "end B") if name in pictures],
        swatches=Colours(layout.colours),
        colour_column=[head.title for head in heads].index(titles["colour"].title),
    )


def _end_words(library: Library, end: CableEnd) -> tuple[str, str]:
    return end_text(end.state, end.connector), connector_words(library, end.connector)


def connector_words(library: Library, part_number: str) -> str:
    """A connector in words: ``M12, A-coded, 5 ways, female``."""
    part = library.part_by_number.get(part_number)
    spec = part.connector if part else None
    if spec is None:
        return ""
    gender = "gender not stated" if spec.gender == "unspecified" else str(spec.gender)
    coding = f"{spec.coding}-coded" if spec.coding else ""
    words = [spec.series, spec.size, coding, f"{spec.ways} ways", gender, spec.mounting]
    return ", ".join(word for word in words if word)


def port_sheets(layout: Layout, job: WriteJob, part: Part) -> Iterator[PartSheet]:
    """One sheet a port."""
    pictures = face_pictures(job.library, part)
    table = layout.tables["pins"]
    titles = table.by_key
    for port in part.ports:
        only = replace(part, ports=(port,))
        heads, rows = _Table(table, layout, job, only).content()
        labels = [
            (titles["part_number"].title, part.part_number, ""),
            (titles["port"].title, port.designation, port.purpose),
        ]
        if port.connector:
            words = connector_words(job.library, port.connector)
            labels.append((titles["connector"].title, port.connector, words))
        yield PartSheet(
            name=port.designation,
            title=f"{part.type_number or part.part_number}  ·  {port.designation}",
            labels=labels,
            heads=heads,
            rows=rows,
            pictures=_pictures(pictures, port),
        )


def _pictures(pictures: Mapping[str, Picture], port: Port) -> list[tuple[str, Picture]]:
    picture = pictures.get(port.designation)
    return [(port.designation, picture)] if picture else []


def flat_sheets(layout: Layout, job: WriteJob, part: Part) -> Iterator[PartSheet]:
    """All ports in one table."""
    table = layout.tables["pins"]
    heads, rows = _Table(table, layout, job, part).content(first=("port", "connector"))
    yield PartSheet(
        name=table.sheet,
        title=part.type_number or part.part_number,
        labels=[(table.by_key["part_number"].title, part.part_number, "")],
        heads=heads,
        rows=rows,
    )


class _Table:
    """Columns and rows of a table as a front sheet shows them."""

    def __init__(self, table: Table, layout: Layout, job: WriteJob, part: Part) -> None:
        self._table = table
        self._layout = layout
        self._job = job
        self._part = part

    def content(
        self, *, swatches: bool = False, first: Sequence[str] = ()
    ) -> tuple[list[Head], list[list[Value]]]:
        """Heads and rows: filled columns, the supplier's, and the hidden identity."""
        keys = [*first, *_SHOP_ORDER[self._table.key]]
        columns = [self._table.by_key[key] for key in keys]
        all_getters = getters(self._table, self._layout, self._job.library)
        taken = [all_getters[self._table.columns.index(column)] for column in columns]
        names = RowNames(self._table)
        found = list(chains(self._table, self._job.library, [self._part]))
        rows = [[get(chain) for get in taken] for chain in found]
        shown = [
            index
            for index, key in enumerate(keys)
            if key in _ALWAYS or key in first or any(row[index] not in (None, "") for row in rows)
        ]
        extras = ExtraCells(
            self._table.key, [self._part], self._layout.supplier_columns, always=True
        )
        heads: list[Head] = []
        for index in shown:
            if swatches and keys[index] == "colour":
                heads += [Head(title=title, width=5.5, is_swatch=True) for title in TITLES]
            is_number = columns[index].codec in ("number", "count")
            width = _LABEL_WIDTH if index == shown[0] else 0
            heads.append(Head(title=columns[index].title, is_number=is_number, width=width))
        heads += [Head(title=title) for title in extras.others]
        heads += [
            Head(title=title, is_supplier=True, width=_SUPPLIER_WIDTH) for title in extras.supplier
        ]
        heads.append(Head(title=UID_TITLE))
        colour = shown.index(keys.index("colour")) if swatches else -1
        cells: list[list[Value]] = []
        for chain, row in zip(found, rows, strict=True):
            values: list[Value] = [row[index] for index in shown]
            if swatches:
                values[colour:colour] = ["", ""]
            name = names.name(chain)
            cells.append([*values, *extras.cells(self._part, name), names.uid(name)])
        return heads, cells
