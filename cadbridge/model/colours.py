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
_LIGHT_BLUE = ("azzurro", "azzurra", "celeste", "himmelblau", "skyblue", "sky")
_TINTS = (
    *("light", "dark", "pale", "hell", "dunkel", "chiaro", "chiara", "scuro", "scura"),
    *("clair", "claire", "foncé", "foncée", "claro", "oscuro"),
)
"""Words beside a colour, or before it in one word, for which there is no code."""
WORDS: Mapping[str, str] = {
    word: code
    for code, words in {
        "BK": ("black", "schwarz", "nero", "nera", "noir", "noire", "negro"),
        "BN": ("brown", "braun", "marrone", "brun", "marron", "marrón", "tan"),
        "RD": ("red", "rot", "rosso", "rossa", "rouge", "rojo", "bordeaux", "burgundy", "weinrot"),
        "OG": ("orange", "arancione", "arancio", "naranja"),
        "YE": ("yellow", "gelb", "giallo", "gialla", "jaune", "amarillo"),
        "GN": ("green", "grün", "gruen", "verde", "vert", "verte", "lime", "olive", "oliv"),
        "BU": ("blue", "blau", "blu", "bleu", "bleue", "azul", "navy", *_LIGHT_BLUE),
        "VT": ("violet", "violett", "lila", "viola", "purple", "violeta", "lilac"),
        "GY": ("grey", "gray", "grau", "grigio", "grigia", "gris"),
        "WH": ("white", "weiß", "weiss", "bianco", "bianca", "blanc", "blanche", "blanco"),
        "PK": ("pink", "rosa", "rose"),
        "GD": ("gold", "golden", "oro", "dorado"),
        "TQ": ("turquoise", "türkis", "tuerkis", "turchese", "turquesa", "cyan", "teal"),
        "SR": ("silver", "silber", "argento", "argent", "plata"),
    }.items()
    for word in words
}
"""Words for colours in English, German, Italian, French and Spanish, with the codes; a tint has the
code of its colour."""
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
    """The code of ``sw``, ``gn-ge``, ``grün/gelb`` or ``light blue``, whatever its capitals.

    Nothing of others.
    """
    words = re.split(r"[-/ ]", text.lower())
    bare = [_bare(word) for word in words if word not in _TINTS]
    if bare and WORDS.keys() >= set(bare):
        return "".join(WORDS[word] for word in bare)
    letters = "".join(words)
    pairs = [letters[index : index + _LETTERS] for index in range(0, len(letters), _LETTERS)]
    return "".join(GERMAN[pair] for pair in pairs) if GERMAN.keys() >= set(pairs) else ""


def _bare(word: str) -> str:
    """A colour without its tint: ``blau`` of ``hellblau``."""
    tint = next((it for it in _TINTS if word.startswith(it)), "")
    return word.removeprefix(tint) if word.removeprefix(tint) in WORDS else word


def shades_of(code: str) -> list[str]:
    """The shades of a code's colours, in their order."""
    return [SHADES[colour] for colour in colours_of(code)]
