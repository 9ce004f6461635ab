"""Which circles are contacts, and which texts name them."""

from collections.abc import Mapping, Sequence
from math import hypot

from cadbridge.formats.dxf.read.drawn.nearest import close_numbers
from cadbridge.formats.dxf.read.drawn.shapes import Line, Ring, Word
from cadbridge.formats.dxf.read.others.groups import Numbered
from cadbridge.formats.dxf.read.others.leaders import led_names
from cadbridge.formats.dxf.read.others.one_side import on_one_side
from cadbridge.formats.dxf.read.others.own_names import (
    led_or_own,
    names_of_blocks,
    names_within,
)
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.middle import holds
from cadbridge.formats.dxf.rules import CONCENTRIC

_MOST_AROUND = 3.0
"""How much larger than a contact a circle is that may be its edge."""
Name = tuple[Word, Word, bool]
"""A text as it stands, as a name, and whether it can be nothing else."""


def contact_circles(rings: Sequence[Ring]) -> list[Ring]:
    """The innermost of each set of concentric circles, without those that hold others."""
    innermost: list[Ring] = []
    for ring in sorted(rings, key=lambda ring: ring.radius):
        if ring.radius > 0 and not any(_concentric(ring, other) for other in innermost):
            innermost.append(ring)
    return [
        ring
        for ring in innermost
        if sum(holds(ring, other) for other in innermost if other is not ring) < 2
    ]


def report_concentric(numbered: Sequence[Numbered], rings: Sequence[Ring], facts: Facts) -> None:
    """Say which circles around contacts were passed over: who draws bore and edge means either."""
    contacts = [ring for ring, _ in numbered]
    for ring in contacts:
        around = {
            round(2 * other.radius, 3)
            for other in rings
            if ring.radius < other.radius <= _MOST_AROUND * ring.radius
            and _concentric(ring, other)
            and sum(holds(other, one) for one in contacts) < 2
        }
        if around:
            sizes = " and ".join(f"{size:g}" for size in sorted(around))
            facts.report(
                CONCENTRIC,
                f"contacts of {2 * ring.radius:g} mm have circles of {sizes} mm around them",
            )
            return


def _concentric(one: Ring, other: Ring) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < 0.05 * max(one.radius, other.radius)


def numbered_circles(
    circles: Sequence[Ring], names: Sequence[Name], lines: Sequence[Line], facts: Facts
) -> list[Numbered]:
    """The circles that have a name: in them, beside them, by a leader, or what may be one there."""
    named = {id(text): word for text, word, _ in names}
    texts = [text for text, *_ in names]
    found = names_of_blocks(circles, texts)
    within = names_within(circles, texts) | found
    held = {id(text) for text in within.values()}
    led = led_names(circles, [text for text in texts if id(text) not in held], lines)
    away = {id(text) for text in led.values()}
    beside = close_numbers(
        circles, [text for text, _, sure in names if sure and id(text) not in away]
    )
    led_to, in_it, beside_it = (
        {index: named[id(text)] for index, text in reading.items()}
        for reading in (led, within, beside)
    )
    kept = led_or_own(led_to, in_it, beside_it, facts)
    found |= {index: led[index] for index in kept}
    for sure in (True, False):
        sizes = {round(circles[index].radius, 3) for index in found}
        used = away | {id(text) for text in found.values()}
        free = [text for text, _, known in names if known is sure and id(text) not in used]
        left = [
            index
            for index, ring in enumerate(circles)
            if index not in found and (sure or not sizes or round(ring.radius, 3) in sizes)
        ]
        rings = [circles[index] for index in left]
        near: Mapping[int, Word] = close_numbers(rings, free)
        if sure:
            near = on_one_side(rings, free, near, facts)
        found |= {left[index]: text for index, text in near.items()}
    return [(circles[index], named[id(text)]) for index, text in found.items()]
