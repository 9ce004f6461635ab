"""Every port of a part, on a sheet or on more: its face, both sides where it is wired, its pins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.said.facts import part_rows
from cadbridge.drawing.said.subject import Subject, subjects_of
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.paper import A3, A4, PaperSize
from cadbridge.drawing.shapes.titleblock import (
    ON_PAPER,
    Field,
    Row,
    block_height,
    block_items,
    row_width,
)
from cadbridge.drawing.shapes.view import Sheet, Side
from cadbridge.drawing.sheets.arrange import Piece
from cadbridge.drawing.sheets.ends import GAP, TEXT, Area, around, both_sides, notes_below
from cadbridge.drawing.sheets.sheet import paper_sizes
from cadbridge.drawing.sheets.table import contact_table
from cadbridge.drawing.sheets.whole import Scales, Whole, that_fits
from cadbridge.model import Library, Part

_LARGEST = 60.0
"""Paper millimetres that a face may take."""
ALL_PORTS = "All ports"


def ports_drawings(
    library: Library, part: Part, words: Words, sheet: Sheet = Sheet.AUTO
) -> tuple[Drawing, ...]:
    """All ports of a part, on A4 or A3, on several sheets where one has no room for them.

    Nothing for parts with less than two. A port that A3 has no room for takes a larger sheet.
    """
    subjects = [item for item in subjects_of(library, part) if item.port and not item.is_cable_end]
    if len(subjects) < 2:
        return ()
    wired = _wired(library, part)
    usual = [size for size in paper_sizes(sheet) if size in (A4, A3)]

    def drawn(
        shown: Sequence[Subject], sizes: Sequence[PaperSize], number: int = 1, count: int = 1
    ) -> Drawing:
        def make(scales: Scales, size: PaperSize) -> Drawing:
            return _Ports(library, part, shown, wired, words, scales, number, count).drawing(size)

        return that_fits(make, shown, sizes, _LARGEST)

    whole = drawn(subjects, usual)
    if whole.is_as_set:
        return (whole,)
    largest = usual[-1:]
    sheets = list(_sheets(subjects, lambda shown: drawn(shown, largest).is_as_set))
    sizes = [size for size in paper_sizes(sheet) if size not in usual[:-1]]
    return tuple(drawn(shown, sizes, number, len(sheets)) for number, shown in enumerate(sheets, 1))


def _sheets(
    subjects: Sequence[Subject], has_room: Callable[[Sequence[Subject]], bool]
) -> Iterator[Sequence[Subject]]:
    """The ports in their order, as many on each sheet as it has room for."""
    shown: list[Subject] = []
    for subject in subjects:
        if shown and not has_room([*shown, subject]):
            yield shown
            shown = []
        shown = [*shown, subject]
    yield shown


def _wired(library: Library, part: Part) -> set[str]:
    """The ports that a cable of the library goes to."""
    specs = (other.cable for other in library.cables_by_device.get(part.part_number, ()))
    ends = (end for spec in specs if spec for end in (spec.end_a, spec.end_b))
    return {
        item.port for end in ends for item in end.mates_with if item.part_number == part.part_number
    }


def _depth(piece: Piece) -> float:
    """How far down it reaches on paper: the tallest has the least."""
    return (piece.box[1] - piece.box[3]) * piece.scale


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
        number: int,
        count: int,
    ) -> None:
        super().__init__(library, part, words, scales)
        self._subjects = subjects
        self._number, self._count = number, count
        self._wired = wired

    def drawing(self, size: PaperSize) -> Drawing:
        """All ports side by side in model space, and on a sheet.

        There they stand in their order; the tallest first, so that rows are even, where only so
        all of them have room.
        """
        ports: dict[str, Area] = {}
        left = 0.0
        for subject in self._subjects:
            ports[subject.port] = port = self._port(subject, left)
            left = port.box[2] + 2 * GAP * self._unit_at(subject.port)
        areas = list(ports.values())
        block = self._block(min(area.box[1] for area in areas) - GAP * self._unit)
        pieces = [self._piece(area, name) for name, area in ports.items()]
        drawing = self._drawing(ALL_PORTS, areas, block, pieces, size)
        if not drawing.is_as_set:
            drawing = self._drawing(ALL_PORTS, areas, block, sorted(pieces, key=_depth), size)
        if self._number == 1:
            return drawing
        return replace(drawing, name=f"{drawing.name} sheet {self._number}")

    def _rows(self, scale: str) -> Sequence[Row]:
        sheet = f"{self._number}/{self._count}"
        said = self._words
        return part_rows(self._library, self._part, said(ALL_PORTS), said, scale, sheet)

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
