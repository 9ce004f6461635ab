"""Several texts in one cell: ``13, 14``; an item that would be read otherwise stands in quotes."""

import re
from collections.abc import Sequence

_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n]|\Z)|([^,;\n]*))(?:[,;\n]|\Z)')
_PLAIN = re.compile(r'[^",;\n\s](?:[^",;\n]*[^",;\n\s])?')


def encode_list(items: Sequence[str]) -> str:
    """The items, separated by commas."""
    return ", ".join(_quoted(item) for item in items)


def _quoted(item: str) -> str:
    if _PLAIN.fullmatch(item):
        return item
    return '"' + item.replace('"', '""') + '"'


def decode_list(text: str) -> tuple[str, ...]:
    """Items separated by comma, semicolon or line break; empty ones only where quoted."""
    items: list[str] = []
    position = 0
    while position < len(text):
        match = _ITEM.match(text, position)
        if match is None:  # the pattern matches anywhere; kept apart from the loop's progress
            break
        quoted, plain = match.groups()
        if quoted is not None:
            items.append(quoted.replace('""', '"'))
        elif plain.strip():
            items.append(plain.strip())
        position = match.end()
    return tuple(items)
