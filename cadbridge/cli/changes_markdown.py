"""Changes as a table in Markdown, for a review."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cadbridge.jobs.change_words import sides
from cadbridge.jobs.diff import Change
from cadbridge.words import counted, printable

_NO_CHANGES = "No differences."
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]|#~"} | {"<": "&lt;", ">": "&gt;"})


def changes_markdown(changes: Sequence[Change], title: str = "Differences") -> Iterator[str]:
    """A heading, the counts by part, and a row a change."""
    yield f"### {title}"
    yield ""
    if not changes:
        yield _NO_CHANGES
        return
    counts = Counter(change.kind for change in changes)
    words = ", ".join(f"{counts[kind]} {kind}" for kind in ("added", "changed", "removed")
                      if counts[kind])  # fmt: skip
    parts = counted(len({change.part for change in changes}), "part")
    yield f"{words} in {parts}."
    yield ""
    yield from _table(changes)


def _table(changes: Iterable[Change]) -> Iterator[str]:
    yield "| Part | Field | Before | After |"
    yield "| --- | --- | --- | --- |"
    for change in changes:
        values = zip((change.old, change.new), sides(change), strict=True)
        told = ("" if value is None else words or "there" for value, words in values)
        cells = (change.part, change.place, *told)
        yield f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """Text that no sign of Markdown or HTML is left in, on one line."""
    return printable(" ".join(text.split()).translate(_SIGNS))
