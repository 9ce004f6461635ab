"""Records that stand beside parts, each in a file of its own: addresses, patterns, lists."""

from collections.abc import Container, Iterator

from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.address import encode_address, merge_address
from cadbridge.formats.eplan.edz.bundle import SharedRecord
from cadbridge.formats.eplan.edz.sevenzip_writer import Packed, pack
from cadbridge.formats.eplan.node import Node, node_from_extra
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.formats.eplan.records import NAMES, ROOT, Records, address_of
from cadbridge.formats.eplan.unwritable import explain
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.formats.eplan.xml_text import DECLARATION, render, to_bytes
from cadbridge.model import Extra, Manufacturer, Part

_MAKER = "manufacturer"
_KINDS = {"address": _MAKER, "terminal": "connectionpoints"}
"""What a record is called in file names, where not by its tag."""
_REFERENCES = {
    "P_ARTICLE_MANUFACTURER": ("address", _MAKER),
    "P_ARTICLE_SUPPLIER": ("address", "supplier"),
    "P_ARTICLE_REF_TERMINAL_NAME": ("terminal", "connectionpoints"),
    "P_ARTICLE_REF_CONSTRUCTION_NAME": ("construction", "construction"),
}
"""Attributes of a part that name a record: its tag, and the name of its item."""


class Documents:
    """Records as documents of their own, as they lie in an archive."""

    def __init__(self, job: WriteJob) -> None:
        self._root = Records(job.library.records.get(FORMAT, {})).root_tag(1)

    def packed(self, node: Node, item: Part | Manufacturer | Node) -> Packed:
        """The document of a record, packed.

        Raises:
            FileError: a value cannot be written; names the item and its field.
        """
        try:
            return pack(to_bytes(f"{DECLARATION}{self._root}{render(node)}</{ROOT}>\r\n"))
        except ValueError as error:
            raise explain(item, error) from error


class SharedRecords:
    """The records of a library beside its parts; each is made and packed once."""

    def __init__(self, job: WriteJob, writer: PartsWriter, documents: Documents) -> None:
        """Takes what the library keeps of foreign files, and its manufacturers."""
        self._whole = len(job.parts) == len(job.library.parts)
        self._documents = documents
        self._makers = {maker.short_name: maker for maker in job.library.manufacturers}
        self._nodes: dict[tuple[str, str], Node] = {}
        for tag, name, node in _nodes(job, writer):
            self._nodes[_free_key(self._nodes, tag, name)] = node
        self._packed: dict[tuple[str, str], Packed] = {}

    def of_part(self, node: Node) -> Iterator[SharedRecord]:
        """The records that a part element names."""
        for attribute, (tag, name) in _REFERENCES.items():
            key = (tag, node.get(attribute))
            if key in self._nodes:
                yield self._record(key, name)
        for position in node.children_of("accessoryposition"):
            key = ("accessorylist", position.get("partnr"))
            if position.get("parttype") == "13" and key in self._nodes:
                yield self._record(key, "accessorylist")

    def all(self) -> Iterator[SharedRecord]:
        """All records, where the job writes the whole library."""
        if self._whole:
            for tag, name in self._nodes:
                yield self._record((tag, name), _KINDS.get(tag, tag))

    def _record(self, key: tuple[str, str], name: str) -> SharedRecord:
        tag, record_name = key
        if key not in self._packed:
            node = self._nodes[key]
            maker = self._makers.get(record_name) if tag == "address" else None
            self._packed[key] = self._documents.packed(node, maker or node)
        return SharedRecord(name, _KINDS.get(tag, tag), record_name, self._packed[key])


def _free_key(taken: Container[tuple[str, str]], tag: str, name: str) -> tuple[str, str]:
    """A key of its own for a record, even where several have the same name."""
    key, number = (tag, name), 1
    while key in taken:
        number += 1
        key = (tag, f"{name} #{number}")
    return key


def _nodes(job: WriteJob, writer: PartsWriter) -> Iterator[tuple[str, str, Node]]:
    """Tag, name and element of every record."""
    kept = list(_kept(job))
    by_maker = {address_of(record): record for record in kept if address_of(record)}
    for maker in job.library.manufacturers:
        written = encode_address(maker, writer.plan)
        node = merge_address(written, by_maker.get(maker.short_name, {}), writer.plan)
        yield "address", maker.short_name, node
    for record in kept:
        if not address_of(record):
            node = node_from_extra(record)
            yield node.tag, node.get(NAMES.get(node.tag, "name")), node


def _kept(job: WriteJob) -> Iterator[Extra]:
    extra = job.library.records.get(FORMAT, {})
    records = extra.get("records", []) if isinstance(extra, dict) else []
    return iter(records if isinstance(records, list) else [])
