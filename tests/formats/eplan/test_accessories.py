"""Accessories that are included are said so, and not placed to be ordered again."""

from cadbridge.model import Accessory, Library, Part
from tests.formats.eplan.files import read, written

PART = Part(
    part_number="A.1",
    accessories=(
        Accessory(part_number="A.2", remarks="to be ordered"),
        Accessory(part_number="A.3", included=True, required=True, remarks="plugged in"),
        Accessory(part_number="A.4", required=True),
    ),
)


def test_included_accessories_have_no_position() -> None:
    data = written(Library(parts=(PART,)))
    assert data.count(b"<accessoryposition ") == 2
    assert b'partnr="A.3"' not in data
    assert read(data).library.parts[0].accessories == PART.accessories


def test_included_accessories_are_said_to_be() -> None:
    data = written(Library(parts=(PART,)))
    assert b"??_??@Part: A.3&#10;Included: yes&#10;Required: yes&#10;Remarks: plugged in;" in data
    assert data.count(b"Included: yes") == 1


def test_an_accessory_that_is_no_longer_included_in_eplan_is_read_so() -> None:
    data = written(Library(parts=(PART,))).replace(b"Included: yes", b"Included: no")
    part = read(data).library.parts[0]
    assert [item.part_number for item in part.accessories if item.included] == []
    assert len(part.accessories) == 3
