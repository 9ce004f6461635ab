"""What EPLAN selects a sensor by: an analog or a digital one, where its data says which it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from cadbridge.formats.eplan.plan import Plan
from cadbridge.model import Kind, Part, Property

_TO = r"\s*(?:\.{2,3}|[-…–÷~/]|to|bis|a)\s*[+]?"
_ANALOG = re.compile(
    rf"\banalog|(?<![\d.,])(?:[04]{_TO}20\s*mA|(?:[012]|-10|-5){_TO}(?:5|10)\s*V(?:\s*DC)?)\b"
    r"|±\s*(?:5|10)\s*V\b",
    re.IGNORECASE,
)
_DIGITAL = re.compile(
    r"\b(?:pnp|npn|push-?pull|digital|switch|proximity|schalt|näherungs|commut|interruttore)",
    re.IGNORECASE,
)
_OF_SWITCHES = (frozenset(["BN", "BU", "BK"]), frozenset(["1", "3", "4"]))
"""Connection points that EN 60947-5-2 gives to a sensor with a switching output."""


def plan_for(part: Part, plan: Plan) -> Plan:
    """The plan by which the functions of a part are written: of a sensor by what it gives."""
    if part.kind is not Kind.SENSOR:
        return plan
    texts = list(_texts(part))
    if any(map(_ANALOG.search, texts)):
        return _plan(plan, "analog")
    names = {item.designation.upper() for item in part.terminals}
    names |= {pin.contact.upper() for port in part.ports for pin in port.pins}
    names |= {point.upper() for item in part.functions for point in item.terminals}
    if any(map(_DIGITAL.search, texts)) or any(names >= points for points in _OF_SWITCHES):
        return _plan(plan, "digital")
    return plan


@lru_cache(maxsize=64)
def _plan(plan: Plan, what: str) -> Plan:
    own = {Kind.SENSOR: plan.sensor_functions[what]}
    return replace(
        plan,
        default_functions={**plan.default_functions, **own},
        main_functions={**plan.main_functions, **own},
    )


def _texts(part: Part) -> Iterator[str]:
    """What is said of a sensor; names of functions may be those of their definitions."""
    for texts in (part.description, part.description_2, part.description_3):
        yield from texts.values()
    yield from map(_words, part.properties)
    for port in part.ports:
        yield port.purpose
        for pin in port.pins:
            yield from (pin.signal, pin.second_signal, pin.function, pin.voltage, pin.remarks)
    for function in part.functions:
        yield from (*function.descriptions, function.remarks)


def _words(item: Property) -> str:
    value = item.value or f"{item.minimum}-{item.maximum}"
    return f"{item.name} {item.condition}: {value} {item.unit}"
