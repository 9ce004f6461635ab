"""Archives for the tests, made by every program at hand."""

import io
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from zlib import crc32

import py7zr
import pytest

from cadbridge.sevenzip.writer import SevenZipWriter, pack

Contents = Mapping[str, bytes]
needs_7z = pytest.mark.skipif(shutil.which("7z") is None, reason="the 7z program is not installed")


def own(contents: Contents) -> bytes:
    stream = io.BytesIO()
    with SevenZipWriter(stream) as writer:
        for name, content in contents.items():
            writer.add(name, pack(content))
    return stream.getvalue()


def by_py7zr(contents: Contents, **settings: object) -> bytes:
    """Solid LZMA2 under a packed header, unless told otherwise."""
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", **settings) as writer:  # type: ignore[arg-type]
        for name, content in contents.items():
            writer.writestr(content, name)
    return stream.getvalue()


def by_zipfile(contents: Contents, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as writer:
        for name, content in contents.items():
            writer.writestr(name, content)
    return stream.getvalue()


def by_7z(folder: Path, contents: Contents, *switches: str) -> bytes:
    for name, content in contents.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    archive = folder / "out.7z"
    command = ["7z", "a", "-t7z", *switches, str(archive), "./*"]
    subprocess.run(command, cwd=folder / "in", check=True, capture_output=True)
    return archive.read_bytes()


def with_header(header: bytes, payload: bytes = b"") -> bytes:
    """A 7z archive with any bytes as its header, under correct checksums."""
    pointer = struct.pack("<QQI", len(payload), len(header), crc32(header))
    start = b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", crc32(pointer)) + pointer
    return start + payload + header


def header_of(archive: bytes) -> tuple[bytes, bytes]:
    """(header, payload) of an archive."""
    offset, length = struct.unpack_from("<QQ", archive, 12)
    return archive[32 + offset : 32 + offset + length], archive[32 : 32 + offset]


MAKERS: dict[str, Callable[[Contents], bytes]] = {
    "own": own,
    "py7zr": by_py7zr,
    "py7zr, LZMA": lambda contents: by_py7zr(
        contents, filters=[{"id": py7zr.FILTER_LZMA, "dict_size": 1 << 16}]
    ),
    "py7zr, stored": lambda contents: by_py7zr(contents, filters=[{"id": py7zr.FILTER_COPY}]),
    "zip": by_zipfile,
    "zip, stored": lambda contents: by_zipfile(contents, zipfile.ZIP_STORED),
    "zip, LZMA": lambda contents: by_zipfile(contents, zipfile.ZIP_LZMA),
}


def verdict_of_7z(path: Path) -> str:
    """What ``7z t`` says."""
    done = subprocess.run(["7z", "t", path], check=True, capture_output=True, text=True)
    return done.stdout
