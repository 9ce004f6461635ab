"""Random values of the whole model, for property tests.

Parts are whole and libraries consistent: keys are unique, what is referred to exists, contacts
are on their face. `extras` and `records` stay empty: what may stand there is a format's own
matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from cadbridge.model import (
    Accessory,
    CableEnd,
    CableLength,
    CableSpec,
    Certainty,
    Classification,
    Conductor,
    ConnectorSpec,
    Document,
    Doubt,
    EndState,
    Extra,
    Face,
    FaceContact,
    Figure,
    Function,
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
def sources() -> SearchStrategy[Source]:
    """Sources with what their certainty asks for."""
    common = {
        "field": maybe(st.sampled_from(["note", "ports.pins.signal", "signal", "direction"])),
        "section": maybe(texts()),
        "printed": maybe(texts()),
    }
    return st.one_of(
        st.builds(Source, **common),
        st.builds(
            Source,
            certainty=st.sampled_from([Certainty.INFERRED, Certainty.MISSING]),
            reason=texts(),
            doubt=st.sampled_from(Doubt),
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


def _keyed(strategy: SearchStrategy[T], most: int = 3, least: int = 0) -> Any:
    """A tuple of objects with different keys."""
    return st.lists(strategy, min_size=least, max_size=most, unique_by=key_of).map(tuple)


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


_MEASURE = st.one_of(st.none(), decimals(2, low=Decimal("0.01")))
_BY_NAME: Mapping[str, SearchStrategy[Any]] = {
    **dict.fromkeys(("id", "designation"), identifiers()),
    **dict.fromkeys(("title", "name"), texts()),
    **dict.fromkeys(
        ("core_number", "number", "order_number", "pair", "size", "index"), maybe(identifiers())
    ),
    **dict.fromkeys(("connector_a", "connector_b"), maybe(identifiers())),
    **dict.fromkeys(("description", "note", "quantity_unit"), languages()),
    **dict.fromkeys(("description_2", "description_3"), languages()),
    **dict.fromkeys(("erp_number", "supplier_order_number"), maybe(identifiers())),
    **dict.fromkeys(
        ("price", "sales_price"), st.one_of(st.none(), decimals(4, low=Decimal("0.0001")))
    ),
    "price_unit": st.sampled_from([None, 1, 100]),
    "currency": maybe(st.sampled_from(["EUR", "CHF"])),
    "gtin": maybe(st.sampled_from(["4011209123458", "00012345678905"])),
    **dict.fromkeys(("width_mm", "height_mm", "depth_mm", "weight_kg"), _MEASURE),
    **dict.fromkeys(("wire_cross_section_mm2", "length_mm"), _MEASURE),
    **dict.fromkeys(("gauge", "wire_gauge"), maybe(st.sampled_from(["22 AWG", "4/0 AWG"]))),
    "wire_colour": maybe(st.sampled_from(["BK", "WHGN", "light blue"])),
    **dict.fromkeys(("url", "website"), maybe(st.just("https://example.com/a?b=1&c=2"))),
    "date": maybe(st.sampled_from(["12/2019", "2026-01-31", "03.04.05"])),
    "unit": maybe(st.sampled_from(["V", "mm²", "%", "°C"])),
    "voltage": maybe(st.sampled_from(["24 V DC", "0 ... 10 V DC", "±10 V"])),
    "definition": maybe(st.sampled_from(["1000.99.1", "201.1.3", "1302.2.1", "300.99.2", "a.b"])),
    **dict.fromkeys(
        ("descriptions", "cross_sections", "dimensions"),
        st.one_of(st.just(()), st.lists(texts(), min_size=1, max_size=3).map(tuple)),
    ),
    "sources": st.lists(sources(), max_size=1).map(tuple),
}


def built(cls: type[T], /, **special: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Objects of a class of the model: each field as given, else by its name or its type."""
    hints = get_type_hints(cls)
    model: Any = cls
    others = {
        item.name: _for_field(item.name, hints[item.name])
        for item in fields(model)
        if item.name not in special
    }
    return st.builds(cls, **special, **others)


def _for_field(name: str, hint: Any) -> SearchStrategy[Any]:
    if name in _BY_NAME:
        return _BY_NAME[name]
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return {str: maybe(texts()), bool: st.booleans()}[hint]


@cache
def faces() -> SearchStrategy[Face]:
    """Insert arrangements with one to five contacts, within 10 mm of the centre."""
    figures = _keyed(
        built(
            Figure,
            name=st.sampled_from(["outer_diameter_mm", "width_mm", "angle_deg"]),
            value=decimals(),
        )
    )
    contacts = built(
        FaceContact,
        x_mm=decimals(low=-10, high=10),
        y_mm=decimals(low=-10, high=10),
        diameter_mm=decimals(2, low=Decimal("0.5"), high=2),
    )
    return built(
        Face,
        contacts=_keyed(contacts, 5, least=1),
        shell=built(Shell, figures=figures),
        key=built(Key, kind=st.sampled_from(["rib", "groove", "none_found"]), figures=figures),
    )


