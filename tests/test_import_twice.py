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
CONTACTOR = "SIE.3RT2026-2EK60"
VOLTAGE = (
    "freeproperty[@P_ARTICLE_FREE_DATA_DESCRIPTION="
    "'??_??@Operating voltage at AC-3, rated value, maximum;']"
)
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


def in_attribute_of(place: str, name: str, form: str = "{}") -> Edit:
    """Of the first element at a place of parts.xml."""

    def edit(path: Path, new: str) -> None:
        root: Any = etree.parse(path)
        root.find(place).set(name, form.format(new))
        root.write(path, encoding="utf-8", xml_declaration=True)

    return edit


PLUG = "GEN.M17-4P-F"
PLACES = {
    "purpose on its sheet": ("excel", DRIVE, f"{DRIVE}.xlsx", in_cell("CAN IN", "CAN in")),
    "purpose in Details": ("excel", DRIVE, f"{DRIVE}.xlsx", in_cell("Details", "CAN in")),
    "connector on its sheet": ("excel", DRIVE, f"{DRIVE}.xlsx", in_cell("POWER", "GEN.HAN 8D-M")),
    "text": ("dxf", DRIVE, f"{DRIVE} POWER.dxf", in_table),
    "attribute": ("dxf", DRIVE, f"{DRIVE} POWER.dxf", in_attribute),
    "one length": ("eplan", CABLE, "parts.xml", in_lengths(1)),
    "type number, which stands for the order number": (
        *("eplan", DRIVE, "parts.xml"),
        in_attribute_of("part", "P_ARTICLE_TYPENR"),
    ),
    "a note, behind what is open": (
        *("eplan", DRIVE, "parts.xml"),
        in_attribute_of(
            "part",
            "P_ARTICLE_NOTE",
            "??_??@Open point: weight: what?\nOpen point: width: how?\n{};",
        ),
    ),
    "free property": (
        *("eplan", CONTACTOR, "parts.xml"),
        in_attribute_of(f"part/{VOLTAGE}", "P_ARTICLE_FREE_DATA_VALUE", "??_??@{};"),
    ),
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


def emptied(root: Any) -> None:
    for row in root.iter("freeproperty"):
        row.set("P_ARTICLE_FREE_DATA_VALUE", "??_??@;")


def renamed(root: Any) -> None:
    row = root.find(f"part/{VOLTAGE}")
    row.set("P_ARTICLE_FREE_DATA_DESCRIPTION", "??_??@Operating voltage;")


def in_technical_data(root: Any) -> None:
    root.find("part/variant").set("P_ARTICLE_VOLTAGE", "700 V")


def without_document(root: Any) -> None:
    """Those behind it keep their numbers, as a row below the part does."""
    del root.find("part").attrib["P_ARTICLE_EXTERNAL_DOCUMENT_3"]


def other_order(root: Any) -> None:
    values = root.find("part").attrib
    first, last = (f"P_ARTICLE_EXTERNAL_DOCUMENT_{place}" for place in (1, 7))
    values[first], values[last] = values[last], values[first]


def wider(root: Any) -> None:
    root.find("part").set("P_ARTICLE_WIDTH", "46")


def unknown_group(root: Any) -> None:
    root.find("part").set("P_ARTICLE_PRODUCTTOPGROUP", "2")


def other_group(root: Any) -> None:
    root.find("part").set("P_ARTICLE_PRODUCTSUBGROUP", "1")


def other_kind(root: Any) -> None:
    """Whose device as a whole has another definition."""
    root.find("part").set("P_ARTICLE_PRODUCTGROUP", "6")


def another_terminal(root: Any) -> None:
    root.find("part/variant/functiontemplate[@pos='2']").set("connectionDesignation", "1\n2Q")


def another_function(root: Any) -> None:
    codes = {"functiondefcategory": "202", "functiondefgroup": "1", "functiondefid": "2"}
    points = {"connectionDesignation": "31\n32", "pos": "99"}
    root.find("part/variant").append(etree.Element("functiontemplate", codes | points))


def with_comma(root: Any) -> None:
    part = root.find("part")
    part.set("P_ARTICLE_WEIGHT", "1,50")
    part.set("P_ARTICLE_DESCR1", part.get("P_ARTICLE_DESCR1").replace("@", "@ "))


def another_plug(root: Any) -> None:
    root.find("part/variant/functiontemplate[@functiondefcategory='103']").set(
        "functiondefgroup", "3"
    )


def another_gender(root: Any) -> None:
    root.find("part/variant/functiontemplate[@functiondefcategory='103']").set("functiondefid", "2")


def another_port(root: Any) -> None:
    root.find("part/variant/functiontemplate[@terminalNr='POWER']").set("terminalNr", "SUPPLY")


def no_colour(root: Any) -> None:
    root.find("part/variant/functiontemplate[@connectionDesignation='BN']").set(
        "connectionDesignation", "BNQ"
    )


def longer(root: Any) -> None:
    root.find("part/variant").set("P_ARTICLE_CABLELENGTH", "2")


def one_description(root: Any) -> None:
    part = root.find("part")
    part.set("P_ARTICLE_DESCR1", part.get("P_ARTICLE_DESCR1").replace("@I/O", "@EA"))


def other_number(root: Any) -> None:
    root.find("part").set("P_ARTICLE_PARTNR", "Our 4711")


def more_cores(root: Any) -> None:
    root.find("part/variant").set("P_ARTICLE_CABLEWIRECOUNT", "99")


def only_for_eplan(root: Any) -> None:
    root.find("part/variant").set("P_ARTICLE_DOORWIDTH", "12")


@pytest.mark.parametrize(
    ("number", "edit", "fields", "code"),
    [
        (CONTACTOR, emptied, {"properties"}, "CB343"),
        (CONTACTOR, renamed, {"properties"}, "CB343"),
        (CONTACTOR, in_technical_data, {"properties"}, "CB624"),
        (CONTACTOR, without_document, {"documents"}, None),
        (CONTACTOR, other_order, set(), None),
        (CONTACTOR, wider, {"width_mm"}, None),
        (CONTACTOR, unknown_group, set(), "CB344"),
        (CONTACTOR, other_group, {"kind"}, None),
        (DRIVE, other_kind, {"kind", "product_group"}, None),
        (CONTACTOR, another_terminal, {"functions", "terminals"}, None),
        (CONTACTOR, another_function, {"functions", "terminals"}, None),
        (CONTACTOR, with_comma, {"weight_kg"}, "CB322"),
        (CONTACTOR, only_for_eplan, {"extras"}, None),
        (PLUG, another_plug, set(), "CB345"),
        (PLUG, another_gender, {"connector.gender"}, None),
        (DRIVE, another_port, {"ports"}, None),
        (CABLE, no_colour, set(), "CB345"),
        (CABLE, longer, {"cable.lengths"}, None),
        (CABLE, one_description, {"description"}, "CB624"),
        (CABLE, more_cores, set(), "CB345"),
        (CABLE, other_number, set(), "CB345"),
    ],
)
def test_an_edit_of_a_parts_file_is_taken_once(
    shipped_library: Library,
    tmp_path: Path,
    number: str,
    edit: Callable[[Any], None],
    fields: set[str],
    code: str | None,
) -> None:
    """With removals; nothing is kept beside that the library has."""
    part = shipped_library.part_by_number[number]
    job = WriteJob(library=shipped_library, parts=[part], mappings=shipped_mappings())
    path = next(it for it in written(job, tmp_path) if it.name == "parts.xml")
    root: Any = etree.parse(path)
    edit(root.getroot())
    root.write(path, encoding="utf-8", xml_declaration=True)
    plan = plan_import(shipped_library, [path], job.mappings)
    told = {change.place.partition("[")[0] for change in plan.told(remove=True)}
    assert told & {*fields, "extras", "kind", "order_number"} == fields
    assert code is None or code in {finding.code for finding in plan.findings}
    library = apply(shipped_library, plan.merged(remove=True))
    assert plan_import(library, [path], job.mappings).merged(remove=True) == []


ALL = pytest.param(1, marks=pytest.mark.strength)


@pytest.mark.parametrize("every", [40, ALL])
@pytest.mark.parametrize("number", [PLUG, CONTACTOR, DRIVE, CABLE])
def test_any_attribute_that_was_changed_or_dropped_is_taken_once(
    shipped_library: Library, tmp_path: Path, number: str, every: int
) -> None:
    """One of each kind at a time, with removals."""
    part, mappings = shipped_library.part_by_number[number], shipped_mappings()
    job = WriteJob(library=shipped_library, parts=[part], mappings=mappings)
    path = next(it for it in written(job, tmp_path) if it.name == "parts.xml")
    content = path.read_bytes()
    edits = [(at, name, is_gone) for at, name in attributes(content) for is_gone in (False, True)]
    Random(number).shuffle(edits)
    again = []
    for at, name, is_gone in edits[::every]:
        root = etree.fromstring(content)
        values = [*root.iter()][at].attrib
        before = values.pop(name)
        if not is_gone:
            values[name] = another(str(before))
        path.write_bytes(etree.tostring(root))
        plan = plan_import(shipped_library, [path], mappings)
        changes = plan.merged(remove=True)
        if not changes or forbid_writing(plan.findings) or plan.problems(changes):
            continue
        library = apply(shipped_library, changes)
        if left := plan_import(library, [path], mappings).merged(remove=True):
            again.append((name, before, values.get(name), [change.place for change in left]))
    assert again == []


def attributes(content: bytes) -> list[tuple[int, str]]:
    """Places of elements, with attributes that say something: one of each kind of element."""
    found: dict[tuple[str | None, ...], tuple[int, str]] = {}
    for at, node in enumerate(etree.fromstring(content).iter()):
        kind = (
            str(node.tag),
            node.get("functiondefcategory"),
            node.get("P_ARTICLE_FREE_DATA_UNIT"),
        )
        for name, value in node.attrib.items():
            if value != "0":
                found.setdefault((*kind, str(name)), (at, str(name)))
    return list(found.values())


def another(text: str) -> str:
    """A text as somebody would change it: a higher number, another letter in each language."""
    if text.isdecimal():
        return str(int(text) + 1)
    return f"{text[:-1]}Q;" if text.endswith(";") else f"{text}Q"


def written(job: WriteJob, folder: Path) -> list[Path]:
    export = format_named("eplan").export
    assert export is not None
    return [*export(job, folder)]
