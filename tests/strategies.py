"""Random values of the whole model, for property tests.

Parts are whole and libraries consistent: keys are unique, what is referred to exists, contacts
are on their face. `extras` and `records` stay empty: what may stand there is a format's own
matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from cadbridge.model import (
    Accessory,
    Basis,
    CableEnd,
    CableLength,
    CableSpec,
    Certainty,
    Classification,
    Conductor,
    ConnectorSpec,
    ContactRole,
    Direction,
    Document,
    EndState,
    Extra,
    Face,
    FaceContact,
    Figure,
    Function,
    FunctionType,
    Gender,
    Key,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    PortReference,
    Property,
    Shell,
    ShellKind,
    Source,
    SourceDocument,
    Terminal,
)
from cadbridge.model.fields import key_of
from cadbridge.model.naming import printed_names

T = TypeVar("T")

AWKWARD = (
    "003108020082",
    "1.10",
    "=1+1",
    "+24 Vdc",
    "-",
    "#N/A",
    "13-14",
    "3E8",
    "1/2",
    "1e999999",
    "0x1F",
    "NaN",
    "NO",
    "null",
    "~",
    "TRUE",
    "Schütz für Überlast",
    "±10V, 0.75 mm²",
    "a@b",
    "Q1;Q2",
    'say "hi"',
    "it's",
    "'quoted",
    "a  b",
    "a: b # c",
    "%%d",
    "\\P{x}",
    "\\U+00B5",
    "^J",
    "_x0041_",
    "<&>]]>",
    "😀",
)
"""Texts that one format or another is known to take for something else."""

_PRINTABLE = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))


@cache
def texts(max_size: int = 20) -> SearchStrategy[str]:
    """Printable text on one line, not empty, without blanks at its ends."""
    characters = st.one_of(st.characters(min_codepoint=32, max_codepoint=126), _PRINTABLE)
    free = st.text(characters, min_size=1, max_size=max_size).map(str.strip).filter(bool)
    return st.one_of(st.sampled_from([text for text in AWKWARD if len(text) <= max_size]), free)


@cache
def maybe(strategy: SearchStrategy[str]) -> SearchStrategy[str]:
    """The text, or none."""
    return st.one_of(st.just(""), strategy)


@cache
def identifiers() -> SearchStrategy[str]:
    """Designations as they stand on products: ``1``, ``01``, ``1.10``, ``CAN IN``, ``I/O``."""
    known = ("1", "01", "10", "A1", "13", "X1", "CAN IN", "I/O", "1.10", "3E8", "Case", "T", "+")
    free = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 /+._-]{0,10}", fullmatch=True).map(str.strip)
    return st.one_of(st.sampled_from(known), free)


@cache
def decimals(
    places: int = 3, *, low: int | Decimal = 0, high: int | Decimal = 10_000
) -> SearchStrategy[Decimal]:
    """Exact decimals between the bounds, with that many decimal places."""
    return st.decimals(low, high, places=places, allow_nan=False, allow_infinity=False)


@cache
def sources(documents: tuple[str, ...] = ()) -> SearchStrategy[Source]:
    """Sources with what their certainty asks for."""
    common = {
        "field": maybe(st.sampled_from(["note", "ports.pins.signal", "signal", "direction"])),
        "document": st.sampled_from(["", *documents]),
        "section": maybe(texts()),
        "printed": maybe(texts()),
    }
    return st.one_of(
        st.builds(Source, **common),
        st.builds(
            Source,
            certainty=st.sampled_from([Certainty.INFERRED, Certainty.MISSING]),
            reason=texts(),
            **common,
        ),
        st.builds(
            Source,
            certainty=st.just(Certainty.CONFLICTING),
            reason=texts(),
            readings=st.tuples(texts(), texts()),
            **common,
        ),
    )


def _some(strategy: SearchStrategy[T], most: int = 2) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _keyed(strategy: SearchStrategy[T], most: int = 3) -> SearchStrategy[tuple[T, ...]]:
    """A tuple of objects with different keys."""
    return st.lists(strategy, max_size=most, unique_by=key_of).map(tuple)


@cache
def languages() -> SearchStrategy[dict[str, str]]:
    """Texts by language."""
    codes = st.sampled_from(["en_US", "de_DE", "it_IT", "??_??"])
    return st.dictionaries(codes, texts(), max_size=2)


@cache
def extras() -> SearchStrategy[Extra]:
    """Anything a foreign file may have held."""
    return st.recursive(
        texts(),
        lambda inner: st.one_of(
            st.lists(inner, max_size=2), st.dictionaries(texts(), inner, max_size=2)
        ),
        max_leaves=4,
    )


@cache
def figures() -> SearchStrategy[Figure]:
    """Measures with their basis."""
    return st.builds(
        Figure,
        name=st.sampled_from(["outer_diameter_mm", "width_mm", "angle_deg"]),
        value=decimals(),
        basis=st.sampled_from(Basis),
        reference=maybe(texts()),
    )


@cache
def face_contacts() -> SearchStrategy[FaceContact]:
    """Contact positions within 10 mm of the centre."""
    return st.builds(
        FaceContact,
        id=identifiers(),
        x_mm=decimals(low=-10, high=10),
        y_mm=decimals(low=-10, high=10),
        diameter_mm=decimals(2, low=Decimal("0.5"), high=2),
        role=st.sampled_from(ContactRole),
        position_basis=st.sampled_from(Basis),
        diameter_basis=st.sampled_from(Basis),
    )


@cache
def faces() -> SearchStrategy[Face]:
    """Insert arrangements with one to five contacts."""
    return st.builds(
        Face,
        id=identifiers(),
        title=texts(),
        standard=maybe(texts()),
        contacts=st.lists(face_contacts(), min_size=1, max_size=5, unique_by=key_of).map(tuple),
        shell=st.builds(
            Shell,
            kind=st.sampled_from(ShellKind),
            thread=maybe(texts()),
            figures=_keyed(figures()),
        ),
        key=st.builds(
            Key,
            kind=st.sampled_from(["rib", "groove", "none_found"]),
            figures=_keyed(figures()),
            remarks=maybe(texts()),
        ),
        numbering=maybe(texts()),
        numbering_basis=st.sampled_from(Basis),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )


@cache
def manufacturers() -> SearchStrategy[Manufacturer]:
    """Makers of parts."""
    return st.builds(
        Manufacturer,
        short_name=st.from_regex(r"[A-Z]{2,5}", fullmatch=True),
        name=texts(),
        website=maybe(st.just("https://example.com/a?b=1&c=2")),
        sources=_some(sources(), 1),
    )


@cache
def source_documents() -> SearchStrategy[SourceDocument]:
    """Documents that a library is made from."""
    return st.builds(
        SourceDocument,
        id=identifiers(),
        title=texts(),
        publisher=maybe(texts()),
        date=maybe(st.sampled_from(["12/2019", "2026-01-31", "03.04.05"])),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )


@dataclass(frozen=True)
class Built:
    """A connector that ports and cable ends can have, with the contacts that may be wired."""

    part_number: str = ""
    face: Face | None = None
    spec: ConnectorSpec | None = None

    def contacts(self, own: Mapping[str, str]) -> SearchStrategy[str]:
        """Names of its contacts where the port renames some; any name where it has no face."""
        if self.face is None or self.spec is None:
            return identifiers()
        shell = [self.spec.shell_contact] if self.spec.shell_contact else []
        return st.sampled_from([*printed_names(self.face, self.spec, own).values(), *shell])


NO_CONNECTOR = (Built(),)


def _renamings(face: Face | None) -> SearchStrategy[dict[str, str]]:
    """Nothing, or another name for the face's first contact."""
    if face is None:
        return st.just({})
    return st.sampled_from([{}, {face.contacts[0].id: "renamed"}])


