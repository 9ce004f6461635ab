"""Which changes of a review are ticked: as the visitor left them, whatever way one comes back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cadbridge.web.reviewing import ShownChange

REMOVED = "removed"
"""The kind of change that is never ticked beforehand."""
MOST_SHOWN = 3000
"""Changes on a page; more are taken in a second round."""
_About: TypeAlias = tuple[str, str, str, str]


@dataclass
class Ticks:
    """They hold for the same change in a later review, too: a number would be of another one."""

    add_manufacturers: bool = False
    _said: dict[_About, bool] = field(default_factory=dict)

    def has(self, change: "ShownChange") -> bool:
        """Whether a change is ticked: as was said, and else unless it removes something."""
        return self._said.get(_about(change), change.kind != REMOVED)

    def take(self, changes: Sequence["ShownChange"], numbers: Collection[int]) -> None:
        """Remember what was ticked among the changes of a page; others keep what was said."""
        for number, change in enumerate(changes[:MOST_SHOWN]):
            self._said[_about(change)] = number in numbers

    def tick_all(self, changes: Sequence["ShownChange"]) -> None:
        """All of a page, but removals."""
        shown = enumerate(changes[:MOST_SHOWN])
        self.take(changes, {number for number, one in shown if one.kind != REMOVED})


def _about(change: "ShownChange") -> _About:
    """What was accepted or refused; what stood there before may have changed since."""
    return change.part, change.place, change.kind, change.new
