"""What a buyer needs to know of a part, and its product group, beyond what the mapping places.

The attributes of a price name no currency, and none holds the supplier's own number: these stand
in free properties of their own names.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.eplan.fields.rows import Rows
from cadbridge.formats.eplan.fields.sheet import PRICE_CURRENCY, SUPPLIER_NUMBER, FreeProperty
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

_CODE, _CODE_TYPE = "P_ARTICLE_IDENTCODE", "P_ARTICLE_IDENTTYPE"
_GTIN = "GTIN"
_GTIN_TYPES = ("gtin", "ean", "upc")
"""How names of bar code types begin that are trade item numbers, without case."""


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


def commercial_attributes(part: Part) -> dict[str, str]:
    """The bar code."""
    return {_CODE: part.gtin, _CODE_TYPE: _GTIN} if part.gtin else {}


def commercial_rows(part: Part) -> Iterator[FreeProperty]:
    """What has no attribute."""
    if part.supplier_order_number:
        yield FreeProperty(SUPPLIER_NUMBER, part.supplier_order_number, key=SUPPLIER_NUMBER)
    if part.currency:
        yield FreeProperty(PRICE_CURRENCY, part.currency, key=PRICE_CURRENCY)


def decode_commercial(node: Node, rows: Rows) -> dict[str, Any]:
    """The fields of `commercial_attributes` and `commercial_rows`."""
    get = node.attributes.get
    is_gtin = get(_CODE_TYPE, "").casefold().startswith(_GTIN_TYPES)
    return {
        "gtin": get(_CODE, "") if is_gtin else "",
        "supplier_order_number": rows.single(SUPPLIER_NUMBER),
        "currency": rows.single(PRICE_CURRENCY),
    }
