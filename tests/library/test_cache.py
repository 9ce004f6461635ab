"""The cache of parsed files: never seen in the result, whatever becomes of it."""

import errno
from pathlib import Path
from typing import Any

import pytest

from cadbridge.errors import FindingsError
from cadbridge.library import cache as cache_module
from cadbridge.library import read_library, write_library
from cadbridge.library import reader as reader_module
from cadbridge.library.cache import SWITCH, cache_folder
from cadbridge.library.yaml_text import parse_yaml
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
        return parse_yaml(content, file)

    monkeypatch.setattr(reader_module, "parse_yaml", noting)
    return names


def the_cache(caches: Path) -> Path:
    (file,) = caches.iterdir()
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
    lines = the_cache(caches).read_bytes().count(b"\n")
    cable_file(folder).unlink()
    read_library(folder)
    assert the_cache(caches).read_bytes().count(b"\n") == lines - 1


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
def test_a_damaged_cache_is_not_believed(folder: Path, caches: Path, damage: Any) -> None:
    expected = read_library(folder).library
    file = the_cache(caches)
    file.write_bytes(damage(file.read_bytes()))
    assert read_library(folder).library == expected


def test_another_version_parses_afresh(
    folder: Path, caches: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_library(folder)
    files = len(parsed)
    monkeypatch.setattr(cache_module, "_STAMP", b"cadbridge 99 library cache 1\n")
    read_library(folder)
    assert len(parsed) == 2 * files


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
    assert list(caches.iterdir()) == []


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
