"""The sheet of paper: a layout beside the model at 1:1, or the sheet itself where there is none."""

from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile

from cadbridge.model import Library
from tests.formats.dxf.drawn import changes, export, face_of, read

PART = "MPC.DUET HV 80"
SMALLEST = 2.4
"""Millimetres on paper of what is read at arm's length; a title block's own may be a hair less."""
FRAME = {"a4": (210.0, 297.0), "a3": (420.0, 297.0)}


@pytest.mark.parametrize("version", ["R2000", "R2013", "R2018"])
def test_the_layout_shows_the_drawing_enlarged(
    shipped_library: Library, version: str, tmp_path: Path
) -> None:
    for path in export(shipped_library, PART, tmp_path, dxf_version=version):
        document = readfile(path)
        assert not document.audit().has_errors
        sheet = document.paperspace("Sheet")
        assert {item.dxftype() for item in sheet} == {"VIEWPORT"}
        views = [view for view in sheet.viewports() if view.dxf.id > 1]
        scales = [view.dxf.height / view.dxf.view_height for view in views]
        assert max(scales) >= 3
        tables = document.modelspace().query("TEXT[layer=='PIN_TABLE']")
        assert (
            min(text.dxf.height for text in tables) * min(scale for scale in scales if scale > 1)
            >= SMALLEST
        )
        width, height = sheet.dxf.paper_width, sheet.dxf.paper_height
        assert (width, height) in {(210.0, 297.0), (420.0, 297.0)}
        for view in views:
            centre = view.dxf.center
            assert centre.x - view.dxf.width / 2 >= 19
            assert centre.x + view.dxf.width / 2 <= width - 9
            assert centre.y - view.dxf.height / 2 >= 9
            assert centre.y + view.dxf.height / 2 <= height - 9


@pytest.mark.parametrize("sheet", ["a4", "a3"])
def test_a_sheet_has_frame_and_title_block_in_millimetres(
    shipped_library: Library, sheet: str, tmp_path: Path
) -> None:
    for path in export(shipped_library, PART, tmp_path, sheet=sheet):
        document = readfile(path)
        layout = document.paperspace("Sheet")
        assert (layout.dxf.paper_width, layout.dxf.paper_height) == FRAME[sheet]
        lines = layout.query("LINE")
        width, height = FRAME[sheet]
        xs = {round(line.dxf.start.x) for line in lines}
        ys = {round(line.dxf.start.y) for line in lines}
        assert {0, 20, round(width - 10)} <= xs
        assert {0, 10, round(height - 10)} <= ys
        assert any("on this sheet" in text.dxf.text for text in layout.query("TEXT"))
        weights = {item.dxf.lineweight for item in document.modelspace() if item.dxf.lineweight > 0}
        assert weights <= {25, 35, 50}
        assert round(face_of(document).dxf.xscale, 6) == 1.0


@pytest.mark.parametrize("options", [{"dxf_version": "R12"}, {"space": "model"}])
def test_without_layouts_the_sheet_is_drawn_enlarged_and_says_so(
    shipped_library: Library, options: dict[str, str], tmp_path: Path
) -> None:
    for path in export(shipped_library, PART, tmp_path, sheet="a4", **options):
        document = readfile(path)
        assert face_of(document).dxf.xscale > 1.0
        said = {text.dxf.text for text in document.modelspace().query("TEXT")}
        scale = face_of(document).dxf.xscale
        assert f"{scale:.3g}:1 on this sheet" in said
        result = read(path)
        assert result.findings == ()
        assert changes(shipped_library, result) == []
