"""Saves and imports that happen while another one is at work; none is lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.files import atomic_file
from cadbridge.library import edit_library, read_library, write_library
from cadbridge.model import Kind, Library, Manufacturer, Part

PARTS = tuple(Part(part_number=f"G.{index}", kind=Kind.CABLE) for index in range(8))

ADDER = """
import sys
from pathlib import Path
from cadbridge.library import edit_library
from cadbridge.model import Part

for number in range(5):
    part = Part(part_number=f"{sys.argv[2]}.{number}")
    edit_library(Path(sys.argv[1]), lambda library: library.with_parts((*library.parts, part)))
"""


def renamed(library: Library) -> Library:
    from dataclasses import replace

    return library.with_parts(tuple(replace(part, type_number="new") for part in library.parts))


def test_of_edits_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "library.yaml"
    path.write_text("parts: [{part_number: A.1, kind: other}]\n", "utf-8")
    runs = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(path), name], stderr=subprocess.PIPE)
        for name in ("B", "C")
    ]
    assert [run.communicate()[1] for run in runs] == [b"", b""]
    assert {part.part_number for part in read_library(path).library.parts} == {
        "A.1",
        *(f"{name}.{number}" for name in "BC" for number in range(5)),
    }


@pytest.mark.parametrize(
    "save",
    [
        lambda folder: (folder / "cables" / "G.3.yaml").write_bytes(b"# mine\n"),
        lambda folder: (folder / "cables" / "G.3.yaml").unlink(),
        lambda folder: (folder / "manufacturers.yaml").write_bytes(b"# mine\n"),
    ],
    ids=["changed", "removed", "made"],
)
def test_a_save_by_others_meanwhile_is_kept(
    save: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_library(Library(parts=PARTS), tmp_path)

    def interrupted_by_a_save(path: Path) -> object:
        assert callable(save)
        if path.name == "G.1.yaml":
            save(tmp_path)
        return atomic_file(path)

    monkeypatch.setattr("cadbridge.library.edit.atomic_file", interrupted_by_a_save)
    before = {path: path.read_bytes() for path in (tmp_path / "cables").iterdir()}
    with pytest.raises(FileError, match="was changed by others meanwhile"):
        edit_library(tmp_path, with_manufacturer)
    after = {path: path.read_bytes() for path in (tmp_path / "cables").iterdir()}
    assert {path for path in before if after.get(path) != before[path]} <= {
        tmp_path / "cables" / "G.3.yaml"
    }
    assert not list(tmp_path.rglob(".cadbridge-*"))


def test_a_save_between_two_files_is_kept_and_what_is_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_library(Library(parts=PARTS), tmp_path)
    other = tmp_path / "cables" / "G.3.yaml"

    @contextmanager
    def saved_behind(path: Path) -> Iterator[Path]:
        with atomic_file(path) as temporary:
            yield temporary
        if path.name == "G.1.yaml":
            other.write_bytes(b"# mine\n")

    monkeypatch.setattr("cadbridge.library.edit.atomic_file", saved_behind)
    with pytest.raises(FileError, match="was changed by others meanwhile") as caught:
        edit_library(tmp_path, renamed)
    assert other.read_bytes() == b"# mine\n"
    written = [path for path in other.parent.iterdir() if b"type_number" in path.read_bytes()]
    assert 0 < len(written) < len(PARTS) - 1
    assert (caught.value.hint or "").startswith(f"written before it: {len(written)} other files;")
    assert not list(tmp_path.rglob(".cadbridge-*"))


def with_manufacturer(library: Library) -> Library:
    from dataclasses import replace

    maker = Manufacturer(short_name="G", name="G")
    return replace(renamed(library), manufacturers=(maker,))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can tell")
def test_owner_and_mode_stay(tmp_path: Path) -> None:
    write_library(Library(parts=PARTS), tmp_path)
    path = tmp_path / "cables" / "G.3.yaml"
    os.chown(path, 12345, 23456)
    path.chmod(0o2640)
    edit_library(tmp_path, renamed)
    found = path.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o7777) == (12345, 23456, 0o2640)
    assert b"new" in path.read_bytes()
