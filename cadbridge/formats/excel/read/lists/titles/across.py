"""Lists whose contacts are titles, a port a row: ``Port | Pin 1 | Pin 2 | Pin 3``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import Meaning, TitleWords

ACROSS = "across"
"""Field of a column that holds the signals of one contact."""
_FEWEST = 3
"""Contacts, since two may be those at the ends of a wire."""
_BESIDE = frozenset(["function", "remarks", ""])
"""Fields that hold for all contacts of a row; nothing where a title is not known."""
_CONTACT = 0
"""Where the contact of a row stands, which no column of the sheet holds."""


def head_across(
    titles: Mapping[int, str],
    meanings: Mapping[int, Meaning],
    rows: tuple[int, int],
    words: TitleWords,
) -> list[Head]:
    """The list below such titles; none where they are others.

    Args:
        titles: by column.
        meanings: of these, by column.
        rows: the first and the last that the titles stand in.
        words: what titles mean.
    """
    contacts = {index: name for index, text in titles.items() if (name := _contact(text, words))}
    beside = [index for index in titles if index not in contacts]
    fields = {index: next(iter(meanings[index].fields), "") for index in beside}
    ports = [index for index in beside if fields[index] in ("port", "device")]
    others = {index: field for index, field in fields.items() if index not in ports}
    is_one = len(ports) == 1 and _BESIDE.issuperset(others.values())
    if not is_one or len(set(contacts.values())) < max(_FEWEST, len(contacts)):
        return []
    fields = {ports[0]: "port", **others}
    columns = [ListColumn(index=at, title=titles[at], field=fields[at]) for at in beside]
    columns += [
        ListColumn(index=index, title=titles[index], field=ACROSS, unit=name)
        for index, name in contacts.items()
    ]
    in_order = tuple(sorted(columns, key=lambda column: column.index))
    return [Head(kind=ListKind.PINS, first_row=rows[0], last_row=rows[1], columns=in_order)]


def _contact(title: str, words: TitleWords) -> str:
    """The contact that a title names behind its word: 1 of ``Pin 1``."""
    word, _, name = title.strip().rpartition(" ")
    meaning = words.meaning(word) if word else None
    is_contact = meaning and meaning.fields[:1] == ("contact",) and not meaning.is_weak
    return name if is_contact and name.isdigit() else ""


def one_by_one(
    rows: Sequence[Mapping[int, Cell]], columns: Sequence[ListColumn]
) -> tuple[list[dict[int, Cell]], list[ListColumn]]:
    """Rows of a contact each, with columns for contact and signal; none of other lists."""
    across = [column for column in columns if column.field == ACROSS]
    if not across:
        return [], []
    beside = [column for column in columns if column.field != ACROSS]
    signal = ListColumn(index=across[0].index, title="Signal", field="signal")
    contact = ListColumn(index=_CONTACT, title="Contact", field="contact")
    found = [row for cells in rows for row in _contacts(cells, beside, across)]
    return found, [contact, *beside, signal]


def _contacts(
    cells: Mapping[int, Cell], beside: Sequence[ListColumn], across: Sequence[ListColumn]
) -> Iterator[dict[int, Cell]]:
    if next(iter(cells.values())).text.rstrip().endswith(":"):
        yield dict(cells)  # who made the list, or when; the reader passes over it, and says so
        return
    said = {column.index: cells[column.index] for column in beside if column.index in cells}
    for column in across:
        cell = cells.get(column.index)
        if said and cell:
            own = {_CONTACT: replace(cell, value=column.unit), across[0].index: cell}
            yield dict(sorted({**said, **own}.items()))
