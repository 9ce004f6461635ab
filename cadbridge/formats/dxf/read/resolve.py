"""What a drawing says of a face, held against the library's face of the same id.

Other programs round positions, and a drawing without attributes does not tell what the face calls
a contact that the product renamed. Within the tolerance both are the library's. Another's drawing
tells names, places and diameters; all else of the face is the library's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cadbridge.findings import Finding, Place
from cadbridge.formats import ReadResult
from cadbridge.formats.dxf.read.own.colours import colour_findings
from cadbridge.formats.dxf.read.own.result import OwnDrawing
from cadbridge.formats.dxf.read.own.sheet_faces import face_findings
from cadbridge.formats.dxf.read.own.subject import id_of_title
from cadbridge.formats.dxf.rules import DISAGREES, NAMED_BY_POSITION, NOT_OURS
from cadbridge.model import Face, FaceContact, Library, Part
from cadbridge.words import quoted

TOLERANCE_MM = 0.05
"""A contact that moved by more is a change."""


def resolve(result: ReadResult, library: Library) -> ReadResult:
    """The result with positions and names of known faces settled."""
    findings = list(result.findings)
    is_ours = all(finding.rule is not NOT_OURS for finding in result.findings)
    if isinstance(result, OwnDrawing):
        findings += colour_findings(result, library)
        findings += face_findings(result, library)
    faces = []
    titled = {id_of_title(face.title): face for face in library.faces} if is_ours else {}
    named = {}
    for face in result.library.faces:
        known = library.face_by_id.get(face.id)
        if known is None and face.id == id_of_title(face.title):
            known = titled.get(face.id)
        if known is None:
            findings += _misnamed(face, titled, result.library) if is_ours else ()
            faces.append(face)
        elif is_ours:
            named[face.id] = known.id  # a drawing that lost its attributes lost the id
            faces.append(_settled(replace(face, id=known.id), known, findings))
        else:
            faces.append(_measured(face, known))
    parts = tuple(_with_face(part, named) for part in result.library.parts)
    settled = replace(result.library, parts=parts, faces=tuple(faces))
    is_new = any(face.id not in library.face_by_id for face in faces)
    left_behind = result.left_behind if is_new else ()
    return replace(result, library=settled, findings=tuple(findings), left_behind=left_behind)


def _misnamed(face: Face, titled: Mapping[str, Face], found: Library) -> Iterator[Finding]:
    """A face that has the title of one of the library's, but another id."""
    known = titled.get(id_of_title(face.title))
    if known:
        ids = quoted(face.id), quoted(known.id)
        message = "the attribute says face {}, the insert's title that of {}".format(*ids)
        place = Place(part=next((part.part_number for part in found.parts), ""))
        yield Finding(rule=DISAGREES, message=message, place=place)


def _with_face(part: Part, named: Mapping[str, str]) -> Part:
    """A connector with the library's id of its face."""
    spec = part.connector
    if spec is None or spec.face not in named:
        return part
    return replace(part, connector=replace(spec, face=named[spec.face]))


def _measured(face: Face, known: Face) -> Face:
    """The library's face with what another's drawing shows: names, places and diameters."""
    by_id = {contact.id: contact for contact in known.contacts}
    names = {contact.id: contact.id for contact in face.contacts}
    contacts = (
        _placed(by_id[contact.id], contact) if contact.id in by_id else contact
        for contact in _contacts(face, names, by_id)
    )
    return replace(known, contacts=tuple(contacts))


def _placed(known: FaceContact, shown: FaceContact) -> FaceContact:
    return replace(known, x_mm=shown.x_mm, y_mm=shown.y_mm, diameter_mm=shown.diameter_mm)


def _settled(face: Face, known: Face, findings: list[Finding]) -> Face:
    by_id = {contact.id: contact for contact in known.contacts}
    names = _names(face, by_id)
    renamed = [contact.id for contact in face.contacts if names[contact.id] != contact.id]
    if renamed:
        message = f"face {face.id}: {', '.join(renamed)} named by position"
        findings.append(Finding(rule=NAMED_BY_POSITION, message=message, place=Place()))
    return replace(face, contacts=tuple(_contacts(face, names, by_id)))


def _names(face: Face, by_id: Mapping[str, FaceContact]) -> dict[str, str]:
    """What the library's face calls each contact: its own name, or that of its place."""
    taken = {contact.id for contact in face.contacts if contact.id in by_id}
    names = {}
    for contact in face.contacts:
        names[contact.id] = contact.id
        if contact.id not in by_id:
            places = (
                item.id
                for item in by_id.values()
                if item.id not in taken and _same_place(item, contact)
            )
            names[contact.id] = next(places, contact.id)
            taken.add(names[contact.id])
    return names


def _contacts(
    face: Face, names: Mapping[str, str], by_id: Mapping[str, FaceContact]
) -> Iterator[FaceContact]:
    for contact in face.contacts:
        known = by_id.get(names[contact.id])
        place = known if known and _same_place(known, contact) else contact
        yield replace(contact, id=names[contact.id], x_mm=place.x_mm, y_mm=place.y_mm)


def _same_place(one: FaceContact, other: FaceContact) -> bool:
    return abs(one.x_mm - other.x_mm) <= TOLERANCE_MM and abs(one.y_mm - other.y_mm) <= TOLERANCE_MM
