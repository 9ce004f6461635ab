"""A YAML scalar with another value, in the style it was written in."""

import textwrap
from typing import Any

from cadbridge.library.yaml_dump import plain_or_quoted, plain_text, quoted

_NARROWEST = 60
"""Characters; folded text is not wrapped tighter, however short its old lines were."""


def restyled(old: str, style: str | None, value: Any, newline: str) -> str:
    """The text of a scalar that takes the place of another.

    Args:
        old: the old scalar as it stands in the file, a block scalar with its header.
        style: PyYAML's word for how it is written: none or empty, ``'``, ``"``, ``|``, ``>``.
        value: text, number or boolean.
        newline: the file's line break.
    """
    text = plain_text(value)
    if style == '"':
        return quoted(text)
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style in ("|", ">") and _fits_block(text):
        return _block(old, style, text, newline)
    return plain_or_quoted(text) if isinstance(value, str) else text


def _fits_block(text: str) -> bool:
    """Whether a block scalar without hints about indentation or many line ends can hold it."""
    lines = text.removesuffix("\n").split("\n")
    return (
        lines[0][:1].strip() != "" and all(line.isprintable() for line in lines) and lines[-1] != ""
    )


def _block(old: str, style: str, text: str, newline: str) -> str:
    header, *old_lines = old.splitlines()
    indents = [len(line) - len(line.lstrip(" ")) for line in old_lines if line.strip()]
    if not indents:
        return quoted(text)
    body = text.removesuffix("\n")
    folds = style == ">" and "\n" not in body and "  " not in body
    width = max(_NARROWEST, *map(len, old_lines)) - min(indents)
    lines = _wrapped(body, width) if folds else body.split("\n")
    indicator = (">" if folds else "|") + ("" if text.endswith("\n") else "-")
    comment = header.partition(" ")[2]
    head = f"{indicator} {comment}".rstrip()
    return newline.join([head, *(" " * min(indents) * bool(line) + line for line in lines)])


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
