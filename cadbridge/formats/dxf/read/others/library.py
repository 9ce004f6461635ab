"""What a drawing of others becomes: faces, and the parts that have them."""

import re
from collections.abc import Sequence

from cadbridge.formats.dxf.read.drawn.shapes import Ring
from cadbridge.formats.dxf.read.others.subjects import Reading, Subject
from cadbridge.formats.dxf.read.others.viewed import report_view
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.subject import number
from cadbridge.formats.dxf.rules import (
    CALLED_AFTER_PORT,
    MIRRORED,
    NAMED_AFTER_FILE,
    NUMBER_TWICE,
    OUTLINE_OPEN,
    SEVERAL_FACES,
)
from cadbridge.model import (
    ConnectorSpec,
    ContactRole,
    Face,
    FaceContact,
    Gender,
    Key,
    Kind,
    Library,
    Part,
    Pin,
    Port,
    Shell,
    ShellKind,
)
from cadbridge.model.fields import natural_key
from cadbridge.words import counted, quoted

_EARTH = frozenset({"PE", "GND", "⏚"})
_UNFIT = re.compile(r"\W+")


def library_of(subjects: Sequence[Subject], earth: Sequence[Ring], reading: Reading) -> Library:
    """A face for each connector; parts where the drawing or whoever reads it names them."""
    if not subjects:
        return Library()
    names = _names(subjects)
    faces = tuple(
        _face(subject, name, earth, reading) for subject, name in zip(subjects, names, strict=True)
    )
    if len(subjects) == 1:
        number = reading.chosen.part
        parts = (_connector(number, subjects[0], faces[0]),) if number else ()
        return Library(parts=parts, faces=faces)
    listed = ", ".join(
        f"{name} with {counted(len(face.contacts), 'contact')}"
        for name, face in zip(names, faces, strict=True)
    )
    reading.facts.report(SEVERAL_FACES, f"the drawing shows {listed}")
    if not all(subject.name for subject in subjects):
        return Library(faces=faces)
    return Library(parts=_parts(subjects, faces, names, reading), faces=faces)


def _parts(
    subjects: Sequence[Subject], faces: Sequence[Face], names: Sequence[str], reading: Reading
) -> tuple[Part, ...]:
    """The part whose ports are drawn, and its connectors, which have gender and face."""
    facts, number = reading.facts, reading.chosen.part or reading.file
    if not reading.chosen.part:
        facts.report(NAMED_AFTER_FILE, f"the part is called {quoted(number)}, after the file")
    connectors = tuple(
        _connector(f"{number} {name}", subject, face)
        for name, subject, face in zip(names, subjects, faces, strict=True)
    )
    called = ", ".join(quoted(item.part_number) for item in connectors)
    facts.report(CALLED_AFTER_PORT, f"the connectors are called {called}, after part and port")
    ports = tuple(
        Port(
            designation=name,
            purpose=_purpose(subject.caption, name),
            connector=connector.part_number,
            pins=tuple(Pin(contact=contact.id) for contact in face.contacts),
        )
        for name, subject, face, connector in zip(names, subjects, faces, connectors, strict=True)
    )
    return (Part(part_number=number, kind=Kind.OTHER, ports=ports), *connectors)


def _purpose(caption: str, name: str) -> str:
    """What a caption says on one line, without the name that it begins with."""
    said = " ".join(caption.split())
    return said.removeprefix(name).lstrip(" :,;-–")


def _connector(number: str, subject: Subject, face: Face) -> Part:
    """The connector that a face is drawn of."""
    gender = subject.seen.gender.value if subject.seen.gender else Gender.UNSPECIFIED
    spec = ConnectorSpec(series="", ways=len(face.contacts), gender=gender, face=face.id)
    return Part(part_number=number, kind=Kind.CONNECTOR, connector=spec)


def _names(subjects: Sequence[Subject]) -> list[str]:
    """A name for each, none twice; none for a single one."""
    names: list[str] = []
    for index, subject in enumerate(subjects, 1):
        name = subject.name or (str(index) if len(subjects) > 1 else "")
        names.append(f"{name} {index}" if name in names else name)
    return names


def _face(subject: Subject, name: str, earth: Sequence[Ring], reading: Reading) -> Face:
    facts = reading.facts
    report_view(subject.seen, name, facts)
    if any(word.mirrored for _, word in subject.contacts):
        facts.report(MIRRORED, "the texts beside the contacts are mirrored")
    title = f"{reading.file} {name}".strip()
    shell = ShellKind.CIRCULAR if subject.outer else ShellKind.RECTANGULAR
    if subject.outer is None:
        about = f"{name}: " if name else ""
        message = f"{about}no circle is drawn around the contacts; {shell} was taken for the shell"
        facts.report(OUTLINE_OPEN, f"{message}, and the middle of the contacts for its origin")
    return Face(
        id=_UNFIT.sub("_", title.lower()).strip("_") or "face",
        title=title,
        contacts=_face_contacts(subject, earth, facts),
        shell=Shell(kind=shell),
        key=Key(kind="unknown"),
    )


def _face_contacts(
    subject: Subject, earth: Sequence[Ring], facts: Facts
) -> tuple[FaceContact, ...]:
    contacts: dict[str, FaceContact] = {}
    for (ring, word), (x, y) in subject.places():
        if word.text in contacts:
            where = f"({ring.x:g}, {ring.y:g})"
            message = (
                f"two contacts are called {quoted(word.text)}; the one at {where} was left out"
            )
            facts.report(NUMBER_TWICE, message, word.handle)
            continue
        is_earth = word.text.upper() in _EARTH or ring in earth
        contacts[word.text] = FaceContact(
            id=word.text,
            x_mm=number(x),
            y_mm=number(y),
            diameter_mm=number(2 * ring.radius),
            role=ContactRole.PROTECTIVE_EARTH if is_earth else ContactRole.SIGNAL,
        )
    return tuple(sorted(contacts.values(), key=natural_key))
