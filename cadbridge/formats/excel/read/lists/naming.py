"""What a list is about: its part and its port, from captions, labels, sheets and the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.formats.excel.columns import Layout
from cadbridge.formats.excel.read.grid import Cell
from cadbridge.formats.excel.read.lists.title_text import normal, tidy

_DESIGNATION = re.compile(r"[-+=]{0,2}[A-Z][A-Za-z+=\-]{0,6}\d{1,4}[A-Za-z]?(?:[.\-]\d{1,3})?")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_/.\-]{0,11}")
_REST = " -–—:,;()[]/|·\t\n"
_MOST_WORDS = 4
_LONGEST = 40
_COPY = re.compile(r"\s*\(\d+\)$|\s*\d+$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a caption, and the rest of it."""

    name: str = ""
    rest: str = ""
    is_certain: bool = False
    """A designation, or a word such as connector stands beside it."""


class Namer:
    """Finds names in lines above lists."""

    def __init__(self, layout: Layout) -> None:
        self._plugs = sorted(map(normal, layout.lists["plugs"]), key=len, reverse=True)
        self._cables = sorted(map(normal, layout.lists["cables"]), key=len, reverse=True)
        self._plain = frozenset(normal(name) for name in layout.lists["plain_sheets"])

    def port_in(self, captions: Sequence[Cell]) -> Named:
        """The port that lines above a list name; the nearest line counts."""
        found = [
            (cell, named)
            for cell in captions[:2]
            if (text := tidy(cell.text)) and (named := _named(text, self._plugs)).name
        ]
        line = [(cell, named) for cell, named in found if cell.row == found[0][0].row]
        for cell, named in sorted(line, key=lambda it: not it[1].is_certain):
            more = [tidy(c.text) for c in captions if c.row == cell.row and c is not cell]
            rest = "; ".join(filter(None, [_closed(named.rest), *more]))
            return Named(named.name, rest, is_certain=named.is_certain)
        return Named()

    def in_front_of(self, sheet: str) -> Named | None:
        """The port that a sheet's name begins with: ``X1 Power``."""
        named = _in_front(sheet)
        return named if named.name else None

    def cable_in(self, captions: Sequence[Cell]) -> str:
        """The cable that lines above a list name, with a word for cables before the name."""
        for cell in captions:
            text = tidy(cell.text)
            if text and (word := _word_in(text, self._cables)):
                named = _beside(text, word)
                if named.name:
                    return named.name
        return ""

    def is_plain(self, sheet: str) -> bool:
        """Whether a sheet's name names nothing: ``Sheet1``, ``Pins``."""
        name = normal(sheet)
        return name in self._plain or normal(_COPY.sub("", name)) in self._plain

    def cable_of_sheet(self, sheet: str) -> str:
        """The cable that a sheet is named after."""
        if re.fullmatch(r"[-+=]?(W|WC|C|K|CBL|CABLE|KABEL)[-_ ]?\d+\w*", sheet.strip(), re.I):
            return sheet.strip()
        return ""

    def port_of_sheet(self, sheet: str) -> str:
        """The port that a sheet is named after, where its name is a designation."""
        name = sheet.strip()
        is_other = self.is_plain(sheet) or self.cable_of_sheet(name)
        return name if _DESIGNATION.fullmatch(name) and not is_other else ""


def is_designation(text: str) -> bool:
    """Whether a text names a device or connector by itself: ``X1``, ``-A2``."""
    return _DESIGNATION.fullmatch(text) is not None


def _word_in(text: str, words: Sequence[str]) -> str:
    folded = f" {normal(text)} "
    for word in words:
        if word.isascii():
            if re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", folded):
                return word
        elif word in folded:
            return word
    return ""


def _beside(text: str, word: str) -> Named:
    """The designation behind a word, or before it."""
    at = text.casefold().find(word)
    if at < 0:
        return Named()
    before, behind = text[:at].strip(_REST), _behind(text[at + len(word) :])
    behind = re.sub(r"^(?:no|nr|n°|nº|number|nummer|#|号)[.:\s]*", "", behind, flags=re.I).strip()
    found = re.match(
        r"[-+=]{0,2}[A-Za-z]{0,6}[-_]?\d{1,4}[A-Za-z]?(?:[.\-]\d{1,3})?(?=$|[\s,;:()\[/–—])", behind
    )
    if found:
        return Named(found.group(), behind[found.end() :].strip(_REST), is_certain=True)
    named = _DESIGNATION.match(before) if before else None
    if named and named.end() == len(before):
        return Named(before, behind.strip(_REST), is_certain=True)
    quoted = re.match(r"([A-Z][A-Z0-9_+\-/]{0,15})(?=$|[\s,;:()\[–—])", behind)
    if quoted:
        return Named(quoted.group(1), behind[quoted.end() :].strip(_REST), is_certain=True)
    return Named()


def _closed(text: str) -> str:
    """A rest of a line with the bracket that was taken from one of its ends."""
    missing = text.count("(") - text.count(")")
    return f"{text})" if missing > 0 else f"({text}" if missing < 0 else text


def _behind(text: str) -> str:
    """What follows a word, without marks between; the sign of ``-X1`` belongs to its name."""
    rest = text.lstrip("s" + _REST)
    before = text[: len(text) - len(rest)]
    return f"-{rest}" if before.endswith(" -") else rest


def _named(text: str, words: Sequence[str]) -> Named:
    """A port in a line: ``X1``, ``Connector X1 (M12)``, ``J3 - Motor``, ``Motor connector``."""
    ways = (_in_front, lambda line: _with_word(line, words), _in_brackets, _at_the_end, _short)
    return next((named for way in ways if (named := way(text)).name), Named())


def _in_front(text: str) -> Named:
    found = _DESIGNATION.match(text)
    if found and (found.end() == len(text) or text[found.end()] in " -–—:,;(/[|\t"):
        return Named(found.group(), text[found.end() :].strip(_REST), is_certain=True)
    return Named()


def _with_word(text: str, words: Sequence[str]) -> Named:
    word = _word_in(text, words)
    named = _beside(text, word) if word else Named()
    if word and not named.name and len(text.split()) <= _MOST_WORDS:
        return Named(text.rstrip(" :"), is_certain=True)
    return named


def _in_brackets(text: str) -> Named:
    for match in re.finditer(r"[(\[]([^)\]]+)[)\]]", text):
        if _DESIGNATION.fullmatch(match.group(1).strip()):
            rest = (text[: match.start()] + text[match.end() :]).strip(_REST)
            return Named(match.group(1).strip(), rest, is_certain=True)
    return Named()


def _at_the_end(text: str) -> Named:
    *before, last = text.split()
    last = last.strip(_REST)
    if 0 < len(before) < _MOST_WORDS - 1 and _DESIGNATION.fullmatch(last):
        return Named(last, text[: text.rindex(last)].strip(_REST), is_certain=True)
    return Named()


def _short(text: str) -> Named:
    if _CAPITALS.fullmatch(text):
        return Named(text, is_certain=True)
    if len(text.split()) <= _MOST_WORDS and len(text) <= _LONGEST:
        return Named(text.rstrip(" :"))
    return Named()
