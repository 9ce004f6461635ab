"""Changes for people: a few lines for a small change, not a wall; and for machines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

import click

from cadbridge.jobs.change_words import OTHER_ORDER, kept_changes, value_words
from cadbridge.jobs.diff import Change
from cadbridge.library.plain import to_plain
from cadbridge.words import counted, printable

_COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}
_MARKS = {"added": "+", "removed": "-", "changed": "~"}
_MOST_NAMES = 5
_MOST_KEPT = 8
"""Values kept of a foreign file that are told one by one; more are counted by their names."""
_ORDER = ("added", "changed", "removed")


def changes_text(changes: Sequence[Change], *, verbose: bool = False) -> Iterator[str]:
    """Lines: what is only on one side in short, then by part and kind change by change.

    Args:
        changes: what to tell.
        verbose: whether to name what would be counted.
    """
    wholes = [change for change in changes if change.is_whole]
    for kind in ("added", "removed"):
        names = [change.part for change in wholes if change.kind == kind]
        if names:
            yield _coloured(kind, f"{_MARKS[kind]} {_names(names, verbose=verbose)}")
    rest = [change for change in changes if not change.is_whole]
    by_part: dict[str, list[Change]] = {}
    for change in rest:
        by_part.setdefault(change.part, []).append(change)
    for part, own in by_part.items():
        yield click.style(printable(part) or "library", bold=True)
        for change in sorted(own, key=lambda change: _ORDER.index(change.kind)):
            yield from _change_text(change, verbose=verbose)


def change_dict(change: Change) -> dict[str, Any]:
    """One change for machines."""
    return {
        "part": change.part,
        "place": change.place,
        "field": change.path,
        "kind": change.kind,
        "old": to_plain(change.old),
        "new": to_plain(change.new),
    }


def change_dicts(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes for machines."""
    return [change_dict(change) for change in changes]


def _names(names: Sequence[str], *, verbose: bool) -> str:
    most = len(names) if verbose else _MOST_NAMES
    shown = ", ".join(names[:most])
    rest = len(names) - most
    return f"{shown} and {rest} more" if rest > 0 else shown


def _change_text(change: Change, *, verbose: bool) -> Iterator[str]:
    """One line; for a list of objects one more for each that only one side has."""
    if isinstance(change.old or change.new, Mapping):
        yield from _kept_text(change, verbose=verbose)
        return
    gone, come = _apart(change.old, change.new)
    if not is_dataclass((*gone, *come, None)[0]):
        yield _coloured(change.kind, f"  {_MARKS[change.kind]} {_line(change)}")
        return
    yield _coloured("changed", f"  {_MARKS['changed']} {change.place}")
    for kind, items in (("removed", gone), ("added", come)):
        yield from (_coloured(kind, f"    {_MARKS[kind]} {value_words(item)}") for item in items)


def _kept_text(change: Change, *, verbose: bool) -> Iterator[str]:
    """What is kept of a foreign file: in one line, counted by names, or value by value."""
    rows = kept_changes(change)
    head = f"  {_MARKS[change.kind]} "
    few = len(rows) <= _MOST_KEPT
    if verbose or (few and change.old and change.new):
        for place, old, new in rows:
            values = f"{old or 'nothing'} -> {new or 'nothing'}"
            yield _coloured(change.kind, f"{head}{change.place} {place}: {values}")
        if not rows:
            yield _coloured(change.kind, f"{head}{change.place}  {OTHER_ORDER}")
    elif few:
        yield _coloured(change.kind, f"{head}{_line(change)}")
    else:
        counts = Counter(place.rpartition(", ")[2] for place, *_ in rows)
        names = ", ".join(f"{name} ({count})" for name, count in counts.items())
        text = f"{change.place}  {counted(len(rows), 'value')}: {names}; -v prints them"
        yield _coloured(change.kind, f"{head}{text}")


def _apart(old: Any, new: Any) -> tuple[list[Any], list[Any]]:
    """What only one of two lists has."""
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return [], []
    return [item for item in old if item not in new], [item for item in new if item not in old]


def _line(change: Change) -> str:
    if change.kind == "changed":
        return f"{change.place}: {value_words(change.old)} -> {value_words(change.new)}"
    value = change.new if change.kind == "added" else change.old
    return f"{change.place}  {value_words(value)}".rstrip()


def _coloured(kind: str, text: str) -> str:
    colour = _COLOURS[kind]
    return click.style(printable(text), fg=colour) if colour else printable(text)
