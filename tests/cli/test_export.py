"""The main job: one command that writes the whole library in all formats."""

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.cli import main
from cadbridge.formats import Format, formats
from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.model import Part

from .conftest import Run

ILLEGAL_ON_WINDOWS = re.compile(
    r'[<>:"\\|?*\x00-\x1f]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.I
)


def exported(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("once") / "export"
    result = CliRunner().invoke(main, ["export", "--out", str(folder)])
    assert result.exit_code == 0, result.output
    assert f"written to {folder}" in result.stdout
    return exported(folder)


def test_the_paths_are_those_that_the_readme_promises(files: dict[str, bytes]) -> None:
    for path in (
        "eplan/parts.xml",
        "eplan/parts.edz",
        "eplan/MPC.DUET HV 80.edz",
        "eplan/SIE.3RT2026-2EK60.edz",
        "eplan/MPC.003108009843.edz",
        "excel/pin-lists.xlsx",
        "excel/MPC.DUET 40.xlsx",
        "excel/MPC.I_O CABLE for DUET HV 80-100-142.xlsx",
        "dxf/MPC.DUET HV 60/MPC.DUET HV 60 X1.dxf",
        "dxf/MPC.DUET 40/MPC.DUET 40 I_O.dxf",
        "dxf/faces/HUM.M23-19P-M.dxf",
        "svg/MPC.DUET HV 60/MPC.DUET HV 60 X1.svg",
        "svg/faces/GEN.M12-D-4P-F.svg",
    ):
        assert path in files, path


def test_every_drive_port_and_every_connector_is_drawn(files: dict[str, bytes]) -> None:
    drawings = [path for path in files if path.endswith(".dxf")]
    assert sum("/MPC.DUET" in path for path in drawings) == 47 + 12 + 7
    assert sum(path.endswith(" all ports.dxf") for path in drawings) == 12
    assert sum(path.endswith(" all ports sheet 2.dxf") for path in drawings) == 7
    assert sum(path.endswith(" cable.dxf") for path in drawings) == 10
    assert sum(path.startswith("dxf/faces/") for path in drawings) == 22
    assert {path.replace("dxf", "svg") for path in drawings} <= set(files)


def test_two_exports_are_the_same_to_the_byte(files: dict[str, bytes], tmp_path: Path) -> None:
    CliRunner().invoke(main, ["export", "--out", str(tmp_path / "again")])
    again = exported(tmp_path / "again")
    assert again.keys() == files.keys()
    assert [path for path in files if files[path] != again[path]] == []


def test_file_names_are_legal_on_windows_and_apart_without_case(files: dict[str, bytes]) -> None:
    assert not [
        name for path in files for name in path.split("/") if ILLEGAL_ON_WINDOWS.search(name)
    ]
    assert len({path.casefold() for path in files}) == len(files)


def test_no_file_tells_where_or_by_whom_it_was_made(files: dict[str, bytes]) -> None:
    told = (str(Path.home()).encode(), str(Path.cwd()).encode(), b"/tmp/", b"root@")
    assert not [path for path, content in files.items() if any(word in content for word in told)]


def test_export_ends_by_saying_how_to_import(run: Run) -> None:
    text = run("export", "DUET 40", "--format", "eplan").stderr
    assert "Utilities > Parts" in text
    assert "partsmanagementapi" in text
    assert "XPamImportXml" in text


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--format", "eplan", "--format", "edz"],
        ["export", "--format", "html"],
        ["convert", "plug.yaml", "plug.xml"],
        ["convert", "plug.yaml", "plugs", "--format", "eplan"],
    ],
)
def test_what_is_written_otherwise_than_the_part_says_is_told_once(
    run: Run, words: list[str]
) -> None:
    Path("plug.yaml").write_text(
        "parts:\n  - part_number: ACME.P1\n    kind: connector\n"
        "    connector: {series: R4, ways: 4, gender: male, face: r4}\n"
    )
    result = run("--library", "plug.yaml", *words)
    said = "part ACME.P1, field connector.face: warning CB311: the face r4 is not known; "
    assert result.stderr.count(said + "the contacts are written as 1 to 4\n  Add the face") == 1
    assert "CB311" not in result.stdout
    assert result.exit_code == (1 if words[0] == "export" else 0)  # `check` calls it an error


def test_export_for_machines_lists_the_files(run: Run) -> None:
    written = json.loads(run("export", "DUET AD *", "--format", "dxf", "--json").stdout)
    assert len(written) == 11 + 5  # sheets of all ports, EtherCAT's with a second
    assert all(Path(item["path"]).is_file() for item in written)


def test_a_part_of_which_nothing_is_drawn_is_not_said_to_be_written(run: Run) -> None:
    result = run("export", "SIE.3RT2026-2EK60", "--format", "dxf")
    assert result.stdout.startswith("0 parts written to ")
    assert not Path("export").exists()


def test_nobody_is_told_how_to_import_no_parts(run: Run) -> None:
    Path("none.yaml").write_text("manufacturers: [{short_name: A, name: A}]\n", "utf-8")
    result = run("--library", "none.yaml", "export", "--format", "eplan", "--out", "out")
    assert "0 parts written" in result.output
    assert "To import" not in result.output


