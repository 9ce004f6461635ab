"""Makes the frames of DXF files with ezdxf: run ``python -m tools.dxf_frames`` and commit.

A frame is a file without drawing, cut where the drawing's own tags go, with marks for the values
that differ from drawing to drawing.
"""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from ezdxf import units
from ezdxf._options import options
from ezdxf.document import Drawing as Document
from ezdxf.lldxf.const import acad_release_to_dxf_version

from cadbridge.drawing.shapes.items import Layer
from cadbridge.drawing.shapes.lettering import FONT_FAMILY
from cadbridge.formats.dxf.file.frame import (
    EXTENTS,
    FOLDER,
    NARROW,
    PAPER_MM,
    PAPER_NAME,
    PAPER_SIZE,
    SHEET,
    Frame,
)
from cadbridge.formats.dxf.file.styles import COLOURS, DIMENSION_STYLE, TEXT_STYLE, VIEWPORTS
from cadbridge.formats.dxf.file.versions import VERSIONS

_PATTERNS = {
    "DASHED": ("Dashed __ __ __", (2.0, 1.2, -0.8)),
    "CENTER": ("Center ____ _ ____", (7.5, 5.0, -1.0, 0.5, -1.0)),
}
"""Total length and pieces in paper millimetres; the header's scale brings them to size."""
_UNIT = 271.828125
_CORNERS = (-271828.25, -314159.25, 271828.75, 314159.75)
"""Left, bottom, right and top. With the unit, values that nothing else in a file has."""
_PAPER = (271828.125, 314159.125)
"""Width and height of the sheet."""
_NARROW = 211
"""A line weight that nothing else in a file has."""
MADE_WITH = "1.4.5"
"""The version of ezdxf that the frames are from."""
_HERE = "<sheet>"
"""Where the sheet's entities go."""
_SEED = "$HANDSEED\n  5\n"


def main() -> None:
    """Write one file a release."""
    FOLDER.mkdir(exist_ok=True)
    for release in VERSIONS:
        text = json.dumps(asdict(make_frame(release)), indent=1)
        (FOLDER / f"{release}.json").write_text(f"{text}\n", "utf-8", newline="\n")


def make_frame(release: str) -> Frame:
    """The frame for a release such as ``R2013``."""
    with _fixed_meta_data():
        document = Document.new(acad_release_to_dxf_version[release])
        _set_up(document, _UNIT)
        space = document.modelspace()
        left, bottom, right, top = _CORNERS
        space.reset_extents((left, bottom, 0.0), (right, top, 0.0))
        space.reset_limits((left, bottom), (right, top))
        if document.dxfversion > "AC1009":
            _set_up_sheet(document)
        _sort_classes(document)
        stream = io.StringIO()
        document.write(stream)
    text = stream.getvalue()
    if document.dxfversion > "AC1009":
        text = _without_viewport(text)
    return _cut(document, _with_marks(text))


def _set_up_sheet(document: Document) -> None:
    """The layout of the sheet, a second one, whose entities stand in its block.

    Those of the first stand among the entities of the file, where LibreCAD takes them for part of
    the model space. ezdxf gives it a viewport of its own, which the drawing writes itself.
    """
    sheet = document.layouts.new(SHEET)
    sheet.page_setup(size=_PAPER, margins=(0, 0, 0, 0), units="mm", name=PAPER_NAME)
    corner, opposite = (0.0, 0.0, 0.0), (*_PAPER, 0.0)
    sheet.dxf_layout.dxf.extmin, sheet.dxf_layout.dxf.extmax = corner, opposite


def _without_viewport(text: str) -> str:
    start = text.index("  0\nVIEWPORT\n")
    end = text.index("  0\nENDBLK\n", start)
    return f"{text[:start]}{_HERE}{text[end:]}"


def _with_marks(text: str) -> str:
    for mark, value in zip(PAPER_SIZE, _PAPER, strict=True):
        text = text.replace(f"\n{value}\n", f"\n{mark}\n")
    for mark, value in zip(EXTENTS, _CORNERS, strict=True):
        text = text.replace(f"\n{value}\n", f"\n{mark}\n")
    text = text.replace(f"\n{_NARROW}\n", f"\n{NARROW}\n")
    for length in PAPER_MM:
        text = text.replace(f"\n{length * _UNIT}\n", f"\n<{length} mm on paper>\n")
    return text


