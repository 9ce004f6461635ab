"""What a drawing is about: the facts of a port, a cable end or a connector, ready to be set."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cadbridge.doubts import OpenPoint, doubts_of
from cadbridge.drawing.said.core_colours import Landing, core_colours, doubted_colours
from cadbridge.drawing.said.doubted_rows import Doubted, doubted_cores, doubted_pins
from cadbridge.drawing.said.labels import (
    BLADE_COLUMNS,
    CABLE_COLUMNS,
    CORES,
    FACE_COLUMNS,
    PINS,
    PORT_COLUMNS,
    ROLE_WORDS,
    cells,
)
from cadbridge.drawing.said.words import Words
from cadbridge.files import unique_file_names
from cadbridge.model import (
    Basis,
    CableEnd,
    ConnectorSpec,
    Direction,
    EndState,
    Face,
    FaceContact,
    Gender,
    Kind,
    Library,
    Part,
    Port,
    ShellKind,
)
from cadbridge.model.naming import printed_names

GUESSED = "approx."
"""Stands before a size that is a placeholder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Everything that a drawing says."""

    part: Part
    name: str
    """A file stem of its own: the part number and what of the part is drawn."""
    folder: str = "faces"
    port: str = ""
    """Designation of the port; ``end A`` or ``end B`` of a cable."""
    purpose: str = ""
    connector: Part | None = None
    connector_number: str = ""
    face: Face | None = None
    contact_names: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    signals: Mapping[str, str] = field(default_factory=dict)
    """Signal by the contact's printed name."""
    unused: frozenset[str] = frozenset()
    """Printed names of contacts that are not connected."""
    earth: frozenset[str] = frozenset()
    """Printed names of contacts that are protective earth."""
    source: str = ""
    """The document that the part was taken from, and where in it."""
    open_points: tuple[OpenPoint, ...] = ()
    """What is open about what is drawn."""
    doubted: Doubted = field(default_factory=dict)
    """What is open of rows of the table."""
    note: str = ""
    """A sentence that the drawing must say."""

    @property
    def gender(self) -> Gender:
        """Gender of the connector."""
        spec = self.connector.connector if self.connector else None
        return spec.gender if spec else Gender.UNSPECIFIED

    @property
    def is_cable_end(self) -> bool:
        """Whether it is an end of a cable; a cable may have ports, too."""
        return self.columns == CABLE_COLUMNS

    def called(self, words: Words) -> str:
        """The port, or which end of the cable it is, in a language."""
        return words(self.port) if self.is_cable_end else self.port

    @property
    def face_id(self) -> str:
        """What the connector calls its face, which the library need not have."""
        spec = self.connector.connector if self.connector else None
        return spec.face if spec else ""

    def printed(self, contact: FaceContact) -> str:
        """What is printed beside a contact of the face."""
        return self.contact_names.get(contact.id, contact.id)


def subjects_of(library: Library, part: Part) -> Iterator[Subject]:
    """What there is to draw of a part: its ports and cable ends, or its face."""
    ends = _drawn_ends(part)
    if part.ports or ends:
        colours, unsure = core_colours(library, part), doubted_colours(library, part)
        titles = [*(port.designation for port in part.ports), *ends]
        names = iter(_file_stems(library.file_name(part.part_number), titles))
        for port in part.ports:
            yield _port_subject(library, part, port, next(names), colours, unsure)
        for title, end in ends.items():
            yield _cable_subject(library, part, title, end, next(names))
    elif part.kind is Kind.CONNECTOR and part.connector:
        yield _face_subject(library, part, part.connector)


def is_drawn(part: Part) -> bool:
    """Whether there is anything to draw of a part; the connectors need not be known."""
    is_bare = part.kind is Kind.CONNECTOR and part.connector
    return bool(part.ports or _drawn_ends(part) or is_bare)


def _drawn_ends(part: Part) -> dict[str, CableEnd]:
    """The ends of a cable that have a connector, as ``end A`` and ``end B``."""
    return {
        f"end {letter}": end
        for letter, end in part.ends.items()
        if end.state is EndState.CONNECTOR and end.connector
    }


def _face_of(library: Library, connector: Part | None) -> Face | None:
    spec = connector.connector if connector else None
    return library.face_by_id.get(spec.face) if spec else None


def _names(connector: Part | None, face: Face | None, own: Mapping[str, str]) -> dict[str, str]:
    """Contact of the face to the name printed beside it."""
    spec = connector.connector if connector else None
    return printed_names(face, spec, own) if face and spec else {}


def _file_stems(folder: str, titles: Sequence[str]) -> list[str]:
    """A file stem for each port or end, even where two have the same title."""
    seen: Counter[str] = Counter()
    names = []
    for title in titles:
        names.append(f"{folder} {title}{' ' * seen[title]}")
        seen[title] += 1
    stems = unique_file_names(names)
    return [stems[name] for name in names]


