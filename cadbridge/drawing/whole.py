"""What drawings of a whole part share: scale, pieces on paper, title block."""

from collections.abc import Callable, Sequence

from cadbridge.drawing.arrange import Piece, on_paper
from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.ends import Area, around
from cadbridge.drawing.face import SCALES
from cadbridge.drawing.facts import ON_SHEET, TEXTS_SET_FOR
from cadbridge.drawing.paper import Box, PaperSize
from cadbridge.drawing.shells import shell_shape
from cadbridge.drawing.subject import Subject
from cadbridge.drawing.titleblock import Row, block_height, block_items, block_width
from cadbridge.drawing.view import Sheet, Side, View
from cadbridge.drawing.words import Words
from cadbridge.model import Library, Part

_LEAST_SCALE = 2
"""At which the numbers of a face can still be read."""
_BLOCK_WIDTH = 170.0
"""At least, in paper millimetres."""


def scale_of(subject: Subject, largest: float, otherwise: int) -> int:
    """The scale at which a face takes no more than so many paper millimetres."""
    if subject.face is None:
        return otherwise
    left, bottom, right, top = shell_shape(subject.face, View(Side.MATING, subject.gender)).bounds
    size = max(right - left, top - bottom)
    return next((scale for scale in SCALES if size * scale <= largest), 1)


def that_fits(
    make: Callable[[int, PaperSize], Drawing], sheet: Sheet, sizes: Sequence[PaperSize], most: int
) -> Drawing:
    """The drawing on the first sheet, and at the largest scale, at which all of it has room.

    Args:
        make: the drawing at a scale on a sheet.
        sheet: what the user wants; a size that is named is taken at any scale.
        sizes: from the smallest.
        most: the largest scale.
    """
    least = 1 if sheet in (Sheet.A4, Sheet.A3) else min(most, _LEAST_SCALE)
    for size in sizes:
        for scale in (item for item in SCALES if least <= item <= most):
            drawing = make(scale, size)
            if drawing.is_as_set:
                return drawing
    return drawing


class Whole:
    """Sets the pieces of one drawing; all sizes in model millimetres."""

    def __init__(self, library: Library, part: Part, words: Words, scale: int) -> None:
        """Takes what is drawn, the language and the scale."""
        self._library = library
        self._part = part
        self._words = words
        self._scale = scale
        self._unit = 1.0 / scale

    def _rows(self, scale: str) -> Sequence[Row]:
        """The rows of the title block, with the scale as it is said."""
        raise NotImplementedError

    def _drawing(
        self, title: str, areas: Sequence[Area], block: Area, pieces: list[Piece], size: PaperSize
    ) -> Drawing:
        """All areas in model space, and their pieces on a sheet; `title` names it in English."""
        whole = around([*areas, block])
        rows = self._rows(self._words(ON_SHEET, scale=str(self._scale)))
        file, said = self._library.file_name(self._part.part_number), self._words(title)
        return Drawing(
            name=f"{file} {title.lower()}",
            folder=file,
            title=f"{self._part.part_number}: {said}",
            part_number=self._part.part_number,
            side=Side.MATING,
            scale=self._scale,
            items=whole.items,
            symbols=whole.symbols,
            paper=on_paper(pieces, self._piece(block), rows, (size,)),
            sheet_only=True,
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

    def _block(self, top: float) -> Area:
        """The title block below all else."""
        rows = self._rows(self._words(TEXTS_SET_FOR, scale=str(self._scale)))
        width = max(_BLOCK_WIDTH, block_width(rows)) * self._unit
        bottom = top - block_height(rows) * self._unit
        items = tuple(block_items(rows, 0.0, top, width, self._unit))
        return Area(items, (0.0, bottom, width, top), {})
