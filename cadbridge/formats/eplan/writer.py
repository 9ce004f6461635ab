"""Libraries to parts files, one part after the other in constant memory."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from cadbridge.errors import FileError
from cadbridge.files import atomic_file
from cadbridge.findings import Finding
from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.address import encode_address
from cadbridge.formats.eplan.encode import Encoder, expanded, order_part_number
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.plan import Plan, make_plan
from cadbridge.formats.eplan.unwritable import explain
from cadbridge.formats.eplan.xml_text import DECLARATION, render, to_bytes
from cadbridge.model import Library, Manufacturer, Part

ROOT = "partsmanagement"


class PartsWriter:
    """Writes documents of one job: the whole, or a single record as EDZ archives hold them."""

    def __init__(self, job: WriteJob) -> None:
        """Raises FileError where the mapping or the edition cannot be used."""
        edition = job.options.get("edition", "")
        self.plan: Plan = make_plan(job.mappings["eplan"], edition)
        self._library = job.library
        self._encoder = Encoder(plan=self.plan, faces=job.library.face_by_id)
        self._members = cable_members(job.library)

    def nodes(self, part: Part) -> list[Node]:
        """The `part` elements of a part.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        try:
            return self._encoder.encode(expanded(part, self._members))
        except ValueError as error:
            raise explain(part, error) from error

    def write(
        self,
        stream: BinaryIO,
        parts: Sequence[Part] = (),
        manufacturers: Sequence[Manufacturer] = (),
    ) -> None:
        """Write one document.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        count = sum(self._count(part) for part in parts)
        stream.write(to_bytes(DECLARATION + root_tag(max(count, 1 if manufacturers else 0))))
        for part in parts:
            self._write_nodes(stream, part, self.nodes(part))
        for maker in manufacturers:
            try:
                stream.write(to_bytes(render(encode_address(maker, self.plan))))
            except ValueError as error:
                raise explain(maker, error) from error
        stream.write(f"</{ROOT}>\r\n".encode())

    def manufacturers(self, parts: Sequence[Part]) -> list[Manufacturer]:
        """The library's makers that these parts name; all of them for the whole library."""
        if len(parts) == len(self._library.parts):
            return list(self._library.manufacturers)
        named = {part.manufacturer for part in parts}
        return [maker for maker in self._library.manufacturers if maker.short_name in named]

    def _count(self, part: Part) -> int:
        return max(1, len(part.cable.lengths)) if part.cable else 1

    def _write_nodes(self, stream: BinaryIO, part: Part, nodes: Iterable[Node]) -> None:
        for node in nodes:
            try:
                stream.write(to_bytes(render(node)))
            except ValueError as error:
                raise explain(part, error) from error


def cable_members(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Part numbers of the order codes of each cable that has some."""
    return {
        part.part_number: tuple(order_part_number(part, length) for length in part.cable.lengths)
        for part in library.parts
        if part.cable and part.cable.lengths
    }


def root_tag(count: int) -> str:
    """The start of a document with so many parts."""
    return (
        f'<{ROOT} count="{count}" length-unit="mm" weight-unit="kg"'
        ' type="EPLAN.PartsManagement">\r\n'
    )


def write_file(job: WriteJob, path: Path) -> Sequence[Finding]:
    """Write all parts of a job and the addresses of their makers, or nothing.

    Raises:
        FileError: a value cannot be written.
    """
    writer = PartsWriter(job)
    try:
        with atomic_file(path) as temporary, temporary.open("wb") as stream:
            writer.write(stream, job.parts, writer.manufacturers(job.parts))
    except OSError as error:
        raise FileError(f"cannot be written: {error.strerror}", path=path) from error
    return ()
