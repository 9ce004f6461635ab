"""Changes in words for people: values on one line, and what a file says nothing about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cadbridge.formats import keeper_of, texts_changed
from cadbridge.jobs.diff import Change
from cadbridge.library.plain import to_plain
from cadbridge.model.fields import KEYS, key_of
from cadbridge.words import in_words, printable, quoted

_MOST_NAMES = 8
RECORDS = "records"
OTHER_ORDER = "another order or spelling of the same"
"""Of what is kept of a file, where no value differs."""


def not_shown_lines(files: Mapping[Path, Sequence[Change]]) -> Iterator[str]:
    """One line a file that leaves something out."""
    for path, changes in files.items():
        words = list(not_shown_words(changes))
        if words:
            yield printable(f"{path.name}: {'; '.join(words)}; nothing of that is changed")


def not_shown_words(changes: Sequence[Change]) -> Iterator[str]:
    """Objects by their names, fields by theirs, each once."""
    one_sided = [(change, change.new if change.old is None else change.old) for change in changes]
    objects = _objects((change, item) for change, item in one_sided if type(item) in KEYS)
    fields = dict.fromkeys(
        change.path.rpartition(".")[2].replace("_", " ")
        for change, item in one_sided
        if type(item) not in KEYS and not change.path.endswith("sources")
    )
    if objects:
        yield f"not in this file: {'; '.join(objects)}"
    if fields:
        yield f"{_listed(fields)}: not shown"


def _objects(found: Iterable[tuple[Change, object]]) -> list[str]:
    """Objects by what they stand in: ``CN1, CN2``, ``pins of CN4: 19, Case``.

    Where there are several parts, by part as well; what is the same of several stands once.
    """
    listed = list(found)
    are_several = len({change.part for change, _ in listed if not change.is_whole}) > 1
    groups: dict[tuple[str, str], list[str]] = {}
    for change, item in listed:
        *above, name = change.path.split(".")
        inside = _last_key(change.place.removesuffix(f".{name}[{key_of(item)}]")) if above else ""
        part = change.part if are_several and not change.is_whole else ""
        around = " ".join(filter(None, (part, inside)))
        groups.setdefault((name, around), []).append(_name_of(item))
    alike: dict[tuple[str, str], list[str]] = {}
    for (name, around), keys in groups.items():
        alike.setdefault((name, _listed(keys)), []).append(around)
    words = [
        f"{name} of {_listed(places)}: {keys}" if any(places) else f"{name} {keys}"
        for (name, keys), places in alike.items()
    ]
    rest = len(words) - _MOST_NAMES
    return [*words[:_MOST_NAMES], f"and {rest} more"] if rest > 0 else words


def _name_of(item: object) -> str:
    """The key of an object without what of it is empty."""
    return " | ".join(filter(None, key_of(item).split(" | ")))


def _last_key(place: str) -> str:
    """The key at the end of a place; nothing where it ends in a name."""
    return place.rpartition("[")[2].removesuffix("]") if place.endswith("]") else ""


def _listed(names: Iterable[str]) -> str:
    """Names, each once."""
    each = [*dict.fromkeys(names)]
    rest = len(each) - _MOST_NAMES
    shown = ", ".join(each[:_MOST_NAMES])
    return f"{shown} and {rest} more" if rest > 0 else shown


def kept_changes(change: Change) -> list[tuple[str, str, str]]:
    """What differs of that which is kept of foreign files: where, what was, and what is."""
    olds, news = change.old or {}, change.new or {}
    if change.path != RECORDS:
        key = change.place.rpartition("[")[2].removesuffix("]")
        olds, news = {key: olds}, {key: news}
    rows: list[tuple[str, str, str]] = []
    for key in {**olds, **news}:
        keeper = keeper_of(key)
        compare = keeper.kept_changes if keeper else texts_changed
        rows += compare(olds.get(key, {}), news.get(key, {}))
    return rows


def sides(change: Change) -> tuple[str, str]:
    """What was and what is, on one line each; nothing for nothing.

    Of what is kept of foreign files, only what differs.
    """
    if isinstance(change.old, Mapping) and isinstance(change.new, Mapping):
        rows = kept_changes(change)
        return (
            "; ".join(f"{place}: {old}" for place, old, _ in rows if old),
            "; ".join(f"{place}: {new}" for place, _, new in rows if new),
        )
    before, after = (
        "" if value is None else value_words(value) for value in (change.old, change.new)
    )
    return before, after


def value_words(value: Any) -> str:
    """A value on one line; an object by its filled fields."""
    if type(value) in KEYS:
        key = key_of(value)
        words = [str(item) for item in to_plain(value).values() if isinstance(item, str)]
        return ", ".join(word for word in words if word != key)
    plain = to_plain(value)
    return quoted(plain) if isinstance(plain, str) else in_words(plain) or "nothing"
