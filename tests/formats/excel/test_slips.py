"""What the reader of anyone's lists must not take for something else."""

from pathlib import Path
from typing import Any

import pytest

from .test_lists import ports_of, wires_of
from .workbooks import Read, codes, stranger

N = None
Rows = list[list[Any]]

SIGNALS_LIKE_UNITS: dict[str, tuple[Rows, str]] = {
    "a motor": ([["Pin", "Signal"], [1, "M"], [2, "L+"]], "1 M, 2 L+"),
    "a relay board": ([["Pin #", "Name"], [1, "IN"], [2, "GND"], [3, "VCC"]], "1 IN, 2 GND, 3 VCC"),
    "floats": ([["Pin", "Signal", "Remarks"], [1.0, "MM", "-"], [2.0, "B", N]], "1 MM, 2 B"),
    "terminals": ([["Terminal", "Function", "Colour"], ["M", "CM", N], ["IN", "B", N]], "M, IN"),
    "texts": ([["Kontakt", "Signal"], ["A", "FT"], ["B", "AWG"]], "A FT, B AWG"),
    "signs": ([["Pin", "Signal"], ["+", "M"], ["-", "IN"]], "+ M, - IN"),
    "a number below an unknown title": ([["Pin", "Signal", "Max"], [1, "M", 5], [2, "B", 6]],
                                        "1 M, 2 B"),
    "a unit of each": ([["Pin", "Signal", "Unit"], [1, "Speed", "m"], [2, "Width", "mm"]],
                       "1 Speed, 2 Width"),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNALS_LIKE_UNITS)
def test_a_signal_is_no_unit(read: Read, tmp_path: Path, name: str) -> None:
    rows, expected = SIGNALS_LIKE_UNITS[name]
    result = read(stranger(tmp_path / "X1.xlsx", ["Port", "X1"], [], *rows))
    assert ports_of(result.library.parts[0]) == {"X1": expected}
    assert "CB429" not in codes(result)


def test_blocks_side_by_side_keep_their_first_pins(read: Read, tmp_path: Path) -> None:
    rows: Rows = [["Pin", "Net", "Pin", "Net"], [1, "IN", 13, "M"], [2, "B", 14, "C"]]
    (part,) = read(stranger(tmp_path / "X1.xlsx", ["Port", "X1"], [], *rows)).library.parts
    assert ports_of(part) == {"X1": "1 IN, 2 B, 13 M, 14 C"}


def test_a_row_of_units_is_still_one(read: Read, tmp_path: Path) -> None:
    titles = ["From", "Pin", "To", "Pin", "Wire", "Length"]
    rows: Rows = [titles, [N, N, "-", N, "mm²", "cm"], ["X1", 1, "X2", 1, 0.5, 20]]
    result = read(stranger(tmp_path / "W9.xlsx", *rows))
    assert wires_of(result.library.parts[0])[0].endswith(" 200")
    assert "CB429" in codes(result)
