"""From a row of titles to the columns of a list: one end of a wire or both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.across import head_across
from cadbridge.formats.excel.read.lists.titles.caption_names import without_brackets
from cadbridge.formats.excel.read.lists.titles.far_ends import far_ends, with_far_ends
from cadbridge.formats.excel.read.lists.titles.head_blocks import blocks, is_letter
from cadbridge.formats.excel.read.lists.titles.head_fields import with_connectors, with_fields
from cadbridge.formats.excel.read.lists.titles.head_sides import with_sides
from cadbridge.formats.excel.read.lists.titles.labels import is_data
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.matrix import matrix_heads, pin_of
from cadbridge.formats.excel.read.lists.titles.terminal_titles import with_terminals
from cadbridge.formats.excel.read.lists.titles.title_text import unit_of
from cadbridge.formats.excel.read.lists.titles.title_words import Meaning, TitleWords
from cadbridge.formats.excel.read.lists.titles.wishes import with_letters

_NUMBERS_IN_TITLES = 0.2
_SAID = 2
"""Titles that are known, the least of a list; where the user says them, that is enough."""
_KNOWN = 0.5
"""Share of a row's texts that must be titles for it to be a row of titles."""


def heads_in(cells: Mapping[int, Cell], row: int, words: TitleWords) -> list[Head]:
    """The lists whose titles stand in one row, from the left; none if it is no such row."""
    cells = {index: cell for index, cell in cells.items() if not is_data(cell, words)}
    titles = {index: cell.text for index, cell in cells.items() if cell.text.strip()}
    if len(titles) < len(cells) * (1 - _NUMBERS_IN_TITLES):
        return []
    named = with_letters({**_without_text(cells), **titles}, words.letters)
    return heads_of(named, row, row, words)


def _without_text(cells: Mapping[int, Cell]) -> dict[int, str]:
    """Names of columns whose titles are numbers, or formulas that were never calculated."""
    return {
        index: f"{cell.name}, a formula without a result" if cell.value is None else str(cell.value)
        for index, cell in cells.items()
        if not cell.text
    }


def heads_of(titles: Mapping[int, str], first: int, last: int, words: TitleWords) -> list[Head]:
    """The lists that these titles, each in its column, stand above."""
    known = {index: words.meaning(text) for index, text in titles.items()}
    if ends := far_ends(titles, known, words):
        own = {at: text for at, text in titles.items() if at not in ends.further}
        lists = heads_of({**own, **ends.titles}, first, last, words)
        return [with_far_ends(head, ends, titles) for head in lists] if len(lists) == 1 else []
    meanings: Mapping[int, Meaning] = with_connectors(with_terminals(known, titles, words))
    if across := head_across(titles, meanings, (first, last), words):
        return across
    if matrix := matrix_heads(titles, meanings, (first, last), words):
        return matrix
    meanings = _with_contact(meanings, titles, words)
    certain = sum(bool(meaning) and not is_letter(meaning) for meaning in meanings.values())
    if certain < 2:
        meanings = {i: Meaning() if is_letter(m) else m for i, m in meanings.items()}
    said = sum(meaning.is_said for meaning in meanings.values())
    judged = len(titles) - _about_parts(titles, meanings, words)
    if said < _SAID and sum(map(bool, meanings.values())) < max(_SAID, _KNOWN * judged):
        return []
    parts = blocks(meanings, titles)
    heads = [_head(part, titles, meanings, first, last, words) for part in parts]
    return [head for head in heads if head is not None]


def _about_parts(
    titles: Mapping[int, str], meanings: Mapping[int, Meaning], words: TitleWords
) -> int:
    """How many titles beside one that surely is of contacts are about the parts."""
    if not any(it.fields[:1] == ("contact",) and not it.is_weak for it in meanings.values()):
        return 0
    return sum(not meanings[at] and words.is_about_parts(text) for at, text in titles.items())


def _with_contact(
    meanings: Mapping[int, Meaning], titles: Mapping[int, str], words: TitleWords
) -> Mapping[int, Meaning]:
    """The meanings; where none is a contact, those of titles that say of what: ``Arduino pin``."""
    if any("contact" in meaning.fields for meaning in meanings.values()):
        return meanings
    sides = {meaning.side for meaning in meanings.values()} - {""}
    open_ = [at for at in titles if not meanings[at]]
    named = [at for at in open_ if pin_of(titles[at], words)]
    if sides == {"a", "b"}:  # ``From | Pin left | To | Pin right``
        return {**meanings, **dict.fromkeys(named, Meaning(("contact",)))}
    if sides:
        boards = [at for at in open_ if words.labels.is_board(titles[at])]
        return {**meanings, **dict.fromkeys(boards[:1], Meaning(("contact",), "a"))}
    found = named or _of_symbol(meanings)
    return {**meanings, **dict.fromkeys(found[:1], Meaning(("contact",), is_weak=True))}


def _of_symbol(meanings: Mapping[int, Meaning]) -> list[int]:
    """The column of pins in the symbol of a part, whose titles call them ``Designator``."""
    fields = {at: meaning.fields[:1] for at, meaning in meanings.items()}
    ports = [at for at, field in fields.items() if field == ("port",)]
    return ports if len(ports) == 1 and ("direction",) in fields.values() else []


def _head(
    part: Sequence[int],
    titles: Mapping[int, str],
    meanings: Mapping[int, Meaning],
    first: int,
    last: int,
    words: TitleWords,
) -> Head | None:
    """The columns of one list, if it is one."""
    columns = [
        ListColumn(
            index=index,
            title=titles[index],
            side=meanings[index].side,
            unit=meanings[index].unit,
            is_certain=not meanings[index].is_weak,
        )
        for index in part
    ]
    kind, columns = with_sides(columns, meanings, words)
    columns = with_fields(kind, columns, meanings, words)
    names = {column.name for column in columns}
    ends_named = dict(_named_ends(columns, words))
    head = Head(kind=kind, first_row=first, last_row=last, columns=tuple(columns), named=ends_named)
    if head.known < 2:
        return None
    if kind is ListKind.PINS:
        is_core_list = bool({"core", "wire"} & names) and "colour" in names
        is_core_list = is_core_list or any(words.says_both_ends(c.title) for c in columns)
        if "contact" not in names and is_core_list:
            return replace(head, kind=ListKind.WIRES)
        return head if "contact" in names else None
    ends = [{f"contact_{side}", f"port_{side}", f"device_{side}"} & names for side in ("a", "b")]
    return head if all(ends) else None


def _named_ends(
    columns: Sequence[ListColumn], words: TitleWords
) -> Iterator[tuple[str, tuple[int, str]]]:
    """Ends that only the titles of their contacts name: ``Pin (motor)``, ``Arduino``."""
    names = {column.name for column in columns}
    for column in columns:
        side = column.side
        if column.name != f"contact_{side}" or {f"port_{side}", f"device_{side}"} & names:
            continue
        _, inside = without_brackets(column.title)
        if words.labels.is_board(column.title):
            yield f"end_{side}", (column.index, column.title)
        elif inside and not (inside.isdigit() or unit_of(inside) or words.meaning(inside)):
            yield f"end_{side}", (column.index, inside)
