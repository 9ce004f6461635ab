"""Titles of lists of terminal blocks: level, terminal and connection point, each in its column."""

from collections.abc import Mapping
from dataclasses import replace

from cadbridge.formats.excel.read.lists.titles.title_words import Meaning, TitleWords


def with_terminals(
    meanings: Mapping[int, Meaning], titles: Mapping[int, str], words: TitleWords
) -> dict[int, Meaning]:
    """The meanings; beside a level and a connection point, ``Terminal`` is no second contact."""
    found = dict(meanings)
    if any(meaning.side or meaning.is_said for meaning in meanings.values()):
        return found
    said = {word: _only(titles, word, words) for word in ("levels", "terminals", "points")}
    level, terminal, point = said.values()
    if level is None or terminal is None or point is None:
        return found
    if not found[level]:
        found[level] = Meaning(("port",))
    found[terminal] = Meaning(("terminal",))
    found[point] = Meaning(("contact",))
    for at, meaning in meanings.items():
        if at not in said.values() and meaning.fields[:1] == ("port",):
            found[at] = replace(meaning, fields=("part",))  # the block that has the levels
    return found


def _only(titles: Mapping[int, str], word: str, words: TitleWords) -> int | None:
    """The one column with such a title; none where there are several."""
    found = [index for index, title in titles.items() if words.is_of_terminals(title, word)]
    return found[0] if len(found) == 1 else None
