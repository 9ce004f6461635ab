"""Words that messages of all layers share."""

import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from itertools import starmap
from types import NoneType
from typing import Any

_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""What moves, colours or reverses what a terminal shows, and what stands there unseen."""


_BREAK = re.compile("\r\n|[\r\n]")
_Y = re.compile("[^aeiou]y$")


def main_text(texts: Mapping[str, str]) -> str:
    """Of a text in several languages the English one, or the first there is."""
    return texts.get("en_US") or next(iter(texts.values()), "")


def is_clean(name: str) -> bool:
    """Whether a name is one line of what can be seen, without blanks at its ends."""
    return name == name.strip() and name.isprintable()


def counted(number: int, word: str) -> str:
    """``1 file``, ``2 files``, ``2 supplies``."""
    if number == 1:
        return f"1 {word}"
    return f"{number} {word[:-1]}ies" if _Y.search(word) else f"{number} {word}s"


def quoted(value: object) -> str:
    """A text as messages name it, on one line: ``'DUET 40'``; backslashes are as they were.

    What is no text is named by its kind, numbers as they are.
    """
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, int | float | Decimal | NoneType):
        return str(value)
    if is_dataclass(value) or isinstance(value, set | bytes):
        return f"a {type(value).__name__}"
    return f"'{encodable(_BREAK.sub('↵', str(value)))}'"


def encodable(text: str) -> str:
    """A text as UTF-8 takes it: halves of a letter, which stand for nothing, by their number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


_LONGEST_LINE = 160
"""Characters by which an object shows itself."""


def shown_as(item: object, *words: object) -> str:
    """How an object shows itself to programmers: on one line, ``ReadResult(excel, 2 findings)``."""
    line = _BREAK.sub("↵", f"{type(item).__name__}({', '.join(map(str, words))})")
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 2]}…)"


def in_words(plain: Any) -> str:
    """Texts, lists and mappings as people write them down: ``name: X1, pins: 1; 2``."""
    if isinstance(plain, Mapping):
        return ", ".join(starmap(_entry, plain.items()))
    return "; ".join(map(in_words, plain)) if isinstance(plain, list | tuple) else str(plain)


def _entry(name: str, item: Any) -> str:
    """What stands under a name, which may be empty."""
    if isinstance(item, Mapping):
        return f"{name} ({in_words(item)})" if name else in_words(item)
    return f"{name}: {in_words(item)}" if name else in_words(item)


def spoken(word: str) -> str:
    """A word of the model as people write it: ``supply_in`` becomes ``supply in``."""
    return "PLC" if word == "plc" else word.replace("_", " ")


def titled(name: str) -> str:
    """The name of a field as a label: ``shell_contact`` becomes ``Shell contact``."""
    first, *others = name.split("_")
    return " ".join([first.capitalize(), *(_titled(word) for word in others)])


def _titled(word: str) -> str:
    """An end of a cable has a capital letter: ``Contact A``."""
    return word.upper() if len(word) == 1 and word.isalpha() else word


_MOST_NAMED = 6
"""Names that a line holds; the rest is a number."""


def named_counts(counts: Mapping[str, int]) -> str:
    """What there is how often: ``note (2), sources and 12 more (--json lists them)``."""
    names = [f"{name} ({count})" if count > 1 else name for name, count in counts.items()]
    more = len(names) - _MOST_NAMED
    rest = f" and {more} more (--json lists them)" if more > 0 else ""
    return ", ".join(names[:_MOST_NAMED]) + rest


def printable(text: str) -> str:
    """Foreign text as a terminal may show it: what would steer it is a sign, ``␍``, or escaped."""
    return text if text.isprintable() else escaped(text.translate(_PICTURES))


def escaped(text: str) -> str:
    """Text of JSON as a terminal may show it; what would steer it is escaped as JSON does."""
    return _STEERS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {
    0x7F: 0x2421
}
"""Signs for what has no shape of its own."""
