"""What `info` says of a file."""

from pathlib import Path

from openpyxl import load_workbook

from .conftest import Run


def test_fields_stand_by_what_they_are_of(run: Run, small_library: Path) -> None:
    lines = run("info", small_library.name).stdout.splitlines()
    start = lines.index("fields of")
    topics = dict(line.split(maxsplit=2)[1:] for line in lines[start + 1 :])
    assert topics["parts"].split(", ") == ["part_number", "kind", "manufacturer", "type_number"]
    assert topics["ports"].split(", ") == [
        "designation",
        "pins.contact",
        "pins.signal",
        "pins.direction",
    ]


def test_a_workbook_of_ours_is_named_so_also_when_it_was_saved_by_others(
    run: Run, small_library: Path
) -> None:
    run("convert", small_library.name, "ours.xlsx")
    assert "made with" in run("info", "ours.xlsx").stdout
    assert _program(run("info", "ours.xlsx").stdout) == "cadbridge"
    book = load_workbook("ours.xlsx")
    book.save("saved.xlsx")
    assert _program(run("info", "saved.xlsx").stdout).startswith("cadbridge, saved by ")


def _program(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("made with"))[9:].strip()


def test_kinds_are_counted_beside_fields_of_the_same_name(run: Run) -> None:
    run("export", "--format", "eplan", "POWER CABLE for DUET AD")
    lines = run("info", "export/eplan/parts.xml").stdout.splitlines()
    told = [line.split(maxsplit=2)[2] for line in lines if line.startswith("- cable ")]
    assert told[0] == "1" and told[1].startswith("end_a.state")
