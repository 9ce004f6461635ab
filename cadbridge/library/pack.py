"""Model objects as JSON, and back without a check: for what this program wrote itself.

pydantic checks what people write; what it let through once need not be checked again. Numbers keep
their digits, and fields at their default are left out.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from cadbridge.model import Library
from cadbridge.model.fields import defaults

_Convert = Callable[[Any], Any]


def packed(library: Library) -> bytes:
    """The JSON of a library, on one line."""
    return json.dumps(library, default=_plain, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(item: Any) -> Any:
    if isinstance(item, Decimal):
        return str(item)
    if isinstance(item, Mapping):
        return dict(item)
    cls: type = type(item)
    default = defaults(cls)
    return {
        name: value
        for name in default
        if type(value := getattr(item, name)) is Decimal or value != default[name]
    }


def unpacked(text: bytes) -> Library:
    """The library of which `packed` made the JSON."""
    library: Library = _builder(Library)(json.loads(text))
    return library


@cache
def _builder(cls: type) -> _Convert:
    """Makes an object of its fields; what JSON has as the model has it goes as it is."""
    hints = get_type_hints(cls)
    converts = {item.name: _converter(hints[item.name]) for item in fields(cls)}
    known = {name: convert for name, convert in converts.items() if convert is not None}

    def build(data: dict[str, Any]) -> Any:
        for name in known.keys() & data.keys():
            data[name] = known[name](data[name])
        return cls(**data)

    return build


def _converter(hint: Any) -> _Convert | None:
    """Makes a field's value of JSON; None where JSON has it already."""
    if get_origin(hint) in (Union, UnionType):
        held = [one for one in get_args(hint) if one is not type(None)]
        found = [convert for convert in map(_converter, held) if convert is not None]
        return _chosen(found[0], tuple(held)) if found else None
    if get_origin(hint) is Annotated:
        return _converter(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return _tuple_of(_converter(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, Decimal | Enum):
        return hint
    return _builder(hint) if is_dataclass(hint) and isinstance(hint, type) else None


def _chosen(convert: _Convert, held: tuple[Any, ...]) -> _Convert:
    """For a field that may be left empty, or be a plain text as well."""
    plain = (str, bool) if str in held else (type(None),)
    return lambda value: value if value is None or isinstance(value, plain) else convert(value)


def _tuple_of(convert: _Convert | None) -> _Convert:
    if convert is None:
        return tuple
    return lambda items: tuple(map(convert, items))
