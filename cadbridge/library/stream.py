"""The parts of library files one after the other, in the memory of one file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cadbridge.files import atomic_file
from cadbridge.library.plain import to_plain
from cadbridge.library.reader import library_files, read_library
from cadbridge.library.yaml_dump import dump_yaml
from cadbridge.locks import only_writer
from cadbridge.model import Library, Part
from cadbridge.model.library import connectors_of

HEAD = "parts:\n"
"""How a library file of parts alone begins."""


def iterate_parts(path: Path) -> Iterator[Part]:
    """The parts of a library, file by file.

    Raises:
        FileError: a file cannot be read.
        FindingsError: it has errors.
    """
    for file in library_files(path):
        yield from read_library(file).library.parts


def write_parts(parts: Iterable[Part], library: Library, path: Path) -> None:
    """Write parts to one library file as they come, or nothing.

    Behind them stands what they name of a library: manufacturers, faces, documents.

    Raises:
        FileError: it cannot be written, or another run writes to its folder.
    """
    with (
        only_writer(path.parent),
        atomic_file(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        seen = _Seen(library)
        for part in parts:
            text = dump_yaml(to_plain(Library(parts=(part,))))
            stream.write(text.removeprefix(HEAD) if seen.any else text)
            seen.add(part)
        rest = seen.rest()
        if rest != Library() or not seen.any:
            stream.write(dump_yaml(to_plain(rest)))


class _Seen:
    """What the parts so far name, in the memory of the names."""

    def __init__(self, library: Library) -> None:
        self.any = False
        self._library = library
        self._makers: set[str] = set()
        self._faces: set[str] = set()

    def add(self, part: Part) -> None:
        self.any = True
        self._makers.add(part.manufacturer)
        own = part.connector
        connectors = [own, *map(self._library.connector, connectors_of(part))]
        self._faces.update(connector.face for connector in connectors if connector)

    def rest(self) -> Library:
        """What a file of the parts holds beside them."""
        makers = (item for item in self._library.manufacturers if item.short_name in self._makers)
        faces = (face for face in self._library.faces if face.id in self._faces)
        return replace(self._library, parts=(), manufacturers=tuple(makers), faces=tuple(faces))
