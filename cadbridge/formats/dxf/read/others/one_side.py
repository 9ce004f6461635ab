"""Numbers that all stand on the same side of their contacts, though others are nearer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import dist, inf
from statistics import mean

from cadbridge.drawing.shapes.items import Point
from cadbridge.formats.dxf.read.drawn.nearest import close_numbers
from cadbridge.formats.dxf.read.drawn.shapes import Ring, Word
from cadbridge.formats.dxf.read.others.groups import FAR, apart, usual_distance
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.rules import NUMBERS_DOUBTED
from cadbridge.words import counted

_SAME = 0.3
"""By how much offsets of numbers may differ, in their heights."""
_BESIDE = 2.6
"""How far from a contact's edge the middle of a number may stand, in its heights."""
_NEXT, _APART = 2.0, 1.2
"""How near the next contact is to a number that stands between two, and how far the third."""
_LEAST = 4
"""Contacts of a ring of which each can be taken for the next."""
_MOST_SHOWN = 5
_Place = Callable[[Word], Point]
_PLACES: tuple[_Place, ...] = (lambda word: word.middle, lambda word: (word.x, word.y))
"""Numbers are set by their middles, or by the left ends of their base lines."""


def on_one_side(
    circles: Sequence[Ring], names: Sequence[Word], near: Mapping[int, Word], facts: Facts
) -> Mapping[int, Word]:
    """Index of a circle to its name: the nearest, or those of one side where more find theirs.

    Who draws several faces may set the numbers of each on another side.

    Args:
        circles: that may be contacts.
        names: texts that are nothing but names.
        near: what is nearest.
        facts: of the drawing, for the doubts.
    """
    if not circles:
        return near
    faces = _faces(circles)
    face_of = {index: face for face, members in enumerate(faces) for index in members}
    texts: list[list[Word]] = [[] for _ in faces]
    for word in names:
        nearest = min(range(len(circles)), key=lambda index: circles[index].gap(word.middle))
        texts[face_of[nearest]].append(word)
    found: dict[int, Word] = {}
    for members, own in zip(faces, texts, strict=True):
        rings = [circles[index] for index in members]
        beside = {place: near[index] for place, index in enumerate(members) if index in near}
        about = _around(rings) if len(faces) > 1 else ""
        taken = _of_face(rings, own, beside, about, facts)
        found |= {members[place]: word for place, word in taken.items()}
    return found


def _faces(circles: Sequence[Ring]) -> list[list[int]]:
    """Circles that stand together, as indices."""
    far = FAR * usual_distance(circles)
    left, faces = set(range(len(circles))), []
    while left:
        face = [left.pop()]
        for one in face:
            joined = {it for it in left if apart(circles[one], circles[it]) <= far}
            left -= joined
            face += sorted(joined)
        faces.append(sorted(face))
    return sorted(faces)


def _around(rings: Sequence[Ring]) -> str:
    x, y = mean(ring.x for ring in rings), mean(ring.y for ring in rings)
    return f"the face around ({x:.3g}, {y:.3g}): "


def _of_face(
    circles: Sequence[Ring],
    names: Sequence[Word],
    near: Mapping[int, Word],
    about: str,
    facts: Facts,
) -> Mapping[int, Word]:
    """As `on_one_side`, of the circles of one face."""
    sizes = {round(circles[index].radius, 3) for index in near}
    alike = [index for index, ring in enumerate(circles) if round(ring.radius, 3) in sizes]
    used = {id(word) for word in near.values()}
    bare = [index for index in alike if index not in near]
    spare = [word for word in names if id(word) not in used]
    places = {index: circles[index] for index in alike}
    if not bare:
        _doubt_next({places[index]: word for index, word in near.items()}, about, facts)
        return near
    over = [
        word
        for word in spare
        if any(ring.gap(word.middle) < _BESIDE * word.height for ring in places.values())
    ]
    if not over:
        return near
    found = max(_sides(places, names, bare), key=len, default={})
    left = ", ".join(word.text for word in over[:_MOST_SHOWN])
    if len(found) <= len(near) or used - {id(word) for word in found.values()}:
        more = "" if len(over) <= _MOST_SHOWN else " and more"
        facts.report(
            NUMBERS_DOUBTED,
            f"{about}each number went to the nearest contact, which leaves {left}{more} over and "
            f"{counted(len(bare), 'contact')} without a number",
        )
        return near
    index, word = min(found.items())
    ring = circles[index]
    away = f"{word.middle[0] - ring.x:+.3g}, {word.middle[1] - ring.y:+.3g}"
    facts.report(
        NUMBERS_DOUBTED,
        f"{about}the nearest numbers leave {counted(len(bare), 'contact')} without; those were "
        f"taken that stand on the same side of all contacts, at ({away}) mm from the middle",
    )
    return found


def _doubt_next(near: Mapping[Ring, Word], about: str, facts: Facts) -> None:
    """Say where all numbers, moved on to the next contact of a ring, would fit hardly worse."""
    moved = set()
    for own, word in near.items():
        gap = own.gap(word.middle)
        others = sorted((ring.gap(word.middle), id(ring)) for ring in near if ring is not own)
        following, third = [away for away, _ in (*others, (inf, 0), (inf, 0))][:2]
        if not 0 < gap <= following < _NEXT * gap or third < _APART * following:
            return
        moved.add(others[0][1])
    if len(moved) == len(near) >= _LEAST:
        facts.report(
            NUMBERS_DOUBTED,
            f"{about}each number stands between two contacts, and was taken for the nearer one's; "
            "all would fit the other, too",
        )


def _sides(
    circles: Mapping[int, Ring], names: Sequence[Word], bare: Sequence[int]
) -> Iterator[dict[int, Word]]:
    """The names on each side on which a contact that got none has one."""
    first = circles[bare[0]]
    for place in _PLACES:
        for word in names:
            if close_numbers([first], [word]):
                x, y = place(word)
                yield _at(circles, names, place, (x - first.x, y - first.y))


def _at(
    circles: Mapping[int, Ring], names: Sequence[Word], place: _Place, away: Point
) -> dict[int, Word]:
    """The names that stand so far from contacts."""
    found: dict[int, Word] = {}
    for index, ring in circles.items():
        at = ring.x + away[0], ring.y + away[1]
        word = min(names, key=lambda word: dist(place(word), at))
        if dist(place(word), at) <= _SAME * word.height:
            found[index] = word
    return found
