"""With the index or without it, commands find the same: after whatever happens to the files."""

import os
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadbridge.cli.part_view import print_part
from cadbridge.cli.tables import Console
from cadbridge.errors import CadbridgeError, FindingsError
from cadbridge.library import read_library, write_library
from cadbridge.library.cache import SWITCH
from cadbridge.library.edit import edit_library
from cadbridge.library.find import Wanted, find_lines, find_parts
from cadbridge.library.opened import LibraryFiles
from cadbridge.library.pack import packed, unpacked
from cadbridge.library.reader import load
from cadbridge.library.summary import PartLine
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Kind, Library, Part
from tests.strategies import libraries

_TIMES = count(1_700_000_000, 10)
"""No two changes at one time."""


@given(libraries())
def test_what_is_kept_is_what_was_read(library: Library) -> None:
    again = unpacked(packed(library))
    assert again == library
    assert [repr(part) for part in again.parts] == [repr(part) for part in library.parts]


def outcome(path: Path, cache: str) -> Any:
    """What a library reads as, or what is wrong with it."""
    with patch.dict(os.environ, {SWITCH: cache}):
        try:
            loaded = read_library(path)
        except FindingsError as error:
            return [str(error), sorted(map(str, error.findings))]
        except CadbridgeError as error:
            return str(error)
    return loaded.library, list(loaded.origins), list(loaded.repeats)


