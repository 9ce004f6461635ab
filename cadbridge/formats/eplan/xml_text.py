"""Elements to the text of a parts file, in the form of EPLAN's own exports (builds 131 to 137).

Declaration with a blank before its end, UTF-8 without byte order mark, CRLF, one blank a level,
one element a line, everything in attributes. Written by hand because lxml can write neither the
line ends nor the escapes of these exports; it is also faster (see benchmarks).
"""

import re
from functools import lru_cache

from cadbridge.formats.eplan.node import Node

DECLARATION = '<?xml version="1.0" encoding="utf-8" ?>\r\n'

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_ESCAPES = (
    ("&", "&amp;"),
    ('"', "&quot;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ("'", "&apos;"),
    ("\n", "&#10;"),
    ("\r", "&#13;"),
    ("\t", "&#9;"),
)
_BETWEEN = "\0"
"""Between values that are escaped all at once."""


def start_tag(node: Node, depth: int) -> str:
    """The element's tag with its attributes, not yet closed.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    text = _BETWEEN.join(node.attributes.values())
    for character, escape in _ESCAPES:  # one after the other is ten times `translate`
        text = text.replace(character, escape)
    values = text.split(_BETWEEN) if node.attributes else []
    if len(values) != len(node.attributes):
        raise ValueError("a character that XML cannot hold")
    return _blank_tag(node.tag, tuple(node.attributes), depth) % tuple(values)


@lru_cache(maxsize=1024)
def _blank_tag(tag: str, names: tuple[str, ...], depth: int) -> str:
    """The tag with a `%s` for each value; no name holds a percent sign."""
    return "".join([" " * depth, f"<{tag}", *(f' {name}="%s"' for name in names)])


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
