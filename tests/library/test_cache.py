"""The cache of parsed files: never seen in the result, whatever becomes of it."""

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest

from cadbridge.errors import FindingsError
from cadbridge.library import cache as cache_module
from cadbridge.library import checked as checked_module
from cadbridge.library import opened as opened_module
from cadbridge.library import read_library, write_library
from cadbridge.library.cache import SWITCH, cache_folder
from cadbridge.library.yaml_text import lenient_yaml
from cadbridge.model import Library

CABLE = "MPC.POWER CABLE for DUET"


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "caches"
    monkeypatch.setenv(SWITCH, str(folder))
    monkeypatch.setattr(cache_module, "PAYS_FROM", 2)
    return folder


@pytest.fixture
def folder(tmp_path: Path, shipped_library: Library) -> Path:
    folder = tmp_path / "library"
    write_library(shipped_library, folder)
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were parsed because the cache did not hold them."""
    names: list[str] = []

    def noting(content: bytes, file: str) -> Any:
        names.append(Path(file).name)
        return lenient_yaml(content, file)

    monkeypatch.setattr(checked_module, "lenient_yaml", noting)
    return names


def the_index(caches: Path) -> Path:
    (file,) = caches.glob("*.index")
    return file


def the_store(caches: Path) -> Path:
    (file,) = caches.glob("*.objects")
    return file


def cable_file(folder: Path) -> Path:
    return folder / "cables" / f"{CABLE}.yaml"


def test_the_second_load_is_the_same_and_parses_nothing(
    folder: Path, caches: Path, parsed: list[str]
) -> None:
    first = read_library(folder)
    assert parsed
    parsed.clear()
    second = read_library(folder)
    assert parsed == []
    assert second.library == first.library
    field = "cable.conductors[1].signal"
    assert second.place("parts", CABLE, field) == first.place("parts", CABLE, field)
    assert second.place("parts", CABLE, field).line > 1


def test_numbers_keep_their_digits(folder: Path, caches: Path) -> None:
    path = folder / "other" / "A.1.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("parts:\n- part_number: A.1\n  width_mm: 1.10\n  type_number: 003108020082\n")
    for _ in range(2):
        part = read_library(folder).library.part_by_number["A.1"]
        assert (str(part.width_mm), part.type_number) == ("1.10", "003108020082")


def test_only_the_edited_file_is_read_again(folder: Path, caches: Path, parsed: list[str]) -> None:
    read_library(folder)
    parsed.clear()
    path = cable_file(folder)
    path.write_text(path.read_text(encoding="utf-8").replace("GNYE", "BU"), encoding="utf-8")
    cable = read_library(folder).library.part_by_number[CABLE].cable
    assert parsed == [path.name]
    assert cable is not None
    assert "GNYE" not in {conductor.colour for conductor in cable.conductors}


def test_a_deleted_file_leaves_the_cache(folder: Path, caches: Path) -> None:
    read_library(folder)
    assert CABLE.encode() in the_index(caches).read_bytes()
    cable_file(folder).unlink()
    read_library(folder)
    assert f"parts\x1f{CABLE}\x1f".encode() not in the_index(caches).read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[: len(content) // 2], id="cut off"),
        pytest.param(lambda content: content.replace(b"DUET", b"SOLO"), id="changed values"),
        pytest.param(lambda content: b"\x00\xff\n" * 9, id="something else"),
        pytest.param(lambda content: b"another version\n" + content, id="another version"),
    ],
)
@pytest.mark.parametrize("which", [the_index, the_store])
def test_a_damaged_cache_is_not_believed(
    folder: Path, caches: Path, parsed: list[str], damage: Any, which: Any
) -> None:
    expected = read_library(folder).library
    file = which(caches)
    file.write_bytes(damage(file.read_bytes()))
    assert read_library(folder).library == expected
    parsed.clear()
    assert read_library(folder).library == expected
    assert parsed == []


def test_an_index_of_other_code_is_made_anew(
    folder: Path, caches: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_library(folder)
    files = len(parsed)
    monkeypatch.setattr(cache_module, "stamp", lambda: b"cadbridge 99\n")
    read_library(folder)
    assert len(parsed) == 2 * files


def test_an_index_beside_the_store_of_another_run(
    folder: Path, caches: Path, tmp_path: Path, shipped_library: Library
) -> None:
    """Two commands at once may leave the index of the one and the store of the other."""
    read_library(folder)
    index = the_index(caches).read_bytes()
    path = cable_file(folder)
    path.write_text(path.read_text("utf-8").replace("GNYE", "BU"), encoding="utf-8")
    expected = read_library(folder).library
    the_index(caches).write_bytes(index)
    assert read_library(folder).library == expected
    store = the_store(caches)
    store.write_bytes(store.read_bytes()[999:])
    assert read_library(folder).library == expected


def test_a_store_does_not_grow_without_end(
    folder: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_LEAST_WASTE", 0)
    read_library(folder)
    size = the_store(caches).stat().st_size
    path = cable_file(folder)
    text = path.read_text("utf-8")
    for count in range(40):
        path.write_text(f"{text}# {count}\n", encoding="utf-8")
        read_library(folder)
    assert the_store(caches).stat().st_size < 3 * size


def test_a_file_of_the_same_size_and_time_is_not_taken_for_the_same(
    folder: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone sets a file's time back: the system still knows that it was written to."""
    monkeypatch.setattr(cache_module, "_JUST_NOW_NS", 30_000_000)
    time.sleep(0.05)
    read_library(folder)
    read_library(folder)
    time.sleep(0.05)
    path = cable_file(folder)
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"colour: GNYE", b"colour: BKYE"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    cable = read_library(folder).library.part_by_number[CABLE].cable
    assert cable is not None
    assert "BKYE" in {conductor.colour for conductor in cable.conductors}


