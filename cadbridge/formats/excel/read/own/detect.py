"""Finding the tables on a sheet by the titles of their columns, wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.tables.columns import (
    LANGUAGE,
    UID_TITLE,
    Column,
    Layout,
    Table,
    normal_title,
    unit_of_title,
    without_additions,
)
from cadbridge.mapping.codecs import NO_LANGUAGE

LAST_FIRST_HEADER = 30
"""Row by which the first header of a sheet must have come."""
_FEWEST = 2
"""Titles by which a header is told from a line that holds one of the words."""
_FEWEST_IN_A_ROW = 3
"""Titles side by side by which a row is told from labels with their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of one table on one sheet."""

    table: Table
    row: int
    columns: Mapping[int, Column]
    """Column of the sheet to column of the table."""
    languages: Mapping[int, str]
    """Language of those that are texts by language."""
    extra: Mapping[int, str]
    """Titles that are not known."""
    twice: Mapping[int, Cell]
    """Titles that mean a column which the header has already."""
    uid: int = 0
    """Column of the hidden identity; 0: there is none."""
    titles: Mapping[int, str] = field(default_factory=dict)
    """All titles as written."""

    def has(self, key: str) -> bool:
        """Whether one of its columns is the one with this key."""
        return any(column.key == key for column in self.columns.values())


@lru_cache(4)
def titles_of(layout: Layout) -> "Titles":
    """The titles of a layout, made once for all workbooks of a run."""
    return Titles(layout)


class Titles:
    """Which column a title means, in each table."""

    def __init__(self, layout: Layout) -> None:
        self._ignored = frozenset(normal_title(title) for title in layout.ignored_columns)
        self._closing = frozenset(normal_title(title) for title in layout.closing_titles)
        self._tables = {normal_title(table.sheet): table for table in layout.tables.values()}
        self._known = {
            table: {
                title: column
                for column in reversed(table.columns)
                for title in layout.titles(column)
            }
            for table in layout.tables.values()
        }
        self._titles = {title for known in self._known.values() for title in known}
        others = {normal_title(title) for title in (UID_TITLE, *layout.supplier_columns)}
        self._is_title = lru_cache(10_000)(self._is_title_text)
        self._in_row_of = {table: others.union(known) for table, known in self._known.items()}
        self._in_any_row = others | self._titles
        self.labels = {
            title: key for key in reversed(layout.labels) for title in layout.titles_of_key(key)
        }

    def headers(self, grid: Grid) -> list[Header]:
        """All headers of a sheet, from the top; none if the first comes too late."""
        found: list[Header] = []
        previous, within_table, above = 0, False, None
        for number, row in grid.rows.items():
            if not found and number > LAST_FIRST_HEADER:
                break
            named = above if number == previous + 1 else None
            within_table = within_table and number == previous + 1
            texts = [it.value for it in row.values() if it.value and isinstance(it.value, str)]
            previous, above = number, self._named(texts)
            if sum(map(self._is_title, texts)) >= _FEWEST or _has_uid(texts):
                headers = self._in_row(number, list(row.values()), named)
                # cells of a table may happen to read like titles, but hardly all of a row
                if not within_table or not any(header.extra for header in headers):
                    found += headers
                    within_table = within_table or bool(headers)
        return _without_labels(found)

    def lacking(self, row: Mapping[int, Cell]) -> Table | None:
        """The table whose titles stand in a row side by side; asked where that is no header."""
        names = ((name, column) for column, cell in row.items() for name in _names(cell.text))
        held = {name: column for name, column in names if name in self._in_any_row}
        if len(held) < _FEWEST_IN_A_ROW:
            return None
        table = max(self._known, key=lambda table: len(self._in_row_of[table] & held.keys()))
        columns = {held[name] for name in self._in_row_of[table] & held.keys()}
        if len(columns) < _FEWEST_IN_A_ROW or 2 * len(columns) <= len(row):
            return None
        # titles with values or room for them between are labels
        return table if any(column + 1 in columns for column in columns) else None

    def closes(self, cell: Cell) -> bool:
        """Whether a row that begins with this cell is no row of the table above."""
        return normal_title(cell.text) in self._closing

    def names_table(self, cell: Cell) -> bool:
        """Whether it is the heading of one of our tables."""
        return normal_title(cell.text) in self._tables

    def _named(self, texts: Sequence[str]) -> Table | None:
        """The table of ours that the texts of a row name and say nothing else."""
        return self._tables.get(normal_title(texts[0])) if len(texts) == 1 else None

    def _is_title_text(self, text: str) -> bool:
        """Whether it may be a title of any table, with a language after it or without."""
        return bool(text) and not self._titles.isdisjoint(_names(text))

    def _in_row(self, number: int, cells: Sequence[Cell], named: Table | None) -> list[Header]:
        """The header in a row, or several that stand side by side."""
        whole = self._best(number, cells, named)
        if whole is None:
            return []
        segments = list(_segments(cells, self._known[whole.table]))
        if len(segments) > 1:
            parts = [self._best(number, segment) for segment in segments]
            if all(part is not None for part in parts):
                return [part for part in parts if part is not None]
        return [whole]

    def _best(
        self, number: int, cells: Sequence[Cell], named: Table | None = None
    ) -> Header | None:
        """The header of the table that has most of the titles; one named above needs few."""
        meant = [cell for cell in cells if normal_title(cell.text) not in self._ignored]
        texts = [cell.text for cell in meant]
        if _has_uid(texts):
            texts += [said for text in texts for said in without_additions(text)]
        names = {name for text in texts for name in _names(text)}
        headers = [
            header
            for table, known in self._known.items()
            if len(known.keys() & names) >= _FEWEST
            and (header := _match(table, known, number, meant, is_named=table is named)) is not None
        ]
        return max(headers, key=lambda header: len(header.columns), default=None)


def _without_labels(headers: list[Header]) -> list[Header]:
    """The headers but for labels above a table of ours: a port may be called ``Contact``."""
    first = next((header.row for header in headers if header.uid), 0)
    return [header for header in headers if header.row >= first or len(header.columns) > _FEWEST]


@lru_cache(10_000)
def _names(text: str) -> tuple[str, ...]:
    """What a title may mean: all of it, or what stands before a language."""
    language = LANGUAGE.search(text)
    before = [text[: language.start()]] if language else []
    return tuple(map(normal_title, (text, *before)))


def _match(
    table: Table,
    known: Mapping[str, Column],
    number: int,
    cells: Sequence[Cell],
    *,
    is_named: bool,
) -> Header | None:
    """The cells as a header of the table, if they are one."""
    columns: dict[int, Column] = {}
    languages: dict[int, str] = {}
    extra: dict[int, str] = {}
    twice: dict[int, Cell] = {}
    uid, taken = 0, set()
    for cell in _surest_first(known, cells):
        if not cell.text:
            has_none = f"{cell.name}, a formula without a result"
            extra[cell.column] = has_none if cell.value is None else str(cell.value)
            continue
        if cell.text.strip().casefold() == UID_TITLE:
            uid = cell.column
            continue
        column, language = _column(known, cell.text)
        if column is None:
            extra[cell.column] = cell.text
        elif (column.key, language) in taken:
            twice[cell.column] = cell
        else:
            taken.add((column.key, language))
            columns[cell.column] = column
            if column.codec == "languages":
                languages[cell.column] = language
    for at, (column, language) in _added_to(known, extra, taken).items() if uid else ():
        del extra[at]
        columns[at] = column
        if column.codec == "languages":
            languages[at] = language
    keys = {column.key for column in columns.values()}
    if not (is_named or keys.issuperset(table.needs)) or len(keys) < _FEWEST:
        return None
    return Header(
        table=table,
        row=number,
        columns=dict(sorted(columns.items())),
        languages=languages,
        extra=dict(sorted(extra.items())),
        twice=twice,
        uid=uid,
        titles={cell.column: cell.text for cell in cells},
    )


def _has_uid(texts: Iterable[str]) -> bool:
    return UID_TITLE in map(str.casefold, texts)


def _added_to(
    known: Mapping[str, Column], extra: Mapping[int, str], taken: set[tuple[str, str]]
) -> dict[int, tuple[Column, str]]:
    """By place the columns of ours to whose titles somebody added words, each meant once.

    Of numbers only where the title still names a unit of theirs: what was added may be another.
    """
    found: dict[int, tuple[Column, str]] = {}
    for at, title in extra.items():
        for text in without_additions(title):
            column, language = _column(known, text)
            if column is None or (column.key, language) in taken:
                continue
            if not unit_of_title(column.title) or unit_of_title(title):
                found[at] = column, language
                taken.add((column.key, language))
                break
    return found


def _surest_first(known: Mapping[str, Column], cells: Sequence[Cell]) -> list[Cell]:
    """The cells, of those that mean one column the one first whose title says it best."""
    ranks = {title: rank for rank, title in enumerate(known)}
    return sorted(cells, key=lambda cell: ranks.get(normal_title(cell.text), -1))


def _column(known: Mapping[str, Column], title: str) -> tuple[Column | None, str]:
    """The column that a title means, and its language."""
    language = LANGUAGE.search(title)
    if language:
        column = known.get(normal_title(title[: language.start()]))
        if column is not None and column.codec == "languages":
            return column, language.group(1)
    column = known.get(normal_title(title))
    return column, NO_LANGUAGE


def _segments(cells: Sequence[Cell], known: Mapping[str, Column]) -> Iterator[list[Cell]]:
    """Runs of cells, split where a column is blank and where the first title comes again."""
    first, _ = _column(known, cells[0].text)
    segment: list[Cell] = []
    for cell in cells:
        again = first is not None and segment and _column(known, cell.text)[0] is first
        if segment and (again or cell.column > segment[-1].column + 1):
            yield segment
            segment = []
        segment.append(cell)
    if segment:
        yield segment
