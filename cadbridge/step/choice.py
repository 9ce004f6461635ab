"""Which side of a model mates: what speaks for each, and what leaves it in doubt."""

from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.step.barrels import ends_in_barrels
from cadbridge.step.contacts import Shape
from cadbridge.step.frames import dot
from cadbridge.step.housings import are_housings
from cadbridge.step.mating import Side
from cadbridge.step.outline import Outline, outline_of

_CLEAR = 2
"""More weight from which the other side is the back."""
_LOOKED_AT = 8
"""Sides that are looked at closely, those of most contacts first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A side with what is around its contacts."""

    side: Side
    outline: Outline

    @property
    def weight(self) -> int:
        """How much speaks for its being the mating side, without regard to how many contacts.

        Pins that mate stand in a shell, tails at the back stand bare; a key is at the front.
        """
        around = 1 if self.side.shape is Shape.SOCKET else 2 * self.side.shrouded
        return around + self.keyed

    @property
    def keyed(self) -> bool:
        """Whether it shows a key, or one mark on an outside that may be it."""
        return len(self.outline.keys) == 1

    @property
    def covered(self) -> bool:
        """Whether a lid lies over all contacts."""
        return not self.side.free

    @property
    def bare(self) -> bool:
        """Whether pins show neither a shell nor a key, as those at the back do."""
        return not self.weight

    def rank(self) -> tuple[bool, bool, int, bool, int, int, float]:
        """By which the likeliest is chosen; a key decides, even under a lid.

        One contact alone is a connector only where asked.
        """
        side = self.side
        low = side.floor if side.shape is not Shape.SOCKET else min(c.base for c in side.contacts)
        long = round(max(one.end for one in side.contacts) - low, 2)
        count = len(side.contacts)
        shown = self.keyed or not self.covered
        return count > 1, shown, self.weight, self.keyed, side.free, count, long

    def is_behind(self, other: "Candidate") -> bool:
        """Whether it is the opposite side."""
        return dot(self.side.frame.w, other.side.frame.w) < -0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The side that was taken."""

    taken: Candidate
    rivals: tuple[Candidate, ...] = ()
    """Sides that may be the mating one."""
    others: tuple[Candidate, ...] = ()
    """Sides with a connector of their own."""
    has_opposite: bool = False
    """The opposite side shows contacts, too."""


def choice_of(sides: Sequence[Side], *, flip: bool) -> Choice | None:
    """The likeliest side, or the one opposite to it; None where there is none.

    Args:
        sides: at least one.
        flip: take the opposite side.
    """
    busiest = sorted(sides, key=lambda side: (side.free, len(side.contacts)), reverse=True)
    connectors = [side for side in busiest if not are_housings(side, busiest)]
    ranked = sorted(
        (Candidate(side=side, outline=outline_of(side)) for side in connectors[:_LOOKED_AT]),
        key=Candidate.rank,
        reverse=True,
    )
    first = next((one for one in ranked if _is_in_front(one, ranked[0])), ranked[0])
    taken = next((one for one in ranked if one.is_behind(first)), None) if flip else first
    if taken is None:
        return None
    further = [one for one in ranked if one is not taken]
    rivals = [] if flip else [one for one in further if _is_rival(one, taken)]
    return Choice(
        taken=taken,
        rivals=tuple(rivals),
        has_opposite=any(one.is_behind(taken) for one in ranked),
        others=tuple(one for one in further if one not in rivals and _is_connector(one)),
    )


def _is_in_front(other: Candidate, first: Candidate) -> bool:
    """Whether a side has the mating ends of contacts that end in barrels for wires at the back."""
    side, back = other.side, first.side
    if not other.is_behind(first) or first.keyed or side.free < back.free:
        return False
    if not ends_in_barrels(back):
        return False
    if side.shape is Shape.SOCKET:
        return not ends_in_barrels(side)
    return _are_pins_of_bores(side, back)


def _is_rival(other: Candidate, taken: Candidate) -> bool:
    if len(other.side.contacts) == 1:
        return not taken.weight and bool(other.weight)
    many = other.side.free >= taken.side.free
    if other.is_behind(taken):
        closely = taken.weight - other.weight < _CLEAR and taken.side.shape is not Shape.SOCKET
        return (
            other.weight >= taken.weight
            or (many and closely)
            or _are_pins_of_bores(other.side, taken.side)
        )
    return other.weight >= taken.weight and many


def _are_pins_of_bores(pins: Side, bores: Side) -> bool:
    """Whether pins behind sockets are as thick as these: a tail is thinner."""
    return (
        bores.shape is Shape.SOCKET is not pins.shape
        and pins.contacts[0].size >= bores.contacts[0].size
    )


def _is_connector(other: Candidate) -> bool:
    side = other.side
    several = len(side.contacts) > 1 and not other.covered
    return several and (other.weight > 1 or (side.shape is Shape.SOCKET and side.free > 2))
