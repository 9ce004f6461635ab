"""Sheets hold what is put on them, each piece in its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.drawing import Drawing, Sheet, Side, drawings_of, sheets_of
from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.said.words import words_in
from cadbridge.drawing.shapes.items import Item, Layer, Pen, Placed, Segment, Text
from cadbridge.drawing.shapes.paper import A4, SIZES, Paper
from cadbridge.drawing.shapes.titleblock import ON_PAPER, WIDTH, Field, block_height
from cadbridge.drawing.sheets.arrange import Piece, on_paper
from cadbridge.drawing.sheets.data_pages import data_pages
from cadbridge.formats import WriteJob, format_named
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

ROWS = [(Field("Part number", "X"),)]


def inside(paper: Paper) -> bool:
    left, bottom, right, top = paper.size.frame
    for view in paper.viewports:
        (x, y), (width, height) = view.at, view.size
        if not (left <= x and bottom <= y and x + width <= right and y + height <= top):
            return False
    return True


def apart(paper: Paper) -> bool:
    _, bottom, right, _ = paper.size.frame
    block = (right - WIDTH * ON_PAPER, bottom, right, bottom + block_height(ROWS) * ON_PAPER)
    boxes = [
        (*view.at, view.at[0] + view.size[0], view.at[1] + view.size[1]) for view in paper.viewports
    ]
    boxes.append(block)
    return not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for index, a in enumerate(boxes)
        for b in boxes[:index]
    )


@given(st.lists(st.tuples(st.floats(1, 900), st.floats(1, 900)), min_size=1, max_size=9))
def test_pieces_lie_in_the_frame_and_apart(sizes: list[tuple[float, float]]) -> None:
    line = Segment(Layer.OUTLINE, (0.0, 0.0), (1.0, 1.0))
    pieces = [Piece((line,), (0.0, 0.0, width, height), 1.0, 1.0) for width, height in sizes]
    block = Piece((), (0.0, 0.0, 170.0, 40.0), 1.0, 1.0)
    for chosen in (SIZES, (A4,)):
        paper = on_paper(pieces, block, lambda _: ROWS, chosen)
        assert inside(paper)
        assert apart(paper)


@pytest.mark.parametrize("sheet", [Sheet.AUTO, Sheet.A4, Sheet.A3])
def test_every_drawing_fits_its_sheet(shipped_library: Library, sheet: Sheet) -> None:
    for part in shipped_library.parts:
        for drawing in drawings_of(shipped_library, part, Side.MATING, sheet):
            assert drawing.paper is not None
            assert inside(drawing.paper)
            assert apart(drawing.paper)


def heights(drawing: Drawing) -> Iterator[tuple[float, str]]:
    """Texts with their heights on paper, on the sheet and on that of nothing but viewports."""
    paper = drawing.paper
    assert paper is not None
    yield from texts_in(paper.items, drawing, 1.0)
    for view in (*paper.viewports, paper.block):
        yield from texts_in(view.items, drawing, view.scale)


def texts_in(items: Iterable[Item], drawing: Drawing, scale: float) -> Iterator[tuple[float, str]]:
    for item in items:
        if isinstance(item, Text):
            yield item.height * scale, item.text
        elif isinstance(item, Placed):
            yield from texts_in(drawing.symbols[item.symbol].items, drawing, scale * item.size)


def test_every_text_is_read_at_arms_length(shipped_library: Library) -> None:
    words = words_in()
    for part in shipped_library.parts:
        drawings = (
            *drawings_of(shipped_library, part, Side.MATING, Sheet.AUTO),
            *drawings_of(shipped_library, part, Side.TERMINATION, Sheet.AUTO),
            *sheets_of(shipped_library, part),
            *data_pages(shipped_library, part, words),
        )
        for drawing in drawings:
            assert [item for item in heights(drawing) if item[0] < 2.499] == [], drawing.name


def test_texts_that_get_small_on_the_sheet_asked_for_are_said(shipped_library: Library) -> None:
    parts = (shipped_library.part_by_number["MPC.DUET HV 80"],)
    job = WriteJob(library=shipped_library, parts=parts, mappings=shipped_mappings())
    for name in ("dxf", "svg", "pdf"):
        written = format_named(name)
        assert written.doubts(job) == []
        assert written.doubts(replace(job, options={"sheet": "a3"})) == []
        found = written.doubts(replace(job, options={"sheet": "a4"}))
        assert {item.code for item in found} == {"CB539"}
        assert any("All ports: " in item.message for item in found)


def test_a_flat_sheet_says_what_the_drawing_says(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["MPC.DUET HV 80"]
    for drawing in drawings_of(shipped_library, part, Side.MATING, Sheet.A4):
        sheet = flat(drawing)
        assert (sheet.width, sheet.height) == (210.0, 297.0)
        said = {item.text for item in drawing.items if isinstance(item, Text)}
        shown = {item.text for item in sheet.items if isinstance(item, Text)}
        assert {text for text in said if "texts set for" not in text} <= shown


@pytest.mark.parametrize("sheet", [Sheet.AUTO, Sheet.A4, Sheet.A3])
def test_a_sheet_says_the_scale_at_which_its_faces_are_shown(
    shipped_library: Library, sheet: Sheet
) -> None:
    for part in shipped_library.parts:
        for drawing in (
            *drawings_of(shipped_library, part, Side.MATING, sheet),
            *sheets_of(shipped_library, part, sheet),
        ):
            paper = drawing.paper
            assert paper is not None
            shown = {
                f"{view.scale:.3g}"
                for view in paper.viewports
                if any(isinstance(item, Placed) for item in view.items)
            }
            items = [*paper.items, *(item for view in paper.viewports for item in view.items)]
            texts = [item.text for item in items if isinstance(item, Text)]
            said = {
                figure
                for text in texts
                for figure in re.findall(r"(?:^|shown )([\d.]+):1(?: on this sheet)?$", text)
            }
            assert shown <= said, drawing.name
            assert said == shown or not shown, drawing.name


@pytest.mark.parametrize("sheet", [Sheet.AUTO, Sheet.A4, Sheet.A3])
def test_centring_marks_run_over_nothing(shipped_library: Library, sheet: Sheet) -> None:
    words = words_in("it")
    for part in shipped_library.parts:
        for drawing in (
            *drawings_of(shipped_library, part, Side.MATING, sheet, words),
            *sheets_of(shipped_library, part, sheet, words),
            *data_pages(shipped_library, part, words),
        ):
            paper = drawing.paper
            assert paper is not None
            shown = [
                (*view.at, view.at[0] + view.size[0], view.at[1] + view.size[1])
                for view in paper.viewports
                if view.size != (paper.size.width, paper.size.height)
            ]
            texts = [item for item in flat(drawing).items if isinstance(item, Text)]
            shown += [
                (*text.position, text.position[0] + 1, text.position[1] + 1) for text in texts
            ]
            for x, y in inner_ends(paper):
                assert not any(
                    left < x < right and low < y < high for left, low, right, high in shown
                ), drawing.name


def inner_ends(paper: Paper) -> Iterator[tuple[float, float]]:
    """Where centring marks end in the frame, a hair before."""
    middle = paper.size.width / 2, paper.size.height / 2
    for item in paper.items:
        if isinstance(item, Segment) and item.pen is Pen.WIDE and {*middle} & {*item.start}:
            (x, y), (to_x, to_y) = item.start, item.end
            length = hypot(to_x - x, to_y - y)
            yield to_x - 0.01 * (to_x - x) / length, to_y - 0.01 * (to_y - y) / length
