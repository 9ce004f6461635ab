"""Ports and pins of a device: a black box, then one device connection point a pin.

As vendors model integrated servo motors (format reference, section 5): the port stands in
``terminalNr``, the contact in ``connectionDesignation``, the signal in ``connectiondescription``.
What else is known of a pin stands in its description, of a port in that of the black box.
"""

import re
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cadbridge.formats.eplan.fields.family import code_of, family_of
from cadbridge.formats.eplan.fields.labelled import USUAL, Lines
from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, encode_entries
from cadbridge.formats.eplan.fields.shapes import DESCRIPTION, Common, in_common
from cadbridge.formats.eplan.fields.texts import one_line
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import Code, definition_of, template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.model import Direction, Kind, Pin, Port
from cadbridge.model.quick import quick

_PIN, _PORT = quick(Pin), quick(Port)
DEVICE_KEY = "device"
BOX_LABELS = ("Port",)
_BOX_START = "??_??@Port:"
_PIN_LINES = Lines(
    Pin,
    *("function", "direction", "voltage", "optional", "wire_colour", "wire_gauge"),
    *("wire_cross_section_mm2", "definition", "remarks"),
    labels={"wire_cross_section_mm2": "Wire mm2"},
    forms={"definition": USUAL},
)
"""In a template's description; direction and definition only where its codes say otherwise."""
PIN_LABELS = _PIN_LINES.labels
_PORT_LINES = Lines(Port, "designation", "purpose", "connector", others=("Contact name",))
"""In the description of the black box, for each port."""
_POINT_USES = {
    Direction.PROTECTIVE_EARTH: "_protective_earth",
    Direction.SHIELD: "_shield",
}
_USE_DIRECTIONS = (
    {
        f"point{through}{use}": direction
        for direction, use in _POINT_USES.items()
        for through in ("", "_through")
    }
    | {
        "point_phase": Direction.SUPPLY_IN,
    }
    | {
        f"point_{direction}": direction
        for direction in (
            Direction.IN,
            Direction.OUT,
            Direction.BIDIR,
            Direction.SUPPLY_IN,
            Direction.GROUND,
        )
    }
)
_CHANNELS = {Direction.IN: "point_in", Direction.OUT: "point_out"}
_OF_PLC = (Direction.BIDIR, Direction.SUPPLY_IN, Direction.GROUND, *_POINT_USES)
"""Directions of contacts of a PLC that have definitions of their own, beside its channels."""
_PLC = "300"
"""Category of the connection points of a PLC."""
_ANALOG = re.compile(r"A(I|O|Q|IN|OUT)(\W*\d.*)?", re.IGNORECASE)
"""Signals of analog channels."""
EARTH, SHIELD, _NEUTRAL, PHASES = "PE", "SH", "N", ("L", "L1", "L2", "L3")
"""Names of contacts, or signals, that tell what they are."""
_NAMED = {EARTH: Direction.PROTECTIVE_EARTH, SHIELD: Direction.SHIELD}
_SUPPLIED = (Direction.UNSPECIFIED, Direction.SUPPLY_IN)
"""Directions of contacts that may be of phase and neutral."""
_NUMBER = re.compile(r" #[1-9][0-9]*$")
"""What tells a contact from the others of its name; see `_alone`."""
_LANGUAGE = re.compile(r"(?:[a-z]{2}_[A-Z]{2}|\?\?_\?\?)@.*;$", re.DOTALL)


def encode_pins(ports: tuple[Port, ...], plan: Plan, kind: Kind) -> list[Node]:
    """Templates of the contacts of all ports; `kind` is that of the part."""
    return [
        _encode_pin(port.designation, pin, name, plan, kind)
        for port in ports
        for pin, name in zip(port.pins, _as_printed(port), strict=True)
    ]


