"""A value of text put at a place of an object, read as library files are."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.jobs.spots import Spot
from cadbridge.library.plain import from_plain, to_plain
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.model import Core, Property
from cadbridge.model.fields import KEYS, defaults, key_of, members
from cadbridge.model.walk import leaves
from cadbridge.words import quoted

_ARGUMENT = "value"
_PRESENT = Core.PRESENT.name.lower()
_UNITS = ("kg", "mm", "mm2", "deg")
"""At the ends of the names of fields."""
_AMOUNTS = ("value", "minimum", "maximum")
"""Fields of technical data that stand beside its unit."""
_NUMBER = re.compile(r"(-?\d+)(?:(?:\.|,(?!\d{3}$))(\d+))?")
"""Digits around a point or a comma; one before three digits may stand for thousands."""


def with_value(item: Any, name: str, spot: Spot, field: str, value: str) -> Any:
    """The object with a value.

    Args:
        item: of a list of the library.
        name: of that list.
        spot: the object below it that has the field.
        field: empty: the object itself, which only can go.
        value: as a library file writes it, or as people do; empty: none.

    Raises:
        FileError: the place is not one value, or the value is no list where one is wanted.
        FindingsError: the value does not fit the field.
    """
    if isinstance(spot.item, Property) and spot.item.unit and field in _AMOUNTS and value:
        value = _amount(spot.item, field, value)
    given, *others = _spellings(field, value)
    try:
        return _with_text(item, name, spot, field, given)
    except FindingsError as error:
        for text in others:
            with suppress(FindingsError):
                return _with_text(item, name, spot, field, text)
        message = "nothing was written: the value does not fit"
        raise FindingsError(message, error.findings) from error


def _with_text(item: Any, name: str, spot: Spot, field: str, value: str) -> Any:
    """The object with a value as it is spelt."""
    plain = to_plain(item)
    holder: Any = plain
    steps = spot.steps
    if not field and not value and steps and steps[-1][1] is not None:
        del _within(holder, steps[:-1]).setdefault(steps[-1][0], [])[steps[-1][1]]
    else:
        _put(_within(holder, steps), item, spot, field, value)
    read: Any = getattr(from_plain({name: [plain]}, ""), name)[0]
    return read


def _spellings(field: str, value: str) -> Iterator[str]:
    """A value as it is given, then as library files may want it: ``MALE``, ``3,1``, ``3.1 kg``."""
    yield value
    given = value.strip()
    if given[:1].isalpha():
        yield given.casefold().replace(" ", "_")
    unit = field.rpartition("_")[2]
    number = given.replace("²", "2").removesuffix(unit if unit in _UNITS else "").rstrip()
    if match := _NUMBER.fullmatch(number):
        yield f"{match[1]}.{match[2]}" if match[2] else match[1]


def _amount(item: Property, field: str, value: str) -> str:
    """A number beside a unit, as all technical data has it.

    Raises:
        FileError: it is none, and what stands there is not another text.
    """
    held = getattr(item, field)
    if held and not _NUMBER.fullmatch(held):
        return value
    match = _NUMBER.fullmatch(value.strip().removesuffix(item.unit).rstrip())
    if not match:
        hint = f"its unit is {item.unit}; another unit is a value of its own"
        raise FileError(f"{item.name}: a number is expected, not {quoted(value)}", hint=hint)
    return f"{match[1]}.{match[2]}" if match[2] else match[1]


def _within(plain: Any, steps: Any) -> Any:
    """The plain data that steps lead to; an object at its defaults has none yet."""
    for name, index in steps:
        plain = plain.setdefault(name, {} if index is None else [])
        plain = plain if index is None else plain[index]
    return plain


def _put(holder: Any, item: Any, spot: Spot, field: str, value: str) -> None:
    entry, _, key = field.partition("[")
    cls: type = type(spot.item)
    held = dict(members(cls)).get(entry)
    default = defaults(cls).get(entry)
    is_list = isinstance(default, tuple)
    if not entry or "." in entry or (held is not None and not is_list) or (key and is_list):
        raise not_one(item, f"{spot.place}.{field}".strip("."))
    if key:
        holder, entry = holder.setdefault(entry, {}), key.removesuffix("]")
    if isinstance(default, Core):
        value = _core(value)
    if not value:
        holder.pop(entry, None)
    elif isinstance(default, Mapping) and not key:
        holder[entry] = _mapping_of(value, entry)
    else:
        holder[entry] = _list_of(value, held, entry) if is_list else value


def _core(value: str) -> str:
    """``none`` as library files write it, and for nothing; a core that is there is not written."""
    return {"": Core.NONE.value, _PRESENT: Core.PRESENT.value}.get(value, value)


def not_one(item: Any, place: str) -> FileError:
    """Says that a place is of several values, and names one of them."""
    below = f"{place}."
    of_it = (
        at for at, path, _ in leaves(item) if at.startswith(below) or f"{path}.".startswith(below)
    )
    one = next(of_it, "ports[X1].pins[2].signal")
    return FileError(f"{place or key_of(item)} is not one value", hint=f"name one, such as {one}")


def _mapping_of(value: str, entry: str) -> Any:
    """Texts by their languages, as library files write them: ``{en_US: cable}``."""
    if value.lstrip().startswith("{"):
        return parse_yaml(value.encode(), _ARGUMENT)
    hint = f"name its language: {entry}[en_US], or `value` '{{en_US: ...}}'"
    raise FileError(f"{entry} is a text in several languages", hint=hint)


def _list_of(value: str, held: type | None, entry: str) -> Any:
    """``A1, A2``, or a list as library files write it: ``[A1, A2]``.

    Objects that go by one name may be given by their names.
    """
    if value.lstrip().startswith("["):
        return parse_yaml(value.encode(), _ARGUMENT)
    texts = [text for one in value.split(",") if (text := one.strip())]
    if held is None:
        return texts
    if len(KEYS[held]) == 1:
        return [{KEYS[held][0]: text} for text in texts]
    example = ", ".join(f"{key}: ..." for key in KEYS[held])
    raise FileError(f"{entry} is a list of objects", hint=f"write `value` '[{{{example}}}]'")
