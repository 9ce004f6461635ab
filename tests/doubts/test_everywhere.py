"""Every doubt of fact of the shipped library stands wherever its value is shown."""

import re
import shutil
from collections.abc import Iterator, Sequence
from html import unescape
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree, html

import cadbridge
from cadbridge.cli.part_view import print_part
from cadbridge.cli.tables import Console
from cadbridge.doubts import Doubts, place_words, sentences
from cadbridge.drawing import Drawing, drawings_of, sheets_of, svg_text
from cadbridge.drawing.said.subject import subjects_of
from cadbridge.drawing.said.words import words_in
from cadbridge.drawing.shapes.items import Text
from cadbridge.drawing.sheets.data_pages import data_pages
from cadbridge.files import safe_file_name
from cadbridge.formats import WriteJob
from cadbridge.formats.excel.write.part_book import write_part_book
from cadbridge.formats.html.site import write_site
from cadbridge.library import shipped
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library

LIBRARY: Library = cadbridge.shipped_library()
POINTS = list(Doubts(LIBRARY).everything())
OF_PARTS = [point for point in POINTS if point.owner in LIBRARY.part_by_number]


def words(text: str) -> str:
    return " ".join(text.split())


def test_there_is_something_to_look_for() -> None:
    assert len(POINTS) > 200
    assert {"m12d4", "GEN", "duet-wiring", "GEN.SUBD-9P"} <= {point.owner for point in POINTS}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "pin-lists.xlsx"
    cadbridge.write(LIBRARY, path)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def comments(book: openpyxl.Workbook) -> dict[str, str]:
    """The comments in the rows of each part."""
    found: dict[str, list[str]] = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.value for cell in row if cell.comment)
            texts = [cell.comment.text for cell in row if cell.comment]
            for named in {str(cell.value) for cell in row}:
                found.setdefault(named, []).extend(texts)
    return {part: words(" ".join(texts)) for part, texts in found.items()}


def test_in_the_workbook(comments: dict[str, str]) -> None:
    lost = [
        (point.owner, point.place)
        for point in OF_PARTS
        if f"{place_words(point, point.owner)}: {words(point.source.reason)}"
        not in comments[point.owner]
    ]
    assert lost == []


def test_comments_speak_of_places_as_people_do(comments: dict[str, str]) -> None:
    assert "Open: contact at end A" not in comments["MPC.POWER CABLE for DUET AD"]
    assert "core 4, contact at end A: " in comments["MPC.POWER CABLE for DUET AD"]
    assert "GEN.BEDC 894 MR, gender: No gender" in comments["MPC.DUET AD EtherCAT"]
    assert not [text for text in comments.values() if re.search(r"\w\[\w", text)]


def test_beside_a_contact_that_is_printed_under_another_name(book: openpyxl.Workbook) -> None:
    titles, *rows = book["Contact names"].iter_rows(values_only=True)
    said = {row[0]: row[titles.index("Certainty")] for row in rows if row[0]}
    assert said == {
        "MPC.POWER CABLE for DUET HV 80-100-142": None,
        "GEN.BEDC 894 MR": "inferred: contact names",
        "GEN.M17-4P-F": "inferred: as a whole",
        "MPC.DUET HV 80": "conflicting: contact",
        "MPC.DUET HV 100": "conflicting: contact",
        "MPC.DUET HV 142": "conflicting: contact",
    }


def test_beside_the_order_codes_on_the_cover_of_a_cable(tmp_path: Path) -> None:
    number = "MPC.POWER CABLE for DUET AD"
    part = LIBRARY.part_by_number[number]
    job = WriteJob(library=LIBRARY, parts=(part,), mappings=shipped_mappings())
    write_part_book(job, part, tmp_path / "cable.xlsx")
    cover = openpyxl.load_workbook(tmp_path / "cable.xlsx")["Cover"]
    marks = {row[1].value: row[2] for row in cover.iter_rows(min_col=2, max_col=4)}
    for code in ("003108020576", "003108009843"):
        assert marks[code].value == "conflicting: order code"
        assert "Two lists of order codes" in str(marks[code].comment)