@st.composite
def deeds(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    names = ["edit", "edit", "remove", "copy", "move", "spoil", "index", "store", "touch"]
    number = st.integers(0, 1000)
    return draw(st.lists(st.tuples(st.sampled_from(names), number, number), min_size=1, max_size=8))


def do(deed: str, first: int, second: int, folder: Path, caches: Path) -> None:
    files = sorted(folder.rglob("*.yaml"))
    path = files[first % len(files)]
    text = path.read_text("utf-8")
    other = path.with_name(f"{second}-{path.name}")
    if deed == "edit":
        digits = [at for at, sign in enumerate(text) if sign.isdigit()]
        at = digits[second % len(digits)] if digits else 0
        path.write_text(f"{text[:at]}{second % 10}{text[at + 1 :]}", encoding="utf-8", newline="")
    elif deed == "remove" and len(files) > 1:
        path.unlink()
    elif deed == "copy":
        other.write_bytes(path.read_bytes())
    elif deed == "move":
        path.rename(other)
    elif deed == "spoil":
        path.write_text(text[: second % (len(text) + 1)], encoding="utf-8", newline="")
    elif deed in ("index", "store"):
        kept = next(caches.glob("*.index" if deed == "index" else "*.objects"), None)
        if kept is not None:
            content = kept.read_bytes()
            at = second % (len(content) + 1)
            kept.write_bytes(content[:at] + b"x" + content[at + first % 3 :])
    for touched in (path, other):
        if touched.exists():
            os.utime(touched, (next(_TIMES), next(_TIMES)))


@settings(max_examples=15)
@given(libraries(), st.data())
def test_after_random_edits(library: Library, data: st.DataObject) -> None:
    with TemporaryDirectory() as name, always_kept():
        folder, caches = Path(name, "library"), Path(name, "caches")
        write_library(library, folder)
        if not list(folder.rglob("*.yaml")):
            return
        outcome(folder, str(caches))
        for deed in data.draw(deeds()):
            do(*deed, folder, caches)
            expected = outcome(folder, "off")
            assert outcome(folder, str(caches)) == expected
            assert outcome(folder, str(caches)) == expected


def always_kept() -> Any:
    """Files count as known from the first on, and from the moment on that they are written."""
    return patch.multiple("cadbridge.library.cache", PAYS_FROM=1, _JUST_NOW_NS=0)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(SWITCH, str(tmp_path / "caches"))
    with always_kept():
        yield tmp_path


@pytest.fixture
def folder(kept: Path, shipped_library: Library) -> Path:
    write_library(shipped_library, kept / "library")
    read_library(kept / "library")
    return kept / "library"


def shown(library: Library, part: Part) -> str:
    text = StringIO()
    print_part(library, part, groups_of(shipped_mappings()), Console(file=text, width=200))
    return text.getvalue()


def test_every_part_is_shown_as_of_the_whole_library(
    folder: Path, shipped_library: Library
) -> None:
    files = LibraryFiles(folder)
    for part in shipped_library.parts:
        some = load(files, files.around([part.part_number])).library
        assert shown(some, some.part_by_number[part.part_number]) == shown(shipped_library, part)


def test_few_files_are_read_for_one_part(folder: Path) -> None:
    files = LibraryFiles(folder)
    assert len(load(files, files.around(["MPC.DUET 40"])).library.parts) < len(files.lines) / 2


@pytest.mark.parametrize("texts", [(), ("MPC.DUET 40",), ("mpc.*", "gen.m8*"), ("[M]*",)])
@pytest.mark.parametrize("kinds", [(), (Kind.CABLE,), (Kind.CABLE, Kind.DRIVE)])
def test_the_index_lists_what_the_parts_say(
    folder: Path, texts: tuple[str, ...], kinds: tuple[Kind, ...]
) -> None:
    wanted = Wanted(texts=texts, kinds=kinds)
    library = read_library(folder).library
    lines = find_lines(LibraryFiles(folder), wanted)
    expected = [(PartLine.of(part), True) for part in find_parts(library, wanted)]
    assert lines == expected or (lines is None and texts == ("[M]*",))


def test_a_library_on_a_base(folder: Path, kept: Path) -> None:
    """Own parts win, wherever they are named from; the rest is the base's."""
    own = kept / "own"
    own.mkdir()
    (own / "library.yaml").write_text(f"base: '{folder}'\n", encoding="utf-8")
    (own / "mine.yaml").write_text(
        "parts:\n- {part_number: MPC.MINE, kind: drive, manufacturer: MPC}\n", encoding="utf-8"
    )
    path = folder / "drives" / "MPC.DUET 40.yaml"
    (own / path.name).write_bytes(path.read_bytes().replace(b"Integrated servo motor", b"Own"))
    whole = read_library(own).whole
    files = LibraryFiles(own)
    for number in whole.part_by_number:
        some = load(files, files.around([number])).whole
        part = whole.part_by_number[number]
        assert shown(some, some.part_by_number[number]) == shown(whole, part)
    lines = find_lines(files, Wanted(texts=["mpc.duet *", "MPC.MINE"]))
    assert lines is not None
    owners = {line.number: is_own for line, is_own in lines}
    assert owners["MPC.DUET 40"]
    assert owners["MPC.MINE"]
    assert not owners["MPC.DUET 60"]
    assert find_lines(files, Wanted()) == [(line, True) for _, line in files.lines]


def test_words_are_not_in_the_index(folder: Path) -> None:
    assert find_lines(LibraryFiles(folder), Wanted(texts=["servo motor"])) is None


def test_two_files_with_one_part_number_are_both_found(folder: Path) -> None:
    path = folder / "drives" / "MPC.DUET 40.yaml"
    twin = folder / "other" / "twin.yaml"
    twin.parent.mkdir(exist_ok=True)
    twin.write_bytes(path.read_bytes().replace(b"Integrated servo motor", b"Twin"))
    files = LibraryFiles(folder)
    parts = load(files, files.around(["MPC.DUET 40"])).library.parts
    assert [part.part_number for part in parts].count("MPC.DUET 40") == 2


def test_an_edit_of_what_is_touched_is_the_edit_of_the_whole(
    folder: Path, kept: Path, shipped_library: Library
) -> None:
    def update(library: Library) -> Library:
        drive = library.part_by_number["MPC.DUET 40"]
        heavier = replace(drive, note={"en_US": "changed"})
        new = replace(drive, part_number="MPC.DUET 41", type_number="DUET 41")
        parts = [heavier if part is drive else part for part in library.parts]
        return library.with_parts((*parts, new))

    write_library(shipped_library, kept / "whole")
    some = edit_library(folder, update, touched=["MPC.DUET 40", "MPC.DUET 41"])
    whole = edit_library(kept / "whole", update)
    assert [path.relative_to(folder) for path in some] == [
        path.relative_to(kept / "whole") for path in whole
    ]
    for path in whole:
        same = folder / path.relative_to(kept / "whole")
        assert same.read_bytes() == path.read_bytes()


def test_a_new_part_whose_file_holds_another_goes_into_it(folder: Path) -> None:
    """The file has the name of the new part, and was not looked into for it."""
    path = folder / "drives" / "MPC.DUET 40.yaml"
    path.rename(folder / "drives" / "MPC.NEW.yaml")
    new = Part(part_number="MPC.NEW", kind=Kind.DRIVE, manufacturer="MPC")
    edit_library(
        folder, lambda known: known.with_parts((*known.parts, new)), touched=[new.part_number]
    )
    numbers = read_library(folder).library.part_by_number
    assert {"MPC.NEW", "MPC.DUET 40"} <= set(numbers)
