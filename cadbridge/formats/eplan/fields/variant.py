"""The function templates of a variant, read and written as a whole.

What a list of templates stands for, and how that would be written, is remembered.
"""

from collections.abc import Collection, Iterator, Mapping
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
from cadbridge.formats.eplan.fields.functions import (
    FUNCTION_LABELS,
    DecodedFunctions,
    common_to_functions,
    decode_functions,
    encode_function_again,
    encode_functions,
    is_first_unsaid,
    is_unsaid,
    levels_of,
)
from cadbridge.formats.eplan.fields.ports import (
    BOX_LABELS,
    PHASES,
    PIN_LABELS,
    DecodedPorts,
    common_to_pins,
    decode_ports,
    encode_box,
    encode_pin_again,
    encode_pins,
    is_box,
    says_more,
)
from cadbridge.formats.eplan.fields.shapes import DESCRIPTION, Shape, Shapes, compared
from cadbridge.formats.eplan.fields.wire_size import UNIT
from cadbridge.formats.eplan.kept.alike import REMEMBERED, Alike, SeenAgain, number, put
from cadbridge.formats.eplan.kept.leftovers import difference
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import TEMPLATE, Code, definition_of
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.definitions import POTENTIALS
from cadbridge.model import Conductor, Function, Kind, Port

_BY_THEMSELVES = frozenset(["boxes", "points", "functions"])
"""Families whose templates are written each by itself; those of cables and plugs hang together."""
Style = tuple[Plan, References | None, Kind]
"""How templates are written, whether conductors name plug and pin of their ends, and the kind."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """What the function templates of one variant stand for; shared by variants."""

    nodes: list[Node]
    """The elements, marked with what they stand for (`Node.key`)."""
    proved: list[Node] | None
    """Elements that would be written, in order: the same ones, which tell how they differ
    (`Node.left`); None where that is not known of each by itself."""
    ports: tuple[Port, ...]
    functions: tuple[Function, ...]
    conductors: tuple[Conductor, ...]
    said: tuple[str, ...]
    """What was taken for what of the conductors' cross-sections."""
    is_cable: bool
    plugs: list[Node]
    contacts: list[Node]
    """Plug definitions and pins of plugs; what they stand for depends on the variant."""


def take_templates(variant: Node, kind: Kind, plan: Plan) -> Templates:
    """What a variant's templates stand for; their elements take the place of the variant's."""
    nodes = variant.children_of(TEMPLATE)
    whole = _seen_again(nodes)
    unit = variant.get(UNIT)
    if whole is None:
        return _decode(nodes, unit, kind, plan)
    templates = _remembered(whole, unit, kind, plan)
    put(variant, TEMPLATE, templates.nodes)
    return templates


_seen_again = SeenAgain()


@lru_cache(maxsize=REMEMBERED)
def _remembered(whole: Alike, unit: str, kind: Kind, plan: Plan) -> Templates:
    return _decode(whole.elements(), unit, kind, plan)


def _decode(nodes: list[Node], unit: str, kind: Kind, plan: Plan) -> Templates:
    of = shapes_of(plan, kind).of
    by_node: dict[int, Shape] = {}
    found: dict[str, list[Node]] = {}
    for node in nodes:
        shape = by_node[id(node)] = of(node)
        found.setdefault(shape.family, []).append(node)
    boxes, points, cables, conductors = (
        found.get(family, []) for family in ("boxes", "points", "cables", "conductors")
    )
    for node in cables[:1]:
        node.key = CABLE_KEY
    commons = {at: shape.common for at, shape in by_node.items()}
    read = decode_ports(boxes, points, commons, plan)
    functions = decode_functions(found.get("functions", []), plan, commons)
    return Templates(
        nodes=nodes,
        proved=_proved(found, by_node, read, functions, kind, plan),
        ports=read.ports,
        functions=functions.functions,
        conductors=decode_conductors(conductors, unit, plan),
        said=said_of(conductors, unit, plan),
        is_cable=bool(cables or conductors),
        plugs=found.get("plugs", []),
        contacts=found.get("contacts", []),
    )


