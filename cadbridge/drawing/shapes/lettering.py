"""How wide a text is, in the one typeface that drawings use.

The advance widths are Arial's (Liberation Sans has the same), so that a text takes the room that
was planned for it in a CAD program; SVG states the width, and PNG and PDF squeeze to it.
Text height means the height of capitals, as in DXF and ISO 3098.
"""

from collections.abc import Iterable
from functools import lru_cache

FONT_FAMILY = "Arial"
CAP_HEIGHT = 1409
"""Height of capitals in font units."""
FONT_UNITS = 2048

_CHARACTERS = {
    391: "'",
    455: "ijl",
    532: "|¦",
    569: " !,./:;I[\\]ft\xa0ÌÍÎÏìíîï",
    682: "()-`r¡¨\xad²³´·¸¹",
    684: "{}",
    727: '"',
    748: "º",
    758: "ª",
    797: "*",
    819: "°",
    961: "^",
    1024: "Jcksvxyzçýÿ",
    1100: "¶",
    1124: "±÷",
    1131: "¯",
    1139: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþ",
    1180: "µ",
    1196: "+<=>~¬×",
    1251: "FTZ¿ßø",
    1366: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ",
    1479: "CDHNRUwÇÐÑÙÚÛÜ",
    1509: "©®",
    1593: "GOQÒÓÔÕÖØ",
    1706: "Mm",
    1708: "¼½¾",
    1821: "%æ",
    1933: "W",
    2048: "Æ",
    2079: "@",
}
"""Width to the characters of Latin-1 that have it."""
_WIDTHS = {
    ord(character): width for width, characters in _CHARACTERS.items() for character in characters
}
_WIDE = 1479
"""For characters outside Latin-1: the width of a capital C, wider than most."""


def text_width(text: str, height: float) -> float:
    """Width of a text in the unit of its height."""
    return _units(text) * height / CAP_HEIGHT


@lru_cache(maxsize=4096)
def _units(text: str) -> int:
    """Width of a text in font units; drawings ask for those of their tables again and again."""
    return sum(_WIDTHS.get(ord(character), _WIDE) for character in text)


def text_room(text: str, height: float) -> float:
    """Width to keep for a text: programs without the typeface take one up to 15 % wider."""
    return 1.16 * text_width(text, height)


def widest(texts: Iterable[str], height: float) -> float:
    """Room for the widest text; 0 for none."""
    return max((text_room(text, height) for text in texts), default=0.0)


def wrapped(texts: Iterable[str], height: float, room: float) -> list[str]:
    """Texts as lines that are no wider than some room, but for words that are."""
    lines: list[str] = []
    for text in texts:
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and text_room(longer, height) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def font_size(height: float) -> float:
    """Size of the em square, as SVG wants it, for a height of capitals."""
    return height * FONT_UNITS / CAP_HEIGHT
