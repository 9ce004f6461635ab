"""What EPLAN asks for and a part does not have: numbers, and a function by which it is chosen.

A number that is not stated is stood in for by another one, which a free property says. A part of
which no function is known gets the usual one of its kind, with its terminals as connection points
where they can be that: EPLAN's selection of devices finds parts by their functions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cadbridge.formats.eplan.fields.free_properties import (
    NOT_STATED,
    ORDER_NUMBER,
    TYPE_NUMBER,
    FreeProperty,
)
from cadbridge.formats.eplan.fields.functions import decode_functions, encode_functions
from cadbridge.formats.eplan.fields.labels import spoken
from cadbridge.formats.eplan.fields.rows import Rows
from cadbridge.formats.eplan.fields.variant import Templates
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Function, Kind, Part, Terminal
from cadbridge.words import is_clean

_PLC_TYPE, _LONGEST_PLC_TYPE = "P_ARTICLE_PLCTYPE", 20
_POINTS = "connectionDesignation"
_ROWS = {"order_number": ORDER_NUMBER, "type_number": TYPE_NUMBER}
_OTHER = {"order_number": "type_number", "type_number": "order_number"}


def number_attributes(part: Part) -> dict[str, str]:
    """What stands in for an order or type number that is not stated."""
    number = part.order_number or part.type_number or bare_number(part)
    places = {"P_ARTICLE_ORDERNR": part.order_number, "P_ARTICLE_TYPENR": part.type_number}
    return {name: number for name, stated in places.items() if not stated}


def number_rows(part: Part) -> Iterator[FreeProperty]:
    """A row for each of the two numbers that is not stated."""
    for field, row in _ROWS.items():
        if not getattr(part, field):
            other = _OTHER[field] if getattr(part, _OTHER[field]) else "part_number"
            yield FreeProperty(row, NOT_STATED.format(spoken(other)), key=row)


def bare_number(part: Part) -> str:
    """The part number without its maker."""
    return part.part_number.removeprefix(f"{part.manufacturer}.")


def without_stand_ins(part: Part, rows: Rows) -> Part:
    """The part without numbers that stand for others, as rows say, and still agree with them."""
    gone: dict[str, Any] = {}
    for field, row in _ROWS.items():
        others = {_OTHER[field]: getattr(part, _OTHER[field]), "part_number": bare_number(part)}
        for other, number in others.items():
            said = NOT_STATED.format(spoken(other))
            if rows.single(row) == said and getattr(part, field) == number:
                gone[field] = ""
    return replace(part, **gone) if gone else part


def rows_untrue(part: Part, rows: Rows) -> set[str]:
    """Rows that call a number not stated which somebody has stated since."""
    return {row for field, row in _ROWS.items() if getattr(part, field) and rows.single(row)}


def plc_attributes(part: Part) -> dict[str, str]:
    """The type by which EPLAN tells PLC cards apart."""
    number = part.type_number or part.order_number or bare_number(part)
    return {_PLC_TYPE: number[:_LONGEST_PLC_TYPE]} if part.kind is Kind.PLC else {}


def default_templates(part: Part, plan: Plan) -> list[Node]:
    """The function of a part of which none is known; none of some kinds."""
    nodes, _ = _default(part.kind, _points(part.kind, part.terminals, plan), plan)
    return [node.copy() for node in nodes]


def known_functions(
    templates: Templates, kind: Kind, terminals: Sequence[Terminal], plan: Plan
) -> tuple[Function, ...]:
    """Functions that were read; none where the only template says no more than the part."""
    if len(templates.nodes) != 1:
        return templates.functions
    _, default = _default(kind, _points(kind, terminals, plan), plan)
    return () if templates.functions == default else templates.functions


def _points(kind: Kind, terminals: Sequence[Terminal], plan: Plan) -> tuple[str, ...]:
    """Terminals that are the connection points of such a function: of one device, not of a coil."""
    names = tuple(item.designation for item in terminals)
    is_one = kind in plan.main_functions or kind in (Kind.TERMINAL, Kind.SENSOR)
    return names if is_one and all(map(is_clean, names)) else ()


@lru_cache(maxsize=64)
def _default(
    kind: Kind, points: tuple[str, ...], plan: Plan
) -> tuple[list[Node], tuple[Function, ...]]:
    """The template, and the function that it is read as; a mere box is read as none."""
    code = plan.default_functions.get(kind)
    if code is None:
        return [], ()
    bare = template(code, "default", {_POINTS: "\n".join(points)})
    bare.attributes["pos"] = "1"
    if plan.use(code) == "device":
        return [bare], ()
    functions = decode_functions([bare.copy()], plan, {}).functions
    nodes = encode_functions(functions, plan)
    for node in nodes:
        node.attributes["pos"] = "1"
    return nodes, functions
