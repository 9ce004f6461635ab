"""Libraries to parts files, one part after the other in constant memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

from cadbridge.files import atomic_file
from cadbridge.formats import WriteJob
from cadbridge.formats.eplan import EXPORTED
from cadbridge.formats.eplan.fields.address import encode_address, merge_address
from cadbridge.formats.eplan.fields.evidence import without
from cadbridge.formats.eplan.fields.faces import faces_for, kept_contacts
from cadbridge.formats.eplan.kept.leftovers import merge
from cadbridge.formats.eplan.kept.metric import Units
from cadbridge.formats.eplan.kept.records import ROOT, Records, address_of, root_tag
from cadbridge.formats.eplan.parts.decode import decode_part
from cadbridge.formats.eplan.parts.encode import Encoder, expanded
from cadbridge.formats.eplan.parts.families import kept_codes
from cadbridge.formats.eplan.plan import FORMAT, Plan, make_plan, plan_of_others
from cadbridge.formats.eplan.remark import open_in, sentences_for
from cadbridge.formats.eplan.unwritable import explain
from cadbridge.formats.eplan.xml.node import Node, node_from_extra
from cadbridge.formats.eplan.xml.text import DECLARATION, render
from cadbridge.model import Extra, Manufacturer, Part
from cadbridge.model.order_codes import cable_members
from cadbridge.progress import steps


class PartsWriter:
    """Writes documents of one job: the whole, or a single record as EDZ archives hold them."""

    def __init__(self, job: WriteJob) -> None:
        """Raises FileError where the mapping or the edition cannot be used."""
        edition = job.options.get("edition", "")
        self.plan: Plan = make_plan(job.mappings[FORMAT], edition)
        self._faces = faces_for(job.library)
        self._members = cable_members(job.library)
        self._sentences = sentences_for(job)
        self._root = Records(job.library.records.get(FORMAT, {}))
        self._units = Units(self._root.units, job.parts)
        if not self._root.are_ours:
            ours, self.plan = self.plan, plan_of_others(self.plan)
            if any(map(self._needs_own_rows, job.parts)):
                self.plan = ours

    def _needs_own_rows(self, part: Part) -> bool:
        """Whether a part says what only the rows of a file of ours can."""
        if not part.classifications and not any(self._encoder.own_rows(part)):
            return False
        nodes = self._with_kept(part, self._encode(part))
        told = decode_part(nodes[0].copy(), self.plan).part
        return len(nodes) > 1 or _bare(told) != _bare(part)

    @property
    def _encoder(self) -> Encoder:
        return Encoder(plan=self.plan, faces=self._faces)

    def _root_tag(self, count: int) -> str:
        return self._root.root_tag(count, is_ours=self.plan.is_ours, in_units=self._units.are_kept)

    def nodes(self, part: Part) -> list[Node]:
        """The `part` elements of a part.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        try:
            nodes = self._with_kept(part, self._encode(part))
            return [self._units.back(node) for node in nodes]
        except ValueError as error:
            raise explain(part, error) from error

    def _encode(self, part: Part) -> list[Node]:
        said = self._sentences(part) if self._sentences else None
        whole = expanded(part, self._members)
        return self._encoder.encode(whole, kept_contacts(part), said=said)

    def _with_kept(self, part: Part, nodes: list[Node]) -> list[Node]:
        extra = part.extras.get(FORMAT)
        if not extra:
            return nodes
        codes = kept_codes(part)
        if not codes:
            return [self._merge(part, node, extra) for node in nodes]
        kept = (codes.get(node.get("P_ARTICLE_ORDERNR"), {}) for node in nodes)
        return [self._merge(part, *pair) for pair in zip(nodes, kept, strict=True)]

    def _merge(self, part: Part, node: Node, extra: Extra) -> Node:
        """The element with what a foreign file held beside, as far as it still fits the part."""
        meant, said = decode_part(node.copy(), self.plan).part, set(open_in(node))

        def fits(merged: Node) -> bool:
            told = decode_part(merged, self.plan).part
            is_meant = told == meant or (not self.plan.is_ours and _bare(told) == _bare(part))
            return is_meant and said <= set(open_in(merged))

        return merge(node, extra, fits)

    def write(
        self,
        stream: BinaryIO,
        parts: Sequence[Part] = (),
        manufacturers: Sequence[Manufacturer] = (),
        records: Records | None = None,
    ) -> None:
        """Write one document.

        Args:
            stream: takes the bytes.
            parts: the parts to write.
            manufacturers: become addresses.
            records: what a foreign file held beside its parts.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        records = records or Records()
        makers = {maker.short_name: maker for maker in manufacturers}
        count = sum(_count(part) for part in parts) or int(bool(makers) or records.any_left())
        stream.write((DECLARATION + self._root_tag(count)).encode())
        self._write_records(stream, records.before(), makers)
        for part in steps(parts, "part", "written"):
            self.write_part(stream, part)
            self._write_records(stream, records.after(part.part_number), makers)
        self._write_records(stream, records.rest(), makers)
        self.write_end(stream, makers.values())

    def write_part(self, stream: BinaryIO, part: Part) -> None:
        """Write the elements of one part.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        self._write(stream, self.nodes(part), part)

    def write_end(self, stream: BinaryIO, makers: Iterable[Manufacturer]) -> None:
        """Write addresses and the end of a document."""
        for maker in makers:
            self._write(stream, [encode_address(maker, self.plan)], maker)
        stream.write(f"</{ROOT}>\r\n".encode())

    def _write_records(
        self, stream: BinaryIO, records: Iterable[Extra], makers: dict[str, Manufacturer]
    ) -> None:
        """Write kept records; an address among them takes its maker's name from the library."""
        for record in records:
            node = self.record_node(record, makers.pop(address_of(record), None))
            if node is not None:
                self._write(stream, [node], record)

    def record_node(self, record: Extra, maker: Manufacturer | None = None) -> Node | None:
        """The element of a kept record, of an address with what its maker says; None for none.

        Raises:
            FileError: it cannot be XML.
        """
        try:
            if maker is not None:
                return merge_address(encode_address(maker, self.plan), record, self.plan)
            is_element = isinstance(record, dict) and "tag" in record
            return self._units.back(node_from_extra(record)) if is_element else None
        except ValueError as error:
            raise explain(record, error) from error

    def document(self, node: Node, item: Part | Manufacturer | Node) -> bytes:
        """A document of one record.

        Raises:
            FileError: a value cannot be written; names the item and its field.
        """
        try:
            return f"{DECLARATION}{self._root_tag(1)}{render(node)}</{ROOT}>\r\n".encode()
        except ValueError as error:
            raise explain(item, error) from error

    def _write(
        self, stream: BinaryIO, nodes: Iterable[Node], item: Part | Manufacturer | Extra
    ) -> None:
        for node in nodes:
            try:
                stream.write(render(node).encode())
            except ValueError as error:
                raise explain(item, error) from error


