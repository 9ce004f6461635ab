"""What lies over contacts: labels on the mouths of bores, and holes in lids."""

from collections.abc import Sequence
from dataclasses import replace

from cadbridge.step.chief import SAME_END
from cadbridge.step.contacts import Contact, Shape, alike
from cadbridge.step.sight import HUG, Sight


def under_labels(found: Sequence[Contact]) -> list[Contact]:
    """The contacts, where bores that something touches count as covered if their fellows are open.

    A pad to lift the connector by, or a label, lies on its face.
    """
    open_bores = [one for one in found if one.shape is Shape.SOCKET and one.free]
    return [
        replace(one, sight=Sight.COVERED)
        if one.sight is Sight.BURIED and any(_are_fellows(one, other) for other in open_bores)
        else one
        for one in found
    ]


def _are_fellows(one: Contact, other: Contact) -> bool:
    return alike(one, other) and abs(one.end - other.end) < SAME_END


def holes_in_lids(seen: Sequence[Contact]) -> list[Contact]:
    """Holes through a lid that covers more contacts than it has holes: for air, or for a strap."""
    through = [one for one in seen if one.through and one.free]
    covered = [one for one in seen if one.sight is Sight.COVERED]
    found: list[Contact] = []
    for hole in through:
        holes = sum(alike(hole, other) for other in through)
        behind = [one for one in covered if one.end < hole.base + HUG]
        if any(sum(_are_fellows(one, other) for other in behind) > holes for one in behind):
            found.append(hole)
    return found
