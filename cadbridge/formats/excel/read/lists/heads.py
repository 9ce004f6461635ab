"""From rows of titles to the columns of a list: one row or two, one end of a wire or both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cadbridge.formats.excel.read.grid import Cell
from cadbridge.formats.excel.read.lists.title_words import SIDED, Meaning, TitleWords

_NUMBERS_IN_TITLES = 0.2
_FEWEST = 2
_KNOWN = 0.5
"""Share of a row's texts that must be titles for it to be a row of titles."""
_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "function": ("remarks",),
    "remarks": ("function",),
    "device": ("port",),
    "port": ("connector",),
    "signal": ("function", "remarks"),
    "wire": ("core",),
    "colour": ("colour_printed",),
    "area": ("gauge",),
}
"""Fields that take a second column of the same meaning."""


class ListKind(StrEnum):
    """What a row of a list stands for."""

    PINS = "pins"
    WIRES = "wires"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column of a list."""

    index: int
    title: str
    field: str = ""
    """Nothing where the title is not known."""
    side: str = ""
    unit: str = ""
    is_certain: bool = True
    """Its title means this in every table."""

    @property
    def name(self) -> str:
        """Field and side: ``contact_a``."""
        return f"{self.field}_{self.side}" if self.side else self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The titles of one list."""

    kind: ListKind
    first_row: int
    last_row: int
    columns: tuple[ListColumn, ...]

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return sum(bool(column.field) for column in self.columns)

    @property
    def certain(self) -> int:
        """How many columns have titles that mean one thing in every table."""
        return sum(bool(column.field) and column.is_certain for column in self.columns)

    @property
    def titles(self) -> tuple[str, ...]:
        """As written, from the left."""
        return tuple(column.title.casefold() for column in self.columns)

    @property
    def span(self) -> tuple[int, int]:
        """First and last column of the sheet."""
        return self.columns[0].index, self.columns[-1].index

    @property
    def score(self) -> tuple[int, int, int]:
        """How well the titles are understood; wires before pins, ends before guesses."""
        sided = sum(bool(column.side) for column in self.columns)
        return self.known, int(self.kind is ListKind.WIRES), sided


def heads_in(cells: Mapping[int, Cell], row: int, words: TitleWords) -> list[Head]:
    """The lists whose titles stand in one row, from the left; none if it is no such row."""
    titles = {index: cell.text for index, cell in cells.items() if cell.text.strip()}
    if len(titles) < len(cells) * (1 - _NUMBERS_IN_TITLES):
        return []
    return heads_of({**_without_text(cells), **titles}, row, row, words)


def _without_text(cells: Mapping[int, Cell]) -> dict[int, str]:
    """Names of columns whose titles are numbers, or formulas that were never calculated."""
    return {
        index: f"{cell.name}, a formula without a result" if cell.value is None else str(cell.value)
        for index, cell in cells.items()
        if not cell.text
    }


def heads_of(titles: Mapping[int, str], first: int, last: int, words: TitleWords) -> list[Head]:
    """The lists that these titles, each in its column, stand above."""
    meanings = {index: words.meaning(text) for index, text in titles.items()}
    certain = sum(bool(meaning) and not _is_letter(meaning) for meaning in meanings.values())
    if certain < 2:
        meanings = {i: Meaning() if _is_letter(m) else m for i, m in meanings.items()}
    if sum(map(bool, meanings.values())) < max(2, _KNOWN * len(titles)):
        return []
    parts = _split(meanings, titles)
    heads = [_head(part, titles, meanings, first, last, words) for part in parts]
    return [head for head in heads if head is not None]


def joined(upper: Mapping[int, Cell], lower: Mapping[int, Cell]) -> dict[int, str]:
    """The titles of two rows as one: an upper title holds for the lower ones below and behind."""
    texts, above = {}, ""
    for index in sorted({*upper, *lower}):
        own = upper[index].text if index in upper else ""
        above = own or above
        if index not in lower:
            texts[index] = own
        elif lower[index].text:
            texts[index] = f"{above} {lower[index].text}".strip()
    return {index: text for index, text in texts.items() if text}


