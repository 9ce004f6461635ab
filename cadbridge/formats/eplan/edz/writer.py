"""Libraries to EDZ archives: one of all parts, and one an order code.

One archive an order code is how the EPLAN Data Portal delivers parts, and third-party importers
read only the first part of an archive.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding
from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.address import encode_address
from cadbridge.formats.eplan.edz.bundle import Bundle, Record, SharedRecord
from cadbridge.formats.eplan.edz.companions import companions, refer
from cadbridge.formats.eplan.edz.names import FreeNames
from cadbridge.formats.eplan.edz.picture import Pictures
from cadbridge.formats.eplan.edz.sevenzip_writer import Packed, pack
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.records import ROOT, root_tag
from cadbridge.formats.eplan.unwritable import explain
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.formats.eplan.xml_text import DECLARATION, render, to_bytes
from cadbridge.model import Manufacturer, Part

_MAKER_KIND = "manufacturer"
_MAKER_ROLES = {"P_ARTICLE_MANUFACTURER": "manufacturer", "P_ARTICLE_SUPPLIER": "supplier"}
"""Attributes that name an address, and the names of its items."""


def write_file(job: WriteJob, path: Path) -> Sequence[Finding]:
    """Write one archive of all parts of a job, or nothing.

    Raises:
        FileError: a value cannot be written, or the file cannot.
    """
    maker = _RecordMaker(job)
    with Bundle() as bundle:
        for part in job.parts:
            for record in maker.records(part):
                bundle.add(record)
        _finish(bundle, maker, path)
    return ()


def export_files(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write one archive for every order code, and last ``parts.edz`` of all.

    Raises:
        FileError: a value cannot be written, or a file cannot.
    """
    maker = _RecordMaker(job)
    names = FreeNames("parts.edz")
    with Bundle() as bundle:
        for part in job.parts:
            for record in maker.records(part):
                bundle.add(record)
                path = folder / names.take(record.key, ".edz")
                with Bundle() as single:
                    single.add(record)
                    _write(single, path)
                yield path
        _finish(bundle, maker, folder / "parts.edz")
    yield folder / "parts.edz"


def _finish(bundle: Bundle, maker: "_RecordMaker", path: Path) -> None:
    for shared in maker.makers():
        bundle.add_alone(shared)
    _write(bundle, path)


def _write(bundle: Bundle, path: Path) -> None:
    try:
        bundle.write(path)
    except OSError as error:
        raise FileError(f"cannot be written: {error.strerror}", path=path) from error


class _RecordMaker:
    """Makes the records of a job's parts; what parts share is made and packed once."""

    def __init__(self, job: WriteJob) -> None:
        self._job = job
        self._writer = PartsWriter(job)
        self._pictures = Pictures(job.library)
        self._makers: dict[str, Packed] = {}
        self._folders = FreeNames()

    def records(self, part: Part) -> Iterator[Record]:
        """The records of a part: one, or for a cable one an order code.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        folder = self._folders.take(part.part_number)
        files = tuple(companions(self._job, self._pictures, part, folder))
        for node in self._writer.nodes(part):
            refer(node, files)
            key = node.get("P_ARTICLE_PARTNR")
            yield Record(key, self._packed(part, node), tuple(self._shared(node)), files)

    def makers(self) -> Iterator[SharedRecord]:
        """The manufacturers that go with the job's parts."""
        for maker in self._writer.manufacturers(self._job.parts):
            yield self._shared_maker(maker.short_name, _MAKER_KIND)

    def _shared(self, node: Node) -> Iterator[SharedRecord]:
        known = self._job.library.manufacturer_by_short_name
        for attribute, name in _MAKER_ROLES.items():
            if node.get(attribute) in known:
                yield self._shared_maker(node.get(attribute), name)

    def _shared_maker(self, short_name: str, name: str) -> SharedRecord:
        if short_name not in self._makers:
            maker = self._job.library.manufacturer_by_short_name[short_name]
            self._makers[short_name] = self._packed(maker, encode_address(maker, self._writer.plan))
        return SharedRecord(name, _MAKER_KIND, short_name, self._makers[short_name])

    def _packed(self, item: Part | Manufacturer, node: Node) -> Packed:
        try:
            return pack(to_bytes(f"{DECLARATION}{root_tag(1)}{render(node)}</{ROOT}>\r\n"))
        except ValueError as error:
            raise explain(item, error) from error
