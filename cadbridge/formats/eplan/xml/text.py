"""Elements to the text of a parts file, in the form of EPLAN's own exports (builds 131 to 137).

Declaration with a blank before its end, UTF-8 without byte order mark, CRLF, one blank a level,
one element a line, everything in attributes. Written by hand because lxml can write neither the
line ends nor the escapes of these exports; it is also faster (see benchmarks).
"""

import re
from functools import lru_cache

from cadbridge.formats.eplan.xml.node import Node

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
"""Between values that are held against XML and escaped all at once."""


def start_tag(node: Node) -> str:
    """The element's tag with its attributes, not yet closed.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    return _filled(_blank_tag(node.tag, tuple(node.attributes), 0), [*node.attributes.values()])


def render(node: Node, depth: int = 1) -> str:
    """The element with all below it, each line ended.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    blanks: list[str] = []
    values: list[str] = []
    _take_apart(node, depth, blanks, values)
    return _filled("".join(blanks), values)


def _take_apart(node: Node, depth: int, blanks: list[str], values: list[str]) -> None:
    """The element's text with a `%s` for each value goes to `blanks`, values to `values`."""
    blanks.append(_blank_tag(node.tag, tuple(node.attributes), depth))
    values += node.attributes.values()
    if not node.children:
        blanks.append("/>\r\n")
        return
    blanks.append(">\r\n")
    for child in node.children:
        _take_apart(child, depth + 1, blanks, values)
    blanks.append(f"{' ' * depth}</{node.tag}>\r\n")


@lru_cache(maxsize=1024)
def _blank_tag(tag: str, names: tuple[str, ...], depth: int) -> str:
    """The tag with a `%s` for each value; no name holds a percent sign."""
    return "".join([" " * depth, f"<{tag}", *(f' {name}="%s"' for name in names)])


def _filled(blank: str, values: list[str]) -> str:
    text = _BETWEEN.join(values)
    data = text.encode("utf-8")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls >= max(len(values), 1) or "\ufffe" in text or "\uffff" in text:
        raise ValueError("a character that XML cannot hold")
    for character, escape in _ESCAPES:  # one after the other is ten times `translate`
        text = text.replace(character, escape)
    return blank % tuple(text.split(_BETWEEN) if values else ())


def illegal_character(text: str) -> str:
    """The first character of the text that XML 1.0 cannot hold, or nothing."""
    match = _ILLEGAL.search(text)
    return match.group() if match else ""
