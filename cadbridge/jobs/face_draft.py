"""A draft face as files: into a library, or beside each other in a folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cadbridge.drawing import drawings_of, svg_text
from cadbridge.errors import FileError
from cadbridge.files import write_atomic
from cadbridge.library.edit import edit_library
from cadbridge.library.writer import face_file, write_library_file
from cadbridge.model import ConnectorSpec, Kind, Library, Part, Source, SourceDocument
from cadbridge.step import Draft
from cadbridge.words import quoted


def draft_svg(draft: Draft) -> str:
    """The face as a picture to look at, from its mating side."""
    face = draft.face
    spec = ConnectorSpec(
        series=face.title, ways=len(face.contacts), gender=draft.gender, face=face.id
    )
    part = Part(
        part_number=f"DRAFT.{face.id}",
        kind=Kind.CONNECTOR,
        connector=spec,
        sources=(Source(document=draft.document.id),),
    )
    known = Library(parts=(part,), faces=(face,), source_documents=(draft.document,))
    return svg_text(drawings_of(known, part, note=draft.note)[0])


def write_draft(draft: Draft, folder: Path) -> list[Path]:
    """Write a face file and its picture into a folder; returns their paths.

    Raises:
        FileError: a file of that name is there, or cannot be written.
    """
    path = folder / f"{draft.face.id}.yaml"
    if path.exists():
        raise FileError("is there already", path=path, hint="name the face with `face_id`")
    folder.mkdir(parents=True, exist_ok=True)
    write_library_file(Library(faces=(draft.face,), source_documents=(draft.document,)), path)
    return [path, _picture(draft, path)]


def add_draft(draft: Draft, library: Path) -> list[Path]:
    """Add a face and the document it was read from to a library; returns the files written.

    Raises:
        FileError: the library has a face of that id, or a file cannot be written.
        FindingsError: the library has errors.
    """
    if not library.is_dir():
        raise FileError("is no library folder", path=library)
    written = edit_library(library, lambda known: _with(known, draft, library))
    return [*written, _picture(draft, library / face_file(draft.face))]


def _with(known: Library, draft: Draft, path: Path) -> Library:
    if any(face.id == draft.face.id for face in known.faces):
        raise FileError(
            f"has a face {quoted(draft.face.id)}",
            path=path,
            hint="name the draft with `face_id`, or `compare` it with that face",
        )
    documents = known.source_documents
    draft = _with_own_document(draft, documents)
    if draft.document not in documents:
        documents = (*documents, draft.document)
    return replace(known, faces=(*known.faces, draft.face), source_documents=documents)


def _with_own_document(draft: Draft, documents: Sequence[SourceDocument]) -> Draft:
    """The draft under another document's id, where the library knows another file by that name."""
    document = draft.document
    others = [item for item in documents if item.id == document.id and item != document]
    if not others:
        return draft
    named = replace(document, id=f"{document.id}-{draft.sha256[:8]}")
    sources = tuple(
        replace(source, document=named.id) if source.document == document.id else source
        for source in draft.face.sources
    )
    return replace(draft, document=named, face=replace(draft.face, sources=sources))


def _picture(draft: Draft, beside: Path) -> Path:
    path = beside.with_suffix(".svg")
    write_atomic(path, draft_svg(draft).encode())
    return path
