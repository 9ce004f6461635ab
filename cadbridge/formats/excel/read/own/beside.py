"""What people write on sheets of ours outside of the tables: nothing is made of it, which is said.

Our own texts there repeat what the tables say. They are held against what the workbook itself
says, and what the library says of its parts: either may have changed since it was written.
"""

import re
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cadbridge.findings import Finding, Place
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.own.detect import Titles
from cadbridge.formats.excel.read.own.regions import Label, SheetContent, key_of_title
from cadbridge.formats.excel.tables.columns import KEPT_SHEET, PART_NUMBER, Layout
from cadbridge.formats.excel.tables.said_texts import (
    FIXED,
    OPEN_POINT,
    REVISION,
    colour_texts,
    direction_texts,
    open_points,
    title_of,
)
from cadbridge.model import Library, Part
from cadbridge.model.naming import connector_words
from cadbridge.words import main_text, quoted

_EXPLAINED = ("manufacturer", "connector", "end_a", "end_b")
"""Labels of ours whose value words behind it explain."""
_DIGEST = re.compile("[0-9a-f]{8}")
_PARTS = re.compile(r"\d+ parts?\s+\N{MIDDLE DOT}\s+revision [0-9a-f]{8}")
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A cell of a sheet of ours outside of its tables."""

    place: Place
    text: str
    part: str
    port: str = ""
    key: str = ""
    """Key of the label whose value it explains."""
    value: str = ""
    """That value."""
    point: str | None = None
    """The open point in whose row it stands: where the point is."""
    says_point: bool = False
    """Whether it stands where the words of that point do."""


def beside_tables(
    contents: Iterable[SheetContent], titles: Titles, layout: Layout, file: str, part: str
) -> tuple[Beside, ...]:
    """All cells outside of tables, but for titles and values that are read.

    Args:
        contents: the sheets, those of others among them.
        titles: tell what is a title.
        layout: which sheets have no table.
        file: as findings name it.
        part: the only one that the workbook names beside its tables; else nothing.
    """
    found: list[Beside] = []
    contents = list(contents)
    sheets = {table.sheet for table in layout.tables.values()}
    sheets |= {KEPT_SHEET, *(content.grid.name for content in contents)}
    for content in contents:
        is_cover = content.grid.name.casefold() in layout.other_sheets
        if is_cover or any(region.header.uid for region in content.regions):
            found += _Sheet(content, titles, file, part, sheets).cells()
    return tuple(found)


class _Sheet:
    """Looks through one sheet."""

    def __init__(
        self,
        content: SheetContent,
        titles: Titles,
        file: str,
        part: str,
        sheets: Collection[str],
    ) -> None:
        self._grid = content.grid
        self._sheets = sheets
        self._content = content
        self._titles = titles
        self._file = file
        labels = {label.key: label.cell.text for label in content.labels}
        self._part = labels.get(PART_NUMBER, part)
        self._port = labels.get("port", "")
        self._labels: dict[int, list[Label]] = {}
        for label in content.labels:
            self._labels.setdefault(label.cell.row, []).append(label)

    def cells(self) -> Iterator[Beside]:
        """The cells."""
        in_tables = yield from self._beside_rows()
        said = {cell.row for cell in self._content.apart}
        said |= {cell.row for _, row in self._content.lacking for cell in row.values()}
        head: Cell | None = None
        for number, row in self._grid.rows.items():
            if number in in_tables or number in said:
                head = None if number in in_tables else head
                continue
            first = next(iter(row.values()))
            if first.text == OPEN_POINT:
                head = first
            elif head is not None:
                yield from self._open_point(row, head)
            else:
                yield from self._line(row)

    def _beside_rows(self) -> Generator[Beside, None, set[int]]:
        """Cells of tables' rows in columns without a title.

        Returns:
            The rows of tables.
        """
        numbers: set[int] = set()
        for region in self._content.regions:
            titled = self._grid.row(region.header.row).keys()
            numbers.add(region.header.row)
            for row in region.rows:
                numbers.add(next(iter(row.values())).row)
                if not row.keys() <= titled:
                    cells = (cell for column, cell in row.items() if column not in titled)
                    yield from map(self._at, cells)
        return numbers

    def _open_point(self, row: Mapping[int, Cell], head: Cell) -> Iterator[Beside]:
        """What stands below the title of the open points: where each is, its words, and more."""
        where = row.get(head.column)
        for column, cell in row.items():
            if cell is not where:
                yield self._at(
                    cell,
                    point=where.text if where else "",
                    says_point=column == head.column + 1,
                )
        if where is not None and head.column + 1 not in row:
            yield self._at(where, point="")

    def _line(self, row: Mapping[int, Cell]) -> Iterator[Beside]:
        """What stands above or below tables, but for labels and texts that do not change."""
        labels = self._labels.get(next(iter(row.values())).row, [])
        values = {label.cell.column: label for label in labels}
        before: Cell | None = None
        explained: Label | None = None
        for column, cell in row.items():
            if column in values:
                explained = values[column]
            elif before is None or not self._follows(before, cell):
                is_title = bool(key_of_title(cell, self._titles)[0])
                if explained is not None and explained.key == "port" and not is_title:
                    explained = None  # its purpose, which is read
                elif not (is_title or self._names_sheet(cell)):
                    yield self._at(cell, explained)
                    explained = None
            before = cell

    def _names_sheet(self, cell: Cell) -> bool:
        return cell.text in self._sheets or self._titles.names_table(cell)

    def _follows(self, before: Cell, cell: Cell) -> bool:
        """Whether a cell is one of ours because of the one before it: digest, rows of a sheet."""
        text = str(cell.value)
        is_revision = before.text == REVISION and bool(_DIGEST.fullmatch(text))
        return is_revision or (before.text in self._sheets and text.isdecimal())

    def _at(
        self,
        cell: Cell,
        explained: Label | None = None,
        *,
        point: str | None = None,
        says_point: bool = False,
    ) -> Beside:
        is_explained = explained is not None and explained.key in _EXPLAINED
        return Beside(
            place=Place(file=self._file, sheet=self._grid.name, cell=cell.name, part=self._part),
            text=str(cell.value),
            part=self._part,
            port=self._port,
            key=explained.key if explained and is_explained else "",
            value=explained.cell.text if explained and is_explained else "",
            point=point,
            says_point=says_point,
        )


def findings_of(
    cells: Iterable[Beside], libraries: Sequence[Library], layout: Layout, *, has_sources: bool
) -> Iterator[Finding]:
    """What people wrote beside tables, or changed there.

    Args:
        cells: all that stand there.
        libraries: what a workbook holds, and what the library that it comes home to.
        layout: the words of legends.
        has_sources: whether these say all that is open; else nothing is said of its words.
    """
    known: dict[str, _Known] = {}
    for cell in cells:
        if cell.part not in known:
            known[cell.part] = _Known(cell.part, libraries, layout)
        if message := known[cell.part].message(cell, has_sources=has_sources):
            yield Finding(rule=rules.BESIDE_TABLES, message=message, place=cell.place)


class _Known:
    """Our own texts about a part, as each library has it."""

    def __init__(self, number: str, libraries: Sequence[Library], layout: Layout) -> None:
        self._libraries = libraries
        found = [(it, it.part_by_number.get(number)) for it in libraries]
        self._parts = [(library, part) for library, part in found if part is not None]
        self._layout = layout

    def message(self, cell: Beside, *, has_sources: bool) -> str:
        """What to say of a cell; nothing where it is as we have written it."""
        text = quoted(f"{cell.text[: _SHOWN - 1]}..." if len(cell.text) > _SHOWN else cell.text)
        if cell.point is not None:
            return self._of_open_point(cell, text, has_sources=has_sources)
        if cell.text in self._texts or _PARTS.fullmatch(cell.text):
            return ""
        if not cell.key:
            return f"{text} stands outside of the tables; nothing was made of it"
        words = self._words_behind(cell)
        if cell.text in words:
            return ""
        ours = next(filter(None, words), "")
        before = f", where {quoted(ours)} stood" if ours else ""
        return f"{text} stands behind {quoted(cell.value)}{before}; nothing was made of it"

    def _of_open_point(self, cell: Beside, text: str, *, has_sources: bool) -> str:
        wheres = {where for where, _ in self._open}
        if cell.says_point:
            if not has_sources or any(cell.text == words for _, words in self._open):
                return ""
            if cell.point in wheres:
                where = quoted(cell.point or "")
                return f"{text} stands in place of what is open of {where}; nothing was made of it"
        elif cell.point and (cell.point in wheres or not has_sources):
            where = quoted(cell.point)
            return f"{text} stands beside the open point {where}; nothing was made of it"
        return f"{text} stands below the open points; nothing was made of it"

    @cached_property
    def _open(self) -> frozenset[tuple[str, str]]:
        return frozenset(line for both in self._parts for line in open_points(*both))

    @cached_property
    def _texts(self) -> frozenset[str]:
        texts = set(FIXED)
        layout = self._layout
        texts.update(text for _, text in colour_texts(layout, layout.colours))
        for both in direction_texts(layout, layout.word_of["direction"]):
            texts.update(both)
        for _, part in self._parts:
            texts |= {title_of(part), main_text(part.description)}
            texts |= {title_of(part, port.designation) for port in part.ports}
        return frozenset(texts)

    def _words_behind(self, cell: Beside) -> list[str]:
        """What explained a value when the workbook was written, or does now."""
        if cell.key == "manufacturer":
            makers = [(library, part.manufacturer) for library, part in self._parts]
            names = (library.manufacturer_by_short_name.get(name) for library, name in makers)
            return [maker.name for maker in names if maker is not None]
        numbers = {cell.value}
        for _, part in self._parts:
            numbers |= set(_connectors(part, cell))
        return [
            connector_words(library.connector(number))
            for library in self._libraries
            for number in sorted(numbers)
        ]


def _connectors(part: Part, cell: Beside) -> Iterator[str]:
    """The connectors that a part has where a cell explains one."""
    if part.cable is not None and cell.key in ("end_a", "end_b"):
        yield getattr(part.cable, cell.key).connector
    for port in part.ports:
        if cell.key == "connector" and port.designation == cell.port:
            yield port.connector
