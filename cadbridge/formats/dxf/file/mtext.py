r"""The inline codes of MTEXT (DXF reference, "MTEXT"); our own drawings have none.

A code is a backslash and a letter; most have an argument up to the next semicolon. Each character
is looked at once: files of nothing but codes exist, and what looks ahead from each to the end takes
time that grows with the square of their number.
"""

import re
from collections.abc import Iterator

from cadbridge.formats.dxf.file.text import decode

_SPECIAL = re.compile(r"[\\{}]")
_SIGNS = {"\\": "\\", "{": "{", "}": "}", "P": "\n", "N": " ", "~": " "}
_SWITCHES = "LlOoKkX"
_CHARACTER = re.compile(r"U\+([0-9A-Fa-f]{4})")
_STACK = "S"
"""A fraction or tolerance: its argument is what it shows."""


def plain(text: str) -> str:
    """A text without its codes."""
    joined = text.replace("\r", "").replace("\n", "\\P")
    return decode("".join(_pieces(joined)), escapes=False).strip()


def _pieces(text: str) -> Iterator[str]:
    at, last_end = 0, text.rfind(";")
    while found := _SPECIAL.search(text, at):
        yield text[at : found.start()]
        at = found.end()
        if found.group() != "\\":
            continue
        letter = text[at : at + 1]
        character = _CHARACTER.match(text, at)
        if character:
            yield chr(int(character[1], 16))
            at = character.end()
        elif letter and (letter in _SIGNS or letter in _SWITCHES):
            yield _SIGNS.get(letter, "")
            at += 1
        elif at < last_end:
            end = text.index(";", at)
            yield text[at + 1 : end] if letter == _STACK else ""
            at = end + 1
        else:  # a code without an end is text
            yield "\\"
    yield text[at:]
