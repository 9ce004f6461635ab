"""Colours of wires in the words of strangers' lists: codes of IEC 60757, and tints of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cadbridge.formats.excel.read.lists.titles.title_text import normal
from cadbridge.formats.excel.tables.colours import Colours

_TWICE = re.compile(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]")
"""In two ways: ``BU/WH (blue/white)``."""
_LONGEST_CODE = 3
"""Letters; longer ones are words, and of no code."""
_BETWEEN = re.compile(r"[\s/\-+,;&.|]+")
_FIRST_IDEOGRAPH = "\u4e00"


@dataclass(frozen=True, slots=True)
class WireColour:
    """A code of IEC 60757, or what is printed where there is none."""

    code: str = ""
    printed: str = ""
    core: str = ""
    is_shield: bool = False


class ColourWords:
    """The words of a mapping."""

    def __init__(self, colours: Colours, lists: Mapping[str, Any]) -> None:
        """Of the codes, and of the words around them."""
        self._colours = colours
        self._nothing = frozenset(map(normal, lists["colour_words"]))
        self._letters = {
            normal(title): {
                word: code for code, words in own.items() if code != "titles" for word in words
            }
            for own in lists["colour_letters"].values()
            for title in own["titles"]
        }
        """By titles of columns."""
        self._tints = sorted(map(normal, lists["tints"]), key=len, reverse=True)
        self._tinted = {
            normal(word): code for code, words in lists["tinted"].items() for word in words
        }
        self.code, self.code_of_tint = lru_cache(5_000)(self._code), lru_cache(5_000)(self._tint_of)

    def _code(self, text: str, title: str = "") -> str:
        """The code of a colour in another code or in words; nothing where it is not known.

        Args:
            text: as written.
            title: of its column, which may tell the language of letters.
        """
        colours = self._colours
        plain = text.strip().rstrip("*").rstrip()
        if letters := self._letters.get(normal(title)) if title else None:
            plain = _in_letters(plain, letters)
        if plain.isupper() and colours.is_code(plain):
            return plain
        inside = re.fullmatch(
            r"(.+?)\s*[(\[]\s*([A-Za-z]{2}(?:[/-]?[A-Za-z]{2}){0,2})\s*[)\]]", plain
        )
        if inside and (code := colours.translate(inside.group(2))):
            return code
        said_twice = _TWICE.fullmatch(plain)
        if said_twice and (code := self._code(said_twice[1])):
            return code if self._code(said_twice[2]) == code else ""
        kept = [piece.removesuffix("色") or piece for piece in _pieces(plain, self._nothing)]
        if len(kept) == 1 and kept[0] > _FIRST_IDEOGRAPH:  # a sign a colour
            kept = kept if colours.translate(kept[0]) else list(kept[0])
        return colours.translate(" ".join(kept)) if kept else ""

    def _tint_of(self, text: str) -> str:
        """The code of what a colour is a tint of, ``LT BLU/WHT``; nothing where it is none."""
        pieces = [piece.rstrip("色") or piece for piece in _pieces(text, self._nothing)]
        codes = [self._tinted.get(normal(piece), "") or self._bare(piece) for piece in pieces]
        return self._colours.translate(" ".join(filter(None, codes)))

    def _bare(self, piece: str) -> str:
        """A colour without the tint that it is joined to; nothing for a tint alone."""
        plain = normal(piece)
        if plain in self._tints or self._colours.translate(plain):
            return "" if plain in self._tints else plain
        word = next((it for it in self._tints if plain.startswith(it)), "")
        return plain.removeprefix(word) or plain


def _in_letters(text: str, letters: Mapping[str, str]) -> str:
    """A text with the letters of a language as codes: ``g/v``, ``GV``."""
    plain = text.casefold()
    pieces = [piece for piece in _BETWEEN.split(plain) if piece]
    if len(plain) == len(("g", "v")) and plain not in letters and all(map(letters.get, plain)):
        pieces = list(plain)
    words = [piece for piece in pieces if len(piece) > _LONGEST_CODE]
    is_known = any(map(letters.get, pieces)) and letters.keys() >= {*pieces} - {*words}
    return "/".join(letters.get(piece, piece) for piece in pieces) if is_known else text


def _pieces(text: str, without: frozenset[str]) -> list[str]:
    """The words of a colour, without those that add nothing: ``red w/ white stripe``."""
    first, *others = text.casefold().split() or [""]
    words = [word for word in others if word not in without]
    if len(first) == 1 or first not in without:  # ``Y/R`` is yellow, and no Spanish and
        words.insert(0, first)
    pieces = _BETWEEN.split(" ".join(words))
    return [
        piece for piece in pieces if len(piece) == 1 or (piece and normal(piece) not in without)
    ]