def test_only_the_parts_and_formats_asked_for_are_written(run: Run) -> None:
    assert run("export", "duet 60", "--format", "svg", "--out", "here").exit_code == 0
    assert sorted(exported(Path("here"))) == [
        "svg/MPC.DUET 60/MPC.DUET 60 CAN IN.svg",
        "svg/MPC.DUET 60/MPC.DUET 60 CAN OUT.svg",
        "svg/MPC.DUET 60/MPC.DUET 60 I_O.svg",
        "svg/MPC.DUET 60/MPC.DUET 60 POWER.svg",
        "svg/MPC.DUET 60/MPC.DUET 60 all ports.svg",
    ]


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    """A library in which two files have a part of the same number."""
    folder = tmp_path / "twins"
    folder.mkdir()
    for name, signal in (("a", "U"), ("b", "V")):
        text = (
            "parts:\n  - part_number: ACME.D1\n    kind: drive\n"
            f"    ports: [{{designation: X1, pins: [{{contact: A, signal: {signal}}}]}}]\n"
        )
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("item", [item for item in formats().values() if item.export])
def test_no_part_takes_the_place_of_another_of_its_number(
    run: Run, twins: Path, item: Format
) -> None:
    library = ("--library", str(twins))
    result = run(*library, "export", "--format", item.name, "--out", "out")
    if Part in item.keeps_twins:
        assert result.exit_code == 0
        one = f"one{item.suffixes[0]}"
        assert run("convert", str(twins), one).exit_code == 0
        assert run("diff", str(twins), one).exit_code == 0
        return
    assert result.exit_code == 2
    assert "ACME.D1: several parts have this number" in result.stderr
    assert not Path("out").exists()
    if item.write is not None:
        converted = run("convert", str(twins), f"out{item.suffixes[0]}")
        assert converted.exit_code == 2
        assert converted.stderr == result.stderr
        assert not Path("out").exists()


def test_one_format_that_would_lose_a_part_stops_the_whole_export(run: Run, twins: Path) -> None:
    result = run("--library", str(twins), "export")
    assert result.exit_code == 2
    assert not Path("export").exists()
    said = run("check", str(twins)).stdout
    assert "b.yaml:2, part ACME.D1: error CB211: ACME.D1 is defined twice, first at" in said


def test_where_no_format_shows_anything_of_the_parts_nothing_is_called_written(run: Run) -> None:
    Path("lib.yaml").write_text("parts: [{part_number: A.1}]\n", "utf-8")
    for words in (["--format", "dxf"], ["--format", "dxf", "--format", "svg", "--json"]):
        result = run("--library", "lib.yaml", "export", *words)
        assert result.exit_code == 1
        assert "nothing written: dxf" in result.stderr
    assert not Path("export").exists()


def test_parts_are_counted_by_the_formats_that_wrote_them(run: Run) -> None:
    Path("lib.yaml").write_text(
        "parts:\n  - {part_number: A.1}\n  - part_number: A.2\n    kind: drive\n"
        "    ports: [{designation: X1, pins: [{contact: A}]}]\n",
        "utf-8",
    )
    result = run("--library", "lib.yaml", "export", "--format", "dxf")
    assert result.stdout.startswith("1 part written to export")


def test_archives_hold_the_drawings_and_the_pdf_that_are_exported_along(run: Run) -> None:
    formats = ("--format", "edz", "--format", "dxf", "--format", "pdf")
    assert run("export", "DUET 40", *formats, "--out", "here").exit_code == 0
    with Archive(Path("here/eplan/MPC.DUET 40.edz")) as archive:
        names = [member.name.rpartition("/")[2] for member in archive.members]
    assert {"MPC.DUET 40.pdf", "MPC.DUET 40 POWER.dxf"} <= set(names)
    assert run("check", "here/eplan").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="such paths are not made there")
def test_paths_that_get_too_long_are_said(run: Run) -> None:
    """Names are cut to 80 bytes; what stands above them is not ours to cut."""
    name = "A.x"
    Path("lib.yaml").write_text(
        f"parts:\n  - {{part_number: {name}, kind: drive, ports: [{{designation: X1}}]}}\n", "utf-8"
    )
    words = ("--library", "lib.yaml", "export", "--format", "dxf", "--out")
    assert "characters" not in run(*words, "out").stderr
    said = run(*words, "/".join(["long" * 20] * 3)).stderr
    assert "1 path of more than 240 characters, which not every program on Windows opens" in said


@pytest.mark.parametrize("name", ["dxf", "svg", "pdf"])
def test_a_port_that_is_not_there_is_said_with_those_that_are(name: str, tmp_path: Path) -> None:
    def run(port: str) -> tuple[int, str]:
        asked = ["--format", name, "--port", port, "--out", str(tmp_path / "out")]
        result = CliRunner().invoke(main, ["export", "MPC.DUET HV 80", *asked])
        return result.exit_code, " ".join(result.output.split())

    code, told = run("CN9")
    assert code == 1
    assert "'CN9'; is 'CN5' meant? there are CN1, CN2, CN3, CN4, CN5" in told
    assert "these parts" not in told
    assert run("cn4")[0] == 0
