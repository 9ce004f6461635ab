"""Lists of nets: a row a net, with its contacts side by side: ``GND | J1-1, P2-5 | U3-4``."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn
from cadbridge.formats.excel.read.lists.titles.title_text import tidy
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords

_NODE = re.compile(r"([-+=]{0,2}[A-Za-z]{1,6}\d{1,4}[A-Za-z]?)[-.:/](\w{1,6}[+-]?)")
_BETWEEN = re.compile(r"[\s,;|]+")
_USUAL = 0.8
"""Share of the rows that name their contacts so."""

Cells = Mapping[int, Cell]


def nodes_in(text: str) -> list[str]:
    """Contacts with their connectors, ``J1:1``; none where a text holds anything else."""
    found = [_NODE.fullmatch(piece) for piece in _BETWEEN.split(tidy(text).strip(" ,;|")) if piece]
    return [f"{node[1]}:{node[2]}" for node in found if node] if all(found) else []


def beside_nodes(columns: Sequence[ListColumn], words: TitleWords) -> list[ListColumn]:
    """The columns, of those for contacts the first alone: ``Net | Node 1 | Node 2``."""
    return [
        column
        for column in columns
        if column.field == "contact" or words.meaning(column.title).fields[:1] != ("contact",)
    ]


def spread(rows: Sequence[Cells], columns: Sequence[ListColumn]) -> list[dict[int, Cell]]:
    """Rows of one contact each; none where the list is not one of nets.

    Args:
        rows: of a list of pins.
        columns: its columns, but for further ones of contacts.
    """
    contact = next((column.index for column in columns if column.field == "contact"), 0)
    others = {column.index for column in columns} - {contact}
    found = [(cells, list(_nodes(cells, others))) for cells in rows]
    rows_of_nets = [nodes for cells, nodes in found if not _closes(cells)]
    if not contact or not are_nets(rows_of_nets):
        return []
    return [row for cells, nodes in found for row in _one_by_one(cells, nodes, contact, others)]


def _closes(cells: Cells) -> bool:
    """Whether a line says who made the list, or when: ``Drawn: | HM``."""
    return next(iter(cells.values())).text.rstrip().endswith(":")


def are_nets(nodes: Sequence[Sequence[Cell]]) -> bool:
    """Whether the contacts of rows, of some several, make the rows nets."""
    named = sum(map(bool, nodes))
    return any(len(one) > 1 for one in nodes) and named >= _USUAL * len(nodes)


def untitled_nets(rows: Sequence[Cells]) -> bool:
    """Whether all that stands behind the first cell of each row are contacts.

    Two in every row may be the ends of wires as well.
    """
    nodes = [list(_nodes(cells, {min(cells)})) for cells in rows]
    begin_alike = len({min(cells) for cells in rows}) == 1
    return begin_alike and len(rows) > 1 and all(nodes) and any(len(one) > 2 for one in nodes)


def _nodes(cells: Cells, others: Collection[int]) -> Iterator[Cell]:
    """The contacts in a row, each as a cell of its own; none if one of its cells holds another."""
    held = [cell for index, cell in cells.items() if index not in others and cell.text.strip()]
    nodes = [(cell, nodes_in(cell.text)) for cell in held]
    if all(texts for _, texts in nodes):
        yield from (replace(cell, value=text) for cell, texts in nodes for text in texts)


def _one_by_one(
    cells: Cells, nodes: Sequence[Cell], contact: int, others: Collection[int]
) -> Iterator[dict[int, Cell]]:
    if not nodes:
        yield dict(cells)
    said = {index: cell for index, cell in cells.items() if index in others}
    for node in nodes:
        yield dict(sorted({**said, contact: node}.items()))
