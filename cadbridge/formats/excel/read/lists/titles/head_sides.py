"""Whether a list is of pins or of wires, and the end of the wire that each column is about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import SIDED, Meaning, TitleWords


def with_sides(
    columns: Sequence[ListColumn], meanings: Mapping[int, Meaning], words: TitleWords
) -> tuple[ListKind, list[ListColumn]]:
    """Whether the list is of wires, and the end that each column is about."""
    columns = list(columns)
    if {column.side for column in columns} == {"a", ""}:
        far = [n for n, column in enumerate(columns) if words.is_b_after_a(column.title)]
        near = [n for n, column in enumerate(columns) if column.side and n not in far]
        if near and far:
            columns[far[0]] = replace(columns[far[0]], side="b")
    columns = _with_near(columns, meanings)
    sides = {column.side for column in columns} - {""}
    contacts = [c for c in columns if "contact" in meanings[c.index].fields[:1]]
    are_alike = len({meanings[c.index].is_weak for c in contacts}) == 1
    if not sides and len(contacts) == 2 and are_alike:
        return ListKind.WIRES, _in_halves(columns, meanings)
    if not sides or sides == {"a"}:
        return ListKind.PINS, [replace(column, side="") for column in columns]
    return ListKind.WIRES, _following(columns, meanings)


def _with_near(
    columns: Sequence[ListColumn], meanings: Mapping[int, Meaning]
) -> Sequence[ListColumn]:
    """The columns; where only far ends are named, ``#`` counts the contacts of the near one."""
    fields = {column.index: meanings[column.index].fields for column in columns}
    if {column.side for column in columns} - {""} != {"b"}:
        return columns
    certain = {it for at, said in fields.items() if not meanings[at].is_weak for it in said[:1]}
    counted = [at for at in fields if meanings[at].is_weak and "contact" in fields[at]][:1]
    if not counted or not certain.isdisjoint(_NEAR):
        return columns
    return [replace(it, side="a") if it.index in counted else it for it in columns]


_NEAR = frozenset(["contact", "port", "device", "wire", "core", "cable"])
"""Fields by which a wire is known where its near end is not named."""


def _in_halves(columns: Sequence[ListColumn], meanings: Mapping[int, Meaning]) -> list[ListColumn]:
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
    return found


def _is_of_terminals(columns: Sequence[ListColumn], meanings: Mapping[int, Meaning]) -> bool:
    """Whether the cores of cables land on the terminals of one strip: only far ends are named."""
    fields = [meanings[column.index].fields[:1] for column in columns]
    sides = {column.side for column in columns} - {""}
    has_cores = ("cable",) in fields and ("core",) in fields
    return sides == {"b"} and has_cores and fields.count(("contact",)) == 1


def _of_inside(columns: Sequence[ListColumn], meanings: Mapping[int, Meaning]) -> frozenset[int]:
    """The contact behind the target inside the cabinet, in a list of terminals with one outside."""
    fields = [meanings[column.index].fields[:1] for column in columns]
    if fields.count(("contact",)) <= len(("a", "b")):
        return frozenset()
    pairs = zip(columns[1:], fields[1:], fields, strict=False)
    return frozenset(
        column.index
        for column, field, before in pairs
        if field == ("contact",) and before == ("internal",)
    )


def _following(columns: Sequence[ListColumn], meanings: Mapping[int, Meaning]) -> list[ListColumn]:
    """Titles without an end belong to the end that was named before them."""
    taken = {
        (field, column.side)
        for column in columns
        if column.side
        for field in (meanings[column.index].fields[:1] or ("port",))
    }
    current, found = "", []
    if _is_of_terminals(columns, meanings):
        current = "a"
    has_a = any(column.side == "a" for column in columns)
    inside = _of_inside(columns, meanings)
    for before in columns:
        column = before
        field = next(iter(meanings[column.index].fields), "")
        if column.index in inside:
            pass
        elif column.side:
            current = current if _is_of_terminals(columns, meanings) else column.side
        elif field in ("contact", "port", "device") and not meanings[column.index].is_weak:
            side = current or "a"
            if (field, side) in taken:
                side = "b" if side == "a" else "a"
            if (field, side) not in taken and not (field == "device" and has_a and not current):
                taken.add((field, side))
                column = replace(column, side=side)
        found.append(column)
    return found
