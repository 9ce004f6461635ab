"""Reading archives of any maker, and refusing those that are damaged, hostile or not archives."""

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadbridge.errors import FileError
from cadbridge.formats.eplan.edz.archive import Archive, is_archive
from cadbridge.sevenzip.writer import Packed, SevenZipWriter, pack
from cadbridge.words import quoted
from tests.formats.eplan.edz.archives import (
    MAKERS,
    Contents,
    by_7z,
    by_py7zr,
    by_zipfile,
    header_of,
    needs_7z,
    own,
    with_header,
)

CONTENTS = {
    "items/macro/FESTO/E/macro.ems": b"<EplanPxfRoot/>\r\n" * 400,
    "items/partxml/\u00dc \u00b2 \u6f22.part.xml": "Sch\u00fctz".encode(),
    "manifest.xml": bytes(range(256)) * 30,
}
every_maker = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
Maker = Callable[[Contents], bytes]
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def opened(archive: bytes, folder: Path) -> Archive:
    path = folder / "archive.edz"
    path.write_bytes(archive)
    return Archive(path)


def contents_of(archive: Archive) -> dict[str, bytes]:
    return {member.name: archive.read(member) for member in archive.members}


def refusal(archive: bytes, folder: Path) -> str:
    """What the error says about an archive that cannot be read whole."""
    with pytest.raises(FileError) as caught, opened(archive, folder) as reader:
        contents_of(reader)
    assert "archive.edz" in str(caught.value)
    return str(caught.value)


@every_maker
def test_every_makers_archive_is_read(make: Maker, tmp_path: Path) -> None:
    with opened(make(CONTENTS), tmp_path) as archive:
        assert contents_of(archive) == CONTENTS


@every_maker
def test_members_are_read_in_any_order(make: Maker, tmp_path: Path) -> None:
    with opened(make(CONTENTS), tmp_path) as archive:
        backwards = {member.name: archive.read(member) for member in archive.members[::-1]}
    assert backwards == CONTENTS


