"""Ports and pins of a device: a black box, then one device connection point a pin.

As vendors model integrated servo motors (format reference, section 5): the port stands in
``terminalNr``, the contact in ``connectionDesignation``, the signal in ``connectiondescription``.
What else is known of a pin stands in its description, of a port in that of the black box.
"""

from collections.abc import Mapping

from cadbridge.formats.eplan.fields.labels import (
    Entry,
    decode_entries,
    encode_entries,
    spoken,
    unspoken,
)
from cadbridge.formats.eplan.fields.texts import plain, unplain
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import definition_of, template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Direction, Pin, Port

DEVICE_KEY = "device"
PIN_LABELS = ("Function", "Direction", "Voltage", "Optional", "Remarks")
PORT_LABELS = ("Designation", "Purpose", "Connector", "Contact name")
BOX_LABELS = ("Port",)
_SPOKEN = {direction: spoken(direction) for direction in Direction}
_SPOKEN[Direction.UNSPECIFIED] = ""
_DIRECTIONS = {word: direction for direction, word in _SPOKEN.items()}
_POINT_USES = {
    Direction.PROTECTIVE_EARTH: "point_protective_earth",
    Direction.SHIELD: "point_shield",
}
_USE_DIRECTIONS = {use: direction for direction, use in _POINT_USES.items()} | {
    "point_in": Direction.IN,
    "point_out": Direction.OUT,
}


def encode_ports(ports: tuple[Port, ...], plan: Plan) -> list[Node]:
    """Templates of all ports, the black box first; none where there are no ports."""
    if not ports:
        return []
    description = encode_entries([("Port", _port_text(port)) for port in ports])
    box = {"additionaldescription": plain(description)}
    nodes = [template(plan.definition("device"), DEVICE_KEY, box)]
    for port in ports:
        nodes += [_encode_pin(port.designation, pin, plan) for pin in port.pins]
    return nodes


def _port_text(port: Port) -> str:
    entries: list[Entry] = [
        ("Designation", port.designation),
        ("Purpose", port.purpose),
        ("Connector", port.connector),
        *encode_names(port.contact_names),
    ]
    text = encode_entries(entries)
    return text if "\n" in text else f"{text}\n"


def encode_names(names: Mapping[str, str]) -> list[Entry]:
    """Contacts of a face with the names printed beside them: ``2 is T``."""
    return [("Contact name", f"{id_} is {name}") for id_, name in names.items()]


def decode_names(entries: list[Entry]) -> dict[str, str]:
    """Contact of the face to the name printed."""
    texts = [value for label, value in entries if label == "Contact name"]
    return {id_: name for id_, _, name in (text.partition(" is ") for text in texts)}


def _encode_pin(port: str, pin: Pin, plan: Plan) -> Node:
    places = plan.template_places
    use = _POINT_USES.get(pin.direction, "point")
    direction = "" if use != "point" else _SPOKEN[pin.direction]
    text = encode_entries(
        (
            ("Function", pin.function),
            ("Direction", direction),
            ("Voltage", pin.voltage),
            ("Optional", "yes" if pin.optional else ""),
            ("Remarks", pin.remarks),
        )
    )
    values = {
        "additionaldescription": plain(text),
        places["ports.designation"]: port,
        places["ports.pins.contact"]: pin.contact,
        places["ports.pins.signal"]: pin.signal,
    }
    return template(plan.definition(use), f"pin {port} {pin.contact}", values)


def decode_ports(boxes: list[Node], points: list[Node], plan: Plan) -> tuple[Port, ...]:
    """Ports in the order in which they come up: by their pins, else in the black box's text."""
    pins: dict[str, list[Pin]] = {}
    for node in points:
        port, pin = _decode_pin(node, plan)
        node.key = f"pin {port} {pin.contact}"
        pins.setdefault(port, []).append(pin)
    blocks = _decode_box(boxes[0]) if boxes else {}
    return tuple(
        _port(designation, pins.get(designation, []), blocks.get(designation, []))
        for designation in {**blocks, **pins}
    )


def _decode_box(node: Node) -> dict[str, list[Entry]]:
    node.key = DEVICE_KEY
    entries = decode_entries(unplain(node.get("additionaldescription")), BOX_LABELS) or []
    blocks = {}
    for _, text in entries:
        stripped = text.rstrip("\n")
        block = decode_entries(stripped, PORT_LABELS) or []
        designation = dict(block).get("Designation", "")
        if block or not stripped:
            blocks[designation] = block
    return blocks


def _port(designation: str, pins: list[Pin], block: list[Entry]) -> Port:
    texts = dict(block)
    return Port(
        designation=designation,
        purpose=texts.get("Purpose", ""),
        connector=texts.get("Connector", ""),
        contact_names=decode_names(block),
        pins=tuple(pins),
    )


def _decode_pin(node: Node, plan: Plan) -> tuple[str, Pin]:
    get = node.attributes.get
    places = plan.template_places
    pin = _pin(
        get("additionaldescription", ""),
        plan.uses.get(definition_of(node), ""),
        get(places["ports.pins.contact"], ""),
        get(places["ports.pins.signal"], ""),
    )
    return get(places["ports.designation"], ""), pin


def _pin(text: str, use: str, contact: str, signal: str) -> Pin:
    """The pin of a template's texts."""
    description = unplain(text)
    texts: dict[str, str] = {}
    if description:
        entries = decode_entries(description, PIN_LABELS)
        texts = {"Function": description} if entries is None else dict(entries)
    word = texts.get("Direction")
    direction = _USE_DIRECTIONS.get(use, Direction.UNSPECIFIED)
    if word is not None:
        direction = _DIRECTIONS.get(word) or _DIRECTIONS.get(unspoken(word), direction)
    return Pin(
        contact=_first_line(contact),
        signal=signal,
        function=texts.get("Function", ""),
        direction=direction,
        voltage=texts.get("Voltage", ""),
        optional=texts.get("Optional") == "yes",
        remarks=texts.get("Remarks", ""),
    )


def _first_line(text: str) -> str:
    """The first designation; a point that passes through has two, and is one pin."""
    return text.partition("\n")[0].rstrip("\r") if "\n" in text else text
