"""Faces that others have drawn: circles or blades with a short text near each are contacts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cadbridge.formats.dxf.read.drawn.boxes import Box, boxes_of
from cadbridge.formats.dxf.read.drawn.nearest import close_numbers
from cadbridge.formats.dxf.read.drawn.shapes import Line, Ring, Shapes, Word
from cadbridge.formats.dxf.read.others.balloons import without_balloons
from cadbridge.formats.dxf.read.others.blades import blades
from cadbridge.formats.dxf.read.others.circles import (
    contact_circles,
    numbered_circles,
    report_concentric,
)
from cadbridge.formats.dxf.read.others.details import details_in
from cadbridge.formats.dxf.read.others.earth import earth_signs, earthed, without_frames
from cadbridge.formats.dxf.read.others.groups import Numbered
from cadbridge.formats.dxf.read.others.library import library_of
from cadbridge.formats.dxf.read.others.size import report_size
from cadbridge.formats.dxf.read.others.strokes import circles_of_lines
from cadbridge.formats.dxf.read.others.subjects import Reading, subjects_of
from cadbridge.formats.dxf.read.others.tables import report_tables
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.said.names import contact_name, said_besides
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary
from cadbridge.formats.dxf.rules import (
    BLADES,
    HIDDEN,
    NO_CONTACTS,
    NO_NUMBER,
    NOT_OURS,
    OTHER_SIZE,
    SAID_BESIDES,
)
from cadbridge.model import Library
from cadbridge.words import counted

_SIZE_DIGITS = 2
"""Digits behind the point, in millimetres, to which contacts are of one size."""
_MOST_CIRCLES = 1000
_MOST_NAMES = 2000


def read_foreign(drawn: Shapes, reading: Reading) -> Library:
    """A face for each connector, with every doubt a finding; ports where they have names."""
    shapes, facts = _shown(drawn, reading.facts), reading.facts
    report_tables(shapes.words, reading.known, facts)
    names = _named(shapes.words, reading.known)
    if len(shapes.rings) > _MOST_CIRCLES or len(names) > _MOST_NAMES:
        said = counted(len(names), "short text")
        message = f"{counted(len(shapes.rings), 'circle')} and {said} are not one face's"
        facts.report(NO_CONTACTS, message)
        return Library()
    signs = earth_signs(shapes.lines)
    height = max((word.height for _, word, sure in names if sure), default=0.0)
    circles = without_frames(contact_circles(shapes.rings), signs, height)
    numbered = numbered_circles(circles, names, shapes.lines, facts)
    words = [word for _, word, sure in names if sure]
    numbered = _with_blades(numbered, shapes.lines, words, facts)
    outlines: list[Ring | Box] = [*shapes.rings, *boxes_of(shapes.lines)]
    numbered = without_balloons(numbered, outlines, facts)
    numbered, earth = earthed(signs, circles, numbered, facts)
    if not numbered:
        hidden = [word.layer for word in drawn.words if not word.shown]
        more = f"; texts are hidden on layer {', '.join(sorted({*hidden}))}" if hidden else ""
        facts.report(NO_CONTACTS, f"no circle or rectangle has a short text near it{more}")
        return Library()
    used = {id(word) for _, word in numbered}
    renamed = {id(text): id(word) for text, word, _ in names}
    texts = [word for word in shapes.words if renamed.get(id(word)) not in used]
    details, captions = details_in(numbered, texts, outlines, reading.known, facts)
    numbered = [item for item in numbered if item not in details]
    texts = [word for word in texts if word not in captions]
    shapes = replace(shapes, words=tuple(word for word in shapes.words if word not in captions))
    circles = [ring for ring in circles if not any(ring is one for one, _ in details)]
    _report_doubts(circles, numbered, facts)
    _report_sizes(numbered, facts)
    report_concentric(numbered, shapes.rings, facts)
    report_size(shapes, numbered, reading.known, reading.chosen, facts)
    _report_more([text for text, word, _ in names if id(word) in used], reading)
    subjects = subjects_of(shapes, numbered, texts, outlines, reading)
    return library_of(subjects, earth, reading)


def _named(words: Sequence[Word], known: Vocabulary) -> list[tuple[Word, Word, bool]]:
    """Texts that may be names: as they stand, as names, and whether they are nothing else."""
    found = []
    for word in words:
        name = contact_name(word.text, known)
        if name:
            found.append((word, replace(word, text=name[0]), name[1]))
    return found


def _shown(shapes: Shapes, facts: Facts) -> Shapes:
    """What a person sees of a drawing."""
    hidden = {word.layer for word in shapes.words if not word.shown}
    rings = (*shapes.rings, *circles_of_lines(shapes.lines))
    hidden |= {ring.layer for ring in rings if not ring.shown}
    if hidden:
        facts.report(
            HIDDEN,
            f"layer {', '.join(sorted(hidden))} is not shown and was not read",
        )
    return replace(
        shapes,
        words=tuple(word for word in shapes.words if word.shown),
        rings=tuple(ring for ring in rings if ring.shown),
        lines=tuple(line for line in shapes.lines if line.shown),
    )


def _with_blades(
    circles: list[Numbered], lines: Sequence[Line], names: Sequence[Word], facts: Facts
) -> list[Numbered]:
    """The circles, or blades where there are none."""
    used = {id(word) for _, word in circles}
    found, (width, length) = blades(lines, [word for word in names if id(word) not in used])
    if found:
        done = (
            "left out, since circles are contacts here"
            if circles
            else "taken for contacts, whose diameter is the width"
        )
        size = f"{width:g} by {length:g} mm"
        texts = ", ".join(word.text for _, word in found)
        facts.report(BLADES, f"rectangles of {size} beside {texts} were {done}")
    return circles or found


def _report_doubts(circles: Sequence[Ring], numbered: Sequence[Numbered], facts: Facts) -> None:
    facts.report(NOT_OURS, f"{counted(len(numbered), 'contact')} were read, {_named_by(numbered)}")
    with_number = {id(ring) for ring, _ in numbered}
    sizes = {round(ring.radius, 3) for ring, _ in numbered}
    for ring in circles:
        if id(ring) not in with_number and round(ring.radius, 3) in sizes:
            where = f"of {2 * ring.radius:g} mm at ({ring.x:g}, {ring.y:g})"
            message = f"the circle {where} has no name beside it"
            facts.report(NO_NUMBER, message, ring.handle)


def _named_by(numbered: Sequence[Numbered]) -> str:
    """How many contacts have their name from where."""
    where = Counter(
        "in it"
        if ring.gap(word.middle) < 0
        else "beside it"
        if close_numbers([ring], [word])
        else "to which a line leads"
        for ring, word in numbered
    )
    if len(where) == 1:
        return f"each by a text {next(iter(where))}"
    return ", ".join(f"{count} by a text {place}" for place, count in where.items())


def _report_more(texts: Sequence[Word], reading: Reading) -> None:
    """Say what stands behind names of contacts: a face has no signals."""
    more = [text.text for text in texts if said_besides(text.text, reading.known)]
    if more:
        reading.facts.report(
            SAID_BESIDES, f"only the names were read of {', '.join(map(repr, more))}"
        )


def _report_sizes(numbered: Sequence[Numbered], facts: Facts) -> None:
    """Say which circles are of another size than the others: mounting holes have names, too."""
    by_size: dict[float, list[str]] = {}
    for ring, word in numbered:
        by_size.setdefault(round(2 * ring.radius, _SIZE_DIGITS), []).append(word.text)
    if len(by_size) > 1:
        usual = max(by_size, key=lambda size: len(by_size[size]))
        others = (
            f"{', '.join(sorted(names))} of {size:g} mm"
            for size, names in sorted(by_size.items())
            if size != usual
        )
        listed = f"{'; '.join(others)}; the others are of {usual:g} mm"
        facts.report(OTHER_SIZE, f"not all contacts are of one size: {listed}")