@dataclass(frozen=True)
class Plug:
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


NO_PLUG = (Plug(),)


def _renamings(face: Face | None) -> SearchStrategy[dict[str, str]]:
    """Nothing, or another name for the face's first contact."""
    return st.sampled_from([{}, {face.contacts[0].id: "renamed"}]) if face else st.just({})


@st.composite
def ports(draw: DrawFn, plugs: Sequence[Plug] = NO_PLUG) -> Port:
    """Ports of a device, each with one of the connectors."""
    plug = draw(st.sampled_from(plugs))
    own = draw(_renamings(plug.face))
    port = built(
        Port,
        connector=st.just(plug.part_number),
        contact_names=st.just(own),
        pins=_keyed(built(Pin, contact=plug.contacts(own))),
    )
    return draw(port)


@cache
def properties() -> SearchStrategy[Property]:
    """Technical values: one, or a range."""
    none, number = st.just(""), st.sampled_from(["24", "0.8", "-25", "1.10", "007"])
    return st.one_of(
        built(Property, value=texts(), minimum=none, maximum=none),
        built(Property, value=none, minimum=number, maximum=number),
    )


def accessories(part_numbers: Sequence[str]) -> SearchStrategy[Accessory]:
    """References to parts that go with one."""
    number = st.sampled_from(part_numbers)
    return built(Accessory, part_number=number, quantity=decimals(0, low=1, high=10))


@cache
def classifications() -> SearchStrategy[Classification]:
    """Classes in public systems."""
    return built(
        Classification,
        system=st.sampled_from(["ETIM", "ECLASS", "IEC 81346-2"]),
        release=maybe(st.sampled_from(["9.0", "13"])),
        code=st.sampled_from(["EC000066", "27-37-10-03", "27371003", "QAB"]),
    )


_OWN_GROUPS = {
    Kind.DRIVE: ("1/5/0",),
    Kind.CONNECTOR: ("1/4/0", "1/4/215"),
    Kind.CABLE: ("1/29/0",),
    Kind.SENSOR: ("1/12/207", "2/41/97"),
    Kind.VALVE: ("2/44/118",),
    Kind.OTHER: ("1/12/208", "1/1/0", "4/17/1"),
}
"""Product groups that are not the usual ones of their kinds."""


@st.composite
def _part(draw: DrawFn, /, kind: Kind, maker: str, **special: SearchStrategy[Any]) -> Part:
    """A part of a kind, with nothing that only other kinds have."""
    type_number = draw(identifiers())
    part = st.builds(
        Part,
        part_number=st.just(f"{maker}.{type_number}"),
        kind=st.just(kind),
        product_group=st.sampled_from(["", *_OWN_GROUPS.get(kind, ())]),
        supplier=st.sampled_from(["", maker]),
        manufacturer=st.just(maker),
        type_number=st.just(type_number),
        classifications=_keyed(classifications(), 2),
        properties=_keyed(properties(), 2),
        documents=_keyed(built(Document), 1),
        **{item.name: _BY_NAME[item.name] for item in fields(Part) if item.name in _BY_NAME},
        **special,
    )
    return draw(part)


@st.composite
def connectors(draw: DrawFn, known: Sequence[Face] = (), maker: str = "GEN") -> Part:
    """Connector parts, each with one of the known faces or with none."""
    face = draw(st.sampled_from([None, *known]))
    spec = built(
        ConnectorSpec,
        series=st.sampled_from(["M12", "M23", "Han D", "D-sub"]),
        coding=st.sampled_from(["", "A", "D"]),
        ways=st.just(len(face.contacts)) if face else st.integers(1, 19),
        mounting=st.sampled_from(["", "device", "cable"]),
        face=st.just(face.id if face else ""),
        contact_names=_renamings(face),
        shell_contact=st.sampled_from(["", "shell"]),
    )
    return draw(_part(Kind.CONNECTOR, maker, connector=spec))


def drives(plugs: Sequence[Plug] = NO_PLUG, maker: str = "GEN") -> SearchStrategy[Part]:
    """Drives whose ports have the given connectors."""
    return _part(Kind.DRIVE, maker, ports=_keyed(ports(plugs)))


def _cable_ends(plug: Plug, targets: Sequence[PortReference]) -> SearchStrategy[CableEnd]:
    states = [EndState.CONNECTOR] if plug.part_number else [EndState.OPEN, EndState.NOT_STATED]
    return built(
        CableEnd,
        state=st.sampled_from(states),
        connector=st.just(plug.part_number),
        mates_with=_keyed(st.sampled_from(targets), 2) if targets else st.just(()),
        contact_names=_renamings(plug.face),
    )


