"""Manufacturers as addresses."""

from dataclasses import replace

from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import encode_entries
from cadbridge.formats.eplan.kept.leftovers import difference, merge
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.model import Extra, Manufacturer

MAKER = "12"
"""Record type of manufacturers and suppliers."""
_LINES = Lines(Manufacturer, "website")


def encode_address(maker: Manufacturer, plan: Plan) -> Node:
    """The address; the website stands in its description, EPLAN has no attribute for one."""
    attribute = plan.attributes["manufacturers"]
    told = replace(maker, website=plain(encode_entries(_LINES.entries(maker))))
    attributes = {"class": MAKER, **attribute.encode(told)}
    return Node("address", attributes, key=maker.short_name)


def decode_address(node: Node, plan: Plan) -> Manufacturer | None:
    """The manufacturer, or None where the address is not one."""
    values = plan.attributes["manufacturers"].decode(node)
    if node.get("class") != MAKER or not values.get("short_name"):
        return None
    told = _LINES.read(unplain(values.pop("website", ""))) or []
    node.key = values["short_name"]
    return Manufacturer(**{"name": "", **values, **_LINES.values(told)})


def kept_address(node: Node, maker: Manufacturer, plan: Plan) -> dict[str, Extra]:
    """The record of an address: whose it is, and what it holds beyond that."""
    return {"address": maker.short_name, **difference(node, encode_address(maker, plan))}


def merge_address(written: Node, record: Extra, plan: Plan) -> Node:
    """The address with what a foreign file held beside, as far as it still fits."""
    meant = decode_address(written, plan)
    return merge(written, record, lambda merged: decode_address(merged, plan) == meant)
