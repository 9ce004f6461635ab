"""What drawings of a whole part share: scales, pieces on paper, title block."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.faces.face import SHEET_SCALES, readable_scale
from cadbridge.drawing.faces.shells import shell_shape
from cadbridge.drawing.said.facts import SHOWN, TEXTS_SET_FOR, scale_figure, sheet_scale
from cadbridge.drawing.said.subject import Subject
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Item, Text
from cadbridge.drawing.shapes.paper import Box, PaperSize
from cadbridge.drawing.shapes.titleblock import WIDTH, Row, block_height, block_items, block_width
from cadbridge.drawing.shapes.view import Side, View
from cadbridge.drawing.sheets.arrange import Piece, on_paper
from cadbridge.drawing.sheets.ends import Area, around
from cadbridge.model import Library, Part

Scales: TypeAlias = Mapping[str, int]
"""Of the faces, by port or end."""
SCALE_WITHOUT_FACE = 5


def that_fits(
    make: Callable[[Scales, PaperSize], Drawing],
    subjects: Sequence[Subject],
    sizes: Sequence[PaperSize],
    largest: float,
) -> Drawing:
    """The drawing on the first sheet, and at the largest scales, at which all of it has room.

    Args:
        make: the drawing at scales on a sheet.
        subjects: whose faces are shown.
        sizes: of paper, from the smallest.
        largest: paper millimetres that a face may take, where its numbers are read then.
    """
    least = {item.port: readable_scale(item) for item in subjects}
    large = {item.port: max(_scale_of(item, largest), least[item.port]) for item in subjects}
    for size in sizes:
        for scales in (large, least):
            drawing = make(scales, size)
            if drawing.is_as_set:
                return drawing
    return drawing


def _scale_of(subject: Subject, largest: float) -> int:
    """The scale at which a face takes no more than so many paper millimetres."""
    if subject.face is None:
        return SCALE_WITHOUT_FACE
    left, bottom, right, top = shell_shape(subject.face, View(Side.MATING, subject.gender)).bounds
    size = max(right - left, top - bottom)
    return next((scale for scale in SHEET_SCALES if size * scale <= largest), 1)


class Whole:
    """Sets the pieces of one drawing; all sizes in model millimetres."""

    def __init__(self, library: Library, part: Part, words: Words, scales: Scales) -> None:
        """Takes what is drawn, the language and the scales of its faces."""
        self._library = library
        self._part = part
        self._words = words
        self._scales = scales
        self._scale = max(scales.values(), default=SCALE_WITHOUT_FACE)
        self._unit = 1.0 / self._scale

    @property
    def _is_mixed(self) -> bool:
        """Whether faces differ in scale, which each has to say then."""
        return len(set(self._scales.values())) > 1

    def _unit_at(self, name: str) -> float:
        """A paper millimetre in those of the drawing, at a port or an end."""
        return 1.0 / self._scales.get(name, self._scale)

    def _rows(self, scale: str) -> Sequence[Row]:
        """The rows of the title block, with the scale as it is said."""
        raise NotImplementedError

    def _drawing(
        self, title: str, areas: Sequence[Area], block: Area, pieces: list[Piece], size: PaperSize
    ) -> Drawing:
        """All areas in model space, and their pieces on a sheet; `title` names it in English."""
        whole = around([*areas, block])
        paper = on_paper(pieces, self._piece(block), self._rows_at, (size,))
        views = (
            replace(view, items=self._at_true_scale(view.items, paper.smaller))
            for view in paper.viewports
        )
        file, said = self._library.file_name(self._part.part_number), self._words(title)
        return Drawing(
            name=f"{file} {title.lower()}",
            folder=file,
            title=f"{self._part.part_number}: {said}",
            part_number=self._part.part_number,
            side=Side.MATING,
            scale=self._scale,
            items=self._at_true_scale(whole.items, paper.smaller),
            symbols=whole.symbols,
            paper=replace(paper, viewports=tuple(views)),
            sheet_only=True,
            left=whole.box[0],
            bottom=whole.box[1],
            right=whole.box[2],
            top=whole.box[3],
        )

    def _rows_at(self, smaller: float) -> Sequence[Row]:
        return self._rows(sheet_scale(self._scales.values(), smaller, self._words))

    def _at_true_scale(self, items: Iterable[Item], smaller: float) -> tuple[Item, ...]:
        """With captions that say the scale at which their faces are shown in the end."""
        said = {
            self._words(SHOWN, scale=str(scale)): self._words(
                SHOWN, scale=scale_figure(scale * smaller)
            )
            for scale in self._scales.values()
        }
        return tuple(
            replace(item, text=said[item.text])
            if isinstance(item, Text) and item.text in said
            else item
            for item in items
        )

    def _piece(self, area: Area, name: str = "", *, breaks: bool = False) -> Piece:
        """An area on paper, at the scale of a port or end."""
        left, bottom, right, top = area.box
        margin = self._unit_at(name)
        box: Box = (left - margin, bottom - margin, right + margin, top + margin)
        return Piece(area.items, box, 1 / margin, 1 / margin, breaks)

    def _block(self, top: float) -> Area:
        """The title block below all else."""
        rows = self._rows(self._words(TEXTS_SET_FOR, scale=str(self._scale)))
        width = max(WIDTH, block_width(rows)) * self._unit
        bottom = top - block_height(rows) * self._unit
        items = tuple(block_items(rows, 0.0, top, width, self._unit))
        return Area(items, (0.0, bottom, width, top), {})
