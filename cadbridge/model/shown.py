"""What a file shows of the objects that it holds; what it does not show, nobody has changed.

A reader hands a `Sight` beside its library: whatever it answers for the library itself holds for
the objects below, each reached by the field that it stands in and its key there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cadbridge.model.walk import is_filled


class Sight(Protocol):
    """What a file shows of one object."""

    def shows(self, name: str, value: Any) -> bool:
        """Whether it shows a field; a list only where it shows all of it.

        Args:
            name: the field; of one entry of a mapping ``description[de_DE]``.
            value: what was read there.
        """

    def removes(self, name: str, key: str) -> bool:
        """Whether it says that an object of a list, which it does not hold, is gone."""

    def is_blank(self, name: str) -> bool:
        """Whether the usual value of a field was read because nothing stands there."""

    def below(self, name: str, key: str = "") -> "Sight":
        """What it shows of an object in a field; of one in a list by its key."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything, and what is empty is meant to be empty: a library."""

    def shows(self, name: str, value: Any) -> bool:
        """Always."""
        return True

    def removes(self, name: str, key: str) -> bool:
        """As every list is shown whole, nobody needs to say so."""
        return False

    def is_blank(self, name: str) -> bool:
        """What is not written is meant to be the usual value."""
        return False

    def below(self, name: str, key: str = "") -> Sight:
        """The same."""
        return self


@dataclass(frozen=True, slots=True)
class Filled:
    """What is filled: a format that leaves out what is empty, so that nobody can tell why."""

    partial: frozenset[str] = frozenset()
    """Lists of which one file may hold some objects only."""
    stated: frozenset[str] = frozenset()
    """Truth values that stand there when they are false, too."""

    def shows(self, name: str, value: Any) -> bool:
        """Whether anything stands there."""
        return name not in self.partial and (name in self.stated or is_filled(value))

    def removes(self, name: str, key: str) -> bool:
        """Never: what is left out may only be elsewhere."""
        return False

    def is_blank(self, name: str) -> bool:
        """Never: what is empty is not shown."""
        return False

    def below(self, name: str, key: str = "") -> Sight:
        """The same."""
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The fields that are named, and nothing else."""

    names: frozenset[str] = frozenset()
    """Fields; lists that are shown whole; single entries of mappings."""
    items: Mapping[str, Mapping[str, Sight]] = field(default_factory=dict)
    """By field, and by key in a list (nothing for a single object): what is shown of objects."""
    others: Mapping[str, Sight] = field(default_factory=dict)
    """By field: what is shown of those that `items` does not name."""
    removed: frozenset[tuple[str, str]] = frozenset()
    """Field and key of objects that are said to be gone."""
    blank: frozenset[str] = frozenset()
    """Fields whose usual value was read because nothing stands there."""

    def shows(self, name: str, value: Any) -> bool:
        """Whether the field is named, or the mapping that the entry stands in."""
        return name in self.names or name.partition("[")[0] in self.names

    def removes(self, name: str, key: str) -> bool:
        """Whether it is said."""
        return (name, key) in self.removed

    def is_blank(self, name: str) -> bool:
        """Whether it was found so."""
        return name in self.blank

    def below(self, name: str, key: str = "") -> Sight:
        """What was said of it; otherwise nothing is shown."""
        return self.items.get(name, {}).get(key) or self.others.get(name) or NOTHING


WHOLE = Whole()
FILLED = Filled()
NOTHING = Seen()


@dataclass(frozen=True, slots=True)
class Together:
    """What several files show of one object."""

    sights: tuple[Sight, ...]

    def shows(self, name: str, value: Any) -> bool:
        """Whether one of them does."""
        return any(sight.shows(name, value) for sight in self.sights)

    def removes(self, name: str, key: str) -> bool:
        """Whether one of them says so."""
        return any(sight.removes(name, key) for sight in self.sights)

    def is_blank(self, name: str) -> bool:
        """Whether it is so in one of them."""
        return any(sight.is_blank(name) for sight in self.sights)

    def below(self, name: str, key: str = "") -> Sight:
        """What they show of an object below."""
        return Together(tuple(sight.below(name, key) for sight in self.sights))
