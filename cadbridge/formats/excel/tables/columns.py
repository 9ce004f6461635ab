"""The tables of a workbook as data: what `mappings/excel.yaml` says, ready for use.

A table has one row for each object of one list of the model (`Table.steps`), and its columns
hold fields of that object and of those around it. Writer and reader walk the same tables.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.excel.tables.settings import COLUMN_KEYS, ENUMS, check_settings
from cadbridge.mapping import FormatMapping, Mappings
from cadbridge.mapping.codecs import NO_LANGUAGE
from cadbridge.model.fields import LIBRARY_LISTS
from cadbridge.words import quoted

PART_NUMBER = "part_number"
KEPT_SHEET = "Further data"
"""Sheet of a workbook of ours that is for reading alone: what other formats keep of parts."""
UID_TITLE = "uid"
_NEARLY = 0.8
"""How alike, from 0 to 1, a title and a slip in it are: one letter of four is enough."""

LANGUAGE = re.compile(r"[\s(\[]+([A-Za-z]{2}_[A-Za-z]{2}|\?\?_\?\?)[)\]]?$")
"""The end of a title such as ``Description de_DE``."""

_UNITS = "(mm2|mm²|mm\\^2|qmm|mm|cm|m|kg|g)"
_UNIT = re.compile(rf"(?:[\s,]+|[\s,]*[(\[/]\s*){_UNITS}\s*[)\]]?$", re.IGNORECASE)
_UNIT_IN_BRACKETS = re.compile(rf"[(\[]\s*{_UNITS}\s*[)\]]", re.IGNORECASE)
_ADDITION = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])")
_BETWEEN_LANGUAGES = re.compile(r"\s*[/|\n]\s*|\s+[-\N{EN DASH}]\s+")


@lru_cache(10_000)
def normal_title(text: str) -> str:
    """A title as titles are compared: without case, unit, and blanks that vary."""
    words = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()).casefold()
    return _UNIT.sub("", words).strip(" :*") or words


@lru_cache(10_000)
def without_additions(text: str) -> tuple[str, ...]:
    """What a title says without what somebody added: words in brackets, another language."""
    plain = _ADDITION.sub("", text).strip()
    halves = _BETWEEN_LANGUAGES.split(plain)
    return tuple(it for it in dict.fromkeys((plain, *halves)) if it and it != text)


def unit_of_title(text: str) -> str:
    """The unit that a title names, ``mm`` of ``Length (mm)``; nothing where there is none."""
    texts = (text.strip(), *without_additions(text))
    match = _UNIT_IN_BRACKETS.search(text) or next(filter(None, map(_UNIT.search, texts)), None)
    return match.group(1).casefold() if match else ""


def nearest(title: str, title_of: Mapping[str, str]) -> str:
    """The title of the column that a title nearly names; nothing where there is none."""
    near = get_close_matches(normal_title(LANGUAGE.sub("", title)), title_of, n=1, cutoff=_NEARLY)
    return title_of[near[0]] if near else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    key: str
    title: str
    codec: str
    field: str = ""
    """Field that it holds, a path from the part or the library."""
    shown: str = ""
    """What it shows for people instead of a field; see `cadbridge.formats.excel.tables.shown`."""
    name: str = ""
    """Key under which the reader looks for further titles, where it is not `key`."""
    otherwise: str = ""
    """Column that stands for this one where a foreign table has only that."""
    sparse: str = ""
    """``yes``: left out of a table none of whose rows has the field."""
    coded: str = ""
    """``yes``: it holds a code of the library, which workbooks for suppliers hide."""

    @property
    def is_part(self) -> bool:
        """Whether it names the part of the row."""
        return self.field == PART_NUMBER

    @property
    def is_number(self) -> bool:
        """Whether its cells hold numbers."""
        return self.codec in ("number", "count")

    def title_in(self, language: str) -> str:
        """Its title where it holds the texts of one language."""
        return self.title if language == NO_LANGUAGE else f"{self.title} {language}"

    @property
    def words(self) -> str:
        """Name of its vocabulary."""
        return "yes_no" if self.codec == "yes_no" else self.key


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """One table."""

    key: str
    sheet: str
    rows: str
    """Dotted path of the list with one object a row; empty: the parts themselves."""
    needs: tuple[str, ...]
    """Columns by which a reader recognises it."""
    columns: tuple[Column, ...]

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The path as a tuple."""
        return tuple(self.rows.split(".")) if self.rows else ()

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """Columns by key."""
        return {column.key: column for column in self.columns}

    @cached_property
    def by_field(self) -> Mapping[str, Column]:
        """Columns by field; of several, the last."""
        return {column.field: column for column in self.columns}

    @cached_property
    def places(self) -> Sequence[tuple[Column, int, str, bool]]:
        """Columns with the level and the name of their field, and whether it is the row's own."""
        return [(it, self.level(it), self.attribute(it), self.is_own(it)) for it in self.columns]

    @cached_property
    def part_column(self) -> Column | None:
        """The column that says which part a row is of."""
        return next((column for column in self.columns if column.is_part), None)

    @property
    def is_beside(self) -> bool:
        """Whether its rows stand for objects that belong to no part."""
        return self.rows in LIBRARY_LISTS

    def level(self, column: Column) -> int:
        """How many steps below the part the object stands that has the column's field."""
        return len(_steps(column.field)) - 1

    def attribute(self, column: Column) -> str:
        """Name of the column's field on that object."""
        return _steps(column.field)[-1]

    def is_own(self, column: Column) -> bool:
        """Whether the field belongs to the row's object, not to one around it."""
        return bool(column.field) and self.level(column) == len(self.steps)


