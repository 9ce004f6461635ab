"""Cables: a cable definition, and one conductor function a row of the wiring table.

EPLAN help, function templates of cables: colour or number in ``connectionDesignation``,
cross-section in ``terminalNr`` (see `wire_size`), potential type in ``characteristics``, the
surrounding shield in ``idx1``, the pair in ``idx2``; a shield is a conductor of potential type SH.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import encode_entries
from cadbridge.formats.eplan.fields.wire_size import WireSize, wire_size
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.model import Conductor, Part
from cadbridge.model.colours import CODE, GREEN_YELLOW, colours_of, from_words
from cadbridge.model.fields import numbered

CABLE_KEY = "cable"
Names = tuple[tuple[str, str], ...]
"""Contacts of a plug with the names printed at the cable."""
References = tuple[Names, Names]
"""Such names at the ends A and B."""
_LINES = Lines(
    Conductor,
    *("id", "colour", "colour_printed", "core_number", "shield", "gauge", "length_mm"),
    *("connector_a", "connector_b", "function", "remarks", "contact_a", "contact_b"),
    labels={"id": "Row", "colour_printed": "Colour as printed"},
    forms={
        "colour": (lambda code: code or "none", lambda text: "" if text == "none" else text),
    },
)
"""In a conductor's description, as far as its attributes do not say it."""
CONDUCTOR_LABELS = _LINES.labels
_JOINED = re.compile(r"(?<=\w\w)[/-](?=\w\w)")
"""Signs between the colours of a code."""
_REFERENCES = ("wireconnectionstart", "wireconnectionend")
_CONTACTS = ("contact_a", "contact_b")
"""Of the ends A and B: the attribute that names plug and pin, and the field of the contact."""
_SHIELD = "7"
_PROTECTIVE_EARTH = "3"
_POTENTIALS = {
    _PROTECTIVE_EARTH: re.compile(
        r"(.*\W)?PE(\W.*)?|(.*\W)?protective (earth|ground|conductor)(\W.*)?|earth", re.IGNORECASE
    ),
    "1": re.compile(r"L[123]?|[UVW]"),
    "2": re.compile(r"N"),
    "4": re.compile(r"\+ ?\d+ ?V.*|L\+", re.IGNORECASE),
    "5": re.compile(r"0 ?V(\W.*|dc.*)?|M", re.IGNORECASE),
    "6": re.compile(r"- ?\d+ ?V.*|L-", re.IGNORECASE),
}
"""Potential types by the signals that have them: PE, L, N, +, M (0 V) and -."""


def encode_cable(
    conductors: tuple[Conductor, ...], plan: Plan, references: References | None
) -> list[Node]:
    """The cable definition, which may hold nothing else, and the conductors.

    With `references`, conductors name plug and pin of their ends where EPLAN looks for them; a
    contact that has another name at the cable than at the plug is named in words as well.
    """
    definition = template(plan.definition("cable"), CABLE_KEY, {})
    shared = {key for key, count in Counter(row.colour for row in conductors).items() if count > 1}
    nodes = (
        _encode_conductor(row, _designation(row, shared), plan, references) for row in conductors
    )
    return [definition, *nodes]


def _designation(row: Conductor, shared_colours: Collection[str]) -> str:
    """Colour or number: the number where the colour alone does not tell the core."""
    if row.core_number and row.colour in shared_colours:
        return row.core_number
    return row.colour or row.core_number or row.id


def _encode_conductor(
    row: Conductor, designation: str, plan: Plan, references: References | None
) -> Node:
    potential = _potential(row)
    implied: dict[str, Any] = {
        "id": designation,
        "colour": _usual_colour(designation, potential),
        "shield": potential == _SHIELD,
    }
    values = {
        "characteristics": potential,
        "connectionDesignation": designation,
        **plan.attributes["cable.conductors"].encode(row),
    }
    for index, contact in enumerate((row.contact_a, row.contact_b)):
        pin = _pin(contact, references[index]) if references else ""
        values[_REFERENCES[index]] = f"{plan.plug_tags[index]}:{pin}" if pin else ""
        implied[_CONTACTS[index]] = pin
    values["additionaldescription"] = plain(encode_entries(_LINES.entries(row, implied)))
    return template(plan.definition("conductor"), _key(row), values)


def _pin(contact: str, names: Names) -> str:
    """The plug's own name of a contact."""
    return next((pin for pin, name in names if name == contact), contact)


def _potential(row: Conductor) -> str:
    """The potential type, by what a core carries; by its colour where nothing else is known."""
    if row.shield and not row.colour and not row.core_number:
        return _SHIELD
    for code, words in _POTENTIALS.items():
        if words.fullmatch(row.signal.strip()):
            return code
    return _PROTECTIVE_EARTH if row.colour == GREEN_YELLOW and not row.signal else ""


