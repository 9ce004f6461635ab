"""Colour codes of IEC 60757, and other people's codes and words for them."""

import re
from collections.abc import Mapping, Sequence

from cadbridge.model.colours import GREEN_YELLOW, SHADES

_SHADE = re.compile("[0-9A-Fa-f]{6}")
_SEPARATOR = re.compile(r"\s*[/\-+,\s]\s*")
_CODE = 2
_SHORTEST = 3
"""Letters of a word in one that names two colours."""


def is_shade(text: str) -> bool:
    """Whether it is a shade, as one may stand before a colour's names."""
    return _SHADE.fullmatch(text) is not None


def names(texts: Sequence[str]) -> Sequence[str]:
    """The names of a colour, without the shade before them."""
    return texts[1:] if is_shade(texts[0]) else texts


class Colours:
    """The colours of a mapping."""

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        own = {code: f"#{words[0]}" for code, words in entries.items() if is_shade(words[0])}
        self.shades = {**SHADES, **own}
        self._codes = {
            **{word.casefold(): code for code, words in entries.items() for word in names(words)},
            **{code.casefold(): code for code in self.shades},
        }

    def parts(self, code: str) -> list[str]:
        """The colours of a code, base colour first: WH and GN of ``WHGN``; none if unknown."""
        pieces = [code[index : index + _CODE] for index in range(0, len(code), _CODE)]
        return pieces if pieces and all(piece in self.shades for piece in pieces) else []

    def is_code(self, text: str) -> bool:
        """Whether it is a code of IEC 60757, of one colour, two, or several cores."""
        return all(self.parts(piece) for piece in text.split("+"))

    def translate(self, text: str) -> str:
        """The code of IEC 60757 for another code or words; nothing where it is not known.

        IEC codes in lower case come first: ``gn`` is green, as it is in German lists too.
        """
        pieces = [piece for piece in _SEPARATOR.split(text.strip().casefold()) if piece]
        codes = [self._codes.get(piece, "") for piece in pieces]
        if not all(codes) and len(pieces) == 1:
            codes = self._run_together(pieces[0])
        if not codes or not all(codes):
            return ""
        code = "".join(codes)
        return GREEN_YELLOW if sorted(codes) == ["GN", "YE"] else code

    def _run_together(self, word: str) -> list[str]:
        """``wsbr`` and ``BLKRED``: codes of the same length; or two words: ``grüngelb``."""
        for length in (2, 3):
            pieces = [word[index : index + length] for index in range(0, len(word), length)]
            codes = [self._codes.get(piece, "") for piece in pieces]
            if all(codes):
                return codes
        halves = ((word[:at], word[at:]) for at in range(_SHORTEST, len(word) - _SHORTEST + 1))
        found = ([self._codes.get(half, "") for half in pair] for pair in halves)
        return next((codes for codes in found if all(codes)), [])