def test_contacts_that_are_listed_are_not_called_missing(book: openpyxl.Workbook) -> None:
    pins = [[str(cell) for cell in row] for row in book["Pins"].iter_rows(values_only=True)]
    power = [row for row in pins if row[0] == "MPC.DUET 60" and "POWER" in row]
    assert len(power) == 7
    assert not any("missing: contacts" in cell for row in power for cell in row)
    ports = [[str(cell) for cell in row] for row in book["Ports"].iter_rows(values_only=True)]
    (port,) = (row for row in ports if row[0] == "MPC.DUET 60" and "POWER" in row)
    assert any("missing: contacts" in cell for cell in port)


def test_on_the_terminal() -> None:
    lost = []
    for part in LIBRARY.parts:
        target = Console(file=StringIO(), width=2000)
        print_part(LIBRARY, part, groups_of(shipped_mappings()), target)
        assert isinstance(target.file, StringIO)
        text = words(target.file.getvalue())
        own = [*Doubts(LIBRARY).part(part)]
        assert {point.owner for point in own} >= {p.owner for p in POINTS if p.owner == part.part_number}  # fmt: skip # noqa: E501
        lost += [point for point in own if words(point.source.reason) not in text]
    assert lost == []


def test_in_parts_data_of_eplan(tmp_path: Path) -> None:
    path = tmp_path / "parts.xml"
    cadbridge.write(LIBRARY, path, sources="yes")
    back = cadbridge.read(path).library
    told = {(point.owner, point.place, point.source.reason) for point in Doubts(back).everything()}
    lost = [
        point for point in OF_PARTS if (point.owner, point.place, point.source.reason) not in told
    ]
    assert lost == []


def test_in_the_remark_that_a_designer_reads(tmp_path: Path) -> None:
    path = tmp_path / "parts.xml"
    cadbridge.write(LIBRARY, path)
    remarks = {
        node.get("P_ARTICLE_PARTNR"): words(node.get("P_ARTICLE_NOTE", ""))
        for node in etree.parse(path).iter("part")
    }
    lost = [
        (part.part_number, point.place)
        for part in LIBRARY.parts
        if not part.cable
        for point in Doubts(LIBRARY).part(part)
        for sentence in sentences([point], part.part_number)
        if words(sentence.partition(": ")[2]) not in remarks[part.part_number]
    ]
    assert lost == []


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    mappings = shipped_mappings()
    list(write_site(WriteJob(library=LIBRARY, parts=LIBRARY.parts, mappings=mappings), folder))
    return folder


def page(path: Path) -> str:
    """What a page shows, and what it says of a mark that one points at."""
    elements = html.fromstring(path.read_text("utf-8")).iter()
    return words(
        " ".join(text for e in elements for text in (e.text, e.tail, e.get("title")) if text)
    )


def test_on_the_pages_of_the_catalogue(catalogue: Path) -> None:
    (pages,) = (path.parent for path in catalogue.rglob("MPC.DUET 40.html"))
    lost = [
        (part.part_number, point.place)
        for part in LIBRARY.parts
        for point in Doubts(LIBRARY).part(part)
        if words(point.source.reason)
        not in page(pages / f"{safe_file_name(part.part_number)}.html")
    ]
    assert lost == []


def test_beside_what_is_ordered(catalogue: Path) -> None:
    (path,) = catalogue.rglob("cabling.html")
    text = page(path)
    lost = [
        (part.part_number, point.place)
        for part in LIBRARY.parts
        if part.cable
        for point in Doubts(LIBRARY).cable(part)
        if words(point.source.reason) not in text
    ]
    assert lost == []


DRAWN = {
    "gender": "gender of the connector",
    "coding": "coding of the connector",
    "ways": "count of contacts",
    "contacts": "positions of contacts",
    "numbering": "order of the numbers",
}


