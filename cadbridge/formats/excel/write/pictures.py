"""Pictures of mating faces, as they stand beside pin tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cadbridge.drawing import Drawing, Side, png_bytes
from cadbridge.drawing.faces.face import face_scale, face_view
from cadbridge.drawing.said.subject import Subject, subjects_of
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.view import GENDER_WORDS, SIDE_WORDS, View
from cadbridge.drawing.sheets.cable import wiring_drawing
from cadbridge.model import Library, Part

WIDTH_PX = 240
"""Of a face."""
WIRING_PX = 1200
_CACHED = 256
"""Pictures; the shipped library has about forty different ones."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, and what it shows in words."""

    png: bytes
    width_px: int
    height_px: int
    caption: str


def face_pictures(
    library: Library, part: Part, words: Words, side: Side = Side.MATING
) -> Mapping[str, Picture]:
    """Pictures of a part's faces by port, or by ``end A`` and ``end B``."""
    return {
        subject.port: picture
        for subject in subjects_of(library, part)
        if (picture := _picture(subject, side, words)) is not None
    }


def _picture(subject: Subject, side: Side, words: Words) -> Picture | None:
    if subject.face is None or subject.connector is None:
        return None
    view = View(side, subject.gender)
    scale = face_scale(subject.face, view)
    face = face_view(_without_signals(subject), subject.face, view, 1.0 / scale, words)
    left, bottom, right, top = face.bounds
    if left == right or bottom == top:  # no outline is known, and a line of contacts at most
        return None
    drawing = Drawing(
        name="",
        folder="",
        title="",
        part_number="",
        side=side,
        scale=scale,
        items=face.items,
        symbols=face.symbols,
        left=left,
        bottom=bottom,
        right=right,
        top=top,
    )
    port = subject.port
    name = words(f"{port[:1].upper()}{port[1:]}") if subject.is_cable_end else port
    seen = f"{words(SIDE_WORDS[side])}, {words(GENDER_WORDS[subject.gender])}"
    return _image(drawing, WIDTH_PX, f"{name}: {seen}")


def wiring_picture(library: Library, part: Part, words: Words) -> Picture | None:
    """The wiring of a cable as it is drawn; None for other parts and without conductors."""
    drawing = wiring_drawing(library, part, words)
    return _image(drawing, WIRING_PX, drawing.title) if drawing else None


def _image(drawing: Drawing, width_px: int, caption: str) -> Picture:
    height_px = round(width_px * drawing.height / drawing.width)
    return Picture(_png(_Same(drawing), width_px), width_px, height_px, caption)


def _without_signals(subject: Subject) -> Subject:
    """What the picture of the face depends on, so that the same faces share one picture."""
    assert subject.connector is not None
    return Subject(
        part=subject.connector,
        name="",
        connector=subject.connector,
        face=subject.face,
        contact_names=subject.contact_names,
        unused=subject.unused,
        earth=subject.earth,
    )


class _Same:
    """A drawing that is equal to another with the same content: drawings hold mappings."""

    __slots__ = ("_key", "drawing")

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._key = repr(drawing)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._key == self._key


@lru_cache(maxsize=_CACHED)
def _png(drawing: _Same, width_px: int) -> bytes:
    return png_bytes(drawing.drawing, width_px)
