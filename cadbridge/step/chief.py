"""The contacts that tell a side: the most that are alike and end together."""

from collections.abc import Sequence

from cadbridge.step.contacts import Contact, alike

FAR_BACK = 6.0
"""Millimetres that contacts of one face may end apart: protective earth mates first."""
SAME_END = 0.06
"""Millimetres that contacts may end apart and yet end together."""


def chief_of(likely: Sequence[Contact]) -> list[Contact]:
    """The contacts that tell the side: ribs of walls and what is hidden only where all are so."""
    free = [one for one in likely if one.free]
    alone = [one for one in free if one.alone]
    groups = [_most_alike(alone), _most_alike(free), _most_alike(likely)]
    several = (group for group in groups if len(group) > 1)
    return next(several, next(filter(None, groups), []))


def _most_alike(contacts: Sequence[Contact]) -> list[Contact]:
    """The largest group of one shape and size that ends together; or, where no two do, nearly."""
    exact = _largest(contacts, SAME_END)
    return exact if len(exact) > 1 else _largest(contacts, FAR_BACK)


def _largest(contacts: Sequence[Contact], apart: float) -> list[Contact]:
    """Of groups of one count the one in front."""
    best: list[Contact] = []
    for one in contacts:
        group = [
            other for other in contacts if alike(one, other) and abs(other.end - one.end) < apart
        ]
        if (len(group), one.end) > (len(best), best[0].end if best else 0.0):
            best = group
    return best
