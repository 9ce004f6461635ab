"""Conductors carry what the pin they land on stands for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, Value, value
from cadbridge.findings import Severity, rule
from cadbridge.model import Conductor, Direction, Pin
from cadbridge.model.colours import GREEN_YELLOW
from cadbridge.words import quoted

_IF_IT_IS_SO = "If it is so, its source names the document and both readings of the {}."
SIGNAL_DIFFERS = rule(
    "CB233",
    Severity.ERROR,
    "A conductor's signal is not that of the pin it lands on",
    "Spell it as on the pin, or correct the contact; where the cable is not for that port, take"
    f" the port out of mates_with of its end first. {_IF_IT_IS_SO.format('signal')}",
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
    "IEC 60445, 6.3.2: protective conductors are green-yellow (GNYE)."
    f" {_IF_IT_IS_SO.format('colour')}",
)
GREEN_YELLOW_NOT_EARTH = rule(
    "CB236",
    Severity.ERROR,
    "A green-yellow core is not protective earth",
    "IEC 60445, 6.3.2: green-yellow is for protective conductors only."
    f" {_IF_IT_IS_SO.format('colour')}",
)

_GREEN_YELLOW = frozenset({GREEN_YELLOW, "YEGN"})


@dataclass(frozen=True, slots=True)
class _Landing:
    """One conductor against one port that an end of its cable is for."""

    conductor: Conductor
    contact: str
    named_at: Value
    """The conductor's field that names the contact."""
    target: str
    """The port, in words."""
    pin: Pin | None
    pin_at: Value
    """The signal of the pin."""

    def at(self, field: str) -> Value:
        """A field of the conductor."""
        return replace(self.named_at, field=field)

    def doubts(self, *fields: str) -> tuple[Value, ...]:
        """Fields of the conductor, and what it carries and where it lands."""
        return (*map(self.at, fields), self.at("signal"), self.named_at)


def signals(catalogue: Catalogue) -> Iterator[Problem]:
    """End A lands on pins of the same signal.

    Only end A: the far end of a data cable may cross its pairs.
    """
    for landing in _landings(catalogue, "A"):
        pin = landing.pin
        if pin and landing.conductor.signal != pin.signal:
            at = landing.at("signal")
            message = (
                f"signal {quoted(landing.conductor.signal)}, but {landing.target} has "
                f"{quoted(pin.signal)} on contact {pin.contact}"
            )
            yield Problem(SIGNAL_DIFFERS, message, at, (*landing.doubts(), landing.pin_at))


def listed_pins(catalogue: Catalogue) -> Iterator[Problem]:
    """Conductors land on contacts that the port lists."""
    for landing in _landings(catalogue):
        if landing.pin is None:
            message = f"{landing.target} lists no contact {quoted(landing.contact)}"
            yield Problem(NO_SUCH_PIN, message, landing.named_at, landing.doubts())


def earth_is_green_yellow(catalogue: Catalogue) -> Iterator[Problem]:
    """What lands on protective earth is green-yellow; a bare shield has no colour."""
    for landing in _landings(catalogue):
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
    for landing in _landings(catalogue):
        pin, colour = landing.pin, landing.conductor.colour
        if pin and not _is_earth(pin) and colour in _GREEN_YELLOW:
            message = (
                f"{colour} lands on {quoted(pin.signal)}, contact {pin.contact} of {landing.target}"
            )
            at = landing.at("colour")
            yield Problem(GREEN_YELLOW_NOT_EARTH, message, at, landing.doubts("colour"))


def _is_earth(pin: Pin | None) -> bool:
    return pin is not None and pin.direction is Direction.PROTECTIVE_EARTH


def _landings(catalogue: Catalogue, letters: str = "AB") -> Iterator[_Landing]:
    """Every conductor against every known port that its end is for."""
    for end in catalogue.cable_ends():
        for target in end.spec.mates_with if end.letter in letters else ():
            port = catalogue.port(target)
            if port is None:
                continue
            pins = {pin.contact: pin for pin in port.pins}
            device = catalogue.library.part_by_number[target.part_number]
            words = f"{target.part_number} {target.port}"
            for conductor, contact, at in end.landings():
                pin = pins.get(contact)
                steps = [("ports", port), *([("pins", pin)] if pin else [])]
                signal = value(device, *steps, field="signal")
                yield _Landing(conductor, contact, at, words, pin, signal)
