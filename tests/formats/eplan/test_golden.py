"""The XML of single parts, as text dumps that a person can read in a review."""

from pathlib import Path

import pytest
from lxml import etree

from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.model import Library
from tests.formats.eplan.files import written
from tests.goldens import assert_golden

ALWAYS = "0"

MODULE = "settings:\n  cable_form: module\n"


def dump(data: bytes) -> str:
    """One attribute a line, without those that are always there and zero."""
    lines: list[str] = []
    _dump(etree.fromstring(data), "", lines)
    return "\n".join(lines) + "\n"


def _dump(element: etree._Element, indent: str, lines: list[str]) -> None:
    lines.append(f"{indent}{element.tag}")
    for name, value in element.items():
        if value != ALWAYS:
            shown = str(value).replace("\n", f"\n{indent}    | ")
            lines.append(f"{indent}  {name!s}: {shown}")
    for child in element:
        _dump(child, f"{indent}  ", lines)


def of_part(library: Library, number: str, edition: str, mappings: Mappings) -> str:
    part = library.part_by_number[number]
    return dump(written(library, (part,), edition, mappings))


@pytest.mark.parametrize(
    "number",
    [
        "MPC.DUET FLEXI CAN",
        "GEN.M17-9P-F",
        "MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142",
        "SIE.3RT2026-2EK60",
    ],
)
def test_parts_are_written_as_before(shipped_library: Library, number: str) -> None:
    text = of_part(shipped_library, number, "2.9", shipped_mappings())
    assert_golden("eplan", number, text)


def test_newer_edition_has_the_coil_voltage(shipped_library: Library) -> None:
    number = "SIE.3RT2026-2EK60"
    text = of_part(shipped_library, number, "2026", shipped_mappings())
    assert "P_ARTICLE_COILVOLTAGE: 110 V" in text


def test_cable_as_module(shipped_library: Library, tmp_path: Path) -> None:
    (tmp_path / "eplan.yaml").write_text(MODULE, encoding="utf-8")
    number = "MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142"
    text = of_part(shipped_library, number, "2026", Mappings(tmp_path))
    assert_golden("eplan", f"{number} (module)", text)
