"""Elements of a parts file as plain objects, and as the text that `extras` keeps."""

import re

from cadbridge.model import Extra
from cadbridge.words import quoted

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"(?![Xx][Mm][Ll])[{_START}][{_START}0-9.\u00b7\u0300-\u036f\u203f\u2040-]*")
"""XML 1.0 (5th edition), productions 4 and 5, without namespaces and the names that it reserves."""


class Node:
    """One element: a tag, attributes and child elements; the format has no text content."""

    __slots__ = (
        "attributes",
        "children",
        "is_converted",
        "is_ours",
        "kept",
        "key",
        "left",
        "line",
        "tag",
    )

    def __init__(
        self,
        tag: str,
        attributes: dict[str, str] | None = None,
        children: "list[Node] | None" = None,
        key: str = "",
        line: int = 0,
    ) -> None:
        self.tag = tag
        self.attributes = {} if attributes is None else attributes
        self.children = [] if children is None else children
        self.key = key
        """What of the model the element stands for; empty where nothing."""
        self.line = line
        """1-based line in its file; 0 where it is not known."""
        self.is_converted = False
        """Of a record: whether its file is in other units, from which its numbers are converted."""
        self.is_ours = True
        """Of a part: whether its file says that it was written here."""
        self.kept = False
        """Its position is that of a foreign file, and stays."""
        self.left: dict[str, Extra] = {}
        """How it differs from what would be written, where that was found out when it was read."""

    def __eq__(self, other: object) -> bool:
        """Equal content; key and line do not count."""
        return (
            isinstance(other, Node)
            and self.tag == other.tag
            and self.attributes == other.attributes
            and self.children == other.children
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Node({self.tag!r}, {self.attributes!r}, {self.children!r})"

    def get(self, name: str) -> str:
        """The attribute's text; empty where it is missing."""
        return self.attributes.get(name, "")

    def children_of(self, tag: str) -> "list[Node]":
        """Child elements of one tag, in order."""
        return [child for child in self.children if child.tag == tag]

    def copy(self) -> "Node":
        """A copy that shares nothing that can change."""
        children = [child.copy() for child in self.children]
        return Node(self.tag, dict(self.attributes), children, self.key, self.line)


def node_to_extra(node: Node) -> dict[str, Extra]:
    """The element as mappings, lists and text."""
    extra: dict[str, Extra] = {"tag": node.tag}
    if node.attributes:
        extra["attributes"] = dict(node.attributes)
    if node.children:
        extra["children"] = [node_to_extra(child) for child in node.children]
    return extra


def node_from_extra(extra: Extra) -> Node:
    """The element that `node_to_extra` made text of.

    Raises:
        ValueError: it is not an element, or has a name that XML does not take.
    """
    if not isinstance(extra, dict):
        raise ValueError(f"{quoted(extra)} is not an element")
    children = extra.get("children", [])
    return Node(
        xml_name(extra.get("tag", "")),
        text_entries(extra.get("attributes", {})),
        [node_from_extra(child) for child in children] if isinstance(children, list) else [],
    )


def text_entries(extra: Extra) -> dict[str, str]:
    """Attributes by name; what is not text is left out.

    Raises:
        ValueError: a name that XML does not take.
    """
    if not isinstance(extra, dict):
        return {}
    return {xml_name(name): value for name, value in extra.items() if isinstance(value, str)}


def is_xml_name(text: str) -> bool:
    """Whether an element or attribute without a namespace can be called so."""
    return _NAME.fullmatch(text) is not None


def xml_name(text: Extra) -> str:
    """The text, which can be the name of an element or attribute.

    Raises:
        ValueError: it cannot.
    """
    if not isinstance(text, str) or not is_xml_name(text):
        raise ValueError(f"{quoted(text)} cannot be the name of an element or attribute")
    return text
