"""Numbers as people type them: decimal commas, units, and what is too doubtful to read."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cadbridge.words import quoted

_NUMBER = re.compile(r"([+-]?\d+(?:[.,]\d+)?|[+-]?[.,]\d+)\s*([^\d\s.,+-][^\d]*[23]?)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_FACTORS: Mapping[str, Mapping[str, int | Decimal]] = {
    "mm": {"": 1, "mm": 1, "cm": 10, "m": 1000},
    "mm2": {"": 1, "mm2": 1, "mm²": 1, "mm^2": 1, "qmm": 1, "sqmm": 1},
    "kg": {"": 1, "kg": 1, "g": Decimal("0.001")},
    "": {"": 1},
}
"""Per unit of a field: what to multiply by for each unit that people write."""


def field_unit(field: str) -> str:
    """The unit in a field's name: ``mm`` of ``length_mm``."""
    suffix = field.rpartition("_")[2]
    return suffix if suffix in _FACTORS else ""


def is_unit(text: str, unit: str) -> bool:
    """Whether a text is one of the units in which a field of this unit is given."""
    typed = text.strip(" []()").casefold()
    return bool(typed) and typed in _FACTORS[unit]


def exact(value: float) -> Decimal:
    """A number cell as the digits that it shows."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def number_text(value: Any) -> str:
    """The text of a number that stands where text should: ``8`` for 8.0."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(exact(value), "f") if isinstance(value, float) else str(value)


def parse_number(text: str, unit: str, usual: str) -> Decimal:
    """A number with point or comma and perhaps its unit, in the unit of the field.

    Args:
        text: what was typed.
        unit: unit of the field.
        usual: unit of the column, for numbers typed without one; empty: that of the field.

    Raises:
        ValueError: it is none, has another unit, or could mean two numbers.
    """
    match = _NUMBER.fullmatch(text.replace("\N{NO-BREAK SPACE}", " ").strip())
    if match is None:
        raise ValueError("is not a number")
    digits, typed = match.group(1), (match.group(2) or "").strip().casefold()
    if _THOUSANDS.fullmatch(digits):
        whole = re.sub("[.,]", "", digits)
        raise ValueError(f"may mean {whole} or {digits.replace(',', '.')}")
    return in_unit(Decimal(digits.replace(",", ".")), typed or usual, unit)


def in_unit(number: Decimal, typed: str, unit: str) -> Decimal:
    """A number typed in one unit in another; its digits stay where the two are the same.

    Raises:
        ValueError: the one cannot be turned into the other.
    """
    try:
        factor = _FACTORS[unit][typed]
    except KeyError:
        raise ValueError(f"is in {quoted(typed)}, not in {unit or 'no unit'}") from None
    if factor == 1:
        return number
    return Decimal(format((number * factor).normalize(), "f"))