def two_rows(
    upper: Mapping[int, Cell], lower: Mapping[int, Cell], row: int, last: int, words: TitleWords
) -> list[Head]:
    """The list whose titles stand in two rows; none if one of them says as much."""
    if any(not cell.text for cell in (*upper.values(), *lower.values())):
        return []
    titles = joined(upper, lower)
    for index, cell in lower.items():
        whole, own = words.meaning(titles[index]), words.meaning(cell.text)
        if own and whole.fields[:1] != own.fields[:1]:
            titles[index] = cell.text
    heads = heads_of(titles, row, last, words)
    below = [words.meaning(cell.text) for cell in lower.values()]
    if len(heads) != 1 or sum(bool(it) and not _is_letter(it) for it in below) < _FEWEST:
        return []
    single = [head for cells in (upper, lower) for head in heads_in(cells, row, words)]
    best = max((head.score for head in single), default=(0, 0, 0))
    return heads if heads[0].score > best else []


def _split(meanings: Mapping[int, Meaning], titles: Mapping[int, str]) -> Iterator[Sequence[int]]:
    """Columns of the lists that stand side by side."""
    order = sorted(titles)
    runs: list[list[int]] = []
    for index in order:
        if not runs or index > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(index)
    anchored = [any(_is_anchor(meanings[index]) for index in run) for run in runs]
    apart = len(runs) > 1 and all(anchored) and not _has_both_ends(meanings)
    for run in runs if apart else [order]:
        yield from _repeated(run, meanings, titles)


def _is_letter(meaning: Meaning) -> bool:
    """Whether a title is but a letter for an end."""
    return meaning.is_weak and not meaning.fields


def _is_anchor(meaning: Meaning) -> bool:
    return "contact" in meaning.fields


def _has_both_ends(meanings: Mapping[int, Meaning]) -> bool:
    return {"a", "b"} <= {meaning.side for meaning in meanings.values()}


