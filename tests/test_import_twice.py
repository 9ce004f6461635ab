"""A value that stands in two places and was changed in one: who imports again changes nothing."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from ezdxf.filemanagement import readfile
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.styles import Font

from cadbridge.findings import forbid_writing, has_errors
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from cadbridge.model.walk import leaves
from tests.formats.excel.test_sent_back import HARMLESS, data_sheets, tables

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


def change_a_signal(book: Any, random: Random) -> None:
    change_a_cell(book, random, "Signal", "NEW\n1 ")


def change_a_remark(book: Any, random: Random) -> None:
    change_a_cell(book, random, "Remarks", " seen, and right ")


def fill_in(book: Any, random: Random) -> None:
    change_a_cell(book, random, "Supplier remark", "ours\N{NO-BREAK SPACE}is better")


def say_what_nobody_reads(book: Any, random: Random) -> None:
    change_a_cell(book, random, random.choice(["Direction", "Gender"]), "sideways")


def change_a_cell(book: Any, random: Random, title: str, text: str) -> None:
    """A cell of a column with a title, in a table of ours."""
    columns = [
        (sheet, first, last, column)
        for sheet in data_sheets(book)
        for first, last in tables(sheet)
        for column, cell in enumerate(sheet[first - 1], 1)
        if cell.value == title
    ]
    for sheet, first, last, column in random.sample(columns, min(1, len(columns))):
        sheet.cell(random.randint(first, last), column).value = text


def strike_a_row(book: Any, random: Random) -> None:
    sheet = random.choice(data_sheets(book))
    first, last = random.choice([*tables(sheet)])
    for cell in sheet[random.randint(first, last)]:
        cell.font = Font(strike=True)


TELLING = (change_a_signal, change_a_remark, fill_in, say_what_nobody_reads, strike_a_row)


@pytest.mark.parametrize("number", [DRIVE, CABLE])
def test_of_a_workbook_that_was_edited_at_random_nothing_is_left(
    shipped_library: Library, number: str, tmp_path: Path
) -> None:
    """Edits that say something, and then such as say nothing: imported twice."""
    excel = format_named("excel")
    assert excel.export is not None
    part = shipped_library.part_by_number[number]
    mappings = shipped_mappings()
    job = WriteJob(library=shipped_library, parts=[part], mappings=mappings)
    name = f"{number.replace('/', '_')}.xlsx"
    (sent,) = (path for path in excel.export(job, tmp_path) if path.name == name)
    content = sent.read_bytes()

    @settings(max_examples=4, deadline=None)
    @given(
        telling=st.lists(st.sampled_from(TELLING), min_size=1, max_size=2),
        harmless=st.lists(st.sampled_from(sorted(HARMLESS)), max_size=2, unique=True),
        seed=st.integers(0, 10_000),
        remove=st.booleans(),
    )
    def twice(telling: list[Any], harmless: list[str], seed: int, remove: bool) -> None:
        random = Random(seed)
        sent.write_bytes(content)
        book = openpyxl.load_workbook(sent)
        for edit in telling:
            edit(book, random)
        for kind in harmless:
            HARMLESS[kind](book, random)
        book.save(sent)
        plan = plan_import(shipped_library, [sent], mappings)
        changes = plan.merged(remove=remove)
        assert not forbid_writing(plan.findings)
        if plan.problems(changes):  # a contact that went takes a core with it, and is refused
            return
        library = apply(shipped_library, changes)
        again = plan_import(library, [sent], mappings)
        assert again.merged(remove=remove) == []
        assert remove is False or again.removals() == []

    twice()
