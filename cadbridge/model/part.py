"""Parts and what they are made of.

Identifiers, contacts, terminal designations and order codes are text, always. Numbers are exact
decimals as written; the unit stands in the field name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from typing import Annotated, TypeAlias

from typing_extensions import TypeAliasType

from cadbridge.model.language import with_language_codes
from cadbridge.model.number import ExactNumber, Held
from cadbridge.model.source import Source

Texts: TypeAlias = Annotated[Mapping[str, str], Held(with_language_codes)]
"""Language code as EPLAN writes it (``en_US``, ``??_??`` for none) to text. Treat as read-only."""

Extra = TypeAliasType("Extra", "str | list[Extra] | dict[str, Extra]")
"""Anything a foreign file held: text, lists and mappings of text."""


class Kind(StrEnum):
    """What a part is; `OTHER` is whatever else there is.

    The mapping of EPLAN names the product group of each.
    """

    DRIVE = "drive"
    """Converter or servo drive, also with the motor built on."""
    MOTOR = "motor"
    CONNECTOR = "connector"
    CABLE = "cable"
    CONTACTOR = "contactor"
    RELAY = "relay"
    CIRCUIT_BREAKER = "circuit_breaker"
    """Miniature, moulded-case, motor and residual-current breakers."""
    POWER_SUPPLY = "power_supply"
    TERMINAL = "terminal"
    SENSOR = "sensor"
    PLC = "plc"
    """Controllers and their input and output modules."""
    VALVE = "valve"
    ENCLOSURE = "enclosure"
    OTHER = "other"


class Direction(StrEnum):
    """Direction of a pin's signal, seen from the part that has the pin."""

    IN = "in"
    OUT = "out"
    BIDIR = "bidir"
    SUPPLY_IN = "supply_in"
    SUPPLY_OUT = "supply_out"
    GROUND = "ground"
    PROTECTIVE_EARTH = "protective_earth"
    SHIELD = "shield"
    NC = "nc"
    """Not connected."""
    UNSPECIFIED = "unspecified"


class Gender(StrEnum):
    """Gender of the contacts: pins or sockets."""

    MALE = "male"
    FEMALE = "female"
    UNSPECIFIED = "unspecified"


class EndState(StrEnum):
    """What is at the end of a cable."""

    CONNECTOR = "connector"
    OPEN = "open"
    """Free conductor ends."""
    NOT_STATED = "not_stated"


