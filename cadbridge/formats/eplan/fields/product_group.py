"""The product group of a part, which tells its kind."""

from functools import cache
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.eplan.plan import FORMAT, Plan, make_plan
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.product_groups import (
    GROUP_ATTRIBUTES,
    Triple,
    combinations,
    triple_of,
    written,
)
from cadbridge.model import Part
from cadbridge.words import quoted


def group_attributes(part: Part, is_module: bool, plan: Plan) -> dict[str, str]:
    """The product group of a part, and the trades that go with it.

    Raises:
        FileError: the part's own group is not three numbers.
    """
    group = _group(part, is_module, plan)
    trades = plan.trades.get(group[0]) or plan.trades[""]
    return dict(zip(GROUP_ATTRIBUTES, group, strict=True)) | dict.fromkeys(trades, "1")


def _group(part: Part, is_module: bool, plan: Plan) -> Triple:
    if not part.product_group:
        return plan.groups.usual["cable_module" if is_module else str(part.kind)]
    triple = triple_of(part.product_group)
    if triple is None:
        raise FileError(
            f"the product group {quoted(part.product_group)} is not three numbers",
            hint="write it like 1/9/1",
        )
    return triple


def decode_group(node: Node, plan: Plan) -> dict[str, Any]:
    """Kind of a part, and its product group where that is not the usual one of a kind."""
    triple = _triple(node)
    return {
        "kind": plan.groups.kind(triple),
        "product_group": plan.groups.own(triple) if triple in combinations() else "",
    }


def bends(part: Part, path: str) -> bool:
    """Whether a value of a part reads back as none: a zero, and the usual group of a kind."""
    if path == "product_group":
        return part.product_group in _usual_groups()
    return bool(getattr(part, path) == 0)


@cache
def _usual_groups() -> frozenset[str]:
    return frozenset(map(written, make_plan(shipped_mappings()[FORMAT]).groups.usual.values()))


def unknown_group(node: Node) -> str:
    """The product group that a part names and EPLAN does not have; empty where it has it."""
    top, group, subgroup = (number or "0" for number in _triple(node))
    triple = (top, group, subgroup)
    return "" if triple in combinations() else written(triple)


def is_grouped(node: Node) -> bool:
    """Whether a part names its product group."""
    return all(number.isdecimal() for number in _triple(node))


def _triple(node: Node) -> Triple:
    top, group, subgroup = (node.attributes.get(name, "") for name in GROUP_ATTRIBUTES)
    return top, group, subgroup
