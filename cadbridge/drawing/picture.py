"""The bare view of a face, for a page that says in words what a drawing sheet adds."""

from collections.abc import Mapping

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.faces.face import face_scale, face_view
from cadbridge.drawing.faces.shells import shell_shape
from cadbridge.drawing.said.subject import Subject, subjects_of
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.drawing.shapes.items import Layer
from cadbridge.drawing.shapes.view import GENDER_WORDS, SIDE_WORDS, Side, View
from cadbridge.model import Face, Library, Part

_MARGIN = 4.0
"""Paper millimetres around the shell; the centre lines end within."""


def pictures_of(
    library: Library, part: Part, side: Side = Side.MATING, words: Words | None = None
) -> Mapping[str, Drawing]:
    """The faces of a part without dimensions, table and title block.

    Args:
        library: where connectors and faces are looked up.
        part: any part.
        side: the side that is shown.
        words: the language of what is read aloud; English by default.

    Returns:
        Views by designation of the port, by ``end A`` and ``end B`` of a cable, or by the empty
        text for a connector. Ports whose face is not known are left out.
    """
    return {
        subject.port: _picture(
            subject, subject.face, View(side, subject.gender), words or words_in()
        )
        for subject in subjects_of(library, part)
        if subject.face
    }


def _picture(subject: Subject, face: Face, view: View, words: Words) -> Drawing:
    scale = face_scale(face, view)
    shown = face_view(subject, face, view, 1.0 / scale, words)
    margin = _MARGIN / scale
    left, bottom, right, top = shell_shape(face, view).bounds
    port = f", {subject.called(words)}" if subject.port else ""
    seen = f"{words(SIDE_WORDS[view.side])}; {words(GENDER_WORDS[view.gender])}"
    return Drawing(
        name=subject.name,
        folder=subject.folder,
        title=f"{subject.part.part_number}{port}: {seen}",
        part_number=subject.part.part_number,
        side=view.side,
        scale=scale,
        items=tuple(item for item in shown.items if item.layer is not Layer.DIMENSION),
        symbols=shown.symbols,
        left=left - margin,
        bottom=bottom - margin,
        right=right + margin,
        top=top + margin,
    )
