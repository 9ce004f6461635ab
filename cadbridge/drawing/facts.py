"""What a drawing says in words and in the attributes of its face."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cadbridge.drawing.items import Attribute
from cadbridge.drawing.subject import Subject, source_of
from cadbridge.drawing.titleblock import Field
from cadbridge.drawing.view import View
from cadbridge.drawing.words import Words
from cadbridge.model import CableEnd, EndState, Face, Library, Part

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
CODED = ("Kind", "View", "Gender", "Housing", "Key")
"""Labels whose values are codes of the model, said in words."""
TEXTS_SET_FOR = "1:1 (texts set for {scale}:1)"
ON_SHEET = "{scale}:1 on this sheet"
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
    yield Attribute("HOUSING", face.shell.kind)
    yield Attribute("KEY", face.key.kind)


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


def title_rows(subject: Subject, view: View, scale: str, words: Words) -> list[tuple[Field, ...]]:
    """The title block, data fields after ISO 7200.

    Args:
        subject: what is drawn.
        view: how it is seen.
        scale: as it is said.
        words: the language.
    """
    return _labelled(_english_rows(subject, view, scale, words), words)


def _english_rows(
    subject: Subject, view: View, scale: str, words: Words
) -> Iterator[Sequence[Field]]:
    part = subject.part
    identity = [Field("Part number", part.part_number, strong=True)]
    if subject.port:
        label = "Cable end" if subject.is_cable_end else "Port"
        identity.append(Field(label, subject.port, strong=True))
    identity.append(Field("Connector", subject.connector_number, strong=True))
    yield identity
    yield (
        Field("Manufacturer", part.manufacturer),
        Field("Type number", part.type_number),
        Field("Kind", words.of_code("Kind", part.kind)),
        Field("Purpose", subject.purpose),
    )
    yield from _special_rows(subject, words)
    if subject.face:
        yield _insert_row(subject.face, view, words)
    elif subject.face_id:
        yield (Field("Face", subject.face_id),)
    yield (
        Field("View", words.of_code("View", view.side)),
        Field("Gender", words.of_code("Gender", view.gender)),
        Field("Projection", words("first angle, ISO 5456-2")),
        Field("Scale", scale),
        Field("Revision", "-"),
        Field("Sheet", "1/1"),
    )
    yield (
        Field("Document", words("Connector face")),
        Field("Source", subject.source or words("not stated")),
    )


def cable_rows(library: Library, part: Part, scale: str, words: Words) -> list[tuple[Field, ...]]:
    """The title block of a cable's drawing."""
    return _labelled(
        (
            (Field("Part number", part.part_number, strong=True),),
            (
                Field("Manufacturer", part.manufacturer),
                Field("Type number", part.type_number),
                Field("Kind", words.of_code("Kind", part.kind)),
            ),
            tuple(Field(f"End {name}", _end_words(end, words)) for name, end in part.ends.items()),
            (
                Field("Projection", words("first angle, ISO 5456-2")),
                Field("Scale", scale),
                Field("Revision", "-"),
                Field("Sheet", "1/1"),
            ),
            (
                Field("Document", words("Cable")),
                Field("Source", source_of(library, part) or words("not stated")),
            ),
        ),
        words,
    )


def part_rows(
    library: Library, part: Part, document: str, words: Words, scale: str = ""
) -> list[tuple[Field, ...]]:
    """The title block of a sheet about a part as a whole; tables have no scale."""
    drawn = (Field("Scale", scale), Field("Sheet", "1/1")) if scale else ()
    return _labelled(
        (
            (Field("Part number", part.part_number, strong=True),),
            (
                Field("Manufacturer", part.manufacturer),
                Field("Type number", part.type_number),
                Field("Kind", words.of_code("Kind", part.kind)),
            ),
            (
                Field("Document", document),
                *drawn,
                Field("Source", source_of(library, part) or words("not stated")),
            ),
        ),
        words,
    )


def _labelled(rows: Iterable[Sequence[Field]], words: Words) -> list[tuple[Field, ...]]:
    return [tuple(replace(item, label=words(item.label)) for item in row) for row in rows]


def _insert_row(face: Face, view: View, words: Words) -> tuple[Field, ...]:
    return (
        Field("Insert", face.title),
        Field("Standard", face.standard),
        Field("Housing", words.of_code("Housing", face.shell.kind)),
        Field("Thread", face.shell.thread),
        Field("Key", words.of_code("Key", face.key.kind, view.gender)),
    )


def _special_rows(subject: Subject, words: Words) -> list[tuple[Field, ...]]:
    """What only connectors, or only cables, have."""
    part = subject.part
    if subject.is_cable_end:
        return [
            tuple(Field(f"End {name}", _end_words(end, words)) for name, end in part.ends.items())
        ]
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


def _end_words(end: CableEnd, words: Words) -> str:
    return words(END_WORDS[end.state]) if end.state in END_WORDS else end.connector
