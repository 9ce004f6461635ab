"""Files that are whole outside and spoilt inside, made from sound ones of each format."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

import py7zr

CELLS = re.compile(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?>)<v>[^<]*</v>')
"""Cells of a sheet that hold a number, up to its value."""
SIZES = re.compile(rb'(_(?:HEIGHT|WEIGHT|CABLELENGTH|CABLEWEIGHT))="[^"]*"')
"""Attributes of a part in a parts file, up to their values."""
SHEET, STRINGS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
MANIFEST, RECORD = "manifest.xml", "items/partxml/ACME.AX1.part.xml"

NO_NUMBERS = ("NaN", "-Infinity", "1e999999999", "1e-999999999", "-0", "٣")
"""Texts that some language takes for a number, and hardly a part has for its width."""


def spoilt_workbooks(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Workbooks that a spreadsheet program would offer to repair."""
    at = good.index(b"PK\x01\x02")
    yield "wrong checksum in the index", good[: at + 16] + b"\0\0\0\0" + good[at + 20 :]
    name = good[: at + 9] + b"\x08" + good[at + 10 : at + 46] + b"\xff" + good[at + 47 :]
    yield "member name no UTF-8", name
    at = good.rindex(b"PK\x05\x06") + 16
    index = int.from_bytes(good[at : at + 4], "little") + 1000
    yield "members before the file", good[:at] + index.to_bytes(4, "little") + good[at + 4 :]
    at = good.index(SHEET.encode()) + 400
    yield "overwritten sheet", good[:at] + b"\xff" * 8 + good[at + 8 :]
    members = unzipped(good)
    for missing in (SHEET, STRINGS, "xl/styles.xml", "xl/_rels/workbook.xml.rels"):
        rest = {name: content for name, content in members.items() if name != missing}
        yield f"without {missing}", zipped(rest)
    sheet, texts = members[SHEET], members[STRINGS]
    sheets = {
        "empty sheet": b"",
        "cut sheet": sheet[: len(sheet) // 2],
        "sheet of another root": b"<worksheet/>",
        "text out of range": sheet.replace(b"<v>", b"<v>99999"),
        "cell of no column": sheet.replace(b'r="A', b'r="ZZZZZ'),
        "cell of no row": sheet.replace(b'r="B2"', b'r="B99999999999"'),
        "deep sheet": b"<worksheet>" + b"<a>" * 100_000,
    }
    for what, content in sheets.items():
        yield what, zipped(members | {SHEET: content})
    for number in NO_NUMBERS:
        value = b"<v>" + number.encode() + b"</v>"
        changed = {name: CELLS.sub(rb"\1" + value, content) for name, content in members.items()}
        yield f"cells {number}", zipped(changed)
    for text in (b"&#xD800;", b"\xed\xa0\x80", b"_xD800_"):
        changed = members | {STRINGS: texts.replace(b"<t>", b"<t>" + text)}
        yield f"texts with {text!r}", zipped(changed)


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The members of a zip archive."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of members."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def spoilt_archives(good: bytes) -> Iterator[tuple[str, bytes]]:
    """EDZ archives whose manifest or records lie."""
    members = un7zipped(good)
    manifest, record = members[MANIFEST], members[RECORD]
    for name in ("../../x", "/etc/passwd", "C:\\x", "items/../../x", ""):
        changed = manifest.replace(b"ACME.AX1.part.xml", name.encode())
        yield f"manifest naming {name!r}", zipped(members | {MANIFEST: changed})
    yield "empty manifest", zipped(members | {MANIFEST: b""})
    for missing in (MANIFEST, RECORD):
        rest = {name: content for name, content in members.items() if name != missing}
        yield f"without {missing}", zipped(rest)
    for name in (".", "./", "/", "..", "C:"):
        yield f"member named {name!r}", zipped(members | {name: b"x"})
    yield "cut record", zipped(members | {RECORD: record[: len(record) // 2]})
    yield "deep record", zipped(members | {RECORD: b"<a>" * 100_000})


def un7zipped(archive: bytes) -> dict[str, bytes]:
    """The members of a 7z archive."""
    factory = py7zr.io.BytesIOFactory(1 << 30)
    with py7zr.SevenZipFile(BytesIO(archive)) as opened:
        opened.extract(factory=factory)
    return {name: stream.read() for name, stream in factory.products.items()}


def spoilt_drawings(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Drawings that CAD programs refuse, repair, or never finish."""
    yield "block that inserts itself", drawing([("A", ["A"])], "A")
    yield "blocks that insert each other", drawing([("A", ["B"]), ("B", ["A"])], "A")
    tower = [(f"B{level}", [f"B{level + 1}"] * 10) for level in range(10)]
    yield "ten to the ten circles", drawing([*tower, ("B10", [])], "B0")
    chain = [(f"B{level}", [f"B{level + 1}"]) for level in range(3000)]
    yield "three thousand blocks in each other", drawing([*chain, ("B3000", [])], "B0")
    yield "insert of a missing block", drawing([], "GONE")
    for number in NO_NUMBERS:
        text = number.encode()
        yield f"coordinate {number}", good.replace(b"\n 10\n", b"\n 10\n" + text + b"\n999\n")
    line = b"0\nLINE\n8\n0\n10\n0\n20\n0\n11\nnan\n21\n0\n0\nENDSEC\n0\nEOF"
    circle = drawing([("A", [])], "A")
    yield "end of a line NaN", circle.replace(b"0\nENDSEC\n0\nEOF", line)
    yield "lone surrogate", good.replace(b"\n  1\n", b"\n  1\n\\U+D800\xed\xa0\x80")


def drawing(blocks: list[tuple[str, list[str]]], shown: str) -> bytes:
    """A drawing of blocks, each a circle and inserts of others, that shows one of them."""
    lines = ["0", "SECTION", "2", "BLOCKS"]
    for name, inserted in blocks:
        lines += ["0", "BLOCK", "8", "0", "2", name, "70", "0", "10", "0", "20", "0"]
        lines += ["0", "CIRCLE", "8", "0", "10", "0", "20", "0", "40", "1"]
        lines += [line for other in inserted for line in insert(other)]
        lines += ["0", "ENDBLK", "8", "0"]
    lines += ["0", "ENDSEC", "0", "SECTION", "2", "ENTITIES", *insert(shown)]
    return "\n".join([*lines, "0", "ENDSEC", "0", "EOF", ""]).encode()


def insert(name: str) -> list[str]:
    """An insert of a block, as lines."""
    return ["0", "INSERT", "8", "0", "2", name, "10", "0", "20", "0"]


def spoilt_library_files(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Library files from editors with other habits, and from people who try."""
    text = good.decode()
    for encoding in ("utf-16", "utf-16-le", "utf-32", "cp037"):
        yield f"in {encoding}", text.encode(encoding)
    yield "with tabs", text.replace("  ", "\t").encode()
    laughs = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    laughs += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    yield "billion laughs", "\n".join([*laughs, "parts: *a9", ""]).encode()
    for number in NO_NUMBERS:
        part = f"parts:\n  - {{part_number: A.1, kind: drive, width_mm: {number}}}\n"
        yield f"width {number}", part.encode()
    yield "encoded surrogate", b"parts:\n  - {part_number: A\xed\xa0\x80, kind: drive}\n"


def spoilt_parts_files(good: bytes) -> Iterator[tuple[str, bytes]]:
    """EPLAN files that a program other than EPLAN wrote."""
    for number in NO_NUMBERS:
        yield f"sizes {number}", SIZES.sub(rb'\1="' + number.encode() + b'"', good)
    yield "surrogate by number", good.replace(b"Power cable", b"&#xD800;")
    yield "encoded surrogate", good.replace(b"Power cable", b"\xed\xa0\x80")
    yield "unended number", good.replace(b"Power cable", b"&#x")
    yield "100 000 deep", good.replace(b"<part ", b"<part>" * 100_000 + b"<part ", 1)
    yield "unknown encoding", good.replace(b"utf-8", b"klingon")
    yield (
        "half in UTF-16",
        good[: len(good) // 2] + good[len(good) // 2 :].decode().encode("utf-16"),
    )


SPOILT: Mapping[str, Callable[[bytes], Iterator[tuple[str, bytes]]]] = {
    ".xlsx": spoilt_workbooks,
    ".edz": spoilt_archives,
    ".dxf": spoilt_drawings,
    ".yaml": spoilt_library_files,
    ".xml": spoilt_parts_files,
}