def _cut(document: Document, text: str) -> Frame:
    tables_end = text.rindex("  0\nENDTAB\n", 0, text.index("  2\nBLOCKS\n"))
    classic = document.dxfversion == "AC1009"
    blocks_end = text.rindex("  0\nENDSEC\n", 0, text.index("  2\nENTITIES\n"))
    entities_end = text.index("  0\nENDSEC\n", text.index("  2\nENTITIES\n"))
    blocks, _, blocks_after = text[tables_end:blocks_end].partition(_HERE)
    seed = text[text.index(_SEED) + len(_SEED) :].partition("\n")[0]
    return Frame(
        version=document.dxfversion,
        encoding=document.output_encoding,
        space=document.modelspace().layout_key,
        paper_space="" if classic else document.paperspace(SHEET).layout_key,
        viewport="" if classic else _viewport(document),
        block_records="" if classic else document.block_records.head.dxf.handle,
        first_handle=int(seed, 16),
        before_records=text[:tables_end],
        before_sheet=blocks if not classic else "",
        before_blocks=blocks_after if not classic else blocks,
        before_entities=text[blocks_end:entities_end],
        rest=text[entities_end:],
    )


def _viewport(document: Document) -> str:
    """Handle of the viewport that shows the sheet itself."""
    viewport = document.paperspace(SHEET).main_viewport()
    assert viewport is not None
    return str(viewport.dxf.handle)


def _set_up(document: Document, unit: float) -> None:
    """Units, layers, line types and styles; `unit` is a paper millimetre in those of the model."""
    if document.dxfversion > "AC1009":
        document.units = units.MM
    else:  # FreeCAD takes a 0 as last value of a block for the start of the next, and loses it
        for block in document.blocks:
            assert block.endblk is not None
            block.endblk.dxf.layer = Layer.OUTLINE
    document.header["$MEASUREMENT"] = 1
    document.header["$LTSCALE"] = unit
    document.header["$TEXTSTYLE"] = TEXT_STYLE
    document.header["$TEXTSIZE"] = 2.5 * unit
    for name, (description, pattern) in _PATTERNS.items():
        document.linetypes.add(name, pattern, description=description)
    for layer in Layer:
        document.layers.add(layer, color=COLOURS[layer], lineweight=_NARROW)
    document.layers.add(VIEWPORTS, color=8, lineweight=_NARROW, plot=False)
    document.styles.add(TEXT_STYLE, font=f"{FONT_FAMILY.lower()}.ttf")
    _add_dimension_style(document, unit)


def _add_dimension_style(document: Document, unit: float) -> None:
    """Figures in millimetres as they are; LibreCAD takes them from the header, so both agree."""
    style = document.dimstyles.add(DIMENSION_STYLE)
    style.update_dxf_attribs(
        {
            "dimtxsty": TEXT_STYLE,
            "dimtxt": 2.5 * unit,
            "dimasz": 2.5 * unit,
            "dimexo": 1.0 * unit,
            "dimexe": 1.25 * unit,
            "dimgap": 0.8 * unit,
            "dimtad": 1,
            "dimtih": 0,
            "dimtoh": 0,
            "dimlfac": 1.0,
            "dimscale": 1.0,
            "dimdec": 2,
            "dimzin": 8,
            "dimdsep": ord("."),
            "dimlwd": _NARROW,
            "dimlwe": _NARROW,
        }
    )
    style.copy_to_header(document)
    document.header["$DIMSTYLE"] = DIMENSION_STYLE


def _sort_classes(document: Document) -> None:
    """Declare the classes in use by name; ezdxf takes them from a set, whose order is random."""
    for name in sorted(document.entitydb.dxf_types_in_use()):
        document.classes.add_class(name)


@contextmanager
def _fixed_meta_data() -> Iterator[None]:
    """Dates and identities of the file that do not change from run to run."""
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before


if __name__ == "__main__":
    main()
