"""Figures of connector faces are possible."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.model import Face, FaceContact

CONTACTS_OVERLAP = rule(
    "CB251",
    Severity.ERROR,
    "Two contacts of a face overlap",
    "Correct the position or the diameter of one of them.",
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
        groups, is_whole = _overlapping(face)
        rest = "" if is_whole else "; so many lie together that not all were compared"
        for group in groups:
            at = value(face, ("contacts", group[1]))
            yield Problem(CONTACTS_OVERLAP, f"contacts {_named(group)} overlap{rest}", at)


def _named(group: Sequence[FaceContact]) -> str:
    """``1 and 2``, ``1, 2 and 3``, ``1, 2, 3 and 597 more``."""
    names = [contact.id for contact in group]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _overlapping(face: Face) -> tuple[list[list[FaceContact]], bool]:
    """Contacts that overlap, in groups, each with another of its group; whether all are found."""
    groups = {id(contact): [contact] for contact in face.contacts}
    left = len(groups)
    is_whole = True
    for count, (one, other) in enumerate(_neighbours(face)):
        mine, others = groups[id(one)], groups[id(other)]
        if mine is not others and _do_overlap(one, other):
            larger, smaller = sorted((mine, others), key=len, reverse=True)
            larger += smaller
            groups |= {id(contact): larger for contact in smaller}
            left -= 1
        is_whole = left == 1 or count < _MOST_PAIRS
        if left == 1 or not is_whole:
            break
    found = {id(group): group for group in groups.values() if len(group) > 1}
    order = {id(contact): index for index, contact in enumerate(face.contacts)}
    return [sorted(group, key=lambda item: order[id(item)]) for group in found.values()], is_whole


def _neighbours(face: Face) -> Iterator[tuple[FaceContact, FaceContact]]:
    """Pairs of contacts that are near enough to touch: in a square of their size, or the next."""
    widest = max((contact.diameter_mm for contact in face.contacts), default=Decimal(0))
    squares: dict[tuple[int, int], list[int]] = {}
    places = [
        (int(contact.x_mm // widest), int(contact.y_mm // widest))
        for contact in (face.contacts if widest > 0 else ())
    ]
    for index, place in enumerate(places):
        squares.setdefault(place, []).append(index)
    for index, (column, row) in enumerate(places):
        for square in ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
            for other in squares.get(square, ()):
                if other > index:
                    yield face.contacts[index], face.contacts[other]


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
