"""Archives however they were packed, inside of others, unpacked, and with damaged parts."""

import pickle
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import py7zr
import pytest
from click.testing import CliRunner

import cadbridge
from cadbridge.cli import main
from cadbridge.errors import FileError
from cadbridge.findings import Severity
from cadbridge.formats import ReadResult
from cadbridge.formats.eplan.edz.archive import Archive
from tests.formats.eplan.edz.archives import own
from tests.formats.eplan.edz.vendor import vendor_archive
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
    unpack(files(A1=part(), A2=part("A2")), tmp_path / "unpacked")
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


def test_files_inside_of_a_container_travel_with_their_parts(tmp_path: Path) -> None:
    inner = {
        number: zipped({**files(**{number: part(number)}), f"items/macro/{number}.ema": b"macro"})
        for number in ("A1", "A2")
    }
    path = tmp_path / "parts.aasx"
    members = {"e/a.edz": inner["A1"], "e/b.zip": zipped({"c.edz": inner["A2"]})}
    path.write_bytes(zipped({**members, "e/readme.zip": zipped({"readme.txt": b"x"})}))
    result = cadbridge.read(path)
    assert [item for item in result.findings if item.severity is Severity.ERROR] == []
    attached = {
        item.part_number: result.attachments(item) for item in pickled(result).library.parts
    }
    assert attached == {
        f"ACME.{number}": [(f"items/macro/{number}.ema?", b"macro")] for number in ("A1", "A2")
    }


def pickled(result: ReadResult) -> ReadResult:
    copy: ReadResult = pickle.loads(pickle.dumps(result))
    assert [copy.attachments(item) for item in copy.library.parts] == [
        result.attachments(item) for item in result.library.parts
    ]
    return copy


def test_parts_files_beside_an_archive_are_both_found(tmp_path: Path) -> None:
    path = tmp_path / "parts.zip"
    path.write_bytes(zipped({"xml/a.xml": part(), "b.edz": zipped(files(A2=part("A2")))}))
    assert numbers(path) == ["ACME.A1", "ACME.A2"]
    assert [item.part_number for item in cadbridge.iterate_parts(path)] == ["ACME.A1", "ACME.A2"]


def test_an_unpacked_archive_that_was_packed_with_its_folder(tmp_path: Path) -> None:
    members = files(A1=part()) | {"items/macro/m.ema": b"macro"}
    path = tmp_path / "parts.zip"
    path.write_bytes(zipped({f"vendor/x/{name}": data for name, data in members.items()}))
    result = cadbridge.read(path)
    (found,) = result.library.parts
    assert result.attachments(found) == [("items/macro/m.ema?", b"macro")]


def test_what_can_be_read_of_a_damaged_archive_is_imported(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "library.yaml").write_text("base: none\n")
    path = tmp_path / "a.edz"
    path.write_bytes(zipped(files(A1=b"<partsmanagement><part a=", A2=part("A2"))))
    words = ["import", str(path), "--library", str(library), "--apply", "--add-manufacturers"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "CB334" in done.output
    assert numbers(library) == ["ACME.A2"]


def test_a_damaged_archive_inside_is_told_also_where_the_library_knows_the_rest(
    tmp_path: Path,
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "library.yaml").write_text("base: none\n")
    path = tmp_path / "a.zip"
    path.write_bytes(
        zipped({"a.edz": zipped(files(A2=part("A2"))), "b.edz": b"7z\xbc\xaf\x27\x1c"})
    )
    words = ["import", str(path), "--library", str(library), "--apply", "--add-manufacturers"]
    for _ in range(2):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 1
        assert "CB334" in done.output
    assert "nothing to change" in done.output
    assert numbers(library) == ["ACME.A2"]


UNKNOWN = """  <package type="schematicmacro" key="K 1" name="Name 1" state="7">\r
   <items>\r
    <item type="partxml" name="schematicmacro" locator="K 1.schematicmacro.xml"/>\r
    <item type="blob" name="b" locator="sub\\b.bin" crc="12"/>\r
    <item type="macro" name="graphicmacro" locator="FESTO\\E\\EMME.ems"/>\r
   </items>\r
  </package>\r
"""


def test_packages_of_unknown_kinds_stay_when_a_part_is_changed(tmp_path: Path) -> None:
    members = vendor_archive()
    manifest = members["manifest.xml"].decode()
    members["manifest.xml"] = manifest.replace(" </packages>", f"{UNKNOWN} </packages>").encode()
    strange = {
        "items/partxml/K 1.schematicmacro.xml": b"<partsmanagement><k/></partsmanagement>",
        "items/blob/sub/b.bin": bytes(range(256)),
        "items/macro/FESTO/E/EMME.ems": members["items/macro/FESTO/E/EMME.ems"],
    }
    source, target = tmp_path / "a.edz", tmp_path / "b.edz"
    source.write_bytes(own(members | strange))
    result = cadbridge.read(source)
    (found,) = result.library.parts
    changed = replace(found, weight_kg=Decimal(7))
    library = replace(result.library, parts=(changed,))
    cadbridge.write(library, target, attachments=result.attachments)
    with Archive(target) as archive:
        written = {member.name: archive.read(member) for member in archive.members}
    assert UNKNOWN.encode() in written["manifest.xml"]
    assert written["manifest.xml"].count(b"b.bin") == 1
    assert strange.items() <= written.items()
    assert written.keys() == members.keys() | strange.keys()
    assert b'P_ARTICLE_WEIGHT="7"' in written["items/partxml/FES.2082444.part.xml"]


def unpack(members: dict[str, bytes], folder: Path) -> None:
    for name, data in members.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def test_unpacked_archives_below_a_folder_are_archives(tmp_path: Path) -> None:
    unpack(files(A1=part("A1")), tmp_path / "in" / "one")
    unpack(files(A2=part("A2")), tmp_path / "in" / "deep" / "er" / "two.edz")
    (tmp_path / "in" / "three.edz").write_bytes(own(files(A3=part("A3"))))
    assert sorted(numbers(tmp_path / "in")) == ["ACME.A1", "ACME.A2", "ACME.A3"]
    target = tmp_path / "all.edz"
    assert CliRunner().invoke(main, ["convert", str(tmp_path / "in"), str(target)]).exit_code == 0
    assert sorted(numbers(target)) == ["ACME.A1", "ACME.A2", "ACME.A3"]
    found = CliRunner().invoke(main, ["check", str(tmp_path / "in")])
    assert "is not EPLAN parts data" not in found.output


def test_a_method_of_zip_that_python_has_not_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped(files(A1=part())))
    local, central = b"PK\x03\x04", b"PK\x01\x02"
    for mark, offset in ((local, 8), (central, 10)):
        place = data.index(mark)
        data[place + offset] = 9
    path = tmp_path / "a.edz"
    path.write_bytes(data)
    with pytest.raises(FileError, match="packed with Deflate64; pack it again with Deflate"):
        cadbridge.read(path)


