"""Drawings as they were looked at and found good."""

import pytest

from cadbridge.drawing import Sheet, Side, drawings_of
from cadbridge.model import Library
from tests.drawing.dump import dump
from tests.goldens import assert_golden

PARTS = (
    *("GEN.M12-A-5P-M", "GEN.M12-A-5P-F", "GEN.M12-D-4P-F", "GEN.SUBD-9P", "GEN.RJ45-8P-M"),
    *("GEN.MINIDIN-6P-F", "HUM.M23-19P-M", "HUM.M23-8P-F", "GEN.M16-12P-F", "GEN.HAN 8D-M"),
    *("GEN.M17-9P-F", "GEN.M8-4P-F", "MPC.DUET FLEXI EtherCAT", "MPC.POWER CABLE for DUET AD"),
)


@pytest.mark.parametrize("part", PARTS)
def test_drawings_are_as_they_were_looked_at(shipped_library: Library, part: str) -> None:
    drawings = drawings_of(shipped_library, shipped_library.part_by_number[part])
    assert_golden("drawing", part, "".join(dump(drawing) for drawing in drawings))


def test_a_sheet_is_as_it_was_looked_at(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["HUM.M23-19P-F"]
    (drawing,) = drawings_of(shipped_library, part, Side.TERMINATION, Sheet.A4)
    assert_golden("drawing", "sheet", dump(drawing))
