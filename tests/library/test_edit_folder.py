"""Changes written into a library folder: which files, and all of them or none."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from cadbridge.errors import FileError, FindingsError
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import diff
from cadbridge.library import edit_library, read_library, write_library
from cadbridge.model import (
    ConnectorSpec,
    Face,
    FaceContact,
    Gender,
    Key,
    Kind,
    Library,
    Manufacturer,
    Part,
    Shell,
    ShellKind,
    SourceDocument,
)
from tests.changed import changed_libraries

MAKER = Manufacturer(short_name="GEN", name="Generic")
CABLE = Part(part_number="GEN.a/b", kind=Kind.CABLE)
PLUG = Part(
    part_number="GEN.p",
    kind=Kind.CONNECTOR,
    connector=ConnectorSpec(series="M12", ways=5, gender=Gender.MALE),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_library(Library(parts=(PLUG,), manufacturers=(MAKER,)), tmp_path)
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    """Content of every file by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_new_objects_get_the_files_of_their_kind(folder: Path) -> None:
    contact = FaceContact(id="1", x_mm=Decimal(0), y_mm=Decimal(0), diameter_mm=Decimal(1))
    face = Face(
        id="f1",
        title="face",
        contacts=(contact,),
        shell=Shell(kind=ShellKind.CIRCULAR),
        key=Key(kind="rib"),
    )
    new = Library(
        parts=(PLUG, CABLE),
        faces=(face,),
        manufacturers=(MAKER, Manufacturer(short_name="SIE", name="Siemens")),
        source_documents=(SourceDocument(id="d", title="Data sheet"),),
        records={"eplan": {"a": "b"}},
    )
    before = files_of(folder)
    written = edit_library(folder, lambda library: new)
    after = files_of(folder)
    assert {str(path.relative_to(folder)) for path in written} == {
        "cables/GEN.a_b.yaml",
        "faces/f1.yaml",
        "manufacturers.yaml",
        "records.yaml",
        "source-documents.yaml",
    }
    assert after["cables/GEN.a_b.yaml"].decode() == (
        "# yaml-language-server: $schema=../library.schema.json\n"
        "parts:\n  - {part_number: GEN.a/b, kind: cable}\n"
    )
    assert after["manufacturers.yaml"] == (
        before["manufacturers.yaml"] + b"  - {short_name: SIE, name: Siemens}\n"
    )
    assert after["connectors/GEN.p.yaml"] == before["connectors/GEN.p.yaml"]
    assert diff(read_library(folder).library, new) == []


def test_a_removed_part_takes_its_file_away(folder: Path) -> None:
    assert edit_library(folder, lambda library: library.with_parts(())) == [
        folder / "connectors" / "GEN.p.yaml"
    ]
    assert sorted(files_of(folder)) == ["library.schema.json", "manufacturers.yaml"]


def test_nothing_different_writes_nothing(folder: Path) -> None:
    assert edit_library(folder, lambda library: library) == []


def test_one_file_takes_everything(tmp_path: Path) -> None:
    path = tmp_path / "all.yaml"
    path.write_text("# mine\n")
    assert edit_library(path, lambda library: Library(parts=(CABLE,), manufacturers=(MAKER,)))
    assert path.read_text() == (
        "# mine\nparts:\n  - {part_number: GEN.a/b, kind: cable}\n"
        "manufacturers:\n  - {short_name: GEN, name: Generic}\n"
    )


def test_records_change_where_they_stand(folder: Path) -> None:
    (folder / "mine.yaml").write_text("records:\n  eplan: {a: b}  # kept\n  dxf: x\n")
    edit_library(folder, lambda library: replace(library, records={"eplan": {"a": "c"}, "xl": "q"}))
    assert (folder / "mine.yaml").read_text() == "records:\n  eplan: {a: c}  # kept\n  xl: q\n"


def test_one_file_takes_a_part_that_is_near_none_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "all.yaml"
    path.write_text("parts:\n- part_number: GEN.1\n  kind: other\n", "utf-8")
    far = Part(part_number="FAR.1", kind=Kind.OTHER)
    written = edit_library(
        path, lambda library: library.with_parts((*library.parts, far)), touched={"FAR.1"}
    )
    assert written == [path]
    assert [part.part_number for part in read_library(path).library.parts] == ["GEN.1", "FAR.1"]


def test_an_error_in_one_file_leaves_all(folder: Path) -> None:
    (folder / "bad.yaml").write_text("parts: [{}]\n")
    before = files_of(folder)
    with pytest.raises(FindingsError):
        edit_library(folder, lambda library: library.with_parts(()))
    assert files_of(folder) == before


def test_a_change_that_cannot_be_written_leaves_all(folder: Path) -> None:
    before = files_of(folder)
    wrong = replace(CABLE, type_number="\x02")
    with pytest.raises(FileError):
        edit_library(folder, lambda library: Library(parts=(wrong,), manufacturers=()))
    assert files_of(folder) == before


def test_a_folder_that_takes_no_files_leaves_all(folder: Path) -> None:
    (folder / "cables").write_text("a file where the folder would be")
    before = files_of(folder)
    with pytest.raises(FileError, match="cables"):
        edit_library(folder, lambda library: Library(parts=(CABLE,)))
    assert files_of(folder) == before


@given(changed_libraries())
@settings(max_examples=15)
def test_any_change_reads_back(
    tmp_path_factory: pytest.TempPathFactory, pair: tuple[Library, Library]
) -> None:
    old, new = pair
    folder = tmp_path_factory.mktemp("library")
    write_library(old, folder)
    if len(files_of(folder)) > 1:
        edit_library(folder, lambda library: apply(library, diff(old, new)))
        left = files_of(folder)
        assert diff(read_library(folder).library if len(left) > 1 else Library(), new) == []