def _bare(part: Part) -> Part:
    """What a part says, but for its remark."""
    return replace(without(part), note={}, extras={})


def _count(part: Part) -> int:
    return max(1, len(part.cable.lengths)) if part.cable else 1


def export_file(job: WriteJob, folder: Path) -> Iterator[Path]:
    """Write the parts file of an export below the folder; yields its path."""
    path = folder / EXPORTED
    write_file(job, path)
    yield path


def write_file(job: WriteJob, path: Path) -> None:
    """Write all parts of a job and the addresses of their makers, or nothing.

    Raises:
        FileError: a value cannot be written, or the file cannot.
    """
    writer = PartsWriter(job)
    with atomic_file(path) as temporary, temporary.open("wb") as stream:
        records = Records(job.library.records.get(FORMAT, {})) if job.is_whole else None
        writer.write(stream, job.parts, job.library.alone(job.parts).manufacturers, records)


def write_parts(parts: Iterable[Part], job: WriteJob, path: Path) -> None:
    """Write parts as they come and the addresses of their makers, or nothing.

    How many there are stands first in the file, so that they go into a file of their own before.

    Raises:
        FileError: a value cannot be written, or the file cannot.
    """
    writer = PartsWriter(replace(job, library=replace(job.library, records={})))
    makers, count = job.library.manufacturer_by_short_name, 0
    used: dict[str, Manufacturer] = {}
    with atomic_file(path) as temporary, temporary.open("wb") as stream:
        with TemporaryFile(dir=temporary.parent) as body:
            for part in parts:
                writer.write_part(body, part)
                count += _count(part)
                if part.manufacturer in makers:
                    used[part.manufacturer] = makers[part.manufacturer]
            body.seek(0)
            stream.write((DECLARATION + root_tag(count or int(bool(used)))).encode())
            copyfileobj(body, stream)
        writer.write_end(stream, used.values())
