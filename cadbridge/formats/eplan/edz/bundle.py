"""One archive in the making: records with their files, and the manifest that names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cadbridge.files import FreeNames
from cadbridge.formats.eplan.edz.companions import Companion
from cadbridge.formats.eplan.edz.contents import is_record_path
from cadbridge.formats.eplan.edz.manifest import (
    MANIFEST,
    PART,
    Package,
    item_at,
    manifest_bytes,
    package_text,
)
from cadbridge.formats.eplan.edz.names import record_path
from cadbridge.formats.eplan.edz.staging import Staging
from cadbridge.sevenzip.writer import Packed, pack


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """A record that parts name, such as their manufacturer; stored once in an archive."""

    name: str
    """Of the item: ``manufacturer``, ``supplier``."""
    kind: str
    """In the file name: ``manufacturer`` in either case."""
    key: str
    content: Packed


@dataclass(frozen=True, slots=True)
class Record:
    """A part record, ready to be stored in any number of archives."""

    key: str
    """The part number."""
    content: Packed
    shared: Sequence[SharedRecord]
    files: Sequence[Companion]
    packages: Sequence[str] = ()
    """Entries of the manifest that go with it, of kinds that are not known."""


class Bundle:
    """Use it in a ``with`` block."""

    def __init__(self) -> None:
        self._staging = Staging()
        self._packages: list[str] = []
        self._kept_packages: dict[str, None] = {}
        self._kept_records: dict[str, Packed] = {}
        """By their paths; those made here come first, should one be of the same name."""
        self._names = FreeNames()
        self._shared: dict[tuple[str, str], str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._staging.close()

    def add(self, record: Record) -> None:
        """Add a part with everything that goes with it.

        Raises:
            ValueError: a name that XML cannot hold.
        """
        own = self._free_path(record.key, PART)
        self._staging.add(own, record.content)
        items = [item_at(self._shared_path(shared), shared.name) for shared in record.shared]
        for file in record.files:
            if is_record_path(file.path):
                self._kept_records[file.path] = file.content
            else:
                self._staging.add(file.path, file.content)
            if file.name:
                items.append(item_at(file.path, file.name))
        items.sort(key=lambda item: (item.name, item.locator))
        package = Package(PART, record.key, (item_at(own, PART), *items))
        self._packages.append(package_text(package))
        self._kept_packages |= dict.fromkeys(record.packages)

    def add_alone(self, shared: SharedRecord) -> None:
        """Add a record that no part of the archive names, as a package of its own."""
        if (shared.kind, shared.key) not in self._shared:
            item = item_at(self._shared_path(shared), shared.name)
            self._packages.append(package_text(Package(shared.kind, shared.key, (item,))))

    def write(self, target: Path) -> None:
        """Write the archive, atomically.

        Raises:
            FileError: it cannot be written.
            ValueError: a name that XML cannot hold.
        """
        for path, content in self._kept_records.items():
            self._staging.add(path, content)
        packages = [*self._packages, *self._kept_packages]
        self._staging.add(MANIFEST, pack(manifest_bytes(packages)))
        self._staging.write(target)

    def _shared_path(self, shared: SharedRecord) -> str:
        key = (shared.kind, shared.key)
        if key not in self._shared:
            self._shared[key] = self._free_path(shared.key, shared.kind)
            self._staging.add(self._shared[key], shared.content)
        return self._shared[key]

    def _free_path(self, key: str, kind: str) -> str:
        return record_path(self._names.take(key, f".{kind}.xml"))