@st.composite
def _cable_specs(
    draw: DrawFn, plugs: Sequence[Plug], targets: Sequence[PortReference]
) -> CableSpec:
    near, far = (draw(st.sampled_from([*plugs, *NO_PLUG])) for _ in "AB")
    end_a, end_b = draw(_cable_ends(near, targets)), draw(_cable_ends(far, targets))
    conductors = built(
        Conductor,
        colour=st.sampled_from(["", "BN", "GNYE", "WHGN", "GY"]),
        cross_section_mm2=st.one_of(st.none(), decimals(2, low=Decimal("0.14"), high=25)),
        shielded_by=st.just(""),
        contact_a=maybe(near.contacts(end_a.contact_names)),
        contact_b=maybe(far.contacts(end_b.contact_names)),
    )
    lengths = built(
        CableLength,
        length_mm=decimals(0, low=100),
        order_code=st.from_regex(r"0[0-9]{11}|Z[0-9]{4}-[0-9]{2}", fullmatch=True),
    )
    return CableSpec(
        end_a=end_a,
        end_b=end_b,
        conductors=_with_core_shield(draw(_keyed(conductors))),
        lengths=draw(_keyed(lengths)),
    )


def _with_core_shield(rows: tuple[Conductor, ...]) -> tuple[Conductor, ...]:
    """The rows, the last one shielded by the first if that is a shield."""
    if len(rows) < 2 or not rows[0].shield:
        return rows
    return (*rows[:-1], replace(rows[-1], shielded_by=rows[0].id))


def cables(
    plugs: Sequence[Plug] = NO_PLUG,
    targets: Sequence[PortReference] = (),
    maker: str = "GEN",
) -> SearchStrategy[Part]:
    """Cables with the given connectors at their ends, for the given ports."""
    return _part(Kind.CABLE, maker, cable=_cable_specs(plugs, targets))


@st.composite
def contactors(draw: DrawFn, maker: str = "GEN") -> Part:
    """Contactors whose functions use the terminals they have."""
    known = draw(st.sets(st.sampled_from(["A1", "A2", "1", "2", "13", "14", "21", "22"])))
    designations = sorted(known)
    terminals = st.tuples(*(built(Terminal, designation=st.just(item)) for item in designations))
    wired = st.lists(st.sampled_from(designations), max_size=2) if designations else st.just([])
    functions = built(
        Function,
        name=identifiers(),
        terminals=wired.map(tuple),
        designation=maybe(identifiers()),
    )
    return draw(_part(Kind.CONTACTOR, maker, terminals=terminals, functions=_keyed(functions)))


_SPECIAL = (Kind.CONNECTOR, Kind.DRIVE, Kind.CABLE, Kind.CONTACTOR)


def others(maker: str = "GEN") -> SearchStrategy[Part]:
    """Parts of the kinds that have nothing of their own."""
    kinds = [kind for kind in Kind if kind not in _SPECIAL]
    return st.sampled_from(kinds).flatmap(lambda kind: _part(kind, maker))


def parts() -> SearchStrategy[Part]:
    """Parts of every kind that refer to nothing outside themselves."""
    return st.one_of(drives(), connectors(), cables(), contactors(), others())


def _unique(candidates: Sequence[Part]) -> list[Part]:
    """Of several parts with one number, the first: others may refer to it."""
    return list({part.part_number: part for part in reversed(candidates)}.values())


def _plugs(candidates: Sequence[Part], known: Sequence[Face]) -> list[Plug]:
    library = Library(parts=tuple(candidates), faces=tuple(known))
    return [
        Plug(part.part_number, library.face_of(part.connector), part.connector)
        for part in library.parts
    ]


def _with_own_codes(parts: list[Part]) -> list[Part]:
    """Without cables that share an order code with one before."""
    taken: set[str] = set()
    kept = []
    for part in parts:
        codes = {item.order_code for item in part.cable.lengths} if part.cable else set()
        if not codes & taken:
            kept.append(part)
        taken |= codes
    return kept


@st.composite
def libraries(draw: DrawFn) -> Library:
    """Consistent libraries of a few parts of every kind."""
    short_name = st.from_regex(r"[A-Z]{2,5}", fullmatch=True)
    makers = draw(_keyed(built(Manufacturer, short_name=short_name), 2, least=1))
    known_faces = draw(_keyed(faces(), 2))
    known = _unique([draw(connectors(known_faces, makers[0].short_name)) for _ in known_faces])
    plugs = _plugs(known, known_faces)
    maker = makers[-1].short_name
    devices = draw(st.lists(drives(plugs or NO_PLUG, maker), max_size=2))
    devices = _unique([*known, *devices])
    targets = [
        PortReference(part_number=part.part_number, port=port.designation)
        for part in devices
        for port in part.ports
    ]
    more = st.one_of(cables(plugs, targets, maker), contactors(maker), others(maker))
    all_parts = _with_own_codes(_unique([*devices, *draw(st.lists(more, max_size=2))]))
    if len(all_parts) > 1:
        references = accessories([part.part_number for part in all_parts[1:]])
        all_parts[0] = replace(all_parts[0], accessories=draw(_keyed(references, 2)))
    return Library(
        parts=tuple(all_parts),
        faces=known_faces,
        manufacturers=makers,
        source_documents=draw(_keyed(built(SourceDocument), 2)),
    )
