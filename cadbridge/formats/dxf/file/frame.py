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

from cadbridge.drawing.items import Pen
from cadbridge.formats.dxf.write.styles import line_weight

FOLDER = Path(__file__).parent / "frames"
PAPER_MM = (0.8, 1.0, 1.25, 2.5)
"""Lengths on paper that stand in a frame, as ``<2.5 mm on paper>``."""
NARROW = "<narrow line>"
"""Stands for the weight of a narrow line."""
EXTENTS = ("<left>", "<bottom>", "<right>", "<top>")
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
    block_records: str
    """Handle of the table of block records; empty in R12."""
    first_handle: int
    before_records: str
    before_blocks: str
    before_entities: str
    rest: str

    def filled(
        self,
        records: str,
        blocks: str,
        entities: str,
        seed: str,
        extents: tuple[float, float, float, float],
    ) -> bytes:
        """The whole file."""
        head, tail = self.before_records, self.rest
        for mark, value in zip(EXTENTS, extents, strict=True):
            head = head.replace(mark, f"{value:.8f}")
            tail = tail.replace(mark, f"{value:.8f}")
        head = _SEED.sub(rf"\g<1>{seed}\n", head)
        parts = (head, records, self.before_blocks, blocks, self.before_entities, entities, tail)
        return "".join(parts).encode(self.encoding, _ESCAPES)


@cache
def frame(release: str, scale: int) -> Frame:
    """The frame for a release such as ``R2013`` and texts set for a scale."""
    text = (FOLDER / f"{release}.json").read_text("utf-8")
    for length in PAPER_MM:
        text = text.replace(f"<{length} mm on paper>", str(length * (1.0 / scale)))
    text = text.replace(NARROW, str(line_weight(Pen.NARROW, scale)))
    return Frame(**json.loads(text))


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Characters that a code page lacks, as DXF writes them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(f"\\U+{ord(character):04x}" for character in lacking), error.end


codecs.register_error(_ESCAPES, _escaped)
