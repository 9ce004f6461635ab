"""Logical functions of a device: coil, contacts, motor, terminal, ..., one template each.

A template has one line for each connection point in designations, descriptions, cross-sections
and dimensions. The function definition is that of the file, else the usual one of the type.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cadbridge.formats.eplan.fields.family import code_of, family_of
from cadbridge.formats.eplan.fields.labelled import USUAL, Lines
from cadbridge.formats.eplan.fields.labels import encode_entries, spoken
from cadbridge.formats.eplan.fields.shapes import DESCRIPTION, Common, in_common
from cadbridge.formats.eplan.fields.texts import one_line, tidy
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import ANY, Code, definition_of, template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.mapping.definitions import POTENTIALS, definition_name, fitting, terminal_use
from cadbridge.model import Function, FunctionType, Kind
from cadbridge.model.fields import numbered
from cadbridge.model.quick import quick

_FUNCTION = quick(Function)
_COUNTED = "counted"
"""Index of a level that has none of its own: its place among them is written."""
_LINES = Lines(
    Function,
    *("name", "type", "definition", "designation", "index", "remarks"),
    forms={
        "definition": USUAL,
        "index": (lambda text: text or _COUNTED, lambda text: "" if text == _COUNTED else text),
    },
)
"""In the template's description; all but name and remarks only where its codes say otherwise."""
FUNCTION_LABELS = _LINES.labels
_OF_POINTS = ("descriptions", "cross_sections", "dimensions")
_POINT_TYPES = {"point_in": FunctionType.PLC_INPUT, "point_out": FunctionType.PLC_OUTPUT}
"""What a connection point of a PLC is that names no plug, and so is no contact of a port."""
_MOST_NAMED = 3
"""Terminals that a made-up name lists."""


def encode_functions(
    functions: tuple[Function, ...], plan: Plan, kind: Kind = Kind.OTHER, main: Code | None = None
) -> list[Node]:
    """One template a function, in order.

    Args:
        functions: of one part.
        plan: how they are written.
        kind: of the part.
        main: the definition by which EPLAN selects parts of the kind: the first function has it
            where nobody says what that is, and no other has it. Of a terminal all such are levels.
    """
    levels = levels_of(functions, kind)
    terminal = plan.default_functions.get(kind) if kind is Kind.TERMINAL else None
    mains = [terminal and _level_code(item, terminal, plan) for item in functions]
    if is_first_unsaid(functions, main, plan):
        mains[0] = main
    return [
        _encode(item, plan, levels.get(item.name, ""), own)
        for item, own in zip(functions, mains, strict=True)
    ]


def _level_code(function: Function, usual: Code, plan: Plan) -> Code | None:
    """What a function of a terminal is written as of which nobody says what it is."""
    if not is_unsaid(function):
        return None
    level = replace(function, type=FunctionType.TERMINAL)
    return _usual(level, plan) if terminal_use(level) else usual


def levels_of(functions: tuple[Function, ...], kind: Kind) -> Mapping[str, str]:
    """The indices by name that terminals of one part get where none has one: its levels."""
    terminals = [it for it in functions if it.type is FunctionType.TERMINAL or is_unsaid(it)]
    has_levels = kind is Kind.TERMINAL and not any(item.index for item in functions)
    if not has_levels or len(terminals) <= 1:
        return {}
    return {item.name: str(level) for level, item in enumerate(terminals, 1)}


def is_unsaid(function: Function) -> bool:
    """Whether nobody says what a function is; of a terminal it is one of its levels."""
    return function.type is FunctionType.OTHER and not function.definition


def encode_function_again(node: Node, plan: Plan) -> tuple[Node, bool]:
    """What a function alone would be written as, and whether that is so whatever its texts say.

    A name that is the usual one of its terminals is not written.
    """
    is_named = "Name: " in unplain(node.get("additionaldescription"))
    return _encode(_decode(node, plan), plan, ""), not is_named


def is_first_unsaid(functions: tuple[Function, ...], main: Code | None, plan: Plan) -> bool:
    """Whether nobody says of the first function what it is, and none has the main definition."""
    if main is None or not functions or not is_unsaid(functions[0]):
        return False
    usual = (usual_definition(it.type, len(it.terminals), plan) for it in functions)
    known = (code_of(it.definition) for it in functions)
    return main not in (*usual, *known)


def _encode(function: Function, plan: Plan, level: str, main: Code | None = None) -> Node:
    attribute = plan.attributes["functions"]
    values = attribute.encode(function)
    if level:
        values[attribute["index"]] = level
    count = len(function.terminals)
    usual = main or _usual(function, plan)
    code = code_of(function.definition) or usual
    if family_of(code, count, bool(function.designation), plan) != "functions":
        code = usual
        values.pop(attribute["designation"], "")
    implied = {
        "name": _usual_name(function),
        "type": _type(code, plan),
        "definition": _definition(code, function, plan),
        "designation": values.get(attribute["designation"], ""),
        "index": level or function.index,
    }
    values["additionaldescription"] = plain(encode_entries(_LINES.entries(function, implied)))
    return template(code, f"function {function.name}", values)


