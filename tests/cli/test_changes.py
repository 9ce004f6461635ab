"""diff, import, convert and info, as a user types them."""

import json
from pathlib import Path

from openpyxl import Workbook

from .conftest import Run


def changed(path: Path, old: str, new: str) -> Path:
    other = path.with_name("other.yaml")
    other.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return other


def test_diff_of_a_file_with_itself_is_empty(run: Run, small_library: Path) -> None:
    result = run("diff", "small.yaml", "small.yaml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no differences" in result.stderr


def test_diff_names_part_place_old_and_new(run: Run, small_library: Path) -> None:
    changed(small_library, "+24 Vdc", "+48 Vdc")
    result = run("diff", "small.yaml", "other.yaml")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "ACME.D1",
        "  ~ ports[X1].pins[1].signal: '+24 Vdc' -> '+48 Vdc'",
    ]


def test_a_changed_list_of_objects_names_only_what_changed(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8")
    old = "    sources: [{section: One}, {section: Two}]\n"
    new = "    sources: [{section: One}, {field: note, certainty: inferred, reason: As it is}]\n"
    for name, sources in (("old.yaml", old), ("new.yaml", new)):
        small_library.with_name(name).write_text(text + sources, "utf-8")
    result = run("diff", "old.yaml", "new.yaml")
    assert result.stdout.splitlines() == [
        "ACME.D1",
        "  ~ sources",
        "    - section: Two",
        "    + field: note, certainty: inferred, reason: As it is",
    ]


def test_what_is_kept_of_a_foreign_file_is_told_in_words(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8")
    kept = "    extras: {excel: {parts: {Supplier: Muster, Codes: [a, b]}}}\n"
    Path("new.yaml").write_text(text + kept, encoding="utf-8")
    found = run("diff", "small.yaml", "new.yaml").stdout
    assert "+ extras[excel]  parts (Supplier: Muster, Codes: a; b)" in found
    Path("records.yaml").write_text(text + "records: {eplan: {root: {build: '1'}}}\n", "utf-8")
    found = run("diff", "small.yaml", "records.yaml").stdout
    assert "~ records: nothing -> eplan (root (build: 1))" in found


def test_diff_for_machines(run: Run, small_library: Path) -> None:
    changed(small_library, '          - {contact: "2", signal: "0 Vdc", direction: ground}\n', "")
    data = json.loads(run("diff", "--json", "small.yaml", "other.yaml").stdout)
    (change,) = data["changes"]
    assert change["place"] == "ports[X1].pins[2]"
    assert change["kind"] == "removed"
    assert change["old"] == {"contact": "2", "signal": "0 Vdc", "direction": "ground"}


def test_diff_against_a_library_names_what_only_one_side_has(run: Run, small_library: Path) -> None:
    empty = small_library.with_name("empty.yaml")
    empty.write_text("parts: []\n", "utf-8")
    result = run("diff", "small.yaml", "empty.yaml")
    assert result.stdout == "- ACME.D1\n"


def test_convert_writes_the_target_and_names_it(run: Run, small_library: Path) -> None:
    result = run("convert", "small.yaml", "copy.yaml")
    assert (result.exit_code, result.stdout) == (0, "copy.yaml\n")
    assert run("diff", "small.yaml", "copy.yaml").exit_code == 0


def test_a_folder_without_its_format_is_asked_for(run: Run, small_library: Path) -> None:
    result = run("convert", "small.yaml", "folder")
    assert result.exit_code == 2
    assert "say --format" in result.stderr


def test_what_excel_keeps_beside_an_open_workbook_is_passed_over(
    run: Run, small_library: Path
) -> None:
    run("convert", "small.yaml", "sent/pins.xlsx")
    Path("sent/~$pins.xlsx").write_bytes(b"\x05Buyer")
    assert run("diff", "sent/pins.xlsx", "sent").exit_code == 0


def test_info_counts_what_a_file_holds(run: Run, small_library: Path) -> None:
    facts = json.loads(run("info", "--json", "small.yaml").stdout)
    assert facts["counts"] == {"parts": 1, "ports": 1, "contacts": 2}
    assert facts["kinds"] == {"drive": 1}
    assert "ports.pins.direction" in facts["fields"]
    assert "cable.lengths.order_code" not in facts["fields"]


def test_info_names_no_field_that_the_file_may_have_left_out(run: Run) -> None:
    Path("plain.yaml").write_text(
        "parts:\n  - part_number: ACME.D1\n    kind: drive\n    accessories:\n"
        "      - {part_number: ACME.P1, quantity: 1}\n    ports:\n"
        '      - {designation: X1, pins: [{contact: "1", signal: unspecified}]}\n'
        "  - part_number: ACME.P1\n    connector: {series: R4, ways: 4, gender: unspecified}\n"
    )
    given = ["part_number", "kind", "accessories.part_number", "ports.designation"]
    given += ["ports.pins.contact", "ports.pins.signal", "connector.series", "connector.ways"]
    assert json.loads(run("info", "--json", "plain.yaml").stdout)["fields"] == given


def test_import_shows_changes_and_writes_only_with_apply(run: Run, small_library: Path) -> None:
    changed(small_library, "+24 Vdc", "+48 Vdc")
    before = small_library.read_bytes()
    shown = run("import", "other.yaml", "--into", "small.yaml")
    assert shown.exit_code == 1
    assert "'+24 Vdc' -> '+48 Vdc'" in shown.stdout
    assert small_library.read_bytes() == before

    applied = run("import", "other.yaml", "--into", "small.yaml", "--apply")
    assert applied.exit_code == 0
    written = small_library.read_bytes()
    line = next(line for line in before.splitlines() if b"+24 Vdc" in line)
    assert all(kept in written.splitlines() for kept in before.splitlines() if kept != line)
    assert b"+48 Vdc" in written
    assert b"field: signal, document: other.yaml" in written and b"was +24 Vdc before" in written
    assert run("import", "other.yaml", "--into", "small.yaml").exit_code == 0


def test_import_refuses_files_that_contradict_each_other(run: Run, small_library: Path) -> None:
    changed(small_library, "+24 Vdc", "+48 Vdc").rename("first.yaml")
    changed(small_library, "+24 Vdc", "+12 Vdc").rename("second.yaml")
    before = small_library.read_bytes()
    result = run("import", "first.yaml", "second.yaml", "--into", "small.yaml", "--apply")
    assert result.exit_code == 1
    assert "+48 Vdc" in result.stderr and "+12 Vdc" in result.stderr
    assert small_library.read_bytes() == before


def test_a_value_that_is_gone_is_not_told_as_a_part_that_is_gone(
    run: Run, small_library: Path
) -> None:
    changed(small_library, "    type_number: D1\n", "    type_number: D1\n    width_mm: 5\n")
    result = run("diff", "other.yaml", "small.yaml")
    assert result.stdout.splitlines() == ["ACME.D1", "  - width_mm  5"]


def test_import_takes_each_file_of_a_mixed_folder_in_its_own_format(run: Run) -> None:
    run("init", "mine")
    run("--library", "mine", "export", "--out", "out")
    assert "nothing to change" in run("import", "out", "--into", "mine").stderr
    path = Path("out/eplan/parts.xml")
    path.write_text(path.read_text("utf-8").replace("Servo drive AX1", "Drive AX1"), "utf-8")
    result = run("import", "out", "--into", "mine")
    assert result.exit_code == 1
    assert "-> 'Drive" in result.stdout


def test_what_strangers_lists_in_a_folder_do_not_speak_of_stays(run: Run) -> None:
    run("init", "mine")
    Path("sent").mkdir()
    for name in ("one", "two"):
        book = Workbook()
        sheet = book.create_sheet("Pins", 0)
        sheet.append(["Part number", "Port", "Contact", "Signal"])
        for contact, signal in {"1": "+48 V", "2": "0 V", "3": "RUN", "PE": "PE"}.items():
            sheet.append(["ACME.AX1", "X1", contact, signal])
        book.save(f"sent/{name}.xlsx")
    told = ["ACME.AX1", "  ~ ports[X1].pins[3].signal: 'ENABLE' -> 'RUN'"]
    assert run("import", "sent", "--into", "mine").stdout.splitlines() == told
    assert run("diff", "mine", "sent").stdout.splitlines()[-2:] == told


def test_files_of_a_folder_that_contradict_each_other_are_told_apart(run: Run) -> None:
    run("init", "mine")
    run("--library", "mine", "export", "--format", "eplan", "--out", "one")
    run("--library", "mine", "export", "--format", "eplan", "--out", "two")
    for name, signal in (("one", "STOP"), ("two", "HALT")):
        path = Path(name, "eplan", "parts.xml")
        path.write_text(path.read_text("utf-8").replace("ENABLE", signal), "utf-8")
        Path("sent").mkdir(exist_ok=True)
        path.rename(f"sent/{name}.xml")
    result = run("import", "sent", "--into", "mine", "--apply")
    assert result.exit_code == 1
    assert "two parts are called ACME.AX1" in result.stderr
    assert "nothing written" in result.stderr


def test_diff_with_a_library_settles_what_the_other_side_leaves_open(run: Run) -> None:
    """As `import` does: the contacts of the library's own face are not kept beside it."""
    run("init", "mine")
    face = Path("mine/faces/round-4.yaml")
    face.write_text(face.read_text("utf-8").replace("id: round-4", "id: house-4"), "utf-8")
    for path in Path("mine/connectors").iterdir():
        path.write_text(path.read_text("utf-8").replace("face: round-4", "face: house-4"), "utf-8")
    run("convert", "mine", "made.xml")
    assert run("import", "made.xml", "--into", "mine").exit_code == 0
    for sides in (("mine", "made.xml"), ("made.xml", "mine")):
        result = run("diff", *sides)
        assert (result.exit_code, result.stdout) == (0, ""), result.stdout


def test_of_what_is_kept_the_changed_values_alone_are_told(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8")
    kept = '    extras: {{excel: {{parts: {{"": {{Offer: {}, Terms: "{}"}}}}}}}}\n'
    Path("old.yaml").write_text(text + kept.format(17, "long " * 400), encoding="utf-8")
    Path("new.yaml").write_text(text + kept.format(18, "long " * 400), encoding="utf-8")
    found = run("diff", "old.yaml", "new.yaml").stdout
    assert "~ extras[excel] parts, Offer: 17 -> 18\n" in found
    assert "long" not in found
