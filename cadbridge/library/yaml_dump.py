"""Plain data as YAML text.

Strings are quoted unless they are plainly words, so that every YAML tool reads them as the text
they are. What would make a line too long is folded at its blanks; an address has none.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cadbridge.errors import FileError
from cadbridge.library.yaml_text import UNWRITABLE
from cadbridge.words import quoted as in_quotes

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
        raise FileError(f"{in_quotes(text)} cannot be written, it holds the character U+{code:04X}")
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
    return "\n".join(dump_lines(data)) + "\n"


WIDEST = 100
"""Characters of a line."""
_NARROWEST = 40
_SENTENCE = re.compile(r"\S+(?: \S+)+")
"""Words with one blank between them: what is folded at a blank comes back as it was."""
_SINGLE_BLANK = re.compile(r"(?<=\S) (?=\S)")
"""Where a quoted text may be folded: of more blanks than one, YAML would leave one."""
_LONGEST_KEY = 1024
"""Characters that a key may have beside its value, with its quotes (YAML 1.2, 7.4.2)."""


def dump_lines(data: Any, indent: int = 0) -> list[str]:
    """As `dump_yaml`, as lines that all stand `indent` blanks to the right."""
    if isinstance(data, Mapping) and data:
        return [line for key, value in data.items() for line in _entry(key, value, indent)]
    if isinstance(data, list) and data:
        return [line for item in data for line in _item(item, indent)]
    return [" " * indent + flow_text(data)]


def _entry(key: str, value: Any, indent: int) -> list[str]:
    head = f"{' ' * indent}{_key_text(key)}:"
    if folded := _folded(value, len(head), indent + 2):
        return [f"{head} {folded[0]}", *folded[1:]]
    if _fits_one_line(value, len(head)):
        return [f"{head} {flow_text(value)}"]
    return [head, *dump_lines(value, indent + 2)]


def _item(item: Any, indent: int) -> list[str]:
    blank = " " * indent
    if folded := _folded(item, len(blank) + 1, indent + 2):
        return [f"{blank}- {folded[0]}", *folded[1:]]
    if _fits_one_line(item, len(blank) + 1):
        return [f"{blank}- {flow_text(item)}"]
    lines = dump_lines(item, indent + 2)
    return [f"{blank}- {lines[0].lstrip()}", *lines[1:]]


def _folded(value: Any, used: int, indent: int) -> list[str]:
    """A text too long for one line, from behind its key on; nothing where it fits.

    YAML joins the lines with blanks.
    """
    if not isinstance(value, str) or used + len(plain_or_quoted(value)) < WIDEST:
        return []
    blank = " " * indent
    room = max(WIDEST - indent, _NARROWEST)
    if not _SENTENCE.fullmatch(value) or not value.isprintable():
        first, *others = _wrapped(_SINGLE_BLANK.split(quoted(value)), room, WIDEST - used - 1)
        return [first, *(blank + line for line in others)] if others else []
    lines = _wrapped(value.split(" "), room)
    is_shorter = len(lines) > 1 or len(value) <= room
    return [">-", *(blank + line for line in lines)] if is_shorter else []


def _wrapped(words: Iterable[str], room: int, first_room: int | None = None) -> list[str]:
    """Words in lines no longer than there is room, which the first one has less of."""
    lines: list[str] = []
    line = ""
    left = room if first_room is None else first_room
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and len(longer) > left:
            lines.append(line)
            line, left = word, room
        else:
            line = longer
    return [*lines, line]


def _key_text(key: str) -> str:
    text = plain_or_quoted(key)
    if len(text) > _LONGEST_KEY:
        start = f"{in_quotes(key[:40])}..."
        raise FileError(f"the name {start} cannot be written, it has {len(key)} characters")
    return text


def _fits_one_line(value: Any, used: int) -> bool:
    """Whether a value stands beside its key: no containers in it, and short if it is one."""
    if not is_container(value):
        return True
    inner = value.values() if isinstance(value, Mapping) else value
    return not any(map(is_container, inner)) and used + len(flow_text(value)) < WIDEST


def flow_text(value: Any) -> str:
    """The value on one line, containers in brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{_key_text(key)}: {flow_text(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return plain_or_quoted(value) if isinstance(value, str) else plain_text(value)


def is_container(value: Any) -> bool:
    """Whether plain data is a mapping or a list."""
    return isinstance(value, Mapping | list)


def plain_text(value: Any) -> str:
    """The text of a scalar, before any quoting."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
