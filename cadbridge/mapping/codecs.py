"""Codecs: pairs of functions between a model value and the text of a format.

``decode(encode(value)) == value`` for every value that `encode` takes; a property test holds
each codec in `CODECS` to it. `decode` raises ValueError on text it cannot read, `encode` FileError
(which is one) on a value that the text form cannot hold.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cadbridge.errors import FileError
from cadbridge.model.language import CODES_ARE, LANGUAGE_CODE
from cadbridge.model.number import within_bounds
from cadbridge.words import quoted

NO_LANGUAGE = "??_??"
"""EPLAN's code for text of no language."""
_NEUTRAL = f"{NO_LANGUAGE}@"
_LANGUAGES = (NO_LANGUAGE, "en_US", "en_EN")
"""Those that are asked for first where one text is wanted."""
_REMEMBERED = 256
"""Texts: readers ask for one several times in a row."""


@dataclass(frozen=True, slots=True)
class Codec:
    """One pair; mappings name it."""

    name: str
    encode: Callable[[Any], str]
    decode: Callable[[str], Any]


def _text(value: str) -> str:
    return value


def encode_bool01(value: bool) -> str:
    """EPLAN's truth values: ``1`` and ``0``."""
    return "1" if value else "0"


def decode_bool01(text: str) -> bool:
    """``1`` is true; ``0`` and blank are false."""
    if text.strip() not in ("", "0", "1"):
        raise ValueError(f"{quoted(text)} is neither 0 nor 1")
    return text.strip() == "1"


def encode_decimal(value: Decimal | None) -> str:
    """Digits with a decimal point, no exponent; nothing for None.

    Raises:
        ValueError: it is beyond `within_bounds`.
    """
    return "" if value is None else _digits(str(value))


@lru_cache(maxsize=4096)
def _digits(text: str) -> str:
    """By the exact text, because 1.0 and 1.00 are equal."""
    return format(within_bounds(Decimal(text)), "f")


_DECIMAL = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?")


@lru_cache(maxsize=4096)
def decode_decimal(text: str) -> Decimal | None:
    """A number with point or comma; blank is None.

    Raises:
        ValueError: it is no number, or one beyond `within_bounds`.
    """
    stripped = text.strip()
    if not stripped:
        return None
    if not _DECIMAL.fullmatch(stripped):
        raise ValueError(f"{quoted(text)} is not a number")
    return within_bounds(Decimal(stripped.replace(",", ".")))


def encode_count(value: int | None) -> str:
    """Digits; nothing for None."""
    return "" if value is None else str(value)


def decode_count(text: str) -> int | None:
    """A whole number; blank is None.

    Raises:
        ValueError: it is no whole number, or one beyond `within_bounds`.
    """
    number = decode_decimal(text)
    if number is not None and number != number.to_integral_value():
        raise ValueError(f"{quoted(text)} is not a whole number")
    return None if number is None else int(number)


_MARK = re.compile(rf";(\s*)({LANGUAGE_CODE.pattern})@(?=(?:@@)*(?!@))")
"""A mark has one ``@`` of its own; doubled ones after it belong to the text."""
_USUAL = re.compile(rf"(?:(?:{LANGUAGE_CODE.pattern})@[^@;]*;)+")
"""Texts that are told apart by their ends; most are so."""


def encode_multilang(texts: Mapping[str, str]) -> str:
    """EPLAN's multi-language text: ``de_DE@Schütz;en_US@Contactor;``, ``@`` doubled.

    Raises:
        FileError: a key is not a language code as EPLAN writes it.
    """
    for code in texts:
        if not LANGUAGE_CODE.fullmatch(code):
            raise FileError(
                f"{quoted(code)} is no language code, beside {quoted(texts[code])}",
                hint=CODES_ARE,
            )
    return "".join([f"{code}@{text.replace('@', '@@')};" for code, text in texts.items()])


def decode_multilang(text: str) -> dict[str, str]:
    """Texts by language, in the order written; text without a mark is of no language.

    White space before a mark and after the last ``;`` is skipped. Of a language that stands
    twice, the last text holds.
    """
    unmarked, marked = split_multilang(text)
    texts = {NO_LANGUAGE: unmarked} if unmarked.strip() else {}
    for _, code, written in marked:
        texts[code] = written
    if marked and (last := marked[-1][2].rstrip()).endswith(";"):
        texts[marked[-1][1]] = last[:-1]
    if "@@" not in text:
        return texts
    return {code: written.replace("@@", "@") for code, written in texts.items()}


def is_usual_multilang(text: str) -> bool:
    """Whether it is made of language code, ``@``, text and ``;`` alone, without more ``@``."""
    return _USUAL.fullmatch(text) is not None