def _repeated(
    run: Sequence[int], meanings: Mapping[int, Meaning], titles: Mapping[int, str]
) -> Iterator[Sequence[int]]:
    """A run, cut where its titles begin again or are mirrored, unless those are ends of wires."""
    fields = [meanings[index].fields[:1] for index in run]
    if _has_both_ends({index: meanings[index] for index in run}) or len(run) < 4:
        yield run
        return
    both_ends = ("port",) in fields and ("signal",) not in fields and ("function",) not in fields
    for count in range(2, len(run) // 2 + 1):
        pieces = [fields[start : start + count] for start in range(0, len(run), count)]
        is_one_again = len(run) % count == 0 and all(piece == pieces[0] for piece in pieces)
        if is_one_again and ("contact",) in pieces[0] and not (both_ends and len(pieces) == 2):
            yield from (run[start : start + count] for start in range(0, len(run), count))
            return
    half = len(run) // 2
    if len(run) % 2 == 0 and fields == fields[::-1] and ("contact",) in fields[:half]:
        yield run[:half]
        yield run[half:]
        return
    yield run


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
    kind, columns = _with_sides(columns, meanings, words)
    columns = _with_fields(kind, columns, meanings, words)
    names = {column.name for column in columns}
    head = Head(kind=kind, first_row=first, last_row=last, columns=tuple(columns))
    if head.known < 2:
        return None
    if kind is ListKind.PINS:
        is_core_list = bool({"core", "wire"} & names) and "colour" in names
        if "contact" not in names and is_core_list:
            return replace(head, kind=ListKind.WIRES)
        return head if "contact" in names else None
    ends = [{f"contact_{side}", f"port_{side}", f"device_{side}"} & names for side in ("a", "b")]
    return head if all(ends) else None


def _with_sides(
    columns: Sequence[ListColumn], meanings: Mapping[int, Meaning], words: TitleWords
) -> tuple[ListKind, list[ListColumn]]:
    """Whether the list is of wires, and the end that each column is about."""
    columns = list(columns)
    if {column.side for column in columns} == {"a", ""}:
        far = [n for n, column in enumerate(columns) if words.is_b_after_a(column.title)]
        near = [n for n, column in enumerate(columns) if column.side and n not in far]
        if near and far:
            columns[far[0]] = replace(columns[far[0]], side="b")
    sides = {column.side for column in columns} - {""}
    contacts = [n for n, c in enumerate(columns) if "contact" in meanings[c.index].fields[:1]]
    unsided = [n for n in contacts if not columns[n].side]
    if not sides and len(unsided) == 2:
        return ListKind.WIRES, _in_halves(columns, meanings, unsided)
    if not sides or sides == {"a"}:
        return ListKind.PINS, [replace(column, side="") for column in columns]
    return ListKind.WIRES, _following(columns, meanings)


def _in_halves(
    columns: Sequence[ListColumn], meanings: Mapping[int, Meaning], contacts: Sequence[int]
) -> list[ListColumn]:
    """Both ends have the same titles: of what stands twice, the second is the far end's."""
    seen: set[str] = set()
    found = []
    for column in columns:
        field = next(iter(meanings[column.index].fields), "")
        side = ""
        if field in SIDED:
            side = "b" if field in seen else "a"
            seen.add(field)
        found.append(replace(column, side=side if field not in ("function", "remarks") else ""))
    del contacts
    return found


def _following(columns: Sequence[ListColumn], meanings: Mapping[int, Meaning]) -> list[ListColumn]:
    """Titles without an end belong to the end that was named before them."""
    taken = {
        (field, column.side)
        for column in columns
        if column.side
        for field in (meanings[column.index].fields[:1] or ("port",))
    }
    current, found = "", []
    has_a = any(column.side == "a" for column in columns)
    for before in columns:
        column = before
        field = next(iter(meanings[column.index].fields), "")
        if column.side:
            current = column.side
        elif field in ("contact", "port", "device") and not meanings[column.index].is_weak:
            side = current or "a"
            if (field, side) in taken:
                side = "b" if side == "a" else "a"
            if (field, side) not in taken and not (field == "device" and has_a and not current):
                taken.add((field, side))
                column = replace(column, side=side)
        found.append(column)
    return found


def _with_fields(
    kind: ListKind,
    columns: Sequence[ListColumn],
    meanings: Mapping[int, Meaning],
    words: TitleWords,
) -> list[ListColumn]:
    """Each column with its field: those that can mean one thing only choose first."""
    found = {column.index: column for column in columns}
    taken: set[str] = set()
    contact_at = next((c.index for c in columns if "contact" in meanings[c.index].fields[:1]), 0)
    for rank in range(3):
        for column in columns:
            meaning = meanings[column.index]
            if _rank(meaning) != rank or not meaning:
                continue
            for field in _choices(kind, column, meaning, contact_at):
                name = f"{field}_{column.side}" if column.side else field
                if name not in taken:
                    taken.add(name)
                    found[column.index] = replace(column, field=field)
                    break
    return _with_connector(list(found.values()), words)


def _rank(meaning: Meaning) -> int:
    """Titles that can mean one thing only come before those that can mean several."""
    return 2 if meaning.is_weak else int(len(meaning.fields) > 1)


def _with_connector(columns: list[ListColumn], words: TitleWords) -> list[ListColumn]:
    """Of two columns for a port, the one that is titled like a part's is of its connector."""
    ports = [n for n, column in enumerate(columns) if column.field in ("port", "connector")]
    if len(ports) == 2 and not any(columns[n].side for n in ports):
        like = [n for n in ports if words.is_connector(columns[n].title)]
        connector = like[0] if len(like) == 1 else ports[1]
        for n in ports:
            columns[n] = replace(columns[n], field="connector" if n == connector else "port")
    return columns


def _choices(
    kind: ListKind, column: ListColumn, meaning: Meaning, contact_at: int
) -> Iterator[str]:
    fields = meaning.fields or ("port",)
    if column.side and meaning.fields and meaning.fields[0] not in SIDED:
        fields = meaning.fields
    for field in fields:
        if kind is ListKind.WIRES and meaning.is_weak and field == "contact" and not column.side:
            continue
        if kind is ListKind.PINS and field == "wire" and meaning.is_weak:
            continue
        if field == "device" and not column.side:
            if column.index < contact_at:
                yield "device"
            yield from ("function", "remarks")
            continue
        if kind is ListKind.WIRES and field in ("contact", "port") and not column.side:
            continue
        yield field
        yield from _OTHERWISE.get(field, ())
