"""The colours of the cores that land on a port, as far as they are no guess.

A core that plainly carries another signal than its contact has no colour there, and none is open.
"""

from collections.abc import Iterator

from cadbridge.doubts import doubts_of
from cadbridge.model import CableSpec, Certainty, Conductor, Library, Part, Pin, Port

Landing = tuple[str, str]
"""Port and contact."""


def core_colours(library: Library, part: Part) -> dict[Landing, str]:
    """Colour of the core at each contact where a cable of the library mates; none in doubt."""
    colours: dict[Landing, str] = {}
    for landing, colour, is_sure in _cores(library, part):
        if is_sure:
            colours.setdefault(landing, colour)
    return colours


def landing_colours(library: Library, part: Part) -> dict[Landing, set[str]]:
    """The colours of all cores that land at each contact, those in doubt and at odds as well."""
    colours: dict[Landing, set[str]] = {}
    for landing, conductor, _, _ in _landings(library, part):
        colours.setdefault(landing, set()).add(conductor.colour)
    return colours


def doubted_colours(library: Library, part: Part) -> dict[Landing, set[str]]:
    """Where cores land whose colours are left out, since they are in doubt, with these colours."""
    sure = core_colours(library, part)
    doubted: dict[Landing, set[str]] = {}
    for landing, colour, _ in _cores(library, part):
        if landing not in sure:
            doubted.setdefault(landing, set()).add(colour)
    return doubted


def _landings(library: Library, part: Part) -> Iterator[tuple[Landing, Conductor, Part, str]]:
    """Each coloured core at each contact of a part, with its cable and the letter of the end."""
    for other in library.cables_by_device.get(part.part_number, ()):
        cable = other.cable or CableSpec()
        for letter, end in other.ends.items():
            ports = [item.port for item in end.mates_with if item.part_number == part.part_number]
            for conductor in cable.conductors:
                contact = getattr(conductor, _contact_at(letter))
                if conductor.colour:
                    yield from (((port, contact), conductor, other, letter) for port in ports)


def _contact_at(letter: str) -> str:
    return f"contact_{letter.lower()}"


def _cores(library: Library, part: Part) -> Iterator[tuple[Landing, str, bool]]:
    """Each core at each contact of a part, with its colour and whether no doubt is in the way."""
    doubts = doubts_of(library)
    for landing, conductor, cable, letter in _landings(library, part):
        points = doubts.conductor(cable, conductor)
        open_fields = {point.field for point in points if not point.is_of_all_rows}
        is_open = open_fields & {"colour", _contact_at(letter)}
        is_sure = not is_open and _fits(library, part, cable)
        pin = _other_pin(part, landing, conductor) if letter == "A" else None
        if pin and is_sure and "signal" not in open_fields and not _is_open(library, part, pin):
            continue  # it plainly carries another signal
        yield landing, conductor.colour, is_sure and not pin


def _other_pin(part: Part, landing: Landing, conductor: Conductor) -> tuple[Port, Pin] | None:
    """The contact where a core lands that carries another signal; the far end may cross pairs."""
    pins = ((port, pin) for port in part.ports for pin in port.pins)
    return next(
        (
            (port, pin)
            for port, pin in pins
            if (port.designation, pin.contact) == landing and pin.signal != conductor.signal
        ),
        None,
    )


def _is_open(library: Library, part: Part, at: tuple[Port, Pin]) -> bool:
    """Whether the signal of a contact is in doubt."""
    points = doubts_of(library).pin(part, *at)
    return any(point.field == "signal" and point.owner == part.part_number for point in points)


def _fits(library: Library, part: Part, cable: Part) -> bool:
    """Whether no source speaks against a cable going with a part.

    Most are taken to by a title: such a one goes with it only where the part lists it.
    """
    points = doubts_of(library).fit(part, cable)
    mates = [point for point in points if point.field == "mates_with"]
    listed = any(item.part_number == cable.part_number for item in part.accessories)
    against = (
        point.source.certainty is not Certainty.INFERRED
        for point in points
        if point.owner == part.part_number or point in mates
    )
    return (listed or not mates) and not any(against)
