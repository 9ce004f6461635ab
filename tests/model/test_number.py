from decimal import Decimal

import pytest

from cadbridge.model.number import within_bounds


@pytest.mark.parametrize(
    "text", ["0", "-0", "1.10", "-1E+3", "999999999999999999", "0.000000000000000001", "0E+5"]
)
def test_numbers_of_a_size_that_people_write(text: str) -> None:
    assert within_bounds(Decimal(text)) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["NaN", "sNaN", "Infinity", "-Infinity", "1E+18", "1E-19", "1E+99999999", "0E-99999999"],
)
def test_numbers_that_could_not_be_written_in_digits(text: str) -> None:
    with pytest.raises(ValueError, match="the number"):
        within_bounds(Decimal(text))