def _port_subject(
    library: Library,
    part: Part,
    port: Port,
    name: str,
    colours: Mapping[Landing, str],
    unsure: Collection[Landing],
) -> Subject:
    connector = library.part_by_number.get(port.connector)
    face = _face_of(library, connector)
    rows = tuple(
        (*cells(PINS, pin), colours.get((port.designation, pin.contact), "")) for pin in port.pins
    )
    columns, filled = _without_empty(PORT_COLUMNS, rows, keep=len(PINS))
    return Subject(
        part=part,
        name=name,
        folder=library.file_name(part.part_number),
        source=source_of(library, part),
        port=port.designation,
        purpose=port.purpose,
        connector=connector,
        connector_number=port.connector,
        face=face,
        contact_names=_names(connector, face, port.contact_names),
        columns=columns,
        rows=filled,
        signals=_joined((pin.contact, pin.signal) for pin in port.pins),
        unused=frozenset(pin.contact for pin in port.pins if pin.direction is Direction.NC),
        earth=frozenset(
            pin.contact for pin in port.pins if pin.direction is Direction.PROTECTIVE_EARTH
        ),
        open_points=_open_at_port(library, part, port, face),
        doubted=doubted_pins(library, part, port, unsure),
    )


def _cable_subject(library: Library, part: Part, title: str, end: CableEnd, name: str) -> Subject:
    connector = library.part_by_number.get(end.connector)
    face = _face_of(library, connector)
    conductors = part.cable.conductors if part.cable else ()
    step = 1 if title == "end A" else -1
    rows = tuple(
        (*(item.contact_a, item.contact_b)[::step], *cells(CORES, item)) for item in conductors
    )
    return Subject(
        part=part,
        name=name,
        folder=library.file_name(part.part_number),
        source=source_of(library, part),
        port=title,
        purpose=end.label,
        connector=connector,
        connector_number=end.connector,
        face=face,
        contact_names=_names(connector, face, end.contact_names),
        columns=CABLE_COLUMNS,
        rows=rows,
        signals=_joined((row[0], row[2]) for row in rows),
        open_points=_open_at_end(library, part, title[-1], face),
        doubted=doubted_cores(library, part, title[-1]),
    )


def _face_subject(library: Library, part: Part, spec: ConnectorSpec) -> Subject:
    face = library.face_by_id.get(spec.face)
    names = _names(part, face, {})
    flat = face is not None and face.shell.kind is ShellKind.MODULAR
    rows = tuple(
        (names.get(contact.id, contact.id), ROLE_WORDS[contact.role], _size(contact))
        for contact in (face.contacts if face else ())
    )
    return Subject(
        part=part,
        name=library.file_name(part.part_number),
        source=source_of(library, part),
        connector=part,
        connector_number=part.part_number,
        face=face,
        contact_names=names,
        columns=BLADE_COLUMNS if flat else FACE_COLUMNS,
        rows=rows,
        open_points=(
            *doubts_of(library).connector(part.part_number),
            *doubts_of(library).face(face),
        ),
    )


def _open_at_port(
    library: Library, part: Part, port: Port, face: Face | None
) -> tuple[OpenPoint, ...]:
    """What is open about a port, its connector, its face, and which contacts it has."""
    doubts = doubts_of(library)
    contacts = (doubts.pin(part, port, pin) for pin in port.pins)
    named = (point for found in contacts for point in found if point.field == "contact")
    return (*doubts.port(part, port), *doubts.face(face), *dict.fromkeys(named))


def _open_at_end(
    library: Library, part: Part, letter: str, face: Face | None
) -> tuple[OpenPoint, ...]:
    """What is open about an end of a cable, its connector, its face, and where cores land."""
    doubts, field = doubts_of(library), f"contact_{letter.lower()}"
    cores = (doubts.conductor(part, core) for core in (part.cable.conductors if part.cable else ()))
    landed = (point for found in cores for point in found if point.field == field)
    return (*doubts.end(part, letter), *doubts.face(face), *dict.fromkeys(landed))


def _size(contact: FaceContact) -> str:
    guessed = f"{GUESSED} " if contact.diameter_basis is Basis.APPROXIMATE else ""
    return f"{guessed}{contact.diameter_mm:f}"


def source_of(library: Library, part: Part) -> str:
    """The document that a part was taken from by its title, and the section; empty if none."""
    titles = {document.id: document.title for document in library.source_documents}
    document = next((source.document for source in part.sources if source.document), "")
    section = next((source.section for source in part.sources if source.section), "")
    return ", ".join(word for word in (titles.get(document, document), section) if word)


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Signals by contact; several on one contact are joined."""
    signals: dict[str, str] = {}
    for contact, signal in pairs:
        signals[contact] = f"{signals[contact]} / {signal}" if contact in signals else signal
    return signals


def _without_empty(
    columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], keep: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The table without the columns after `keep` that say nothing."""
    kept = [
        index for index in range(len(columns)) if index < keep or any(row[index] for row in rows)
    ]
    return (
        tuple(columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in rows),
    )
