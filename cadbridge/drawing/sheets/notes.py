"""What a drawing must say in words: the legend of its signs, and every doubt."""

from collections.abc import Iterator

from cadbridge.drawing.faces.contacts import earth_symbol
from cadbridge.drawing.faces.figures import is_guessed, key_is_guessed, key_is_unknown
from cadbridge.drawing.said.subject import Subject
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.geometry import box
from cadbridge.drawing.shapes.items import Circle, Disc, Item, Layer, Outline, Pen, Segment, Text
from cadbridge.drawing.shapes.view import View
from cadbridge.model import Basis, ContactRole, Face, Gender

GUESSED = "Positions are not known: contacts are drawn dashed, not to be measured."
KEY_GUESSED = "Shape and place of the key are not known: it is drawn dashed."
KEY_UNKNOWN = "The key is not known: it is left out."
KEY_HIDDEN = "The key is on the far side: it is drawn dashed."
NUMBERS_UNSOURCED = "The order of the numbers is not confirmed by any source."
GENDER_OPEN = "The source does not state the gender; the male mating view is drawn."
WAYS_DIFFER = "Ways of the connector: {ways}; contacts of the face, as drawn: {contacts}."
OPEN = "Open: {what}."
SHELL = "{contact}: the metal shell of the connector."


_GENDER = "gender of the connector"
_TYPE_AND_GENDER = f"type and {_GENDER}"
_OPEN_WORDS = {
    "": _TYPE_AND_GENDER,
    "connector": _TYPE_AND_GENDER,
    "gender": _GENDER,
    "coding": "coding of the connector",
    "ways": "count of contacts",
    "pins": "count of contacts",
    "face": "insert of the connector",
    "contact": "names of contacts",
    "contact_names": "names of contacts",
    "contact_a": "landing of cores",
    "contact_b": "landing of cores",
    "contacts": "positions of contacts",
    "y_mm": "positions of contacts",
    "x_mm": "positions of contacts",
    "numbering": "order of the numbers",
}
"""What a drawing says is open, by the field."""
_OPEN_ON = {
    "signal": "signals on {contacts}",
    "direction": "directions on {contacts}",
    "colour": "colours on {contacts}",
}
"""What of rows of its table is open, by the field."""
_COLOUR = "Colour"
"""The column; without it there is no row to look at."""
_COLOURS_LEFT_OUT = "colours (left out)"


def notes(subject: Subject, view: View, words: Words) -> list[str]:
    """The notes of a drawing, in words."""
    found = [subject.note] if subject.note else []
    if subject.face:
        found += [words(text) for text in _on_face(subject.face, view)]
    spec = subject.connector.connector if subject.connector else None
    if spec and spec.shell_contact and any(row[0] == spec.shell_contact for row in subject.rows):
        found.append(words(SHELL, contact=spec.shell_contact))
    if spec and subject.face and spec.ways != (drawn := len(subject.face.contacts)):
        found.append(words(WAYS_DIFFER, ways=str(spec.ways), contacts=str(drawn)))
    what = dict.fromkeys(_what_is_open(subject, words))
    if what:
        found.append(words(OPEN, what=", ".join(what)))
    return found


def _what_is_open(subject: Subject, words: Words) -> Iterator[str]:
    open_words = {_OPEN_WORDS.get(point.field, ""): None for point in subject.open_points}
    if _TYPE_AND_GENDER in open_words:
        open_words.pop(_GENDER, None)
    yield from (words(text) for text in open_words if text)
    for name, contacts in subject.doubted.items():
        if name == "colour" and _COLOUR not in subject.columns:
            yield words(_COLOURS_LEFT_OUT)
        else:
            yield words(_OPEN_ON[name], contacts=", ".join(contacts))


def _on_face(face: Face, view: View) -> Iterator[str]:
    if is_guessed(face):
        yield GUESSED
    elif face.numbering_basis is Basis.APPROXIMATE:
        yield NUMBERS_UNSOURCED
    if key_is_unknown(face):
        yield KEY_UNKNOWN
    elif key_is_guessed(face):
        yield KEY_GUESSED
    elif view.from_wires and face.key.kind != "none_found":
        yield KEY_HIDDEN
    if view.gender is Gender.UNSPECIFIED:
        yield GENDER_OPEN


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
    if view.female or view.from_wires or sign == "unused":
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
