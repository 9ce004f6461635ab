"""The encoding of a text file: by its marks, else by words and letters that make sense."""

import codecs
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.words import quoted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON: Mapping[str, Sequence[tuple[int, int]]] = {
    "gb18030": [(0xA1, 0xD7)],
    "big5": [(0xA1, 0xC6)],
    "euc_kr": [(0xA1, 0xC8)],
    "shift_jis": [(0x81, 0x98), (0xA1, 0xDF)],
}
"""First bytes of signs in common use, by encodings of several bytes a sign."""
_ASIAN = ("gb18030", "big5", "euc_kr")
_OF_ONE_BYTE = (
    *("cp1252", "cp1250", "cp1254", "cp850", "mac_roman", "iso8859_2", "cp852"),
    *("cp1251", "koi8_r", "cp866", "mac_cyrillic"),
)
"""Of Europe and Turkey, and of the consoles and Macintoshes of old."""
_LETTERS = (
    *("äöüß", "àâæçéèêëîïôœùûü", "áéíñóúü¿¡", "ãáàâçéêíóôõú", "àèéìòù", "åäöéøæ", "éëïóüè"),
    *(
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "ăâîșțşţ",
        "čćđšž",
        "çğıöşüi̇",
    ),
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
)
"""Letters beyond ASCII that one language has: of the west, of the middle, Turkish, Cyrillic."""
_SIGNS = frozenset("°²³µ±€£§–—‘’“”„…×·•«»½¼¾ºªøØφ№®™©Ω\N{NO-BREAK SPACE}")
_MONEY = "€£"
"""Signs before which no word goes on."""
_LAST_LATIN = "\u024f"
_TOLD_BY = 64 * 1024
"""Signs of a text by which encodings are told apart."""
_CELLS = re.compile("[;,\t|]")
_AROUND = " \"'.:()[]"
_WORD = re.compile(r"[^\s;,\t|\"]*[^\x00-\x7f][^\s;,\t|\"]*")
_FEWEST = 3
"""Letters beyond ASCII by which a language may be told."""
_OTHERS = 3
"""Further readings that are shown."""
_KANA = re.compile("[\u3041-\u30fe]")
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}\N{DEGREE SIGN}"
_LAST_ASCII = 0x7F
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what its encoding was taken for."""

    text: str
    how: str
    doubt: str = ""
    """A word with its other readings, where no known word tells which one is meant."""


def decoded(data: bytes, path: Path, known: Container[str]) -> Decoded:
    """The text of a file, with its encoding in words.

    Args:
        data: the file.
        path: its path, for errors.
        known: words without case by which old encodings are told apart.

    Raises:
        FileError: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_by(data, encoding, path), encoding)
    try:
        found = Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _guessed(data, known)
    if "\0" in found.text:
        raise FileError("is no text file", path=path, hint="is its suffix right?")
    return found


def _guessed(data: bytes, known: Container[str]) -> Decoded:
    """The text by the likeliest encoding, and another that is as likely and gives another text."""
    texts: dict[str, str] = {}
    for encoding in _encodings(data):
        with suppress(UnicodeDecodeError):
            texts[encoding] = data.decode(encoding)
    if not texts:
        return Decoded(data.decode("latin-1"), "latin-1")
    likely = {
        encoding: _likeness(text[:_TOLD_BY], encoding, known) for encoding, text in texts.items()
    }
    best = max(likely, key=likely.__getitem__)
    rivals = (
        encoding
        for encoding, text in texts.items()
        if likely[encoding] == likely[best] and text != texts[best]
    )
    rival = next(rivals, "")
    as_well = f"; {rival} fits as well" if rival else ""
    how = f"{best} (guessed by its letters{as_well})"
    is_told = likely[best][0] or not (rival or _has_few_letters(texts[best]))
    return Decoded(texts[best], how, "" if is_told else _readings(texts, likely, best))