def drawn() -> Iterator[tuple[str, str]]:
    """Part numbers and what their drawings must say is open, by what is inherited."""
    doubts = Doubts(LIBRARY)
    for part in LIBRARY.parts:
        numbers = [port.connector for port in part.ports]
        numbers += [end.connector for end in part.ends.values() if end.connector]
        for number in numbers or [part.part_number] * bool(part.connector):
            face = LIBRARY.face_of(LIBRARY.connector(number))
            for point in (*doubts.connector(number), *doubts.face(face)):
                if point.field in DRAWN:
                    yield part.part_number, DRAWN[point.field]


def test_in_a_file_for_cad(tmp_path: Path) -> None:
    cadbridge.write(LIBRARY, tmp_path / "ad.dxf", parts=["GEN.BEDC 894 MR"])
    assert "Open: gender of the connector" in (tmp_path / "ad.dxf").read_text("utf-8")


@pytest.mark.parametrize("number", sorted({number for number, _ in drawn()}))
def test_on_drawings(number: str) -> None:
    part = LIBRARY.part_by_number[number]
    drawings = (*drawings_of(LIBRARY, part), *sheets_of(LIBRARY, part))
    for drawing in drawings:
        assert "Open: " in said_on(drawing) or not part.ports or not drawing.sheet_only
    for wanted in {what for owner, what in drawn() if owner == number}:
        assert any(wanted in said_on(drawing) for drawing in drawings), wanted
        sheets = [drawing for drawing in drawings if drawing.sheet_only]
        assert not sheets or any(wanted in said_on(sheet) for sheet in sheets), wanted


@pytest.mark.parametrize(
    ("number", "port", "wanted"),
    [
        ("MPC.POWER CABLE for DUET", "end A", "signals on 1, 2, 4, 5, 6, colours on 8."),
        ("MPC.RS 232 CABLE for DUET HV 80-100-142", "end A", "colours on 4, Case."),
        ("MPC.DUET 60", "I/O", "directions on 2, 3."),
        ("MPC.DUET 60", "POWER", "colours (left out)."),
        ("MPC.DUET HV 142", "CN1", "colours on 4, Case."),
        ("MPC.DUET HV 80", "CN5", "colours on Case."),
        ("MPC.DUET AD Profinet", "POWER", "colours on 4."),
    ],
)
def test_rows_of_the_table_beside_a_face(number: str, port: str, wanted: str) -> None:
    part = LIBRARY.part_by_number[number]
    (drawing,) = drawings_of(LIBRARY, part, port=port)
    assert wanted in said_on(drawing)


def test_a_port_takes_no_colour_from_a_cable_in_doubt() -> None:
    def colours(number: str, port: str) -> dict[str, str]:
        return coloured(LIBRARY, number, port)

    assert colours("MPC.DUET 60", "POWER") == {}
    assert colours("MPC.DUET 40", "POWER")["5"] == "WH"
    assert "4" not in colours("MPC.DUET HV 142", "CN1")
    assert colours("MPC.DUET HV 142", "CN1")["1"] == "RD"
    assert [*colours("MPC.DUET AD CANopen", "POWER")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("number", "field"),
    [("GEN.BEDC 894 MR", "gender"), ("GEN.M12-A-8P-F", "ways")],
)
def test_where_connectors_are_ordered(tmp_path: Path, number: str, field: str) -> None:
    path = tmp_path / "orders.xlsx"
    cadbridge.write(LIBRARY, path, layout="orders")
    sheet = openpyxl.load_workbook(path)["Parts"]
    (row,) = (row for row in sheet.iter_rows() if row[0].value == number)
    assert any(field in str(cell.value) and ":" in str(cell.value) for cell in row[1:])


