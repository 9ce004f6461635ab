"""Product groups, suppliers, trade item numbers and prices that the library may hold."""

from decimal import Decimal

import pytest

from cadbridge.check.library import check_library
from cadbridge.library import LoadedLibrary
from cadbridge.model import Library, Manufacturer, Part
from cadbridge.model.gtin import check_digit, gtin_fault


def codes(part: Part) -> list[str]:
    makers = (Manufacturer(short_name="A", name="A"), Manufacturer(short_name="S", name="S"))
    library = Library(parts=(part,), manufacturers=makers)
    return [
        finding.rule.code for finding in check_library(LoadedLibrary(library=library, origins={}))
    ]


def test_a_part_that_can_be_ordered_is_sound() -> None:
    assert not codes(
        Part(
            part_number="A.1",
            product_group="1/9/1",
            gtin="4006381333931",
            supplier="S",
            price=Decimal("12.50"),
            currency="EUR",
            price_unit=100,
        )
    )


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (Part(part_number="A.1", product_group="1/9/2"), "CB240"),
        (Part(part_number="A.1", product_group="motors"), "CB240"),
        (Part(part_number="A.1", supplier="T"), "CB243"),
        (Part(part_number="A.1", gtin="4006381333930"), "CB244"),
        (Part(part_number="A.1", gtin="4.00638E+12"), "CB244"),
        (Part(part_number="A.1", price=Decimal(0)), "CB245"),
        (Part(part_number="A.1", price_unit=-1), "CB245"),
        (Part(part_number="A.1", currency="Euro"), "CB246"),
    ],
)
def test_what_cannot_be_is_told(part: Part, code: str) -> None:
    assert codes(part) == [code]


@pytest.mark.parametrize("text", ["73513537", "036000291452", "4006381333931", "00012345600012"])
def test_published_trade_item_numbers_pass(text: str) -> None:
    assert check_digit(text[:-1]) == text[-1]
    assert gtin_fault(text) == ""