def _has_few_letters(text: str) -> bool:
    """Whether a text has letters beyond ASCII, and too few to tell a language by."""
    return 0 < sum(sign.isalpha() and not sign.isascii() for sign in text) < _FEWEST


def _readings(texts: Mapping[str, str], likely: Mapping[str, tuple[int, int]], best: str) -> str:
    """The first word that is open, with what it is in the next likely encodings."""
    first = _WORD.search(texts[best])
    if first is None:
        return ""
    start, size = first.start(), len(first[0])
    others: dict[str, str] = {}
    for encoding in sorted(texts, key=likely.__getitem__, reverse=True):
        word = texts[encoding][start : start + size]
        if len(texts[encoding]) == len(texts[best]) and word != first[0] and _is_of_letters(word):
            others.setdefault(word, encoding)
    shown = " or ".join(f"{quoted(it)} ({others[it]})" for it in list(others)[:_OTHERS])
    return f"{quoted(first[0])} may be {shown}" if shown else ""


def _is_of_letters(word: str) -> bool:
    return all(sign.isascii() or sign.isalpha() or sign in _SIGNS for sign in word)


def _by(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError(f"is not {encoding}, as it says", path=path) from error


def _encodings(data: bytes) -> Sequence[str]:
    """Encodings of old, those first that bytes beyond ASCII side by side tell."""
    return tuple(dict.fromkeys((*_likely(data), *_OF_ONE_BYTE, "shift_jis", *_ASIAN)))


def _likeness(text: str, encoding: str, known: Container[str]) -> tuple[int, int]:
    """How many words are known, then how few letters are odd."""
    lines = text.casefold().splitlines()
    cells = {piece.strip(_AROUND) for line in lines for piece in _CELLS.split(line)}
    words = {word for cell in cells for word in (cell, *cell.split())}
    odd = _oddities(text) + _strange(text, encoding)
    return sum(word in known for word in words if len(word) > 1 and not word.isascii()), -odd


def _oddities(text: str) -> int:
    """Letters that stand where no language has them.

    Signs and capitals inside of words, and letters of two scripts in one.
    """
    begun = sum(sign in _MONEY and it.isalpha() for sign, it in pairwise(text))
    return begun + sum(
        (not sign.isalpha() and sign not in _APOSTROPHES and behind.isalpha())
        or (sign.isupper() and before.islower())
        or (sign > _LAST_LATIN and sign.isalpha() and _is_small(before))
        or (before > _LAST_LATIN and _is_small(sign))
        for before, sign, behind in zip(text, text[1:], text[2:] + " ", strict=False)
        if before.isalpha() and not (sign.isascii() and before.isascii())
    )


def _is_small(sign: str) -> bool:
    return sign.islower() and sign <= _LAST_LATIN


def _strange(text: str, encoding: str) -> int:
    """Signs that are not in common use, or not in the one language that fits best."""
    signs = [sign for sign in text.casefold() if not sign.isascii() and sign not in _SIGNS]
    if common := _COMMON.get(encoding):
        firsts = [sign.encode(encoding, "replace")[0] for sign in signs]
        return sum(not any(low <= first <= high for low, high in common) for first in firsts)
    return min(sum(sign not in letters for sign in signs) for letters in _LETTERS)


def _likely(data: bytes) -> Sequence[str]:
    """Encodings of several bytes a letter, where bytes beyond ASCII stand side by side."""
    high = [byte > _LAST_ASCII for byte in data]
    beside = sum(one and (other or before) for before, one, other in _triples(high))
    if not any(high) or beside < _MOSTLY * sum(high):
        return ()
    try:
        has_kana = bool(_KANA.search(data.decode("shift_jis")))
    except UnicodeDecodeError:
        has_kana = False
    return ("shift_jis", *_ASIAN) if has_kana else _ASIAN


def _triples(flags: Sequence[bool]) -> Iterator[tuple[bool, bool, bool]]:
    return zip([False, *flags], flags, [*flags[1:], False], strict=False)
