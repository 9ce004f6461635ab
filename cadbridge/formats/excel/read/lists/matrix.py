"""Lists in which connectors are titles: one column a connector, beside contacts or signals."""

from collections.abc import Mapping

from cadbridge.formats.excel.read.lists.list_columns import Head, ListColumn, ListKind
from cadbridge.formats.excel.read.lists.naming import is_designation
from cadbridge.formats.excel.read.lists.title_words import Meaning

_FEWEST = 2
"""Columns of connectors."""
_OF_CABLES = frozenset(["core", "wire", "colour", "cable", "pair", "gauge", "area"])


def matrix_heads(
    titles: Mapping[int, str], meanings: Mapping[int, Meaning], first: int, last: int
) -> list[Head]:
    """The lists of such a table, one a connector, or one of wires; none where it is no such table.

    ``Pin | X1 | X2`` holds signals, ``Signal | X1 | X2`` contacts, and ``Core | X1 | X2`` the
    contacts at both ends of each core.
    """
    plugs = [index for index in titles if _is_plug(titles[index], meanings[index])]
    others = {index: meanings[index].fields[:1] for index in titles if index not in plugs}
    if len(plugs) < _FEWEST or not all(others.values()):
        return []
    fields = [field for (field,) in others.values()]
    if len(set(fields)) < len(fields) or any(meanings[index].side for index in others):
        return []
    beside = [
        ListColumn(index=index, title=titles[index], field=field)
        for index, (field,) in others.items()
    ]
    if len(plugs) == _FEWEST and "contact" not in fields and _OF_CABLES & set(fields):
        return [_of_wires(plugs, titles, beside, first, last)]
    cells = {"contact": "signal", "signal": "contact"}
    kinds = [cells[field] for field in fields if field in cells]
    if len(kinds) != 1 or _OF_CABLES & set(fields):
        return []
    return [_of_pins(plug, titles, kinds[0], beside, first, last) for plug in plugs]


def _is_plug(title: str, meaning: Meaning) -> bool:
    return is_designation(title.strip()) and not meaning


def _of_pins(
    plug: int,
    titles: Mapping[int, str],
    field: str,
    beside: list[ListColumn],
    first: int,
    last: int,
) -> Head:
    column = ListColumn(index=plug, title=titles[plug], field=field)
    columns = tuple(sorted([*beside, column], key=lambda it: it.index))
    return Head(
        kind=ListKind.PINS, first_row=first, last_row=last, columns=columns, named={"port": plug}
    )


def _of_wires(
    plugs: list[int], titles: Mapping[int, str], beside: list[ListColumn], first: int, last: int
) -> Head:
    ends = [
        ListColumn(index=plug, title=titles[plug], field="contact", side=side)
        for plug, side in zip(plugs, "ab", strict=True)
    ]
    columns = tuple(sorted([*beside, *ends], key=lambda it: it.index))
    named = {"end_a": plugs[0], "end_b": plugs[1]}
    return Head(kind=ListKind.WIRES, first_row=first, last_row=last, columns=columns, named=named)
