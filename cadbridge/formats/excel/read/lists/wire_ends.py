"""What is settled once all wires of a cable are known: its ends, and its conductors' names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.lists.list_book import ENDS
from cadbridge.formats.excel.read.lists.notes import Notes
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.formats.excel.tables.shown import end_of_text
from cadbridge.model import EndState
from cadbridge.words import quoted

_PART_NUMBER = re.compile(r"[A-Za-z0-9_\-]+\.[A-Za-z0-9][\w .\-/]*")
"""Manufacturer and number, as the part numbers of connectors are made."""


def settle_wires(rows: Sequence[Row], layout: Layout, notes: Notes) -> Iterator[Row]:
    """The rows of all wires, with their cables' ends as rows of the table of ends."""
    by_part: dict[str, list[Row]] = {}
    for row in rows:
        if row.table.key == "conductors":
            by_part.setdefault(row.values["part_number"], []).append(row)
    for part, wires in by_part.items():
        _name(wires, notes)
        for side in ENDS:
            yield from _end_row(part, side, wires, layout, notes)


def _end_row(
    part: str, side: str, wires: Sequence[Row], layout: Layout, notes: Notes
) -> Iterator[Row]:
    """The end of a cable where all its conductors have it in common."""
    key = f"connector_{side}"
    named = {row.values[key] for row in wires}
    if len(named) > 1:
        names = ", ".join(sorted(filter(None, named)))
        message = f"end {side.upper()} of {part} is at {names}; each conductor says which"
        notes.say(rules.ENDS_DIFFER, message, wires[0].sheet, wires[0].cell(f"port_{side}"))
        return
    for row in wires:
        del row.values[key]
    (text,) = named
    if text:
        yield row_of_end(part, side, text, wires[0], layout)


def row_of_end(part: str, side: str, text: str, wire: Row, layout: Layout) -> Row:
    """A row of the table of cable ends, for what a list says is at an end."""
    state, name = end_of_text(text, layout.value_of["state"], layout.free_ends)
    values: dict[str, Any] = {"part_number": part, "end": side.upper(), "state": state}
    is_number = state is EndState.CONNECTOR and _PART_NUMBER.fullmatch(name)
    if name:
        values["connector" if is_number else "label"] = name
    return Row(
        table=layout.tables["cable_ends"],
        sheet=wire.sheet,
        number=wire.number,
        values=values,
        found=wire.found,
        columns={"connector": wire.columns.get(f"port_{side}", 0)},
        labels={},
    )


def _name(wires: Sequence[Row], notes: Notes) -> None:
    """Give each conductor a name of its own: by its number, its core, or where it begins."""
    best = next((names for make in _NAMES if (names := _all(wires, make))), None)
    own = [row.values.get("conductor") or "" for row in wires]
    given = [name for name in own if name]
    if given and len(set(given)) == len(given):  # some wires have no number
        others = best or [str(n + 1) for n in range(len(wires))]
        best = [name or others[n] for n, name in enumerate(own)]
    taken: Counter[str] = Counter()
    for n, row in enumerate(wires):
        name = best[n] if best else row.values.get("conductor") or str(n + 1)
        taken[name] += 1
        while taken[name] > 1:
            name = f"{name} ({taken[name]})"
            taken[name] += 1
        if own[n] and own[n] != name:
            now = f"this one is called {quoted(name)}"
            message = f"the wire {quoted(own[n])} stands more than once; {now}"
            notes.say(rules.ROW_TWICE, message, row.sheet, row.cell("conductor"))
        row.values["conductor"] = name


def _all(wires: Sequence[Row], make: Any) -> list[str]:
    names = [make(row.values) for row in wires]
    return names if all(names) and len(set(names)) == len(names) else []


def _start(values: Mapping[str, Any]) -> str:
    end, contact = values.get("connector_a", ""), values.get("contact_a", "")
    return f"{end}:{contact}" if end and contact else ""


def _way(values: Mapping[str, Any]) -> str:
    return "-".join(filter(None, (values.get("contact_a"), values.get("contact_b"))))


def _whole_way(values: Mapping[str, Any]) -> str:
    ends = [
        ":".join(filter(None, (values.get(f"connector_{side}"), values.get(f"contact_{side}"))))
        for side in ENDS
    ]
    return " - ".join(ends) if all(ends) else ""


_NAMES = (
    lambda values: values.get("conductor") or "",
    lambda values: values.get("core") or "",
    lambda values: values.get("contact_a") or "",
    _way,
    _start,
    _whole_way,
)
"""Ways to name conductors; the first by which all of a cable have different names is taken."""