def encode_box(ports: tuple[Port, ...], code: Code) -> Node:
    """The template of a device as a whole, which tells of its ports; `code` is its definition."""
    description = encode_entries([("Port", _port_text(port)) for port in ports])
    return template(code, DEVICE_KEY, {"additionaldescription": plain(description)})


def says_more(port: Port) -> bool:
    """Whether more is known of a port than its contacts tell."""
    return port != Port(designation=port.designation, pins=port.pins, sources=port.sources) or not (
        any(pin.contact or pin.signal or pin.function for pin in port.pins)
    )


def _as_printed(port: Port) -> Iterator[str]:
    """The contacts as they are called on the device: two ``+`` where the model says ``+ #2``."""
    known: set[str] = set()
    counts: dict[tuple[str, str], int] = {}
    for pin in port.pins:
        name = _NUMBER.sub("", pin.contact)
        is_again = name in known and _alone(port.designation, name, known, counts) == pin.contact
        yield name if is_again else pin.contact
        known.add(pin.contact)


def is_box(node: Node) -> bool:
    """Whether a function tells of the ports of its device, as only the device does."""
    text = node.get("additionaldescription")
    return text.startswith(_BOX_START) and bool(decode_entries(unplain(text), BOX_LABELS))


def _port_text(port: Port) -> str:
    text = encode_entries([*_PORT_LINES.entries(port), *encode_names(port.contact_names)])
    return text if "\n" in text else f"{text}\n"


def encode_names(names: Mapping[str, str]) -> list[Entry]:
    """Contacts of a face with the names printed beside them: ``2 is T``."""
    return [("Contact name", f"{id_} is {name}") for id_, name in names.items()]


def decode_names(entries: list[Entry]) -> dict[str, str]:
    """Contact of the face to the name printed."""
    texts = [value for label, value in entries if label == "Contact name"]
    return {id_: name for id_, _, name in (text.partition(" is ") for text in texts)}


def _encode_pin(port: str, pin: Pin, name: str, plan: Plan, kind: Kind) -> Node:
    attribute, is_double = plan.attributes["ports.pins"], len(pin.points) > 1
    printed = pin if name == pin.contact else replace(pin, contact=name)  # as it is read again
    code = _code(printed, port, plan, kind)
    implied = {
        "direction": _direction(code, plan),
        "definition": _definition(code, _use_of(printed), is_double, plan),
    }
    values = {
        **attribute.encode(pin),
        "additionaldescription": plain(encode_entries(_PIN_LINES.entries(pin, implied))),
        plan.attributes["ports"]["designation"]: port,
        attribute["contact"]: _lines(name, pin.second_contact, is_double),
        attribute["signal"]: _lines(pin.signal, pin.second_signal, is_double),
    }
    return template(code, f"pin {port} {pin.contact}", values)


def _lines(first: str, second: str, is_double: bool) -> str:
    """What stands at the connection points of a contact, one a line; nothing where nothing is."""
    return f"{first}\n{second}" if is_double and (first or second) else first


def _code(pin: Pin, port: str, plan: Plan, kind: Kind) -> Code:
    """The function definition of a contact: its own where it reads back as a contact."""
    count = len(pin.points)
    own = code_of(pin.definition) or _channel(pin, plan, kind)
    if own and family_of(own, count, bool(port), plan) == "points":
        return own
    return usual_definition(_use_of(pin), count > 1, plan)


def _use_of(pin: Pin) -> str:
    """The end of the use of a contact: by its direction, and by its name where that is open."""
    is_neutral = pin.direction in _SUPPLIED and _NEUTRAL in (pin.contact, pin.signal)
    return "_neutral" if is_neutral else _POINT_USES.get(_direction_of(pin), "")


def _direction_of(pin: Pin) -> Direction:
    return _implied_direction(pin.direction, pin.contact, pin.signal)


def _implied_direction(direction: Direction, contact: str, signal: str) -> Direction:
    """The direction of a contact; what is called PE or SH is that."""
    if direction is not Direction.UNSPECIFIED:
        return direction
    return next((it for name, it in _NAMED.items() if name in (contact, signal)), direction)


