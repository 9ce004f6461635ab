"""Figures of connector faces are possible."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.model import Face, FaceContact

CONTACTS_OVERLAP = rule(
    "CB251",
    Severity.ERROR,
    "Two contacts of a face overlap",
    "Correct the position or the diameter of one of the two.",
)
CONTACT_OUTSIDE = rule(
    "CB252",
    Severity.ERROR,
    "A contact lies outside the shell",
    "Correct the contact's position, or the outer figure of the shell.",
)


_MOST_PAIRS = 100_000
"""Compared for a face; the largest that are made, of a thousand contacts, need a tenth of it."""
_MOST_NAMED = 4


def overlaps(catalogue: Catalogue) -> Iterator[Problem]:
    """Contacts of a face keep clear of each other."""
    for face in catalogue.library.faces:
        for group in _overlapping(face):
            at = value(face, ("contacts", group[1]))
            yield Problem(CONTACTS_OVERLAP, f"contacts {_named(group)} overlap", at)


def _named(group: Sequence[FaceContact]) -> str:
    """``1 and 2``, ``1, 2 and 3``, ``1, 2, 3 and 597 more``."""
    names = [contact.id for contact in group]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _overlapping(face: Face) -> list[list[FaceContact]]:
    """Contacts that overlap, in groups: each overlaps one other of its group, or more."""
    groups = {id(contact): [contact] for contact in face.contacts}
    left = len(groups)
    for one, other in islice(_neighbours(face), _MOST_PAIRS):
        mine, others = groups[id(one)], groups[id(other)]
        if mine is not others and _do_overlap(one, other):
            larger, smaller = sorted((mine, others), key=len, reverse=True)
            larger += smaller
            groups |= {id(contact): larger for contact in smaller}
            left -= 1
        if left == 1:
            break
    found = {id(group): group for group in groups.values() if len(group) > 1}
    order = {id(contact): index for index, contact in enumerate(face.contacts)}
    return [sorted(group, key=lambda item: order[id(item)]) for group in found.values()]


def _neighbours(face: Face) -> Iterator[tuple[FaceContact, FaceContact]]:
    """Pairs of contacts that are near enough in x to touch."""
    contacts = sorted(face.contacts, key=lambda contact: contact.x_mm)
    widest = max((contact.diameter_mm for contact in contacts), default=Decimal(0))
    for index, one in enumerate(contacts):
        for place in range(index + 1, len(contacts)):
            other = contacts[place]
            if other.x_mm - one.x_mm >= widest:
                break
            yield one, other


def _do_overlap(one: FaceContact, other: FaceContact) -> bool:
    reach = (one.diameter_mm + other.diameter_mm) / 2
    return _distance_squared(one, other) < reach * reach


def _distance_squared(one: FaceContact, other: FaceContact) -> Decimal:
    return (one.x_mm - other.x_mm) ** 2 + (one.y_mm - other.y_mm) ** 2


def outside_shell(catalogue: Catalogue) -> Iterator[Problem]:
    """Contacts lie within the outer figures of the shell."""
    for face in catalogue.library.faces:
        figures = {figure.name: figure.value for figure in face.shell.figures}
        for contact in face.contacts:
            if _is_outside(contact, figures):
                at = value(face, ("contacts", contact))
                yield Problem(CONTACT_OUTSIDE, f"contact {contact.id} lies outside the shell", at)


def _is_outside(contact: FaceContact, figures: Mapping[str, Decimal]) -> bool:
    """Whether a contact crosses the circle or the rectangle around the shell."""
    radius = contact.diameter_mm / 2
    outer = figures.get("outer_diameter_mm")
    if outer is not None:
        room = outer / 2 - radius
        return room < 0 or contact.x_mm**2 + contact.y_mm**2 > room * room
    width = figures.get("width_mm", figures.get("flange_width_mm"))
    height = figures.get("height_mm", figures.get("flange_height_mm"))
    return (width is not None and abs(contact.x_mm) + radius > width / 2) or (
        height is not None and abs(contact.y_mm) + radius > height / 2
    )
