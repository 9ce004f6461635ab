"""Files that someone has changed: every change shows, and nothing else is lost."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cadbridge.formats import format_named
from cadbridge.jobs.diff import diff
from cadbridge.model import Library
from tests.formats.eplan.files import outline, read, written

FOLDER = Path(__file__).parents[2] / "data" / "eplan"
FOREIGN = [etree.parse(path).getroot() for path in sorted(FOLDER.glob("*.xml"))]
CARRIED = format_named("eplan").carried_paths()
CHOSEN = ("MPC.DUET 40", "MPC.POWER CABLE for DUET", "GEN.M17-9P-F")

VALUES = st.sampled_from(
    [
        "",
        "0",
        "0.00",
        "x",
        "1,5",
        "en_US@a;de_DE@b;",
        "??_??@Group: x\nValue: y;",
        "??_??@End: A;",
        "??_??@Order number;",
        "??_??@Cable: part number;",
        "??_??@Port:\n Designation: X9;",
        "??_??@Source:\n Place: ports[X1];",
        "no@lang; en_US@x",
        "a\nb",
        "103",
        "4",
        "200",
        "GNYE",
    ]
)


@pytest.fixture(scope="module")
def own(shipped_library: Library) -> etree._Element:
    parts = tuple(part for part in shipped_library.parts if part.part_number in CHOSEN)
    return etree.fromstring(written(replace(shipped_library, parts=parts)))


@given(data=st.data())
def test_any_changed_value_shows(own: etree._Element, data: st.DataObject) -> None:
    root = deepcopy(own)
    element = data.draw(st.sampled_from(list(root.iter())[1:]))
    name = data.draw(st.sampled_from(sorted(map(str, element.attrib))))
    old = str(element.get(name))
    element.set(name, f"{old[:-1]}x;" if old.endswith(";") else f"{old}1")
    result = read(etree.tostring(root))
    assert diff(read(etree.tostring(own)).library, result.library, CARRIED) or result.findings


@given(data=st.data())
def test_any_foreign_file_is_written_back_whole(data: st.DataObject) -> None:
    root = deepcopy(data.draw(st.sampled_from(FOREIGN)))
    for _ in range(data.draw(st.integers(1, 3))):
        _change(root, data)
    again = etree.fromstring(written(read(etree.tostring(root)).library))
    for element in (root, again):
        element.attrib.pop("count", "")
    assert outline(again) == outline(root)


def _change(root: etree._Element, data: st.DataObject) -> None:
    """Another value, one attribute less, an element twice, or one moved to the end."""
    element = data.draw(st.sampled_from(list(root.iter())[1:]))
    parent = element.getparent()
    assert parent is not None
    names = sorted(map(str, element.attrib)) or [""]
    name = data.draw(st.sampled_from(names))
    match data.draw(st.integers(0, 3)):
        case 0:
            element.set(name or "pos", data.draw(VALUES))
        case 1:
            element.attrib.pop(name or "pos", "")
        case 2:
            parent.append(deepcopy(element))
        case _:
            parent.append(element)
