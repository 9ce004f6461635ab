"""Conductors carry what the pin they land on stands for."""

from collections.abc import Iterator
from dataclasses import dataclass

from cadbridge.check.catalogue import Catalogue, contact_field
from cadbridge.check.problem import Problem, Value, value
from cadbridge.findings import Severity, rule
from cadbridge.model import Conductor, Direction, Part, Pin, Port

SIGNAL_DIFFERS = rule(
    "CB233",
    Severity.ERROR,
    "A conductor's signal is not that of the pin it lands on",
    "Spell it as on the pin, or give the conductor a source that says what disagrees.",
)
NO_SUCH_PIN = rule(
    "CB234",
    Severity.WARNING,
    "A conductor lands on a contact that the port does not list",
    "Add the pin to the port, or correct the conductor's contact.",
)
EARTH_NOT_GREEN_YELLOW = rule(
    "CB235",
    Severity.ERROR,
    "Protective earth is not green-yellow",
    "IEC 60445, 6.3.2: protective conductors are green-yellow (GNYE).",
)
GREEN_YELLOW_NOT_EARTH = rule(
    "CB236",
    Severity.ERROR,
    "A green-yellow core is not protective earth",
    "IEC 60445, 6.3.2: green-yellow is for protective conductors only.",
)

_GREEN_YELLOW = frozenset({"GNYE", "YEGN"})


@dataclass(frozen=True, slots=True)
class _Landing:
    """One conductor against one port that an end of its cable is for."""

    cable: Part
    conductor: Conductor
    contact_field: str
    device: Part
    port: Port
    pin: Pin | None

    @property
    def contact(self) -> str:
        """The contact on which the conductor lands."""
        return str(getattr(self.conductor, self.contact_field))

    @property
    def target(self) -> str:
        """The port, in words."""
        return f"{self.device.part_number} {self.port.designation}"

    def at(self, field: str) -> Value:
        """A field of the conductor."""
        steps = (("cable", self.cable.cable), ("conductors", self.conductor))
        return value(self.cable, *steps, field=field)

    def doubts(self, *fields: str) -> tuple[Value, ...]:
        """Fields of the conductor, and what it carries and where it lands."""
        return tuple(self.at(field) for field in (*fields, "signal", self.contact_field))


def signals(catalogue: Catalogue) -> Iterator[Problem]:
    """End A lands on pins of the same signal.

    Only end A: the far end of a data cable may cross its pairs.
    """
    for landing in _landings(catalogue, "end_a"):
        pin = landing.pin
        if pin and landing.conductor.signal != pin.signal:
            message = (
                f"signal {landing.conductor.signal!r}, but {landing.target} has {pin.signal!r}"
                f" on contact {pin.contact}"
            )
            yield Problem(SIGNAL_DIFFERS, message, landing.at("signal"), landing.doubts())


def listed_pins(catalogue: Catalogue) -> Iterator[Problem]:
    """Conductors land on contacts that the port lists."""
    for landing in _all_landings(catalogue):
        if landing.pin is None:
            message = f"{landing.target} lists no contact {landing.contact!r}"
            at = landing.at(landing.contact_field)
            yield Problem(NO_SUCH_PIN, message, at, landing.doubts())


def earth_is_green_yellow(catalogue: Catalogue) -> Iterator[Problem]:
    """What lands on protective earth is green-yellow; a bare shield has no colour."""
    for landing in _all_landings(catalogue):
        conductor = landing.conductor
        bare_shield = conductor.shield and not conductor.colour
        if _is_earth(landing.pin) and conductor.colour not in _GREEN_YELLOW and not bare_shield:
            colour = conductor.colour or "no colour"
            message = (
                f"{colour} lands on protective earth, contact {landing.contact} of {landing.target}"
            )
            at = landing.at("colour")
            yield Problem(EARTH_NOT_GREEN_YELLOW, message, at, landing.doubts("colour"))


def green_yellow_is_earth(catalogue: Catalogue) -> Iterator[Problem]:
    """Green-yellow lands on nothing but protective earth."""
    for landing in _all_landings(catalogue):
        pin, colour = landing.pin, landing.conductor.colour
        if pin and not _is_earth(pin) and colour in _GREEN_YELLOW:
            message = f"{colour} lands on {pin.signal!r}, contact {pin.contact} of {landing.target}"
            at = landing.at("colour")
            yield Problem(GREEN_YELLOW_NOT_EARTH, message, at, landing.doubts("colour"))


def _is_earth(pin: Pin | None) -> bool:
    return pin is not None and pin.direction is Direction.PROTECTIVE_EARTH


def _landings(catalogue: Catalogue, end_name: str) -> Iterator[_Landing]:
    """Every conductor against every known port that its end is for."""
    field = contact_field(end_name)
    for cable, name, end in catalogue.cable_ends():
        rows = cable.cable.conductors if cable.cable and name == end_name else ()
        for target in end.mates_with if rows else ():
            port = catalogue.port(target)
            if port is None:
                continue
            device = catalogue.library.part_by_number[target.part_number]
            pins = {pin.contact: pin for pin in port.pins}
            for conductor in rows:
                if contact := getattr(conductor, field):
                    yield _Landing(cable, conductor, field, device, port, pins.get(contact))


def _all_landings(catalogue: Catalogue) -> Iterator[_Landing]:
    yield from _landings(catalogue, "end_a")
    yield from _landings(catalogue, "end_b")
