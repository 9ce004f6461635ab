"""Options of formats as programs give them: known by name, and held to their choices."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from os import PathLike, fspath

from cadbridge.errors import OptionError
from cadbridge.formats import Format, Option
from cadbridge.words import quoted

_YES, _NO = "yes", "no"


def checked_options(given: Mapping[str, object], items: Iterable[Format]) -> dict[str, str]:
    """The options of writers, each as its format spells the choice.

    Raises:
        OptionError: no format has one of that name, or it does not have that choice.
    """
    items = list(items)
    doing = f"writing {' or '.join(item.name for item in items)}"
    return _checked(given, [option for item in items for option in item.options], doing)


def checked_reading_options(given: Mapping[str, object], items: Iterable[Format]) -> dict[str, str]:
    """The options of readers, likewise.

    Raises:
        OptionError: no format's reader has one of that name, or it does not have that choice.
    """
    items = list(items)
    doing = f"reading {' or '.join(item.name for item in items) or 'the library'}"
    return _checked(given, [option for item in items for option in item.read_options], doing)


def _checked(given: Mapping[str, object], options: Iterable[Option], doing: str) -> dict[str, str]:
    known = {option.key: option for option in options}
    found = {key: (_named(key, known, doing), value) for key, value in given.items()}
    return {
        key: _choice(option, value)
        for key, (option, value) in found.items()
        if not (option.switch and _folded(value) in (False, _NO, ""))
    }


def _named(key: str, known: Mapping[str, Option], doing: str) -> Option:
    if key in known:
        return known[key]
    close = get_close_matches(key, known, n=1)
    meant = f"; did you mean {quoted(close[0])}?" if close else ""
    hint = f"known: {', '.join(known)}" if known else "leave it out"
    raise OptionError(f"{doing} has no option {quoted(key)}{meant}", hint=hint)


def _choice(option: Option, value: object) -> str:
    if option.switch:
        if _folded(value) in (True, _YES):
            return _YES
        raise OptionError(f"option {quoted(option.key)} is yes or no, not {quoted(value)}")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, PathLike) and not option.choices:
        value = fspath(value)
    if not isinstance(value, str):
        raise OptionError(f"option {quoted(option.key)} is a text, not {quoted(value)}")
    if not option.choices:
        return value
    for choice in option.choices:
        if value.casefold() == choice.casefold():
            return str(choice)
    choices = ", ".join(quoted(choice) for choice in option.choices)
    raise OptionError(f"option {quoted(option.key)} is one of {choices}, not {quoted(value)}")


def _folded(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