@needs_7z
@pytest.mark.parametrize(
    "switches",
    [("-m0=LZMA2",), ("-m0=LZMA", "-ms=off"), ("-mx0",), ("-mhc=off",), ("-m0=LZMA", "-ms=on")],
    ids=" ".join,
)
def test_archives_of_7z_are_read(switches: tuple[str, ...], tmp_path: Path) -> None:
    contents = CONTENTS | {"items/empty.txt": b""}
    archive = by_7z(tmp_path, contents, *switches)
    with opened(archive, tmp_path) as reader:
        assert contents_of(reader) == contents


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "items/../../evil",
        "/etc/evil",
        "C:\\evil",
        "c:evil",
        "\\\\host\\evil",
        "./../evil",
    ],
)
@pytest.mark.parametrize("make", [own, by_zipfile], ids=["7z", "zip"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_member_leaves_its_folder(name: str, make: Maker, tmp_path: Path) -> None:
    assert quoted(name) in refusal(make({name: b"x", "manifest.xml": b""}), tmp_path)


@pytest.mark.parametrize("make", [own, by_zipfile], ids=["7z", "zip"])
def test_backslashes_separate_folders(make: Maker, tmp_path: Path) -> None:
    with opened(make({"items\\partxml\\a.xml": b"x"}), tmp_path) as archive:
        assert contents_of(archive) == {"items/partxml/a.xml": b"x"}


@every_maker
def test_cut_archives_are_refused(make: Maker, tmp_path: Path) -> None:
    whole = make(CONTENTS)
    for length in range(0, len(whole), 23):
        assert refusal(whole[:length], tmp_path)


@every_maker
def test_flipped_bits_never_give_other_contents(make: Maker, tmp_path: Path) -> None:
    whole = make(CONTENTS)
    for place in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        try:
            with opened(bytes(flipped), tmp_path) as archive:
                found = sorted(contents_of(archive).values())
        except FileError as error:
            assert "archive.edz" in str(error)
        else:
            assert set(found) <= set(CONTENTS.values())


def test_damaged_content_is_named(tmp_path: Path) -> None:
    whole = bytearray(own(CONTENTS))
    whole[40] ^= 0xFF
    assert "items/macro/FESTO/E/macro.ems" in refusal(bytes(whole), tmp_path)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    assert "neither a 7z nor a zip" in refusal(b"<partsmanagement/>", tmp_path)
    assert "empty" in refusal(b"", tmp_path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        Archive(tmp_path)


def test_encrypted_7z_is_refused(tmp_path: Path) -> None:
    assert "encrypted" in refusal(by_py7zr({"a": b"x"}, password="secret"), tmp_path)


def test_7z_with_encrypted_header_is_refused(tmp_path: Path) -> None:
    archive = by_py7zr({"a": b"x"}, password="secret", header_encryption=True)
    assert "encrypted" in refusal(archive, tmp_path)


def test_encrypted_zip_is_refused(tmp_path: Path) -> None:
    archive = bytearray(by_zipfile({"a": b"x"}))
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refusal(bytes(archive), tmp_path)


@needs_7z
@pytest.mark.parametrize("method", ["-m0=PPMd", "-m0=Deflate64"])
def test_other_methods_are_refused_by_name(method: str, tmp_path: Path) -> None:
    assert "LZMA" in refusal(by_7z(tmp_path, CONTENTS, method), tmp_path)


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("items/partxml/a.part.xml", bytes(64 << 20))
    tracemalloc.start()
    said = refusal((tmp_path / "bomb.zip").read_bytes(), tmp_path)
    assert "bomb" in said
    assert tracemalloc.get_traced_memory()[1] < 4 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("size", [1 << 30, 1 << 40, 1 << 62])
def test_member_that_claims_gigabytes_is_refused(size: int, tmp_path: Path) -> None:
    assert re.search(r"bomb|unpacks to", refusal(claiming(size), tmp_path))


def test_member_shorter_than_it_claims_is_refused(tmp_path: Path) -> None:
    assert "a.part.xml" in refusal(claiming(1000), tmp_path)


def claiming(size: int) -> bytes:
    path = "items/partxml/a.part.xml"
    packed = pack(b"<partsmanagement/>")
    stream = io.BytesIO()
    with SevenZipWriter(stream) as writer:
        writer.add(path, Packed(packed.data, size, packed.checksum))
    return stream.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        b"\x01\x05\xff" + b"\xff" * 8,
        b"\x01\x05\xfe" + b"\xff" * 7 + b"\x0e\x01\x80\x00",
        b"\x01\x04\x06\x00\xff" + b"\xff" * 8,
        b"\x01\x04\x06\x00\x01\x09\x01\x00\x07\x0b\xff" + b"\x7f" * 8,
    ],
    ids=["files", "files, empty", "streams", "blocks"],
)
def test_absurd_counts_are_refused(header: bytes, tmp_path: Path) -> None:
    assert "claims" in refusal(with_header(header + bytes(8)), tmp_path)


@given(header=st.binary(max_size=80))
@quick
def test_any_header_is_read_or_refused(header: bytes, tmp_path: Path) -> None:
    read_or_refused(with_header(b"\x01" + header), tmp_path)


@pytest.mark.parametrize("make", [own, by_py7zr], ids=["plain", "packed"])
@given(place=st.integers(0, 10_000), value=st.integers(0, 255))
@quick
def test_changed_header_is_read_or_refused(
    make: Maker, place: int, value: int, tmp_path: Path
) -> None:
    header, payload = header_of(make(CONTENTS))
    changed = bytearray(header)
    changed[place % len(header)] = value
    read_or_refused(with_header(bytes(changed), payload), tmp_path)


def read_or_refused(archive: bytes, folder: Path) -> None:
    try:
        with opened(archive, folder) as reader:
            contents_of(reader)
    except FileError as error:
        assert str(error)


def test_more_members_than_py7zr_takes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.edz"
    packed = pack(b"<part/>" * 50)
    with path.open("wb") as stream, SevenZipWriter(stream) as writer:
        for number in range(70_000):
            writer.add(f"items/partxml/{number}.part.xml", packed)
    with Archive(path) as archive:
        assert sum(len(archive.read(member)) for member in archive.members) == 70_000 * 350


def test_archives_are_told_by_their_first_bytes(tmp_path: Path) -> None:
    for name, content in {"a": own(CONTENTS), "b": by_zipfile(CONTENTS), "c": b"other"}.items():
        (tmp_path / name).write_bytes(content)
    assert [is_archive(tmp_path / name) for name in "abc"] == [True, True, False]
