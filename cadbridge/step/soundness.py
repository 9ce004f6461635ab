"""What the text of a STEP file tells of damage that the kernel passes over in silence."""

import re
from math import isfinite

_PARTS = re.compile(
    rb"'(?:[^']|'')*'|/\*.*?\*/|#(\d+)\s*(=)?|[(,]\s*([-+]?(?:nan|inf(?:inity)?|\d+\.?\d*E\+?\d{3,}))\s*(?=[,)])",
    re.DOTALL | re.IGNORECASE,
)
"""Strings and comments, which hold anything; entities, defined or referred to; no numbers."""


class NoNumber(ValueError):
    """Where a number must be stands ``NaN`` or an infinity."""


def missing_entities(content: bytes) -> list[str]:
    """The entities that a file refers to and does not hold, as ``#12``.

    Raises:
        NoNumber: a number in it is none.
    """
    defined: set[int] = set()
    wanted: set[int] = set()
    for part in _PARTS.finditer(content):
        if part[3] and not isfinite(float(part[3])):
            raise NoNumber(part[3].decode())
        if part[1]:
            (defined if part[2] else wanted).add(int(part[1][:18]))
    return [f"#{number}" for number in sorted(wanted - defined)]
