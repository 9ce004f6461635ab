"""Contacts that others have marked as protective earth by its sign, with a name or without."""

from collections.abc import Iterator, Sequence
from math import hypot

from cadbridge.drawing.shapes.items import Point
from cadbridge.formats.dxf.read.drawn.boxes import place_key
from cadbridge.formats.dxf.read.drawn.shapes import Line, Ring, Word
from cadbridge.formats.dxf.read.others.groups import Numbered
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.middle import holds
from cadbridge.formats.dxf.rules import EARTH_SIGN

_NAME = "PE"
_MOST_PAIRS = 1_000_000
"""Lines that may be a longest bar, times the lines that each is compared with: 500 signs in a plan
of 2000 lines."""
_STRAIGHT = 0.02
"""By how much bars may be out of line, in lengths of the longest."""
_BARS = 3
_NEAR = 5.0
"""How far a sign may stand from its contact, in its own half widths."""


def earth_signs(lines: Sequence[Line]) -> list[Ring]:
    """Circles around the signs IEC 60417-5017: a stem on three bars, each shorter."""
    ends = {place_key(line.end): line.start for line in lines}
    ends |= {place_key(line.start): line.end for line in lines}
    stems = ((line, ends.get(place_key(line.middle))) for line in lines if line.length)
    longest = [(line, top) for line, top in stems if top is not None]
    if len(longest) * len(lines) > _MOST_PAIRS:
        return []
    signs = (_sign(line, top, lines) for line, top in longest)
    return [sign for sign in signs if sign]


def _sign(longest: Line, top: Point, lines: Sequence[Line]) -> Ring | None:
    """The sign whose longest bar a line is, below the stem that comes from a point."""
    x, y = longest.middle
    stem = hypot(x - top[0], y - top[1]) or 1.0
    down = (x - top[0]) / stem, (y - top[1]) / stem
    bars = sorted(_bars(longest, down, lines))
    lengths = [length for _, length in bars]
    if len(bars) != _BARS or lengths != sorted(lengths, reverse=True):
        return None
    middle = bars[1][0]
    return Ring(x + down[0] * middle, y + down[1] * middle, longest.length / 2)


def _bars(longest: Line, down: Point, lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """How far down they are, and their lengths."""
    allowed = _STRAIGHT * longest.length
    for line in lines:
        dx, dy = line.middle[0] - longest.middle[0], line.middle[1] - longest.middle[1]
        far, beside = dx * down[0] + dy * down[1], dx * down[1] - dy * down[0]
        rise = (line.end[0] - line.start[0]) * down[0] + (line.end[1] - line.start[1]) * down[1]
        if abs(beside) < allowed and abs(rise) < allowed and -allowed < far < longest.length:
            yield far, line.length


def without_frames(circles: Sequence[Ring], signs: Sequence[Ring], height: float) -> list[Ring]:
    """Without the circles of IEC 60417-5019: they hold a sign, and are no larger than texts."""
    framing = [ring for ring in circles if _holds_one(ring, signs) and ring.radius <= height]
    sizes = {round(ring.radius, 3) for ring in circles if not _holds_one(ring, signs)}
    return [ring for ring in circles if ring not in framing or round(ring.radius, 3) in sizes]


def _holds_one(ring: Ring, signs: Sequence[Ring]) -> bool:
    return any(holds(ring, sign) and sign.radius < ring.radius for sign in signs)


def earthed(
    signs: Sequence[Ring], circles: Sequence[Ring], numbered: Sequence[Numbered], facts: Facts
) -> tuple[list[Numbered], list[Ring]]:
    """The contacts with those that only a sign names, and those that signs mark."""
    names = {id(ring): word.text for ring, word in numbered}
    found, marked = list(numbered), []
    for sign in signs:
        ring = _contact_of(sign, circles, names)
        if ring is None:
            message = f"the earth sign at ({sign.x:g}, {sign.y:g}) stands near no contact"
        elif id(ring) in names:
            message = (
                f"contact {names[id(ring)]}, which has the sign, was taken for protective earth"
            )
        else:
            message = f"the contact at ({ring.x:g}, {ring.y:g}) has no name and is called {_NAME}"
            found.append((ring, Word(_NAME, ring.x, ring.y, sign.radius, "", (ring.x, ring.y))))
        facts.report(EARTH_SIGN, message)
        marked += [ring] if ring else []
    return found, marked


def _contact_of(sign: Ring, circles: Sequence[Ring], names: dict[int, str]) -> Ring | None:
    """The circle that holds a sign, else the nearest, one without a name first."""
    place = sign.x, sign.y
    near = [ring for ring in circles if ring.gap(place) < _NEAR * sign.radius]
    return min(
        near,
        key=lambda ring: (ring.gap(place) >= 0, id(ring) in names, ring.gap(place)),
        default=None,
    )
