"""Several far ends of one wire side by side: ``From | Destination 1 | Destination 2``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.list_columns import Head, ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_text import normal
from cadbridge.formats.excel.read.lists.titles.title_words import Meaning, TitleWords

_NUMBERED = re.compile(r"(.*?\w\.?)[\s_-]*([1-9])(?:\s+(\D.*))?")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class FarEnds:
    """The columns of each far end, the same number for all of them."""

    groups: tuple[tuple[int, ...], ...]
    titles: Mapping[int, str]
    """Those of the first, without its number."""

    @property
    def further(self) -> Mapping[int, int]:
        """The columns of all but the first, each with the one that it stands for."""
        first, *others = self.groups
        pairs = (zip(group, first, strict=True) for group in others)
        return {column: of for pair in pairs for column, of in pair}


def far_ends(
    titles: Mapping[int, str], meanings: Mapping[int, Meaning], words: TitleWords
) -> FarEnds | None:
    """The far ends of a list that has several; None where it has not.

    ``Target 1 | Target 2`` alone are the two ends of a wire: a near end stands before far ones.
    """
    starts = _numbered(titles, words) or _repeated(titles, words)
    if len(starts) < _FEWEST:
        return None
    before = [meanings[index] for index in titles if index < starts[0]]
    if not any(it.side == "a" or it.fields[:1] == ("contact",) for it in before):
        return None
    order = sorted(titles)
    width = order.index(starts[1]) - order.index(starts[0])
    groups = [tuple(order[order.index(at) :][:width]) for at in starts]
    plain = {at: _without_number(titles[at], words) for group in groups for at in group}
    kinds = {tuple(words.meaning(plain[at]) for at in group) for group in groups}
    if len(kinds) > 1 or {len(group) for group in groups} != {width}:
        return None
    if any(meanings[at].side == "a" for group in groups for at in group if plain[at] == titles[at]):
        return None  # lists side by side
    return FarEnds(tuple(groups), {at: plain[at] for at in groups[0]})


def _numbered(titles: Mapping[int, str], words: TitleWords) -> list[int]:
    """Where far ends begin whose titles count them: ``To 1 | To 2``, ``To 1 device | To 1 pin``."""
    found = {index: far for index in sorted(titles) if (far := _far(titles[index], words))}
    if len({base.casefold() for base, _, _ in found.values()}) != 1:
        return []
    first: dict[int, int] = {}
    for index, (_, number, _) in found.items():
        first.setdefault(number, index)
    is_counted = list(first) == list(range(1, len(first) + 1))
    return list(first.values()) if is_counted else []


def _repeated(titles: Mapping[int, str], words: TitleWords) -> list[int]:
    """Where far ends begin whose titles stand several times: ``From | To | To``."""
    at: dict[str, list[int]] = {}
    for index in sorted(titles):
        if _is_far(titles[index], words):
            at.setdefault(normal(titles[index]), []).append(index)
    first = next(iter(at.values()), [])
    return first if len({len(places) for places in at.values()}) == 1 else []


def _far(title: str, words: TitleWords) -> tuple[str, int, str] | None:
    """A title for a far end without its number, the number, and what stands behind it."""
    found = _NUMBERED.fullmatch(title.strip())
    if not found or not _is_far(found[1], words):
        return None
    rest = found[3] or ""
    is_known = not rest or words.meaning(f"{found[1]} {rest}").side == "b"
    return (found[1], int(found[2]), rest) if is_known else None


def _is_far(title: str, words: TitleWords) -> bool:
    meaning = words.meaning(title)
    return meaning.side == "b" and meaning.fields[:1] in ((), ("port",), ("device",))


def _without_number(title: str, words: TitleWords) -> str:
    found = _far(title, words)
    return f"{found[0]} {found[2]}".rstrip() if found else title


def with_far_ends(head: Head, ends: FarEnds, titles: Mapping[int, str]) -> Head:
    """A list of wires with the columns of its further far ends."""
    if head.kind is not ListKind.WIRES:
        return head
    own = {column.index: column for column in head.columns}
    further = [
        replace(own[of], index=index, title=titles[index], stands_for=of)
        for index, of in ends.further.items()
    ]
    in_order = sorted([*head.columns, *further], key=lambda column: column.index)
    return replace(head, columns=tuple(in_order))


def far_end_by_far_end(
    rows: Sequence[Mapping[int, Cell]], columns: Sequence[ListColumn]
) -> list[dict[int, Cell]]:
    """The rows, once for each far end that they name."""
    groups: list[dict[int, int]] = []
    for column in columns:
        if column.stands_for:
            if not groups or column.stands_for in groups[-1].values():
                groups.append({})
            groups[-1][column.index] = column.stands_for
    return [row for cells in rows for row in _ends_of(cells, groups)] if groups else []


def _ends_of(
    cells: Mapping[int, Cell], groups: Sequence[Mapping[int, int]]
) -> list[dict[int, Cell]]:
    first = set(groups[0].values())
    further = {index for group in groups for index in group}
    base = {at: cell for at, cell in cells.items() if at not in further | first}
    ends = [{at: cell for at, cell in cells.items() if at in first}]
    ends += [{of: cells[at] for at, of in group.items() if at in cells} for group in groups]
    return [dict(sorted({**base, **end}.items())) for end in ends if end] or [base]
