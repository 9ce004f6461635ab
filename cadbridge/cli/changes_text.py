"""Changes for people: a few lines for a small change, not a wall; and for machines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from textwrap import shorten
from typing import Any

import click

from cadbridge.jobs.diff import Change
from cadbridge.library.plain import to_plain
from cadbridge.model.fields import KEYS, key_of
from cadbridge.words import printable

_COLOURS = {"added": "green", "removed": "red", "changed": None}
_MARKS = {"added": "+", "removed": "-", "changed": "~"}
_MOST_NAMES = 5
_LONGEST = 160
"""Characters of what is kept of a foreign file; --json prints it whole."""


def changes_text(changes: Sequence[Change]) -> Iterator[str]:
    """Lines: what is only on one side in short, then change by change under its part."""
    wholes = [change for change in changes if change.is_whole]
    for kind in ("added", "removed"):
        names = [change.part for change in wholes if change.kind == kind]
        if names:
            yield _coloured(kind, f"{_MARKS[kind]} {_names(names)}")
    rest = [change for change in changes if not change.is_whole]
    by_part: dict[str, list[Change]] = {}
    for change in rest:
        by_part.setdefault(change.part, []).append(change)
    for part, own in by_part.items():
        yield click.style(printable(part) or "library", bold=True)
        for change in own:
            yield from _change_text(change)


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


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    rest = len(names) - _MOST_NAMES
    return f"{shown} and {rest} more" if rest > 0 else shown


def _change_text(change: Change) -> Iterator[str]:
    """One line; for a list of objects one more for each that only one side has."""
    gone, come = _apart(change.old, change.new)
    if not is_dataclass((*gone, *come, None)[0]):
        yield _coloured(change.kind, f"  {_MARKS[change.kind]} {_line(change)}")
        return
    yield _coloured("changed", f"  {_MARKS['changed']} {change.place}")
    for kind, items in (("removed", gone), ("added", come)):
        yield from (_coloured(kind, f"    {_MARKS[kind]} {_value(item)}") for item in items)


def _apart(old: Any, new: Any) -> tuple[list[Any], list[Any]]:
    """What only one of two lists has."""
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return [], []
    return [item for item in old if item not in new], [item for item in new if item not in old]


def _line(change: Change) -> str:
    if change.kind == "changed":
        return f"{change.place}: {_value(change.old)} -> {_value(change.new)}"
    value = change.new if change.kind == "added" else change.old
    return f"{change.place}  {_value(value)}".rstrip()


def _value(value: Any) -> str:
    """A value on one line; an object by its filled fields."""
    if type(value) in KEYS:
        key = key_of(value)
        words = [str(item) for item in to_plain(value).values() if isinstance(item, str)]
        return ", ".join(word for word in words if word != key)
    plain = to_plain(value)
    if isinstance(plain, dict):
        return shorten(_words(plain), _LONGEST, placeholder=" ...") or "nothing"
    return repr(plain) if isinstance(plain, str) else str(plain)


def _words(plain: Any) -> str:
    """What is kept of a foreign file, as people write it down."""
    if isinstance(plain, dict):
        return ", ".join(
            f"{name} ({_words(item)})" if isinstance(item, dict) else f"{name}: {_words(item)}"
            for name, item in plain.items()
        )
    return "; ".join(map(_words, plain)) if isinstance(plain, list) else str(plain)


def _coloured(kind: str, text: str) -> str:
    colour = _COLOURS[kind]
    return click.style(printable(text), fg=colour) if colour else printable(text)
