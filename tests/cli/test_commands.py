"""The commands that work on the library alone, as a user types them."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from cadbridge.cli.group import COMMANDS, main

from .conftest import Run


def test_help_lists_every_command_with_its_own_first_line(run: Run) -> None:
    text = run("--help").stdout
    context = main.make_context("cadbridge", [], resilient_parsing=True)
    for name, line in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None
        assert f"{name} " in text
        assert (command.help or "").startswith(line.removesuffix(".")), name


def test_a_mistyped_command_is_answered_with_the_nearest(run: Run) -> None:
    result = run("shwo", "X")
    assert result.exit_code == 2
    assert "Did you mean 'show'?" in result.stderr


def test_a_mistyped_format_is_answered_with_the_nearest(run: Run) -> None:
    result = run("export", "--format", "exel")
    assert result.exit_code == 2
    assert "there is no format 'exel'; did you mean 'excel'?" in result.stderr
    assert "known formats: dxf, edz" in result.stderr


@pytest.mark.parametrize(
    "line",
    [
        ("--library", "small.yaml", "-q", "list", "D1"),
        ("list", "--library", "small.yaml", "D1", "-q"),
        ("list", "D1", "--library=small.yaml", "--quiet"),
        ("list", "-q", "--library", "small.yaml", "--", "D1"),
    ],
)
def test_global_options_stand_before_or_behind_the_command(
    run: Run, small_library: Path, line: tuple[str, ...]
) -> None:
    result = run(*line)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ACME.D1" in result.stdout


def test_behind_two_hyphens_all_is_text(run: Run, small_library: Path) -> None:
    result = run("list", "--library", "small.yaml", "--", "-q")
    assert result.exit_code == 1
    assert "no part fits" in result.stderr


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["M12"], {"MPC.DUET HV 80", "GEN.M12-A-5P-M"}),
        (["ethercat"], {"MPC.DUET AD EtherCAT", "MPC.DUET HV 80"}),
        (["duet", "ETHERCAT", "--kind", "drive"], {"MPC.DUET AD EtherCAT"}),
        (["0051"], {"MPC.I/O CABLE for DUET HV 80-100-142"}),
        (["--signal", "can-high"], {"MPC.DUET 40"}),
        (["--port", "ethercat", "--kind", "drive"], {"MPC.DUET FLEXI EtherCAT"}),
        (
            ["--connector", "rj45", "--kind", "cable"],
            {"MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142"},
        ),
        (["--maker", "siemens"], {"SIE.3RT2026-2EK60"}),
        (["DUET 40", "3RT2026-2EK60"], {"MPC.DUET 40", "SIE.3RT2026-2EK60"}),
    ],
)
def test_list_finds_parts_by_any_text(run: Run, words: list[str], found: set[str]) -> None:
    result = run("list", *words, "--json")
    numbers = {item["part_number"] for item in json.loads(result.stdout)}
    assert result.exit_code == 0
    assert found <= numbers
    assert len(numbers) < 40


def test_list_says_where_nothing_fits(run: Run) -> None:
    result = run("list", "no such word")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no part fits" in result.stderr


def test_plain_list_is_one_part_a_line(run: Run) -> None:
    lines = run("list", "--plain").stdout.splitlines()
    assert {line.count("\t") for line in lines} == {3}
    assert lines == sorted(lines, key=lines.index)
    assert any(line.startswith("SIE.3RT2026-2EK60\tcontactor\t") for line in lines)


def test_in_a_pipe_a_table_fits_a_page(run: Run) -> None:
    assert max(map(len, run("list").stdout.splitlines())) <= 120


def test_options_show_their_values_as_they_are_typed(run: Run) -> None:
    assert "[default: mating]" in " ".join(run("export", "--help").stdout.split())


def test_list_names_parts_by_kind(run: Run) -> None:
    result = run("list", "--kind", "contactor")
    assert result.exit_code == 0
    assert "SIE.3RT2026-2EK60" in result.stdout
    assert "DUET" not in result.stdout


def test_show_a_cable_by_an_order_code(run: Run) -> None:
    text = run("show", "003108009843").stdout
    assert "POWER CABLE for DUET AD" in text
    assert "003108020576" in text
    assert "GNYE" in text
    assert "Open points" in text


def test_show_lists_what_is_open_in_words_and_the_most_harmful_first(run: Run) -> None:
    said = run("show", "MPC.DUET AD EtherCAT").stdout.partition("Open points")[2]
    places = ["GEN.BEDC 894 MR, gender", "property mechanical, ", "weight "]
    found = [said.find(f"\n {place}") for place in places]
    assert -1 not in found
    assert found == sorted(found)
    assert "connector.gender" not in said
    assert "weight_kg" not in said


@pytest.mark.parametrize("width", ["80", "100"])
def test_a_width_that_is_asked_for_holds_in_a_pipe_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for name in ("MPC.POWER CABLE for DUET", "SIE.3RT2026-2EK60", "MPC.DUET FLEXI EtherCAT"):
        lines = run("show", name).stdout.splitlines()
        assert max(map(len, lines)) <= int(width)


def test_show_the_contactor(run: Run) -> None:
    text = run("show", "3RT2026-2EK60").stdout
    for word in ("A1, A2", "main contact", "RC", "450000", "IP20", "spring-loaded", "UL ratings"):
        assert word in text


def test_an_unknown_part_is_answered_with_the_nearest(run: Run) -> None:
    result = run("show", "DUET HV 61")
    assert result.exit_code == 2
    assert "MPC.DUET HV 60" in result.stderr
    assert result.stdout == ""


def test_a_part_like_no_other_is_answered_with_where_to_look(run: Run) -> None:
    assert "`cadbridge list` names all parts" in run("show", "XYZ").stderr


def test_schema_is_the_shipped_one(run: Run) -> None:
    shipped = Path(__file__).parents[2] / "library" / "library.schema.json"
    assert run("schema").stdout == shipped.read_text(encoding="utf-8")


def test_formats_names_what_each_can(run: Run) -> None:
    items = json.loads(run("formats", "--json").stdout)
    library = next(item for item in items if item["name"] == "library")
    assert library["can"] == ["read", "write", "check"]
    assert library["fields"]["ports.pins.signal"]["carriage"] == "carried"
    assert "ports.pins.signal" in run("formats", "--fields").stdout


def test_verify_library_files(run: Run) -> None:
    result = run("verify", "--format", "library")
    assert result.exit_code == 0
    assert "0 different" in result.stderr
    assert run("verify", "--format", "library", "--format", "library").stderr == result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--library", "nowhere", "list"), "there is no such file or folder"),
        (("show", "nothing like it"), "no part matches"),
        (("export", "--format", "dwg"), "there is no format 'dwg'"),
        (("check", "nowhere"), "there is no such file or folder"),
        (("info", "nowhere.xlsx"), "there is no such file or folder"),
        (("convert", "small.yaml", "small.dwg"), "no format reads or writes .dwg"),
        (("info", "other.xml"), "is not EPLAN parts data: its root is note"),
        (("--mappings", "nowhere", "verify"), "there is no such folder of mappings"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, small_library: Path, words: tuple[str, ...], message: str
) -> None:
    Path("other.xml").write_text("<note/>", encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_check_of_the_shipped_library_has_notes_only(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "0 errors, 0 warnings" in result.stderr
    assert "note CB27" in result.stdout
    assert run("check", "--no-notes").stdout == ""


def test_check_says_a_family_note_once_for_all_its_types(run: Run) -> None:
    lines = [
        line for line in run("check", "-v").stdout.splitlines() if "ports[CN4].pins[7]" in line
    ]
    assert len(lines) == 1
    assert "MPC.DUET HV 80, MPC.DUET HV 100, MPC.DUET HV 142" in lines[0]


def test_check_names_file_line_part_and_field(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8").replace('contact: "2"', 'contact: "1"')
    small_library.write_text(text, "utf-8")
    result = run("check", "small.yaml")
    assert result.exit_code == 1
    assert "small.yaml:" in result.stdout
    assert "ACME.D1" in result.stdout
    findings = json.loads(run("check", "--json", "small.yaml").stdout)
    twice = next(item for item in findings if "ports[X1]" in item["place"].get("field", ""))
    assert twice["place"]["line"] == 9


def test_check_of_a_broken_file_names_all_errors(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8").replace("ground", "earth").replace("kind:", "kin:")
    small_library.write_text(text, "utf-8")
    result = run("check", "small.yaml")
    assert result.exit_code == 1
    assert "small.yaml:3" in result.stdout and "unknown key 'kin'" in result.stdout
    assert "small.yaml:10" in result.stdout and "'earth'" in result.stdout


def test_check_names_errors_behind_the_notes(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8")
    small_library.write_text(
        f"{text}    sources: [{{field: weight_kg, certainty: missing, reason: Not printed.}}]\n",
        encoding="utf-8",
    )
    severities = re.findall(r": (note|warning|error) CB", run("check", str(small_library)).stdout)
    assert severities[0] == "note"
    assert "error" in severities and "note" not in severities[1:]


def test_a_file_of_the_library_in_force_is_checked_with_the_rest(run: Run) -> None:
    run("init", "lib")
    run("init", "other")
    file = str(Path("lib", "drives", "ax1.yaml"))
    assert "there is no manufacturer" in run("check", file).stdout
    assert "there is no manufacturer" in run("--library", "other", "check", file).stdout
    found = run("--library", "lib", "check", file, "lib/cables")
    assert found.exit_code == 0
    assert found.stdout.count(f"{file}:27") == len(found.stdout.splitlines()) == 1


def test_check_of_a_folder_checks_every_file_of_any_format(run: Run) -> None:
    run("export", "GEN.M8-4P-M", "--out", "out", "--format", "eplan", "--format", "excel")
    assert run("check", "out").exit_code == 0
    (path,) = Path("out").rglob("*.xml")
    text = path.read_text("utf-8")
    path.write_text(text.replace('P_ARTICLE_DESCR1="', 'P_ARTICLE_DESCR0="'), encoding="utf-8")
    found = run("check", "out")
    assert found.exit_code == 1
    assert "parts.xml:3" in found.stdout and "P_ARTICLE_DESCR0" in found.stdout


def test_many_findings_alike_are_no_wall(run: Run) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Port", "Pin", "Signal", "uid"])
    for number in range(40):
        sheet.append(["X1", str(number), "EN", "0123"])
    book.save("list.xlsx")
    for words in (["check", "list.xlsx"], ["import", "list.xlsx"]):
        shown = run(*words).output
        assert shown.count("error CB403") == 5
        assert "list.xlsx: 35 more CB403: the row names no part; -v prints them" in shown
        assert run("-v", *words).output.count("error CB403") == 40
    assert len(json.loads(run("check", "list.xlsx", "--json").stdout)) == 40


def test_a_workbook_without_a_table_is_told_once(run: Run) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["one", "two", "three"])
    book.save("list.xlsx")
    assert run("check", "list.xlsx").stdout.count("CB402") == 1


def test_a_damaged_file_among_others_does_not_hide_what_is_wrong_with_them(run: Run) -> None:
    Path("files").mkdir()
    Path("files/a.edz").write_bytes(b"cut off")
    Path("files/b.xml").write_text("<partsmanagement><part/></partsmanagement>", encoding="utf-8")
    found = run("check", "files")
    assert found.exit_code == 2
    assert "files/b.xml" in found.stdout.replace("\\", "/")
    assert "a.edz" in found.stderr
    assert json.loads(run("check", "files", "--json").stdout)
    alone = run("check", "files/a.edz", "--json")
    assert (alone.exit_code, alone.stdout) == (2, "")


def test_check_of_a_file_with_a_key_twice_is_a_finding(run: Run) -> None:
    Path("twice.yaml").write_text("parts: []\nparts: []\n", "utf-8")
    result = run("check", "twice.yaml", "--json")
    assert result.exit_code == 1
    assert [item["code"] for item in json.loads(result.stdout)] == ["CB101"]


def test_check_of_a_mapping_names_its_mistakes_by_line(run: Run) -> None:
    Path("eplan.yaml").write_text(
        "fields:\n"
        "  - {field: type_number, place: part.P_ARTICLE_TYPENR, codec: text}\n"
        "  - {field: type_numbr, place: part.P_ARTICLE_TYPENR, codec: txt}\n"
        "settings: {}\n",
        "utf-8",
    )
    result = run("check", "eplan.yaml")
    assert result.exit_code == 1
    assert "eplan.yaml:3: error CB601: the model has no field 'type_numbr'" in result.stdout
    assert "there is no codec 'txt'" in result.stdout
    Path("mine").mkdir()
    Path("mine/eplan.yaml").write_text("fields: 7\nrules: []\n", "utf-8")
    for path in ("mine/eplan.yaml", "mine"):
        assert "fields is a list" in run("check", path).stdout


def test_check_explains_a_code(run: Run) -> None:
    result = run("check", "--explain", "cb221")
    assert result.exit_code == 0
    page = (Path(__file__).parents[2] / "docs" / "findings" / "CB221.md").read_text("utf-8")
    assert result.stdout.startswith("CB221: ")
    assert result.stdout.strip().splitlines()[-1] in page
    eplans = run("check", "--explain", "P502001")
    assert (eplans.exit_code, eplans.stdout.partition(":")[0]) == (0, "P502001")
    unknown = run("check", "--explain", "CB2211")
    assert unknown.exit_code == 2
    assert "there is no code 'CB2211'" in unknown.stderr
    assert "meant?" in unknown.stderr


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("xlsx", {"excel"}),
        ("xml", {"eplan"}),
        ("yaml", {"library"}),
        ("EXCEL", {"excel"}),
        ("xlsx,SVG", {"excel", "svg"}),
        ("excel, xlsx", {"excel"}),
    ],
)
def test_formats_are_known_as_people_write_them(run: Run, word: str, names: set[str]) -> None:
    result = run("export", "DUET 40", "--format", word, "--json")
    written = json.loads(result.stdout)
    assert {item["format"] for item in written} == names
    assert len({item["path"] for item in written}) == len(written)


@pytest.mark.parametrize("word", ["antriebsregler", "Azionamento", "drive"])
def test_list_finds_kinds_in_every_language_of_the_catalogue(run: Run, word: str) -> None:
    drives = run("list", "--kind", "drive", "--plain").stdout.splitlines()
    assert set(drives) <= set(run("list", word, "--plain").stdout.splitlines())


def test_a_file_without_parts_says_so(run: Run) -> None:
    run("template", "cable", "new.xlsx")
    result = run("show", "new.xlsx")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "new.xlsx: there is no part in it, and no face\n"
    assert run("--library", "new.xlsx", "list").stderr == "there is no part in the library\n"