def test_a_file_that_was_just_written_is_looked_into(
    folder: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second change within a tick of the drive's clock leaves size and times as they are."""
    same = lambda *given: "1 2 3 4"  # noqa: E731
    read_library(folder)
    path = cable_file(folder)
    path.write_bytes(path.read_bytes().replace(b"colour: GNYE", b"colour: BKYE"))
    cable = read_library(folder).library.part_by_number[CABLE].cable
    assert cable is not None
    assert "BKYE" in {conductor.colour for conductor in cable.conductors}
    monkeypatch.setattr(opened_module, "describe", same)  # and this is what it would lead to
    read_library(folder)
    path.write_bytes(path.read_bytes().replace(b"colour: BKYE", b"colour: GNYE"))
    assert read_library(folder).library.part_by_number[CABLE].cable == cable


def test_errors_are_told_every_time(folder: Path, caches: Path) -> None:
    cable_file(folder).write_text("parts:\n- part_number: A.1\n  colour: red\n")
    for _ in range(2):
        with pytest.raises(FindingsError) as error:
            read_library(folder)
        assert [finding.place.line for finding in error.value.findings] == [3]


def test_a_cache_folder_that_cannot_be_made_is_no_trouble(
    folder: Path, caches: Path, shipped_library: Library
) -> None:
    caches.write_text("a file where the folder should be")
    assert len(read_library(folder).library.parts) == len(shipped_library.parts)


def test_a_cache_that_cannot_be_written_is_no_trouble(
    folder: Path, caches: Path, shipped_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("cadbridge.files.tempfile.mkstemp", refuse)
    assert len(read_library(folder).library.parts) == len(shipped_library.parts)
    assert not list(caches.glob("*.index"))


def test_small_libraries_and_single_files_are_not_cached(
    folder: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_library(cable_file(folder))
    monkeypatch.setattr(cache_module, "PAYS_FROM", 1000)
    read_library(folder)
    assert not caches.exists()


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(SWITCH, "OFF")
    assert cache_folder() is None
    monkeypatch.delenv(SWITCH)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "cadbridge"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_folder() == tmp_path / "local" / "cadbridge"
