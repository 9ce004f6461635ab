"""What the titles of strangers' tables say: the field, the end of the wire, the unit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cadbridge.formats.excel.read.lists.titles.label_words import LabelWords
from cadbridge.formats.excel.read.lists.titles.part_titles import part_titles
from cadbridge.formats.excel.read.lists.titles.title_text import TRIMMED, normal, readings, unit_of
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS, columns_by_letters
from cadbridge.formats.excel.tables.columns import Layout

SIDED = frozenset(["contact", "port", "device", "signal", "function", "remarks"])
"""What a wire has at each of its ends."""

_OF_SEVERAL = ("s", "i")
"""Ends of words for several things, in languages that join words."""
_SHORTEST_OF_TWO = 4
"""Letters of a word for an end with which another word may run together."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a title may mean."""

    fields: tuple[str, ...] = ()
    """The first that is free in its table."""
    side: str = ""
    """``a`` or ``b``: the end of the wire that it is about."""
    unit: str = ""
    is_weak: bool = False
    """It means this only where no other title does."""
    is_said: bool = False
    """The user says so."""

    def __bool__(self) -> bool:
        return bool(self.fields or self.side)


class TitleWords:
    """The titles of a mapping."""

    def __init__(self, layout: Layout, columns: Mapping[str, str] | None = None) -> None:
        """Of the layout; `columns` are titles with the fields that they are said to mean."""
        lists = layout.lists
        self._strong = _by_title(lists["titles"])
        for key, field in _OF_TABLES.items():
            for table in ("pins", "conductors"):
                column = layout.tables[table].by_key.get(key)
                for title in layout.titles(column) if column else ():
                    self._strong.setdefault(normal(title), (field,))
        self._weak = _by_title(lists["weak_titles"])
        self._sides = {normal(word): side for side in ("b", "a") for word in lists["sides"][side]}
        self._after_a = frozenset(map(normal, lists["sides"]["b_after_a"]))
        self.footers = frozenset(map(normal, layout.footers))
        """First words of lines that are no row."""
        self._plugs = frozenset(map(normal, lists["plugs"]))
        self._part_titles = part_titles(layout)
        self._of_terminals = {
            word: frozenset(map(normal, titles)) for word, titles in lists["terminal_words"].items()
        }
        self._open_sizes = frozenset(map(normal, lists["open_sizes"]))
        self._open_letters = frozenset(lists["open_letters"])
        self._entry_letters = frozenset(lists["entry_letters"])
        self._notes = frozenset(map(normal, lists["notes"]))
        self._joining = frozenset(map(normal, lists["joining_words"]))
        self._numbers = tuple(normal(word) for word in lists["number_words"])
        self._about_contacts = frozenset(map(normal, lists["about_contacts"]))
        self.labels = LabelWords(layout, self._strong)
        kept = {title: FIELDS.get(field, "") for title, field in lists["columns"].items()}
        said = {**kept, **(columns or {})}
        self._said = {normal(title): field for title, field in said.items()}
        self.letters = columns_by_letters(said)
        """Columns that the user names by their letters."""
        self.meaning = lru_cache(10_000)(self._meaning)

    def is_b_after_a(self, title: str) -> bool:
        """Whether it is a word for the far end where another names the near one: ``Da``, ``A``."""
        return normal(title) in self._after_a

    def is_plug(self, title: str) -> bool:
        """Whether a title begins with a word for plugs: ``Connector A``."""
        return next(iter(normal(title).split()), "") in self._plugs

    def is_about_parts(self, title: str) -> bool:
        """Whether a title is one of lists of parts: ``Manufacturer``."""
        return bool(self._part_titles.read(title).field)

    def is_of_terminals(self, title: str, word: str) -> bool:
        """Whether a title may be of the levels, terminals or points of a terminal block."""
        return not self._of_terminals[word].isdisjoint(readings(title))

    def is_open_size(self, title: str) -> bool:
        """Whether a title is of cross-sections and gauges alike, and no user says which."""
        return normal(title) in self._open_sizes and normal(title) not in self._said

    def is_open_letter(self, text: str, others: Iterable[str]) -> bool:
        """Whether a letter for a direction may mean something else, going by the others."""
        is_open = text.strip().casefold() in self._open_letters
        return is_open and self._entry_letters.isdisjoint(it.strip().casefold() for it in others)

    def begins_notes(self, text: str) -> bool:
        """Whether it is a word for notes or a legend: ``Notes:``."""
        return normal(text.strip().rstrip(":")) in self._notes

    def words_for_end(self, side: str) -> list[str]:
        """The words of letters alone for an end of a wire, as they stand in texts: ``from``."""
        words = [word for word, of in self._sides.items() if of == side and word.isalpha()]
        return [*words, *self._after_a] if side == "b" else words

    def says_both_ends(self, title: str) -> bool:
        """Whether a title is about both ends of a wire: ``From / To``."""
        return {"a", "b"} <= {self._sides.get(text, "") for text in readings(title)}

    def is_about_contacts(self, text: str) -> bool:
        """Whether a text beside a word for contact says of them what is no name: ``number of``."""
        return not self._about_contacts.isdisjoint(normal(text).split())

    def is_title(self, text: str) -> bool:
        """Whether a text is a title letter by letter; quick, and asked of every row."""
        key = text.strip(TRIMMED).casefold()
        if len(key) < 2:
            return key in self._said
        return key in self._strong or key in self._sides or key in self._said

    def _meaning(self, title: str) -> Meaning:
        """What a title means; nothing where it is not known."""
        said = self._said.get(normal(title))
        if said:
            field, _, side = said.partition("/")
            return Meaning((field,) if field else (), side, unit_of(title), is_said=True)
        unit = unit_of(title)
        if self.says_both_ends(title):  # of whatever else a pin is wired to
            return Meaning(("function", "remarks"))
        sides = {self._sides.get(text, "") for text in readings(title)}
        if "b" in sides and (fields := self._said_beside(title)):
            return Meaning(fields)
        for text in self._readings(title):
            for find in (self._exact, self._sided, self._plain):
                if meaning := find(text):
                    fields = meaning.fields
                    if unit == "awg" and fields[:1] in (("area",), ("wire",)):
                        fields = ("gauge",)
                    return Meaning(fields, meaning.side, unit, meaning.is_weak)
        return Meaning()

    def _readings(self, title: str) -> Iterator[str]:
        """What of a title may be known, first without words that only join others."""
        for text in readings(title):
            first, *words = re.split(r" +|(?<=\w)['’](?=\w)", text)
            inner, last = words[:-1], words[-1:]
            if first in self._numbers and last and last[0].endswith(_OF_SEVERAL):
                inner = []  # ``Nombre de broches`` counts them
                last = words
            shorter = " ".join([first, *(it for it in inner if it not in self._joining), *last])
            yield from dict.fromkeys((shorter, text))

    def _said_beside(self, title: str) -> tuple[str, ...]:
        """What a title says beside a word for the far end: ``Destination / Function``."""
        found = (self._strong.get(text, ()) for text in readings(title))
        return next((fields for fields in found if fields[:1] in (("function",), ("signal",))), ())

    def _exact(self, text: str) -> Meaning:
        if text in self._strong:
            return Meaning(self._strong[text])
        if text not in self._sides or text.isdigit():
            return Meaning()
        return Meaning(side=self._sides[text], is_weak=len(text) == 1 and text.isascii())

    def _plain(self, text: str) -> Meaning:
        """Without the words that add nothing, and in the singular."""
        for shorter in self._without_number(text):
            if found := self._known(shorter):
                return found
        if len(text) > 3 and text.endswith("s") and (found := self._known(text[:-1])):
            return found
        return Meaning(self._weak[text], is_weak=True) if text in self._weak else Meaning()

    def _without_number(self, text: str) -> Iterator[str]:
        """A title without a word for number behind it, or before it: ``pin no``, ``n° broche``."""
        for word in self._numbers:
            behind = text.removesuffix(word).rstrip(f"{TRIMMED}-")
            before = re.sub(rf"^{re.escape(word)}[.:°]*\s+", "", text).lstrip(f"{TRIMMED}-")
            if before.partition(" ")[0] in self._joining:
                before = ""  # ``De`` of ``Nombre de broches`` is no end
            yield from (shorter for shorter in (behind, before) if shorter not in ("", text))

    def _known(self, text: str) -> Meaning:
        if found := self._exact(text):
            return found
        return self._sided(text)

    def _sided(self, text: str) -> Meaning:
        """A field and an end: ``from pin``, ``pin a``, ``end a connector``."""
        if found := self._run_together(text):
            return found
        words = [word.strip(TRIMMED) for word in re.split(r"[\s_\-()\[\]]+", text)]
        words = [word for word in words if word]
        for count in (2, 1):
            if len(words) <= count:
                continue
            pieces = (
                (words[:count], words[count:]),
                (words[-count:], words[:-count]),
            )
            for side_words, rest in pieces:
                side = self._sides.get(" ".join(side_words), "")
                if side and len(side_words[0]) == 1 and " ".join(rest) in self._sides:
                    return Meaning(side=side)  # ``Target 1``
                fields = self._field_of(" ".join(rest)) if side else ()
                if fields and fields[0] in SIDED:
                    return Meaning(fields, side)
        return Meaning()

    def _run_together(self, text: str) -> Meaning:
        """A field and an end in one word: ``Zielklemme``, and in languages without blanks."""
        for word, side in self._sides.items():
            if (word.isascii() and len(word) < _SHORTEST_OF_TWO) or not text.startswith(word):
                continue
            fields = self._field_of(text.removeprefix(word).lstrip("的 "))
            if fields and fields[0] in SIDED:
                return Meaning(fields, side)
        return Meaning()

    def _field_of(self, text: str) -> tuple[str, ...]:
        if text in self._strong:
            return self._strong[text]
        for shorter in self._without_number(text):
            if shorter in self._strong:
                return self._strong[shorter]
        if text in self._weak and text in ("name", "no", "nr", "number"):
            return ("port",)
        return ()


_OF_TABLES: Mapping[str, str] = {
    "contact": "contact",
    "port": "port",
    "signal": "signal",
    "function": "function",
    "direction": "direction",
    "voltage": "voltage",
    "remarks": "remarks",
    "optional": "optional",
    "colour": "colour",
    "colour_printed": "colour_printed",
    "core": "core",
    "cross_section": "area",
    "pair": "pair",
    "shield": "shield",
    "shielded_by": "shielded_by",
    "conductor": "wire",
    "gender": "gender",
}
"""Columns of our own tables whose titles are known too."""


def _by_title(words: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, titles in words.items():
        for title in titles:
            key = normal(title)
            if field not in found.get(key, ()):
                found[key] = (*found.get(key, ()), field)
    return found
