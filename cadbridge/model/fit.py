"""Whether objects made in Python hold what the model's annotations say.

Library files are held to the model when they are read; nothing holds a `Part` to it that a program
made. Tests are made once a class, so that a part of a hundred values takes microseconds.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from cadbridge.model.fields import KEYS, key_of
from cadbridge.model.number import Held
from cadbridge.model.part import Extra
from cadbridge.words import quoted

Misfits: TypeAlias = Sequence[tuple[str, str]]
"""Place and message of each value that does not fit; the place is empty for the value itself."""
_Test: TypeAlias = Callable[[Any], Misfits]

_FITS: Misfits = ()
_HALF = re.compile("[\ud800-\udfff]")
_CALLED: Mapping[type, str] = {
    int: "a whole number",
    bool: "True or False",
    Decimal: "a Decimal",
    float: "a number",
}


def misfits(item: object, cls: type) -> Misfits:
    """What below an object is not as a class says, by place: ``ports[X1].pins[2].signal``."""
    return _of_class(cls)(item)


@cache
def _of_class(cls: type) -> _Test:
    hints = get_type_hints(cls, include_extras=True)
    tests = [(field.name, _test(hints[field.name])) for field in fields(cls)]

    def test(value: Any) -> Misfits:
        if type(value) is not cls:
            return _not(f"a {cls.__name__}", value)
        found: list[tuple[str, str]] = []
        for name, fits in tests:
            if wrong := fits(getattr(value, name)):
                found += ((_joined(name, place), told) for place, told in wrong)
        return found

    return test


def _test(hint: Any) -> _Test:
    """The test of a value that has such an annotation."""
    if hint is Extra:
        return _extra
    args = get_args(hint)
    if hint is str:
        return _text
    if not args:
        return _plain(hint) if hint in _CALLED else _word_or_object(hint)
    if get_origin(hint) is Annotated:
        return _held(_test(args[0]), [item for item in args[1:] if isinstance(item, Held)])
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (_test(arg) for arg in args if arg is not NoneType)
        return lambda value: _FITS if value is None else inner(value)
    is_mapping = get_origin(hint) is not tuple
    return _mapping(_test(args[1])) if is_mapping else _entries(_test(args[0]))


def _text(value: Any) -> Misfits:
    if not isinstance(value, str):
        return _not("a text", value)
    if not value.isascii() and (half := _HALF.search(value)):
        code = f"U+{ord(half.group()):04X}"
        return [("", f"{quoted(value)} holds half a character, {code}, which no file can hold")]
    return _FITS


def _word_or_object(cls: Any) -> _Test:
    test: _Test = _word(cls) if issubclass(cls, Enum) else _of_class(cls)
    return test


def _plain(cls: type) -> _Test:
    def test(value: Any) -> Misfits:
        wanted = (int, float) if cls is float else cls
        is_one = type(value) is cls or (isinstance(value, wanted) and not isinstance(value, bool))
        return _FITS if is_one else _not(_CALLED[cls], value)

    return test


def _word(cls: type[Enum]) -> _Test:
    """One of the model's words: a text that is equal to one is none, and tells which is meant."""

    def test(value: Any) -> Misfits:
        if type(value) is cls:
            return _FITS
        meant = next((word for word in cls if word.value == value), None)
        return _not(f"{cls.__name__}.{meant.name}" if meant else f"a {cls.__name__}", value)

    return test


def _held(inner: _Test, bounds: Sequence[Held]) -> _Test:
    def test(value: Any) -> Misfits:
        if wrong := inner(value):
            return wrong
        try:
            for bound in bounds:
                bound.function(value)
        except ValueError as error:
            return [("", str(error))]
        return _FITS

    return test


def _entries(inner: _Test) -> _Test:
    def test(value: Any) -> Misfits:
        if not isinstance(value, tuple):
            return _not("a tuple", value)
        found: list[tuple[str, str]] = []
        for index, entry in enumerate(value):
            if wrong := inner(entry):
                here = f"[{key_of(entry) if type(entry) in KEYS else index}]"
                found += ((_joined(here, place), told) for place, told in wrong)
        return found

    return test


def _mapping(inner: _Test) -> _Test:
    def test(value: Any) -> Misfits:
        if not isinstance(value, Mapping):
            return _not("a mapping", value)
        found: list[tuple[str, str]] = []
        for key, entry in value.items():
            wrong = inner(entry) if isinstance(key, str) else _not("a text as key", key)
            wrong = wrong or _text(key)
            found += ((_joined(f"[{key}]", place), told) for place, told in wrong)
        return found

    return test


def _extra(value: Any) -> Misfits:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return _mapping(_extra)(value)
    if isinstance(value, list):
        return _entries(_extra)(tuple(value))
    return _not("a text, list or dict", value)


def _not(expected: str, value: object) -> Misfits:
    return [("", f"{expected} is expected, not {quoted(value)}")]


def _joined(place: str, rest: str) -> str:
    return f"{place}.{rest}" if rest and not rest.startswith("[") else place + rest
