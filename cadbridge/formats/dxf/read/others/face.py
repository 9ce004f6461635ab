"""A face that others have drawn: circles or blades with a short text near each are contacts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import hypot

from cadbridge.drawing.view import Side, View
from cadbridge.formats.dxf.read.others.blades import blades
from cadbridge.formats.dxf.read.others.earth import earth_signs, earthed, without_frames
from cadbridge.formats.dxf.read.others.nearest import close_numbers
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.middle import holds, holds_all, middle
from cadbridge.formats.dxf.read.own.subject import number
from cadbridge.formats.dxf.read.shapes import Line, Ring, Shapes, Word
from cadbridge.formats.dxf.read.views import Numbered, views_of
from cadbridge.formats.dxf.rules import (
    BLADES,
    GENDER_OPEN,
    HIDDEN,
    MIRRORED,
    NO_CONTACTS,
    NO_NUMBER,
    NOT_OURS,
    NUMBER_TWICE,
    SEVERAL_VIEWS,
    UNITS_OPEN,
)
from cadbridge.model import (
    ContactRole,
    Face,
    FaceContact,
    Gender,
    Key,
    Library,
    Shell,
    ShellKind,
)
from cadbridge.model.fields import natural_key

_NAME = re.compile(r"[A-Za-z]{1,3}\d{0,3}|\d{1,3}[A-Za-z]?|⏚")
_EARTH = frozenset({"PE", "GND", "⏚"})
_FEMALE = re.compile(r"\b(female|sockets?|buchsen?|femmina|femelle)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(male|plug|stecker|stifte?|maschio|m[aâ]le)\b", re.IGNORECASE)
_TERMINATION = re.compile(r"\b(termination|wiring|solder|rear|l[oö]tseite)\b", re.IGNORECASE)
_MOST_CIRCLES = 1000
_MOST_NAMES = 2000


def read_foreign(drawn: Shapes, name: str, facts: Facts) -> Library:
    """A new face, with every doubt a finding."""
    shapes = _shown(drawn, facts)
    names = [word for word in shapes.words if _NAME.fullmatch(word.text)]
    if len(shapes.rings) > _MOST_CIRCLES or len(names) > _MOST_NAMES:
        message = f"{len(shapes.rings)} circles and {len(names)} short texts are not one face's"
        facts.report(NO_CONTACTS, message)
        return Library()
    signs = earth_signs(shapes.lines)
    height = max((word.height for word in names), default=0.0)
    circles = without_frames(_contact_circles(shapes.rings), signs, height)
    numbered = _with_blades(_numbered(circles, names), shapes.lines, names, facts)
    numbered, earth = earthed(signs, circles, numbered, facts)
    if not numbered:
        facts.report(NO_CONTACTS, "no circle or rectangle has a short text near it")
        return Library()
    _report_doubts(shapes, circles, numbered, facts)
    contacts = _single_view(numbered, facts)
    outer = max(shapes.rings, key=lambda ring: ring.radius, default=None)
    round_shell = outer is not None and holds_all(outer, [ring for ring, _ in contacts])
    face = Face(
        id=re.sub(r"\W+", "_", name.lower()).strip("_") or "face",
        title=name,
        contacts=_face_contacts(contacts, earth, shapes.rings, _view(shapes.words, facts), facts),
        shell=Shell(kind=ShellKind.CIRCULAR if round_shell else ShellKind.RECTANGULAR),
        key=Key(kind="unknown"),
    )
    return Library(faces=(face,))


def _shown(shapes: Shapes, facts: Facts) -> Shapes:
    """What a person sees of a drawing."""
    hidden = {word.layer for word in shapes.words if not word.shown}
    hidden |= {ring.layer for ring in shapes.rings if not ring.shown}
    if hidden:
        facts.report(HIDDEN, f"on layer {', '.join(sorted(hidden))}")
    return replace(
        shapes,
        words=tuple(word for word in shapes.words if word.shown),
        rings=tuple(ring for ring in shapes.rings if ring.shown),
        lines=tuple(line for line in shapes.lines if line.shown),
    )


def _contact_circles(rings: Sequence[Ring]) -> list[Ring]:
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


def _concentric(one: Ring, other: Ring) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < 0.05 * max(one.radius, other.radius)


def _numbered(circles: Sequence[Ring], names: Sequence[Word]) -> list[Numbered]:
    return [(circles[index], word) for index, word in close_numbers(circles, names).items()]


def _with_blades(
    circles: list[Numbered], lines: Sequence[Line], names: Sequence[Word], facts: Facts
) -> list[Numbered]:
    """The circles, or blades where there are none."""
    used = {id(word) for _, word in circles}
    found = blades(lines, [word for word in names if id(word) not in used])
    if found:
        done = "left out, since circles are contacts here" if circles else "taken for contacts"
        texts = ", ".join(word.text for _, word in found)
        facts.report(BLADES, f"{2 * found[0][0].radius:g} mm wide, beside {texts}: {done}")
    return circles or found


def _single_view(numbered: Sequence[Numbered], facts: Facts) -> list[Numbered]:
    view, *others = views_of(numbered)
    if others:
        ring, word = view[0]
        message = (
            f"{len(others) + 1} views; the one with contact {word.text} at"
            f" ({ring.x:g}, {ring.y:g}) was taken"
        )
        facts.report(SEVERAL_VIEWS, message)
    if any(word.mirrored for _, word in view):
        facts.report(MIRRORED, "the texts beside the contacts are mirrored")
    return view


def _report_doubts(
    shapes: Shapes, circles: Sequence[Ring], numbered: Sequence[Numbered], facts: Facts
) -> None:
    facts.report(NOT_OURS, f"{len(numbered)} shapes with a text near them became contacts")
    if not shapes.unit_known:
        facts.report(UNITS_OPEN, "the header has no unit")
    with_number = {id(ring) for ring, _ in numbered}
    sizes = {round(ring.radius, 3) for ring, _ in numbered}
    for ring in circles:
        if id(ring) not in with_number and round(ring.radius, 3) in sizes:
            message = f"a circle of {2 * ring.radius:g} mm at ({ring.x:g}, {ring.y:g})"
            facts.report(NO_NUMBER, message, ring.handle)


def _view(words: Sequence[Word], facts: Facts) -> View:
    text = " ".join(word.text for word in words)
    side = Side.TERMINATION if _TERMINATION.search(text) else Side.MATING
    female, male = _FEMALE.search(text), _MALE.search(text)
    if female and male:
        facts.report(GENDER_OPEN, f"it says both {female[0]!r} and {male[0]!r}")
    elif female:
        return View(side, Gender.FEMALE)
    elif not male:
        facts.report(GENDER_OPEN, "no word for the gender was found")
    return View(side, Gender.MALE)


def _face_contacts(
    numbered: Sequence[Numbered],
    earth: Sequence[Ring],
    rings: Sequence[Ring],
    view: View,
    facts: Facts,
) -> tuple[FaceContact, ...]:
    x, y = middle([ring for ring, _ in numbered], rings)
    contacts: dict[str, FaceContact] = {}
    for ring, word in numbered:
        if word.text in contacts:
            facts.report(NUMBER_TWICE, f"two contacts are called {word.text!r}", word.handle)
            continue
        is_earth = word.text.upper() in _EARTH or ring in earth
        contacts[word.text] = FaceContact(
            id=word.text,
            x_mm=number(view.x(ring.x - x)),
            y_mm=number(ring.y - y),
            diameter_mm=number(2 * ring.radius),
            role=ContactRole.PROTECTIVE_EARTH if is_earth else ContactRole.SIGNAL,
        )
    return tuple(sorted(contacts.values(), key=natural_key))
