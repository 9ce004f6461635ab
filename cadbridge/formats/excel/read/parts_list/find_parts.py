"""Finding lists of parts on a sheet: the row of their titles, and the lines below."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.read.lists.titles.part_titles import (
    PRICES,
    PartTitle,
    PartTitles,
    squeezed,
)
from cadbridge.formats.excel.read.lists.titles.wishes import with_letters
from cadbridge.formats.excel.read.own.detect import LAST_FIRST_HEADER, Header, Titles
from cadbridge.formats.excel.tables.columns import UID_TITLE

IDENTITIES = (
    *("part_number", "erp_number", "order_number", "type_number", "reference"),
    *("supplier_order_number", "gtin"),
)
"""Columns of which a list must have one."""
_OF_ANYONE = frozenset(["part_number", "order_number", "reference"])
"""Numbers whose title does not tell whose they are."""
_OF_PARTS = frozenset(["manufacturer", "description", "price", "quantity_unit"])
"""Columns of which one stands beside types, where these are of parts."""
_NUMBERS = frozenset(["order_number", "type_number", "reference"])
"""Of which one is a part's number where it has no other."""
_DESIGNATORS = re.compile(r"[A-Z]{1,3}\d+(-\d+)?(\s*[,; -]\s*[A-Z]{1,3}\d+)*")
"""Of a circuit board: ``C1, C2``."""
TITLES_AGAIN = "titles again"
"""Why a line is no part."""
BELOW = "it tells who made the list, and when"
"""Why a line, and those that follow it at once, are no parts."""
_FEWEST = 2
_KNOWN = 0.34
"""Share of the titles of a row that must be known."""
_OVERFLOW = {
    "description": "description_2",
    "description_2": "description_3",
    "reference": "order_number",
    "order_number": "type_number",
}
"""Where a second column of the same meaning goes, if nothing else is there."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_COUNT = re.compile(r"[1-9]\d{0,5}(?:[.,]0+)?").fullmatch
_HEADING = re.compile(r"(?![^\s]*[._/-]\S)[^\d]*")
"""Text without digits, and not joined as article numbers are."""

Line = Mapping[int, Cell]


@dataclass(frozen=True, kw_only=True)
class PartsHead:
    """The titles of one list."""

    row: int
    columns: Mapping[int, PartTitle]
    """Titles by column of the sheet; those of fields have one each."""
    lines: list[Line] = field(default_factory=list)

    @property
    def fields(self) -> Mapping[str, int]:
        """Columns of the sheet by field."""
        return {title.field: at for at, title in self.columns.items() if title.field}


def lists_on(
    grid: Grid, titles: PartTitles, ours: Titles | None, header_row: int = 0
) -> list[PartsHead]:
    """The lists of parts on a sheet, in order; none where it holds tables that are ours.

    Args:
        grid: the sheet.
        titles: what titles mean.
        ours: finds tables of ours; nothing where none can stand.
        header_row: the only row of titles, where the user says so.
    """
    found: list[PartsHead] = []
    before = 0
    last = max(next(iter(grid.rows), 1) - 1 + LAST_FIRST_HEADER, header_row)
    for number, row in grid.rows.items():
        if not found and number > last:
            return []
        may_be_titles = number == header_row if header_row else not found or number > before + 1
        head = _head(number, row, grid, titles) if may_be_titles else None
        before = number
        if head and (not found or _differs(head, found[-1])):
            found.append(head)
        elif found:
            found[-1].lines.append(row)
    found = [_without_devices(_without_designators(head), titles) for head in found]
    found = [_with_names(head, titles) for head in found]
    found = [_with_price_unit(_with_sequence(head, titles), titles) for head in found]
    is_said = any(titles.is_said(title.text) for head in found for title in head.columns.values())
    is_of_others = is_said or ours is None or (found and _are_of_others(found, grid, ours))
    return found if is_of_others else []


def heads_behind_gaps(grid: Grid, titles: PartTitles) -> Iterator[tuple[int, int]]:
    """Rows that could be the titles of a list of parts behind an empty row.

    A line may stand above them: ``Bill of material``.

    Yields:
        The row behind the empty one, and that of the titles.
    """
    before = 0
    for number, row in grid.rows.items():
        if before and number > before + 1:
            below = number + 1 if len(row) == 1 else number
            if _head(below, grid.row(below), grid, titles):
                yield number, below
        before = number


def _without_designators(head: PartsHead) -> PartsHead:
    """A list of which a column of references holds places on a circuit board, and no numbers."""
    at = head.fields.get("reference")
    others = head.fields.keys() & set(IDENTITIES) - {"reference"}
    texts = [line[at].text for line in head.lines if at in line] if at and others else []
    if at is None or not texts or not all(map(_DESIGNATORS.fullmatch, texts)):
        return head
    return replace(head, columns={**head.columns, at: replace(head.columns[at], field="")})


def _without_devices(head: PartsHead, titles: PartTitles) -> PartsHead:
    """A list of which a column for types holds the devices that the parts are used for."""
    at = head.fields.get("type_number")
    others = head.fields.keys() & _NUMBERS - {"type_number"}
    if at is None or not others or not titles.may_name_devices(head.columns[at].text):
        return head
    texts = [line[at].text.lstrip("-=+") for line in head.lines if at in line]
    if not texts or not all(map(_DESIGNATORS.fullmatch, texts)):
        return head
    return replace(head, columns={**head.columns, at: replace(head.columns[at], field="")})


def _with_names(head: PartsHead, titles: PartTitles) -> PartsHead:
    """A list of which the column of part numbers holds what people call them: ``Artikel``."""
    at, others = head.fields.get("part_number"), head.fields.keys()
    if at is None or "description" in others:
        return head
    numbers = [it for it, title in head.columns.items() if titles.is_part_number(title.text)]
    names = [it for it in numbers if titles.is_word_for_part(head.columns[it].text)]
    names = [it for it in names if _are_names(head, it)]
    has_number = "manufacturer" in others and not _NUMBERS.isdisjoint(others)
    if len(names) != 1 or not (has_number or len(numbers) > 1):
        return head
    rest = [it for it in numbers if it not in names][:1]
    named = {names[0]: _as(head.columns[names[0]], "description")}
    numbered = {it: _as(head.columns[it], "part_number") for it in rest}
    return replace(head, columns={**head.columns, **named, **numbered})


def _with_sequence(head: PartsHead, titles: PartTitles) -> PartsHead:
    """A list of which ``Index`` counts the lines only where 1, 2, 3 stand below it."""
    at = head.fields.get("sequence")
    if at is None or not titles.is_open_sequence(head.columns[at].text):
        return head
    texts = [str(line[at].value).strip() for line in head.lines if len(line) > 1 and at in line]
    if texts == [str(number) for number in range(1, len(texts) + 1)]:
        return head
    return replace(head, columns={**head.columns, at: _as(head.columns[at], "")})


def _with_price_unit(head: PartsHead, titles: PartTitles) -> PartsHead:
    """A list of which one column is what prices are for by the title of another: ``Preis/VPE``."""
    if "price_unit" in head.fields:
        return head
    per = {
        squeezed(title.text.partition("/")[2])
        for title in head.columns.values()
        if title.field in PRICES and not titles.is_said(title.text)
    } - {""}
    for at, title in head.columns.items():
        texts = [str(line[at].value).strip() for line in head.lines if at in line]
        if not title.field and squeezed(title.text) in per and texts and all(map(_COUNT, texts)):
            return replace(head, columns={**head.columns, at: _as(title, "price_unit")})
    return head


def _are_names(head: PartsHead, at: int) -> bool:
    texts = [str(line[at].value) for line in head.lines if len(line) > 1 and at in line]
    return bool(texts) and all(map(_reads_as_name, texts))


def _reads_as_name(text: str) -> bool:
    """Whether a text says what a part is: words, and no number or code."""
    has_word = _WORD.search(text) is not None
    return has_word and (" " in text.strip() or not any(map(str.isdigit, text)))


def _head(number: int, row: Line, grid: Grid, titles: PartTitles) -> PartsHead | None:
    cells = [cell for cell in row.values() if cell.text]
    is_said = any(titles.is_said(cell.text) for cell in cells)
    if not is_said and (len(cells) < len(row) or any(_is_foreign(it.text, titles) for it in cells)):
        return None
    texts = with_letters({cell.column: cell.text for cell in cells}, titles.letters)
    said = frozenset(at for at, text in texts.items() if titles.is_said(text))
    read = {at: titles.read(text) for at, text in texts.items()}
    columns = _settled(_of_suppliers(_without_list_price(read, titles, said), titles, said), said)
    known = {title.field for title in columns.values() if title.field}
    if known.isdisjoint(IDENTITIES):
        return None
    has_only_type = known & set(IDENTITIES) == {"type_number"}
    if has_only_type and (known.isdisjoint(_OF_PARTS) or _is_of_pins(cells, titles)):
        return None  # of anything that has a type
    if is_said or (len(known) >= _FEWEST and len(known) >= _KNOWN * len(cells)):
        return PartsHead(row=number, columns=columns)
    is_lone = len(cells) == 1 and _goes_on(number, cells[0].column, grid)
    return PartsHead(row=number, columns=columns) if is_lone and "part_number" in known else None


def _is_foreign(text: str, titles: PartTitles) -> bool:
    """Whether a title is of pins or wires, or of rows that we have written."""
    return text.strip().casefold() == UID_TITLE or titles.is_of_another_table(text)


def _is_of_pins(cells: Sequence[Cell], titles: PartTitles) -> bool:
    return any(titles.is_signal(cell.text) for cell in cells)


def _goes_on(number: int, column: int, grid: Grid) -> bool:
    """Whether cells stand below a lone title, as they do below one of a list."""
    below = [grid.row(number + step) for step in (1, 2)]
    return all(set(row) == {column} for row in below)


def _without_list_price(
    read: Mapping[int, PartTitle], titles: PartTitles, said: Container[int]
) -> Mapping[int, PartTitle]:
    """Titles of which a list price is no price where another one stands beside it."""
    listed = [
        at
        for at, title in read.items()
        if title.field == "price" and at not in said and titles.is_list_price(title.text)
    ]
    prices = [at for at, title in read.items() if title.field == "price"]
    if len(listed) == len(prices):
        return read
    return {at: _as(title, "") if at in listed else title for at, title in read.items()}


def _of_suppliers(
    read: Mapping[int, PartTitle], titles: PartTitles, said: Container[int]
) -> Mapping[int, PartTitle]:
    """Titles of which a number that stands right behind the supplier is the supplier's.

    So lists with a maker have it: maker, his number, supplier, number.
    """
    columns = list(read)
    fields = [title.field for title in read.values()]
    if "supplier" not in fields or "supplier_order_number" in fields:
        return read
    place = fields.index("supplier")
    at = columns[place + 1] if place + 1 < len(columns) else 0
    if not at or at in said or "manufacturer" not in fields[:place]:
        return read
    title = read[at]
    if title.field not in _OF_ANYONE or titles.names_maker(title.text):
        return read
    return {**read, at: _as(title, "supplier_order_number")}


def _settled(read: Mapping[int, PartTitle], said: frozenset[int]) -> dict[int, PartTitle]:
    """Titles of which no two mean the same, but where a user says so."""
    taken: set[tuple[str, str]] = set()
    settled: dict[int, PartTitle] = {}
    counts = Counter((title.field, title.language) for title in read.values())
    for at, title in read.items():
        meant = title.field
        while meant and at not in said and (meant, title.language) in taken:
            further = _OVERFLOW.get(meant, "")
            meant = "" if (further, title.language) in counts else further
        taken.add((meant, title.language))
        settled[at] = _as(title, meant)
    return settled


def _as(title: PartTitle, meant: str) -> PartTitle:
    return title if title.field == meant else PartTitle(text=title.text, field=meant)


def _differs(head: PartsHead, before: PartsHead) -> bool:
    """Whether titles are those of another list, and not of the same standing there again."""
    texts = {at: squeezed(title.text) for at, title in head.columns.items()}
    return texts != {at: squeezed(title.text) for at, title in before.columns.items()}


def _are_of_others(found: Sequence[PartsHead], grid: Grid, ours: Titles) -> bool:
    """Whether our own reader would understand less of the sheet."""
    known = {head.row: len(head.fields) for head in found}
    for header in ours.headers(grid):
        is_less = len(header.columns) < known.get(header.row, 0)
        is_open = header.table.key == "parts" and (header.extra or _lacks_numbers(header, found))
        if header.uid or header.row not in known or not (is_less or is_open):
            return False
    return True


def _lacks_numbers(header: Header, found: Sequence[PartsHead]) -> bool:
    """Whether some line has no part number of its own."""
    at = next((at for at, column in header.columns.items() if column.is_part), 0)
    return any(at not in line for head in found if head.row == header.row for line in head.lines)


def parts_of(head: PartsHead, titles: PartTitles) -> Iterator[tuple[Line, str]]:
    """Lines of a list, each with why it is no part; empty where it may be one."""
    usual = _usual_width(head)
    closed_at = 0
    for line in head.lines:
        row = next(iter(line.values())).row
        if _are_closing(line, titles) or row == closed_at + 1:
            closed_at = row
        yield line, BELOW if closed_at == row else _why_none(line, head, titles, usual)


def _are_closing(line: Line, titles: PartTitles) -> bool:
    """Whether a line is the titles of who made the list, and when: ``Rev | Date | Name``."""
    closing = [cell for cell in line.values() if squeezed(cell.text) in titles.footers]
    return len(closing) >= _FEWEST and _FEWEST * len(closing) >= len(line)


def _usual_width(head: PartsHead) -> int:
    widths = sorted(len(line) for line in head.lines)
    return widths[len(widths) // 2] if widths else 0


def _why_none(line: Line, head: PartsHead, titles: PartTitles, usual: int) -> str:
    first = next(iter(line.values()))
    again = [at for at, cell in line.items() if at in head.columns and _is_title(cell, head, at)]
    if again and 2 * len(again) >= len(line):
        return TITLES_AGAIN
    is_short = 2 * len(line) <= len(head.columns)
    closes = _says_who(first.text, titles) or (is_short and _closes(first.text, titles))
    if closes or _is_sum(first.text, titles.sums):
        return f"{first.text:.30}"
    if len(line) == 1 and usual >= _FEWEST + 1 and _HEADING.fullmatch(str(first.value)):
        return f"{first.value!s:.30}"
    return ""


def _closes(text: str, titles: PartTitles) -> bool:
    """Whether a short line says who made the list, or when."""
    return text.rstrip().endswith(":") or squeezed(text) in titles.footers


def _says_who(text: str, titles: PartTitles) -> bool:
    """Whether it is a known word before a colon, which no part is called: ``Drawn: HM``."""
    word, colon, _ = text.partition(":")
    return bool(colon) and squeezed(word) in titles.footers


def _is_sum(text: str, footers: frozenset[str]) -> bool:
    words = text.split()
    if not words or words[0][0].isdigit():
        return False
    return squeezed(words[0]) in footers or squeezed(text) in footers


def _is_title(cell: Cell, head: PartsHead, at: int) -> bool:
    return " ".join(cell.text.split()).casefold() == head.columns[at].text.casefold()
