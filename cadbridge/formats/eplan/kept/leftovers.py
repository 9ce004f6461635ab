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

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from cadbridge.formats.eplan.xml.node import Node, node_from_extra, node_to_extra, text_entries
from cadbridge.model import Extra
from cadbridge.model.fields import numbered

Piece = tuple[tuple[str, ...], str, str]
"""Names of child elements, each below the one before; a key of the difference there; what of it."""

_NUMBERED = ("freeproperty", "functiontemplate", "accessoryposition")


def _named(nodes: list[Node]) -> dict[str, Node]:
    """Child elements that stand for something of the model, by a name of their own."""
    named = [node for node in nodes if node.key]
    keys = [f"{node.tag} {node.key}" for node in named]
    by_key = dict(zip(keys, named, strict=True))
    if len(by_key) == len(named):
        return by_key
    return dict(zip(numbered(keys, " #"), named, strict=True))


def children_by_name(node: Node) -> dict[str, Node]:
    """Child elements that stand for something of the model, by the names of a difference."""
    return _named(node.children)


def difference(original: Node, written: Node) -> dict[str, Extra]:
    """How an element differs from what would be written; empty where it does not.

    An element that was proved when it was read stands for what would be written, and tells how.
    """
    if original is written:
        return original.left
    extra: dict[str, Extra] = {}
    if original.attributes != written.attributes:
        extra |= _attributes_difference(original.attributes, written.attributes)
    if original.children != written.children or any(map(_tells, written.children)):
        extra |= _children_difference(original, written)
    return extra


def _tells(node: Node) -> bool:
    """Whether an element that was proved, or one below it, differs from what would be written."""
    return bool(node.left) or any(map(_tells, node.children))


def _attributes_difference(
    original: Mapping[str, str], written: Mapping[str, str]
) -> dict[str, Extra]:
    extra: dict[str, Extra] = {}
    get = written.get
    changed: dict[str, Extra] = {
        name: value for name, value in original.items() if get(name) != value
    }
    absent: list[Extra] = [name for name in written if name not in original]
    if changed:
        extra["attributes"] = changed
    if absent:
        extra["absent"] = absent
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
    in_order = _in_order(merged, written)
    if consistent(in_order):
        return in_order
    agreed = _agreed(
        frozenset(),
        list(_pieces(extra, ())),
        lambda chosen: consistent(_merged(written, _only(extra, (), chosen))),
    )
    return _merged(written, _only(extra, (), agreed))


def _in_order(merged: Node, written: Node) -> Node:
    """The element, where those below that are of one family stand in the order of the part.

    They change places among themselves alone: what stands between them, stays there.
    """
    known = _named(written.children)
    places = {name: place for place, name in enumerate(known)}
    children = list(merged.children)
    at_of = {id(node): at for at, node in enumerate(children)}
    slots: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for name, node in _named(merged.children).items():
        if name in known:
            at = at_of[id(node)]
            children[at] = _in_order(node, known[name])
            slots.setdefault((node.tag, node.key.partition(" ")[0]), []).append((at, name))
    for family in slots.values():
        nodes = [children[at] for at, _ in sorted(family, key=lambda item: places[item[1]])]
        numbers = [children[at].attributes.get("pos") for at, _ in family]
        for (at, _), node, number in zip(family, nodes, numbers, strict=True):
            children[at] = _numbered(node, number)
    return Node(merged.tag, merged.attributes, children, merged.key)


def _numbered(node: Node, number: str | None) -> Node:
    if number is None or node.attributes.get("pos") in (None, number):
        return node
    return Node(node.tag, {**node.attributes, "pos": number}, node.children, node.key)


def _agreed(
    chosen: frozenset[Piece], pieces: list[Piece], agrees: Callable[[frozenset[Piece]], bool]
) -> frozenset[Piece]:
    """The chosen pieces, and those of the others that agree; halves first, as most of many do."""
    together = chosen.union(pieces)
    if agrees(together):
        return together
    if len(pieces) <= 1:
        return chosen
    middle = len(pieces) // 2
    return _agreed(_agreed(chosen, pieces[:middle], agrees), pieces[middle:], agrees)


def _merged(written: Node, extra: dict[str, Extra]) -> Node:
    attributes = written.attributes | text_entries(extra.get("attributes", {}))
    for name in _names(extra.get("absent", [])):
        attributes.pop(name, None)
    node = Node(written.tag, attributes, list(written.children), written.key)
    node.kept = "pos" in text_entries(extra.get("attributes", {}))
    if "children" in extra or extra.get("missing"):
        node.children = _merged_children(written, extra)
    return node


def _merged_children(written: Node, extra: dict[str, Extra]) -> list[Node]:
    named = _named(written.children)
    for name in _names(extra.get("missing", [])):
        named.pop(name, None)
    children: list[Node] = []
    for item in _children(extra):
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
    are_new = set(map(id, new))
    runs: dict[tuple[str, str], list[Node]] = {}
    before = ("", "")
    for node in order:
        if id(node) in are_new:
            runs.setdefault(before, []).append(node)
        else:
            before = (node.tag, node.key)
    places = {(node.tag, node.key): place for place, node in enumerate(children, 1)}
    at: dict[int, list[Node]] = {}
    for name, run in runs.items():
        place = places.get(name)
        place = _first_of(children, run[0].tag) if place is None else place
        at[place] = at.get(place, []) + run
    pairs = zip_longest(range(len(children) + 1), children)
    return [node for place, child in pairs for node in (*at.get(place, ()), child) if node]


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


def _pieces(extra: dict[str, Extra], path: tuple[str, ...]) -> Iterator[Piece]:
    """The difference in its smallest pieces: the order of children first, then each value."""
    if "children" in extra:
        yield path, "children", ""
    for key in ("missing", "absent"):
        yield from ((path, key, name) for name in _names(extra.get(key, [])))
    yield from ((path, "attributes", name) for name in text_entries(extra.get("attributes", {})))
    for item in _children(extra):
        if isinstance(item, dict) and "of" in item:
            yield from _pieces(item, (*path, str(item["of"])))


def _only(
    extra: dict[str, Extra], path: tuple[str, ...], chosen: frozenset[Piece]
) -> dict[str, Extra]:
    """The difference with the chosen pieces alone."""
    entries = text_entries(extra.get("attributes", {}))
    only: dict[str, Extra] = {
        "attributes": {k: v for k, v in entries.items() if (path, "attributes", k) in chosen},
    }
    for key in ("missing", "absent"):
        names = _names(extra.get(key, []))
        only[key] = [name for name in names if (path, key, name) in chosen]
    if (path, "children", "") in chosen:
        only["children"] = [
            {"of": item["of"], **_only(item, (*path, str(item["of"])), chosen)}
            if isinstance(item, dict) and "of" in item
            else item
            for item in _children(extra)
        ]
    return only


def _children(extra: dict[str, Extra]) -> list[Extra]:
    items = extra.get("children", [])
    return items if isinstance(items, list) else []
