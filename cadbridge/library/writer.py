"""The model to library files."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from cadbridge.errors import FileError
from cadbridge.files import safe_file_name, same_file, write_atomic
from cadbridge.library.plain import to_plain
from cadbridge.library.schema import SCHEMA_FILE, schema_text
from cadbridge.library.yaml_dump import dump_yaml
from cadbridge.library.yaml_text import UNWRITABLE
from cadbridge.locks import only_writer
from cadbridge.model import Face, Kind, Library, Part
from cadbridge.model.walk import texts
from cadbridge.words import encodable

T = TypeVar("T")

FOLDERS = {
    Kind.DRIVE: "drives",
    Kind.MOTOR: "motors",
    Kind.CONNECTOR: "connectors",
    Kind.CABLE: "cables",
    Kind.CONTACTOR: "contactors",
    Kind.RELAY: "relays",
    Kind.CIRCUIT_BREAKER: "circuit-breakers",
    Kind.POWER_SUPPLY: "power-supplies",
    Kind.TERMINAL: "terminals",
    Kind.SENSOR: "sensors",
    Kind.PLC: "plc",
    Kind.VALVE: "valves",
    Kind.ENCLOSURE: "enclosures",
    Kind.OTHER: "other",
}
"""Where a library folder keeps its parts, by kind."""

LIST_FILES = {
    "manufacturers": "manufacturers.yaml",
    "source_documents": "source-documents.yaml",
    "records": "records.yaml",
}
"""Where a library folder keeps what is not one file an object."""


def library_text(library: Library, schema: str = "") -> str:
    """A whole library as the text of one file.

    Args:
        library: what to write.
        schema: path of the schema relative to the file, for editors; empty: no schema line.

    Raises:
        FileError: a text holds a character that no file can hold.
    """
    head = schema_line(schema) if schema else ""
    try:
        return head + dump_yaml(to_plain(library))
    except FileError as error:
        place = next((place for place, text in texts(library) if UNWRITABLE.search(text)), "")
        raise FileError(f"{encodable(place)}: {error}", hint=error.hint) from error


def write_library_file(library: Library, path: Path) -> None:
    """Write everything to one file.

    Raises:
        FileError: it cannot be written, or another run writes to its folder.
    """
    with only_writer(path.parent):
        write_atomic(path, library_text(library).encode())


def write_library(library: Library, folder: str | Path) -> list[Path]:
    """Write a library folder: one file a part and a face, and the schema.

    Returns:
        The files written.

    Raises:
        FileError: a file cannot be written, or another run writes to the folder.
    """
    with only_writer(Path(folder)):
        return _write(library, Path(folder))


def _write(library: Library, folder: Path) -> list[Path]:
    written = [folder / SCHEMA_FILE]
    write_atomic(written[0], schema_text().encode())

    def put(relative: str, **content: Any) -> None:
        path = folder / relative
        text = library_text(Library(**content), schema_path(relative))
        write_atomic(path, text.encode())
        written.append(path)

    for name, relative in LIST_FILES.items():
        if content := getattr(library, name):
            put(relative, **{name: content})
    for faces in _by_file(library.faces, face_file):
        put(face_file(faces[0]), faces=faces)
    for parts in _by_file(library.parts, part_file):
        put(part_file(parts[0]), parts=parts)
    return written


def _by_file(items: Iterable[T], file_of: Callable[[T], str]) -> Iterable[tuple[T, ...]]:
    """Objects whose files would be the same, on any system, go into one."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(same_file(file_of(item)), []).append(item)
    return map(tuple, groups.values())


def schema_line(schema: str) -> str:
    """The comment that tells editors where a file's schema is."""
    return f"# yaml-language-server: $schema={schema}\n"


def schema_path(relative: str) -> str:
    """Path of the library's schema as seen from one of its files."""
    return "../" * relative.count("/") + SCHEMA_FILE


def face_file(face: Face) -> str:
    """Where a new face's file goes, relative to the library folder."""
    return f"faces/{safe_file_name(face.id)}.yaml"


def part_file(part: Part) -> str:
    """Where a new part's file goes, relative to the library folder."""
    return f"{FOLDERS[part.kind]}/{safe_file_name(part.part_number)}.yaml"
