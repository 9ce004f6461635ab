"""Prices and measures as people type them: marks, currencies, and what a price is for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

_TYPED_UNIT = re.compile(r"([mk]?V) ?(AC/DC|AC|DC)", re.IGNORECASE)
_GAPS = re.compile(r"(?<=\d)['’´\s](?=\d{3}(\D|$))")
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,]*\d|\d)(?:,-{1,2}|,–)?")
_PER = re.compile(
    r"\s*(?:/|per|pro|je|par|pour|por|ogni|al|cada|voor|za|per\s+unit|每)\s*"
    r"(?:(\d{1,6})\s*)?([^\W\d_.]{0,8})\.?\s*$",
    re.IGNORECASE,
)
SIGNIFICANT = 15
"""Digits that a spreadsheet program shows of a number."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stood around it."""

    number: Decimal
    is_doubted: bool = False
    """The mark may be one of thousands or of decimals."""
    currency: str = ""
    per: int | None = None
    unit: str = ""
    """What the price is for: ``m``; or the unit of a measure."""


def unit_and_type(unit: str) -> tuple[str, str]:
    """The unit of a voltage, and its type, under which the value holds: ``V DC``, ``VAC``."""
    match = _TYPED_UNIT.fullmatch(unit)
    return (match.group(1), match.group(2).upper()) if match else (unit, "")


def decimal_mark(texts: Iterable[str]) -> str:
    """The mark that all numbers with decimals have; empty where that cannot be told."""
    marks = {mark for text in texts if (mark := _certain_mark(text))}
    return marks.pop() if len(marks) == 1 else ""


def _certain_mark(text: str) -> str:
    match = _NUMBER.search(_GAPS.sub("", text))
    digits = match.group() if match else ""
    found = [sign for sign in digits if sign in ".,"]
    if len(set(found)) == 2:
        return found[-1]
    return found[0] if len(found) == 1 and not _may_be_thousands(digits) else ""


def _may_be_thousands(digits: str) -> bool:
    return re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", digits) is not None


def price_of(text: str, mark: str, currencies: Mapping[str, str]) -> Amount | None:
    """The amount of a price; None where the text is none.

    Args:
        text: what was typed: ``12,50 EUR``, ``1.234,56 €/100 St``.
        mark: decimal mark of the list; empty where it is not known.
        currencies: codes by what people write, without case.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    per, unit = None, ""
    if (match := _PER.search(plain)) and (match.group(1) or match.group(2)):
        per, unit = int(match.group(1)) if match.group(1) else None, match.group(2)
        plain = plain[: match.start()]
    found = _NUMBER.search(_GAPS.sub("", plain))
    if found is None:
        return None
    around = _GAPS.sub("", plain)
    words = [around[: found.start()].strip(), around[found.end() :].strip()]
    codes = [currencies.get(word.casefold(), "") for word in words if word]
    if not all(codes):
        return None
    number, doubted = number_of(found.group(), mark)
    if unit.casefold() in currencies:
        return None
    return Amount(number, doubted, codes[0] if codes else "", per or None, unit)


def measure_of(text: str, mark: str) -> Amount | None:
    """A number with perhaps a unit behind it; None where the text is none."""
    plain = _GAPS.sub("", unicodedata.normalize("NFKC", text).strip())
    match = re.fullmatch(rf"({_NUMBER.pattern})\s*([^\d\s.,]\S{{0,5}})?", plain)
    if match is None:
        return None
    number, doubted = number_of(match.group(1), mark)
    return Amount(number, doubted, unit=match.group(2) or "")


def number_of(digits: str, mark: str) -> tuple[Decimal, bool]:
    """The number of digits with marks, and whether a mark can mean two things."""
    digits = re.sub(r",[-–]{1,2}$", "", digits)
    signs = [sign for sign in digits if sign in ".,"]
    if len(set(signs)) == 2:
        decimal = signs[-1]
    elif len(signs) > 1:
        decimal = ""
    else:
        decimal = signs[0] if signs else ""
    doubted = _may_be_thousands(digits)
    if doubted:
        decimal, doubted = (decimal if decimal == mark else ""), not mark
    thousands = {".", ","} - {decimal}
    plain = "".join(sign for sign in digits if sign not in thousands)
    return Decimal(plain.replace(decimal, ".") if decimal else plain), doubted


def shown_number(value: float) -> Decimal:
    """A number cell by the digits that spreadsheet programs show of it."""
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(format(Decimal(format(value, f".{SIGNIFICANT}g")), "f"))
