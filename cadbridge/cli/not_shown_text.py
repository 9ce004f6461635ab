"""What a file says nothing about, in a line or two for people."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.jobs.diff import Change
from cadbridge.model.fields import KEYS, key_of
from cadbridge.words import printable

_MOST_NAMES = 8


def not_shown_lines(files: Mapping[Path, Sequence[Change]]) -> Iterator[str]:
    """One line a file that leaves something out."""
    for path, changes in files.items():
        words = list(not_shown_words(changes))
        if words:
            yield printable(f"{path.name}: {'; '.join(words)}; it stays as it is")


def not_shown_words(changes: Sequence[Change]) -> Iterator[str]:
    """Objects by their names, fields by theirs, each once."""
    one_sided = [(change, change.new if change.old is None else change.old) for change in changes]
    objects = dict.fromkeys(_name(item) for _, item in one_sided if type(item) in KEYS)
    fields = dict.fromkeys(
        change.path.rpartition(".")[2].replace("_", " ")
        for change, item in one_sided
        if type(item) not in KEYS
    )
    if objects:
        is_one = len(objects) == 1
        yield f"{_listed([*objects])} {'is' if is_one else 'are'} not in this file"
    if fields:
        yield f"{_listed([*fields])}: not shown"


def _name(item: object) -> str:
    return f"{type(item).__name__.lower()} {key_of(item)}"


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    return f"{shown} and {rest} more" if rest > 0 else shown