@lru_cache(maxsize=1024)
def usual_definition(kind: FunctionType, points: int, plan: Plan, end: str = "") -> Code:
    """What a function of a type with so many connection points is written as.

    `end` is that of the use in the mapping, of a terminal for a potential.
    """
    return fitting([c for c in plan.definitions[f"function_{kind}{end}"] if ANY not in c], points)


def _usual(function: Function, plan: Plan) -> Code:
    """What a function is written as that has no definition of its own."""
    return usual_definition(function.type, len(function.terminals), plan, terminal_use(function))


def _definition(code: Code, function: Function, plan: Plan) -> str:
    """The definition as the model has it: empty for the usual one of the type, and for half."""
    is_usual = not all(code) or code == _usual(replace(function, type=_type(code, plan)), plan)
    return "" if is_usual else ".".join(code)


def _usual_name(function: Function) -> str:
    """The name of a function that has none of its own: ``coil A1-A2``, ``Brake, single B1-B2``."""
    kind = definition_name(function.definition) or spoken(function.type)
    few = function.terminals[:_MOST_NAMED] if function.definition else function.terminals
    points = "-".join(few) + ("..." if few != function.terminals else "")
    return f"{kind} {function.designation or points.strip('-')}".strip()


@dataclass(frozen=True, slots=True)
class DecodedFunctions:
    """Functions with different names, in order."""

    functions: tuple[Function, ...]
    renamed: tuple[Node, ...]
    """Elements of those whose name another one had already."""


def decode_functions(
    nodes: list[Node], plan: Plan, commons: Mapping[int, Common | None]
) -> DecodedFunctions:
    """The functions of elements.

    Args:
        nodes: the elements.
        plan: how they are read.
        commons: what they have in common with others, by the identity of the element.
    """
    functions = [
        _decode(node, plan) if (common := commons.get(id(node))) is None else _like(node, common)
        for node in nodes
    ]
    names = list(numbered((function.name for function in functions), " #"))
    renamed: list[Node] = []
    for at, (node, name) in enumerate(zip(nodes, names, strict=True)):
        node.key = f"function {name}"
        if name != functions[at].name:
            functions[at] = replace(functions[at], name=name)
            renamed.append(node)
    return DecodedFunctions(tuple(functions), tuple(renamed))


def common_to_functions(node: Node, own: Collection[str], plan: Plan) -> Common | None:
    """What a function has in common with those of its shape; `own` are attributes that differ."""
    function = _decode(node, plan)
    if not _told(unplain(node.get(DESCRIPTION))).get("name"):
        function = replace(function, name="")
    return in_common(function, plan.attributes["functions"].rules, own, "name")


def _like(node: Node, common: Common) -> Function:
    values = common.of(node)
    if common.is_described:
        values["name"] = one_line(unplain(node.attributes[DESCRIPTION]))
    return _named(_FUNCTION(**{"name": "", **values}))


def _named(function: Function) -> Function:
    return function if function.name else replace(function, name=_usual_name(function))


def _decode(node: Node, plan: Plan) -> Function:
    code = definition_of(node)
    read = plan.attributes["functions"].decode(node)
    values = {name: tidy(value) for name, value in read.items()}
    for name in _OF_POINTS:
        if not any(values.get(name, ())):  # vendors write a blank line for each point, or more
            values.pop(name, None)
    if values.get("terminals") == ("",):  # a mere blank; of several lines, each is a point
        del values["terminals"]
    told = _told(unplain(node.get("additionaldescription")))
    read_so = _FUNCTION(**{"name": "", **values})
    values |= {"type": _type(code, plan), "definition": _definition(code, read_so, plan)}
    return _named(_FUNCTION(**{"name": "", **values, **told}))


def _told(description: str) -> Mapping[str, Any]:
    """What a template's description says: labelled lines, or a name."""
    entries = _LINES.read(description)
    return {"name": one_line(description)} if entries is None else _LINES.values(entries)


@lru_cache(maxsize=1024)
def _type(code: Code, plan: Plan) -> FunctionType:
    """The type of function that a definition stands for."""
    use = plan.use(code)
    kind = use.removeprefix("function_")
    for end in POTENTIALS.values():
        kind = kind.removesuffix(end)
    if kind in set(FunctionType):
        return FunctionType(kind)
    return _POINT_TYPES.get(use, FunctionType.OTHER)
