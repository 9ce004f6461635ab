"""Every port of a part on one sheet: its face, from the side of the wires too, and its pins."""

from collections.abc import Iterable, Sequence

from cadbridge.drawing.arrange import Piece, on_paper
from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.ends import GAP, TEXT, Area, around, both_sides
from cadbridge.drawing.face import SCALES
from cadbridge.drawing.facts import ON_SHEET, TEXTS_SET_FOR, part_rows
from cadbridge.drawing.paper import A3, A4, SIZES, Box, PaperSize
from cadbridge.drawing.shells import shell_shape
from cadbridge.drawing.subject import Subject, subjects_of
from cadbridge.drawing.table import contact_table
from cadbridge.drawing.titleblock import Field, block_height, block_items, block_width
from cadbridge.drawing.view import Sheet, Side, View
from cadbridge.drawing.words import Words
from cadbridge.model import Library, Part

_LARGEST = 90.0
"""Paper millimetres that a face may take."""
_LEAST_SCALE = 2
"""At which the numbers of a face can still be read."""
ALL_PORTS = "All ports"


def ports_drawing(
    library: Library, part: Part, words: Words, sheet: Sheet = Sheet.AUTO
) -> Drawing | None:
    """All ports of a part; nothing for parts with less than two."""
    subjects = [item for item in subjects_of(library, part) if item.port and not item.is_cable_end]
    if len(subjects) < 2:
        return None
    wired = _wired(library, part)
    most = min(map(_scale_of, subjects))
    least = min(most, 1 if sheet in (Sheet.A4, Sheet.A3) else _LEAST_SCALE)
    for size in {Sheet.A4: (A4,), Sheet.A3: (A3,)}.get(sheet, SIZES):
        for scale in (item for item in SCALES if least <= item <= most):
            ports = _Ports(library, part, subjects, wired, words, scale)
            drawing = ports.drawing(size)
            if drawing.is_as_set:
                return drawing
    return drawing


def _wired(library: Library, part: Part) -> set[str]:
    """The ports that a cable of the library goes to."""
    specs = (other.cable for other in library.cables_by_device.get(part.part_number, ()))
    ends = (end for spec in specs if spec for end in (spec.end_a, spec.end_b))
    return {
        item.port for end in ends for item in end.mates_with if item.part_number == part.part_number
    }


def _scale_of(subject: Subject) -> int:
    if subject.face is None:
        return SCALES[0]
    left, bottom, right, top = shell_shape(subject.face, View(Side.MATING, subject.gender)).bounds
    largest = max(right - left, top - bottom)
    return next((scale for scale in SCALES if largest * scale <= _LARGEST), 1)


class _Ports:
    """Sets the pieces of one drawing; all sizes in model millimetres."""

    def __init__(
        self,
        library: Library,
        part: Part,
        subjects: Sequence[Subject],
        wired: set[str],
        words: Words,
        scale: int,
    ) -> None:
        self._library = library
        self._part = part
        self._subjects = subjects
        self._wired = wired
        self._words = words
        self._scale = scale
        self._unit = 1.0 / scale

    def drawing(self, size: PaperSize) -> Drawing:
        """All ports side by side in model space, and on a sheet."""
        ports = []
        left = 0.0
        for subject in self._subjects:
            ports.append(self._port(subject, left))
            left = ports[-1].box[2] + 2 * GAP * self._unit
        block = self._block(min(area.box[1] for area in ports) - GAP * self._unit)
        whole = around([*ports, block])
        said = self._words(ON_SHEET, scale=str(self._scale))
        rows = part_rows(self._library, self._part, self._words(ALL_PORTS), self._words, said)
        file = self._library.file_name(self._part.part_number)
        return Drawing(
            name=f"{file} all ports",
            folder=file,
            title=f"{self._part.part_number}: {self._words(ALL_PORTS)}",
            part_number=self._part.part_number,
            side=Side.MATING,
            scale=self._scale,
            items=whole.items,
            symbols=whole.symbols,
            paper=on_paper(self._pieces(ports), self._piece(block), rows, (size,)),
            sheet_only=True,
            left=whole.box[0],
            bottom=whole.box[1],
            right=whole.box[2],
            top=whole.box[3],
        )

    def _pieces(self, areas: Iterable[Area]) -> list[Piece]:
        """The tallest first, so that rows are even."""
        pieces = map(self._piece, areas)
        return sorted(pieces, key=lambda piece: piece.box[1] - piece.box[3])

    def _piece(self, area: Area) -> Piece:
        left, bottom, right, top = area.box
        margin = self._unit
        box: Box = (left - margin, bottom - margin, right + margin, top + margin)
        return Piece(area.items, box, self._scale, self._scale)

    def _port(self, subject: Subject, left: float) -> Area:
        """What the port is, its face, and the table of its pins, below each other."""
        unit = self._unit
        row = (
            Field(self._words("Port"), subject.port, strong=True),
            Field(self._words("Connector"), subject.connector_number),
            Field(self._words("Purpose"), subject.purpose),
        )
        width, height = block_width([row]) * unit, block_height([row]) * unit
        strip = Area(
            tuple(block_items([row], left, 0.0, width, unit)),
            (left, -height, left + width, 0.0),
            {},
        )
        sides = tuple(Side) if subject.port in self._wired else (Side.MATING,)
        below = strip.box[1] - 4 * unit
        face = both_sides(subject, left, below, unit, self._words, sides=sides, described=False)
        table = contact_table(subject, self._words)
        top = face.box[1] - 4 * unit
        wide, tall = table.size(TEXT * unit)
        items = tuple(table.items(left, top, TEXT * unit))
        return around([strip, face, Area(items, (left, top - tall, left + wide, top), {})])

    def _block(self, top: float) -> Area:
        said = self._words(TEXTS_SET_FOR, scale=str(self._scale))
        rows = part_rows(self._library, self._part, self._words(ALL_PORTS), self._words, said)
        width = max(170.0, block_width(rows)) * self._unit
        bottom = top - block_height(rows) * self._unit
        items = tuple(block_items(rows, 0.0, top, width, self._unit))
        return Area(items, (0.0, bottom, width, top), {})
