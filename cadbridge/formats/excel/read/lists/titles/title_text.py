"""The texts of titles and words, as they are compared: without what says nothing of the meaning."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_FOOTNOTE = re.compile(r"(?:\s+\d{1,2}\)|[*†]+)$")
_BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]?")
_BETWEEN_LANGUAGES = re.compile(r"\s*[/|\n;,／]\s*|\s+[-–]\s+")
TRIMMED = " .:;*_#°?!=\t\r\n"
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LETTERS = re.compile(r"\b(\w)/(\w)\b")
"""As in ``P/N``, which are not two languages."""
_BEHIND = re.compile(r"^[^:]*\w: +([^:]*\w[^:]*)$")
_UNIT = re.compile(
    r"(?:^|[\s,/_(\[]|(?<=[\u3040-\u9fff]))(?:(?:in|en|em)\s+)?"
    r"(mm2|mm²|mm\^2|qmm|mmq|sq\.? ?mm|mm|cm|dm|m|km|inch|inches|in|ft|feet|awg)"
    r"[\s)\].]*$"
)


def tidy(text: str) -> str:
    """A text with composed letters, plain blanks, and nothing that no one sees."""
    return " ".join(text.split()) if text.isascii() else _composed(text)


@lru_cache(50_000)
def _composed(text: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@lru_cache(20_000)
def normal(text: str) -> str:
    """A word as words of a mapping are compared."""
    text = tidy(text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()
    if not text[-1:].isalnum():
        text = _FOOTNOTE.sub("", text)
    return text.strip(TRIMMED) or text.strip()


def unit_of(title: str) -> str:
    """The unit in a title: ``m`` of ``Length [m]``."""
    found = _UNIT.search(tidy(unicodedata.normalize("NFKC", title)).casefold())
    return found.group(1) if found else ""


def readings(title: str) -> Iterator[str]:
    """What of a title may be known: all of it, without brackets and unit, one language of two."""
    if _HUMPS.search(title) and " " not in title.strip():  # ``FromCavity``
        yield normal(title)
        title = _HUMPS.sub(" ", title)
    whole = normal(title)
    yield whole
    if behind := _BEHIND.search(title):  # of a thing that the title names first
        yield from readings(behind[1])
    plain = normal(_BRACKETS.sub(" ", whole))
    found = _UNIT.search(plain)
    short = plain[: found.start()].rstrip(f"{TRIMMED}-") if found else plain
    for text in (plain, short):
        if text and text != whole:
            yield text
    pieces = _BETWEEN_LANGUAGES.split(_LETTERS.sub(r"\1\2", title))
    inside = _BRACKETS.findall(title)
    for piece in (*(pieces if len(pieces) > 1 else ()), *inside):
        text = normal(_BRACKETS.sub(" ", piece))
        if text and not re.fullmatch(r"[\d.,\s]*", text) and text not in ("a", "b", "m", "in"):
            yield text
