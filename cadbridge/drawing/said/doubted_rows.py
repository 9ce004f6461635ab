"""Which contacts of the table beside a face have a value that is open."""

from collections.abc import Collection, Iterable, Mapping

from cadbridge.doubts import OpenPoint, doubts_of
from cadbridge.drawing.said.core_colours import Landing
from cadbridge.model import Library, Part, Port

SHOWN = ("signal", "direction", "colour")
"""Fields of a row in which a wrong value is a wrong wire; of contacts the notes speak anyhow."""

Doubted = Mapping[str, tuple[str, ...]]
"""Contacts by the field that is open of them."""


def doubted_pins(library: Library, part: Part, port: Port, unsure: Collection[Landing]) -> Doubted:
    """The contacts of a port of which a value is open, or the colour of the core there.

    Args:
        library: with the cables.
        part: that has the port.
        port: whose contacts are listed.
        unsure: where a colour is left out, as `doubted_colours` says.
    """
    doubts = doubts_of(library)
    found = _by_field((pin.contact, doubts.pin(part, port, pin)) for pin in port.pins)
    listed = (pin.contact for pin in port.pins)
    without = tuple(contact for contact in listed if (port.designation, contact) in unsure)
    return {**found, "colour": without} if without else found


def doubted_cores(library: Library, part: Part, letter: str) -> Doubted:
    """The contacts at an end of a cable, ``A`` or ``B``, of whose cores a value is open."""
    doubts, field = doubts_of(library), f"contact_{letter.lower()}"
    cores = part.cable.conductors if part.cable else ()
    return _by_field(
        (getattr(core, field) or core.id, doubts.conductor(part, core)) for core in cores
    )


def _by_field(rows: Iterable[tuple[str, Iterable[OpenPoint]]]) -> Doubted:
    found: dict[str, tuple[str, ...]] = {}
    for contact, points in rows:
        for field in {point.field for point in points if not point.is_of_all_rows}:
            if field in SHOWN:
                found[field] = (*found.get(field, ()), contact)
    return {field: tuple(dict.fromkeys(found[field])) for field in SHOWN if field in found}
