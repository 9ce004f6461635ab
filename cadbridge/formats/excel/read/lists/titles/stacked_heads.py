"""Titles that stand in two rows or three, the upper ones above several columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.far_ends import far_ends
from cadbridge.formats.excel.read.lists.titles.head_blocks import is_letter
from cadbridge.formats.excel.read.lists.titles.heads import heads_in, heads_of
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords

_FEWEST = 2
"""Rows of titles, and titles in a lower one."""

Cells = Mapping[int, Cell]


def stacked_heads(rows: Sequence[Cells], first: int, words: TitleWords) -> list[Head]:
    """The list whose titles stand in several rows; none if fewer of them say as much.

    Args:
        rows: two or three that follow each other.
        first: number of the first of them.
        words: what titles mean.
    """
    if any(not cell.text for row in rows for cell in row.values()) or _is_caption(rows[0], words):
        return []
    if any(_known(row, words) < _FEWEST for row in rows[1:]):
        return []
    if _are_plugs(rows[-_FEWEST], heads_in(rows[-1], first, words), words):
        return []
    last = first + len(rows) - 1
    heads = heads_of(_titles(rows, words), first, last, words)
    if len(heads) != 1:
        return []
    fewer = stacked_heads(rows[1:], first + 1, words) if len(rows) > _FEWEST else []
    single = [found for cells in rows for found in heads_in(cells, first, words)]
    best = max((head.score for head in (*fewer, *single)), default=(0, 0, 0))
    is_headed = bool(heads_in(rows[0], first, words))
    heads = [_with_named_ends(heads[0], rows, words)]
    return heads if heads[0].score > best or (is_headed and heads[0].score == best) else []


def _is_caption(cells: Cells, words: TitleWords) -> bool:
    """Whether a row of one cell is a line above the table, and no title."""
    return len(cells) == 1 and not any(words.meaning(cell.text).side for cell in cells.values())


def _are_plugs(above: Cells, lists: Sequence[Head], words: TitleWords) -> bool:
    """Whether plugs stand above lists of their pins side by side, and no ends of wires.

    ``Connector A | Connector B``: the titles are the same below each, and tell what is on a pin;
    its colour too, or a column is free between the lists.
    """
    plugs = [index for index, cell in above.items() if words.is_plug(cell.text)]
    if len(lists) < _FEWEST or not plugs == list(above) == [head.span[0] for head in lists]:
        return False
    is_apart = all(a.span[1] + 1 < b.span[0] for a, b in pairwise(lists))
    return len({head.titles for head in lists}) == 1 and all(
        head.kind is ListKind.PINS
        and ("signal" in head or "function" in head)
        and (is_apart or "colour" in head)
        for head in lists
    )


def _known(cells: Cells, words: TitleWords) -> int:
    meanings = [words.meaning(cell.text) for cell in cells.values()]
    return sum(bool(meaning) and not is_letter(meaning) for meaning in meanings)


def _titles(rows: Sequence[Cells], words: TitleWords) -> dict[int, str]:
    """The titles of all rows as one: upper ones hold for the lower ones below and behind."""
    *uppers, lower = rows
    columns = sorted({index for row in rows for index in row})
    above = [_spread(upper, columns) for upper in uppers]
    counted = [text for upper in uppers for text in _counted_ends(upper, words)]
    found: dict[int, str] = {}
    for index in columns:
        if index in lower:
            groups = [row[index] for row in above]
            ends = [f"{text} {lower[index].text}" for text in groups if text in counted]
            found[index] = next(iter(ends), "") or _joined(groups, lower[index].text, words)
        else:
            found[index] = next(row[index].text for row in reversed(uppers) if index in row)
    return {index: text for index, text in found.items() if text}


def _counted_ends(upper: Cells, words: TitleWords) -> list[str]:
    """The far ends that a row counts, ``To 1 | To 2``; below each stand the same titles."""
    titles = {index: cell.text for index, cell in upper.items()}
    ends = far_ends(titles, {at: words.meaning(text) for at, text in titles.items()}, words)
    return [titles[at] for group in ends.groups for at in group] if ends else []


def _spread(upper: Cells, columns: Sequence[int]) -> dict[int, str]:
    found, current = {}, ""
    for index in columns:
        current = upper[index].text if index in upper else current
        found[index] = current
    return found


def _joined(above: Sequence[str], own: str, words: TitleWords) -> str:
    """A title with those above it, but for those that would make it mean something else."""
    whole = " ".join(filter(None, (*above, own)))
    meaning = words.meaning(own)
    if not meaning:
        is_of_group = any(title and _mean_the_same(title, whole, words) for title in above)
        return own if is_of_group and own[:1] not in "([" else whole
    uppers = [" ".join(filter(None, above))] if meaning.is_weak else []
    ways = [whole, *uppers, *(f"{title} {own}" for title in above if title)]
    return next((it for it in ways if words.meaning(it).fields[:1] == meaning.fields[:1]), own)


def _mean_the_same(group: str, title: str, words: TitleWords) -> bool:
    """Whether all that is known of a title is the group that it stands in."""
    found, of_group = words.meaning(title), words.meaning(group)
    return (found.fields, found.side) == (of_group.fields, of_group.side)


def _with_named_ends(head: Head, rows: Sequence[Cells], words: TitleWords) -> Head:
    """A list of wires with the ends that stand above its titles: ``END A: DB9 male``."""
    if head.kind is not ListKind.WIRES:
        return head
    named = dict(head.named)
    for index, cell in ((at, it) for row in rows[:-1] for at, it in row.items()):
        word, _, name = (text.strip() for text in cell.text.partition(":"))
        side = words.meaning(word).side if name and index in rows[-1] else ""
        if side and {f"port_{side}", f"device_{side}"}.isdisjoint(it.name for it in head.columns):
            named.setdefault(f"end_{side}", (index, name))
    return replace(head, named=named)
