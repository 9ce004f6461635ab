"""What columns of a list say of its parts, beside their pins: kind, maker, numbers."""

from collections.abc import Iterable, Iterator, Mapping

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.list_book import OF_PARTS
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.values.article_codes import code_of
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.model import Kind
from cadbridge.words import quoted


def rows_of_parts(list_: OneList, made: Iterable[Row]) -> Iterator[Row]:
    """A row for each part of which columns say more than its pins; each row says the same."""
    said: dict[str, dict[str, object]] = {}
    for row in made:
        values = said.setdefault(row.values.get("part_number", ""), {})
        for name, value in _values(list_, row.found).items():
            values.setdefault(name, value)
    for part, values in said.items():
        if part and values:
            of_part = list_.row("parts", {})
            of_part.values.update(part_number=part, **values)
            yield of_part
    titles = [quoted(column.title) for name, column in list_.at.items() if name in OF_PARTS]
    if titles:
        message = f"{', '.join(titles)}: the same in each row of a part, and read as the part's"
        list_.say(rules.OF_PART, message, list_.any_cell())


def _has_levels(list_: OneList) -> bool:
    """Whether titles say that contacts are terminals or their points, and ports their levels."""
    port, contact = list_.at.get("port"), list_.at.get("contact")
    is_of = list_.book.words.is_of_terminals
    if port is None or contact is None or not is_of(port.title, "levels"):
        return False
    return any(is_of(contact.title, word) for word in ("terminals", "points"))


def _values(list_: OneList, cells: Mapping[int, Cell]) -> dict[str, object]:
    """What one row says of its part."""
    found: dict[str, object] = {}
    words = list_.book.layout.value_of["kind"]
    if "kind" in list_.at:
        if cell := list_.cell(cells, "kind"):
            found["kind"] = words[cell.text.casefold()]
    elif "terminal" in list_.at or _has_levels(list_):  # titles of levels are of terminals
        found["kind"] = Kind.TERMINAL
    for name in OF_PARTS & list_.at.keys():
        cell = list_.cell(cells, name)
        if cell and (text := code_of(cell.value).text):
            found[name] = text
    return found