@pytest.mark.parametrize("ways", ["4", "12"])
def test_ways_that_the_face_does_not_have_are_open_wherever_they_are_shown(
    tmp_path: Path, ways: str
) -> None:
    number, mine = "GEN.M12-A-8P-F", Path(shutil.copytree(shipped("library"), tmp_path / "mine"))
    cadbridge.settle(mine, number, "connector.ways", value=ways, document="mail")
    library = cadbridge.read_library(mine).library
    drive = library.part_by_number["MPC.DUET HV 60"]
    connector = library.part_by_number[number]
    for drawing in (*drawings_of(library, connector), *drawings_of(library, drive, port="X5")):
        said = " ".join(item.text for item in drawing.items if isinstance(item, Text))
        assert f"Ways of the connector: {ways}; contacts of the face, as drawn: 8." in words(said)
        assert "count of contacts" in said_on(drawing)
    cadbridge.write(library, tmp_path / "orders.xlsx", layout="orders")
    parts = openpyxl.load_workbook(tmp_path / "orders.xlsx")["Parts"]
    (row,) = (row for row in parts.iter_rows() if row[0].value == number)
    (cell,) = (cell for cell in row if cell.value == "conflicting: ways")
    assert cell.comment and cell.comment.text.endswith("(from the values themselves)")
    job = WriteJob(library=library, parts=(drive, connector), mappings=shipped_mappings())
    list(write_site(job, tmp_path / "site"))
    for name in ("cabling.html", "index.html"):
        (path,) = (tmp_path / "site").rglob(name)
        assert f"has {ways} ways, its face m12a8 8 contacts" in page(path)


def coloured(library: Library, number: str, port: str) -> dict[str, str]:
    """Colours by contact, as a drawing of the port shows them."""
    subjects = subjects_of(library, library.part_by_number[number])
    (subject,) = (item for item in subjects if item.port == port)
    at = subject.columns.index("Colour") if "Colour" in subject.columns else None
    return {} if at is None else {row[0]: row[at] for row in subject.rows if row[at]}


@pytest.mark.parametrize(
    ("place", "value", "shown"),
    [
        ("accessories[MPC.POWER CABLE for DUET]", "", set()),
        ("accessories[MPC.POWER CABLE for DUET]", None, {"1", "2", "3", "7"}),
    ],
)
def test_settling_what_a_drive_lists_makes_no_colour_a_fact(
    tmp_path: Path, place: str, value: str | None, shown: set[str]
) -> None:
    mine = Path(shutil.copytree(shipped("library"), tmp_path / "mine"))
    cadbridge.settle(mine, "MPC.DUET 60", place, value=value, document="mail")
    library = cadbridge.read_library(mine).library
    assert set(coloured(library, "MPC.DUET 60", "POWER")) == shown
    assert coloured(library, "MPC.DUET 40", "POWER")["5"] == "WH"


def test_no_colour_is_open_where_all_is_settled(tmp_path: Path) -> None:
    mine = Path(shutil.copytree(shipped("library"), tmp_path / "mine"))
    cable, said = "MPC.POWER CABLE for DUET", []
    cores = [f"cable.conductors[{core}].signal" for core in "456"]
    for number, place in (
        ("MPC.DUET 60", f"accessories[{cable}]"),
        (cable, "cable.end_a.mates_with"),
        *((cable, place) for place in cores),
    ):
        library = cadbridge.read_library(mine).library
        subjects = subjects_of(library, library.part_by_number["MPC.DUET 60"])
        (subject,) = (item for item in subjects if item.port == "POWER")
        said.append(subject.doubted.get("colour", ()))
        cadbridge.settle(mine, number, place, document="mail")
    library = cadbridge.read_library(mine).library
    subjects = subjects_of(library, library.part_by_number["MPC.DUET 60"])
    (subject,) = (item for item in subjects if item.port == "POWER")
    assert {"5", "6"} <= set(said[-2])
    assert not {"5", "6"} & set(subject.doubted.get("colour", ()))
    assert not {"5", "6"} & set(coloured(library, "MPC.DUET 60", "POWER"))


