"""EPLAN parts files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import PROTOTYPES, Parts, part_number, small_library, unlike_parts
from benchmarks.vendor import write_vendor_file
from benchmarks.work import Run, Work
from cadbridge.model import Part


def _job(parts: Sequence[Part]) -> Any:
    from cadbridge.formats import WriteJob
    from cadbridge.mapping import shipped_mappings

    return WriteJob(library=small_library(), parts=parts, mappings=shipped_mappings())


def _file(folder: Path) -> Path:
    return folder / "parts.xml"


def prepare(size: int, folder: Path) -> None:
    """The file, unless `eplan-write` has left it in the same folder."""
    if not _file(folder).exists():
        write(size, folder)()


def prepare_unlike(size: int, folder: Path) -> None:
    write_unlike(size, folder)()


def prepare_vendor(size: int, folder: Path) -> None:
    write_vendor_file(_file(folder), size)


def write(size: int, folder: Path) -> Run:
    return _write(Parts(size), folder)


def write_unlike(size: int, folder: Path) -> Run:
    return _write(unlike_parts(size), folder)


def _write(parts: Sequence[Part], folder: Path) -> Run:
    from cadbridge.formats.eplan.writer import write_file

    job = _job(parts)
    return lambda: write_file(job, _file(folder))


def raw_write(size: int, folder: Path) -> Run:
    """lxml's incremental writer, given the finished attributes of every element."""
    return _raw_write(size, Parts(min(size, PROTOTYPES)), folder)


def raw_write_unlike(size: int, folder: Path) -> Run:
    """The same, with elements of their own for every part."""
    return _raw_write(size, unlike_parts(size), folder)


def _raw_write(size: int, prototypes: Sequence[Part], folder: Path) -> Run:
    from lxml import etree

    from cadbridge.formats.eplan.writer import PartsWriter

    writer = PartsWriter(_job(prototypes))
    nodes = [writer.nodes(part)[0] for part in prototypes]
    root = {"count": str(size), "length-unit": "mm", "weight-unit": "kg"}

    def run() -> None:
        with etree.xmlfile(str(folder / "raw.xml"), encoding="utf-8") as file:
            file.write_declaration()
            with file.element("partsmanagement", root):
                for index in range(size):
                    node = nodes[index % len(nodes)]
                    number = part_number(index)
                    node.attributes["P_ARTICLE_PARTNR"] = number
                    node.attributes["P_ARTICLE_TYPENR"] = number[5:]
                    node.attributes["P_ARTICLE_ORDERNR"] = number[5:]
                    _raw_element(file, node, "\n ")

    return run


def _raw_element(file: Any, node: Any, indent: str) -> None:
    file.write(indent)
    with file.element(node.tag, node.attributes):
        for child in node.children:
            _raw_element(file, child, indent + " ")
        if node.children:
            file.write(indent)


def read(size: int, folder: Path) -> Run:
    from cadbridge.formats.eplan.reader import iterate_parts
    from cadbridge.mapping import shipped_mappings

    def run() -> int:
        with _file(folder).open("rb") as stream:
            return sum(1 for _ in iterate_parts(stream, "parts.xml", shipped_mappings()))

    return run


def raw_read(size: int, folder: Path) -> Run:
    """lxml's parser target, every element's attributes to a dictionary."""
    from lxml import etree

    class Target:
        def start(self, tag: str, attributes: Any) -> None:
            dict(attributes)

        def close(self) -> None:
            pass

    target: Any = Target()
    return lambda: etree.parse(str(_file(folder)), etree.XMLParser(target=target))


def check(size: int, folder: Path) -> Run:
    from cadbridge.formats.eplan.check import check_file
    from cadbridge.mapping import shipped_mappings

    return lambda: sum(1 for _ in check_file(_file(folder), shipped_mappings()))


WORKS = (
    Work(
        name="eplan-write",
        what="parts",
        size=100_000,
        short=1_000,
        ours=write,
        raw=raw_write,
        most_times_raw=1.5,
        most_megabytes=150,
        streams=True,
    ),
    Work(
        name="eplan-read",
        what="parts",
        size=100_000,
        short=1_000,
        prepare=prepare,
        ours=read,
        raw=raw_read,
        most_times_raw=2,
        most_megabytes=150,
        streams=True,
    ),
    Work(
        name="eplan-check",
        what="parts",
        size=100_000,
        short=1_000,
        prepare=prepare,
        ours=check,
        raw=raw_read,
        most_megabytes=150,
        streams=True,
    ),
    Work(
        name="eplan-write-unlike",
        what="parts",
        size=20_000,
        short=1_000,
        ours=write_unlike,
        raw=raw_write_unlike,
    ),
    Work(
        name="eplan-read-unlike",
        what="parts",
        size=20_000,
        short=1_000,
        prepare=prepare_unlike,
        ours=read,
        raw=raw_read,
    ),
    Work(
        name="eplan-read-vendor",
        what="parts",
        size=20_000,
        short=1_000,
        prepare=prepare_vendor,
        ours=read,
        raw=raw_read,
        most_times_raw=3.2,
        streams=True,
    ),
    Work(
        name="eplan-check-vendor",
        what="parts",
        size=20_000,
        short=1_000,
        prepare=prepare_vendor,
        ours=check,
        raw=raw_read,
        most_times_raw=4,
        streams=True,
    ),
)
