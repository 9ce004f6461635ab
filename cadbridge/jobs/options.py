"""Options of formats as programs give them: known by name, and held to their choices."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from cadbridge.errors import OptionError
from cadbridge.formats import Format, Option
from cadbridge.words import quoted


def checked_options(given: Mapping[str, object], items: Iterable[Format]) -> dict[str, str]:
    """The options of writers, each as its format spells the choice.

    Raises:
        OptionError: no format has one of that name, or it does not have that choice.
    """
    items = list(items)
    known = {option.key: option for item in items for option in item.options}
    return {key: _choice(_named(key, known, items), value) for key, value in given.items()}


def _named(key: str, known: Mapping[str, Option], items: Iterable[Format]) -> Option:
    if key in known:
        return known[key]
    close = get_close_matches(key, known, n=1)
    meant = f"; did you mean {quoted(close[0])}?" if close else ""
    names = " or ".join(item.name for item in items)
    hint = f"known: {', '.join(known)}" if known else "leave it out"
    raise OptionError(f"writing {names} has no option {quoted(key)}{meant}", hint=hint)


def _choice(option: Option, value: object) -> str:
    if not isinstance(value, str):
        raise OptionError(f"option {quoted(option.key)} is a text, not {quoted(value)}")
    if not option.choices:
        return value
    for choice in option.choices:
        if value.casefold() == choice.casefold():
            return str(choice)
    choices = ", ".join(quoted(choice) for choice in option.choices)
    raise OptionError(f"option {quoted(option.key)} is one of {choices}, not {quoted(value)}")