def said_on(drawing: Drawing) -> str:
    """The notes of a drawing, their lines joined, from the first "Open: " on."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg_text(drawing))
    lines = [unescape(text) for text in texts]
    return " ".join(lines[index:] if (index := first_open(lines)) >= 0 else [])


def first_open(lines: Sequence[str]) -> int:
    return next((index for index, line in enumerate(lines) if line.startswith("Open: ")), -1)


@pytest.mark.parametrize("number", [part.part_number for part in LIBRARY.parts])
def test_in_the_document_for_print(number: str) -> None:
    """A PDF holds the drawings that are tested above and these pages."""
    part = LIBRARY.part_by_number[number]
    pages = data_pages(LIBRARY, part, words_in())
    text = words(" ".join(i.text for page in pages for i in page.items if isinstance(i, Text)))
    text = text.replace(" ", "")
    lost = [
        (point.owner, point.place)
        for point in Doubts(LIBRARY).part(part)
        if point.source.reason.replace(" ", "") not in text
    ]
    assert lost == []


def lines_of(drawing: Drawing) -> list[str]:
    """What stands in line on a drawing, from left to right."""
    by_line: dict[float, list[Text]] = {}
    for item in drawing.items:
        if isinstance(item, Text) and item.text:
            by_line.setdefault(round(item.position[1], 3), []).append(item)
    return [
        " | ".join(item.text for item in sorted(line, key=lambda item: item.position[0]))
        for line in by_line.values()
    ]


def test_in_line_on_pages_for_print() -> None:
    def rows(number: str) -> str:
        pages = data_pages(LIBRARY, LIBRARY.part_by_number[number], words_in())
        return "\n".join(line for page in pages for line in lines_of(page))

    contactor = rows("SIE.3RT2026-2EK60")
    assert re.search(r"\| 0\.25 \| A \| conflicting: value", contactor)
    assert "T | PE | PE | protective earth | conflicting: contact" in rows("MPC.DUET HV 80")
    assert "Port ETHERCAT OUT: GEN.M12-D-4P-F\nconflicting: connector" in rows(
        "MPC.DUET FLEXI EtherCAT"
    )


@pytest.mark.parametrize(
    ("number", "core", "code"),
    [
        ("MPC.POWER CABLE for DUET AD", "conflicting: contact at end A", "conflicting: order code"),
        ("MPC.POWER CABLE for DUET", "conflicting: signal", "inferred: order code"),
    ],
)
def test_in_line_on_the_drawing_of_a_cable(number: str, core: str, code: str) -> None:
    part = LIBRARY.part_by_number[number]
    (drawing,) = sheets_of(LIBRARY, part)
    assert part.cable
    rows = lines_of(drawing)
    for length in part.cable.lengths:
        assert f"{length.length_mm:f} | {length.order_code} | {code}" in rows
    for item in part.cable.conductors:
        points = [p for p in Doubts(LIBRARY).conductor(part, item) if not p.is_of_all_rows]
        row = next(row for row in rows if f" | {item.id} | " in row and item.function in row)
        assert bool(points) == ("conflicting" in row or "inferred" in row), row
    assert any(core in row for row in rows)


def test_boxes_of_comments_are_as_high_as_their_text(tmp_path: Path) -> None:
    cadbridge.write(LIBRARY, tmp_path / "all.xlsx")
    with ZipFile(tmp_path / "all.xlsx") as book:
        shapes = [book.read(name).decode() for name in book.namelist() if name.endswith(".vml")]
        texts = [book.read(name).decode() for name in book.namelist() if "/comments" in name]
    heights = [float(found) for text in shapes for found in re.findall(r"height:([\d.]+)pt", text)]
    longest = max(len(text) for page in texts for text in re.findall("<t[^>]*>([^<]*)</t>", page))
    assert len(set(heights)) > 3
    assert max(heights) >= longest / 60 * 11
