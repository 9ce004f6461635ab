"""What a drawing says in words and in the attributes of its face."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cadbridge.drawing.said.labels import (
    CODED,
    CONNECTOR,
    END_WORDS,
    INSERT,
    KEY,
    PART,
    SHELL,
    TAGS,
    TRANSLATED,
    Labels,
)
from cadbridge.drawing.said.subject import Subject, source_of
from cadbridge.drawing.said.words import Words
from cadbridge.drawing.shapes.items import Attribute
from cadbridge.drawing.shapes.titleblock import Field, Row, in_width
from cadbridge.drawing.shapes.view import View
from cadbridge.model import CableEnd, Face, Gender, Library, Part

TEXTS_SET_FOR = "1:1 (texts set for {scale}:1)"
ON_SHEET = "{scale}:1 on this sheet"
AT_EACH_VIEW = "as said below each view"
SHOWN = "shown {scale}:1"


def face_attributes(subject: Subject, face: Face, view: View) -> Iterator[Attribute]:
    """What a face says of itself."""
    part = subject.part
    values = {
        "Port": subject.port,
        "Manufacturer": part.manufacturer,
        "Type number": part.type_number,
        "Part number": part.part_number,
        "Kind": part.kind,
        "Connector": subject.connector_number,
        "Face": face.id,
        "Gender": view.gender,
        "View": view.side,
        "Housing": face.shell.kind,
        "Key": face.key.kind,
    }
    for label, value in values.items():
        yield Attribute(TAGS[label], value)


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


def sheet_scale(scales: Iterable[int], smaller: float, words: Words) -> str:
    """What a sheet says of the scales of its views.

    Args:
        scales: that they were set for.
        smaller: what they are smaller by, on a sheet that is too small.
        words: the language.
    """
    scale, *others = sorted(set(scales)) or [1]
    return words(AT_EACH_VIEW) if others else words(ON_SHEET, scale=scale_figure(scale * smaller))


def scale_figure(scale: float) -> str:
    """A scale as it is said; on a sheet that is too small it is none of the usual ones."""
    return f"{scale:.3g}"


def title_rows(subject: Subject, view: View, scale: str, words: Words) -> list[Row]:
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
        identity.append(Field(label, subject.called(words), strong=True))
    identity.append(Field("Connector", subject.connector_number, strong=True))
    yield identity
    yield (*_said(PART, part, words), Field("Purpose", subject.purpose))
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
        Field("Source", subject.source or words("not stated"), may_go_on=True),
    )


def cable_rows(library: Library, part: Part, scale: str, words: Words) -> list[Row]:
    """The title block of a cable's drawing."""
    return _labelled(
        (
            (Field("Part number", part.part_number, strong=True),),
            _said(PART, part, words),
            tuple(Field(f"End {name}", _end_words(end, words)) for name, end in part.ends.items()),
            (
                Field("Projection", words("first angle, ISO 5456-2")),
                Field("Scale", scale),
                Field("Revision", "-"),
                Field("Sheet", "1/1"),
            ),
            (
                Field("Document", words("Cable")),
                Field("Source", source_of(library, part) or words("not stated"), may_go_on=True),
            ),
        ),
        words,
    )


def part_rows(
    library: Library,
    part: Part,
    document: str,
    words: Words,
    scale: str = "",
    sheet: str = "1/1",
) -> list[Row]:
    """The title block of a sheet about a part as a whole; tables have no scale."""
    drawn = (Field("Scale", scale), Field("Sheet", sheet)) if scale else ()
    return _labelled(
        (
            (Field("Part number", part.part_number, strong=True),),
            _said(PART, part, words),
            (
                Field("Document", document),
                *drawn,
                Field("Source", source_of(library, part) or words("not stated"), may_go_on=True),
            ),
        ),
        words,
    )


def _labelled(rows: Iterable[Sequence[Field]], words: Words) -> list[Row]:
    said = [[replace(item, label=words(item.label)) for item in row] for row in rows]
    return in_width(said)


def _said(
    labels: Labels, item: object, words: Words, gender: Gender = Gender.MALE
) -> tuple[Field, ...]:
    """Fields of the title block, as they are declared."""
    values = ((label, str(getattr(item, name))) for label, name in labels.items())
    return tuple(Field(label, _value(label, value, words, gender)) for label, value in values)


def _value(label: str, value: str, words: Words, gender: Gender) -> str:
    if label in CODED:
        return words.of_code(label, value, gender)
    return words(value) if label in TRANSLATED else value


def _insert_row(face: Face, view: View, words: Words) -> tuple[Field, ...]:
    shell, key = _said(SHELL, face.shell, words), _said(KEY, face.key, words, view.gender)
    return (*_said(INSERT, face, words), *shell, *key)


def _special_rows(subject: Subject, words: Words) -> list[tuple[Field, ...]]:
    """What only connectors, or only cables, have."""
    part = subject.part
    if subject.is_cable_end:
        return [
            tuple(Field(f"End {name}", _end_words(end, words)) for name, end in part.ends.items())
        ]
    if part.connector and not subject.port:
        return [_said(CONNECTOR, part.connector, words)]
    return []


def _end_words(end: CableEnd, words: Words) -> str:
    return words(END_WORDS[end.state]) if end.state in END_WORDS else end.connector
