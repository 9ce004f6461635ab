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
    said_of,
)
from cadbridge.formats.eplan.fields.family import family_of
from cadbridge.formats.eplan.fields.functions import decode_functions, encode_functions
from cadbridge.formats.eplan.fields.ports import DEVICE_KEY, decode_ports, encode_ports, is_box
from cadbridge.formats.eplan.fields.wire_size import UNIT
from cadbridge.formats.eplan.kept.alike import REMEMBERED, Alike, alike, number, put
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import TEMPLATE, Code, definition_of, template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Conductor, Function, Kind, Port

Style = tuple[Plan, References | None, Kind]
"""How templates are written, whether conductors name plug and pin of their ends, and the kind."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """What the function templates of one variant stand for; shared by variants."""

    nodes: list[Node]
    """The elements, marked with what they stand for (`Node.key`)."""
    ports: tuple[Port, ...]
    functions: tuple[Function, ...]
    conductors: tuple[Conductor, ...]
    said: tuple[str, ...]
    """What was taken for what of the conductors' cross-sections."""
    is_cable: bool
    plugs: list[Node]
    contacts: list[Node]
    """Plug definitions and pins of plugs; what they stand for depends on the variant."""


def take_templates(variant: Node, plan: Plan) -> Templates:
    """What a variant's templates stand for; their elements take the place of the variant's."""
    nodes = variant.children_of(TEMPLATE)
    whole = alike(nodes)
    unit = variant.get(UNIT)
    if whole is None:
        return _decode(nodes, unit, plan)
    templates = _remembered(whole, unit, plan)
    put(variant, TEMPLATE, templates.nodes)
    return templates


@lru_cache(maxsize=REMEMBERED)
def _remembered(whole: Alike, unit: str, plan: Plan) -> Templates:
    return _decode(whole.elements(), unit, plan)


def _decode(nodes: list[Node], unit: str, plan: Plan) -> Templates:
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
        conductors=decode_conductors(conductors, unit, plan),
        said=said_of(conductors, unit, plan),
        is_cable=bool(cables or conductors),
        plugs=found.get("plugs", []),
        contacts=found.get("contacts", []),
    )


def _family(node: Node, plan: Plan) -> str:
    """What kind of function a template is."""
    if is_box(node):
        return "boxes"
    get = node.attributes.get
    has_plug = bool(get("terminalNr"))
    designations = get("connectionDesignation", "")
    points = designations.count("\n") + 1 if designations else 0
    return family_of(definition_of(node), points, has_plug, plan)


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
    plan, references, kind = style
    main = plan.main_functions.get(kind)
    own = encode_functions(functions, plan, kind, None if ports else main)
    nodes = encode_ports(ports, plan, kind, _box(own, kind, plan))
    if kind is Kind.PLC and functions and not ports:
        nodes = [template(_box(own, kind, plan), DEVICE_KEY, {})]
    nodes += own + plugs
    if conductors is not None:
        nodes += encode_cable(conductors, plan, references)
    number(nodes, TEMPLATE)
    return nodes


def _box(functions: list[Node], kind: Kind, plan: Plan) -> Code:
    """What a device is as a whole: what EPLAN selects its kind by, unless a function has that."""
    own = plan.default_functions.get(kind)
    if own and plan.use(own) == "device":
        return own
    main = plan.main_functions.get(kind)
    has_main = any(definition_of(node) == main for node in functions)
    return plan.definition("device") if main is None or has_main else main


@lru_cache(maxsize=REMEMBERED)
def encode_again(templates: Templates, has_cable: bool, style: Style) -> list[Node]:
    """The elements that would be written for what was read: the same objects where they agree."""
    conductors = templates.conductors if has_cable else None
    nodes = encode_templates(templates.ports, templates.functions, [], conductors, style)
    return templates.nodes if nodes == templates.nodes else nodes
