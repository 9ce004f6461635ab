"""Where the elements stand that are kept whole of a part: names that people can tell them by.

An element that stands for nothing of the model, ``assemblyposition[ACME.K1]``, is kept as it is;
those of a further variant stand below it, ``variant[2].assemblyposition[ACME.K1]``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from cadbridge.formats.eplan.kept.records import NAMES
from cadbridge.formats.eplan.xml.elements import TEMPLATE
from cadbridge.formats.eplan.xml.node import Node, text_entries
from cadbridge.model import Extra
from cadbridge.model.fields import numbered

_VARIANT = "variant"
_NAMES = {
    "assemblyposition": ("partnr",),
    "moduleposition": ("partnr",),
    _VARIANT: ("P_ARTICLE_VARIANT",),
    TEMPLATE: ("terminalNr", "connectionDesignation"),
}
"""Attributes by which people know an element; others by their place."""


def places_of(part: Node) -> dict[int, str]:
    """The places of elements below a part that stand for nothing of the model, by their ids."""
    return dict(_below(part, ""))


def _below(node: Node, around: str) -> Iterator[tuple[int, str]]:
    whole = [child for child in node.children if not child.key]
    for child, place in _placed(((it, it.tag, it.attributes) for it in whole), around):
        yield id(child), place
        yield from _below(child, f"{place}.")
    for child in node.children:
        if child.key and child.tag == _VARIANT:
            yield from _below(child, around)


def without(extra: Extra, places: Collection[str]) -> Extra:
    """What is kept of a part, without the elements at some places."""
    return _without(extra, places, "")


def _without(extra: Extra, places: Collection[str], around: str) -> Extra:
    if not isinstance(extra, dict) or not isinstance(extra.get("children"), list):
        return extra
    children: Any = extra["children"]
    whole = [item for item in children if isinstance(item, dict) and "tag" in item]
    place_of = {id(item): place for item, place in placed_items(whole, around)}
    left: list[Extra] = []
    for item in children:
        place = place_of.get(id(item), "")
        if place in places:
            continue
        is_variant = isinstance(item, dict) and str(item.get("of", "")).startswith(_VARIANT)
        below = around if is_variant else f"{place}."
        left.append(_without(item, places, below) if place or is_variant else item)
    return {**extra, "children": left}


def placed_items(
    whole: Iterable[dict[str, Extra]], around: str
) -> Iterator[tuple[dict[str, Extra], str]]:
    """Whole elements of one parent as they are kept, with their places, in order.

    Args:
        whole: the elements.
        around: the place that they are in, with its dot.
    """
    named = ((it, str(it["tag"]), text_entries(it.get("attributes", {}))) for it in whole)
    return _placed(named, around)


def _placed(
    items: Iterable[tuple[Any, str, Mapping[str, str]]], around: str
) -> Iterator[tuple[Any, str]]:
    """Elements of one parent with their places, in order.

    Args:
        items: the elements, each with its tag and attributes.
        around: the place that they are in, with its dot.
    """
    listed = list(items)
    bare = [f"{around}{tag}[{_name(tag, attributes)}]" for _, tag, attributes in listed]
    return zip((item for item, *_ in listed), numbered(bare, " #"), strict=True)


def _name(tag: str, attributes: Mapping[str, str]) -> str:
    known = _NAMES.get(tag) or filter(None, [NAMES.get(tag, "")])
    names = (attributes.get(name, "") for name in known)
    return next(filter(None, names), "") or attributes.get("pos", "")
