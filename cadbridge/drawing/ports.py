"""Every port of a part on one sheet: its face, from the side of the wires too, and its pins."""

from collections.abc import Mapping, Sequence

from cadbridge.drawing.arrange import Piece
from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.ends import GAP, TEXT, Area, around, both_sides, notes_below
from cadbridge.drawing.facts import part_rows
from cadbridge.drawing.paper import A3, A4, SIZES, PaperSize
from cadbridge.drawing.subject import Subject, subjects_of
from cadbridge.drawing.table import contact_table
from cadbridge.drawing.titleblock import ON_PAPER, Field, Row, block_height, block_items, row_width
from cadbridge.drawing.view import Sheet, Side
from cadbridge.drawing.whole import Scales, Whole, that_fits
from cadbridge.drawing.words import Words
from cadbridge.model import Library, Part

_LARGEST = 60.0
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
    sizes = {Sheet.A4: (A4,), Sheet.A3: (A3,)}.get(sheet, SIZES)

    def make(scales: Scales, size: PaperSize) -> Drawing:
        return _Ports(library, part, subjects, wired, words, scales).drawing(size)

    return that_fits(make, subjects, sizes, _LARGEST)


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
        scales: Scales,
    ) -> None:
        super().__init__(library, part, words, scales)
        self._subjects = subjects
        self._wired = wired

    def drawing(self, size: PaperSize) -> Drawing:
        """All ports side by side in model space, and on a sheet."""
        ports: dict[str, Area] = {}
        left = 0.0
        for subject in self._subjects:
            ports[subject.port] = port = self._port(subject, left)
            left = port.box[2] + 2 * GAP * self._unit_at(subject.port)
        areas = list(ports.values())
        block = self._block(min(area.box[1] for area in areas) - GAP * self._unit)
        return self._drawing(ALL_PORTS, areas, block, self._pieces(ports), size)

    def _rows(self, scale: str) -> Sequence[Row]:
        return part_rows(self._library, self._part, self._words(ALL_PORTS), self._words, scale)

    def _pieces(self, ports: Mapping[str, Area]) -> list[Piece]:
        """The tallest first, so that rows are even."""
        pieces = (self._piece(area, name) for name, area in ports.items())
        return sorted(pieces, key=lambda piece: (piece.box[1] - piece.box[3]) * piece.scale)

    def _port(self, subject: Subject, left: float) -> Area:
        """What the port is, its face, and the table of its pins, below each other."""
        unit = self._unit_at(subject.port)
        row = (
            Field(self._words("Port"), subject.port, strong=True),
            Field(self._words("Connector"), subject.connector_number),
            Field(self._words("Purpose"), subject.purpose),
        )
        own = unit * ON_PAPER
        width, height = row_width(row) * own, block_height([row]) * own
        strip = Area(
            tuple(block_items([row], left, 0.0, width, own)),
            (left, -height, left + width, 0.0),
            {},
        )
        sides = tuple(Side) if subject.port in self._wired else (Side.MATING,)
        below = strip.box[1] - 4 * unit
        face = both_sides(
            subject,
            left,
            below,
            unit,
            self._words,
            sides=sides,
            described=False,
            says_scale=self._is_mixed,
        )
        table = contact_table(subject, self._words)
        top = face.box[1] - 4 * unit
        wide, tall = table.size(TEXT * unit)
        items = tuple(table.items(left, top, TEXT * unit))
        port = around([strip, face, Area(items, (left, top - tall, left + wide, top), {})])
        return around([port, notes_below(subject, port, unit, self._words)])
