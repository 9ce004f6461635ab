"""Titles of lists of parts in many languages, with what they say of unit, currency, language."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cadbridge.formats.excel.read.lists.titles.number_titles import NumberTitles
from cadbridge.formats.excel.read.lists.titles.wishes import columns_by_letters, of_parts
from cadbridge.formats.excel.tables.columns import LANGUAGE, Layout

_BRACKETS = re.compile(r"\s*[\[(<]\s*([^\[\]()<>]{1,16}?)\s*[\])>]\s*$")
_TAIL = re.compile(r"[\s,/_.:\-]+([^\s,/_:]+)\s*$")
_PER = re.compile(
    r"(?:/|per|pro|je|par|pour|por|ogni|每)?\s*(1|10|100|1000)\s*\D{0,6}", re.IGNORECASE
)
_MOST_TAILS = 3
_SHORTEST_STEM = 3
"""Letters of a word for a maker that may be a part of a title."""
PRICES = ("price", "sales_price")
"""Columns whose titles may say a currency and what the price is for."""


def squeezed(text: str) -> str:
    """A title as titles are compared: letters and digits alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign in "#№%")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTitle:
    """What one title says."""

    text: str
    """As written, on one line."""
    field: str = ""
    """Key of the column of the table of parts, or another of `parts_lists`; empty: not known."""
    unit: str = ""
    currency: str = ""
    per: int | None = None
    language: str = ""

    @property
    def name(self) -> str:
        """The title without its unit, as the name of a property."""
        if self.unit and not self.field:
            return _BRACKETS.sub("", self.text).strip() or self.text
        return self.text


@lru_cache(4)
def part_titles(layout: Layout) -> "PartTitles":
    """The titles of a layout, made once for all workbooks of a run."""
    return PartTitles(layout)


class PartTitles:
    """What titles mean in lists of parts."""

    def __init__(self, layout: Layout, said: Mapping[str, str] | None = None) -> None:
        """Of the layout; `said` are titles with the fields that a user says they mean."""
        settings = layout.parts_lists
        kept = {**of_parts(layout.lists["columns"], layout), **(said or {})}
        self._of_user = {squeezed(title): field for title, field in kept.items()}
        self.letters = columns_by_letters(kept)
        """Columns that the user names by their letters."""
        table = layout.tables["parts"]
        own = {squeezed(column.title): column.key for column in table.columns}
        self._known = {
            **_inverted(settings["titles"], squeezed),
            **own,
        }
        self._numbers = NumberTitles(_inverted(settings["whose_numbers"], squeezed))
        self.currencies: Mapping[str, str] = {
            **_inverted(settings["currencies"], str.casefold),
            **{code.casefold(): code for code in settings["currencies"]},
        }
        self._languages = _inverted(settings["languages"], squeezed)
        self._by_language = {column.key for column in table.columns if column.codec == "languages"}
        self.sums = frozenset(map(squeezed, settings["footers"]))
        self.footers = frozenset(map(squeezed, layout.footers))
        self._units = frozenset(settings["units"])
        self._list_prices = frozenset(map(squeezed, settings["list_prices"]))
        makers = (word for word in map(squeezed, settings["titles"]["manufacturer"]))
        self._makers = tuple(word for word in makers if len(word) >= _SHORTEST_STEM)
        self._open_sequences = frozenset(map(squeezed, settings["open_sequences"]))
        self._words_for_parts = frozenset(map(squeezed, settings["words_for_parts"]))
        self._maker_numbers = frozenset(map(squeezed, settings["maker_numbers"]))
        self._others = frozenset(squeezed(title) for title in _of_other_tables(layout))
        self._devices = frozenset(map(squeezed, layout.lists["titles"]["device"]))
        signals = map(squeezed, layout.lists["titles"]["signal"])
        self._signals = frozenset(title for title in signals if title not in self._known)

    def is_of_another_table(self, text: str) -> bool:
        """Whether it is a title of pins or wires, which no list of parts has."""
        return squeezed(text) in self._others

    def is_signal(self, text: str) -> bool:
        """Whether it is a title for signals, beside which a type is one of pins."""
        return squeezed(text) in self._signals

    def is_part_number(self, text: str) -> bool:
        """Whether it is a title for part numbers."""
        return self.read(text).field == "part_number"

    def may_name_devices(self, text: str) -> bool:
        """Whether devices that parts are used for may stand below as well: ``Sigla``."""
        return squeezed(text) in self._devices

    def is_list_price(self, text: str) -> bool:
        """Whether it is the price before any discount, which gives way to any other."""
        return any(squeezed(piece) in self._list_prices for piece, _ in _shortened(self, text))

    def is_open_sequence(self, text: str) -> bool:
        """Whether a title that counts lines may be of something else, and no user says which."""
        return squeezed(text) in self._open_sequences and not self.is_said(text)

    def is_word_for_part(self, text: str) -> bool:
        """Whether it leaves open if names or numbers of parts stand below: ``Artikel``."""
        return any(squeezed(piece) in self._words_for_parts for piece in re.split(r"[/|]", text))

    def names_maker(self, text: str) -> bool:
        """Whether a number is the maker's by its title, wherever it stands."""
        plain = squeezed(text)
        return plain in self._maker_numbers or any(maker in plain for maker in self._makers)

    def read(self, text: str) -> PartTitle:
        """What a title says."""
        return _read(self, " ".join(text.split()))

    def is_said(self, text: str) -> bool:
        """Whether a user says what a title means."""
        return squeezed(text) in self._of_user

    def _of(self, text: str) -> PartTitle | None:
        if field := self._of_user.get(squeezed(text)):
            return PartTitle(text=text, field=field)
        if field := self._known.get(squeezed(text)):
            return PartTitle(text=text, field=field)
        if field := self._numbers.field(squeezed(text)):
            return PartTitle(text=text, field=field)
        match = LANGUAGE.search(text)
        field = self._known.get(squeezed(text[: match.start()])) if match else None
        return (
            PartTitle(text=text, field=field, language=match.group(1)) if match and field else None
        )

    def may_say(self, field: str, said: Mapping[str, Any]) -> bool:
        """Whether a column can say these things in its title."""
        if ("currency" in said or "per" in said) and field not in PRICES:
            return False
        return "language" not in said or field in self._by_language

    def is_unit(self, word: str) -> bool:
        """Whether it is a unit as people write them."""
        return word in self._units or word.casefold() in self._units

    def _said(self, word: str) -> dict[str, Any] | None:
        """What a word behind a title adds; None where it is not such a word."""
        if code := self.currencies.get(word.casefold()):
            return {"currency": code}
        if self.is_unit(word):
            return {"unit": word}
        if code := self._languages.get(squeezed(word)):
            return {"language": code}
        if match := _PER.fullmatch(word):
            return {"per": int(match.group(1))}
        pieces = re.split(r"\s*(?=/)|\s+", word)
        if len(pieces) > 1 and all(
            said := [self._said(piece.strip("/ ")) for piece in pieces if piece]
        ):
            return {name: value for item in said if item for name, value in item.items()}
        return None


