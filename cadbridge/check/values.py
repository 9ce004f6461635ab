"""Values that a program gave to objects of the model, held to what library files are held to."""

from collections.abc import Iterator
from typing import Any

from cadbridge.check.identity import NAMELESS
from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place
from cadbridge.library.plain import BAD_VALUE
from cadbridge.model import Library
from cadbridge.model.fields import KEYS, LISTS, key_of, nameless_by, prefix_of
from cadbridge.model.fit import misfits
from cadbridge.words import counted, encodable


def wrong_values(library: Library) -> list[Finding]:
    """Values of a wrong type or size, and objects without a name, each with its part and field."""
    return [
        finding
        for name in LISTS
        for index, item in enumerate(getattr(library, name))
        for finding in wrong_values_of(item, name, index)
    ]


def wrong_values_of(item: Any, name: str = "parts", index: int = 0) -> Iterator[Finding]:
    """The same of one object, which stands at an index of a library's list."""
    wrong = misfits(item, LISTS[name])
    for place, message in wrong:
        yield Finding(rule=BAD_VALUE, message=message, place=_place(item, name, index, place))
    for field in () if wrong else nameless_by(item):
        where = _place(item, name, index, field)
        yield Finding(rule=NAMELESS, message=f"{field} is empty", place=where)


def refuse_wrong_values(findings: list[Finding]) -> None:
    """Raises FindingsError where there are such values: nothing of them is to be written."""
    if findings:
        raise FindingsError(f"{counted(len(findings), 'value')} cannot be written", findings)


def _place(item: Any, name: str, index: int, field: str) -> Place:
    """By the object's name; where that is wrong itself, by where it stands in the list."""
    is_named = type(item) is LISTS[name] and field.partition("[")[0] not in KEYS[LISTS[name]]
    if is_named:
        return Place(part=encodable(key_of(item)), field=encodable(prefix_of(name) + field))
    return Place(field=encodable(f"{name}[{index}].{field}".rstrip(".")))
