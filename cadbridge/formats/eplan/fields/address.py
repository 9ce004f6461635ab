"""Manufacturers as addresses."""

from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import encode_entries
from cadbridge.formats.eplan.fields.texts import plain, unplain
from cadbridge.formats.eplan.kept.leftovers import difference, merge
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Extra, Manufacturer

MAKER = "12"
"""Record type of manufacturers and suppliers."""
_LINES = Lines(Manufacturer, "website")


def encode_address(maker: Manufacturer, plan: Plan) -> Node:
    """The address; the website stands in its description, EPLAN has no attribute for one."""
    places = plan.address_places
    values = {
        "class": MAKER,
        places["manufacturers.name"]: maker.name,
        places["manufacturers.website"]: plain(encode_entries(_LINES.entries(maker))),
        places["manufacturers.short_name"]: maker.short_name,
    }
    attributes = {name: value for name, value in values.items() if value}
    return Node("address", attributes, key=maker.short_name)


def decode_address(node: Node, plan: Plan) -> Manufacturer | None:
    """The manufacturer, or None where the address is not one."""
    places = plan.address_places
    short_name = node.get(places["manufacturers.short_name"])
    if node.get("class") != MAKER or not short_name:
        return None
    told = _LINES.read(unplain(node.get(places["manufacturers.website"]))) or []
    node.key = short_name
    return Manufacturer(
        short_name=short_name,
        name=node.get(places["manufacturers.name"]),
        **_LINES.values(told),
    )


def kept_address(node: Node, maker: Manufacturer, plan: Plan) -> dict[str, Extra]:
    """The record of an address: whose it is, and what it holds beyond that."""
    return {"address": maker.short_name, **difference(node, encode_address(maker, plan))}


def merge_address(written: Node, record: Extra, plan: Plan) -> Node:
    """The address with what a foreign file held beside, as far as it still fits."""
    meant = decode_address(written, plan)
    return merge(written, record, lambda merged: decode_address(merged, plan) == meant)
