"""The faces of connectors: a parts file names them and lists their contacts, and that is all.

What it lists of a face that does not come with the program is kept in `extras`, under
``contacts`` by the face's id, until a library has the face.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from cadbridge.formats.eplan.fields.connector import (
    Contacts,
    contacts_text,
    face_contacts,
    parse_contacts,
)
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.library import read_library, shipped
from cadbridge.model import ConnectorSpec, Extra, Face, Library, Part

_KEY = "contacts"


@cache
def shipped_faces() -> Mapping[str, Face]:
    """The faces that come with the program, by id."""
    return read_library(shipped("library") / "faces").library.face_by_id


def faces_for(library: Library) -> Mapping[str, Face]:
    """The faces of a library; where its connectors have others, the shipped ones as well.

    A library read from a parts file has none.
    """
    named = {part.connector.face for part in library.parts if part.connector}
    if named - {""} <= set(library.face_by_id):
        return library.face_by_id
    return {**shipped_faces(), **library.face_by_id}


def without_strange_face(spec: ConnectorSpec, contacts: Contacts | None) -> ConnectorSpec:
    """The connector without a pin arrangement in words of others, ``12+PE``, which is no face."""
    is_face = contacts is not None or not spec.face or spec.face in shipped_faces()
    return spec if is_face else replace(spec, face="")


def to_keep(spec: ConnectorSpec, contacts: Contacts) -> dict[str, Extra]:
    """What `extras` keeps of the contacts that a file lists: those that no shipped face gives."""
    if contacts == face_contacts(spec, shipped_faces()):
        return {}
    return {_KEY: {spec.face: contacts_text(contacts)}}


def kept_contacts(part: Part) -> Contacts | None:
    """The contacts of a connector's face that a file listed, where they had to be kept."""
    kept: Any = part.extras.get(FORMAT)
    by_face = kept.get(_KEY) if isinstance(kept, dict) else None
    face = part.connector.face if part.connector else ""
    listed = by_face.get(face) if isinstance(by_face, dict) else None
    return parse_contacts(listed) if isinstance(listed, str) else None


def explained(part: Part, faces: Mapping[str, Face]) -> Part:
    """The part without the contacts that were kept for it, where a face gives the same."""
    kept = kept_contacts(part)
    if kept is None or part.connector is None or kept != face_contacts(part.connector, faces):
        return part
    extras = dict(part.extras)
    extra: Any = extras.pop(FORMAT)
    rest = {key: value for key, value in extra.items() if key != _KEY}
    return replace(part, extras=extras | ({FORMAT: rest} if rest else {}))
