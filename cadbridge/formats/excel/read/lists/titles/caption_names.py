"""Names of ports and cables in lines as people write them above lists: ``Connector X1 (M12)``."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cadbridge.formats.excel.read.lists.titles.title_text import normal, tidy
from cadbridge.formats.excel.tables.columns import Layout

_DESIGNATION = re.compile(r"[-+=]{0,2}[A-Z][A-Za-z+=\-]{0,6}\d{1,4}[A-Za-z]?(?:[.\-]\d{1,3})?")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_/.\-]{0,11}")
_NUMBERED = re.compile(
    r"[-+=]{0,2}[A-Za-z]{0,6}[-_]?\d{1,4}[A-Za-z]?(?:[.\-]\d{1,3})?(?=$|[\s,;:()\[/–—])"
)
_IN_CAPITALS = re.compile(r"([A-Z][A-Z0-9_+\-/]{0,15})(?=$|[\s,;:()\[–—])")
_NUMBER_WORD = re.compile(r"^(?:no|nr|n°|nº|number|nummer|#|号)[.:\s]*", re.I)
_OF = r"[^\W\d_]{1,3}"
"""As between the numbers of ``3 of 5``, ``4 x 0.5``."""
_YEAR = re.compile(r"(?:19[89]|20[0-3])\d")
"""Of a headline, not of a cable: ``FSAE loom 2025``."""
_WITH_REST = re.compile(r"(\S+?)\s*(?:[,;:|]|[-–—](?=\s)|(?=[(\[]))(.*)")
_LAST_BRACKETS = re.compile(r"(.*?\S)\s*[(\[]([^()\[\]]*)[)\]]\s*")
_REST = " -–—:,;()[]/|·\t\n"
_ANOTHER = re.compile(
    r"\s*(?:[&/+,]|(?:und|and|et|e|y|og|och|i|a|ve|en)\s|[和、])\s*"
    r"([-+=]{0,2}[A-Z][A-Za-z]{0,6}\d{1,4})(?=$|[\s,;:(\[/&+])"
)
_MOST_WORDS = 4
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a line, and the rest of it."""

    name: str = ""
    rest: str = ""
    is_certain: bool = False
    """A designation, or a word such as connector stands beside it."""
    others: tuple[str, ...] = ()
    """Further names that the line is about as well: X6 of ``X5 & X6``."""


class CaptionNames:
    """Finds names in lines by the words of a mapping."""

    def __init__(self, layout: Layout) -> None:
        self._plugs = _longest_first(layout.lists["plugs"])
        self._cables = _longest_first(layout.lists["cables"])
        fields = ("part", "cable", "contact", "port")
        titles = (title for field in fields for title in layout.lists["titles"][field])
        self._titles = frozenset(map(normal, (*titles, *layout.lists["number_words"])))
        self._plain = frozenset(map(normal, layout.lists["plain_sheets"]))
        counted = "|".join(map(re.escape, _longest_first(layout.lists["counted"])))
        self._count = re.compile(rf"\d+\s*-?\s*(?:(?:{counted})(?![^\W\d_])|{_OF}\s*\d)", re.I)
        revisions = "|".join(map(re.escape, _longest_first(layout.lists["revisions"])))
        self._revision = re.compile(rf"(?:{revisions})[.\s]*\d", re.I)

    def port(self, line: str) -> Named:
        """A port: ``X1``, ``Connector X1 (M12)``, ``J3 - Motor``, ``Motor connector``."""
        text = tidy(line)
        if not text:
            return Named()
        ways = (in_front, self._with_plug, _in_brackets, _at_the_end, _within, _short)
        named = next((named for way in ways if (named := way(text)).name), Named())
        return with_others(text, named)

    def cable(self, line: str) -> Named:
        """A cable with a word for cables before its name: ``Kabel W101, 12 m``."""
        text = tidy(line)
        word = _word_in(text, self._cables)
        named = self._beside(text, word) if word else Named()
        return Named() if _YEAR.fullmatch(named.name) else named

    def _with_plug(self, text: str) -> Named:
        word = _word_in(text, self._plugs)
        named = self._beside(text, word) if word else Named()
        if not word or named.name:
            return named
        short, rest = without_brackets(text)
        if len(_words(short)) <= _MOST_WORDS:
            return Named(short.rstrip(" :"), rest, is_certain=True)
        return Named()

    def _beside(self, text: str, word: str) -> Named:
        """The designation behind a word, or before it."""
        at = text.casefold().find(word)
        if at < 0:
            return Named()
        before, behind = text[:at].strip(_REST), _behind(text[at + len(word) :])
        behind = _NUMBER_WORD.sub("", behind).strip()
        is_name = not (self._count.match(behind) or self._revision.match(behind))
        if is_name and (found := _NUMBERED.match(behind)):
            rest = self._rest(before, behind[found.end() :])
            return Named(found.group(), rest, is_certain=True)
        named = _DESIGNATION.match(before) if before else None
        if named and named.end() == len(before):
            return Named(before, _tidied(behind), is_certain=True)
        found = _IN_CAPITALS.match(behind) if is_name else None
        if found and normal(found.group(1)) not in self._titles:
            rest = self._rest(before, behind[found.end() :])
            return Named(found.group(1), rest, is_certain=True)
        return Named()

    def _rest(self, before: str, behind: str) -> str:
        """What a line says around a name, without words such as pinout, which say nothing."""
        first = normal(before).partition(" ")[0]
        says = before and first not in self._plain
        return "; ".join(filter(None, (before if says else "", _tidied(behind))))