def _channel(pin: Pin, plan: Plan, kind: Kind) -> Code | None:
    """What a contact of a PLC is: of its supply, or a channel, digital or analog by its signal."""
    if kind is not Kind.PLC or len(pin.points) > 1:
        return None
    direction = _direction_of(pin)
    use = ""
    if direction in _SUPPLIED:  # of alternating current
        names = (pin.contact, pin.signal)
        use = "neutral" if _NEUTRAL in names else "phase" if {*PHASES} & {*names} else ""
    if use or direction in _OF_PLC:
        codes = plan.definitions.get(f"point_{use or direction}", ())
        return next((code for code in codes if code[0] == _PLC), None)
    channel = _CHANNELS.get(direction)
    if channel is None:
        return None
    codes = plan.definitions[channel]
    return codes[-1] if _ANALOG.fullmatch(pin.signal.strip()) else codes[0]


@lru_cache(maxsize=256)
def usual_definition(use: str, is_double: bool, plan: Plan) -> Code:
    """What a contact is written as that has no definition of its own; see `_use_of`."""
    through = "_through" if is_double else ""
    return plan.definition(f"point{through}{use}")


def _direction(code: Code, plan: Plan) -> Direction:
    """The direction that a definition stands for."""
    return _USE_DIRECTIONS.get(plan.use(code), Direction.UNSPECIFIED)


def _definition(code: Code, use: str, is_double: bool, plan: Plan) -> str:
    """The definition as the model has it: empty for the usual one, and for half of one."""
    is_usual = not all(code) or code == usual_definition(use, is_double, plan)
    return "" if is_usual else ".".join(code)


@dataclass(frozen=True, slots=True)
class DecodedPorts:
    """Ports in the order in which they come up: by their pins, else in the black box's text."""

    ports: tuple[Port, ...]
    pins: list[Node]
    """The elements of all contacts, in the order of the ports."""
    are_as_printed: bool
    """Whether every contact would be called again as it is in its element."""


def decode_ports(
    boxes: list[Node], points: list[Node], commons: Mapping[int, Common | None], plan: Plan
) -> DecodedPorts:
    """The ports of a black box and of contacts.

    Args:
        boxes: the black boxes, of which one is read.
        points: the contacts.
        commons: what they have in common with others, by the identity of the element.
        plan: how they are read.
    """
    plug = plan.attributes["ports"]["designation"]
    pins: dict[str, dict[str, Pin]] = {}
    nodes: dict[str, list[Node]] = {}
    renamed: dict[str, dict[str, str]] = {}
    counts: dict[tuple[str, str], int] = {}
    for node in points:
        port, common = one_line(node.attributes.get(plug, "")), commons[id(node)]
        pin = _decode_pin(node, plan) if common is None else _pin_like(node, common)
        if port not in pins:
            pins[port], nodes[port] = {}, []
        if pin.contact or pin.signal or pin.function:  # else a bus port, which has no contacts
            own, contact = pins[port], pin.contact
            if not contact or contact in own:
                contact = _alone(port, contact, own, counts)
                renamed.setdefault(port, {})[contact] = pin.contact
                pin = replace(pin, contact=contact)
            own[contact] = pin
            node.key = f"pin {port} {contact}"
            nodes[port].append(node)
    blocks = _decode_box(boxes[0]) if boxes else {}
    ports = tuple(
        _port(designation, tuple(pins.get(designation, {}).values()), blocks.get(designation, []))
        for designation in {**blocks, **pins}
    )
    return DecodedPorts(
        ports,
        pins=[node for port in ports for node in nodes.get(port.designation, ())],
        are_as_printed=all(
            list(_as_printed(port)) == [names.get(pin.contact, pin.contact) for pin in port.pins]
            for port in ports
            if (names := renamed.get(port.designation))
        ),
    )


