"""A library of files changed by a program: in place, whole, and never doubled."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cadbridge
from cadbridge.cli import main
from cadbridge.library.starter import start_library
from cadbridge.model import Kind, Library, Part

FAMILY = """\
# our drives
parts:
  # the small one
  - part_number: ACME.B2
    kind: drive
    note: {en_US: "old"} # as printed
  - {part_number: ACME.B1, kind: drive}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with an example of each kind, and two drives in a file of another name."""
    path = tmp_path / "lib"
    start_library(path)
    (path / "drives" / "both.yaml").write_text(FAMILY, "utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def with_note(library: Library, number: str, text: str) -> Library:
    return library.with_parts(
        tuple(
            replace(part, note={"en_US": text}) if part.part_number == number else part
            for part in library.parts
        )
    )


def test_what_was_read_and_changed_is_written_back_to_its_own_file(folder: Path) -> None:
    before, read = contents(folder), cadbridge.read(folder)
    written = cadbridge.write_library(with_note(read.library, "ACME.B2", "new"), folder)
    assert written == [folder / "drives" / "both.yaml"]
    after = contents(folder)
    assert {name for name in after if after[name] != before.get(name)} == {"drives/both.yaml"}
    assert after["drives/both.yaml"].decode() == FAMILY.replace('"old"', '"new"')
    assert len(cadbridge.read(folder).library.parts) == len(read.library.parts)


@pytest.mark.parametrize("given", [lambda read: read, lambda read: read.loaded])
def test_what_was_read_is_written_back_as_it_is(
    folder: Path, given: Callable[[cadbridge.ReadResult], cadbridge.ReadResult]
) -> None:
    before = contents(folder)
    assert cadbridge.write_library(given(cadbridge.read(folder)), folder) == []
    assert cadbridge.write_library(cadbridge.read(folder).library, folder) == []
    assert contents(folder) == before


def test_new_parts_get_files_and_others_stay(folder: Path) -> None:
    library = cadbridge.read(folder).library
    new = Part(part_number="ACME.NEW", kind=Kind.RELAY)
    (path,) = cadbridge.write_library(library.with_parts((*library.parts, new)), folder)
    assert path == folder / "relays" / "ACME.NEW.yaml"
    assert len(cadbridge.read(folder).library.parts) == len(library.parts) + 1


def test_a_library_that_lacks_parts_takes_none_out_unasked(folder: Path) -> None:
    before, library = contents(folder), cadbridge.read(folder).library
    fewer = library.with_parts(tuple(p for p in library.parts if p.part_number != "ACME.B1"))
    with pytest.raises(cadbridge.FileError, match=r"1 object that would go: ACME\.B1") as raised:
        cadbridge.write_library(fewer, folder)
    assert "remove=True" in raised.value.hint
    with pytest.raises(cadbridge.FileError, match="objects that would go"):
        cadbridge.write_library(cadbridge.shipped_library(), folder)
    assert contents(folder) == before
    cadbridge.write_library(fewer, folder, remove=True)
    assert cadbridge.read(folder).library.parts == fewer.parts
    assert b"ACME.B1" not in contents(folder)["drives/both.yaml"]


def test_a_new_folder_is_a_library_and_a_file_is_none(tmp_path: Path) -> None:
    library = cadbridge.shipped_library()
    written = cadbridge.write_library(library, tmp_path / "new")
    assert len(written) > len(library.parts)
    assert cadbridge.compare(library, tmp_path / "new") == []
    with pytest.raises(cadbridge.FileError, match="is a file, not a folder"):
        cadbridge.write_library(library, written[0])


def test_a_plan_shows_what_import_shows_and_applies_it_in_place(
    folder: Path, tmp_path: Path
) -> None:
    table, library = tmp_path / "b.xlsx", cadbridge.read(folder).library
    cadbridge.write(with_note(library, "ACME.B2", "new"), table, parts=["ACME.B2"])
    plan = cadbridge.plan_import(folder, table)
    told = [str(change) for change in plan.told()]
    assert told == ["ACME.B2 note[en_US]: 'old' -> 'new'"]
    assert plan.removals() == [] and not plan.problems(plan.merged())
    printed = CliRunner().invoke(main, ["import", str(table), "--into", str(folder)])
    assert "note[en_US]: 'old' -> 'new'" in printed.output
    assert folder / "drives" / "both.yaml" in plan.apply()
    text = (folder / "drives" / "both.yaml").read_text("utf-8")
    assert '{en_US: "new"} # as printed' in text and "# our drives" in text
    assert cadbridge.plan_import(folder, table).told() == []


def test_a_plan_asks_about_what_nearly_is_known_and_takes_it_as_new(
    folder: Path, tmp_path: Path
) -> None:
    table = tmp_path / "c.xml"
    cadbridge.write(Library(parts=(Part(part_number="ACME.B-2", kind=Kind.DRIVE),)), table)
    asked = cadbridge.plan_import(folder, table)
    assert asked.told() == [] and asked.findings
    taken = cadbridge.plan_import(folder, table, as_new=True)
    assert [change.part for change in taken.told()] == ["ACME.B-2"]
    taken.apply(add_manufacturers=True)
    assert "ACME.B-2" in cadbridge.read(folder).library.part_by_number


def test_a_plan_with_errors_or_conflicts_writes_nothing(folder: Path, tmp_path: Path) -> None:
    before, library = contents(folder), cadbridge.read(folder).library
    names = [tmp_path / "one.xml", tmp_path / "other.xml"]
    for name in names:
        cadbridge.write(with_note(library, "ACME.B2", name.stem), name, parts=["ACME.B2"])
    clash = cadbridge.plan_import(folder, *names)
    with pytest.raises(cadbridge.FindingsError, match=r"other\.xml says"):
        clash.apply()
    unknown = tmp_path / "u.xml"
    other = Part(part_number="NOBODY.1", manufacturer="NOBODY", kind=Kind.DRIVE)
    cadbridge.write(Library(parts=(other,)), unknown)
    plan = cadbridge.plan_import(folder, unknown)
    assert [item.code for item in plan.problems(plan.merged())] == ["CB622"]
    with pytest.raises(cadbridge.FindingsError, match=r"nothing was written: .*NOBODY"):
        plan.apply()
    assert contents(folder) == before
    plan.apply(add_manufacturers=True)
    assert "NOBODY" in cadbridge.read(folder).library.manufacturer_by_short_name


def test_a_row_that_is_gone_is_removed_only_when_asked(folder: Path, tmp_path: Path) -> None:
    library = cadbridge.read(folder).library
    drive = library.part_by_number["ACME.AX1"]
    port = drive.ports[0]
    fewer = replace(drive, ports=(replace(port, pins=port.pins[:-1]), *drive.ports[1:]))
    table = tmp_path / "d.xlsx"
    parts = tuple(fewer if part is drive else part for part in library.parts)
    cadbridge.write(library.with_parts(parts), table, parts=[drive.part_number])
    plan = cadbridge.plan_import(folder, table)
    gone = f"ports[{port.designation}].pins[{port.pins[-1].contact}]"
    assert [change.place for change in plan.removals()] == [gone]
    assert plan.apply() == []
    plan.apply(remove=True)
    assert cadbridge.read(folder).library.part_by_number[drive.part_number].ports == fewer.ports


def test_options_of_readers_reach_a_plan(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "b.xlsx"
    cadbridge.write(cadbridge.read(folder), table, parts=["ACME.B2"])
    cadbridge.plan_import(folder, table, header_row=3)
    with pytest.raises(cadbridge.OptionError, match="did you mean 'header_row'"):
        cadbridge.plan_import(folder, table, header_rows=3)


def test_parts_are_renamed_and_removed_as_the_commands_do(folder: Path) -> None:
    (path,) = cadbridge.rename_part(folder, "ACME.B2", "ACME.B3")
    assert path.read_text("utf-8") == FAMILY.replace("ACME.B2", "ACME.B3")
    with pytest.raises(cadbridge.FileError, match=r"there is a part 'ACME\.B1' already"):
        cadbridge.rename_part(folder, "ACME.B3", "acme.b1")
    with pytest.raises(cadbridge.UnknownPart):
        cadbridge.rename_part(folder, "ACME.B2", "ACME.B4")
    cadbridge.remove_part(folder, "ACME.B1")
    library = cadbridge.read(folder).library
    assert "ACME.B1" not in library.part_by_number
    drive = library.part_by_number["ACME.AX1"]
    named = drive.ports[0].connector
    with pytest.raises(cadbridge.FileError, match=f"{named} stays: it is named in"):
        cadbridge.remove_part(folder, named)


def test_the_library_of_the_program_is_never_written_to(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = sys.modules["cadbridge.library.shipped"]
    monkeypatch.setattr(shipped, "is_installed", lambda path: path == folder)
    before, table = contents(folder), tmp_path / "a.xml"
    cadbridge.write(Library(parts=(Part(part_number="ACME.Z", kind=Kind.DRIVE),)), table)
    library = with_note(cadbridge.read(folder).library, "ACME.B2", "x")
    calls: list[Callable[[], object]] = [
        lambda: cadbridge.write_library(library, folder),
        lambda: cadbridge.plan_import(folder, table).apply(),
        lambda: cadbridge.rename_part(folder, "ACME.B2", "ACME.B4"),
        lambda: cadbridge.remove_part(folder, "ACME.B2"),
        lambda: cadbridge.settle(folder, "ACME.B2", "note", document="d", value="x"),
    ]
    for call in calls:
        with pytest.raises(cadbridge.FileError, match="belongs to the installed program"):
            call()
    assert contents(folder) == before


def test_settling_nothing_lists_no_document(folder: Path) -> None:
    before = contents(folder)
    for nobody in ([], "", [""]):
        with pytest.raises(cadbridge.UnknownPart, match="no part is named"):
            cadbridge.settle(folder, nobody, "kind", document="zz")
    assert contents(folder) == before


def test_a_library_is_started(tmp_path: Path) -> None:
    assert cadbridge.start_library(tmp_path / "mine")
    assert cadbridge.read_library(tmp_path / "mine").library.parts
    with pytest.raises(cadbridge.FileError, match="is not an empty folder"):
        cadbridge.start_library(tmp_path / "mine")


def test_a_plan_takes_changes_alone(tmp_path: Path) -> None:
    own = tmp_path / "own"
    cadbridge.start_library(own)
    cadbridge.write(own, tmp_path / "a.xml")
    plan = cadbridge.plan_import(own, tmp_path / "a.xml")
    wrong: Any
    for wrong in (["x"], [3], None, "x"):
        for call in (plan.write, plan.taken, plan.problems, plan.left_hanging):
            with pytest.raises(TypeError, match=r"expected|sequence"):
                call(wrong)
    yes: Any = "yes"
    with pytest.raises(TypeError, match="as_new is True or False, not 'yes'"):
        cadbridge.plan_import(own, tmp_path / "a.xml", as_new=yes)


def test_an_empty_place_settles_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own"
    cadbridge.start_library(own)
    before = {path: path.read_bytes() for path in own.rglob("*.yaml")}
    with pytest.raises(cadbridge.FileError, match="no place is named"):
        cadbridge.settle(own, "ACME.AX1", "", document="mail")
    assert before == {path: path.read_bytes() for path in own.rglob("*.yaml")}
