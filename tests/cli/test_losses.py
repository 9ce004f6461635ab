"""What a target cannot carry is counted by the name that people know, and --strict refuses it."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from .conftest import Run

CABLE = "MPC.POWER CABLE for DUET AD"


def parts_list(path: str, titles: Sequence[str], *rows: Sequence[object]) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (titles, *rows):
        book.active.append(list(row))
    book.save(path)


def vendor_file(path: str, attributes: str, inside: str = "") -> None:
    Path(path).write_text(
        '<partsmanagement type="EPLAN.PartsManagement" length-unit="mm" weight-unit="kg">'
        f'<part P_ARTICLE_PARTNR="V.1" P_ARTICLE_PARTTYPE="1" {attributes}>'
        f'<variant P_ARTICLE_VARIANT="1"/>{inside}</part></partsmanagement>',
        "utf-8",
    )


@pytest.mark.parametrize("target", ["list.xml", "list.edz"])
@pytest.mark.parametrize("title", ["Zolltarif", "Our shelf", "库位"])
def test_further_columns_are_a_loss_elsewhere_and_named(run: Run, target: str, title: str) -> None:
    titles = ["Part number", "Port", "Contact", "Signal", title]
    parts_list("list.xlsx", titles, ["A.1", "X1", "1", "x", "17"], ["A.1", "X1", "2", "y", ""])
    result = run("convert", "list.xlsx", target, "--strict")
    assert result.exit_code == 1
    assert f"does not carry 1 value: {title}" in result.stderr
    assert "nothing written: --strict" in result.stderr
    assert not Path(target).exists()
    lax = run("convert", "list.xlsx", target, "--json")
    assert lax.exit_code == 0
    (loss,) = json.loads(lax.stdout)["losses"]
    assert loss["message"] == f"1 value not carried: {title}"
    assert run("convert", "list.xlsx", "again.xlsx", "--strict").exit_code == 0
    assert run("convert", "list.xlsx", "list.yaml", "--strict").exit_code == 0


def test_the_order_numbers_of_a_parts_list_reach_eplan(run: Run) -> None:
    titles = ["Part number", "Kind", "Manufacturer", "Description", "Bestell-Nr.", "Zolltarif"]
    parts_list("list.xlsx", titles, ["A.1", "other", "A", "x", "ORD-17", "TAX-8"])
    assert run("convert", "list.xlsx", "list.xml", "--strict").exit_code == 0
    written = Path("list.xml").read_text("utf-8")
    assert 'P_ARTICLE_ORDERNR="ORD-17"' in written
    assert "TAX-8" in written


def test_what_a_vendor_wrote_is_lost_by_eplans_labels(run: Run) -> None:
    vendor_file(
        "v.xml", 'P_ARTICLE_DISCONTINUED="1" P_ARTICLE_CERTIFICATE_UL="yes" P_ARTICLE_HEIGHT="0"'
    )
    result = run("convert", "v.xml", "v.xlsx", "--strict")
    assert result.exit_code == 1
    assert "Discontinued" in result.stderr
    assert "P_ARTICLE" not in result.stderr
    assert run("convert", "v.xml", "v2.xml", "--strict").exit_code == 0
    assert run("convert", "v.xml", "v.edz", "--strict").exit_code == 0


def test_every_value_of_a_kept_element_counts(run: Run) -> None:
    inside = (
        '<variant P_ARTICLE_VARIANT="2" P_ARTICLE_DESCR1="en_US@Other;" P_ARTICLE_DOORWIDTH="0"/>'
    )
    vendor_file("v.xml", "", inside)
    losses = json.loads(run("convert", "v.xml", "v.xlsx", "--json").stdout)["losses"]
    told = [loss["message"] for loss in losses if "Designation 1" in loss["message"]]
    assert told == ["1 value not carried: variant 2: Part: Designation 1"]


def test_fields_are_called_as_the_source_calls_them(run: Run) -> None:
    titles = ["Part number", "Port", "Contact", "Voltage"]
    parts_list("pins.xlsx", titles, ["A.1", "X1", "1", "24 V"])
    said = run("convert", "pins.xlsx", "out", "--format", "dxf").stderr
    assert "does not carry 1 value: Voltage" in said


def test_extras_of_a_format_that_nobody_has_are_named_by_their_keys(run: Run) -> None:
    Path("a.yaml").write_text(
        "parts:\n  - part_number: A.1\n    kind: other\n"
        "    extras: {jt: {colour: red, bolts: [a, b]}}\n"
    )
    result = run("convert", "a.yaml", "a.xml", "--strict")
    assert result.exit_code == 1
    assert "does not carry 3 values: colour, bolts (2)" in result.stderr


def test_strict_refuses_a_source_of_which_a_word_was_left_out(run: Run) -> None:
    parts_list("list.xlsx", ["Part number", "Kind"], ["A.1", "other"], ["A.2", "wardrobe"])
    lax = run("convert", "list.xlsx", "lax.yaml")
    strict = run("convert", "list.xlsx", "strict.yaml", "--strict")
    assert "CB483" in strict.stderr
    assert (lax.exit_code, strict.exit_code) == (0, 1)
    assert not Path("strict.yaml").exists()


def fill_in(source: Path, target: str, title: str = "Supplier part no.") -> int:
    """Write into the cells below a title as a supplier does."""
    book, count = load_workbook(source), 0
    for sheet in book:
        heads = [cell for row in sheet.iter_rows() for cell in row if cell.value == title]
        for head in heads:
            for row in range(head.row + 1, head.row + 4):
                if sheet.cell(row, 1).value:
                    sheet.cell(row, head.column, f"S-{row}")
                    count += 1
    book.save(target)
    return count


def test_verify_is_green_after_a_suppliers_columns_came_home(run: Run) -> None:
    assert run("convert", str(Path(__file__).parents[2] / "library"), "lib.yaml").exit_code == 0
    run("--library", "lib.yaml", "export", CABLE, "--format", "excel", "--out", "o")
    count = fill_in(Path("o/excel", f"{CABLE}.xlsx"), "answer.xlsx")
    assert count > 2
    assert run("import", "answer.xlsx", "--into", "lib.yaml", "--apply").exit_code == 0
    result = run("--library", "lib.yaml", "verify", CABLE)
    assert result.exit_code == 0, result.stdout
    eplan = next(line for line in result.stderr.splitlines() if line.startswith("eplan"))
    assert "0 different" in eplan
    assert eplan.endswith(f"Supplier part no. ({count})")
    excel = next(line for line in result.stderr.splitlines() if line.startswith("excel"))
    assert "0 different; 0 not carried" in excel
    run("--library", "lib.yaml", "export", CABLE, "--format", "eplan", "--out", "o")
    for again in ("o/eplan/parts.xml", "answer.xlsx"):
        told = run("import", again, "--into", "lib.yaml")
        assert told.exit_code == 0, told.stdout
        assert "nothing to change" in told.stderr


def test_a_refusal_is_said_to_those_who_want_it_quiet_too(run: Run) -> None:
    vendor_file("v.xml", 'P_ARTICLE_DISCONTINUED="1"')
    result = run("-q", "convert", "v.xml", "v.xlsx", "--strict")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "nothing written: --strict, and the target cannot carry all\n"


@pytest.mark.parametrize("target", ["v2.xml", "v.edz", "v.yaml"])
def test_what_no_target_has_is_refused_as_well(run: Run, target: str) -> None:
    vendor_file("v.xml", 'xmlns:xsi="urn:x" xsi:type="foo"')
    result = run("convert", "v.xml", target, "--strict")
    assert result.exit_code == 1
    assert "CB330" in result.stderr and "--strict" in result.stderr
    assert not Path(target).exists()
    assert run("convert", "v.xml", target).exit_code == 0


TWINS = {
    "ports of one designation": "kind: drive, ports: [{designation: X1, purpose: a}, "
    "{designation: X1, purpose: b}]",
    "ports.pins of one contact": "kind: drive, ports: [{designation: X1, pins: ["
    "{contact: A, signal: U}, {contact: A, signal: V}]}]",
    "cable.conductors of one id": "kind: cable, cable: {conductors: [{id: R, colour: RD}, "
    "{id: R, colour: BK}]}",
    "properties of one name": "kind: drive, properties: [{name: U, value: a}, {name: U, value: b}]",
    "functions of one name": "kind: contactor, functions: [{name: m, type: power_contact, "
    'terminals: ["1", "2"]}, {name: m, type: power_contact, terminals: ["3", "4"]}]',
    "terminals of one designation": "kind: terminal, terminals: [{designation: A1, "
    "connection: screw}, {designation: A1, connection: tab}]",
    "documents of one title": "kind: drive, documents: [{title: M, url: 'http://a/1'}, "
    "{title: M, url: 'http://a/2'}]",
    "accessories of one part number": "kind: drive, accessories: [{part_number: A.X, quantity: 1}, "
    "{part_number: A.X, quantity: 2}]",
    "classifications of one system": "kind: drive, classifications: [{system: ECLASS, code: "
    "'27-01'}, {system: ECLASS, code: '27-02'}]",
    "cable.end_a.mates_with of one part number": "kind: cable, cable: {end_a: {state: open, "
    "mates_with: [{part_number: A.C, port: a}, {part_number: A.C, port: a}]}}",
}


@pytest.mark.parametrize("target", ["t.xlsx", "t.xml", "t.edz", "t.yaml"])
@pytest.mark.parametrize("twins", TWINS)
def test_two_of_one_name_come_back_or_are_a_loss(run: Run, twins: str, target: str) -> None:
    Path("a.yaml").write_text(f"parts:\n  - {{part_number: A.D, {TWINS[twins]}}}\n", "utf-8")
    strict = run("convert", "a.yaml", target, "--strict")
    if strict.exit_code == 0:
        assert run("diff", "a.yaml", target).exit_code == 0
        return
    assert f"does not carry 1 value: {twins}\n" in strict.stderr
    assert not Path(target).exists()
    assert run("convert", "a.yaml", target).exit_code == 0
    assert run("diff", "a.yaml", target).exit_code == 1


def test_only_what_reads_back_otherwise_is_in_a_normal_form(run: Run) -> None:
    text = "parts:\n  - {part_number: A.1, kind: other, width_mm: '22.5', product_group: 1/6/192}\n"
    Path("one.yaml").write_text(text, encoding="utf-8")
    assert "normal form" not in run("convert", "one.yaml", "one.xml").stderr
    Path("one.yaml").write_text(text.replace("'22.5'", "'0'"), encoding="utf-8")
    assert "normal form width_mm" in run("convert", "one.yaml", "two.xml").stderr


@pytest.mark.parametrize("name", ["html", "pdf"])
def test_what_people_can_read_is_not_lost(name: str, run: Run) -> None:
    text = "parts:\n  - {part_number: A.1, kind: other, width_mm: '22.5'}\n"
    Path("one.yaml").write_text(text, encoding="utf-8")
    result = run("convert", "one.yaml", "out", "--format", name)
    assert (result.exit_code, result.stderr) == (0, "")
