"""What a drawing must say in words: the legend of its signs, and every doubt."""

from collections.abc import Iterator

from cadbridge.drawing.contacts import earth_symbol
from cadbridge.drawing.geometry import box
from cadbridge.drawing.items import Circle, Disc, Item, Layer, Outline, Pen, Segment, Text
from cadbridge.drawing.subject import Subject
from cadbridge.drawing.view import View
from cadbridge.model import Basis, ContactRole, Face, Gender

APPROXIMATE = "Approximate: contact positions are placeholders, not to be measured."
APPROXIMATE_KEY = "Approximate: shape and place of the key are placeholders."
GENDER_OPEN = "The source does not state the gender; the male mating view is drawn."


def notes(subject: Subject, view: View) -> list[str]:
    """The notes of a drawing, in words."""
    found = []
    if subject.face is not None:
        if _approximate(subject.face):
            found.append(APPROXIMATE)
        elif _approximate_key(subject.face):
            found.append(APPROXIMATE_KEY)
        if view.gender is Gender.UNSPECIFIED:
            found.append(GENDER_OPEN)
    spec = subject.connector.connector if subject.connector else None
    if spec and spec.shell_contact and any(row[0] == spec.shell_contact for row in subject.rows):
        found.append(f"{spec.shell_contact}: the metal shell of the connector.")
    return found


def _approximate(face: Face) -> bool:
    return any(contact.position_basis is Basis.APPROXIMATE for contact in face.contacts)


def _approximate_key(face: Face) -> bool:
    return any(figure.basis is Basis.APPROXIMATE for figure in face.key.figures)


def legend(subject: Subject) -> list[tuple[str, str]]:
    """Signs of the drawing and what they mean: (sign, words)."""
    if subject.face is None:
        return []
    roles = {contact.role for contact in subject.face.contacts}
    printed = {subject.printed(contact) for contact in subject.face.contacts}
    found = [("first", "first contact")]
    if ContactRole.POWER in roles:
        found.append(("power", "power"))
    if ContactRole.PROTECTIVE_EARTH in roles or printed & subject.earth:
        found.append(("earth", "protective earth"))
    if ContactRole.SHIELD in roles:
        found.append(("shield", "shield"))
    if printed & subject.unused:
        found.append(("unused", "not connected"))
    return found


def sign_items(sign: str, x: float, y: float, size: float, view: View) -> Iterator[Item]:
    """One sign of the legend, `size` across, around a point."""
    half = size / 2
    if sign == "first":
        corners = box(x - half * 0.8, y - half, x + half * 0.8, y + half)
        yield Outline(Layer.TITLE, corners, (0.0,) * 4, Pen.NARROW)
        return
    if sign == "earth":
        yield from earth_symbol(x, y, size, Layer.TITLE)
        return
    dot = half * 0.6
    if view.female or sign == "unused":
        yield Circle(Layer.TITLE, (x, y), dot)
    else:
        yield Disc(Layer.TITLE, (x, y), dot)
    if sign in ("power", "shield"):
        yield Circle(Layer.TITLE, (x, y), half, Pen.WIDE if sign == "power" else Pen.DASHED)
    if sign == "unused":
        yield Segment(Layer.TITLE, (x - half, y - half), (x + half, y + half))
        yield Segment(Layer.TITLE, (x - half, y + half), (x + half, y - half))


def note_items(texts: list[str], left: float, top: float, size: float) -> Iterator[Item]:
    """Notes, one a line, downwards from a point."""
    for number, text in enumerate(texts):
        base = top - size - number * size * 1.7
        yield Text(Layer.TITLE, (left, base), size, text)
