"""Lines from contacts to signals, colours and cores do not rename the contacts."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from ezdxf.layouts.layout import Modelspace

from cadbridge.formats import ReadResult
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_handed import drawing

SPOTS = {"1": (2.0, 2.0), "2": (-2.0, 2.0), "3": (-2.0, -2.0), "4": (2.0, -2.0)}
INSIDE, ABOVE = (-0.2, -0.25), (-0.2, 0.7)


def wired(path: Path, ends: Mapping[str, str], at: tuple[float, float] | None) -> ReadResult:
    """Contacts with numbers there, and lines to what they are wired to."""

    def paint(space: Modelspace) -> None:
        for name, (x, y) in SPOTS.items():
            space.add_circle((x, y), 0.5)
            if at:
                place = (x + at[0], y + at[1])
                space.add_text(name, height=0.5).set_placement(place)
            if name in ends:
                space.add_line((x, y), (5 * x, 2 * y))
                start = 5 * x + 0.2 if x > 0 else 5 * x - 0.2 - 0.5 * len(ends[name])
                space.add_text(ends[name], height=0.5).set_placement((start, 2 * y - 0.25))
        space.add_circle((0, 0), 6)
        space.add_text("M12, male, mating face", height=1).set_placement((-8, -20))

    return read(drawing(path, paint))


@pytest.mark.parametrize("at", [INSIDE, ABOVE])
@pytest.mark.parametrize(
    "ends",
    [
        {"1": "BN", "2": "WH", "3": "BU", "4": "BK"},
        {"1": "+24V", "2": "AIN", "3": "GND", "4": "DIN"},
        {"1": "4", "2": "3", "3": "2", "4": "1"},
        {"1": "11", "2": "12", "3": "13", "4": "14"},
        {"1": "2.5", "2": "2.5"},
        {"2": "A"},
    ],
)
def test_numbers_in_or_beside_contacts_come_before_what_lines_lead_to(
    ends: dict[str, str], at: tuple[float, float], tmp_path: Path
) -> None:
    result = wired(tmp_path / "a.dxf", ends, at)
    (found,) = result.library.faces
    assert places(found) == SPOTS
    (doubt,) = [finding for finding in result.findings if finding.code == "CB547"]
    assert all(repr(text) in doubt.message for text in ends.values())


def test_lines_that_lead_to_the_same_number_are_no_doubt(tmp_path: Path) -> None:
    result = wired(tmp_path / "a.dxf", {name: name for name in SPOTS}, INSIDE)
    assert "CB547" not in codes(result)


@pytest.mark.parametrize(
    ("ends", "doubted"),
    [
        ({name: name for name in SPOTS}, False),
        ({"1": "A1", "2": "A2", "3": "B1", "4": "PE"}, False),
        ({"1": "BN", "2": "WH", "3": "BU", "4": "BK"}, True),
    ],
)
def test_where_only_lines_tell_signals_and_colours_are_doubted(
    ends: dict[str, str], doubted: bool, tmp_path: Path
) -> None:
    result = wired(tmp_path / "a.dxf", ends, None)
    (found,) = result.library.faces
    assert places(found) == {ends[name]: spot for name, spot in SPOTS.items()}
    assert ("CB547" in codes(result)) is doubted
    (said,) = [finding.message for finding in result.findings if finding.code == "CB508"]
    assert said.endswith("each by a text to which a line leads")


def test_a_number_that_only_a_line_tells_joins_those_in_their_contacts(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for name, (x, y) in SPOTS.items():
            space.add_circle((x, y), 0.5)
            at = (x - 0.2, y - 0.25) if name != "4" else (5 * x + 0.2, 2 * y - 0.25)
            space.add_text(name, height=0.5).set_placement(at)
        space.add_line((2, -2), (10, -4))
        space.add_text("M12, male, mating face", height=1).set_placement((-8, -20))

    result = read(drawing(tmp_path / "a.dxf", paint))
    (found,) = result.library.faces
    assert places(found) == SPOTS
    (said,) = [finding.message for finding in result.findings if finding.code == "CB508"]
    assert "3 by a text in it" in said
    assert "1 by a text to which a line leads" in said


def test_the_attribute_of_a_contact_s_own_block_is_its_name(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        assert space.doc is not None
        block = space.doc.blocks.new("PIN")
        block.add_circle((0, 0), 0.5)
        for name, (x, y) in SPOTS.items():
            place = space.add_blockref("PIN", (x, y))
            place.add_attrib("NR", name, (x + 0.6, y + 0.6), {"height": 0.4})
            space.add_line((x, y), (5 * x, 2 * y))
            space.add_text(f"W{name}", height=0.5).set_placement((5 * x, 2 * y + 0.1))
        space.add_text("M12, male, mating face", height=1).set_placement((-8, -20))

    (found,) = read(drawing(tmp_path / "a.dxf", paint)).library.faces
    assert places(found) == SPOTS
