"""The function templates of a variant, read and written as a whole.

What a list of templates stands for, and how that would be written, is remembered.
"""

from dataclasses import dataclass
from functools import lru_cache

from cadbridge.formats.eplan.fields.cable import (
    CABLE_KEY,
    References,
    decode_conductors,
    encode_cable,
)
from cadbridge.formats.eplan.fields.functions import decode_functions, encode_functions
from cadbridge.formats.eplan.fields.ports import decode_ports, encode_ports
from cadbridge.formats.eplan.kept.alike import REMEMBERED, Alike, alike, number, put
from cadbridge.formats.eplan.plan import Code, Plan
from cadbridge.formats.eplan.xml.elements import TEMPLATE, definition_of
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Conductor, Function, Port

_FAMILIES = {
    "1302": "points",
    "300": "points",
    "103": "plugs",
    "101": "contacts",
    "400": "cables",
    "4": "conductors",
}
"""By category of the function definition."""

Style = tuple[Plan, References | None]
"""How templates are written, and whether conductors name plug and pin of their ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """What the function templates of one variant stand for; shared by variants."""

    nodes: list[Node]
    """The elements, marked with what they stand for (`Node.key`)."""
    ports: tuple[Port, ...]
    functions: tuple[Function, ...]
    conductors: tuple[Conductor, ...]
    is_cable: bool
    plugs: list[Node]
    contacts: list[Node]
    """Plug definitions and pins of plugs; what they stand for depends on the variant."""


def take_templates(variant: Node, plan: Plan) -> Templates:
    """What a variant's templates stand for; their elements take the place of the variant's."""
    nodes = variant.children_of(TEMPLATE)
    whole = alike(nodes)
    if whole is None:
        return _decode(nodes, plan)
    templates = _remembered(whole, plan)
    put(variant, TEMPLATE, templates.nodes)
    return templates


@lru_cache(maxsize=REMEMBERED)
def _remembered(whole: Alike, plan: Plan) -> Templates:
    return _decode(whole.elements(), plan)


def _decode(nodes: list[Node], plan: Plan) -> Templates:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(_family(node, plan), []).append(node)
    boxes, points, cables, conductors = (
        found.get(family, []) for family in ("boxes", "points", "cables", "conductors")
    )
    for node in cables[:1]:
        node.key = CABLE_KEY
    return Templates(
        nodes=nodes,
        ports=decode_ports(boxes, points, plan),
        functions=decode_functions(found.get("functions", []), plan),
        conductors=decode_conductors(conductors, plan),
        is_cable=bool(cables or conductors),
        plugs=found.get("plugs", []),
        contacts=found.get("contacts", []),
    )


def _family(node: Node, plan: Plan) -> str:
    """What kind of function a template is; empty where it cannot be told."""
    has_plug = bool(node.attributes.get("terminalNr"))
    family = _family_of(definition_of(node), has_plug, plan)
    if family or not node.get("connectionDesignation").strip():
        return family
    return "points" if has_plug else "functions"


@lru_cache(maxsize=1024)
def _family_of(code: Code, has_plug: bool, plan: Plan) -> str:
    """The same by the function definition alone; empty: the texts tell."""
    use = plan.uses.get(code, "")
    if use == "device":
        return "boxes"
    if use.startswith("function_") and not has_plug:
        return "functions"
    return "points" if use.startswith("point") else _FAMILIES.get(code[0], "")


def encode_templates(
    ports: tuple[Port, ...],
    functions: tuple[Function, ...],
    plugs: list[Node],
    conductors: tuple[Conductor, ...] | None,
    style: Style,
) -> list[Node]:
    """The elements of everything, numbered; `plugs` are those of a connector.

    `conductors` is None where there is no cable.
    """
    plan, references = style
    nodes = encode_ports(ports, plan) + encode_functions(functions, plan) + plugs
    if conductors is not None:
        nodes += encode_cable(conductors, plan, references)
    number(nodes, TEMPLATE)
    return nodes


@lru_cache(maxsize=REMEMBERED)
def encode_again(templates: Templates, has_cable: bool, style: Style) -> list[Node]:
    """The elements that would be written for what was read: the same objects where they agree."""
    conductors = templates.conductors if has_cable else None
    nodes = encode_templates(templates.ports, templates.functions, [], conductors, style)
    return templates.nodes if nodes == templates.nodes else nodes
