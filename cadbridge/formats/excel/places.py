"""Objects of a part by name, for rows that speak about any of them (sources, contact names)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from cadbridge.model import CableEnd, Certainty, Library, Part

Address: TypeAlias = tuple[str, str, str, str]
"""Kind of object, what it stands within, its name, and the condition where names repeat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A cable end that knows which one it is."""

    end: str
    """``A`` or ``B``."""
    state: Any
    connector: str
    label: str
    mates_with: Any


def ends(spec: Any) -> tuple[End, End]:
    """Both ends of a cable."""
    return _end("A", spec.end_a), _end("B", spec.end_b)


def _end(name: str, end: CableEnd) -> End:
    return End(
        end=name,
        state=end.state,
        connector=end.connector,
        label=end.label,
        mates_with=end.mates_with,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source of one object."""

    object: str
    within: str
    name: str
    condition: str
    number: int
    """Place among the object's sources, from 1."""
    field: str
    document: str
    section: str
    printed: str
    certainty: Certainty
    reason: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One contact of a face that a product prints under another name."""

    object: str
    name: str
    contact: str
    printed: str


def objects(part: Part) -> Iterator[tuple[Address, Any]]:
    """Every object of a part that can have sources or contact names."""
    yield ("part", "", "", ""), part
    for prop in part.properties:
        yield ("property", prop.group, prop.name, prop.condition), prop
    for accessory in part.accessories:
        yield ("accessory", "", accessory.part_number, ""), accessory
    for document in part.documents:
        yield ("document", document.number, document.title, ""), document
    for port in part.ports:
        yield ("port", "", port.designation, ""), port
        for pin in port.pins:
            yield ("pin", port.designation, pin.contact, ""), pin
    if part.connector is not None:
        yield ("connector", "", "", ""), part.connector
    if part.cable is not None:
        yield from _cable_objects(part.cable)
    for terminal in part.terminals:
        yield ("terminal", "", terminal.designation, ""), terminal
    for function in part.functions:
        yield ("function", "", function.name, ""), function


def _cable_objects(spec: Any) -> Iterator[tuple[Address, Any]]:
    yield ("end", "", "A", ""), spec.end_a
    yield ("end", "", "B", ""), spec.end_b
    for conductor in spec.conductors:
        yield ("conductor", "", conductor.id, ""), conductor
    for length in spec.lengths:
        yield ("length", "", length.order_code, ""), length


def library_objects(library: Library) -> Iterator[tuple[Address, Any]]:
    """Objects beside the parts that can have sources and that workbooks carry."""
    for maker in library.manufacturers:
        yield ("manufacturer", "", maker.short_name, ""), maker
    for document in library.source_documents:
        yield ("source_document", "", document.id, ""), document


def source_rows(address: Address, item: Any) -> Iterator[SourceRow]:
    """The sources of an object as rows."""
    kind, within, name, condition = address
    for number, source in enumerate(getattr(item, "sources", ()), 1):
        values = {member.name: getattr(source, member.name) for member in fields(source)}
        yield SourceRow(
            object=kind, within=within, name=name, condition=condition, number=number, **values
        )


def name_rows(address: Address, item: Any) -> Iterator[NameRow]:
    """The contact names of a port, connector or cable end as rows."""
    for contact, printed in getattr(item, "contact_names", {}).items():
        yield NameRow(object=address[0], name=address[2], contact=contact, printed=printed)