def _pins(built: Built, own: Mapping[str, str]) -> SearchStrategy[Pin]:
    return st.builds(
        Pin,
        contact=built.contacts(own),
        signal=maybe(texts()),
        function=maybe(texts()),
        direction=st.sampled_from(Direction),
        voltage=maybe(st.sampled_from(["24 V DC", "0 ... 10 V DC", "±10 V"])),
        optional=st.booleans(),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )


@cache
def pins() -> SearchStrategy[Pin]:
    """Contacts of a port and what they do."""
    return _pins(Built(), {})


@st.composite
def ports(draw: DrawFn, built: Sequence[Built] = NO_CONNECTOR) -> Port:
    """Ports of a device, each with one of the connectors."""
    connector = draw(st.sampled_from(built))
    own = draw(_renamings(connector.face))
    return Port(
        designation=draw(identifiers()),
        purpose=draw(maybe(texts())),
        connector=connector.part_number,
        contact_names=own,
        pins=draw(_keyed(_pins(connector, own))),
        sources=draw(_some(sources(), 1)),
    )


@cache
def properties() -> SearchStrategy[Property]:
    """Technical values: one, or a range."""
    common: dict[str, Any] = {
        "group": maybe(texts()),
        "name": texts(),
        "condition": maybe(texts()),
        "unit": maybe(st.sampled_from(["V", "mm²", "%", "°C"])),
        "sources": _some(sources(), 1),
    }
    number = st.sampled_from(["24", "0.8", "-25", "1.10", "007"])
    return st.one_of(
        st.builds(Property, value=texts(), **common),
        st.builds(Property, minimum=number, maximum=number, **common),
    )


