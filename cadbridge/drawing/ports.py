"""Every port of a part on one sheet: its face, from the side of the wires too, and its pins."""

from collections.abc import Iterable, Sequence

from cadbridge.drawing.arrange import Piece
from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.ends import GAP, TEXT, Area, around, both_sides
from cadbridge.drawing.face import SCALES
from cadbridge.drawing.facts import part_rows
from cadbridge.drawing.paper import A3, A4, SIZES, PaperSize
from cadbridge.drawing.subject import Subject, subjects_of
from cadbridge.drawing.table import contact_table
from cadbridge.drawing.titleblock import Field, Row, block_height, block_items, block_width
from cadbridge.drawing.view import Sheet, Side
from cadbridge.drawing.whole import Whole, scale_of, that_fits
from cadbridge.drawing.words import Words
from cadbridge.model import Library, Part

_LARGEST = 90.0
"""Paper millimetres that a face may take."""
ALL_PORTS = "All ports"


def ports_drawing(
    library: Library, part: Part, words: Words, sheet: Sheet = Sheet.AUTO
) -> Drawing | None:
    """All ports of a part; nothing for parts with less than two."""
    subjects = [item for item in subjects_of(library, part) if item.port and not item.is_cable_end]
    if len(subjects) < 2:
        return None
    wired = _wired(library, part)
    most = min(scale_of(item, _LARGEST, otherwise=SCALES[0]) for item in subjects)
    sizes = {Sheet.A4: (A4,), Sheet.A3: (A3,)}.get(sheet, SIZES)

    def make(scale: int, size: PaperSize) -> Drawing:
        return _Ports(library, part, subjects, wired, words, scale).drawing(size)

    return that_fits(make, sheet, sizes, most)


def _wired(library: Library, part: Part) -> set[str]:
    """The ports that a cable of the library goes to."""
    specs = (other.cable for other in library.cables_by_device.get(part.part_number, ()))
    ends = (end for spec in specs if spec for end in (spec.end_a, spec.end_b))
    return {
        item.port for end in ends for item in end.mates_with if item.part_number == part.part_number
    }


class _Ports(Whole):
    """Sets the pieces of the drawing of all ports."""

    def __init__(
        self,
        library: Library,
        part: Part,
        subjects: Sequence[Subject],
        wired: set[str],
        words: Words,
        scale: int,
    ) -> None:
        super().__init__(library, part, words, scale)
        self._subjects = subjects
        self._wired = wired

    def drawing(self, size: PaperSize) -> Drawing:
        """All ports side by side in model space, and on a sheet."""
        ports = []
        left = 0.0
        for subject in self._subjects:
            ports.append(self._port(subject, left))
            left = ports[-1].box[2] + 2 * GAP * self._unit
        block = self._block(min(area.box[1] for area in ports) - GAP * self._unit)
        return self._drawing(ALL_PORTS, ports, block, self._pieces(ports), size)

    def _rows(self, scale: str) -> Sequence[Row]:
        return part_rows(self._library, self._part, self._words(ALL_PORTS), self._words, scale)

    def _pieces(self, areas: Iterable[Area]) -> list[Piece]:
        """The tallest first, so that rows are even."""
        pieces = map(self._piece, areas)
        return sorted(pieces, key=lambda piece: piece.box[1] - piece.box[3])

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
