"""A value that stands in two places and was changed in one: who imports again changes nothing."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from ezdxf.filemanagement import readfile
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cadbridge.findings import has_errors
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from cadbridge.model.walk import leaves

DRIVE = "MPC.DUET 40"
CABLE = "MPC.I/O CABLE for DUET HV 80-100-142"
WORDS = st.text("abcXYZ 019+-/", min_size=1, max_size=12).map(str.strip).filter(bool)
Edit = Callable[[Path, str], None]


def in_cell(sheet: str, old: str) -> Edit:
    def edit(path: Path, new: str) -> None:
        book = openpyxl.load_workbook(path)
        cell = next(c for row in book[sheet].iter_rows() for c in row if c.value == old)
        cell.value = new
        book.save(path)

    return edit


def in_table(path: Path, new: str) -> None:
    drawing: Any = readfile(path)
    for text in drawing.modelspace().query("TEXT"):
        if text.dxf.text == "48 VP+":
            text.dxf.text = new
    drawing.saveas(path)


def in_attribute(path: Path, new: str) -> None:
    drawing: Any = readfile(path)
    for face in drawing.modelspace().query("INSERT"):
        for attribute in face.attribs:
            if attribute.dxf.text == "48 VP+":
                attribute.dxf.text = new
    drawing.saveas(path)


def in_lengths(count: int) -> Edit:
    def edit(path: Path, new: str) -> None:
        root: Any = etree.parse(path)
        for template in root.xpath("//functiontemplate[@connectiondescription='IN 8']")[:count]:
            template.set("connectiondescription", new)
        root.write(path, encoding="utf-8", xml_declaration=True)

    return edit


def in_type_number(path: Path, new: str) -> None:
    """The order number, which is not stated, goes on to say what the type number was."""
    root: Any = etree.parse(path)
    root.find("part").set("P_ARTICLE_TYPENR", new)
    root.write(path, encoding="utf-8", xml_declaration=True)


PLACES = {
    "purpose on its sheet": ("excel", DRIVE, f"{DRIVE}.xlsx", in_cell("CAN IN", "CAN in")),
    "purpose in Details": ("excel", DRIVE, f"{DRIVE}.xlsx", in_cell("Details", "CAN in")),
    "connector on its sheet": ("excel", DRIVE, f"{DRIVE}.xlsx", in_cell("POWER", "GEN.HAN 8D-M")),
    "text": ("dxf", DRIVE, f"{DRIVE} POWER.dxf", in_table),
    "attribute": ("dxf", DRIVE, f"{DRIVE} POWER.dxf", in_attribute),
    "one length": ("eplan", CABLE, "parts.xml", in_lengths(1)),
    "type number": ("eplan", DRIVE, "parts.xml", in_type_number),
    "two lengths": ("eplan", CABLE, "parts.xml", in_lengths(2)),
}


@pytest.mark.parametrize(("name", "number", "file", "edit"), PLACES.values(), ids=PLACES)
def test_a_value_of_two_places_is_taken_once(
    shipped_library: Library, name: str, number: str, file: str, edit: Edit
) -> None:
    item = format_named(name)
    assert item.export is not None
    job = WriteJob(
        library=shipped_library,
        parts=[shipped_library.part_by_number[number]],
        mappings=shipped_mappings(),
    )
    with TemporaryDirectory() as folder:
        (sent,) = (path for path in item.export(job, Path(folder)) if path.name == file)
        content = sent.read_bytes()

        @settings(max_examples=3, deadline=None)
        @given(words=st.lists(WORDS, min_size=1, max_size=3, unique=True))
        def one_after_the_other(words: list[str]) -> None:
            """Into the same old file, whose other place stays as it was."""
            library = shipped_library
            for word in words:
                sent.write_bytes(content)
                edit(sent, word)
                plan = plan_import(library, [sent], job.mappings)
                assert not has_errors(plan.findings)
                library = apply(library, plan.merged())
                assert word in {value for _, _, value in leaves(library.part_by_number[number])}
                again = plan_import(library, [sent], job.mappings)
                assert again.merged() == []
                assert again.removals() == []

        one_after_the_other()
