"""Free properties of others that are called as rows of topics are here, in a file that comes back.

A file that EPLAN writes says nowhere that it holds what was written here. What the library writes
for its part tells: rows of a topic are its own where it has any of that topic, and a vendor's where
it has none, or knows the row as technical data.
"""

from collections.abc import Iterable

from cadbridge.formats.eplan.fields.free_properties import from_texts, texts_of, to_node
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.fields.technical import decode_property, encode_properties
from cadbridge.formats.eplan.plan import Plan, plan_of_others
from cadbridge.formats.eplan.xml.node import Node


def has_strange_rows(found: Node) -> bool:
    """Whether rows of a part were read as technical data that may be of topics."""
    return not found.is_ours and any(map(_topic, found.children))


def with_rows_told(found: Node, known: Iterable[Node], plan: Plan) -> Node:
    """The element of a part, its vendor's rows written as what they are here: technical data.

    Args:
        found: the element, as its file has it; it is not changed.
        known: the elements that the library writes of the part.
        plan: how they are read.
    """
    if found.is_ours:
        return found
    own = [texts_of(row) for node in known for row in node.children_of(ROW)]
    topics = {from_texts(*texts).topic[0] for texts in own}
    children = []
    for node in found.children:
        topic = _topic(node)
        told = _told(node, plan) if topic else node
        is_strange = topic not in topics or texts_of(told) in own
        children.append(told if topic and is_strange else node)
    return Node(found.tag, dict(found.attributes), children, found.key, found.line)


def _topic(node: Node) -> str:
    return from_texts(*texts_of(node)).topic[0] if node.tag == ROW else ""


def _told(row: Node, plan: Plan) -> Node:
    free = from_texts(*texts_of(row))
    properties = decode_property(free, plan_of_others(plan))
    told = to_node(next(encode_properties(tuple(properties[:1]), plan)))
    return Node(ROW, {**told.attributes, "pos": row.get("pos")}, line=row.line)
