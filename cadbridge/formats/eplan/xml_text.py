"""Elements to the text of a parts file, in the form of EPLAN's own exports (builds 131 to 137).

Declaration with a blank before its end, UTF-8 without byte order mark, CRLF, one blank a level,
one element a line, everything in attributes. Written by hand because lxml can write neither the
line ends nor the escapes of these exports; it is also faster (see benchmarks).
"""

import re

from cadbridge.formats.eplan.node import Node

DECLARATION = '<?xml version="1.0" encoding="utf-8" ?>\r\n'

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _without_quotes(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


def _without_breaks(text: str) -> str:
    """All but `&` and `"` escaped; one replacement after the other is ten times `translate`."""
    return (
        text.replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;")
        .replace("\t", "&#9;")
    )


def start_tag(node: Node, depth: int) -> str:
    """The element's tag with its attributes, not yet closed."""
    items = node.attributes.items()
    if not items:
        return f"{' ' * depth}<{node.tag}"
    attributes = '" '.join(map('="'.join, items))
    if attributes.count('"') == 2 * len(items) - 1:  # none within a value: escape all at once
        attributes = _without_breaks(attributes.replace("&", "&amp;"))
    else:
        pairs = [(name, _without_quotes(value)) for name, value in items]
        attributes = _without_breaks('" '.join(map('="'.join, pairs)))
    return f'{" " * depth}<{node.tag} {attributes}"'


def render(node: Node, depth: int = 1) -> str:
    """The element with all below it, each line ended."""
    if not node.children:
        return f"{start_tag(node, depth)}/>\r\n"
    inner = "".join([render(child, depth + 1) for child in node.children])
    return f"{start_tag(node, depth)}>\r\n{inner}{' ' * depth}</{node.tag}>\r\n"


def to_bytes(text: str) -> bytes:
    """UTF-8.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    data = text.encode("utf-8")
    if len(data.translate(None, _CONTROLS)) != len(data) or "\ufffe" in text or "\uffff" in text:
        raise ValueError("a character that XML cannot hold")
    return data


def illegal_character(text: str) -> str:
    """The first character of the text that XML 1.0 cannot hold, or nothing."""
    match = _ILLEGAL.search(text)
    return match.group() if match else ""
