"""Plain data as YAML text.

Strings are quoted unless they are plainly words, so that every YAML tool reads them as the text
they are.
"""

import re
from collections.abc import Mapping
from typing import Any

from cadbridge.errors import FileError
from cadbridge.library.yaml_text import UNWRITABLE

_PLAIN = re.compile(r"[A-Za-z][\w ./()-]*[\w./()-]|[A-Za-z]")
_NOT_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def plain_or_quoted(text: str) -> str:
    """A scalar as it is written to a library file, on one line."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A double-quoted YAML scalar.

    Raises:
        FileError: the text holds a character that could not be read back.
    """
    if control := UNWRITABLE.search(text):
        code = ord(control.group())
        raise FileError(f"{text!r} cannot be written, it holds the character U+{code:04X}")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return '"' + "".join(_escaped(character) for character in escaped) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    if character.isprintable() or character == " ":
        return character
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def dump_yaml(data: Any) -> str:
    """Plain data (mappings, lists, text, numbers, booleans) as YAML; what is short on one line."""
    return "\n".join(_lines(data, 0)) + "\n"


_WIDEST = 100


def _lines(data: Any, indent: int) -> list[str]:
    if isinstance(data, Mapping) and data:
        return [line for key, value in data.items() for line in _entry(key, value, indent)]
    if isinstance(data, list) and data:
        return [line for item in data for line in _item(item, indent)]
    return [" " * indent + (_flow(data) or "")]


def _entry(key: str, value: Any, indent: int) -> list[str]:
    head = " " * indent + plain_or_quoted(key) + ":"
    flow = _flow(value)
    if flow is not None and (not _is_container(value) or len(head) + len(flow) < _WIDEST):
        return [f"{head} {flow}"]
    return [head, *_lines(value, indent + 2)]


def _item(item: Any, indent: int) -> list[str]:
    blank = " " * indent
    flow = _flow(item)
    if flow is not None and (not _is_container(item) or indent + len(flow) < _WIDEST):
        return [f"{blank}- {flow}"]
    lines = _lines(item, indent + 2)
    return [f"{blank}- {lines[0].lstrip()}", *lines[1:]]


def _flow(value: Any) -> str | None:
    """The value on one line, or None where it holds containers."""
    if isinstance(value, Mapping):
        if any(map(_is_container, value.values())):
            return None
        pairs = (f"{plain_or_quoted(key)}: {_scalar(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        if any(map(_is_container, value)):
            return None
        return "[" + ", ".join(map(_scalar, value)) + "]"
    return _scalar(value)


def _is_container(value: Any) -> bool:
    return isinstance(value, Mapping | list)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain_or_quoted(value) if isinstance(value, str) else str(value)
