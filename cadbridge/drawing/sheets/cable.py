"""The drawing of a cable: both ends, the wiring in colour, lengths and order codes, open points."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cadbridge.doubts import doubts_of
from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.said.facts import cable_rows
from cadbridge.drawing.said.labels import END_WORDS
from cadbridge.drawing.said.open_points import own_open, row_certainty
from cadbridge.drawing.said.subject import Subject, subjects_of
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Dimension, Layer
from cadbridge.drawing.shapes.lettering import wrapped
from cadbridge.drawing.shapes.paper import A3, A4, SIZES, PaperSize
from cadbridge.drawing.shapes.titleblock import Row
from cadbridge.drawing.shapes.view import Sheet, Side
from cadbridge.drawing.sheets.ends import (
    TEXT,
    Area,
    around,
    both_sides,
    heading,
    lines,
    notes_below,
)
from cadbridge.drawing.sheets.whole import SCALE_WITHOUT_FACE, Scales, Whole, that_fits
from cadbridge.drawing.sheets.wiring import length_table, wiring
from cadbridge.model import CableEnd, CableSpec, Library, Part
from cadbridge.words import main_text

_LARGEST = 60.0
"""Paper millimetres that a face may take."""
_LINE = 125.0
"""Paper millimetres of a line of notes."""


def cable_drawing(
    library: Library, part: Part, words: Words, sheet: Sheet = Sheet.AUTO
) -> Drawing | None:
    """The drawing of a cable; nothing for other parts."""
    if part.cable is None:
        return None
    subjects = {  # how sure a core is, its row of the wiring says
        subject.port: replace(subject, doubted={})
        for subject in subjects_of(library, part)
        if subject.is_cable_end
    }
    spec = part.cable

    def make(scales: Scales, size: PaperSize) -> Drawing:
        return _Cable(library, part, spec, subjects, words, scales).drawing(size)

    return that_fits(make, tuple(subjects.values()), _sizes(sheet), _LARGEST)


def wiring_drawing(library: Library, part: Part, words: Words) -> Drawing | None:
    """The wiring of a cable alone; nothing for other parts and without conductors."""
    if part.cable is None or not part.cable.conductors:
        return None
    area = _Cable(library, part, part.cable, {}, words, {}).wires(0.0)
    left, bottom, right, top = area.box
    return Drawing(
        name=part.part_number,
        folder="",
        title=f"{part.part_number}: {words('Cable')}",
        part_number=part.part_number,
        side=Side.MATING,
        scale=SCALE_WITHOUT_FACE,
        items=area.items,
        left=left,
        bottom=bottom,
        right=right,
        top=top,
    )


class _Cable(Whole):
    """Sets the pieces of the drawing of a cable."""

    def __init__(
        self,
        library: Library,
        part: Part,
        spec: CableSpec,
        subjects: Mapping[str, Subject],
        words: Words,
        scales: Scales,
    ) -> None:
        super().__init__(library, part, words, scales)
        self._spec = spec
        self._subjects = subjects

    def drawing(self, size: PaperSize) -> Drawing:
        """The drawing as it is read best of all ways in which the sheet has room for it.

        First with the notes at the foot, then beside the ends, then with each end's sides below
        each other; where none has room, as it shrinks least.
        """
        shown: list[Drawing] = []
        for notes_beside_ends, stacked in ((False, False), (True, False), (False, True)):
            drawing = self._set(size, notes_beside_ends, stacked)
            if drawing.is_as_set:
                return drawing
            shown.append(drawing)
        return max(shown, key=lambda drawing: drawing.paper.smaller if drawing.paper else 0.0)

    def _set(self, size: PaperSize, notes_beside_ends: bool, stacked: bool) -> Drawing:
        unit = self._unit
        left = self._end("A", self._spec.end_a, 0.0, stacked)
        right = self._end("B", self._spec.end_b, left.box[2] + 20 * self._unit_at("end A"), stacked)
        top = min(left.box[1], right.box[1]) - 10 * unit
        wires = self.wires(top)
        lengths = self._lengths(wires.box[1] - 10 * unit)
        notes = self._notes(lengths.box[2] + 12 * unit, wires.box[1] - 10 * unit)
        low = min(lengths.box[1], notes.box[1]) - 8 * unit
        block = self._block(low)
        below = [wires, lengths]
        below.insert(0 if notes_beside_ends else 2, notes)
        below = [area for area in below if area.items]
        shown = [left, right, *below]
        pieces = [self._piece(left, "end A"), self._piece(right, "end B")]
        pieces += [self._piece(area, breaks=area in (wires, lengths)) for area in below]
        drawing = self._drawing("Cable", shown, block, pieces, size)
        return replace(drawing, is_cable=True)

    def _rows(self, scale: str) -> Sequence[Row]:
        return cable_rows(self._library, self._part, scale, self._words)

    def _end(self, letter: str, end: CableEnd, left: float, stacked: bool) -> Area:
        """Heading of an end, and its connector from both sides."""
        subject = self._subjects.get(f"end {letter}")
        state = self._words(END_WORDS[end.state]) if end.state in END_WORDS else end.connector
        title = f"{self._words(f'End {letter}')}: {state}"
        unit = self._unit_at(f"end {letter}")
        head = heading(title, left, 0.0, unit)
        below = head.box[1] - 3 * unit
        areas = [head]
        if end.label:
            areas.append(lines([end.label], left, below, unit))
            below = areas[-1].box[1] - 2 * unit
        if subject:
            faces = both_sides(
                subject,
                left,
                below,
                unit,
                self._words,
                described=False,
                says_scale=self._is_mixed,
                stacked=stacked,
            )
            areas += (faces, notes_below(subject, around([*areas, faces]), unit, self._words))
        return around(areas)

    def wires(self, top: float) -> Area:
        """The wiring, and the length that can be ordered."""
        unit = self._unit
        doubts, part = doubts_of(self._library), self._part
        certainty = [
            row_certainty(doubts.conductor(part, item), part, self._words)
            for item in self._spec.conductors
        ]
        shown = wiring(self._spec, certainty, 0.0, top, unit, self._words)
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
        doubts, part = doubts_of(self._library), self._part
        certainty = [
            row_certainty(doubts.length(part, item), part, self._words)
            for item in self._spec.lengths
        ]
        table = length_table(self._spec, certainty, self._words)
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
            ("Open points", own_open(self._library, self._part, self._words)),
        ):
            if not texts:
                continue
            areas.append(heading(self._words(title), left, top, unit))
            broken = wrapped(texts, TEXT, _LINE)
            areas.append(lines(broken, left, areas[-1].box[1] - unit, unit))
            top = areas[-1].box[1] - 4 * unit
        return around(areas) if areas else Area((), (left, top, left, top), {})


_LOCALES = {"en": "en_US", "de": "de_DE", "it": "it_IT"}
"""Languages of texts in the library."""


def _sizes(sheet: Sheet) -> tuple[PaperSize, ...]:
    """A cable wants room: A3 and more, unless the user says otherwise."""
    return {Sheet.A4: (A4,), Sheet.A3: (A3,)}.get(sheet, SIZES[1:])
