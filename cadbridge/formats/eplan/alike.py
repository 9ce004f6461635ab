"""Child elements of one tag as a whole, so that what they stand for can be remembered.

Parts of a family have the same rows and function templates. A list of them is known by all its
names and values; the elements it was first read from take the place of the later ones.
"""

from cadbridge.formats.eplan.node import Node

REMEMBERED = 256
"""Lists of elements: a database has many families."""

Texts = tuple[tuple[str, ...], ...]
"""Of each element the names of its attributes, then their values."""


def all_texts(nodes: list[Node]) -> Texts | None:
    """All that the elements hold; None where they have children."""
    if any(node.children for node in nodes):
        return None
    return tuple([(*node.attributes, *node.attributes.values()) for node in nodes])


def elements_of(texts: Texts, tag: str) -> list[Node]:
    """The elements of one tag that hold these."""
    halves = ((item, len(item) // 2) for item in texts)
    pairs = (zip(item[:half], item[half:], strict=True) for item, half in halves)
    return [Node(tag, dict(attributes)) for attributes in pairs]


def put(parent: Node, tag: str, nodes: list[Node]) -> None:
    """Let the elements take the place of the parent's children of that tag, as many."""
    known = iter(nodes)
    parent.children = [next(known) if item.tag == tag else item for item in parent.children]


def number(nodes: list[Node], tag: str) -> None:
    """Give the elements of one tag their positions."""
    position = 0
    for node in nodes:
        if node.tag == tag:
            position += 1
            node.attributes["pos"] = str(position)
