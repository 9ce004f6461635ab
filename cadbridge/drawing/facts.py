"""What a drawing says in words and in the attributes of its face."""

from collections.abc import Iterator

from cadbridge.drawing.items import Attribute
from cadbridge.drawing.subject import Subject
from cadbridge.drawing.titleblock import Field
from cadbridge.drawing.view import View
from cadbridge.model import CableEnd, EndState, Face

LABELS = frozenset(
    (
        *("Part number", "Port", "Cable end", "Connector"),
        *("Manufacturer", "Type number", "Kind", "Purpose"),
        *("End A", "End B"),
        *("Series", "Size", "Coding", "Ways", "Mounting", "Shell contact"),
        *("Insert", "Face", "Standard", "Housing", "Thread", "Key"),
        *("View", "Gender", "Projection", "Scale", "Revision", "Sheet"),
        *("Document", "Source"),
    )
)
"""Labels of the title block."""
END_WORDS = {EndState.OPEN: "open", EndState.NOT_STATED: "not stated"}


def face_attributes(subject: Subject, face: Face, view: View) -> Iterator[Attribute]:
    """What a face says of itself; TAG1, MFG and CAT are tags of AutoCAD Electrical."""
    part = subject.part
    yield Attribute("TAG1", subject.port)
    yield Attribute("MFG", part.manufacturer)
    yield Attribute("CAT", part.type_number)
    yield Attribute("PART", part.part_number)
    yield Attribute("KIND", part.kind)
    yield Attribute("CONNECTOR", subject.connector_number)
    yield Attribute("FACE", face.id)
    yield Attribute("GENDER", view.gender)
    yield Attribute("SIDE", view.side)


def contact_attributes(subject: Subject, face: Face, view: View) -> Iterator[Attribute]:
    """What a face says of its contacts, each attribute where its contact is.

    They are numbered as AutoCAD Electrical numbers the terminals of a symbol (``TERM01``).
    """
    for number, contact in enumerate(face.contacts, 1):
        printed, place = subject.printed(contact), view.position(contact)
        yield Attribute(f"CONTACT{number:02}", printed, place)
        yield Attribute(f"SIGNAL{number:02}", subject.signals.get(printed, ""), place)
        yield Attribute(f"ROLE{number:02}", contact.role, place)
        if printed != contact.id:
            yield Attribute(f"POSITION{number:02}", contact.id, place)


def title_rows(subject: Subject, view: View, scale: int) -> list[tuple[Field, ...]]:
    """The title block, data fields after ISO 7200."""
    part = subject.part
    identity = [Field("Part number", part.part_number, strong=True)]
    if subject.port:
        label = "Cable end" if subject.is_cable_end else "Port"
        identity.append(Field(label, subject.port, strong=True))
    identity.append(Field("Connector", subject.connector_number, strong=True))
    rows: list[tuple[Field, ...]] = [
        tuple(identity),
        (
            Field("Manufacturer", part.manufacturer),
            Field("Type number", part.type_number),
            Field("Kind", str(part.kind)),
            Field("Purpose", subject.purpose),
        ),
    ]
    rows += _special_rows(subject)
    if subject.face:
        rows.append(_insert_row(subject.face))
    elif subject.face_id:
        rows.append((Field("Face", subject.face_id),))
    rows.append(
        (
            Field("View", str(view.side)),
            Field("Gender", str(view.gender)),
            Field("Projection", "first angle, ISO 5456-2"),
            Field("Scale", f"1:1 (texts set for {scale}:1)"),
            Field("Revision", "-"),
            Field("Sheet", "1/1"),
        )
    )
    rows.append((Field("Document", "Connector face"), Field("Source", _source(subject))))
    return rows


def _insert_row(face: Face) -> tuple[Field, ...]:
    return (
        Field("Insert", face.title),
        Field("Face", face.id),
        Field("Standard", face.standard),
        Field("Housing", str(face.shell.kind)),
        Field("Thread", face.shell.thread),
        Field("Key", face.key.kind.replace("_", " ")),
    )


def _special_rows(subject: Subject) -> list[tuple[Field, ...]]:
    """What only connectors, or only cables, have."""
    part = subject.part
    if subject.is_cable_end:
        return [tuple(Field(f"End {name}", _end_words(end)) for name, end in part.ends.items())]
    if part.connector and not subject.port:
        spec = part.connector
        return [
            (
                Field("Series", spec.series),
                Field("Size", spec.size),
                Field("Coding", spec.coding),
                Field("Ways", str(spec.ways)),
                Field("Mounting", spec.mounting),
                Field("Shell contact", spec.shell_contact),
            )
        ]
    return []


def _end_words(end: CableEnd) -> str:
    return END_WORDS.get(end.state, end.connector)


def _source(subject: Subject) -> str:
    sources = subject.part.sources
    document = next((source.document for source in sources if source.document), "")
    section = next((source.section for source in sources if source.section), "")
    return ", ".join(word for word in (document, section) if word) or "not stated"
