"""Parts like those of real databases, as many as wanted, the same every time."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import overload

from cadbridge.library import read_library, shipped
from cadbridge.model import (
    CableEnd,
    Classification,
    Direction,
    Document,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Property,
    Source,
    SourceDocument,
)

MAKER = Manufacturer(short_name="ACME", name="ACME Drives & Controls", website="https://acme.test")
DOCUMENT = SourceDocument(id="acme-catalogue", title="Catalogue")
PINS = 9
"""With the device itself they make 10 function templates."""
PROTOTYPES = 97
"""Different parts before pins, values and texts repeat; part numbers never do."""
NEVER = sys.maxsize
"""As many prototypes as parts: nothing repeats."""

_SIGNALS = ("+24 Vdc", "0 Vdc", "CAN-High", "CAN-Low", "U", "V", "W", "PE", "NC")
_DIRECTIONS = (
    Direction.SUPPLY_IN,
    Direction.GROUND,
    Direction.BIDIR,
    Direction.BIDIR,
    Direction.OUT,
    Direction.OUT,
    Direction.OUT,
    Direction.PROTECTIVE_EARTH,
    Direction.NC,
)


def part_number(index: int) -> str:
    """A number with the leading zeros that programs like to lose."""
    return f"ACME.{index:08d}"


def make_part(index: int, prototypes: int = PROTOTYPES) -> Part:
    """A drive of its own objects: 60 EPLAN attributes, 10 function templates, 3 languages."""
    variant = index % prototypes
    kilowatts = Decimal(variant + 1) / 10
    return Part(
        part_number=part_number(index),
        kind=Kind.DRIVE,
        manufacturer=MAKER.short_name,
        type_number=f"{index:08d}",
        order_number=f"{index:08d}",
        description={
            "de_DE": f"Servoantrieb für Schaltschränke, {kilowatts} kW",
            "en_US": f"Servo drive for control cabinets, {kilowatts} kW",
            "it_IT": f"Azionamento per quadri elettrici, {kilowatts} kW",
        },
        note={
            "de_DE": "Nur mit geschirmter Leitung; max. 40 °C",
            "en_US": 'Shielded cable only; max. 40 °C & "IP20"',
            "it_IT": "Solo con cavo schermato; max. 40 °C",
        },
        classifications=(Classification(system="ECLASS", release="9.0", code="27029090"),),
        width_mm=Decimal("55.5"),
        height_mm=Decimal(2200 + variant) / 10,
        depth_mm=Decimal("142.0"),
        weight_kg=Decimal("1.250"),
        properties=(
            Property(name="Rated power", value=str(kilowatts), unit="kW"),
            Property(name="Rated voltage", minimum="20", maximum="60", unit="V"),
            Property(name="Degree of protection", value="IP20"),
        ),
        documents=(Document(title="Data sheet", url=f"https://acme.test/{variant}.pdf"),),
        ports=(Port(designation="X1", purpose="Motor and bus", pins=_pins(variant)),),
        sources=(Source(document=DOCUMENT.id, section="Drives"),),
    )


def _pins(variant: int) -> tuple[Pin, ...]:
    return tuple(
        Pin(
            contact=str(position + 1),
            signal=_SIGNALS[position],
            function=f"{_SIGNALS[position]} of axis {variant}",
            direction=_DIRECTIONS[position],
        )
        for position in range(PINS)
    )


_NUMBERS = ("part_number", "type_number", "order_number")


class Parts(Sequence[Part]):
    """As many parts as wanted, of which only the prototypes are in memory.

    Each gets its number when it is asked for, and keeps it until the next of its prototype is:
    parts that were made anew took a tenth of the time that is to be measured.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._prototypes = [make_part(index) for index in range(min(count, PROTOTYPES))]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Part]: ...
    def __getitem__(self, index: int | slice) -> Part | Sequence[Part]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        part = self._prototypes[index % PROTOTYPES]
        number = f"{index:08d}"
        for name, value in zip(_NUMBERS, (part_number(index), number, number), strict=True):
            object.__setattr__(part, name, value)
        return part

    def __iter__(self) -> Iterator[Part]:
        return (self[index] for index in range(self._count))


def unlike_parts(count: int) -> tuple[Part, ...]:
    """Parts of which no two have a pin, a value or a text about them in common."""
    return tuple(make_part(index, NEVER) for index in range(count))


def small_library() -> Library:
    """What the parts refer to, without parts."""
    return Library(manufacturers=(MAKER,), source_documents=(DOCUMENT,))


def whole_library(count: int) -> Library:
    """A library that shares no object with another one made here."""
    return replace(small_library(), parts=tuple(make_part(index) for index in range(count)))


@cache
def shipped_library() -> Library:
    """The shipped library."""
    return read_library(shipped("library")).library


def multiplied_library(parts: int) -> Library:
    """The shipped library, its drives, cables and contactor again and again under new numbers.

    Each copy's cables are for the ports of that copy's drives.
    """
    library = shipped_library()
    connectors = [part for part in library.parts if part.kind is Kind.CONNECTOR]
    others = [part for part in library.parts if part.kind is not Kind.CONNECTOR]
    copies = (
        _copy(others[index % len(others)], f"/{index // len(others)}")
        for index in range(parts - len(connectors))
    )
    return library.with_parts((*connectors, *copies))


def _copy(part: Part, mark: str) -> Part:
    cable = part.cable
    if cable is not None:
        end_a, end_b = _end_of_copy(cable.end_a, mark), _end_of_copy(cable.end_b, mark)
        lengths = tuple(
            replace(item, order_code=f"{item.order_code}{mark}") for item in cable.lengths
        )
        cable = replace(cable, end_a=end_a, end_b=end_b, lengths=lengths)
    return replace(
        part,
        part_number=f"{part.part_number}{mark}",
        type_number=f"{part.type_number}{mark}",
        accessories=tuple(
            replace(item, part_number=f"{item.part_number}{mark}") for item in part.accessories
        ),
        cable=cable,
    )


def _end_of_copy(end: CableEnd, mark: str) -> CableEnd:
    mates = (replace(item, part_number=f"{item.part_number}{mark}") for item in end.mates_with)
    return replace(end, mates_with=tuple(mates))
