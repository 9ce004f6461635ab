"""What every command makes of encodings and of attributes that parts files do not have."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

import cadbridge
from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.check import check_file
from cadbridge.formats.eplan.reader import read_file
from cadbridge.formats.eplan.writer import write_file
from cadbridge.formats.eplan.xml.lined import read_lined_records
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.parse import Stray, read_records
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Extra, Library, Part

ENCODINGS = {
    "gb2312": "电机",
    "gbk": "電機碁",
    "gb18030": "电机🙂",
    "big5": "馬達",
    "shift_jis": "モータ①",
    "euc-jp": "モータ",
    "iso-2022-jp": "モータ",
    "euc-kr": "모터",
    "utf-7": "电机 + Größe",
    "windows-1251": "двигатель",
    "windows-1252": "Größe",
    "iso-8859-15": "Größe €",
    "UTF-16": "电机",
    "utf-8": "电机",
}
DOCUMENT = (
    '<?xml version="1.0" encoding="{0}"?>\n<partsmanagement type="EPLAN.PartsManagement">\n'
    '<part P_ARTICLE_PARTNR="A.1" P_ARTICLE_NOTE="{1}"/>\n</partsmanagement>'
)
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def lined_records(stream: BytesIO, name: str) -> Iterator[Node]:
    return read_lined_records(stream, name, Stray())


PARSERS: tuple[Callable[[BytesIO, str], Iterator[Node]], ...] = (read_records, lined_records)


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS.items())
def test_both_parsers_read_every_encoding(encoding: str, text: str) -> None:
    content = DOCUMENT.format(encoding, text).encode({"shift_jis": "cp932"}.get(encoding, encoding))
    for records in (
        read_records(BytesIO(content), "f.xml"),
        read_lined_records(BytesIO(content), "f.xml", Stray()),
    ):
        _, part = records
        assert part.get("P_ARTICLE_NOTE") == text
    assert part.line == 3


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("utf8", "utf-8"),
        ("UTF8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("UTF-16LE", "utf-16-le"),
        ("iso-10646-ucs-2", "utf-16-be"),
        ("utf-8", "utf-16"),
        ("utf-32", "utf-32"),
        ("UCS-4", "utf-32-be"),
    ],
)
def test_both_parsers_know_an_encoding_by_its_bytes(said: str, written: str) -> None:
    content = DOCUMENT.format(said, "电机 Größe").encode(written)
    for records in (
        read_records(BytesIO(content), "f.xml"),
        read_lined_records(BytesIO(content), "f.xml", Stray()),
    ):
        _, part = records
        assert part.get("P_ARTICLE_NOTE") == "电机 Größe"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "zlib", "rot13", "punycode", "a-"])
def test_an_unknown_encoding_is_one_clear_error(encoding: str) -> None:
    content = DOCUMENT.format(encoding, "x").encode()
    with pytest.raises(FileError, match=f"is in the encoding '{encoding}'"):
        list(read_records(BytesIO(content), "f.xml"))
    with pytest.raises(FileError, match=f"is in the encoding '{encoding}'"):
        list(read_lined_records(BytesIO(content), "f.xml", Stray()))


def test_the_code_of_mainframes_is_called_so() -> None:
    content = DOCUMENT.format("cp037", "x").encode("cp037")
    with pytest.raises(FileError, match="is in EBCDIC"):
        list(read_records(BytesIO(content), "f.xml"))
    with pytest.raises(FileError, match="is in EBCDIC"):
        list(read_lined_records(BytesIO(content), "f.xml", Stray()))


def test_bytes_that_are_not_of_the_encoding_have_their_line() -> None:
    content = DOCUMENT.format("gbk", "XX").encode().replace(b"XX", b"\xff\xff")
    with pytest.raises(FileError, match=r"^f\.xml:3: is not written in gb18030, as it says"):
        list(read_records(BytesIO(content), "f.xml"))


@pytest.mark.parametrize("size", [1000, 1023, 1024, 1025, 100_000])
def test_characters_may_fall_between_two_reads(size: int) -> None:
    text = "电" * size
    content = DOCUMENT.format("gb2312", text).encode("gb2312")
    _, part = read_records(BytesIO(content), "f.xml")
    assert part.get("P_ARTICLE_NOTE") == text


@pytest.mark.parametrize(
    ("root", "part", "child"),
    [
        (f'{XSI} xsi:noNamespaceSchemaLocation="p.xsd"', "", ""),
        (XSI, 'xsi:type="Motor"', ""),
        ("", 'xml:lang="de"', ""),
        (XSI, "", 'xsi:nil="true"'),
        ("", "", 'xml:space="preserve"'),
        ('xmlattribute="1"', 'XMLthing="2"', ""),
    ],
)
def test_attributes_with_a_namespace_are_left_out_and_said_so(
    root: str, part: str, child: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        f'<partsmanagement type="EPLAN.PartsManagement" {root}><part P_ARTICLE_PARTNR="A.1" {part}>'
        f'<freeproperty pos="1" {child} P_ARTICLE_FREE_DATA_VALUE="1"/></part></partsmanagement>',
        "utf-8",
    )
    result = read_file(path, shipped_mappings())
    said = [item.message for item in result.findings if item.code == "CB330"]
    checked = [
        item.message for item in check_file(path, shipped_mappings()) if item.code == "CB330"
    ]
    assert said == checked
    assert len(said) == 1
    job = WriteJob(
        library=result.library, parts=result.library.parts, mappings=shipped_mappings(), options={}
    )
    write_file(job, tmp_path / "b.xml")
    assert read_file(tmp_path / "b.xml", shipped_mappings()).library.parts == result.library.parts


@pytest.mark.parametrize(
    ("root", "inside"),
    [
        ('foo:bar="1"', '<part P_ARTICLE_PARTNR="A.1"/>'),
        ("", '<part P_ARTICLE_PARTNR="A.1" foo:bar="1"/>'),
        ("", '<part P_ARTICLE_PARTNR="A.1"><variant xsi:type="t"/></part>'),
        ("", '<part P_ARTICLE_PARTNR="A.1"><v:own/></part>'),
        ('xmlns:foo=""', '<part P_ARTICLE_PARTNR="A.1"/>'),
        (XSI, f'<part P_ARTICLE_PARTNR="A.1" {XSI} xs:nil="1"/>'),
    ],
)
def test_both_parsers_refuse_a_prefix_that_is_not_declared(root: str, inside: str) -> None:
    content = f'<partsmanagement type="EPLAN.PartsManagement" {root}>\n{inside}</partsmanagement>'
    said = set()
    for read in PARSERS:
        with pytest.raises(FileError, match="prefix, as in xsi:type, that is not") as caught:
            list(read(BytesIO(content.encode()), "f.xml"))
        said.add(str(caught.value))
    assert said == {str(caught.value)}


@pytest.mark.parametrize("space", ["urn:v", "http://a/b?c=d#e", "rel/path", "a b"])
def test_both_parsers_call_names_of_a_namespace_alike(space: str) -> None:
    content = (
        f'<partsmanagement type="EPLAN.PartsManagement" xmlns:v="{space}">'
        "<part><v:own/></part></partsmanagement>"
    ).encode()
    for read in PARSERS:
        with pytest.raises(FileError, match="has a namespace") as caught:
            list(read(BytesIO(content), "f.xml"))
        assert f"the element {{{space}}}own has" in str(caught.value)


def test_other_names_of_xml_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<partsmanagement type="EPLAN.PartsManagement" _a="1" ä="2">'
        '<part P_ARTICLE_PARTNR="A.1" a.b="1" c-d="2" é·="3"/></partsmanagement>',
        "utf-8",
    )
    library = read_file(path, shipped_mappings()).library
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings(), options={})
    write_file(job, tmp_path / "b.xml")
    text = (tmp_path / "b.xml").read_text("utf-8")
    assert all(part in text for part in ('_a="1"', 'ä="2"', 'a.b="1"', 'c-d="2"', 'é·="3"'))


@pytest.mark.parametrize("name", ["a b", "", "1a", "a:b", "{u}b", "a<b", "xmlns", "XmlNs", "²"])
@pytest.mark.parametrize("where", ["root", "part"])
@pytest.mark.parametrize("target", ["a.xml", "a.edz"])
def test_a_name_that_cannot_be_one_is_one_clear_error(
    name: str, where: str, target: str, tmp_path: Path
) -> None:
    extras: dict[str, Extra] = {"eplan": {"attributes": {name: "1"}}} if where == "part" else {}
    records: dict[str, Extra] = {"eplan": {"root": {name: "1"}}} if where == "root" else {}
    library = Library(parts=(Part(part_number="A.1", extras=extras),), records=records)
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings(), options={})
    write = format_named("edz" if target.endswith("edz") else "eplan").write
    assert write is not None
    with pytest.raises(FileError, match="cannot be the name of an element or attribute"):
        write(job, tmp_path / target)
    assert not list(tmp_path.iterdir())


def test_all_that_is_not_written_back_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "f.xml"
    beside = "<?look here?><!-- by hand -->text<![CDATA[ and more]]>\n   text\n"
    part = f'<part P_ARTICLE_PARTNR="A.1">{beside}<variant P_ARTICLE_VARIANT="1"/>again</part>'
    path.write_text(f"<partsmanagement>{part}</partsmanagement>")
    found = (read_file(path, shipped_mappings()).findings, check_file(path, shipped_mappings()))
    for findings in found:
        (message,) = [item.message for item in findings if item.code == "CB330"]
        assert message == "'<?look here?>' and 3 more are not written back"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (" \n ".encode("utf-16"), "is empty"),
        (b"PK\x03\x04....", "is no XML but a zip archive"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no XML but a picture"),
        (b'{"parts": []}', "is no XML but JSON"),
        (b"Part number;Port", "is no XML: it does not begin with <"),
    ],
)
def test_what_is_no_xml_is_told_alike_at_every_entrance(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "parts.xml"
    path.write_bytes(content)
    entrances: list[Callable[[], object]] = [
        lambda: cadbridge.read(path),
        lambda: list(cadbridge.iterate_parts(path)),
        lambda: cadbridge.describe(path),
        lambda: cadbridge.check_library(path),
    ]
    for enter in entrances:
        with pytest.raises(FileError) as caught:
            enter()
        assert str(caught.value) == f"{path}: {told}"
