"""Wire sizes of the American Wire Gauge, by ASTM B258: diameters in steps of 39 equal ratios."""

import math
import re
from decimal import Decimal
from functools import lru_cache

_LARGEST = {"1/0": 0, "2/0": -1, "3/0": -2, "4/0": -3, "0": 0, "00": -1, "000": -2, "0000": -3}
_MOST = 40
_AREAS = frozenset([1, 4, 6, 10, 16, 25, 35])
"""Whole cross-sections of IEC 60228 in mm2 that may be numbers of the gauge too."""
_SIZE = r"[1-4]/0|0{1,4}|\d{1,2}"
_GAUGE = re.compile(
    rf"awg\s*[-#]?\s*({_SIZE})(?![\d/])|(?<![\d.,/])({_SIZE})\s*(?:-\s*)?(?:awg|ga\b|gauge)",
    re.IGNORECASE,
)


def gauge_in(text: str) -> str:
    """The size that a text names: ``22`` of ``AWG 22``, ``22 AWG`` and ``22ga``; else nothing."""
    found = _GAUGE.search(text)
    return (found.group(1) or found.group(2)) if found else ""


@lru_cache(256)
def area_of(size: str) -> Decimal | None:
    """Cross-section in mm2, to three figures as the standard's table has it; None: no such size."""
    number = _LARGEST.get(size)
    if number is None:
        number = int(size) if size.isdigit() and int(size) <= _MOST else None
    if number is None:
        return None
    inches = round(0.005 * 92 ** ((36 - number) / 39), 4)
    area = math.pi / 4 * (inches * 25.4) ** 2
    return Decimal(format(Decimal(f"{area:.3g}"), "f"))


def may_be_gauge(number: str) -> bool:
    """Whether a number without a unit may be a size of the gauge: those in use are even."""
    return number in _LARGEST or (number.isdecimal() and _is_in_use(int(number)))


def is_no_area(number: str) -> bool:
    """Whether a number is no usual cross-section in mm2 by IEC 60228."""
    return not (number.isdecimal() and int(number) in _AREAS)


def _is_in_use(size: int) -> bool:
    return 0 < size <= _MOST and (size % 2 == 0 or size == 1)
