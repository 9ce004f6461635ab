"""What a file holds beyond the model that the library does not write anyway."""

from collections.abc import Mapping

from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.home.matching import fits_in
from cadbridge.formats.eplan.kept.leftovers import children_by_name
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.node import Node, node_from_extra, text_entries
from cadbridge.model import Extra, Part

_PLACE = "pos"
_ROW = f"{ROW} "
"""How the names of free properties begin that stand for something of the model: it has all of
them, however an older file spells it."""


def news(extra: Mapping[str, Extra], known: Node) -> dict[str, Extra]:
    """The part of a difference that tells anything; order, places and gaps do not.

    Args:
        extra: the difference, as `leftovers.difference` gives it.
        known: the element that the library writes.
    """
    told: dict[str, Extra] = {
        name: value
        for name, value in extra.items()
        if name not in ("attributes", "absent", "children", "missing")
    }
    attributes: dict[str, Extra] = {
        name: value
        for name, value in text_entries(extra.get("attributes", {})).items()
        if name != _PLACE and known.attributes.get(name) != value
    }
    if attributes:
        told["attributes"] = attributes
    children = _children(extra.get("children", []), known)
    if children:
        told["children"] = children
    return told


def _children(items: Extra, known: Node) -> list[Extra]:
    named = children_by_name(known)
    told: list[Extra] = []
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        if "of" not in item:
            node = node_from_extra(item)
            if not any(node.tag == other.tag and fits_in(node, other) for other in known.children):
                told.append(item)
            continue
        if str(item["of"]).startswith(_ROW):
            continue
        inner = {name: value for name, value in item.items() if name != "of"}
        below = news(inner, named.get(str(item["of"]), Node("")))
        if below:
            told.append({"of": item["of"], **below})
    return told


def without_told(shown: Node, known: Node, own: Part, plan: Plan) -> None:
    """Take out of an element the technical data that other elements tell, be they there or not.

    Args:
        shown: a part element.
        known: that which the library writes.
        own: the library's part.
        plan: says which attributes hold technical data.
    """
    names = {it.name for it in own.properties if not it.group and not it.condition}
    for label, place in plan.technical_labels.items():
        for variant, other in zip(
            shown.children_of("variant"), known.children_of("variant"), strict=False
        ):
            text = variant.get(place.attribute)
            if text and text == other.get(place.attribute) and label not in names:
                del variant.attributes[place.attribute]