def plain(text: str) -> str:
    """A multi-language value that holds this text for all languages; nothing for no text."""
    return f"{_NEUTRAL}{text.replace('@', '@@')};" if text else ""


@lru_cache(maxsize=_REMEMBERED)
def unplain(value: str) -> str:
    """The text of no language, else the English one, else the first."""
    if value.startswith(_NEUTRAL) and value.endswith(";") and "@" not in value[len(_NEUTRAL) :]:
        return value[len(_NEUTRAL) : -1]
    if _USUAL.fullmatch(value):
        return _one_of(f";{value}", value[:5])
    texts = decode_multilang(value)
    for language in _LANGUAGES:
        if language in texts:
            return texts[language]
    return next(iter(texts.values()), "")


def _one_of(value: str, first: str) -> str:
    """The same, of a value in which nothing but marks has ``@``; `first` is its first language."""
    for language in (*_LANGUAGES, first):
        _, mark, rest = value.rpartition(f";{language}@")
        if mark:
            return rest.partition(";")[0]
    return ""


@lru_cache(maxsize=_REMEMBERED)
def split_multilang(text: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """What stands before all language marks; of each mark the blanks before it, code and text."""
    if _USUAL.fullmatch(text):
        *pieces, last = text[:-1].split(";")
        return "", tuple([("", piece[:5], piece[6:]) for piece in (*pieces, f"{last};")])
    unmarked, *marked = _MARK.split(f";{text}")  # so that all marks begin alike
    return unmarked[1:], tuple(zip(marked[::3], marked[1::3], marked[2::3], strict=True))


def encode_designations(values: Sequence[str]) -> str:
    """One designation a line, as EPLAN separates connection points.

    Raises:
        FileError: a designation holds a line break, or the only one is empty.
    """
    encoded = "\n".join(values)
    if decode_designations(encoded) != tuple(values):
        raise FileError(
            f"the designations {quoted(' | '.join(values))} cannot be written one a line"
        )
    return encoded


def decode_designations(text: str) -> tuple[str, ...]:
    """Designations; an empty text is none, a lone line break two empty ones."""
    return tuple(text.replace("\r\n", "\n").split("\n")) if text else ()


def encode_quantity(value: tuple[str, str]) -> str:
    """Value and unit with a blank between: ``24 V``.

    Raises:
        FileError: value and unit could not be told apart again.
    """
    encoded = " ".join(value) if value[1] else value[0]
    if decode_quantity(encoded) != value:
        raise FileError(
            f"the value {quoted(value[0])} with unit {quoted(value[1])} cannot stand in one text"
        )
    return encoded


_NUMBER = r"[+-]?\d[\d.,]*"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:/|-|–|\.\.\.?|…)\s*{_NUMBER})*"
"""One, or several as voltages are given: ``400/690``, ``100-240``, ``-25 ... 60``."""
_UNIT = r"[^\W\d_][^\d]*?[23]?|[%°‰][^\d]*"
"""It begins with a letter, and has no digit but an exponent at its end: ``mm2``."""
_QUANTITY = re.compile(rf"\s*({_NUMBERS})(?:\s*({_UNIT}))?\s*")


def decode_quantity(text: str) -> tuple[str, str]:
    """(value, unit); the unit is what follows the number, or several.

    Where other text begins, or more numbers follow, all is the value: ``2 x 24 V``.
    """
    match = _QUANTITY.fullmatch(text)
    return (match.group(1), (match.group(2) or "").rstrip()) if match else (text, "")


RANGE_MARK = " ... "


def encode_range(value: tuple[str, str]) -> str:
    """Minimum and maximum: ``0.8 ... 1.1``.

    Raises:
        FileError: one of them holds ``...`` itself.
    """
    encoded = RANGE_MARK.join(value)
    if decode_range(encoded) != value:
        raise FileError(f"{quoted(value[0])} to {quoted(value[1])} cannot be written as a range")
    return encoded


def decode_range(text: str) -> tuple[str, str]:
    """(minimum, maximum).

    Raises:
        ValueError: there is no ``...`` between two values.
    """
    minimum, mark, maximum = text.partition("...")
    if not mark:
        raise ValueError(f"{quoted(text)} is not a range")
    return minimum.strip(), maximum.strip()


CODECS: Mapping[str, Codec] = {
    codec.name: codec
    for codec in (
        Codec("text", _text, _text),
        Codec("bool01", encode_bool01, decode_bool01),
        Codec("decimal", encode_decimal, decode_decimal),
        Codec("count", encode_count, decode_count),
        Codec("multilang", encode_multilang, decode_multilang),
        Codec("neutral", plain, unplain),
        Codec("designations", encode_designations, decode_designations),
        Codec("quantity", encode_quantity, decode_quantity),
        Codec("range", encode_range, decode_range),
    )
}
"""All codecs by the name that mappings use."""
