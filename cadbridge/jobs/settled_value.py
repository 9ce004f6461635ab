"""A value of text put at a place of an object, read as library files are."""

from typing import Any

from cadbridge.errors import FileError
from cadbridge.jobs.spots import Spot
from cadbridge.library.plain import from_plain, to_plain
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.model.fields import defaults, key_of, members


def with_value(item: Any, name: str, spot: Spot, field: str, value: str) -> Any:
    """The object with a value.

    Args:
        item: of a list of the library.
        name: of that list.
        spot: the object below it that has the field.
        field: empty: the object itself, which only can go.
        value: as a library file writes it; empty: none.

    Raises:
        FileError: the place is not one value, or the value is no list where one is wanted.
        FindingsError: the value does not fit the field.
    """
    plain = to_plain(item)
    holder: Any = plain
    steps = spot.steps
    if not field and not value and steps and steps[-1][1] is not None:
        del _within(holder, steps[:-1]).setdefault(steps[-1][0], [])[steps[-1][1]]
    else:
        _put(_within(holder, steps), item, spot, field, value)
    read: Any = getattr(from_plain({name: [plain]}, key_of(item)), name)[0]
    return read


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
        hint = "name one value, such as ports[X1].pins[2].signal"
        raise FileError(f"{spot.place or field or key_of(item)} is not one value", hint=hint)
    if key:
        holder, entry = holder.setdefault(entry, {}), key.removesuffix("]")
    if not value:
        holder.pop(entry, None)
    else:
        holder[entry] = _list_of(value) if is_list else value


def _list_of(value: str) -> Any:
    """``A1, A2``, or a list as library files write it: ``[A1, A2]``."""
    if not value.lstrip().startswith("["):
        return [text for one in value.split(",") if (text := one.strip())]
    return parse_yaml(value.encode(), "--value")
