"""Merged blocks, comments and struck-out texts of OpenDocument sheets, beside their values.

Names of elements and styles: OASIS OpenDocument 1.3, part 3.
"""

import zipfile
from collections.abc import Iterator, Sequence
from typing import IO

from lxml import etree

from cadbridge.formats.excel.file.marks_of_cells import CellMarks, Place

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TABLE, _TEXT, _STYLE = (
    f"{{{_NAMES}:{name}:1.0}}" for name in ("office", "table", "text", "style")
)
_SHEET, _COLUMN, _ROW, _LOOK = (
    f"{_TABLE}table", f"{_TABLE}table-column", f"{_TABLE}table-row", f"{_STYLE}style",
)  # fmt: skip
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ANNOTATION, _PARAGRAPH, _SPAN = f"{_OFFICE}annotation", f"{_TEXT}p", f"{_TEXT}span"
_BLANKS = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
_VISIBLE = "visible"
_MOST_COLUMNS = 16_384
"""More no program has: what is said to be repeated oftener is not filled."""


def ods_marks(archive: zipfile.ZipFile) -> dict[str, CellMarks]:
    """The marks of each sheet by its name.

    Raises:
        KeyError, lxml.etree.XMLSyntaxError, zipfile.BadZipFile: it is damaged.
    """
    looks = _Looks()
    if "styles.xml" in archive.namelist():
        with archive.open("styles.xml") as styles:
            for _, item in _parsed(styles, (_LOOK,)):
                looks.take(item)
    with archive.open("content.xml") as content:
        return _marks(content, looks)


def _parsed(
    content: IO[bytes], tags: Sequence[str], events: Sequence[str] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    yield from etree.iterparse(content, events, tag=tags, resolve_entities=False, huge_tree=True)


class _Looks:
    """Which styles strike a text out."""

    def __init__(self) -> None:
        self._own: dict[str, bool | None] = {}
        self._parents: dict[str, str] = {}

    def take(self, style: etree._Element) -> None:
        """Note a style: whether it strikes out, strikes nothing out, or says nothing of it."""
        name = style.get(f"{_STYLE}name", "")
        self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        text = style.find(f"{_STYLE}text-properties")
        kinds = () if text is None else ("line-through-style", "line-through-type")
        told = [text.get(f"{_STYLE}text-{kind}") for kind in kinds if text is not None]
        said = [value != "none" for value in told if value]
        self._own[name] = all(said) if said else None

    def told(self, name: str) -> bool | None:
        """Whether a style, or the one that it builds on, strikes out; None where none says so."""
        seen: set[str] = set()
        while name and name not in seen:
            if (own := self._own.get(name)) is not None:
                return own
            seen.add(name)
            name = self._parents.get(name, "")
        return None

    def any_strikes(self) -> bool:
        """Whether one of them does."""
        return any(self._own.values())


def _marks(content: IO[bytes], looks: _Looks) -> dict[str, CellMarks]:
    found: dict[str, CellMarks] = {}
    sheet = _Sheet(looks)
    for event, item in _parsed(content, (_SHEET, _COLUMN, _ROW, _LOOK), ("start", "end")):
        if item.tag == _SHEET and event == "start":
            sheet = _Sheet(looks)
            found[item.get(f"{_TABLE}name", "")] = sheet.marks
        elif event == "end" and item.tag == _LOOK:
            looks.take(item)
        elif event == "end" and item.tag == _COLUMN:
            sheet.take_column(item)
        elif event == "end" and item.tag == _ROW:
            sheet.take_row(item)
            item.clear()
    return found


class _Sheet:
    """One sheet, row by row."""

    def __init__(self, looks: _Looks) -> None:
        self.marks = CellMarks()
        self._looks = looks
        self._columns: list[str] = []
        """The style that each column gives to its cells."""
        self._row = 1

    def take_column(self, column: etree._Element) -> None:
        """Note the style that one or more columns give to their cells."""
        times = int(column.get(f"{_TABLE}number-columns-repeated", 1))
        room = max(0, _MOST_COLUMNS - len(self._columns))
        style = column.get(f"{_TABLE}default-cell-style-name", "")
        self._columns += [style] * min(times, room)

    def take_row(self, row: etree._Element) -> None:
        """Note the marks of a row."""
        style = row.get(f"{_TABLE}default-cell-style-name", "")
        if row.get(f"{_TABLE}visibility", _VISIBLE) != _VISIBLE and any(map(len, row)):
            self.marks.hidden_rows.append(self._row)
        at = 1
        for cell in row.iterchildren(*_CELLS):
            times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            self._take_block(cell, at)
            if len(cell):  # neither text nor comment: nothing to mark
                for column in range(at, at + min(times, _MOST_COLUMNS)):
                    self._take_cell(cell, (self._row, column), style)
            at += times
        self._row += int(row.get(f"{_TABLE}number-rows-repeated", 1))

    def _take_block(self, cell: etree._Element, column: int) -> None:
        rows = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
        columns = int(cell.get(f"{_TABLE}number-columns-spanned", 1))
        if rows > 1:
            last = (self._row + rows - 1, column + columns - 1)
            self.marks.blocks.append((self._row, column, *last))

    def _take_cell(self, cell: etree._Element, place: Place, of_row: str) -> None:
        comment = cell.find(_ANNOTATION)
        if comment is not None and (text := _text_of(comment)):
            self.marks.comments.append((place, text))
        if not self._looks.any_strikes():
            return
        of_column = self._columns[place[1] - 1] if place[1] <= len(self._columns) else ""
        style = cell.get(f"{_TABLE}style-name") or of_row or of_column
        runs = list(self._runs(cell, is_struck=bool(self._looks.told(style))))
        struck = "".join(text for text, is_struck in runs if is_struck).strip()
        if struck and struck == "".join(text for text, _ in runs).strip():
            self.marks.struck.append(place)
        elif struck:
            self.marks.struck_parts.append((place, struck))

    def _runs(self, item: etree._Element, *, is_struck: bool) -> Iterator[tuple[str, bool]]:
        """The pieces of a cell's text, each with whether it is struck out."""
        for child in item.iterchildren(_PARAGRAPH, _SPAN, *_BLANKS):
            own = self._looks.told(child.get(f"{_TEXT}style-name", ""))
            struck = is_struck if own is None or child.tag == _PARAGRAPH else own
            yield " " if child.tag in _BLANKS else child.text or "", struck
            yield from self._runs(child, is_struck=struck)
            yield child.tail or "", is_struck


def _text_of(comment: etree._Element) -> str:
    """What a comment says, without who wrote it and when."""
    pieces = (piece for item in comment.iter(_PARAGRAPH) for piece in (*_pieces(item), " "))
    return " ".join("".join(pieces).split())


def _pieces(item: etree._Element) -> Iterator[str]:
    yield " " if item.tag in _BLANKS else item.text or ""
    for child in item:
        yield from _pieces(child)
        yield child.tail or ""
