"""The drawings of a part, as every format shows them."""

from dataclasses import replace

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.said.subject import subjects_of
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.drawing.shapes.view import Sheet, Side
from cadbridge.drawing.sheets.cable import cable_drawing
from cadbridge.drawing.sheets.ports import ports_drawings
from cadbridge.drawing.sheets.sheet import compose
from cadbridge.model import Library, Part


def drawings_of(
    library: Library,
    part: Part,
    side: Side = Side.MATING,
    sheet: Sheet = Sheet.BARE,
    words: Words | None = None,
    *,
    port: str = "",
    note: str = "",
) -> tuple[Drawing, ...]:
    """The drawings of a part: one a port, one a cable end with a connector, or the bare face.

    Args:
        library: where the part's connectors, their faces, and mating cables are looked up.
        part: any part; contactors and others have no drawing.
        side: the side that is shown.
        sheet: the drawing alone, or on a sheet.
        words: the language; English by default.
        port: only that of this port or cable end; all by default.
        note: a sentence that they must say, too.
    """
    said = words or words_in()
    return tuple(
        compose(replace(subject, note=note), side, sheet, said)
        for subject in subjects_of(library, part)
        if port in ("", subject.port)
    )


def sheets_of(
    library: Library, part: Part, sheet: Sheet = Sheet.AUTO, words: Words | None = None
) -> tuple[Drawing, ...]:
    """Drawings of a part as a whole: all its ports, the cable with both its ends.

    Args:
        library: where connectors and faces are looked up.
        part: any part.
        sheet: the size of paper.
        words: the language; English by default.
    """
    said = words or words_in()
    cable = cable_drawing(library, part, said, sheet)
    return ports_drawings(library, part, said, sheet) + ((cable,) if cable else ())


def png_bytes(drawing: Drawing, width_px: int = 600) -> bytes:
    """The drawing as a PNG image; the same bytes on every machine.

    One that makes sense on its sheet alone is shown on it.

    Args:
        drawing: what to show.
        width_px: width in pixels; the height follows.
    """
    from cadbridge.drawing.emit import png  # noqa: PLC0415 - loads a renderer that SVG need not wait for

    return png.png_bytes(drawing, width_px)