@cache
def _steps(field: str) -> tuple[str, ...]:
    """A path in pieces; kept, since as keys of every row they would be there a million times."""
    return tuple(field.split("."))


@lru_cache(4)
def layout_of(mappings: Mappings) -> "Layout":
    """What mappings say of workbooks, made once for all workbooks of a run.

    Raises:
        FileError: the settings cannot be worked with, or name a title twice.
    """
    return Layout(mappings["excel"])


class Layout:
    """All tables, and the words and titles they use."""

    def __init__(self, mapping: FormatMapping) -> None:
        """From the mapping of the format.

        Raises:
            FileError: the settings cannot be worked with, or name a title twice.
        """
        settings: Any = mapping.settings
        check_settings(settings)
        self.tables = {key: _table(key, data) for key, data in settings["tables"].items()}
        self.words: Mapping[str, Mapping[str, list[str]]] = settings["words"]
        self.fill_down = frozenset(settings["fill_down"])
        self.removed_words, self.status_columns = (
            frozenset(map(str.casefold, settings[name]))
            for name in ("removed_words", "status_columns")
        )
        """Words that take a row back, and titles of the columns in which they do."""
        self.free_ends = frozenset(map(str.casefold, settings["free_ends"]))
        """Words with which begins what is said of a cable's end without a connector."""
        self.supplier_columns = tuple(settings["supplier_columns"])
        self.order_columns = tuple(settings["order_columns"])
        """Titles of the columns that a buyer fills in."""
        parts = self.tables["parts"].by_key
        self.length_columns = tuple(parts[key].title for key in settings["length_columns"])
        """Titles of those that a buyer fills in for each length of a cable, too."""
        fill_in = (*self.supplier_columns, *self.order_columns, *self.length_columns)
        self.fill_in = {title.casefold(): title for title in fill_in}
        """Titles of all columns to fill in, by what they are without case."""
        self.internal = frozenset(
            [*self.order_columns, *(parts[key].title for key in settings["internal_columns"])]
        )
        """Titles of columns that are not for suppliers."""
        self.closing_titles = tuple(settings["closing_titles"])
        self.ignored_columns = tuple(settings["ignored_columns"])
        self.other_sheets = frozenset(name.casefold() for name in settings["other_sheets"])
        """Names of sheets on which no table is missed."""
        self.labels = tuple(settings["labels"])
        """Keys of columns whose value may stand beside its title above a table."""
        self.colours: Mapping[str, list[str]] = settings["colours"]
        self.parts_lists: Mapping[str, Any] = settings["parts_lists"]
        """Words by which lists of parts of others are understood."""
        self.lists: Mapping[str, Any] = settings["lists"]
        """Words by which lists of others are understood."""
        footers = (*self.lists["footers"], *self.parts_lists["footers"])
        self.footers = frozenset(map(str.casefold, footers))
        """First words of lines that are no row."""
        self._aliases: Mapping[str, list[str]] = settings["aliases"]

    def titles(self, column: Column) -> tuple[str, ...]:
        """Normalised titles that a column is known by, its own first."""
        known = [column.title, *self._aliases.get(column.name or column.key, ())]
        return tuple(dict.fromkeys(normal_title(title) for title in known))

    def title_of(self, columns: Iterable[Column]) -> Mapping[str, str]:
        """Normalised titles that columns are known by, with their own titles."""
        return {known: column.title for column in columns for known in self.titles(column)}

    def titles_of_key(self, key: str) -> frozenset[str]:
        """Normalised titles of the columns with this key that go by its aliases."""
        columns = (table.by_key.get(key) for table in self.tables.values())
        found = [self.titles(column) for column in columns if column and not column.name]
        return frozenset().union(*found)

    @cached_property
    def word_of(self) -> Mapping[str, Mapping[str, str]]:
        """Per vocabulary: what is written for a value."""
        return {
            name: {value: words[0] for value, words in entries.items()}
            for name, entries in self.words.items()
        }

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Titles and colours of lists of others, and their words, without case."""
        groups = (*self.lists["titles"].values(), *self.parts_lists["titles"].values())
        colours: Iterable[list[str]] = self.colours.values()
        texts = [text.casefold() for words in (*groups, *colours) for text in words]
        return frozenset([*texts, *(word for text in texts for word in text.split())])

    @cached_property
    def value_of(self) -> Mapping[str, Mapping[str, Any]]:
        """Per vocabulary: the value that a word means, words without case."""
        return {
            name: {
                word.casefold(): ENUMS.get(name, str)(value)
                for value, words in entries.items()
                for word in words
            }
            for name, entries in self.words.items()
        }


def _table(key: str, data: Any) -> Table:
    columns = tuple(
        Column(key=name, **{item: entry[item] for item in COLUMN_KEYS if item in entry})
        for name, entry in data["columns"].items()
    )
    titles = Counter([UID_TITLE, *(column.title.casefold().strip() for column in columns)])
    twice = ", ".join(quoted(title) for title, count in titles.items() if count > 1)
    if twice:
        raise FileError(f"table {quoted(key)}: {twice} stands twice", path="mappings/excel.yaml")
    return Table(
        key=key,
        sheet=data["sheet"],
        rows=data["rows"],
        needs=tuple(data["needs"]),
        columns=columns,
    )


def titles_of_fields(mappings: Mappings) -> dict[str, str]:
    """The titles of the columns that hold the model's fields, by path."""
    columns = [item for table in layout_of(mappings).tables.values() for item in table.columns]
    return {
        column.field.replace(".ends.", f".{end}."): column.title
        for column in columns
        for end in ("end_a", "end_b")
    }
