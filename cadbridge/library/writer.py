"""The model to library files."""

from pathlib import Path
from typing import Any

from cadbridge.files import safe_file_name, write_atomic
from cadbridge.library.plain import LibraryFile, to_plain
from cadbridge.library.schema import SCHEMA_FILE, schema_text
from cadbridge.library.yaml_dump import dump_yaml
from cadbridge.model import Kind, Library, Part

FOLDERS = {
    Kind.DRIVE: "drives",
    Kind.CONNECTOR: "connectors",
    Kind.CABLE: "cables",
    Kind.CONTACTOR: "contactors",
    Kind.OTHER: "other",
}
"""Where a library folder keeps its parts, by kind."""


def library_text(library: Library, schema: str = "") -> str:
    """A whole library as the text of one file.

    Args:
        library: what to write.
        schema: path of the schema relative to the file, for editors; empty: no schema line.
    """
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    content = LibraryFile(
        parts=library.parts,
        faces=library.faces,
        manufacturers=library.manufacturers,
        source_documents=library.source_documents,
        records=library.records,
    )
    return head + dump_yaml(to_plain(content))


def write_library_file(library: Library, path: Path) -> None:
    """Write everything to one file."""
    write_atomic(path, library_text(library).encode())


def write_library(library: Library, folder: Path) -> list[Path]:
    """Write a library folder: one file a part and a face, and the schema.

    Returns:
        The files written.
    """
    written = [folder / SCHEMA_FILE]
    write_atomic(written[0], schema_text().encode())

    def put(relative: str, **content: Any) -> None:
        path = folder / relative
        schema = "../" * relative.count("/") + SCHEMA_FILE
        write_atomic(path, library_text(Library(**content), schema).encode())
        written.append(path)

    if library.manufacturers:
        put("manufacturers.yaml", manufacturers=library.manufacturers)
    if library.source_documents:
        put("source-documents.yaml", source_documents=library.source_documents)
    if library.records:
        put("records.yaml", records=library.records)
    for face in library.faces:
        put(f"faces/{safe_file_name(face.id)}.yaml", faces=(face,))
    for part in library.parts:
        put(part_file(part), parts=(part,))
    return written


def part_file(part: Part) -> str:
    """Where a new part's file goes, relative to the library folder."""
    return f"{FOLDERS[part.kind]}/{safe_file_name(part.part_number)}.yaml"