class FunctionType(StrEnum):
    """Logical functions of a device, as far as people ask for them by type."""

    COIL = "coil"
    POWER_CONTACT = "power_contact"
    AUXILIARY_NO = "auxiliary_no"
    AUXILIARY_NC = "auxiliary_nc"
    CHANGE_OVER = "change_over"
    """A contact with a common, a closing and an opening side."""
    OVERLOAD = "overload"
    """The thermal release of a motor's protection."""
    SUPPRESSOR = "suppressor"
    MOTOR = "motor"
    BRAKE = "brake"
    TERMINAL = "terminal"
    PLC_INPUT = "plc_input"
    PLC_OUTPUT = "plc_output"
    SUPPLY = "supply"
    OTHER = "other"
    """Whatever else; its `Function.definition` says what, where a file gave one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A class of the part in a public system; the code is kept exactly as written."""

    system: str
    """``ETIM``, ``ECLASS``, ``IEC 81346-2``, ..."""
    release: str = ""
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One technical value: either `value`, or a range from `minimum` to `maximum`."""

    group: str = ""
    """Section of the data sheet, ``main circuit``."""
    name: str
    condition: str = ""
    """Under what condition the value holds, ``at AC-3, 400 V, rated value``."""
    value: str = ""
    minimum: str = ""
    maximum: str = ""
    unit: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessory:
    """A part that goes with this one."""

    part_number: str
    quantity: ExactNumber = Decimal(1)
    required: bool = False
    included: bool = False
    """Plugged in, or supplied with the part: not ordered again."""
    remarks: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A drawing, data sheet or page about the part."""

    title: str
    number: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    """As printed."""
    remarks: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionPoint:
    """What a function or a contact is wired by, as `Function.points` and `Pin.points` show it."""

    designation: str = ""
    description: str = ""
    cross_section: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One contact of a port and what it does."""

    contact: str
    """Designation as printed beside the contact."""
    signal: str = ""
    """Signal name, spelt the same on the drive and on its cables."""
    function: str = ""
    """What the document prints for the contact, word for word."""
    direction: Direction = Direction.UNSPECIFIED
    voltage: str = ""
    """With unit and kind: ``24 V DC``, ``0 ... 10 V DC``."""
    optional: bool = False
    second_contact: str = ""
    """Designation of the other end of a contact that passes through: ``1'``."""
    second_signal: str = ""
    """Signal at that end."""
    cross_section: str = ""
    """What can be connected, as written: ``0.2 - 2.5``."""
    dimension: str = ""
    """Of the connection, as written: ``M4``."""
    channel: str = ""
    """Of an input or output: ``0``."""
    definition: str = ""
    """As `Function.definition`, of contacts that are more than a plain one."""
    wire_colour: str = ""
    """Of the wire that lands here, where a list gives the near end alone: IEC 60757 code, or as
    printed."""
    wire_gauge: str = ""
    """As `Conductor.gauge`."""
    wire_cross_section_mm2: ExactNumber | None = None
    remarks: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def points(self) -> tuple[ConnectionPoint, ...]:
        """One connection point; two that belong together where the contact passes through."""
        more = {"cross_section": self.cross_section, "dimension": self.dimension}
        first = ConnectionPoint(designation=self.contact, description=self.signal, **more)
        if not self.second_contact and not self.second_signal:
            return (first,)
        second = ConnectionPoint(
            designation=self.second_contact, description=self.second_signal, **more
        )
        return first, second


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """A connector of a device, with its pins."""

    designation: str
    """``X1``, ``POWER``, exactly as the document names it."""
    purpose: str = ""
    connector: str = ""
    """Part number of the connector built into the device."""
    contact_names: Mapping[str, str] = field(default_factory=dict)
    """Contact of the face to the name printed here, where they differ: ``2`` to ``T``."""
    pins: tuple[Pin, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PortReference:
    """A port of another part."""

    part_number: str
    port: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CableEnd:
    """One end of a cable."""

    state: EndState = EndState.NOT_STATED
    connector: str = ""
    """Part number of the connector; only with state ``connector``."""
    label: str = ""
    """What the document calls this end."""
    mates_with: tuple[PortReference, ...] = ()
    contact_names: Mapping[str, str] = field(default_factory=dict)
    """As in `Port`."""
    sources: tuple[Source, ...] = ()


class Core(StrEnum):
    """Whether a row of a wiring table has a core."""

    PRESENT = ""
    NONE = "none"
    """The document keeps a row for a contact that no core leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conductor:
    """One row of a wiring table: a core, a shield, or both where the document joins them."""

    id: str
    """Unique in the cable."""
    colour: str = ""
    """IEC 60757 code, ``GNYE``; base colour first where a core has two."""
    colour_printed: str = ""
    core_number: str = ""
    cross_section_mm2: ExactNumber | None = None
    gauge: str = ""
    """As printed, where that is no cross-section in mm2: ``22 AWG``."""
    length_mm: ExactNumber | None = None
    """Of this conductor, where each has its own."""
    shield: bool = False
    """The shield of the cable lands here (alone, or with the core of this row)."""
    core: Core = Core.PRESENT
    """``none``: the row is no conductor; it stays in the table, is not counted and not wired."""
    shielded_by: str = ""
    """Id of the conductor that is this core's own shield."""
    pair: str = ""
    connector_a: str = ""
    """Connector, device or splice at this conductor's end A, where those of the cable differ."""
    contact_a: str = ""
    connector_b: str = ""
    contact_b: str = ""
    signal: str = ""
    """Spelt as on the pin it lands on."""
    function: str = ""
    """What the document prints, word for word."""
    remarks: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def is_wired(self) -> bool:
        """Whether anything leads from end to end: a core or a shield."""
        return self.core is not Core.NONE

    @property
    def has_core(self) -> bool:
        """Whether there is a core; a shield alone has none."""
        is_shield_alone = self.shield and not (self.colour or self.core_number)
        return self.is_wired and not is_shield_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class CableLength:
    """A length that can be ordered; each becomes a part of its own in EPLAN."""

    length_mm: ExactNumber
    order_code: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CableSpec:
    """What makes a part a cable. End A is the end at the drive."""

    end_a: CableEnd = CableEnd()
    end_b: CableEnd = CableEnd()
    conductors: tuple[Conductor, ...] = ()
    lengths: tuple[CableLength, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorSpec:
    """What makes a part a connector."""

    series: str
    """``M12``, ``M23``, ``Han D``, ``D-sub``, ..."""
    size: str = ""
    coding: str = ""
    """``A``, ``D``; empty where the document prints none."""
    ways: int
    gender: Gender
    mounting: str = ""
    """``device`` (fixed) or ``cable`` (free), straight or angled, as far as known."""
    face: str = ""
    """Id of the face."""
    contact_names: Mapping[str, str] = field(default_factory=dict)
    """As in `Port`."""
    shell_contact: str = ""
    """Name under which the metal shell counts as a contact, ``Case``; empty: it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """A physical connection of a device."""

    designation: str
    """IEC 60445: ``A1``, ``13``."""
    connection: str = ""
    """``spring-loaded``, ``screw``, ..."""
    remarks: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A logical function of a device, and the terminals it is wired by."""

    name: str
    """Unique in the part: ``coil``, ``main contact 1``."""
    type: FunctionType = FunctionType.OTHER
    definition: str = ""
    """EPLAN's function definition, ``1000.99.1``, where a file gave one; none: the usual one of
    the type."""
    designation: str = ""
    """Of the whole function: the plug of a motor's points, ``X1``; the number of a terminal."""
    index: str = ""
    """Of several alike: the level of a terminal, the number of a contact or coil, a channel."""
    terminals: tuple[str, ...] = ()
    """Designations, in the order of the function's connection points."""
    descriptions: tuple[str, ...] = ()
    """Of the connection points, in the same order; none where nothing is known of any."""
    cross_sections: tuple[str, ...] = ()
    """What can be connected to each, likewise."""
    dimensions: tuple[str, ...] = ()
    """Of the connections, likewise."""
    characteristics: str = ""
    """Technical characteristics in short: ``Mirror contact``."""
    remarks: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def points(self) -> tuple[ConnectionPoint, ...]:
        """All connection points with everything that is known of each."""
        lists = (self.terminals, self.descriptions, self.cross_sections, self.dimensions)
        return tuple(
            ConnectionPoint(
                designation=designation,
                description=description,
                cross_section=cross_section,
                dimension=dimension,
            )
            for designation, description, cross_section, dimension in zip_longest(
                *lists, fillvalue=""
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the library, of whatever kind."""

    part_number: str
    """Unique: ``<manufacturer short name>.<order or type number>``."""
    kind: Kind = Kind.OTHER
    product_group: str = ""
    """EPLAN's three numbers, ``1/9/1``; empty: the usual one of the kind."""
    manufacturer: str = ""
    """Short name of a `Manufacturer`."""
    type_number: str = ""
    order_number: str = ""
    description: Texts = field(default_factory=dict)
    description_2: Texts = field(default_factory=dict)
    description_3: Texts = field(default_factory=dict)
    note: Texts = field(default_factory=dict)
    classifications: tuple[Classification, ...] = ()
    width_mm: ExactNumber | None = None
    height_mm: ExactNumber | None = None
    depth_mm: ExactNumber | None = None
    weight_kg: ExactNumber | None = None
    erp_number: str = ""
    """The number under which the company itself keeps the part."""
    gtin: str = ""
    """Digits of the bar code (EAN, UPC), zeros in front included."""
    supplier: str = ""
    """Short name of whom it is bought from, a `Manufacturer` too."""
    supplier_order_number: str = ""
    """What the supplier calls it."""
    price: ExactNumber | None = None
    """Purchase price without tax, of `price_unit` pieces."""
    sales_price: ExactNumber | None = None
    """Of `price_unit` pieces."""
    currency: str = ""
    """Of the prices, as ISO 4217 codes it: ``EUR``."""
    price_unit: int | None = None
    """Pieces that a price is for, 1 or more."""
    quantity_unit: Texts = field(default_factory=dict)
    """In what it is counted: ``pcs``, ``m``."""
    properties: tuple[Property, ...] = ()
    accessories: tuple[Accessory, ...] = ()
    documents: tuple[Document, ...] = ()
    ports: tuple[Port, ...] = ()
    connector: ConnectorSpec | None = None
    cable: CableSpec | None = None
    terminals: tuple[Terminal, ...] = ()
    functions: tuple[Function, ...] = ()
    sources: tuple[Source, ...] = ()
    extras: Mapping[str, Extra] = field(default_factory=dict)
    """Per format: what its file held and no field above is for; written back unchanged."""

    @property
    def ends(self) -> Mapping[str, CableEnd]:
        """A cable's ends by their letters, ``A`` and ``B``; none of other parts."""
        return {"A": self.cable.end_a, "B": self.cable.end_b} if self.cable else {}
