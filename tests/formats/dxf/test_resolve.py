"""Drawings held against the library: what counts as moved, and who names a contact."""

from decimal import Decimal
from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile

from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.dxf.drawn import contact_of, export, export_all, face_of
from tests.formats.dxf.test_round_trip import strip


def plan(library: Library, path: Path) -> list[tuple[str, object, object]]:
    found = plan_import(library, [path], shipped_mappings()).changes[path]
    return [(change.place, change.old, change.new) for change in found]


def move(path: Path, contact: str, by: float) -> None:
    document = readfile(path)
    contact_of(document, contact).translate(by, 0, 0)
    document.saveas(path)


@pytest.mark.parametrize(("by", "moved"), [(0.04, False), (0.06, True)])
def test_a_contact_moved_by_more_than_the_tolerance_is_a_change(
    shipped_library: Library, by: float, moved: bool, tmp_path: Path
) -> None:
    path = export(shipped_library, "GEN.M12-A-5P-M", tmp_path)[0]
    move(path, "5", by)
    expected = [("faces.contacts[5].x_mm", Decimal("0.0"), Decimal("0.06"))] if moved else []
    assert plan(shipped_library, path) == expected


def test_the_place_names_a_renamed_contact_of_a_stripped_drawing(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, "MPC.DUET HV 80", tmp_path)[-1]
    strip(path)
    assert plan(shipped_library, path) == []


def test_a_changed_signal_is_the_only_change(shipped_library: Library, tmp_path: Path) -> None:
    path = export(shipped_library, "MPC.DUET 40", tmp_path)[0]
    document = readfile(path)
    texts = (item for item in document.modelspace() if item.dxftype() == "TEXT")
    shown = next(item for item in texts if item.dxf.text == "+24 Vdc")
    for entity in (face_of(document).get_attrib("SIGNAL01"), shown):
        assert entity is not None and entity.dxf.text == "+24 Vdc"
        entity.dxf.text = "+48 Vdc"
    document.saveas(path)
    assert plan(shipped_library, path) == [("ports[POWER].pins[1].signal", "+24 Vdc", "+48 Vdc")]


@pytest.mark.parametrize("on_the_sheet_of_all", [False, True])
@pytest.mark.parametrize("stripped", [False, True])
def test_a_colour_changed_at_a_port_is_said_to_be_the_cables(
    shipped_library: Library, stripped: bool, on_the_sheet_of_all: bool, tmp_path: Path
) -> None:
    files = export_all(shipped_library, "MPC.DUET HV 80", tmp_path)
    end = " all ports sheet 2" if on_the_sheet_of_all else " CN5"
    (path,) = (path for path in files if path.stem.endswith(end))
    change_text(path, "GNYE", "WH")
    if stripped:
        strip(path)
    planned = plan_import(shipped_library, [path], shipped_mappings())
    assert not planned.changes[path]
    messages = [item.message for item in planned.findings if item.code == "CB529"]
    assert messages == ["CN5, contact T: WH here, GNYE there"]


def test_a_colour_changed_at_a_cables_end_is_a_change(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, "MPC.POWER CABLE for DUET FLEXI", tmp_path)[0]
    change_text(path, "BN", "OG")
    changed = [new for place, _, new in plan(shipped_library, path) if place.endswith(".colour")]
    assert changed == ["OG"]


def change_text(path: Path, old: str, new: str) -> None:
    document = readfile(path)
    texts = (item for item in document.modelspace() if item.dxftype() == "TEXT")
    next(item for item in texts if item.dxf.text == old).dxf.text = new
    document.saveas(path)