def potentials(part: Part) -> dict[str, str]:
    """The potential types that follow from what cores carry, by the keys of their elements."""
    rows = part.cable.conductors if part.cable else ()
    return {_key(row): _potential(row) for row in rows}


def _key(row: Conductor) -> str:
    return f"conductor {row.id}"


def _usual_colour(designation: str, potential: str) -> str:
    """What a conductor's designation says of its colour: ``WH/BN``, ``gn-ge`` in German."""
    code = from_words(designation) or _JOINED.sub("", designation).upper()
    if potential == _SHIELD or not CODE.fullmatch(code):
        return ""
    return GREEN_YELLOW if sorted(colours_of(code)) == sorted(colours_of(GREEN_YELLOW)) else code


def decode_conductors(nodes: list[Node], unit: str, plan: Plan) -> tuple[Conductor, ...]:
    """Conductors with different ids, in order; `unit` is the variant's, of cross-sections."""
    plugs = tuple(zip(plan.plug_tags, plugs_named(nodes), strict=True))
    rows = [_decode_conductor(node, plugs, unit, plan) for node in nodes]
    ids = list(numbered((row.id or f"#{place}" for place, row in enumerate(rows, 1)), " #"))
    for node, id_ in zip(nodes, ids, strict=True):
        node.key = f"conductor {id_}"
    return tuple(replace(row, id=id_) for row, id_ in zip(rows, ids, strict=True))


def said_of(nodes: Sequence[Node], unit: str, plan: Plan) -> tuple[str, ...]:
    """What was taken for what of the conductors' cross-sections and colours, each once."""
    sizes = (_size(node, unit, plan).said for node in nodes)
    return tuple(dict.fromkeys([*filter(None, sizes), *_colours_said(nodes)]))


def has_colour(node: Node) -> bool:
    """Whether a conductor's designation says a colour."""
    potential = node.get("characteristics")
    return any(_usual_colour(line, potential) for line in _designated(node).splitlines())


def _colours_said(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        for line in _designated(node).splitlines():
            colour = _usual_colour(line, node.get("characteristics"))
            if colour and not CODE.fullmatch(_JOINED.sub("", line).upper()):
                yield f"{line} is read as {colour}"


def _size(node: Node, unit: str, plan: Plan) -> WireSize:
    return wire_size(node.get(plan.attributes["cable.conductors"]["cross_section_mm2"]), unit)


def with_known_shields(conductors: Sequence[Conductor]) -> tuple[Conductor, ...]:
    """The conductors without shields that are none of the cable's."""
    shields = {row.id for row in conductors if row.shield}
    return tuple(
        replace(row, shielded_by="")
        if row.shielded_by and row.shielded_by not in shields - {row.id}
        else row
        for row in conductors
    )


def _decode_conductor(
    node: Node, plugs: Sequence[Sequence[str]], unit: str, plan: Plan
) -> Conductor:
    description = unplain(node.get("additionaldescription"))
    entries = _LINES.read(description)
    told = {"function": description} if entries is None else _LINES.values(entries)
    designation, potential = _designated(node), node.get("characteristics")
    lines = designation.splitlines()
    colours = [_usual_colour(line, potential) for line in lines]
    size = _size(node, unit, plan)
    values = {
        "colour": next(filter(None, colours), ""),
        "core_number": _number_beside(lines, colours),
        "shield": potential == _SHIELD,
        "contact_a": _pin_of(node, 0, plugs[0]),
        "contact_b": _pin_of(node, 1, plugs[1]),
        **plan.attributes["cable.conductors"].decode(node),
        "cross_section_mm2": size.area_mm2,
        "gauge": size.gauge,
    }
    return Conductor(**values | told | {"id": told.get("id") or " ".join(lines)})


def _designated(node: Node) -> str:
    """Colour or number; both, a line each, where a conductor has both."""
    lines = (" ".join(line.split()) for line in node.get("connectionDesignation").splitlines())
    return "\n".join(filter(None, lines))


def _number_beside(lines: Sequence[str], colours: Sequence[str]) -> str:
    """What stands beside a colour."""
    others = (line for line, colour in zip(lines, colours, strict=True) if not colour)
    return " ".join(others) if any(colours) else ""


def _pin_of(node: Node, index: int, tags: Sequence[str]) -> str:
    """The pin that a reference names, ``X1:2`` or ``2``.

    A reference to another plug than that of the end stays whole.
    """
    reference = node.get(_REFERENCES[index])
    tag = next((tag for tag in tags if tag and reference.startswith(f"{tag}:")), "")
    return reference.removeprefix(f"{tag}:" if tag else "")


def plugs_named(nodes: list[Node]) -> tuple[str, str]:
    """The plugs at the ends A and B to which the first conductors that name one lead."""
    named = (
        next(filter(None, (node.get(name).rpartition(":")[0] for node in nodes)), "")
        for name in _REFERENCES
    )
    return next(named), next(named)