def accessories(part_numbers: Sequence[str]) -> SearchStrategy[Accessory]:
    """References to parts that go with one."""
    return st.builds(
        Accessory,
        part_number=st.sampled_from(part_numbers),
        quantity=decimals(0, low=1, high=10),
        required=st.booleans(),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )


@cache
def documents() -> SearchStrategy[Document]:
    """Drawings and data sheets about a part."""
    return st.builds(
        Document,
        title=texts(),
        number=maybe(identifiers()),
        url=maybe(st.just("https://example.com/sheet.pdf")),
        author=maybe(texts()),
        date=maybe(st.just("02/12/2019")),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )


@cache
def classifications() -> SearchStrategy[Classification]:
    """Classes in public systems."""
    return st.builds(
        Classification,
        system=st.sampled_from(["ETIM", "ECLASS", "IEC 81346-2"]),
        release=maybe(st.sampled_from(["9.0", "13"])),
        code=st.sampled_from(["EC000066", "27-37-10-03", "27371003", "QAB"]),
    )


@st.composite
def _part(draw: DrawFn, /, kind: Kind, maker: str = "GEN", **special: Any) -> Part:
    """A part with the fields that every kind has; `special` are strategies of the others."""
    type_number = draw(identifiers())
    measure = st.one_of(st.none(), decimals(2, low=Decimal("0.01")))
    return Part(
        part_number=f"{maker}.{type_number}",
        kind=kind,
        manufacturer=maker,
        type_number=type_number,
        order_number=draw(maybe(identifiers())),
        description=draw(languages()),
        note=draw(languages()),
        classifications=draw(_keyed(classifications(), 2)),
        width_mm=draw(measure),
        height_mm=draw(measure),
        depth_mm=draw(measure),
        weight_kg=draw(measure),
        properties=draw(_keyed(properties(), 2)),
        documents=draw(_keyed(documents(), 1)),
        sources=draw(_some(sources(), 1)),
        **{name: draw(strategy) for name, strategy in special.items()},
    )


@st.composite
def _connector_specs(draw: DrawFn, face: Face | None) -> ConnectorSpec:
    return ConnectorSpec(
        series=draw(st.sampled_from(["M12", "M23", "Han D", "D-sub"])),
        size=draw(maybe(identifiers())),
        coding=draw(st.sampled_from(["", "A", "D"])),
        ways=len(face.contacts) if face else draw(st.integers(1, 19)),
        gender=draw(st.sampled_from(Gender)),
        mounting=draw(st.sampled_from(["", "device", "cable"])),
        face=face.id if face else "",
        contact_names=draw(_renamings(face)),
        shell_contact=draw(st.sampled_from(["", "shell"])),
    )


@st.composite
def connectors(draw: DrawFn, known: Sequence[Face] = (), maker: str = "GEN") -> Part:
    """Connector parts, each with one of the known faces or with none."""
    face = draw(st.sampled_from([None, *known]))
    return draw(_part(Kind.CONNECTOR, maker, connector=_connector_specs(face)))


def drives(built: Sequence[Built] = NO_CONNECTOR, maker: str = "GEN") -> SearchStrategy[Part]:
    """Drives whose ports have the given connectors."""
    return _part(Kind.DRIVE, maker, ports=_keyed(ports(built)))


@st.composite
def _cable_ends(draw: DrawFn, end: Built, targets: Sequence[PortReference]) -> CableEnd:
    free = [EndState.OPEN, EndState.NOT_STATED]
    return CableEnd(
        state=EndState.CONNECTOR if end.part_number else draw(st.sampled_from(free)),
        connector=end.part_number,
        label=draw(maybe(texts())),
        mates_with=draw(_keyed(st.sampled_from(targets), 2)) if targets else (),
        contact_names=draw(_renamings(end.face)),
        sources=draw(_some(sources(), 1)),
    )


def conductors(contacts_a: SearchStrategy[str], contacts_b: SearchStrategy[str]) -> Any:
    """Rows of a wiring table, without reference to another conductor."""
    return st.builds(
        Conductor,
        id=identifiers(),
        colour=st.sampled_from(["", "BN", "GNYE", "WHGN", "GY"]),
        colour_printed=maybe(texts()),
        core_number=maybe(identifiers()),
        cross_section_mm2=st.one_of(st.none(), decimals(2, low=Decimal("0.14"), high=25)),
        shield=st.booleans(),
        pair=maybe(identifiers()),
        contact_a=maybe(contacts_a),
        contact_b=maybe(contacts_b),
        signal=maybe(texts()),
        function=maybe(texts()),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )


