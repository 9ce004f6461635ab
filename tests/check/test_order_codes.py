from dataclasses import replace

from cadbridge.findings import Severity
from cadbridge.model import Manufacturer
from tests.check.builders import CABLE, DRIVE, LIBRARY, codes, found, with_lengths, with_part


def test_an_order_code_twice_in_a_cable() -> None:
    assert ("CB216", Severity.ERROR, "GEN.CABLE", "cable.lengths[0031].order_code") in found(
        with_lengths("0031", "0031")
    )


def test_an_order_code_of_two_parts() -> None:
    assert found(with_part(replace(DRIVE, order_number="0031"))) == [
        ("CB216", Severity.ERROR, "GEN.DRIVE", "order_number")
    ]


def test_two_makers_may_have_the_same_code() -> None:
    library = with_part(
        replace(CABLE, part_number="OTH.CABLE", manufacturer="OTH", type_number="C")
    )
    other = Manufacturer(short_name="OTH", name="Other")
    assert codes(replace(library, manufacturers=(*LIBRARY.manufacturers, other))) == []


def test_a_code_that_is_another_without_its_zeros() -> None:
    assert ("CB217", Severity.ERROR, "GEN.CABLE", "cable.lengths[31].order_code") in found(
        with_lengths("0031", "31", "99999")
    )


def test_a_code_as_long_as_its_neighbours_without_their_zeros() -> None:
    assert found(with_lengths("003108020082", "003108012049", "3108020576")) == [
        ("CB217", Severity.ERROR, "GEN.CABLE", "cable.lengths[3108020576].order_code")
    ]


def test_short_codes_of_another_kind_are_no_lost_zeros() -> None:
    assert codes(with_lengths("003108020082", "900", "100200300")) == []


def test_codes_of_full_length_without_leading_zero_are_fine() -> None:
    assert codes(with_lengths("003108020082", "313108020082")) == []
    assert codes(with_lengths("7", "313108020082", "A-1")) == []
