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


_OCCURRENCE = re.compile(rb"=\s*\(?\s*NEXT_ASSEMBLY_USAGE_OCCURRENCE\s*\(")
_PLACEMENT = re.compile(rb"=\s*\(?\s*CONTEXT_DEPENDENT_SHAPE_REPRESENTATION\s*\(")


def unplaced_components(content: bytes) -> int:
    """How many components of assemblies no line of a file places: they are not in the shape.

    Nothing refers to such a line, so that nothing misses it.
    """
    components = sum(1 for _ in _OCCURRENCE.finditer(content))
    return max(components - sum(1 for _ in _PLACEMENT.finditer(content)), 0)
