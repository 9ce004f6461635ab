"""Contacts as people write them: several in one cell, together with their port, or none at all."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cadbridge.formats.excel.read.lists.titles.title_text import normal

MOST_IN_A_RANGE = 200
_OFTEN = 0.3
_RANGE = re.compile(
    r"([A-Za-z]{0,3})(\d{1,3})\s*(?:-|–|—|\.{2,3}|…|~|bis|to|à|al|a|thru|through|至|～)\s*([A-Za-z]{0,3})(\d{1,3})",
    re.IGNORECASE,
)
_BEHIND_A_DASH = re.compile(r"[A-Za-z]+\d+-\d+")
_LETTERS = re.compile(r"([A-Za-z])\s*(?:\.{2,3}|…|~|bis|to|thru|through|至)\s*([A-Za-z])")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\+|&|\n|、|\bund\b|\band\b|\be\b|\bet\b|\by\b)\s*")
_TOKEN = re.compile(r"[A-Za-z]{0,4}[-.]?\d{1,4}[A-Za-z]?|[A-Za-z]{1,3}")
_SHAPED = re.compile(
    r"[-+=]?[A-Za-z]{0,5}[-.]?\d{1,4}([.\-]\d{1,3})?[A-Za-z+\-]{0,2}|[A-Za-z]{1,3}\d{0,3}[+\-]?|[+\-~]"
)
_NAMED = frozenset(
    [
        "shell",
        "case",
        "shield",
        "screen",
        "schirm",
        "gehäuse",
        "gehause",
        "housing",
        "chassis",
        "frame",
        "body",
        "earth",
        "ground",
        "gnd",
        "vcc",
        "vdd",
        "vss",
        "masse",
        "erde",
        "schirmung",
        "boîtier",
        "carcasa",
        "custodia",
        "schermo",
        "blindage",
        "pantalla",
        "外壳",
        "屏蔽",
        "drain",
        "pad",
        "epad",
        "center",
        "centre",
        "mitte",
        "tip",
        "ring",
        "sleeve",
        "coil",
        "com",
        "signal",
        "data",
        "clk",
        "common",
        "lead",
        "power",
        "mass",
    ]
)
"""Words that are contacts where the others are numbers."""
_PIN_OF = re.compile(
    r"(\S+?),?\s+(?:pin|contact|cavity|cav|kontakt|klemme|terminal|term|pos|broche|borne|morsetto)"
    r"\.?\s*(\w{1,4})",
    re.IGNORECASE,
)
WORDS_FOR_CONTACTS = frozenset(["pin", "contact", "kontakt", "pos", "klemme", "terminal", "shell"])
"""Before a number in its cell: ``Pin 1``."""
_PIN = " pin "
_OPEN_MARKS = (":", ".", "-", "/", _PIN)
"""Between port and contact: a sign, or a word for a contact."""
_CLOSED = {"(": ")", "[": "]"}
_MARKS = (*_OPEN_MARKS, *_CLOSED)
MARKS_OF_PINS = (*_OPEN_MARKS, " ")
"""In lists of pins, where what stands in brackets says more of the contact: ``GPIO2 (D4)``."""
_PORT = re.compile(r"[-+=]?[A-Za-z]{1,6}[\w+=\-]*")


_SECTIONS = frozenset(["power", "signal", "data", "common", "clk", "ground", "com", "coil"])
"""Of these, words that alone in a line name the rows below."""


def is_section(text: str) -> bool:
    """Whether a text that stands alone in its line is no contact, but names those below."""
    return not is_shaped(text) or normal(text) in _SECTIONS


_DIGITS = 4
"""Of a contact's number."""


def is_shaped(text: str) -> bool:
    """Whether a text looks like a contact by itself."""
    if text.isdecimal():
        return len(text) <= _DIGITS
    return bool(_SHAPED.fullmatch(text)) or normal(text) in _NAMED


_ODD = re.compile(r"(?!\d+[.\-/]\d+[.\-/]\d+$)(?=.*[\d~*#?+/_^'°!])\S{1,10}|[A-Z][A-Z0-9]{1,5}")
"""A contact with a mark or among letters, no date: ``D3~``, ``/CS``, ``AREF``."""


def is_odd(text: str) -> bool:
    """Whether a text is a contact in a row that is filled like the others: ``D3~``."""
    return _ODD.fullmatch(text) is not None


