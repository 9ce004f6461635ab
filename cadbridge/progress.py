"""How far long work is, told to whoever watches; by itself it says nothing to anybody."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

from cadbridge.words import counted

T = TypeVar("T")

Watcher: TypeAlias = Callable[[str], None]
"""It is told in words: ``12 of 40 parts written``."""
_watchers: list[Watcher] = []


def tell(done: int, total: int, noun: str, what: str) -> None:
    """Tell how many of how many are done, and what becomes of them; of a single one nothing."""
    for watcher in _watchers if total > 1 else ():
        watcher(f"{done} of {counted(total, noun)} {what}")


def steps(items: Sequence[T], noun: str, what: str) -> Iterator[T]:
    """The items, one after the other; of several it is told how many are done."""
    for done, item in enumerate(items):
        tell(done, len(items), noun, what)
        yield item
    tell(len(items), len(items), noun, what)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Have somebody told of what this process does in the block."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)