@lru_cache(4096)
def _read(titles: PartTitles, text: str) -> PartTitle:
    """Whole, without what says more, or one of two languages."""
    if priced := _price_of_one(titles, text):
        return priced
    known: PartTitle | None = None
    for candidate, said in _shortened(titles, text):
        found = titles._of(candidate)
        if found and titles.may_say(found.field, said) and found.field == (known or found).field:
            known = replace(found, text=text, **said)
    if known:
        return known
    for piece in re.split(r"\s*[/|]\s*", text):
        if found := titles._of(piece):
            return replace(found, text=text)
    match = _BRACKETS.search(text)
    is_unit = match and (text.rstrip().endswith("]") or match.group(1) in titles._units)
    return PartTitle(text=text, unit=match.group(1) if match and is_unit else "")


def _price_of_one(titles: PartTitles, text: str) -> PartTitle | None:
    """A price, where only a stroke tells it from what prices are for: ``Price/unit``."""
    price, stroke, _ = text.partition("/")
    whole = titles._of(text) if stroke and not titles.is_said(text) else None
    found = titles._of(price.strip()) if whole and whole.field == "price_unit" else None
    return replace(found, text=text) if found and found.field in PRICES else None


def _shortened(titles: PartTitles, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The title, then without words at its end that say a unit, a currency, or a language."""
    said: dict[str, Any] = {}
    for _ in range(_MOST_TAILS + 1):
        yield text, said
        match = _BRACKETS.search(text) or _TAIL.search(text)
        more = titles._said(match.group(1)) if match else None
        if match is None or (more is None and not _BRACKETS.search(text)):
            return
        said = {**(more or {}), **said}
        text = text[: match.start()]


def _inverted(lists: Mapping[str, Sequence[str]], normal: Any) -> dict[str, str]:
    return {normal(word): name for name, words in lists.items() for word in words}


def _of_other_tables(layout: Layout) -> Iterator[str]:
    for table, keys in {
        "pins": ("contact",),
        "conductors": ("contact_a", "contact_b", "end_a", "end_b"),
    }.items():
        for key in keys:
            yield from layout.titles(layout.tables[table].by_key[key])
