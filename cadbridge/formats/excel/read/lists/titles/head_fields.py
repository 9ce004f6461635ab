"""What each column of a list holds, where titles may mean several things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from cadbridge.formats.excel.read.lists.titles.list_columns import ListColumn, ListKind
from cadbridge.formats.excel.read.lists.titles.title_words import SIDED, Meaning, TitleWords

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


def with_connectors(meanings: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The meanings; ``Kontakt`` right before ``Stift`` is the connector, and no second contact."""
    found = _with_signals(meanings)
    for index, meaning in meanings.items():
        behind = meanings.get(index + 1, Meaning())
        both = (meaning.fields[:1], behind.fields[:1]) == (("contact",), ("contact",))
        is_of_end = (end := meanings.get(index - 1, Meaning())).side and not end.fields
        if is_of_end:
            continue
        is_other = both and meaning != behind  # titles that are mirrored stand twice
        if is_other and "port" in meaning.fields and meaning.side == behind.side:
            found[index] = replace(meaning, fields=("port",))
    return _without_crimps(found)


def _without_crimps(meanings: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The meanings; beside ``From | Pin | To | Pin``, ``Terminal A`` is what is crimped on."""
    order = [meanings[index] for index in sorted(meanings)]
    own = {
        end.side
        for end, behind in pairwise(order)
        if end.fields[:1] in ((), ("port",))
        and behind.fields[:1] == ("contact",)
        and not behind.side
    }
    if not {"a", "b"} <= own:
        return dict(meanings)
    return {
        index: Meaning() if meaning.side and meaning.fields[:1] == ("contact",) else meaning
        for index, meaning in meanings.items()
    }


def _with_signals(meanings: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The meanings; ``GPIO`` beside ``Pin`` is what is on it, and no second contact."""
    contacts = [meaning for meaning in meanings.values() if meaning.fields[:1] == ("contact",)]
    if all(map(_is_pin_or_signal, contacts)):
        return dict(meanings)
    return {
        index: _ON_PIN if _is_pin_or_signal(meaning) else meaning
        for index, meaning in meanings.items()
    }


_ON_PIN = Meaning(("signal", "function", "remarks"), is_weak=True)
"""What is on a pin, if no other title says so."""


def _is_pin_or_signal(meaning: Meaning) -> bool:
    return meaning.fields[:2] == ("contact", "signal")


def with_fields(
    kind: ListKind,
    columns: Sequence[ListColumn],
    meanings: Mapping[int, Meaning],
    words: TitleWords,
) -> list[ListColumn]:
    """Each column with its field: those that can mean one thing only choose first."""
    found = {column.index: column for column in columns}
    taken: set[str] = set()
    has_cable = any(it.fields[:1] == ("cable",) for it in meanings.values())
    said = frozenset(it.fields[:1] for it in meanings.values() if it.is_said)
    contact_at = next((c.index for c in columns if "contact" in meanings[c.index].fields[:1]), 0)
    for rank in range(4):
        for column in columns:
            meaning = meanings[column.index] or Meaning(side=column.side)
            if _rank(meaning) != rank or not meaning:
                continue
            for field in _choices(kind, column, meaning, contact_at, has_cable):
                name = f"{field}_{column.side}" if column.side else field
                if name in taken and (field,) in said:
                    break  # what the user says is all that is of this field
                if name not in taken:
                    taken.add(name)
                    found[column.index] = replace(column, field=field)
                    break
    return _with_connector(list(found.values()), words)


def _rank(meaning: Meaning) -> int:
    """Titles that can mean one thing only come before those that can mean several."""
    if meaning == _ON_PIN:
        return 3
    return 2 if meaning.is_weak else int(len(meaning.fields) > 1)


def _with_connector(columns: list[ListColumn], words: TitleWords) -> list[ListColumn]:
    """Of two columns for a port, the one that is titled like a part's is of its connector."""
    ports = [n for n, column in enumerate(columns) if column.field in ("port", "connector")]
    if len(ports) == 2 and not any(columns[n].side for n in ports):
        like = [n for n in ports if words.labels.is_connector(columns[n].title)]
        connector = like[0] if len(like) == 1 else ports[1]
        for n in ports:
            columns[n] = replace(columns[n], field="connector" if n == connector else "port")
    return columns


def _choices(
    kind: ListKind, column: ListColumn, meaning: Meaning, contact_at: int, has_cable: bool
) -> Iterator[str]:
    fields = meaning.fields or ("port",)
    if column.side and meaning.fields and meaning.fields[0] not in SIDED:
        fields = meaning.fields
    if has_cable and kind is ListKind.WIRES and "cable_type" in fields:
        fields = ("cable_type",)  # of its conductors, it is no function
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
        if not meaning.is_weak:
            yield from _OTHERWISE.get(field, ())
    if meaning.is_weak:  # ``Name`` beside ``#`` is a signal before it is a core
        yield from (other for field in fields for other in _OTHERWISE.get(field, ()))