@st.composite
def _cable_specs(
    draw: DrawFn, built: Sequence[Built], targets: Sequence[PortReference]
) -> CableSpec:
    ends = [draw(st.sampled_from([*built, *NO_CONNECTOR])) for _ in "AB"]
    end_a, end_b = (draw(_cable_ends(end, targets)) for end in ends)
    lengths = st.builds(
        CableLength,
        length_mm=decimals(0, low=100),
        order_code=st.from_regex(r"0[0-9]{11}|Z[0-9]{4}-[0-9]{2}", fullmatch=True),
        sources=_some(sources(), 1),
    )
    rows = conductors(ends[0].contacts(end_a.contact_names), ends[1].contacts(end_b.contact_names))
    return CableSpec(
        end_a=end_a,
        end_b=end_b,
        conductors=_with_core_shield(draw(_keyed(rows))),
        lengths=draw(_keyed(lengths)),
    )


def _with_core_shield(rows: tuple[Conductor, ...]) -> tuple[Conductor, ...]:
    """The rows, the last one shielded by the first if that is a shield."""
    if len(rows) < 2 or not rows[0].shield:
        return rows
    return (*rows[:-1], replace(rows[-1], shielded_by=rows[0].id))


def cables(
    built: Sequence[Built] = NO_CONNECTOR,
    targets: Sequence[PortReference] = (),
    maker: str = "GEN",
) -> SearchStrategy[Part]:
    """Cables with the given connectors at their ends, for the given ports."""
    return _part(Kind.CABLE, maker, cable=_cable_specs(built, targets))


@st.composite
def contactors(draw: DrawFn, maker: str = "GEN") -> Part:
    """Contactors whose functions use the terminals they have."""
    terminals = draw(
        _keyed(
            st.builds(
                Terminal,
                designation=st.sampled_from(["A1", "A2", "1", "2", "13", "14", "21", "22"]),
                connection=maybe(st.just("spring-loaded")),
                remarks=maybe(texts()),
                sources=_some(sources(), 1),
            ),
            6,
        )
    )
    designations = [terminal.designation for terminal in terminals]
    wired = st.lists(st.sampled_from(designations), max_size=2) if designations else st.just([])
    functions = st.builds(
        Function,
        name=identifiers(),
        type=st.sampled_from(FunctionType),
        terminals=wired.map(tuple),
        remarks=maybe(texts()),
        sources=_some(sources(), 1),
    )
    return draw(
        _part(Kind.CONTACTOR, maker, terminals=st.just(terminals), functions=_keyed(functions))
    )


def others(maker: str = "GEN") -> SearchStrategy[Part]:
    """Parts of no kind that the model knows."""
    return _part(Kind.OTHER, maker)


def parts() -> SearchStrategy[Part]:
    """Parts of every kind that refer to nothing outside themselves."""
    return st.one_of(drives(), connectors(), cables(), contactors(), others())


def built_of(library: Library) -> list[Built]:
    """The connectors that a library's ports and cable ends can have."""
    return [
        Built(part.part_number, library.face_by_id.get(part.connector.face), part.connector)
        for part in library.parts
        if part.connector
    ]


def _unique(candidates: Sequence[Part]) -> list[Part]:
    """Of several parts with one number, the first: others may refer to it."""
    return list({part.part_number: part for part in reversed(candidates)}.values())


@st.composite
def libraries(draw: DrawFn) -> Library:
    """Consistent libraries of a few parts of every kind."""
    makers = draw(st.lists(manufacturers(), min_size=1, max_size=2, unique_by=key_of))
    known_faces = draw(_keyed(faces(), 2))
    plugs = [draw(connectors(known_faces, makers[0].short_name)) for _ in known_faces]
    built = built_of(Library(parts=tuple(_unique(plugs)), faces=known_faces))
    maker = makers[-1].short_name
    devices = draw(st.lists(drives(built or NO_CONNECTOR, maker), max_size=2))
    devices = _unique([*plugs, *devices])
    targets = [
        PortReference(part_number=part.part_number, port=port.designation)
        for part in devices
        for port in part.ports
    ]
    more = st.one_of(cables(built, targets, maker), contactors(maker), others(maker))
    all_parts = _unique([*devices, *draw(st.lists(more, max_size=2))])
    if len(all_parts) > 1:
        references = accessories([part.part_number for part in all_parts[1:]])
        all_parts[0] = replace(all_parts[0], accessories=draw(_keyed(references, 2)))
    return Library(
        parts=tuple(all_parts),
        faces=known_faces,
        manufacturers=tuple(makers),
        source_documents=draw(_keyed(source_documents(), 2)),
    )
