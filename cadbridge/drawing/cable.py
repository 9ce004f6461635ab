"""The drawing of a cable: both ends, the wiring in colour, lengths and order codes, open points."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from cadbridge.drawing.arrange import Piece, on_paper
from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.ends import TEXT, Area, around, both_sides, heading, lines
from cadbridge.drawing.face import SCALES
from cadbridge.drawing.facts import ON_SHEET, TEXTS_SET_FOR, cable_rows
from cadbridge.drawing.items import Dimension, Layer
from cadbridge.drawing.labels import END_WORDS
from cadbridge.drawing.paper import A3, A4, SIZES, Box, PaperSize
from cadbridge.drawing.shells import shell_shape
from cadbridge.drawing.subject import Subject, subjects_of
from cadbridge.drawing.titleblock import block_height, block_items, block_width
from cadbridge.drawing.view import Sheet, Side, View
from cadbridge.drawing.wiring import length_table, wiring
from cadbridge.drawing.words import Words
from cadbridge.model import CableEnd, CableSpec, Certainty, Library, Part
from cadbridge.model.walk import sources_of
from cadbridge.words import main_text

_TALLEST, _WIDEST = 92.0, 92.0
"""Paper millimetres that a face may take."""
_LEAST_SCALE = 2
"""At which the numbers of a face can still be read."""
_LINE = 110
"""Characters of a line of notes."""
_MOST_POINTS = 14


def cable_drawing(
    library: Library, part: Part, words: Words, sheet: Sheet = Sheet.AUTO
) -> Drawing | None:
    """The drawing of a cable; nothing for other parts."""
    if part.cable is None:
        return None
    subjects = {
        subject.port: subject for subject in subjects_of(library, part) if subject.is_cable_end
    }
    most = min((_scale_of(subject) for subject in subjects.values()), default=5)
    least = 1 if sheet in (Sheet.A4, Sheet.A3) else min(most, _LEAST_SCALE)
    for size in _sizes(sheet):
        for scale in (item for item in SCALES if least <= item <= most):
            drawing = _Cable(library, part, part.cable, subjects, words, scale).drawing(size)
            if drawing.is_as_set:
                return drawing
    return drawing


class _Cable:
    """Sets the pieces of one drawing; all sizes in model millimetres."""

    def __init__(
        self,
        library: Library,
        part: Part,
        spec: CableSpec,
        subjects: Mapping[str, Subject],
        words: Words,
        scale: int,
    ) -> None:
        self._library = library
        self._part = part
        self._spec = spec
        self._subjects = subjects
        self._words = words
        self._scale = scale
        self._unit = 1.0 / scale

    def drawing(self, size: PaperSize) -> Drawing:
        unit = self._unit
        left = self._end("A", self._spec.end_a, 0.0)
        right = self._end("B", self._spec.end_b, left.box[2] + 20 * unit)
        top = min(left.box[1], right.box[1]) - 10 * unit
        wires = self._wires(top)
        lengths = self._lengths(wires.box[1] - 10 * unit)
        notes = self._notes(lengths.box[2] + 12 * unit, wires.box[1] - 10 * unit)
        low = min(lengths.box[1], notes.box[1]) - 8 * unit
        block = self._block(low)
        areas = [left, right, wires, lengths, notes]
        shown = [area for area in areas if area.items]
        whole = around([*shown, block])
        pieces = [self._piece(area, breaks=area in (wires, lengths)) for area in shown]
        said = self._words(ON_SHEET, scale=str(self._scale))
        rows = cable_rows(self._library, self._part, said, self._words)
        file = self._library.file_name(self._part.part_number)
        return Drawing(
            name=f"{file} cable",
            folder=file,
            title=f"{self._part.part_number}: {self._words('Cable')}",
            part_number=self._part.part_number,
            side=Side.MATING,
            scale=self._scale,
            items=whole.items,
            symbols=whole.symbols,
            paper=on_paper(pieces, self._piece(block), rows, (size,)),
            sheet_only=True,
            is_cable=True,
            left=whole.box[0],
            bottom=whole.box[1],
            right=whole.box[2],
            top=whole.box[3],
        )

    def _piece(self, area: Area, *, breaks: bool = False) -> Piece:
        left, bottom, right, top = area.box
        margin = self._unit
        box: Box = (left - margin, bottom - margin, right + margin, top + margin)
        return Piece(area.items, box, self._scale, self._scale, breaks)

    def _end(self, letter: str, end: CableEnd, left: float) -> Area:
        """Heading of an end, and its connector from both sides."""
        subject = self._subjects.get(f"end {letter}")
        state = self._words(END_WORDS[end.state]) if end.state in END_WORDS else end.connector
        title = f"{self._words(f'End {letter}')}: {state}"
        head = heading(title, left, 0.0, self._unit)
        below = head.box[1] - 3 * self._unit
        areas = [head]
        if end.label:
            areas.append(lines([end.label], left, below, self._unit))
            below = areas[-1].box[1] - 2 * self._unit
        if subject:
            areas.append(both_sides(subject, left, below, self._unit, self._words, described=False))
        return around(areas)

    def _wires(self, top: float) -> Area:
        unit = self._unit
        shown = wiring(self._spec, 0.0, top, unit, self._words)
        left, bottom, right, _ = shown.box
        if not self._spec.lengths:
            return Area(shown.items, shown.box, {})
        y = bottom - 9 * unit
        measure = Dimension(
            Layer.DIMENSION,
            (shown.near, y),
            (shown.far, y),
            "L",
            TEXT * unit,
            ((shown.near, bottom), (shown.far, bottom)),
        )
        return Area((*shown.items, measure), (left, y - 3 * unit, right, top), {})

    def _lengths(self, top: float) -> Area:
        """The lengths L that can be ordered."""
        unit = self._unit
        if not self._spec.lengths:
            return Area((), (0.0, top, 0.0, top), {})
        head = heading(f"L: {self._words('Lengths')}", 0.0, top, unit)
        table = length_table(self._spec, self._words)
        at = head.box[1] - 2 * unit
        width, height = table.size(TEXT * unit)
        items = tuple(table.items(0.0, at, TEXT * unit))
        return around([head, Area(items, (0.0, at - height, width, at), {})])

    def _notes(self, left: float, top: float) -> Area:
        """The part's own note, and what of the cable is open."""
        unit = self._unit
        areas = []
        note = self._part.note.get(_LOCALES.get(self._words.language, "")) or main_text(
            self._part.note
        )
        for title, texts in (
            ("Notes", [note] if note else []),
            ("Open points", list(open_points(self._part))),
        ):
            if not texts:
                continue
            areas.append(heading(self._words(title), left, top, unit))
            broken = [line for text in texts for line in wrap(text, _LINE)]
            areas.append(lines(broken, left, areas[-1].box[1] - unit, unit))
            top = areas[-1].box[1] - 4 * unit
        return around(areas) if areas else Area((), (left, top, left, top), {})

    def _block(self, top: float) -> Area:
        said = self._words(TEXTS_SET_FOR, scale=str(self._scale))
        rows = cable_rows(self._library, self._part, said, self._words)
        width = max(170.0, block_width(rows)) * self._unit
        bottom = top - block_height(rows) * self._unit
        items = tuple(block_items(rows, 0.0, top, width, self._unit))
        return Area(items, (0.0, bottom, width, top), {})


