"""What surrounds the entities of a DXF file: header, tables and objects.

`tools/dxf_frames.py` has made it with ezdxf, once a release, and left marks where a drawing has its
own values. Writing need not wait for ezdxf, and gives the same bytes with any version of it.
"""

import codecs
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cadbridge.drawing.shapes.items import Layer
from cadbridge.drawing.shapes.paper import A4, PaperSize

FOLDER = Path(__file__).parent / "frames"
PAPER_MM = (0.8, 1.0, 1.25, 2.5)
"""Lengths on paper that stand in a frame, as ``<2.5 mm on paper>``."""
NARROW = "<narrow line>"
"""Stands for the weight of a narrow line."""
EXTENTS = ("<left>", "<bottom>", "<right>", "<top>")
PAPER_SIZE = ("<paper width>", "<paper height>")
PAPER_NAME = "<paper name>"
SHEET = "Sheet"
"""Name of the layout."""
_ESCAPES = "cadbridge.dxf"
_SEED = re.compile(r"(\$HANDSEED\n  5\n)([0-9A-F]+)\n")


@dataclass(frozen=True, slots=True)
class Frame:
    """The text of a file without drawing, cut where the drawing's own tags go."""

    version: str
    """``AC1027``."""
    encoding: str
    space: str
    """Handle of the model space, the owner of what is drawn."""
    paper_space: str
    """Handle of the layout's space; empty in R12."""
    viewport: str
    """Handle that the layout expects its own viewport to have; empty in R12."""
    block_records: str
    """Handle of the table of block records; empty in R12."""
    first_handle: int
    before_records: str
    before_sheet: str
    before_blocks: str
    before_entities: str
    rest: str

    def filled(
        self,
        records: str,
        sheet: str,
        blocks: str,
        entities: str,
        seed: str,
        extents: tuple[float, float, float, float],
        size: PaperSize = A4,
    ) -> bytes:
        """The whole file."""
        head, tail = self.before_records, self.rest
        for mark, length in zip(PAPER_SIZE, (size.width, size.height), strict=True):
            head = head.replace(mark, f"{length:.1f}")
            tail = tail.replace(mark, f"{length:.1f}")
        tail = tail.replace(f"{PAPER_NAME}_(271828.12_x_314159.12_MM)", _media(size))
        for mark, value in zip(EXTENTS, extents, strict=True):
            head = head.replace(mark, f"{value:.8f}")
            tail = tail.replace(mark, f"{value:.8f}")
        head = _SEED.sub(rf"\g<1>{seed}\n", head)
        middle = (self.before_sheet, sheet, self.before_blocks, blocks, self.before_entities)
        parts = (head, records, *middle, entities, tail)
        return "".join(parts).encode(self.encoding, _ESCAPES)


@cache
def frame(release: str, scale: int, narrow: int, layers: tuple[str, ...]) -> Frame:
    """The frame for a drawing.

    Args:
        release: such as ``R2013``.
        scale: that texts are set for.
        narrow: weight of a narrow line, in hundredths of a millimetre.
        layers: names of the layers, in the order of `Layer`.
    """
    text = (FOLDER / f"{release}.json").read_text("utf-8")
    for length in PAPER_MM:
        text = text.replace(f"<{length} mm on paper>", str(length * (1.0 / scale)))
    text = text.replace(NARROW, str(narrow))
    for layer, name in zip(Layer, layers, strict=True):
        text = text.replace(f"\\n  2\\n{layer}\\n", f"\\n  2\\n{json.dumps(name)[1:-1]}\\n")
    return Frame(**json.loads(text))


def _media(size: PaperSize) -> str:
    """The paper as plotters call it."""
    return f"ISO_{size.name}_({size.width:.2f}_x_{size.height:.2f}_MM)"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Characters that a code page lacks, as DXF writes them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(f"\\U+{ord(character):04x}" for character in lacking), error.end


codecs.register_error(_ESCAPES, _escaped)
