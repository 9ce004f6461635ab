"""What stands between, beside and below the rows of anyone's lists."""

from pathlib import Path
from typing import Any

import pytest

from .test_lists import ports_of
from .workbooks import Read, codes, stranger

Rows = list[list[Any]]


@pytest.mark.parametrize("group", ["Power", "POWER SUPPLY", "Versorgung 24 V"])
def test_a_group_right_below_the_titles_names_no_port(
    read: Read, tmp_path: Path, group: str
) -> None:
    rows: Rows = [
        ["Pin", "Signal", "Direction"],
        [group],
        [1, "24V", "In"],
        [2, "0V", "In"],
        ["Fieldbus"],
        [3, "CANH", "I/O"],
    ]
    result = read(stranger(tmp_path / "AX9.xlsx", *rows))
    (part,) = result.library.parts
    assert ports_of(part) == {"AX9": "1 24V in, 2 0V in, 3 CANH bidir"}
    assert "CB438" in codes(result)
