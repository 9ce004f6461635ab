"""Records that stand beside parts, each in a file of its own: addresses, patterns, lists."""

from collections.abc import Iterator

from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.edz.bundle import SharedRecord
from cadbridge.formats.eplan.kept.records import ACCESSORY_LIST, NAMES, address_of, listed
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model.fields import numbered
from cadbridge.sevenzip.writer import Packed, pack

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


class SharedRecords:
    """The records of a library beside its parts; each is made and packed once."""

    def __init__(self, job: WriteJob, writer: PartsWriter) -> None:
        """Takes what the library keeps of foreign files, and its manufacturers.

        Raises:
            FileError: a kept record cannot be XML.
        """
        self._whole = job.is_whole
        self._writer = writer
        self._makers = {maker.short_name: maker for maker in job.library.manufacturers}
        nodes = _nodes(job, writer)
        self._nodes = dict(zip(numbered(map(_key, nodes)), nodes, strict=True))
        self._packed: dict[str, Packed] = {}

    def of_part(self, node: Node) -> Iterator[SharedRecord]:
        """The records that a part element names."""
        named = [(tag, node.get(name), item) for name, (tag, item) in _REFERENCES.items()]
        for position in node.children_of("accessoryposition"):
            if position.get("parttype") == ACCESSORY_LIST:
                named.append(("accessorylist", position.get("partnr"), "accessorylist"))
        for tag, name, item in named:
            if f"{tag} {name}" in self._nodes:
                yield self._record(f"{tag} {name}", item)

    def all(self) -> Iterator[SharedRecord]:
        """All records, where the job writes the whole library."""
        if self._whole:
            for key, node in self._nodes.items():
                yield self._record(key, _KINDS.get(node.tag, node.tag))

    def _record(self, key: str, item: str) -> SharedRecord:
        node = self._nodes[key]
        if key not in self._packed:
            source = self._makers.get(node.key, node)
            self._packed[key] = pack(self._writer.document(node, source))
        name = key.removeprefix(f"{node.tag} ")
        return SharedRecord(item, _KINDS.get(node.tag, node.tag), name, self._packed[key])


def _key(node: Node) -> str:
    """Kind and name of a record."""
    return f"{node.tag} {node.key or node.get(NAMES.get(node.tag, 'name'))}"


def _nodes(job: WriteJob, writer: PartsWriter) -> list[Node]:
    """The element of every record."""
    kept = listed(job.library.records.get(FORMAT, {}))
    addresses = {address_of(record): record for record in kept}
    makers = job.library.manufacturers
    found = [writer.record_node(addresses.get(maker.short_name, {}), maker) for maker in makers]
    found += [writer.record_node(record) for record in kept if not address_of(record)]
    return [node for node in found if node is not None]