def fits(text: str, others: "Shapes") -> bool:
    """Whether a text is a contact of a list whose other contacts are known."""
    if not text or len(text) > 24:
        return False
    if is_shaped(text):
        return True
    if several(text) or "\n" in text:
        return bool(several(text))
    words = text.split()
    if len(words) == 2 and words[0].casefold() in WORDS_FOR_CONTACTS:
        return True
    return others.are_words and len(words) <= 2


class Shapes:
    """How the contacts of one list look."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = [text for text in texts if text]
        longer = sum(not _SHAPED.fullmatch(text) and not several(text) for text in texts)
        letters = sum(text.isalpha() for text in texts)
        self.are_words = bool(texts) and (longer >= _OFTEN * len(texts) or letters > len(texts) / 2)
        """Names of some length are usual among them."""
        self.are_numbers = bool(texts) and sum(map(str.isdigit, texts)) > len(texts) / 2
        expanded = [one for text in texts for one in several(text) or [text]]
        begins = [text.partition("-")[0] for text in texts if _BEHIND_A_DASH.fullmatch(text)]
        is_once = len(expanded) == len(set(expanded))
        spans = [text.split("-") for text in texts if re.fullmatch(r"\d{1,4}-\d{1,4}", text)]
        are_upward = all(int(first) < int(last) for first, last in spans)
        self.may_be_ranges = is_once and are_upward and len(begins) == len(set(begins))
        """No range names a contact that another row names too, begins as another (X1-1, X1-2),
        or ends where it begins (1-1)."""
        halves = {text[:-2] for text in texts if re.fullmatch(r"\d+\.0", text)}
        self.has_decimals = any(
            re.fullmatch(r"\d+\.[1-9]\d*", text) and text.partition(".")[0] in halves
            for text in texts
        )


@lru_cache(10_000)
def several(text: str) -> list[str]:
    """The contacts of a text that names more than one; none where it names one or is unclear."""
    if text.isdecimal():
        return []
    if re.fullmatch(r"\d{1,3}( \d{1,3})+", text):
        return text.split()
    if letters := _LETTERS.fullmatch(text.strip()):
        codes = range(ord(letters[1]), ord(letters[2]) + 1)
        return [chr(code) for code in codes] if len(codes) > 1 else []
    found: list[str] = []
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    for piece in pieces:
        span = _RANGE.fullmatch(piece)
        if span:
            prefix, first, other, last = span.groups()
            start, end = int(first), int(last)
            if (other or prefix) != prefix or not start < end <= start + MOST_IN_A_RANGE:
                return []
            width = len(first) if first.startswith("0") else 0
            found += [f"{prefix}{number:0{width}d}" for number in range(start, end + 1)]
        elif _TOKEN.fullmatch(piece):
            found.append(piece)
        else:
            return []
    return found if len(found) > 1 else []


def apart(texts: Sequence[str], marks: Sequence[str] = (*_MARKS, " ")) -> str:
    """The sign between port and contact in most of some texts: the colon of ``X1:1``."""
    filled = Counter(filter(None, texts))
    for mark in marks:
        fitting = sum(count for text, count in filled.items() if all(split(text, mark)))
        if filled and fitting >= 0.8 * filled.total():
            return mark
        if mark == ":" and fitting:
            return mark
    return ""


def split_at_any(text: str) -> tuple[str, str]:
    """Port and contact, at whatever sign stands between them: ``X1.6``, ``K2/3``."""
    both = (split(text, mark) for mark in _MARKS)
    return next(((port, contact) for port, contact in both if contact), (text, ""))


def _halves(text: str, mark: str) -> tuple[str, str, str]:
    """What stands before and behind a mark, and whether it is there."""
    if mark == _PIN:
        found = _PIN_OF.fullmatch(text)
        return (found[1], mark, found[2]) if found else (text, "", "")
    if mark in _CLOSED:
        text, closed = text.rstrip(), text.rstrip().endswith(_CLOSED[mark])
        return text[:-1].partition(mark) if closed else (text, "", "")
    port, between, contact = text.rpartition(mark)
    return port.strip(), between, contact.strip()


def split(text: str, mark: str) -> tuple[str, str]:
    """Port and contact; the whole text as port where it does not name both."""
    port, found, contact = _halves(text, mark)
    if not found or not _PORT.fullmatch(port) or not contact or len(contact) > 6:
        return text, ""
    if mark == "-" and port[0] in "+=" and mark not in port:
        return text, ""  # a place and the device there: ``+S1-X1``
    if port.casefold().rstrip(".") in WORDS_FOR_CONTACTS:
        return text, ""
    if mark != ":" and not re.fullmatch(r"\d{1,3}|[A-Za-z]\d{0,2}|PE", contact):
        return text, ""
    return port, contact
