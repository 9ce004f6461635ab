"""Lists in files of all kinds, and what a user says of them."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cadbridge.api import read
from cadbridge.cli import main
from cadbridge.errors import FileError, FindingsError, OptionError
from cadbridge.formats import ReadResult
from cadbridge.formats.excel.read.lists.titles.wishes import suppliers_of
from cadbridge.jobs.convert import write_file
from cadbridge.mapping import Mappings

from .biff12 import write_binary
from .test_lists import ports_of, wires_of
from .workbooks import EXCEL, codes, stranger

TEXT = 'Part number;ACM.007\nPort;X1\nPin;Signal;Bemerkung\n01;UP;für Öl\n02;UM;"a;b"\n'


def ports(result: ReadResult) -> dict[str, str]:
    (part,) = result.library.parts
    return ports_of(part)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_files(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "list.csv"
    text = TEXT.replace('"a;b"', "x").replace(";", separator)
    path.write_bytes(text.encode(encoding))
    result = read(path)
    assert ports(result) == {"X1": "01 UP, 02 UM"}
    assert result.library.parts[0].ports[0].pins[0].remarks == "für Öl"
    assert "CB453" in codes(result)


def test_quotes_and_a_line_that_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    for line in ("sep=;", '"sep=;"', "SEP=;"):
        path.write_text(f"{line}\n{TEXT}", "utf-8")
        assert read(path).library.parts[0].ports[0].pins[1].remarks == "a;b"


@pytest.mark.parametrize("suffix", [".xls", ".xlsx"])
def test_a_text_file_with_the_suffix_of_a_workbook(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"export{suffix}"
    path.write_bytes(TEXT.replace(";", "\t").encode("cp1252"))
    assert ports(read(path)) == {"X1": "01 UP, 02 UM"}
    path.write_text("<html><body><table><tr><td>Pin</td></tr></table></body></html>")
    with pytest.raises(FileError, match="is a web page or XML"):
        read(path)


def test_a_quotation_mark_that_does_not_close_takes_no_lines_along(tmp_path: Path) -> None:
    path = tmp_path / "AX1.csv"
    rows = "".join(f"{number};S{number}\n" for number in range(3, 30))
    for odd, signal in (('"5 V', '"5 V'), ('"7" touch', '"7" touch'), ('24" rack', '24" rack')):
        path.write_text(f'Pin;Signal\n1;{odd}\n2;"a;b"\n{rows}', "utf-8")
        result = read(path)
        pins = result.library.parts[0].ports[0].pins
        assert [pin.signal for pin in pins[:3]] == [signal, "a;b", "S3"]
        assert len(pins) == 29
        assert ("CB459" in codes(result)) == odd.startswith('"')


def test_a_text_file_with_a_line_without_end(tmp_path: Path) -> None:
    path = tmp_path / "AX1.csv"
    for cell in ("x" * 200_000, '"' + "y" * 200_000 + '"'):
        path.write_text(f"Pin;Signal\n1;{cell}\n", "utf-8")
        with pytest.raises(FileError, match="holds a line that is longer"):
            read(path)
    path.write_text('Pin;Signal\n1;"' + "z\n" * 100_000 + '"\n', "utf-8")
    assert read(path).library.parts


def test_a_workbook_with_the_suffix_of_another(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Port", "X1"], ["Pin", "Signal"], [1, "UP"], ["02", "UM"]]
    path = write_binary(tmp_path / "AX1.xlsb", "Pins", rows).rename(tmp_path / "AX1.xlsx")
    assert ports(read(path)) == {"X1": "1 UP, 02 UM"}


def test_a_row_of_titles_that_is_not_there(tmp_path: Path) -> None:
    path = stranger(tmp_path / "AX1.xlsx", ["Pin", "Signal"], ["1", "UP"])
    with pytest.raises(FileError, match="has no row 99") as caught:
        read(path, header_row="99")
    assert caught.value.hint == "its last filled row is 2"


def test_what_is_noticed_of_a_cell_counts_once(tmp_path: Path) -> None:
    rows = [["Port", "X1"], ["Pin", "Signal"], ["1", "=A1"], ["2", "=A2"], ["3", "c"]]
    result = read(stranger(tmp_path / "AX1.xlsx", *rows))
    (said,) = [item.message for item in result.findings if item.code == "CB411"]
    assert said == "holds a formula without a result (2 times)"


def test_a_chinese_text_file(tmp_path: Path) -> None:
    path = tmp_path / "线束.csv"
    text = "线号,起点,引脚,终点,引脚,颜色\n1,X1,1,X2,1,红\n2,X1,2,X2,2,黑\n"
    path.write_bytes(text.encode("gb18030"))
    (part,) = read(path).library.parts
    assert part.part_number == "线束"
    assert wires_of(part) == ["X1:1 X2:1 RD", "X1:2 X2:2 BK"]


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("cp1250", "Konektor;Pin č.;Signál;Barva vodiče\nX1;1;+24V;červená\n", "RD"),
        ("cp1254", "Konnektör;Pin No;Sinyal Adı;Kablo rengi\nX1;1;+24V;kırmızı\n", "RD"),
        ("cp850", "Stecker;Pin;Signal;Aderfarbe\nX1;1;+24V;grün\n", "GN"),
        ("shift_jis", "コネクタ,ピン,信号名,線色\nX1,1,+24V,赤\n", "RD"),
        ("mac_roman", "Connecteur;Broche;Signal;Couleur;Désignation\nX1;1;+24V;vert;élevé\n", "GN"),
    ],
)
def test_old_encodings_are_told_by_words(
    tmp_path: Path, encoding: str, text: str, expected: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    result = read(path)
    (pin,) = result.library.parts[0].ports[0].pins
    assert (pin.contact, pin.wire_colour) == ("1", expected)
    assert any(f"read as {encoding}" in item.message for item in result.findings)


def test_a_list_of_parts_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = "Lp.;Indeks;Nazwa;Cena netto [PLN]\n1;EL-1;Wyłącznik nadprądowy;18,50\n"
    path.write_bytes(text.encode("cp1250"))
    (part,) = read(path).library.parts
    assert list(part.description.values()) == ["Wyłącznik nadprądowy"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Złączka"),
        ("cp1250", "Złącze śrubowe"),
        ("iso8859_2", "Złączka śrubowa"),
        ("cp1250", "Stykač pomocný"),
        ("cp1252", "Türschalter 2,5 mm² 90 °C"),
        ("cp1252", "Señal óptica"),
        ("cp1254", "Şalter bağlantısı"),
        ("mac_roman", "Türschalter, große Öse"),
        ("cp1251", "Контактор"),
        ("cp1251", "Датчик уровня"),
        ("koi8_r", "Датчик уровня"),
        ("cp866", "Датчик уровня"),
        ("gb18030", "接触器"),
    ],
)
def test_old_encodings_are_told_by_letters_where_titles_have_none(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"Indeks;Nazwa;Producent\nA-1;{text};Wago\n".encode(encoding))
    result = read(path)
    (part,) = result.library.parts
    assert list(part.description.values()) == [text]
    assert any("guessed by its letters" in item.message for item in result.findings)


def test_an_encoding_that_fits_as_well_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Artikelnummer;Bezeichnung\nA-1;Türschalter\n".encode("mac_roman"))
    assert any("mac_roman fits as well" in item.message for item in read(path).findings)


def test_the_name_of_a_text_file_is_no_name_of_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "pinout.csv"
    path.write_text("Pin,Signal\n1,UP\n2,UM\n", "utf-8")
    result = read(path)
    assert ports(result) == {"pinout": "1 UP, 2 UM"}
    assert "CB438" in codes(result)


def test_a_binary_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Port", "X1"], ["Pin", "Signal"], [1, "UP"], ["02", "UM"]]
    plain, marked = (
        read(write_binary(tmp_path / f"{name}.xlsb", "Pins", rows, is_marked=is_marked))
        for name, is_marked in (("AX1", False), ("AX2", True))
    )
    assert ports(plain) == ports(marked) == {"X1": "1 UP, 02 UM"}
    assert "CB488" not in codes(plain)
    (unread,) = [found.message for found in marked.findings if found.code == "CB488"]
    assert unread.endswith("comments, what is struck out")


def test_a_workbook_with_macros(tmp_path: Path) -> None:
    plain = stranger(tmp_path / "plain.xlsx", ["Port", "X1"], ["Pin", "Signal"], [1, "UP"])
    path = tmp_path / "AX1.xlsm"
    sheet = b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(sheet, b"ms-excel.sheet.macroEnabled.main+xml")
            new.writestr(name, data)
        new.writestr("xl/vbaProject.bin", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    assert ports(read(path)) == {"X1": "1 UP"}


def test_a_sheet_of_libreoffice(tmp_path: Path) -> None:
    rows = [["Port", "X1"], ["Pin", "Signal"], ["1", "UP"], ["2", "UM"]]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    name = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{name}:office:1.0" '
        f'xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Pins">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path = tmp_path / "AX1.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    assert ports(read(path)) == {"X1": "1 UP, 2 UM"}


def test_merged_cells_of_a_workbook_of_libre_office(tmp_path: Path) -> None:
    name = "urn:oasis:names:tc:opendocument:xmlns"

    def cell(text: str, said: str = "") -> str:
        kind = f'office:value-type="string" {said}'
        return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = [
        cell("Pin") + cell("Signal"),
        cell("1") + cell("GND", 'table:number-rows-spanned="2"'),
        cell("2") + covered,
        cell("3") + cell("VCC"),
    ]
    told = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{name}:office:1.0" '
        f'xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="X1">{told}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path = tmp_path / "AX1.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    assert ports(read(path)) == {"X1": "1 GND, 2 GND, 3 VCC"}


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods"])
def test_damaged_files_end_in_one_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(FileError, match="damaged"):
        read(path)


def test_no_text_is_written(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"\.csv files are read, not written"):
        write_file(None, EXCEL, tmp_path / "list.csv")  # type: ignore[arg-type]


LIST: list[list[Any]] = [["Port", "X1"], ["Pin", "Signal"], ["1", "a"], ["2", "b"], ["3", "c"]]


def test_struck_out_hidden_and_commented(tmp_path: Path) -> None:
    path = stranger(tmp_path / "AX1.xlsx", *LIST)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    sheet["B5"].comment = Comment("should be d", "somebody")
    sheet.row_dimensions[3].hidden = True
    book.save(path)
    result = read(path)
    assert ports(result) == {"X1": "1 a, 3 c"}
    assert result.library.parts[0].ports[0].pins[1].remarks == "should be d"
    assert {"CB447", "CB448", "CB449"} <= codes(result).keys()


def test_the_user_names_part_and_port(tmp_path: Path) -> None:
    path = stranger(tmp_path / "x.xlsx", *LIST[1:])
    result = read(path, part="ACM.9", port="X7")
    (part,) = result.library.parts
    assert (part.part_number, ports_of(part)) == ("ACM.9", {"X7": "1 a, 2 b, 3 c"})
    assert not {"CB437", "CB438"} & codes(result).keys()


def test_the_user_names_sheet_row_and_columns(tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "x.xlsx", ["Pin", "Signal"], ["Bein", "Wozu"], ["1", "a"], ["2", "b"]
    )
    columns = "Bein=contact,Wozu=signal"
    result = read(path, port="X1", sheet="Sheet", header_row="2", columns=columns)
    assert ports(result) == {"X1": "1 a, 2 b"}
    with pytest.raises(FileError, match="has no sheet 'Other'"):
        read(path, sheet="Other")
    with pytest.raises(OptionError, match="is not a title, = and a field"):
        read(path, columns="Bein=leg")
    with pytest.raises(OptionError, match="no option"):
        read(path, unknown="1")


def test_no_titles(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Connector X4"],
        [1, "GND", "black"],
        [2, "RX", "white"],
        [3, "TX", "green"],
    ]
    result = read(stranger(tmp_path / "AX1.xlsx", *rows))
    assert ports(result) == {"X4": "1 GND, 2 RX, 3 TX"}
    assert [pin.wire_colour for pin in result.library.parts[0].ports[0].pins] == ["BK", "WH", "GN"]
    assert "CB445" in codes(result)


def test_columns_by_their_letters(tmp_path: Path) -> None:
    rows = [["red", "X1-1", "K1-A1"], ["blue", "X1-2", "K1-A2"]]
    path = stranger(tmp_path / "W1.xlsx", *rows)
    with pytest.raises(FindingsError) as caught:
        read(path)
    assert "red | X1-1 | K1-A1" in caught.value.findings[0].message
    (part,) = read(path, columns="A=colour,B=end_a,C=end_b").library.parts
    assert wires_of(part) == ["X1:1 K1:A1 RD", "X1:2 K1:A2 BU"]


def test_what_is_said_of_columns_can_be_kept(tmp_path: Path) -> None:
    path = stranger(tmp_path / "AX1.xlsx", ["Port", "X1"], ["Bein", "Wozu"], ["1", "a"])
    ours = tmp_path / "ours"
    read(path, columns="Bein=contact,Wozu=signal", save_columns=str(ours))
    assert ports(read(path, mappings=Mappings(ours))) == {"X1": "1 a"}
    with pytest.raises(FindingsError):
        read(path)


@pytest.mark.parametrize(
    "kept",
    [
        "{'#': contact}",
        '{"Pin #": contact}',
        "{Pin#: contact}",
        "{Bein: contact} # ours",
        "{Tillv's: contact} # ours",
        "{'#': contact}\n# ours",
    ],
)
def test_a_sign_in_a_title_that_is_kept_is_no_comment(tmp_path: Path, kept: str) -> None:
    path = stranger(tmp_path / "AX1.xlsx", ["Port", "X1"], ["Bein", "Wozu"], ["1", "a"])
    mapping = tmp_path / "excel.yaml"
    mapping.write_text(f"settings:\n  lists:\n    columns: {kept}\n", "utf-8")
    read(path, columns="Bein=contact,Wozu=signal", save_columns=str(tmp_path))
    assert ports(read(path, mappings=Mappings(tmp_path))) == {"X1": "1 a"}
    assert mapping.read_text("utf-8").count("# ours") == kept.count("# ours")


def test_columns_are_kept_for_each_supplier(tmp_path: Path) -> None:
    path = stranger(tmp_path / "AX1.xlsx", ["Port", "X1"], ["Bein", "Wozu"], ["1", "a"])
    ours = tmp_path / "ours"
    for supplier, fields in (("Nord GmbH", "signal"), ("Sud Srl", "function")):
        said = f"Bein=contact,Wozu={fields}"
        read(path, columns=said, save_columns=str(ours), supplier=supplier)
    kept = Mappings(ours)
    assert suppliers_of(kept) == ("Nord GmbH", "Sud Srl")
    pins = {
        supplier: read(path, mappings=kept, supplier=supplier).library.parts[0].ports[0].pins[0]
        for supplier in ("nord gmbh", "Sud Srl")
    }
    assert (pins["nord gmbh"].signal, pins["Sud Srl"].signal) == ("a", "")
    assert pins["Sud Srl"].function == "a"
    with pytest.raises(FindingsError):
        read(path, mappings=kept)
    with pytest.raises(OptionError, match="no columns are kept of 'West'") as caught:
        read(path, mappings=kept, supplier="West")
    assert "Nord GmbH, Sud Srl" in (caught.value.hint or "")
    (ours / "excel.yaml").write_text(
        "settings: {lists: {suppliers: {Nord: {Bein: leg}}}}\n", "utf-8"
    )
    with pytest.raises(OptionError, match="names 'leg', no field"):
        read(path, mappings=Mappings(ours), supplier="Nord")


def test_how_a_table_was_read_is_told(tmp_path: Path) -> None:
    path = stranger(
        tmp_path / "AX1.xlsx", ["Pin", "Name", "Seal"], [1, "a", "x"], [2, "b", ""], ["Total", 2]
    )
    (table,) = read(path).tables
    assert (table.place, table.kind, table.rows, table.left) == ("Sheet!A1", "pins", 2, 1)
    assert table.columns == (("Pin", "contact"), ("Name", "signal"), ("Seal", ""))
    assert table.passed == {4: "a line that closes the table"}
    assert table.about == ("AX1 AX1",)
    assert table.samples[0] == "port AX1, contact 1, signal a"
    assert table.better.endswith("--part NUMBER --port NAME --columns 'Seal=remarks'")


def test_one_flag_names_the_sheet_of_a_list_and_that_around_a_drawing(tmp_path: Path) -> None:
    path = stranger(tmp_path / "AX1.xlsx", *LIST)
    book = openpyxl.load_workbook(path)
    for row in (["Port", "X2"], ["Pin", "Signal"], ["1", "b"]):
        (book["old"] if "old" in book.sheetnames else book.create_sheet("old")).append(row)
    book.save(path)
    target = tmp_path / "out.yaml"
    result = CliRunner().invoke(main, ["convert", str(path), str(target), "--sheet", "Sheet"])
    assert result.exit_code == 0, result.output
    assert ports(read(target)) == {"X1": "1 a, 2 b, 3 c"}


def test_a_table_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "AX9.csv"
    path.write_text("| Pin | Signal |\n|-----|:------:|\n| 1 | VCC |\n| 2 | - |\n")
    ((port,),) = (part.ports for part in read(path).library.parts)
    assert [(pin.contact, pin.signal) for pin in port.pins] == [("1", "VCC"), ("2", "")]


DRAWN = {
    "separated by carets": ["Connector^Pin^Signal", "X1^1^A", "X1^2^B"],
    "apart by blanks": [
        "Pin list",
        "",
        "Connector   Pin  Signal  Colour",
        "X1          1    A",
        "X1          2    B       BU",
    ],
    "a grid": [
        "+-----------+-----+--------+",
        "| Connector | Pin | Signal |",
        "+===========+=====+========+",
        "| X1        | 1   | A      |",
        "+-----------+-----+--------+",
        "| X1        | 2   | B      |",
    ],
    "Markdown with headings": [
        "# Loom",
        "## Connector X1 (DTM 2)",
        "",
        "| **Pin** | Signal |",
        "|:-:|---|",
        "| `1` | **A** |",
        "| 2 | B<br> |",
    ],
    "Markdown without bars around": ["## X1", "Pin | Signal", "--- | ---", "1 | A", "2 | *B*"],
    "remarks of a program": ["# exported 2026-01-02", "Connector,Pin,Signal", "X1,1,A", "X1,2,B"],
    "a sign for the number": ["Connector,#,Signal", "X1,1,A", "X1,2,B"],
}


@pytest.mark.parametrize("name", DRAWN)
def test_tables_drawn_with_signs(tmp_path: Path, name: str) -> None:
    path = tmp_path / "AX9.txt"
    path.write_text("\n".join(DRAWN[name]), "utf-8")
    (part,) = read(path).library.parts
    assert ports_of(part) == {"X1": "1 A, 2 B"}
    assert all("#" not in port.purpose for port in part.ports)


def test_a_text_apart_by_blanks_is_no_table_where_few_lines_are(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear  colleague,\nthe pins follow.\nPin  Signal\nKind regards\n", "utf-8")
    with pytest.raises(FindingsError):
        read(path)


def test_pins_on_both_sides_of_a_board_without_titles(tmp_path: Path) -> None:
    rows = [["3V3", 1, 2, "5V"], ["SDA", 3, 4, "5V"], ["SCL", 5, 6, "GND"]]
    path = stranger(tmp_path / "GEN.D9.xlsx", *rows)
    result = read(path, port="X1", columns="A=signal,B=contact,C=contact,D=signal")
    ((port,),) = (part.ports for part in result.library.parts)
    signals = {pin.contact: pin.signal for pin in port.pins}
    assert signals == {"1": "3V3", "3": "SDA", "5": "SCL", "2": "5V", "4": "5V", "6": "GND"}
    assert "CB428" not in {finding.rule.code for finding in result.findings}
    with pytest.raises(OptionError, match="no contact stands beside it"):
        read(path, columns="A=signal,B=contact,D=signal")


def test_a_named_title_above_no_table_is_no_missing_one(tmp_path: Path) -> None:
    path = stranger(tmp_path / "a.xlsx", ["Connection", "Colour"], ["?", "BK"])
    with pytest.raises(FindingsError) as raised:
        read(path, columns="Connection=end_a")
    (said,) = (found for found in raised.value.findings if found.rule.code == "CB457")
    assert "stands above no table that is known" in said.message
    assert said.place.cell == "A1"


@pytest.mark.parametrize(
    ("word", "encoding"), [("für", "mac_roman"), ("Öse", "mac_roman"), ("ź", "cp1250")]
)
def test_letters_that_are_too_few_to_tell_an_encoding_are_said(
    tmp_path: Path, word: str, encoding: str
) -> None:
    path = tmp_path / "X1.csv"
    path.write_bytes(f"Pin;Signal\n1;{word}\n2;GND\n".encode(encoding))
    (doubt,) = [item.message for item in read(path).findings if item.code == "CB485"]
    assert word in doubt
