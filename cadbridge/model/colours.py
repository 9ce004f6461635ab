"""Colour codes of cores: two letters a colour, joined without a sign (IEC 60757:2021, table 1)."""

import re
from collections.abc import Mapping

SHADES: Mapping[str, str] = {
    "BK": "#1A1A1A",
    "BN": "#7A4B2A",
    "RD": "#D02A24",
    "OG": "#F08A1D",
    "YE": "#F5D51B",
    "GN": "#2F9E44",
    "BU": "#1F62C4",
    "VT": "#7B3FA0",
    "GY": "#8C9299",
    "WH": "#FFFFFF",
    "PK": "#F29AB8",
    "GD": "#C9A227",
    "TQ": "#2BB5B0",
    "SR": "#C4C9CF",
}
"""Code of each colour, with its shade on a screen; the standard defines no shades."""
GERMAN: Mapping[str, str] = {
    "sw": "BK",
    "br": "BN",
    "rt": "RD",
    "or": "OG",
    "ge": "YE",
    "gn": "GN",
    "bl": "BU",
    "vi": "VT",
    "gr": "GY",
    "ws": "WH",
    "rs": "PK",
    "tk": "TQ",
}
"""Abbreviations of German drawings (DIN 47100) with the codes; no code is among them."""
WORDS: Mapping[str, str] = {
    word: code
    for code, words in {
        "BK": ("black", "schwarz", "nero", "noir"),
        "BN": ("brown", "braun", "marrone", "brun", "marron"),
        "RD": ("red", "rot", "rosso", "rouge"),
        "OG": ("orange", "arancione", "arancio"),
        "YE": ("yellow", "gelb", "giallo", "jaune"),
        "GN": ("green", "grün", "gruen", "verde", "vert"),
        "BU": ("blue", "blau", "blu", "bleu"),
        "VT": ("violet", "violett", "lila", "viola"),
        "GY": ("grey", "gray", "grau", "grigio", "gris"),
        "WH": ("white", "weiß", "weiss", "bianco", "blanc"),
        "PK": ("pink", "rosa", "rose"),
        "TQ": ("turquoise", "türkis", "tuerkis", "turchese"),
    }.items()
    for word in words
}
"""Words for colours in English, German, Italian and French, with the codes."""
GREEN_YELLOW = "GNYE"
"""Of protective conductors (IEC 60445), however a list orders the two."""

_LETTERS = 2
CODE = re.compile(f"({'|'.join(SHADES)})+")
"""One colour, or several joined."""


def colours_of(code: str) -> list[str]:
    """The colours of a code, base colour first: WH and GN of ``WHGN``; none of what is no code."""
    if not CODE.fullmatch(code):
        return []
    return [code[index : index + _LETTERS] for index in range(0, len(code), _LETTERS)]


def from_words(text: str) -> str:
    """The code of ``sw``, ``gn-ge`` or ``grün/gelb``, whatever its capitals; nothing of others."""
    words = re.split(r"[-/ ]", text.lower())
    if WORDS.keys() >= set(words):
        return "".join(WORDS[word] for word in words)
    letters = "".join(words)
    pairs = [letters[index : index + _LETTERS] for index in range(0, len(letters), _LETTERS)]
    return "".join(GERMAN[pair] for pair in pairs) if GERMAN.keys() >= set(pairs) else ""


def shades_of(code: str) -> list[str]:
    """The shades of a code's colours, in their order."""
    return [SHADES[colour] for colour in colours_of(code)]
