"""The 7z archives we write, judged by readers that are not ours."""

import io
import random
import subprocess
from pathlib import Path

import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadbridge.sevenzip.writer import SevenZipWriter, pack
from tests.formats.eplan.edz.archives import by_py7zr, needs_7z, own

CONTENTS = {
    "items/macro/FESTO/E/macro.ems": b"<EplanPxfRoot/>\r\n" * 400,
    "items/partxml/Ü ² 漢.part.xml": "Schütz".encode(),
    "items/picture/empty.png": b"",
    "manifest.xml": bytes(range(256)) * 200,
}
names = st.lists(
    st.text(st.characters(categories=["L", "N"], include_characters="-_ ."), min_size=1).filter(
        lambda name: name.strip(" .") == name
    ),
    min_size=1,
    max_size=3,
).map("/".join)


def unpacked_by_py7zr(archive: bytes) -> dict[str, bytes]:
    factory = py7zr.io.BytesIOFactory(limit=1 << 20)
    with py7zr.SevenZipFile(io.BytesIO(archive)) as reader:
        reader.extractall(factory=factory)
    return {name: product.read() for name, product in factory.products.items()}


def seen_by_7z(archive: bytes, folder: Path, *arguments: str) -> str:
    path = folder / "archive.7z"
    path.write_bytes(archive)
    done = subprocess.run(["7z", *arguments, path], capture_output=True, text=True, check=True)
    return done.stdout


def test_py7zr_reads_what_was_written() -> None:
    assert unpacked_by_py7zr(own(CONTENTS)) == CONTENTS


@given(st.dictionaries(names, st.binary(max_size=5000), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_py7zr_reads_any_names_and_contents(contents: dict[str, bytes]) -> None:
    assert unpacked_by_py7zr(own(contents)) == contents


def test_member_larger_than_a_number_of_four_bytes_in_the_header() -> None:
    content = {"big": bytes(3 << 20), "small": b"x"}
    factory = py7zr.io.BytesIOFactory(limit=4 << 20)
    with py7zr.SevenZipFile(io.BytesIO(own(content))) as reader:
        reader.extractall(factory=factory)
    assert factory.products["big"].read() == content["big"]


@needs_7z
def test_7z_finds_nothing_wrong(tmp_path: Path) -> None:
    assert "Everything is Ok" in seen_by_7z(own(CONTENTS), tmp_path, "t")


@needs_7z
def test_layout_is_that_of_eplan_archives(tmp_path: Path) -> None:
    listing = seen_by_7z(own(CONTENTS), tmp_path, "l", "-slt")
    assert "Method = LZMA:12\nSolid = -\nBlocks = 3\n" in listing
    assert listing.count("Path = ") == 1 + len(CONTENTS), "no folder entries"
    assert listing.count("Modified = \n") == len(CONTENTS), "no times"
    assert "Attributes" not in listing


@needs_7z
@pytest.mark.parametrize("contents", [{}, {"empty": b""}, {"a": b"", "b": b""}], ids=len)
def test_7z_takes_archives_without_any_content(contents: dict[str, bytes], tmp_path: Path) -> None:
    seen = seen_by_7z(own(contents), tmp_path, "t")
    assert "Everything is Ok" in seen


def test_header_is_plain_and_starts_behind_the_members() -> None:
    archive = own(CONTENTS)
    offset = int.from_bytes(archive[12:20], "little")
    assert archive[32 + offset] == 1
    assert archive[:8] == b"7z\xbc\xaf\x27\x1c\x00\x04"


def test_same_contents_give_the_same_bytes() -> None:
    assert own(CONTENTS) == own(CONTENTS)


def test_packed_content_serves_several_archives() -> None:
    shared = pack(b"<address/>" * 100)
    for name in ("one", "two"):
        stream = io.BytesIO()
        with SevenZipWriter(stream) as writer:
            writer.add(name, shared)
        assert unpacked_by_py7zr(stream.getvalue()) == {name: b"<address/>" * 100}


def test_a_failed_block_leaves_no_archive_that_looks_whole() -> None:
    stream = io.BytesIO()
    with pytest.raises(RuntimeError), SevenZipWriter(stream) as writer:
        writer.add("a", pack(b"content"))
        raise RuntimeError
    assert not py7zr.is_7zfile(stream)


def test_as_many_members_as_the_largest_archives_have_are_written(tmp_path: Path) -> None:
    packed = pack(b"<part/>" * 50)
    path = tmp_path / "many.7z"
    with path.open("wb") as stream, SevenZipWriter(stream) as writer:
        for number in range(60_000):
            writer.add(f"items/partxml/{number}.part.xml", packed)
    with py7zr.SevenZipFile(path) as reader:
        assert len(reader.namelist()) == 60_000


def test_what_repeats_itself_at_long_distances_is_not_packed_larger() -> None:
    macro = random.Random(1).randbytes(20_000) * 50
    theirs = by_py7zr({"m.ema": macro})
    ours = own({"m.ema": macro})
    assert len(ours) < 1.2 * len(theirs)
    assert unpacked_by_py7zr(ours) == {"m.ema": macro}
