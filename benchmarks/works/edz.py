"""EDZ archives."""

import lzma
from pathlib import Path
from typing import Any

from benchmarks.data import whole_library
from benchmarks.work import Run, Work


def _job(size: int) -> Any:
    from cadbridge.formats import WriteJob
    from cadbridge.mapping import shipped_mappings

    library = whole_library(size)
    return WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())


def _file(folder: Path) -> Path:
    return folder / "parts.edz"


def prepare(size: int, folder: Path) -> None:
    write(size, folder)()


def write(size: int, folder: Path) -> Run:
    from cadbridge.formats.eplan.edz.pack import write_file

    job = _job(size)
    return lambda: write_file(job, _file(folder))


def _records(size: int) -> list[bytes]:
    from cadbridge.formats.eplan.writer import PartsWriter
    from cadbridge.formats.eplan.xml.text import render

    job = _job(size)
    writer = PartsWriter(job)
    return [render(node).encode() for part in job.parts for node in writer.nodes(part)]


def raw_write(size: int, folder: Path) -> Run:
    """liblzma with the same settings, given the finished text of every record."""
    from cadbridge.sevenzip.writer import FILTER

    records = _records(size)

    def run() -> None:
        with (folder / "raw").open("wb") as stream:
            for record in records:
                stream.write(lzma.compress(record, lzma.FORMAT_RAW, filters=[FILTER]))

    return run


def read(size: int, folder: Path) -> Run:
    from cadbridge.formats.eplan.edz.unpack import read_file
    from cadbridge.mapping import shipped_mappings

    return lambda: read_file(_file(folder), shipped_mappings())


def raw_read(size: int, folder: Path) -> Run:
    """liblzma unpacks every record, and lxml makes a tree of it."""
    from lxml import etree

    from cadbridge.sevenzip.writer import FILTER

    packed = [lzma.compress(record, lzma.FORMAT_RAW, filters=[FILTER]) for record in _records(size)]

    def run() -> None:
        for data in packed:
            etree.fromstring(lzma.decompress(data, lzma.FORMAT_RAW, filters=[FILTER]))

    return run


WORKS = (
    Work(
        name="edz-write",
        what="parts",
        size=10_000,
        short=1_000,
        ours=write,
        raw=raw_write,
    ),
    Work(
        name="edz-read",
        what="parts",
        size=10_000,
        short=1_000,
        prepare=prepare,
        ours=read,
        raw=raw_read,
    ),
)
