"""Cables: a cable definition, and one conductor function a row of the wiring table.

EPLAN help, function templates of cables: colour or number in ``connectionDesignation``,
cross-section in ``terminalNr``, potential type in ``characteristics``, the surrounding shield in
``idx1``, the pair in ``idx2``; a shield is a conductor of potential type SH.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, encode_entries
from cadbridge.formats.eplan.fields.texts import number_of, plain, unplain
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import Conductor
from cadbridge.model.colours import CODE, GREEN_YELLOW
from cadbridge.model.fields import numbered

CABLE_KEY = "cable"
Names = tuple[tuple[str, str], ...]
"""Contacts of a plug with the names printed at the cable."""
References = tuple[Names, Names]
"""Such names at the ends A and B."""
CONDUCTOR_LABELS = (
    "Row",
    "Colour",
    "Colour as printed",
    "Core number",
    "Shield",
    "Gauge",
    "Length mm",
    "Connector A",
    "Contact A",
    "Connector B",
    "Contact B",
    "Function",
    "Remarks",
)
_REFERENCES = ("wireconnectionstart", "wireconnectionend")
_CONTACTS = ("Contact A", "Contact B")
"""Of the ends A and B: the attribute that names plug and pin, and the label of the contact."""
_SHIELD = "7"
_PROTECTIVE_EARTH = "3"
_POTENTIALS = {
    _PROTECTIVE_EARTH: re.compile(
        r"(.*\W)?PE(\W.*)?|(.*\W)?protective (earth|ground|conductor)(\W.*)?|earth", re.IGNORECASE
    ),
    "1": re.compile(r"L[123]?|[UVW]"),
    "2": re.compile(r"N"),
    "4": re.compile(r"\+ ?\d+ ?V.*|L\+", re.IGNORECASE),
    "6": re.compile(r"- ?\d+ ?V.*|L-", re.IGNORECASE),
}
"""Potential types by the signals that have them: PE, L, N, + and -."""


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
    usual_colour = _usual_colour(designation, potential)
    entries: list[Entry] = [
        ("Row", "" if row.id == designation else row.id),
        ("Colour", "" if row.colour == usual_colour else row.colour or "none"),
        ("Colour as printed", row.colour_printed),
        ("Core number", row.core_number),
        ("Shield", "" if row.shield == (potential == _SHIELD) else "yes"),
        ("Gauge", row.gauge),
        ("Length mm", encode_decimal(row.length_mm)),
        ("Connector A", row.connector_a),
        ("Connector B", row.connector_b),
        ("Function", row.function),
        ("Remarks", row.remarks),
    ]
    values = {
        "characteristics": potential,
        "connectionDesignation": designation,
        "connectiondescription": row.signal,
        "idx1": row.shielded_by,
        "idx2": row.pair,
        "terminalNr": encode_decimal(row.cross_section_mm2),
    }
    for index, contact in enumerate((row.contact_a, row.contact_b)):
        pin = _pin(contact, references[index]) if references else ""
        values[_REFERENCES[index]] = f"{plan.plug_tags[index]}:{pin}" if pin else ""
        if pin != contact:
            entries.append((_CONTACTS[index], contact))
    values["additionaldescription"] = plain(encode_entries(entries))
    return template(plan.definition("conductor"), f"conductor {row.id}", values)


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


def _usual_colour(designation: str, potential: str) -> str:
    """What a conductor's designation says of its colour: a code of IEC 60757 is one."""
    is_colour = potential != _SHIELD and CODE.fullmatch(designation)
    return designation if is_colour else ""


def decode_conductors(nodes: list[Node], plan: Plan) -> tuple[Conductor, ...]:
    """Conductors with different ids, in order."""
    plugs = tuple(zip(plan.plug_tags, plugs_named(nodes), strict=True))
    rows = [_decode_conductor(node, plugs) for node in nodes]
    ids = list(numbered((row.id for row in rows), " #"))
    for node, id_ in zip(nodes, ids, strict=True):
        node.key = f"conductor {id_}"
    return tuple(replace(row, id=id_) for row, id_ in zip(rows, ids, strict=True))


def _decode_conductor(node: Node, plugs: Sequence[Sequence[str]]) -> Conductor:
    description = unplain(node.get("additionaldescription"))
    entries = decode_entries(description, CONDUCTOR_LABELS)
    texts = dict(entries) if entries is not None else {"Function": description}
    designation, potential = node.get("connectionDesignation"), node.get("characteristics")
    colour = texts.get("Colour", _usual_colour(designation, potential))
    return Conductor(
        id=texts.get("Row") or designation,
        colour="" if colour == "none" else colour,
        colour_printed=texts.get("Colour as printed", ""),
        core_number=texts.get("Core number", ""),
        cross_section_mm2=number_of(node.get("terminalNr")),
        gauge=texts.get("Gauge", ""),
        length_mm=number_of(texts.get("Length mm", "")),
        connector_a=texts.get("Connector A", ""),
        connector_b=texts.get("Connector B", ""),
        shield=texts.get("Shield", "yes" if potential == _SHIELD else "") == "yes",
        shielded_by=node.get("idx1"),
        pair=node.get("idx2"),
        contact_a=_contact(node, texts, 0, plugs[0]),
        contact_b=_contact(node, texts, 1, plugs[1]),
        signal=node.get("connectiondescription"),
        function=texts.get("Function", ""),
        remarks=texts.get("Remarks", ""),
    )


def _contact(node: Node, texts: dict[str, str], index: int, tags: Sequence[str]) -> str:
    """The contact that the text names; else the pin that a reference names, ``X1:2`` or ``2``.

    A reference to another plug than that of the end stays whole.
    """
    reference = node.get(_REFERENCES[index])
    tag = next((tag for tag in tags if tag and reference.startswith(f"{tag}:")), "")
    return texts.get(_CONTACTS[index]) or reference.removeprefix(f"{tag}:" if tag else "")


def plugs_named(nodes: list[Node]) -> tuple[str, str]:
    """The plugs at the ends A and B to which the first conductors that name one lead."""
    named = (
        next(filter(None, (node.get(name).rpartition(":")[0] for node in nodes)), "")
        for name in _REFERENCES
    )
    return next(named), next(named)
