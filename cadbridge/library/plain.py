"""Model objects as plain data, and back with all errors at once."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.lined import line_of
from cadbridge.library.paths import Places
from cadbridge.model import Library, Part
from cadbridge.model.fields import KEYS, defaults, library_paths, members
from cadbridge.words import counted, quoted

BAD_VALUE = rule(
    "CB102",
    Severity.ERROR,
    "A value does not fit the model",
    "See `cadbridge schema` for what each field takes.",
)
UNKNOWN_KEY = rule(
    "CB103",
    Severity.ERROR,
    "A key is not known",
    "Correct the spelling, or take it out; nothing is dropped silently.",
)


def to_plain(item: Any) -> Any:
    """Mappings, lists, text, numbers and booleans; fields at their default are left out."""
    if is_dataclass(item):
        cls: type = type(item)
        default = defaults(cls)
        return {
            member.name: to_plain(value)
            for member in fields(item)
            if (value := getattr(item, member.name)) != default[member.name]
        }
    if isinstance(item, Mapping):
        return {key: to_plain(value) for key, value in item.items()}
    if isinstance(item, tuple | list):
        return [to_plain(value) for value in item]
    if isinstance(item, Enum):
        return str(item.value)
    if isinstance(item, Decimal):
        return Number(format(item, "f"))
    return item


class Number(Decimal):
    """A decimal whose text is the digits, never an exponent."""

    def __str__(self) -> str:
        return format(Decimal(self), "f")


def from_plain(data: Any, file: str) -> Library:
    """Check plain data against the model.

    Raises:
        FindingsError: with every error, its line and its path.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - 40 ms that --help need not wait for

    try:
        checked: Library = _adapter().validate_python(data)
    except ValidationError as error:
        places = Places()
        findings = [_finding(item, data, file, places) for item in error.errors(include_url=False)]
        message = f"{file}: {counted(len(findings), 'value')} cannot be read"
        raise FindingsError(message, findings) from error
    return checked


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit the model, or a required one that is not there."""

    path: tuple[str | int, ...]
    is_missing: bool
    stand_in: Any
    """What fits in its place, or goes nearer to it."""

    @property
    def what_goes(self) -> tuple[str | int, ...]:
        """The path to what has to go for the data to fit the model, or to go nearer to it."""
        return self.path[:-1] if self.is_missing else self.path

    @property
    def is_needed(self) -> bool:
        """Whether its object cannot be without it, and yet does not go by it."""
        *above, name = self.path
        held = _class_at(tuple(above))
        needed = held is not None and defaults(held).get(str(name), None) is MISSING
        return needed and name not in KEYS.get(held or object, ())


def misfits(data: Any) -> list[Misfit]:
    """What of plain data does not fit the model."""
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        _adapter().validate_python(data)
    except ValidationError as error:
        return [
            Misfit(item["loc"], item["type"] in _MISSING, _stand_in(item))
            for item in error.errors(include_url=False)
        ]
    return []


def _stand_in(error: Any) -> Any:
    if error["type"] == "enum":
        return error["ctx"]["expected"].split("'")[1]
    return _STAND_INS.get(error["type"])


def from_checked(data: Any) -> Library:
    """The objects of plain data in which nothing is wrong."""
    checked: Library = _adapter().validate_python(data)
    return checked


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Library)


def _finding(error: Any, data: Any, file: str, places: Places) -> Finding:
    path = error["loc"]
    unknown = error["type"] in ("unexpected_keyword_argument", "extra_forbidden")
    message = _unknown(path) if unknown else _message(error)
    part, own = _part_of(data, path)
    return Finding(
        rule=UNKNOWN_KEY if unknown else BAD_VALUE,
        message=message,
        place=Place(
            file=file,
            line=line_of(data, path),
            part=str(part.get("part_number", "")),
            field=places.place_of(part or data, Part if part else Library, own),
        ),
    )


_UNITS = ("mm", "mm2", "kg", "deg")


def _unknown(path: tuple[str | int, ...]) -> str:
    """What may have been meant: a key of the same object, else one of others, and of which."""
    key = str(path[-1])
    here = _keys_at(path[:-1])
    with_unit = [known for unit in _UNITS if (known := f"{key}_{unit}") in here]
    near = with_unit or get_close_matches(key, here, 1, cutoff=0.8)
    said = f"unknown key {quoted(key)}"
    if near:
        return f"{said}; is {quoted(near[0])} meant?"
    elsewhere = [known for known in library_paths() if f".{known}".endswith(f".{key}")]
    where = [known if "." in known else f"{known} of the part itself" for known in elsewhere]
    return f"{said} here; its place is {' or '.join(where[:_NAMED])}" if where else said


_NAMED = 2
"""Places that are named where a key belongs."""


def _keys_at(path: tuple[str | int, ...]) -> list[str]:
    """The keys of the object that a path leads to."""
    held = _class_at(path)
    return [name for name, _ in members(held)] if held else []


def _class_at(path: tuple[str | int, ...]) -> type | None:
    """The class of the object that a path leads to; None where it leads to none."""
    held: type | None = Library
    for step in path:
        if isinstance(step, str) and held:
            held = dict(members(held)).get(step)
    return held


_EXPECTED = {
    "tuple_type": "a list",
    "dict_type": "a mapping (key: value)",
    "dataclass_type": "a mapping (key: value)",
    "string_type": "a text",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a smaller whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}
"""What the model wants, by pydantic's type of error."""

_STAND_INS: Mapping[str, Any] = {
    "tuple_type": [],
    "dict_type": {},
    "dataclass_type": {},
    "string_type": "x",
    **dict.fromkeys(["decimal_type", "decimal_parsing", "finite_number"], 1),
    **dict.fromkeys(["int_type", "int_parsing", "int_parsing_size", "value_error"], 1),
    **dict.fromkeys(["bool_type", "bool_parsing"], False),
}
"""What fits, by pydantic's type of error."""

_MISSING = frozenset(["missing", "missing_argument", "missing_keyword_only_argument"])
_LONGEST_INPUT = 60


def _message(error: Any) -> str:
    kind, value = error["type"], error["input"]
    if kind in _MISSING:
        return "this field is required"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    expected = _EXPECTED.get(kind) or error.get("ctx", {}).get("expected")
    text = f"{expected} is expected" if expected else str(error["msg"])
    return f"{text}, not {_shortened(value)}" if isinstance(value, str) else text


def _shortened(text: str) -> str:
    return quoted(text if len(text) <= _LONGEST_INPUT else text[:_LONGEST_INPUT] + "...")


def _part_of(data: Any, path: tuple[Any, ...]) -> tuple[Mapping[str, Any], tuple[Any, ...]]:
    """The part that a path leads into, and the rest of the path; else an empty mapping."""
    if len(path) > 1 and path[0] == "parts":
        item = data["parts"][path[1]]
        if isinstance(item, Mapping):
            return item, path[2:]
    return {}, path
