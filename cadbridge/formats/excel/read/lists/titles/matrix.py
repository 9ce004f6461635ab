"""Lists in which connectors are titles: one column a connector, beside contacts or signals."""

from collections.abc import Mapping, Sequence

from cadbridge.formats.excel.read.lists.titles.caption_names import is_designation
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import Meaning, TitleWords

_FEWEST = 2
"""Columns of connectors."""
_OF_CABLES = frozenset(["core", "wire", "colour", "cable", "pair", "gauge", "area"])
_BELOW = {"contact": "signal", "signal": "contact"}
"""What stands below connectors, by what stands beside them."""


def matrix_heads(
    titles: Mapping[int, str],
    meanings: Mapping[int, Meaning],
    rows: tuple[int, int],
    words: TitleWords,
) -> list[Head]:
    """The lists of such a table, one a connector, or one of wires; none where it is no such table.

    ``Pin | X1 | X2`` holds signals, ``Signal | X1 | X2`` contacts, and ``Core | X1 | X2`` and
    ``X1 pin | X2 pin`` the contacts at both ends of each core.

    Args:
        titles: by column.
        meanings: of these, by column.
        rows: the first and the last that the titles stand in.
        words: what titles mean.
    """
    plugs = {index: _plug(text, words) for index, text in titles.items() if not meanings[index]}
    if not any(plugs.values()):
        plugs = _alike([titles[index] for index in plugs], plugs)
    others = {index: meanings[index].fields[:1] for index in titles if index not in plugs}
    if len(plugs) < _FEWEST or not (all(plugs.values()) and all(others.values())):
        return []
    fields = [field for (field,) in others.values()]
    if len({*fields}) < len(fields) or any(meanings[index].side for index in others):
        return []
    beside = [
        ListColumn(index=index, title=titles[index], field=field, unit=meanings[index].unit)
        for index, (field,) in others.items()
    ]
    say_pin = all(titles[index].strip() != plug for index, plug in plugs.items())
    if len(plugs) == _FEWEST and "contact" not in fields and (say_pin or _OF_CABLES & {*fields}):
        ends = zip(("a", "b"), plugs, strict=True)
        columns = [_column(plug, titles, "contact", side) for side, plug in ends]
        named = {f"end_{side}": it for side, it in zip(("a", "b"), plugs.items(), strict=True)}
        return [_head(ListKind.WIRES, [*beside, *columns], rows, named)]
    below = [_BELOW[field] for field in fields if field in _BELOW]
    if len(below) != 1 or _OF_CABLES & {*fields}:
        return []
    return [
        _head(ListKind.PINS, [*beside, _column(at, titles, below[0])], rows, {"port": (at, plug)})
        for at, plug in plugs.items()
    ]


def _alike(texts: Sequence[str], plugs: Mapping[int, str]) -> dict[int, str]:
    """Two titles with one word before what tells them apart: ``RJ45 A | RJ45 B``."""
    plain = [" ".join(text.split()) for text in texts]
    first = {text.partition(" ")[0].casefold() for text in plain if " " in text}
    is_pair = len(plain) == _FEWEST == len(set(plain)) and len(first) == 1
    is_pair = is_pair and all(" " in text for text in plain)
    return dict(zip(plugs, plain, strict=True)) if is_pair else dict(plugs)


def _plug(title: str, words: TitleWords) -> str:
    """The connector or device that a title names: ``X1``, ``X1 pin``, ``Arduino pin``."""
    text = " ".join(title.split())
    return text if is_designation(text) else pin_of(text, words)


def pin_of(text: str, words: TitleWords) -> str:
    """What a title says that it holds the contacts of: ``X1`` of ``X1 pin``."""
    text = " ".join(text.split())
    first, _, rest = text.partition(" ")
    before, _, last = text.rpartition(" ")
    for word, name in ((last, before), (first, rest)):
        meaning = words.meaning(word)
        is_contact = meaning.fields[:1] == ("contact",) and not meaning.is_weak
        if is_contact and name and not words.meaning(name) and not words.is_about_contacts(name):
            return name
    return ""


def _column(index: int, titles: Mapping[int, str], field: str, side: str = "") -> ListColumn:
    return ListColumn(index=index, title=titles[index], field=field, side=side)


def _head(
    kind: ListKind,
    columns: Sequence[ListColumn],
    rows: tuple[int, int],
    named: Mapping[str, tuple[int, str]],
) -> Head:
    in_order = tuple(sorted(columns, key=lambda column: column.index))
    return Head(kind=kind, first_row=rows[0], last_row=rows[1], columns=in_order, named=named)
