"""Archives however they were packed, inside of others, unpacked, and with damaged parts."""

import zipfile
from io import BytesIO
from pathlib import Path

import py7zr
import pytest

import cadbridge
from cadbridge.errors import FileError
from cadbridge.findings import Severity
from tests.formats.eplan.parts_files import parts_file, template

ITEM = '<item type="partxml" name="part" locator="{0}.part.xml"/>'


def files(**parts: bytes) -> dict[str, bytes]:
    """The members of an archive with a manifest, by their paths; parts by their numbers."""
    packages = "".join(
        f'<package type="part" key="{name}"><items>{ITEM.format(name)}</items></package>'
        for name in parts
    )
    manifest = f'<manifest version="2.0"><packages>{packages}</packages></manifest>'
    members = {f"items/partxml/{name}.part.xml": data for name, data in parts.items()}
    return {**members, "manifest.xml": manifest.encode()}


def part(number: str = "A1") -> bytes:
    item = template("1302.1.1", connectionDesignation="1", terminalNr="X1")
    return parts_file([item]).replace(b"ACME.A1", f"ACME.{number}".encode())


def zipped(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def numbers(path: Path) -> list[str]:
    return [item.part_number for item in cadbridge.read(path).library.parts]


@pytest.mark.parametrize(
    "method",
    [py7zr.FILTER_BZIP2, py7zr.FILTER_DEFLATE, py7zr.FILTER_COPY, py7zr.FILTER_LZMA2],
)
def test_methods_that_python_has_are_read(method: int, tmp_path: Path) -> None:
    path = tmp_path / "a.edz"
    with py7zr.SevenZipFile(path, "w", filters=[{"id": method}]) as archive:
        for name, data in files(A1=part()).items():
            archive.writef(BytesIO(data), name)
    assert numbers(path) == ["ACME.A1"]


def test_other_methods_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.edz"
    ppmd = {"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}
    with py7zr.SevenZipFile(path, "w", filters=[ppmd]) as archive:
        archive.writef(BytesIO(files(A1=part())["manifest.xml"]), "manifest.xml")
    with pytest.raises(FileError, match="PPMd"):
        cadbridge.read(path)


@pytest.mark.parametrize("suffix", [".aasx", ".amlx", ".zip"])
def test_archives_inside_of_containers_are_found(suffix: str, tmp_path: Path) -> None:
    inner = zipped(files(A1=part()))
    other = zipped({"deep/more.zip": zipped(files(A2=part("A2")))})
    path = tmp_path / f"parts{suffix}"
    path.write_bytes(zipped({"[x].xml": b"<a/>", "ecad/a.edz": inner, "b.zip": other}))
    assert sorted(numbers(path)) == ["ACME.A1", "ACME.A2"]


def test_parts_files_that_lie_in_a_zip_are_found(tmp_path: Path) -> None:
    path = tmp_path / "parts.zip"
    path.write_bytes(zipped({"readme.txt": b"x", "xml/a.xml": part(), "xml/b.xml": b"<other/>"}))
    assert numbers(path) == ["ACME.A1"]


def test_a_container_without_parts_says_so(tmp_path: Path) -> None:
    path = tmp_path / "parts.zip"
    path.write_bytes(zipped({"readme.txt": b"x"}))
    with pytest.raises(FileError, match="holds no parts data"):
        cadbridge.read(path)


def test_containers_of_others_are_not_written(tmp_path: Path) -> None:
    library = cadbridge.shipped_library()
    with pytest.raises(FileError, match="read, not written"):
        cadbridge.write(library, tmp_path / "parts.zip", parts=["MPC.DUET 40"])
    assert list(tmp_path.iterdir()) == []


def test_an_unpacked_archive_is_an_archive(tmp_path: Path) -> None:
    for name, data in files(A1=part(), A2=part("A2")).items():
        target = tmp_path / "unpacked" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    assert numbers(tmp_path / "unpacked") == ["ACME.A1", "ACME.A2"]


def test_a_damaged_part_stops_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.edz"
    path.write_bytes(zipped(files(A1=b"<partsmanagement><part a=", A2=part("A2"))))
    result = cadbridge.read(path)
    assert [item.part_number for item in result.library.parts] == ["ACME.A2"]
    errors = [item for item in result.findings if item.severity is Severity.ERROR]
    assert [(item.code, "A1.part.xml" in item.place.file) for item in errors] == [("CB334", True)]


def test_letters_of_another_encoding_are_called_that(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(part().replace(b"ACME.A1", "ACME.\xe4".encode("latin-1")))
    with pytest.raises(FileError, match="saved as ANSI"):
        cadbridge.read(path)


@pytest.mark.parametrize("method", [py7zr.FILTER_BZIP2, py7zr.FILTER_DEFLATE])
def test_damage_in_other_packings_is_an_error(method: int, tmp_path: Path) -> None:
    path = tmp_path / "a.edz"
    with py7zr.SevenZipFile(path, "w", filters=[{"id": method}]) as archive:
        archive.set_encoded_header_mode(False)
        for name, data in files(A1=part()).items():
            archive.writef(BytesIO(data), name)
    packed = bytearray(path.read_bytes())
    packed[36:76] = bytes(40)
    path.write_bytes(bytes(packed))
    with pytest.raises(FileError, match=r"damaged|ends|checksum"):
        cadbridge.read(path)


def test_a_damaged_macro_stops_itself_alone(tmp_path: Path) -> None:
    members = files(A1=part())
    macro, picture = b"macro " * 999, b"picture"
    members |= {"items/macro/m.ema": macro, "items/picture/p.png": picture}
    data = stored(members)
    assert data.count(macro) == 1
    path = tmp_path / "a.edz"
    path.write_bytes(data.replace(macro, macro[:-1] + b"?"))
    result = cadbridge.read(path)
    assert [item.part_number for item in result.library.parts] == ["ACME.A1"]
    (error,) = (item for item in result.findings if item.severity is Severity.ERROR)
    assert error.rule.code == "CB334"
    assert "items/macro/m.ema" in error.message
    (found,) = result.library.parts
    assert [content for _, content in result.attachments(found)] == [picture]


def stored(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()
