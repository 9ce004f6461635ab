"""Contacts within bores: which of the two is the contact, or a bore is the room of several."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians, sin

from cadbridge.step.contacts import STEP_BACK, Contact, Shape, alike
from cadbridge.step.polygons import turned_spot
from cadbridge.step.sight import HUG

_DEEP = 0.3
"""Share of a bore's depth, from its floor, up to which a pin in it is a tail or a spring."""
_A_ROOM = 2
_LARGEST_SPRUNG = 4.0
"""Millimetres of the widest bore with springs in it; a wider one is a room of contacts."""
_CENTRED = 0.05


def settled(contacts: Sequence[Contact]) -> list[Contact]:
    """The contacts without bores that are rooms of others, and without what only lies in bores."""
    dropped = {
        one
        for one in contacts
        if any(_opens(other, one) or _stands_on(other, one) for other in contacts)
        or _is_tongue(one, contacts)
    }
    for bore in (one for one in contacts if one.shape is Shape.SOCKET):
        inner = [one for one in contacts if one.size < bore.size and bore.holds(one.x, one.y)]
        if any(_leads_to(bore, one) for one in inner):
            dropped.add(bore)
            continue
        tails = [one for one in inner if one.end < bore.base + HUG]
        if len(_places(one for one in tails if one.free)) >= _A_ROOM:
            dropped.add(bore)  # the opening of a lid
            continue
        within = [one for one in inner if one not in tails and one not in dropped]
        dropped.update(tails)
        if _are_springs(within, bore, contacts):
            dropped.update(within)
        elif len(_places(within)) >= _A_ROOM or any(_is_in_front(one, bore) for one in within):
            dropped.add(bore)
        else:
            dropped.update(within)
    return [one for one in contacts if one not in dropped]


def _leads_to(mouth: Contact, bore: Contact) -> bool:
    """Whether a bore is the mouth of a narrower and deeper one about the same axis."""
    return (
        bore.shape is Shape.SOCKET
        and hypot(bore.x - mouth.x, bore.y - mouth.y) < HUG
        and mouth.base - HUG < bore.end < mouth.end
        and mouth.end - bore.end < min(bore.end - bore.base, STEP_BACK)
    )


def _are_springs(within: Sequence[Contact], bore: Contact, contacts: Sequence[Contact]) -> bool:
    """Whether parts in a narrow bore that has others like it stand beside its middle.

    Their foot, near the floor, may be in the middle.
    """
    leaves = [one for one in within if _is_in_front(one, bore)]
    return (
        bore.size <= _LARGEST_SPRUNG
        and any(alike(bore, other) for other in contacts if other is not bore)
        and all(hypot(one.x - bore.x, one.y - bore.y) > _CENTRED for one in leaves)
        and all(one.shape is Shape.BLADE and one.end < bore.end + _CENTRED for one in within)
    )


def _stands_on(one: Contact, block: Contact) -> bool:
    """Whether a contact stands on a block, which is then the housing and no blade."""
    return (
        block.shape is Shape.BLADE
        and one.size < block.size
        and one.end > block.end
        and block.holds(one.x, one.y)
    )


def _is_tongue(one: Contact, contacts: Sequence[Contact]) -> bool:
    """Whether a blade carries contacts on its flat sides, as the tongue of a USB does."""
    return one.shape is Shape.BLADE and sum(_lies_on(other, one) for other in contacts) >= _A_ROOM


def _lies_on(one: Contact, tongue: Contact) -> bool:
    """Whether a narrower and thinner blade touches a flat side of another, or is sunk in it."""
    x, y = turned_spot(one.x - tongue.x, one.y - tongue.y, -tongue.angle)
    leans = radians(one.angle - tongue.angle)
    thick = abs(sin(leans)) * one.length + abs(cos(leans)) * one.size
    return (
        one.shape is Shape.BLADE
        and thick < tongue.size
        and one.length < tongue.length
        and abs(x) < tongue.length / 2
        and abs(abs(y) - (tongue.size + thick) / 2) < thick
        and abs(y) < (tongue.size + thick) / 2 + HUG
    )


def _opens(bore: Contact, block: Contact) -> bool:
    """Whether a bore is in the front of a block, which is then a housing or a tube around it."""
    return (
        bore.shape is Shape.SOCKET is not block.shape
        and bore.size < block.size
        and abs(bore.end - block.end) < STEP_BACK
        and block.holds(bore.x, bore.y)
    )


def _places(contacts: Iterable[Contact]) -> set[tuple[float, float]]:
    return {(round(one.x, 1), round(one.y, 1)) for one in contacts}


def _is_in_front(one: Contact, bore: Contact) -> bool:
    return one.end > bore.base + _DEEP * (bore.end - bore.base)
