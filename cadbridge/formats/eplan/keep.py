"""Keeps what a foreign part holds beyond the model, and puts it back.

`difference` says how the element that was read differs from the one that the part would be
written as; that goes to `extras`. `merge` lays it over the element the part is written as. What
would then contradict the part, because someone changed it since, is left out: the part wins.

The difference of an element has these keys, all optional:

``attributes``  attributes with another value, or that would not be written
``absent``      attributes that would be written
``children``    child elements in their order: the name of one that is written as it was, a
                mapping with ``of`` (that name) and its difference, or a whole element
``missing``     names of child elements that would be written
"""

from collections.abc import Callable, Iterator
from typing import Any

from cadbridge.formats.eplan.node import Node, node_from_extra, node_to_extra, text_entries
from cadbridge.model import Extra
from cadbridge.model.fields import numbered

_NUMBERED = ("freeproperty", "functiontemplate", "accessoryposition")


def _named(nodes: list[Node]) -> dict[str, Node]:
    """Child elements that stand for something of the model, by a name of their own."""
    named = [node for node in nodes if node.key]
    keys = (f"{node.tag} {node.key}" for node in named)
    return dict(zip(numbered(keys, " #"), named, strict=True))


def difference(original: Node, written: Node) -> dict[str, Extra]:
    """How an element differs from what would be written; empty where it does not."""
    extra: dict[str, Extra] = {}
    changed = {
        name: value
        for name, value in original.attributes.items()
        if written.attributes.get(name) != value
    }
    absent = [name for name in written.attributes if name not in original.attributes]
    if changed:
        extra["attributes"] = dict(changed)
    if absent:
        extra["absent"] = list(absent)
    if original.children != written.children:
        extra |= _children_difference(original, written)
    return extra


def _children_difference(original: Node, written: Node) -> dict[str, Extra]:
    originals, writtens = _named(original.children), _named(written.children)
    names = {id(node): name for name, node in originals.items()}
    children: list[Extra] = []
    for node in original.children:
        name = names.get(id(node), "")
        if name not in writtens:
            children.append(node_to_extra(node))
            continue
        inner = difference(node, writtens[name])
        children.append({"of": name, **inner} if inner else name)
    missing: list[Extra] = [name for name in writtens if name not in originals]
    extra: dict[str, Extra] = {"children": children}
    if missing:
        extra["missing"] = missing
    return extra


def merge(written: Node, extra: Extra, consistent: Callable[[Node], bool]) -> Node:
    """The element with the difference laid over it, as far as `consistent` agrees."""
    if not isinstance(extra, dict) or not extra:
        return written
    merged = _merged(written, extra)
    if consistent(merged):
        return merged
    kept: dict[str, Extra] = {}
    for path, single in _singles(extra, ()):
        candidate = _with(kept, path, single)
        if consistent(_merged(written, candidate)):
            kept = candidate
    return _merged(written, kept)


def _merged(written: Node, extra: dict[str, Extra]) -> Node:
    attributes = written.attributes | text_entries(extra.get("attributes", {}))
    for name in _names(extra.get("absent", [])):
        attributes.pop(name, None)
    node = Node(written.tag, attributes, list(written.children), written.key)
    node.kept = "pos" in text_entries(extra.get("attributes", {}))
    if "children" in extra or "missing" in extra:
        node.children = _merged_children(written, extra)
    return node


def _merged_children(written: Node, extra: dict[str, Extra]) -> list[Node]:
    named = _named(written.children)
    for name in _names(extra.get("missing", [])):
        named.pop(name, None)
    items = extra.get("children", [])
    children: list[Node] = []
    for item in items if isinstance(items, list) else []:
        if isinstance(item, str):
            children += [named.pop(item)] if item in named else []
        elif isinstance(item, dict) and "of" in item:
            name = str(item["of"])
            children += [_merged(named.pop(name), item)] if name in named else []
        else:
            children.append(_verbatim(item))
    if named:
        children = _with_new(children, list(named.values()), written.children)
        _separate_positions(children)
    return children


def _verbatim(item: Extra) -> Node:
    node = node_from_extra(item)
    node.kept = True
    return node


def _with_new(children: list[Node], new: list[Node], order: list[Node]) -> list[Node]:
    """The children with the new ones, each behind the one it follows when written."""
    for node in new:
        before = order[: order.index(node)]
        keys = {(item.tag, item.key) for item in before[-1:]}
        places = [i for i, item in enumerate(children) if (item.tag, item.key) in keys]
        children.insert(places[-1] + 1 if places else _first_of(children, node.tag), node)
    return children


def _first_of(children: list[Node], tag: str) -> int:
    """The place of the first child of a tag; of parts of a part, else before its variants."""
    for index, item in enumerate(children):
        if item.tag in (tag, "variant"):
            return index
    return len(children)


def _separate_positions(children: list[Node]) -> None:
    """Give those children another position whose own a kept child has, now that there are more."""
    for tag in _NUMBERED:
        same = [node for node in children if node.tag == tag]
        taken = {node.get("pos") for node in same if node.kept}
        last = max((int(p) for p in (n.get("pos") for n in same) if p.isdecimal()), default=0)
        for index, node in enumerate(children):
            if node.tag != tag or node.kept or "pos" not in node.attributes:
                continue
            if node.get("pos") in taken:
                last += 1
                children[index] = moved = node.copy()
                moved.attributes["pos"] = str(last)
            taken.add(children[index].get("pos"))


def _names(extra: Extra) -> list[str]:
    return [item for item in extra if isinstance(item, str)] if isinstance(extra, list) else []


Path = tuple[str, ...]


def _singles(extra: dict[str, Extra], path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The difference in its smallest pieces: the order of children first, then each value."""
    if "children" in extra:
        items = extra["children"]
        listed = items if isinstance(items, list) else []
        plain = [item["of"] if isinstance(item, dict) and "of" in item else item for item in listed]
        yield path, {"children": plain}
    for name in _names(extra.get("missing", [])):
        yield path, {"missing": [name]}
    for name in _names(extra.get("absent", [])):
        yield path, {"absent": [name]}
    for name, value in text_entries(extra.get("attributes", {})).items():
        yield path, {"attributes": {name: value}}
    items = extra.get("children", [])
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and "of" in item:
            yield from _singles(item, (*path, str(item["of"])))


def _with(kept: dict[str, Any], path: Path, single: dict[str, Any]) -> dict[str, Any]:
    """A difference with one piece more."""
    if path:
        name, *rest = path
        children = [
            _with(_opened(item, name), tuple(rest), single) if _is(item, name) else item
            for item in kept.get("children", [])
        ]
        return {**kept, "children": children}
    result = dict(kept)
    for key, value in single.items():
        if isinstance(value, dict):
            result[key] = {**kept.get(key, {}), **value}
        else:
            result[key] = [*kept.get(key, []), *value]
    return result


def _is(item: Any, name: str) -> bool:
    return bool(item == name or (isinstance(item, dict) and item.get("of") == name))


def _opened(item: Any, name: str) -> dict[str, Any]:
    return item if isinstance(item, dict) else {"of": name}