_LOCALES = {"en": "en_US", "de": "de_DE", "it": "it_IT"}
"""Languages of texts in the library."""


def _sizes(sheet: Sheet) -> tuple[PaperSize, ...]:
    """A cable wants room: A3 and more, unless the user says otherwise."""
    return {Sheet.A4: (A4,), Sheet.A3: (A3,)}.get(sheet, SIZES[1:])


def _scale_of(subject: Subject) -> int:
    if subject.face is None:
        return 5
    left, bottom, right, top = shell_shape(subject.face, View(Side.MATING, subject.gender)).bounds
    return next(
        (
            scale
            for scale in SCALES
            if (right - left) * scale <= _WIDEST and (top - bottom) * scale <= _TALLEST
        ),
        1,
    )


def open_points(part: Part) -> Iterator[str]:
    """What a source leaves out or contradicts itself in."""
    seen: set[str] = set()
    for place, source in sources_of(part):
        if source.certainty in (Certainty.MISSING, Certainty.CONFLICTING):
            text = source.reason
            if source.readings:
                text = f"{text} ({' / '.join(source.readings)})"
            if text not in seen and len(seen) < _MOST_POINTS:
                seen.add(text)
                yield f"- {_said(place)}: {text}"


def _said(place: str) -> str:
    """A place as people say it: ``conductors 4, signal``."""
    plain = place.removeprefix("cable.").replace("end_a", "End A").replace("end_b", "End B")
    plain = plain.replace("[", " ").replace("]", "").replace("mm2", "mm²")
    return plain.replace(".", ", ").replace("_", " ") or "part"