def with_rest(text: str) -> Named:
    """A designation with what follows it, ``X5 (M12, 5 pin)``; else all of a text."""
    found = _WITH_REST.fullmatch(text)
    if found and is_designation(found[1]):
        return Named(found[1], _tidied(found[2]))
    return Named(text)


def with_others(text: str, named: Named) -> Named:
    """A name in a line with those of the same letters that it adds: ``X5 & X6``."""
    if not (named.is_certain and is_designation(named.name)):
        return named
    letters = named.name.rstrip("0123456789")
    others, rest = [], named.rest
    behind = text.partition(named.name)[2]
    while (found := _ANOTHER.match(behind)) and found[1].rstrip("0123456789") == letters:
        others.append(found[1])
        behind = behind[found.end() :]
        rest = _ANOTHER.sub("", f",{rest}", count=1)
    return replace(named, rest=_tidied(rest), others=tuple(others)) if others else named


def is_designation(text: str) -> bool:
    """Whether a text names a device or connector by itself: ``X1``, ``-A2``."""
    return _DESIGNATION.fullmatch(text) is not None


def without_brackets(text: str) -> tuple[str, str]:
    """A line without the brackets that end it, and what stood in these."""
    found = _LAST_BRACKETS.fullmatch(text)
    return (found[1].rstrip(_REST), found[2].strip()) if found else (text, "")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(map(normal, words), key=len, reverse=True)


def _word_in(text: str, words: Sequence[str]) -> str:
    folded = f" {normal(text)} "
    for word in words:
        if word.isascii():
            if re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", folded):
                return word
        elif word in folded:
            return word
    return ""


def _behind(text: str) -> str:
    """What follows a word, without marks between; the sign of ``-X1`` belongs to its name."""
    rest = text.lstrip("s" + _REST)
    before = text[: len(text) - len(rest)]
    return f"-{rest}" if before.endswith(" -") else rest


def _tidied(rest: str) -> str:
    """A rest of a line, with the bracket that was taken from one of its ends."""
    rest = rest.strip(_REST)
    missing = rest.count("(") - rest.count(")")
    return f"{rest})" if missing > 0 else f"({rest}" if missing < 0 else rest


def in_front(text: str) -> Named:
    """The designation that a line begins with: ``X1 Power``."""
    found = _DESIGNATION.match(text)
    if found and (found.end() == len(text) or text[found.end()] in " -–—:,;(/[|\t"):
        return Named(found.group(), _tidied(text[found.end() :]), is_certain=True)
    return Named()


def _in_brackets(text: str) -> Named:
    for match in re.finditer(r"[(\[]([^)\]]+)[)\]]", text):
        if _DESIGNATION.fullmatch(match.group(1).strip()):
            rest = _tidied(text[: match.start()] + text[match.end() :])
            return Named(match.group(1).strip(), rest, is_certain=True)
    return Named()


def _at_the_end(text: str) -> Named:
    *before, last = text.split()
    last = last.strip(_REST)
    if 0 < len(before) < _MOST_WORDS - 1 and _DESIGNATION.fullmatch(last):
        return Named(last, _tidied(text[: text.rindex(last)]), is_certain=True)
    return Named()


def _words(text: str) -> list[str]:
    return [word for part in text.split() if (word := part.strip(_REST))]


def _within(text: str) -> Named:
    """The only designation of a line."""
    found = [word for word in _words(text) if _DESIGNATION.fullmatch(word)]
    if len(found) != 1:
        return Named()
    before, _, behind = text.partition(found[0])
    return Named(found[0], " ".join(filter(None, (before.strip(), behind.strip()))))


def _short(text: str) -> Named:
    if _CAPITALS.fullmatch(text):
        return Named(text, is_certain=True)
    short, rest = without_brackets(text)
    if len(_words(short)) <= _MOST_WORDS and len(short) <= _LONGEST:
        return Named(short.rstrip(" :"), rest)
    return Named()
