"""Numbers of articles, whatever a spreadsheet program has made of them."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cadbridge.formats.excel.file.unseen import without_unseen
from cadbridge.formats.excel.read.own.numbers import number_text
from cadbridge.model.gtin import gtin_fault

_FLOAT = re.compile(r"(\d{4,})[.,]0+")
_POWER = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_QUOTED = re.compile(r'="?(.*?)"?|\'(.*)', re.DOTALL)
_SHORT = 9
"""Digits from which a number that lost its zeros was no GTIN-8."""
_DASHES = re.compile("[\u2010-\u2013\u2212]")
PLACEHOLDERS = frozenset(["", "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "k.a.", "?", "#n/a"])


@dataclass(frozen=True, slots=True)
class Code:
    """The text of an article number, and what was done to it."""

    text: str
    repair: str = ""
    is_damaged: bool = False


def tidy(text: str) -> str:
    """A text without invisible signs and blanks at its ends, full-width signs made plain."""
    if text.isascii():
        return text.strip()
    plain = without_unseen(text)
    if any(sign > "\u2fff" for sign in plain):
        plain = "".join(
            unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign
            for sign in plain
        )
    return unicodedata.normalize("NFC", plain)


def code_of(value: Any) -> Code:
    """An article number from a text or a number."""
    if not isinstance(value, str):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        text = number_text(value) if is_number else str(value)
        return Code(text, f"the number {text}")
    text = tidy(value)
    if text.casefold() in PLACEHOLDERS:
        return Code("")
    if (quoted := _QUOTED.fullmatch(text)) and text[0] in "='":
        inner = quoted.group(1) if quoted.group(1) is not None else quoted.group(2)
        return Code(inner, f"{text} read as {inner}")
    if match := _FLOAT.fullmatch(text):
        return Code(match.group(1), f"{text} read as {match.group(1)}")
    return _powers(text) if _POWER.fullmatch(text) else Code(_DASHES.sub("-", text))


def _powers(text: str) -> Code:
    """A number in powers of ten, which is whole only where none of its digits went."""
    digits = format(Decimal(text.replace(",", ".")), "f")
    kept = len(re.sub("[.,]|[eE].*", "", text))
    is_whole = kept >= len(digits)
    return Code(digits if is_whole else text, f"{text} read as {digits}", not is_whole)


def gtin_of(value: Any) -> Code:
    """A trade item number: digits alone, with the zeros in front that its check digit asks for."""
    code = code_of(value)
    digits = re.sub(r"[\s-]", "", code.text)
    if code.is_damaged or not digits.isdecimal() or not gtin_fault(digits):
        repair = code.repair or (f"{code.text} read as {digits}" if digits != code.text else "")
        return Code(digits if digits.isdecimal() else code.text, repair, code.is_damaged)
    whole = digits.zfill(8 if len(digits) < _SHORT else 13)
    if not isinstance(value, str) and not gtin_fault(whole):
        return Code(whole, f"{digits} read as {whole}")
    return Code(digits, code.repair)
