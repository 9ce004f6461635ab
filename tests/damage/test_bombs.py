"""Files that unpack, or claim to unpack, to more than a computer has."""

import resource
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from zlib import crc32

import py7zr
import pytest

from .inside import drawing

MEMORY = 1536 * 1024 * 1024
"""Bytes that a command may take in all."""
SECONDS = 60


def xlsx_bomb(path: Path) -> None:
    """A sheet of 2 GB of blanks."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as entry:
            for _ in range(256):
                entry.write(b" " * (8 << 20))


def xlsx_lie(path: Path) -> None:
    """A small sheet said to be 4 GB."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    path.write_bytes(bytes(content))


def edz_bomb(path: Path) -> None:
    """Half a gigabyte of zeros in a few kilobytes."""
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writestr(b"\0" * (512 << 20), "items/partxml/A.part.xml")


def edz_lie(path: Path) -> None:
    """A header said to be an exabyte long."""
    pointer = struct.pack("<QQI", 0, 1 << 60, 0)
    path.write_bytes(b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", crc32(pointer)) + pointer)


def deep_xml(path: Path) -> None:
    """A million elements in each other."""
    path.write_bytes(b"<partsmanagement>" + b"<part>" * 1_000_000)


def wide_xml(path: Path) -> None:
    """One attribute of 200 MB."""
    with path.open("wb") as stream:
        stream.write(b'<partsmanagement><part P_ARTICLE_PARTNR="')
        for _ in range(200):
            stream.write(b"a" * (1 << 20))
        stream.write(b'"/></partsmanagement>')


def nested_blocks(path: Path) -> None:
    """Blocks that hold ten of the next one, twelve levels deep."""
    tower = [(f"B{level}", [f"B{level + 1}"] * 10) for level in range(12)]
    path.write_bytes(drawing([*tower, ("B12", [])], "B0"))


BOMBS = {
    "bomb.xlsx": xlsx_bomb,
    "lie.xlsx": xlsx_lie,
    "bomb.edz": edz_bomb,
    "lie.edz": edz_lie,
    "deep.xml": deep_xml,
    "wide.xml": wide_xml,
    "nested.dxf": nested_blocks,
}
COMMANDS = [["check", "{}"], ["info", "{}"], ["import", "{}", "--into", "mine"]]


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_bounded_memory_and_time(name: str, folder: Path) -> None:
    BOMBS[name](folder / name)
    for words in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "cadbridge", *(word.format(name) for word in words)],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            preexec_fn=limit_memory,
            check=False,
        )
        assert done.returncode in (1, 2), done.stderr[-500:]
        assert done.stdout or done.stderr
        assert "Traceback" not in done.stderr