def _proved(
    found: Mapping[str, list[Node]],
    shapes: Mapping[int, Shape],
    read: DecodedPorts,
    functions: DecodedFunctions,
    kind: Kind,
    plan: Plan,
) -> list[Node] | None:
    """The elements that would be written, which tell how they differ; see `Templates.proved`.

    Args:
        found: templates by family.
        shapes: theirs, by the identity of the element.
        read: ports that were read of them.
        functions: functions that were.
        kind: of the part.
        plan: as it is written.
    """
    own = found.get("functions", [])
    device = list(_device(read.ports, own, kind, plan))
    boxes = found.get("boxes", [])[:1] if device else []
    nodes = _in_order(boxes or device, read.pins, own, kind, plan)
    main = _main(read.ports, kind, plan)
    do_hang_together = (
        bool(found.keys() - _BY_THEMSELVES)
        or not read.are_as_printed
        or bool(levels_of(functions.functions, kind))
        or (kind is Kind.TERMINAL and any(map(is_unsaid, functions.functions)))
        or is_first_unsaid(functions.functions, main, plan)
        or any(not shapes[id(node)].has_own_code for node in own)
        or not all(DESCRIPTION in shapes[id(node)].left for node in functions.renamed)
        or any(node.children for node in nodes)
        or len({node.key for node in nodes}) < len(nodes)
    )
    if not nodes or do_hang_together:
        return None
    whole = {id(read): written for read, written in zip(boxes or device, device, strict=False)}
    for place, node in enumerate(nodes, 1):
        if id(node) not in whole:
            node.left = shapes[id(node)].difference(node, place)
            continue
        written = whole[id(node)]
        written.attributes["pos"] = str(place)
        if written is not node:
            node.left = difference(node, written)
    return nodes


@lru_cache(maxsize=64)
def shapes_of(plan: Plan, kind: Kind) -> Shapes:
    """The shapes that templates of parts of a kind have."""
    labels = (*BOX_LABELS, *PIN_LABELS, *FUNCTION_LABELS)
    return Shapes(
        plan,
        labels,
        frozenset([*POTENTIALS, *PHASES]),
        lambda node, own: _prove(node, own, plan, kind),
    )


def _prove(node: Node, own: Collection[str] | None, plan: Plan, kind: Kind) -> Shape:
    """The shape of a template, of which contacts and functions are proved by themselves."""
    family = _family(node, plan)
    if family == "points":
        written, is_sure = encode_pin_again(node, plan, kind)
        common = None if own is None else common_to_pins(node, own, plan)
    elif family == "functions":
        written, is_sure = encode_function_again(node, plan)
        common = None if own is None else common_to_functions(node, own, plan)
    else:
        return Shape(family)
    return compared(family, node, written, is_sure=is_sure, common=common)


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
    own = encode_functions(functions, plan, kind, _main(ports, kind, plan))
    device = list(_device(ports, own, kind, plan))
    nodes = [*_in_order(device, encode_pins(ports, plan, kind), own, kind, plan), *plugs]
    if conductors is not None:
        nodes += encode_cable(conductors, plan, references)
    number(nodes, TEMPLATE)
    return nodes


def _main(ports: tuple[Port, ...], kind: Kind, plan: Plan) -> Code | None:
    """The definition by which EPLAN selects a kind, where no device as a whole has it."""
    return None if ports else plan.main_functions.get(kind)


def _device(
    ports: tuple[Port, ...], functions: list[Node], kind: Kind, plan: Plan
) -> Iterator[Node]:
    """The device as a whole, of those that have ports, and of PLCs.

    Where a function is that already, there is one only for what the contacts do not say of ports.
    """
    main = _main_function(functions, kind, plan)
    if any(map(says_more, ports)) if main else ports or (kind is Kind.PLC and functions):
        yield encode_box(ports, _box(main, kind, plan))


def _main_function(functions: list[Node], kind: Kind, plan: Plan) -> Node | None:
    """The function by which EPLAN selects a part of the kind, if it has that."""
    main = plan.main_functions.get(kind)
    return next((node for node in functions if main and definition_of(node) == main), None)


def _box(main: Node | None, kind: Kind, plan: Plan) -> Code:
    """What a device is as a whole: what EPLAN selects its kind by, unless a function has that."""
    own = plan.default_functions.get(kind)
    if own and plan.use(own) == "device":
        return own
    usual = plan.main_functions.get(kind)
    return plan.definition("device") if usual is None or main else usual


def _in_order(
    device: list[Node], pins: list[Node], functions: list[Node], kind: Kind, plan: Plan
) -> list[Node]:
    """All templates of a device: first that by which EPLAN selects it."""
    main = _main_function(functions, kind, plan)
    first = [main] if main else []
    return [*first, *device, *pins, *(node for node in functions if node is not main)]


@lru_cache(maxsize=REMEMBERED)
def encode_again(templates: Templates, has_cable: bool, style: Style) -> list[Node]:
    """The elements that would be written for what was read: the same objects where they agree."""
    conductors = templates.conductors if has_cable else None
    nodes = encode_templates(templates.ports, templates.functions, [], conductors, style)
    return templates.nodes if nodes == templates.nodes else nodes