def encode_pin_again(node: Node, plan: Plan, kind: Kind) -> tuple[Node, bool]:
    """What a contact alone would be written as, and whether that is so whatever its texts say."""
    port, pin = one_line(node.get(plan.attributes["ports"]["designation"])), _decode_pin(node, plan)
    is_channel = kind is Kind.PLC and pin.direction in _CHANNELS and not pin.definition
    return _encode_pin(port, pin, pin.contact, plan, kind), not is_channel


def _decode_box(node: Node) -> dict[str, list[Entry]]:
    node.key = DEVICE_KEY
    entries = decode_entries(unplain(node.get("additionaldescription")), BOX_LABELS) or []
    blocks = {}
    for _, text in entries:
        stripped = text.rstrip("\n")
        block = _PORT_LINES.read(stripped) or []
        designation = dict(block).get("Designation", "")
        if block or not stripped:
            blocks[designation] = block
    return blocks


def _alone(
    port: str, contact: str, known: Container[str], counts: dict[tuple[str, str], int]
) -> str:
    """The name of a contact that a plug has already, with its number: ``PE #2``.

    One without a name has its number alone, ``#1``.
    """
    name = contact or "#1"
    while name in known:
        count = counts[port, contact] = counts.get((port, contact), 1) + 1
        name = f"{contact} #{count}".strip()
    return name


def _port(designation: str, pins: tuple[Pin, ...], block: list[Entry]) -> Port:
    told = _PORT_LINES.values(block) | {"designation": designation}
    return _PORT(**told, contact_names=decode_names(block), pins=pins)


def common_to_pins(node: Node, own: Collection[str], plan: Plan) -> Common | None:
    """What a contact has in common with those of its shape; None where it has two points.

    Args:
        node: its element.
        own: attributes whose texts differ.
        plan: how it is read.
    """
    if any("\n" in node.get(name) for name in own if name != DESCRIPTION):
        return None
    return in_common(_decode_pin(node, plan), plan.attributes["ports.pins"].rules, own, "function")


def _pin_like(node: Node, common: Common) -> Pin:
    values = common.of(node)
    if common.is_described:
        values["function"] = unplain(node.attributes[DESCRIPTION])
    return _PIN(**values)


def _decode_pin(node: Node, plan: Plan) -> Pin:
    get = node.attributes.get
    placed = plan.attributes["ports.pins"].decode(node)
    contact, second_contact = map(one_line, _two(placed.get("contact", "")))
    signal, second_signal = map(one_line, _two(placed.get("signal", "")))
    is_double = bool(second_contact or second_signal)
    code = definition_of(node)
    direction = _direction(code, plan)
    told: dict[str, Any] = {"direction": direction}
    if description := unplain(get("additionaldescription", "")):
        entries = _PIN_LINES.read(description)
        told |= {"function": description} if entries is None else _PIN_LINES.values(entries)
    use = _use_of(_PIN(contact=contact, signal=signal, direction=told["direction"]))
    values: dict[str, Any] = {
        "contact": contact,
        "second_contact": second_contact,
        "signal": signal,
        "second_signal": second_signal,
        "channel": placed.get("channel", ""),
        "cross_section": _one(placed.get("cross_section", "")),
        "dimension": _one(placed.get("dimension", "")),
        "definition": _definition(code, use, is_double, plan),
    }
    return _PIN(**(values | told))


def _two(text: str) -> tuple[str, str]:
    """What stands at the first connection point, and at the second; one alone has one."""
    if "\n" not in text:
        return text, ""
    first, *others = text.replace("\r\n", "\n").split("\n")
    return first, "\n".join(others).strip("\n")


def _one(text: str) -> str:
    """What holds for all connection points; where they differ, what stands at each."""
    if _LANGUAGE.match(text):  # of older editions
        text = unplain(text)
    if "\n" not in text:
        return text
    return " / ".join(dict.fromkeys(filter(None, text.replace("\r\n", "\n").split("\n"))))
