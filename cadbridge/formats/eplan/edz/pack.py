"""Libraries to EDZ archives: one of all parts, and one an order code.

One archive an order code is how the EPLAN Data Portal delivers parts, and third-party importers
read only the first part of an archive.
"""

from collections.abc import Iterator
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import FreeNames
from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.edz.attached import KEPT_PACKAGES, kept_packages
from cadbridge.formats.eplan.edz.bundle import Bundle, Record
from cadbridge.formats.eplan.edz.companions import companions, refer
from cadbridge.formats.eplan.edz.inside import SUFFIXES
from cadbridge.formats.eplan.edz.picture import Pictures
from cadbridge.formats.eplan.edz.shared import SharedRecords
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.progress import steps
from cadbridge.sevenzip.writer import pack


def write_file(job: WriteJob, path: Path) -> None:
    """Write one archive of all parts of a job, or nothing.

    Raises:
        FileError: a value cannot be written, or the file cannot.
    """
    if path.suffix.casefold() in SUFFIXES[1:]:
        hint = f"name it {path.stem}{SUFFIXES[0]}"
        raise FileError(f"{path.suffix} archives are read, not written", path=path, hint=hint)
    maker = _RecordMaker(job)
    with Bundle() as bundle:
        for record in maker.records():
            bundle.add(record)
        _finish(bundle, maker, path)


def export_files(job: WriteJob, out: Path) -> Iterator[Path]:
    """Write below ``eplan/`` one archive for every order code, and last ``parts.edz`` of all.

    Raises:
        FileError: a value cannot be written, or a file cannot.
    """
    folder = out / "eplan"
    maker = _RecordMaker(job)
    names = FreeNames("parts.edz")
    with Bundle() as bundle:
        for record in maker.records():
            bundle.add(record)
            path = folder / names.take(record.key, ".edz")
            with Bundle() as single:
                single.add(record)
                single.write(path)
            yield path
        _finish(bundle, maker, folder / "parts.edz")
    yield folder / "parts.edz"


def _finish(bundle: Bundle, maker: "_RecordMaker", path: Path) -> None:
    for shared in maker.shared.all():
        bundle.add_alone(shared)
    bundle.write(path)


class _RecordMaker:
    """Makes the records of a job's parts; what parts share is made and packed once."""

    def __init__(self, job: WriteJob) -> None:
        self._job = job
        self.writer = PartsWriter(job)
        self._pictures = Pictures(job.library, self.writer.plan.pictures)
        self._folders = FreeNames()
        self.shared = SharedRecords(job, self.writer)

    def records(self) -> Iterator[Record]:
        """The records of all parts: of each one, or for a cable one an order code.

        Raises:
            FileError: a value cannot be written; names part and field.
        """
        for part in steps(self._job.parts, "part", "packed"):
            folder = self._folders.take(part.part_number)
            attached = dict(self._job.attachments(part))
            packages = kept_packages(attached.pop(KEPT_PACKAGES, b""))
            files = tuple(companions(attached.items(), self._pictures, part, folder))
            for node in self.writer.nodes(part):
                refer(node, files)
                yield Record(
                    node.get("P_ARTICLE_PARTNR"),
                    pack(self.writer.document(node, part)),
                    tuple(self.shared.of_part(node)),
                    files,
                    packages,
                )
