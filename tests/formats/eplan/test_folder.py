"""A folder of files of one part each ("individual files") reads as one file of them does."""

from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import cadbridge
from cadbridge.jobs.diff import diff
from cadbridge.model import Library
from tests.strategies import libraries


def taken_apart(whole: Path, folder: Path, order: int = 1) -> None:
    """Write each part of a file, with its maker's address, into a file of its own."""
    root = etree.parse(whole).getroot()
    addresses = {item.get("P_PART_ADDRESS_SHORTNAME"): item for item in root.findall("address")}
    folder.mkdir(exist_ok=True)
    for number, part in enumerate(root.findall("part")[::order]):
        own = etree.Element(root.tag, dict(root.attrib))
        own.append(deepcopy(part))
        maker = addresses.get(part.get("P_ARTICLE_MANUFACTURER"))
        if maker is not None:
            own.append(deepcopy(maker))
        etree.ElementTree(own).write(folder / f"{number:04}.xml", encoding="utf-8")


@pytest.mark.parametrize("order", [1, -1])
def test_the_shipped_library_comes_back_from_single_files(tmp_path: Path, order: int) -> None:
    library = cadbridge.shipped_library()
    whole, folder = tmp_path / "whole.xml", tmp_path / "apart"
    cadbridge.write(library, whole)
    taken_apart(whole, folder, order)
    one, many = cadbridge.read(whole), cadbridge.read(folder)
    assert many.findings == ()
    assert diff(one.library, many.library) == []
    cadbridge.write(library, folder / "all.xml")
    assert diff(one.library, cadbridge.read(folder).library) == []


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(library=libraries(), data=st.data())
def test_any_library_comes_back_from_single_files(
    library: Library, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("any")
    try:
        cadbridge.write(library, base / "whole.xml")
    except cadbridge.CadbridgeError:
        return  # what cannot be written at all is the business of other tests
    taken_apart(base / "whole.xml", base / "apart", data.draw(st.sampled_from([1, -1])))
    if not list((base / "apart").iterdir()):
        return
    one, many = cadbridge.read(base / "whole.xml").library, cadbridge.read(base / "apart").library
    changes = diff(Library(parts=one.parts), Library(parts=many.parts))
    assert changes == []


def foreign(*parts: str) -> str:
    return f'<partsmanagement type="EPLAN.PartsManagement">{"".join(parts)}</partsmanagement>'


def part(number: str, more: str = "", inside: str = "") -> str:
    return (
        f'<part P_ARTICLE_PARTNR="{number}" P_ARTICLE_PARTTYPE="1" {more}>'
        f'<variant P_ARTICLE_VARIANT="1"/>{inside}</part>'
    )


PARTS = (
    part("V.1", 'P_ARTICLE_NOTE="x" P_ARTICLE_DISCONTINUED="1"'),
    part("V.2", inside='<accessoryposition pos="1" parttype="1" partnr="V.1"/>'),
    '<accessorylist P_PART_ACCESSORYLIST_NAME="L"/>',
    part("V.1", 'P_ARTICLE_NOTE="y"'),
)


def test_parts_of_one_number_that_differ_stay_two(tmp_path: Path) -> None:
    whole = tmp_path / "whole.xml"
    whole.write_text(foreign(*PARTS), "utf-8")
    folder = tmp_path / "apart"
    folder.mkdir()
    for number, text in enumerate(PARTS):
        (folder / f"{number}.xml").write_text(foreign(text), "utf-8")
    one, many = cadbridge.read(whole), cadbridge.read(folder)
    assert [item.part_number for item in many.library.parts] == ["V.1", "V.2", "V.1"]
    assert diff(one.library, many.library) == []
