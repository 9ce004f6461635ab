"""Part numbers across a library: who refers to a part, and giving it another number."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cadbridge.errors import FileError, UnknownPart
from cadbridge.model import Accessory, CableEnd, Library, Port, PortReference
from cadbridge.words import is_clean, quoted

REFERRING: dict[type, str] = {
    Accessory: "part_number",
    CableEnd: "connector",
    Port: "connector",
    PortReference: "part_number",
}
"""Classes of the model that name another part, and by which field."""


def referring(library: Library, number: str) -> list[tuple[str, str]]:
    """Part number and place of everything that names a part: ``("ACME.AX1", "ports[X1]")``."""
    return [
        (part.part_number, place)
        for part in library.parts
        for place, item in _inside(part)
        if getattr(item, REFERRING.get(type(item), ""), None) == number
    ]


def _inside(item: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """All objects below an object, with their place."""
    for field in fields(item):
        value = getattr(item, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                here = f"{place}{field.name}{_key(one)}"
                yield here, one
                yield from _inside(one, f"{here}.")


def _key(item: Any) -> str:
    name = getattr(item, "designation", "") or getattr(item, "part_number", "")
    return f"[{name}]" if name else ""


def renamed(library: Library, old: str, new: str) -> Library:
    """The library with a part under another number, and all that named it naming it so.

    Raises:
        UnknownPart: there is no such part.
        FileError: there is one of the new number, be it in other case, or that is no number.
    """
    if old not in library.part_by_number:
        raise UnknownPart(old)
    if not new or not is_clean(new):
        what = (
            "holds blanks at its ends, or characters that no one sees"
            if new.strip()
            else "is empty"
        )
        raise FileError(f"the new number {what}", hint="choose another number")
    if not new.strip("."):
        raise FileError("the new number is nothing but dots", hint="choose another number")
    if "*" in new or "?" in new:
        what = "the new number holds * or ?, which stand for any text where a part is named"
        raise FileError(what, hint="choose another number")
    others = (number for number in library.part_by_number if number != old or new == old)
    twin = next((number for number in others if number.casefold() == new.casefold()), None)
    if twin is not None:
        what = "it has that number" if twin == old else f"there is a part {quoted(twin)} already"
        raise FileError(what, hint="choose another number")
    parts = (_renamed(part, old, new) for part in library.parts)
    return replace(
        library,
        parts=tuple(
            replace(part, part_number=new) if part.part_number == old else part for part in parts
        ),
    )


def _renamed(item: Any, old: str, new: str) -> Any:
    """An object with every reference to a part below it changed; itself where there is none."""
    changes: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name == REFERRING.get(type(item)) and value == old:
            changes[field.name] = new
        elif isinstance(value, tuple):
            fresh = tuple(_renamed(one, old, new) if is_dataclass(one) else one for one in value)
            if any(a is not b for a, b in zip(fresh, value, strict=True)):
                changes[field.name] = fresh
        elif is_dataclass(value):
            fresh_one = _renamed(value, old, new)
            if fresh_one is not value:
                changes[field.name] = fresh_one
    return replace(item, **changes) if changes else item


def without(library: Library, number: str) -> Library:
    """The library without a part; what refers to it stays as it is.

    Raises:
        UnknownPart: there is no such part.
    """
    if number not in library.part_by_number:
        raise UnknownPart(number)
    kept = tuple(part for part in library.parts if part.part_number != number)
    return replace(library, parts=kept)
