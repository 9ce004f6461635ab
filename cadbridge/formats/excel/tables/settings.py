"""What the settings of `mappings/excel.yaml` must be like, a company's own laid over included.

Keys that nothing looks at are no business of this module: `cadbridge check` warns of them.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.excel.tables.colours import is_shade, names
from cadbridge.formats.excel.tables.part_objects import class_at
from cadbridge.formats.excel.tables.shown import SHOWN
from cadbridge.model import Certainty, Core, Direction, Doubt, EndState, FunctionType, Gender, Kind
from cadbridge.model.colours import GREEN_YELLOW, SHADES
from cadbridge.words import quoted

ENUMS: Mapping[str, type[StrEnum]] = {
    "direction": Direction,
    "gender": Gender,
    "kind": Kind,
    "state": EndState,
    "function_type": FunctionType,
    "core_present": Core,
    "certainty": Certainty,
    "doubt": Doubt,
}
"""Types of the values by vocabulary, where they are not plain text."""
COLUMN_KEYS = ("title", "codec", "field", "shown", "name", "otherwise", "sparse", "coded")

_CODECS = (
    *("text", "line", "name", "code", "number", "count", "yes_no", "choice", "colour", "list"),
    "languages",
)
_TEXTS = ("description", "description_2", "description_3", "note", "quantity_unit")
"""Fields of a part that are texts by language."""
_EACH = "*"
_FORM: Mapping[str, Any] = {
    "tables": {
        _EACH: {
            "sheet": str,
            "rows": str,
            "needs": list,
            "columns": {_EACH: dict.fromkeys(COLUMN_KEYS, str)},
        }
    },
    "words": {_EACH: {_EACH: list}},
    "aliases": {_EACH: list},
    "colours": {_EACH: list},
    "fill_down": list,
    "removed_words": list,
    "status_columns": list,
    "free_ends": list,
    "labels": list,
    "closing_titles": list,
    "ignored_columns": list,
    "other_sheets": list,
    "lists": {
        "columns": {_EACH: str},
        "suppliers": {_EACH: {_EACH: str}},
        "titles": {_EACH: list},
        "weak_titles": {_EACH: list},
        "sides": {_EACH: list},
        "terminal_words": {_EACH: list},
        "tinted": {_EACH: list},
        "colour_letters": {_EACH: {_EACH: list}},
        _EACH: list,
    },
    "supplier_columns": list,
    "order_columns": list,
    "internal_columns": list,
    "length_columns": list,
    "parts_lists": {
        "titles": {_EACH: list},
        "currencies": {_EACH: list},
        "languages": {_EACH: list},
        "units": list,
        "footers": list,
        "list_prices": list,
        "maker_numbers": list,
        "whose_numbers": {_EACH: list},
        "open_sequences": list,
        "words_for_parts": list,
        "makers": {_EACH: str},
    },
}
"""Texts, lists of texts, and mappings, whose keys are named or may be any."""


def check_settings(settings: Any) -> None:
    """Make sure that settings can be worked with.

    Raises:
        FileError: they cannot; it names all that is wrong.
    """
    problems = list(_misfits(settings, _FORM, "settings")) or list(_problems(settings))
    if problems:
        hint = "`cadbridge check` of your folder of mappings names the line"
        raise FileError("; ".join(problems), path="mappings/excel.yaml", hint=hint)


def _misfits(data: Any, form: Any, place: str) -> Iterator[str]:
    if form is str:
        if not isinstance(data, str):
            yield f"{place} must be a text"
    elif form is list:
        if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
            yield f"{place} must be a list of texts"
    elif not isinstance(data, dict):
        yield f"{place} must be a mapping"
    else:
        for key, value in data.items():
            if inner := form.get(key) or form.get(_EACH):
                yield from _misfits(value, inner, f"{place}.{key}")


def _problems(settings: Any) -> Iterator[str]:
    words = settings["words"]
    for key, table in settings["tables"].items():
        yield from (f"settings.tables.{key}{text}" for text in _of_table(table, words))
    for key in (*settings["internal_columns"], *settings["length_columns"]):
        if key not in settings["tables"]["parts"]["columns"]:
            yield f"settings.internal_columns: there is no column {quoted(key)}"
    for code in settings["lists"]["tinted"]:
        if code not in settings["colours"]:
            yield f"settings.lists.tinted.{code} is none of settings.colours"
    yield from _of_letters(settings["lists"]["colour_letters"], settings["colours"].keys())
    for name, entries in words.items():
        known = set(ENUMS[name]) if name in ENUMS else entries.keys()
        for value, texts in entries.items():
            if value not in known or not texts:
                why = "has no word" if value in known else "is no value that the model has"
                yield f"settings.words.{name}.{value} {why}"
    for code, texts in settings["colours"].items():
        if not texts or not names(texts):
            yield f"settings.colours.{code} has no name; a shade like 1A1A1A may stand before them"
        elif code not in SHADES and not is_shade(texts[0]):
            yield f"settings.colours.{code} is no colour of IEC 60757, and has no shade"


def _of_letters(languages: Mapping[str, Any], colours: Set[str]) -> Iterator[str]:
    for language, own in languages.items():
        if "titles" not in own:
            yield f"settings.lists.colour_letters.{language} has no titles"
        for code in sorted(own.keys() - {"titles", "?", GREEN_YELLOW} - colours):
            yield f"settings.lists.colour_letters.{language}.{code} is none of settings.colours"


def _of_table(table: Any, words: Mapping[str, Any]) -> Iterator[str]:
    lacking = [key for key in ("sheet", "rows", "needs", "columns") if key not in table]
    if lacking:
        yield f" has no {', '.join(lacking)}"
        return
    steps = tuple(table["rows"].split(".")) if table["rows"] else ()
    if not _is_list(steps):
        yield f".rows: the model has no list {quoted(table['rows'])}"
        return
    for key in table["needs"]:
        if key not in table["columns"]:
            yield f".needs: there is no column {quoted(key)}"
    for key, column in table["columns"].items():
        yield from (f".columns.{key} {text}" for text in _of_column(key, column, steps, words))


def _of_column(
    key: str, column: Any, steps: tuple[str, ...], words: Mapping[str, Any]
) -> Iterator[str]:
    codec, field = column.get("codec", ""), column.get("field", "")
    if not column.get("title"):
        yield "has no title"
    if codec not in _CODECS:
        yield f"has the codec {quoted(codec)}; known: {', '.join(sorted(_CODECS))}"
    if codec == "choice" and key not in words:
        yield "is a choice, and settings.words has no words for it"
    if field and not _is_field(field.split("."), steps):
        yield f"has the field {quoted(field)}, which the rows do not have"
    if (codec == "languages") != (field in _TEXTS):
        yield "has texts by language where there are none, or the other way round"
    if not field and column.get("shown") not in SHOWN:
        yield f"has neither a field nor, as shown, one of {', '.join(SHOWN)}"


def _is_list(steps: tuple[str, ...]) -> bool:
    try:
        return is_dataclass(class_at(steps))
    except (KeyError, TypeError):
        return False


def _is_field(path: Sequence[str], steps: tuple[str, ...]) -> bool:
    """Whether the row's object, or one around it, has the field."""
    *above, name = path
    return tuple(above) == steps[: len(above)] and any(
        item.name == name for item in fields(class_at(tuple(above)))
    )
