"""Text of no language inside multi-language attributes, and texts without what nobody sees."""

import re
from decimal import Decimal
from typing import Any

from cadbridge.mapping.codecs import decode_decimal, unplain

_IN_LANGUAGES = re.compile(r"(?:[a-z]{2}_[A-Z]{2}|\?\?_\?\?)@[^@]")


_BREAKS = re.compile(r"\s*[\r\n\t\v\f]\s*")


def one_line(text: str) -> str:
    """A name as people read it: on one line, without blanks at its ends."""
    text = text.strip()
    return text if text.isprintable() else _BREAKS.sub(" ", text)


def tidy(value: Any) -> Any:
    """A value as people mean it: no blanks or line breaks at its ends, one text of a name.

    Some write a short name in languages, where there are none.
    """
    if isinstance(value, str):
        text = value.strip()
        return unplain(text).strip() if "@" in text and _IN_LANGUAGES.match(text) else text
    if isinstance(value, dict):
        return {language: text.strip() for language, text in value.items() if text.strip()}
    if isinstance(value, tuple):
        return tuple(tidy(item) for item in value)
    return value


def number_of(text: str) -> Decimal | None:
    """The number that a text gives; None where it is none."""
    try:
        return decode_decimal(text)
    except ValueError:
        return None