@pytest.mark.parametrize("damage", [b"<partsmanagement><part", b"no XML"])
@pytest.mark.parametrize("damaged", ["A1", "A2"])
def test_files_of_a_damaged_part_go_to_no_other(
    damage: bytes, damaged: str, tmp_path: Path
) -> None:
    (whole,) = {"A1", "A2"} - {damaged}
    members = files(A1=part("A1"), A2=part("A2"))
    for name in ("A1", "A2"):
        item = f'<item type="macro" name="graphicmacro" locator="ACME\\{name}.ema"/></items>'
        entry = f'locator="{name}.part.xml"/></items>'
        members["manifest.xml"] = members["manifest.xml"].replace(
            entry.encode(), entry.replace("</items>", item).encode()
        )
        members[f"items/macro/ACME/{name}.ema"] = name.encode()
    members[f"items/partxml/{damaged}.part.xml"] = damage
    path = tmp_path / "a.edz"
    path.write_bytes(own(members))
    result = cadbridge.read(path)
    (said,) = (item for item in result.findings if item.code == "CB361")
    assert damaged in said.message
    assert f"{whole}.ema" not in said.message
    (read,) = result.library.parts
    assert dict(result.attachments(read)) == {
        f"items/macro/ACME/{whole}.ema?graphicmacro": whole.encode(),
        f"items/macro/ACME/{damaged}.ema?": damaged.encode(),
    }


def test_what_is_read_of_a_container_is_not_taken_along_as_well(tmp_path: Path) -> None:
    members = {
        "delivery/xml/A1.xml": part("A1"),
        "delivery/edz/a.edz": own(files(A2=part("A2"))),
        "delivery/readme.txt": b"read me",
    }
    path = tmp_path / "delivery.zip"
    path.write_bytes(zipped(members))
    done = CliRunner().invoke(main, ["convert", str(path), str(tmp_path / "o.edz")])
    assert done.exit_code == 0
    with Archive(tmp_path / "o.edz") as archive:
        names = {member.name for member in archive.members}
    assert names == {
        "manifest.xml",
        "items/partxml/ACME.A1.part.xml",
        "items/partxml/ACME.A2.part.xml",
        "delivery/readme.txt",
    }


def test_of_a_container_only_what_was_not_read_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.aasx"
    members = {"in.edz": zipped(files(A1=part())), "loose.xml": part("A2"), "about.txt": b"x"}
    path.write_bytes(zipped(members))
    assert sorted(numbers(path)) == ["ACME.A1", "ACME.A2"]
    (left,) = cadbridge.read(path).left_behind
    assert "about.txt" in left.message
    assert "in.edz" not in left.message
    assert "loose.xml" not in left.message
