"""Logical functions of a device: coil, contacts, suppressor, one template each."""

from dataclasses import replace

from cadbridge.formats.eplan.fields.labels import decode_entries, encode_entries, spoken
from cadbridge.formats.eplan.fields.texts import plain, unplain
from cadbridge.formats.eplan.plan import Code, Plan
from cadbridge.formats.eplan.xml.elements import definition_of, template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import decode_designations, encode_designations
from cadbridge.model import Function, FunctionType
from cadbridge.model.fields import numbered

FUNCTION_LABELS = ("Name", "Remarks")


def encode_functions(functions: tuple[Function, ...], plan: Plan) -> list[Node]:
    """One template a function, in order."""
    return [_encode(function, plan) for function in functions]


def _encode(function: Function, plan: Plan) -> Node:
    usual = _usual_name(function.type, function.terminals)
    name = "" if function.name == usual else function.name
    text = encode_entries((("Name", name), ("Remarks", function.remarks)))
    values = {
        "additionaldescription": plain(text),
        plan.template_places["functions.terminals"]: encode_designations(function.terminals),
    }
    definition = plan.definition(f"function_{function.type}")
    return template(definition, f"function {function.name}", values)


def _usual_name(kind: FunctionType, terminals: tuple[str, ...]) -> str:
    """The name of a function that has none of its own: ``coil A1-A2``."""
    return f"{spoken(kind)} {'-'.join(terminals)}".strip()


def decode_functions(nodes: list[Node], plan: Plan) -> tuple[Function, ...]:
    """Functions with different names, in order."""
    functions = [_decode(node, plan) for node in nodes]
    names = list(numbered((function.name for function in functions), " #"))
    for node, name in zip(nodes, names, strict=True):
        node.key = f"function {name}"
    return tuple(replace(item, name=name) for item, name in zip(functions, names, strict=True))


def _decode(node: Node, plan: Plan) -> Function:
    kind = _type(definition_of(node), plan)
    terminals = decode_designations(node.get(plan.template_places["functions.terminals"]))
    description = unplain(node.get("additionaldescription"))
    entries = decode_entries(description, FUNCTION_LABELS)
    texts = dict(entries) if entries is not None else {"Name": description}
    name = texts.get("Name") or _usual_name(kind, terminals)
    return Function(name=name, type=kind, terminals=terminals, remarks=texts.get("Remarks", ""))


def _type(code: Code, plan: Plan) -> FunctionType:
    """The type of function that a definition stands for."""
    word = plan.uses.get(code, "").removeprefix("function_")
    return FunctionType(word) if word in set(FunctionType) else FunctionType.OTHER
