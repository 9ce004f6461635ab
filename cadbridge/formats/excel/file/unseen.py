"""Texts of cells without what nobody sees in them."""

import re

from cadbridge.words import is_clean

_WIDTHLESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile("[\u00a0\u2007\u202f\u3000]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def without_unseen(text: str) -> str:
    """A text without signs of no width and blanks at its ends; other blanks and breaks plain."""
    if is_clean(text):
        return text
    return _BREAKS.sub("\n", _BLANKS.sub(" ", _WIDTHLESS.sub("", text))).strip()
