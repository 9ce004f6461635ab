"""Drawings as they were looked at and found good; `CADBRIDGE_GOLDEN=write` writes them anew."""

import os
from pathlib import Path

import pytest

from cadbridge.drawing import Sheet, Side, drawings_of
from cadbridge.files import safe_file_name
from cadbridge.model import Library
from tests.drawing.dump import dump

GOLDEN = Path(__file__).parents[1] / "golden" / "drawing"
PARTS = (
    *("GEN.M12-A-5P-M", "GEN.M12-A-5P-F", "GEN.M12-D-4P-F", "GEN.SUBD-9P", "GEN.RJ45-8P-M"),
    *("GEN.MINIDIN-6P-F", "HUM.M23-19P-M", "HUM.M23-8P-F", "GEN.M16-12P-F", "GEN.HAN 8D-M"),
    *("GEN.M17-9P-F", "GEN.M8-4P-F", "MPC.DUET FLEXI EtherCAT", "MPC.POWER CABLE for DUET AD"),
)


@pytest.mark.parametrize("part", PARTS)
def test_drawings_are_as_they_were_looked_at(shipped_library: Library, part: str) -> None:
    drawings = drawings_of(shipped_library, shipped_library.part_by_number[part])
    assert_golden(part, "".join(dump(drawing) for drawing in drawings))


def test_a_sheet_is_as_it_was_looked_at(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["HUM.M23-19P-F"]
    (drawing,) = drawings_of(shipped_library, part, Side.TERMINATION, Sheet.A4)
    assert_golden("sheet", dump(drawing))


def assert_golden(name: str, text: str) -> None:
    path = GOLDEN / f"{safe_file_name(name)}.txt"
    if os.environ.get("CADBRIDGE_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text
