"""A draft held against a face of the library: how far each contact is off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import atan2, degrees, hypot

from cadbridge.model import Face, FaceContact
from cadbridge.step.polygons import Spot, turned_spot

_ALIKE = 1.0
"""Millimetres by which the distances from the centre of two contacts that may be one differ."""
_CLOSE = 0.05
"""Millimetres; a turn must be better by more to be preferred."""
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One contact of the library's face, and the model's contact nearest to it."""

    contact: str
    """As the library's face names it."""
    drafted: str
    """As the draft numbers it."""
    dx_mm: Decimal
    dy_mm: Decimal
    distance_mm: Decimal
    diameter_mm: Decimal
    """The model's less the library's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a draft lies on a face of the library."""

    deviations: tuple[Deviation, ...]
    """By contact of the library's face; in 0.01 mm."""
    turn_deg: Decimal
    """By which the model was turned, counter-clockwise, to lie best."""
    mirrored: bool
    """It lies better as a mirror image: one of the two shows the other side."""
    only_library: tuple[str, ...]
    """Contacts without one of the model."""
    only_model: tuple[str, ...]


def compare_face(draft: Face, known: Face) -> Comparison:
    """Lay a draft on a face of the library, turned as it fits best, and measure.

    Raises:
        ValueError: a face has no contacts.
    """
    if not draft.contacts or not known.contacts:
        raise ValueError("a face without contacts cannot be compared")
    tries = [
        (mirrored, turn) for mirrored in (False, True) for turn in _turns(draft, known, mirrored)
    ]
    best = tries[0]
    least = _cost(draft, known, *best)
    for one in tries[1:]:
        cost = _cost(draft, known, *one)
        if cost < least - _CLOSE:
            best, least = one, cost
    return _measured(draft, known, *best)


def _turns(draft: Face, known: Face, mirrored: bool) -> Iterator[float]:
    """As it stands, then by every angle that brings a contact to the first one far out."""
    yield 0.0
    anchor = max(known.contacts, key=lambda contact: hypot(*_at(contact)))
    far = hypot(*_at(anchor))
    for contact in draft.contacts:
        x, y = _moved(contact, mirrored, 0.0)
        if abs(hypot(x, y) - far) < _ALIKE:
            yield degrees(atan2(*reversed(_at(anchor))) - atan2(y, x))


def _cost(draft: Face, known: Face, mirrored: bool, turn: float) -> float:
    """Mean distance of the library's contacts from the nearest of the model."""
    spots = [_moved(contact, mirrored, turn) for contact in draft.contacts]
    total = sum(_nearest(_at(contact), spots) for contact in known.contacts)
    return total / len(known.contacts)


def _nearest(spot: Spot, others: Sequence[Spot]) -> float:
    return min(hypot(spot[0] - x, spot[1] - y) for x, y in others)


def _measured(draft: Face, known: Face, mirrored: bool, turn: float) -> Comparison:
    spots = {contact: _moved(contact, mirrored, turn) for contact in draft.contacts}
    pairs = _pairs(known.contacts, spots)
    matched = {one.id for _, one in pairs}
    found = {contact.id for contact, _ in pairs}
    return Comparison(
        deviations=tuple(_deviation(contact, one, spots[one]) for contact, one in pairs),
        turn_deg=Decimal(round(turn * 10)) / 10,
        mirrored=mirrored,
        only_library=tuple(c.id for c in known.contacts if c.id not in found),
        only_model=tuple(c.id for c in draft.contacts if c.id not in matched),
    )


def _pairs(
    known: Sequence[FaceContact], spots: dict[FaceContact, Spot]
) -> list[tuple[FaceContact, FaceContact]]:
    """Each contact with one of the model, the closest first; in the order of the library."""
    ranked = sorted(
        (
            (hypot(_at(contact)[0] - x, _at(contact)[1] - y), i, j)
            for i, contact in enumerate(known)
            for j, (x, y) in enumerate(spots.values())
        )
    )
    drafted = list(spots)
    taken: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(known[i], drafted[taken[i]]) for i in sorted(taken)]


def _deviation(contact: FaceContact, one: FaceContact, spot: Spot) -> Deviation:
    x, y = _at(contact)
    return Deviation(
        contact=contact.id,
        drafted=one.id,
        dx_mm=_hundredths(spot[0] - x),
        dy_mm=_hundredths(spot[1] - y),
        distance_mm=_hundredths(hypot(spot[0] - x, spot[1] - y)),
        diameter_mm=(one.diameter_mm - contact.diameter_mm).quantize(_HUNDREDTH),
    )


def _at(contact: FaceContact) -> Spot:
    return float(contact.x_mm), float(contact.y_mm)


def _moved(contact: FaceContact, mirrored: bool, turn: float) -> Spot:
    x, y = _at(contact)
    return turned_spot(-x if mirrored else x, y, turn)


def _hundredths(value: float) -> Decimal:
    return Decimal(round(value * 100)) * _HUNDREDTH
