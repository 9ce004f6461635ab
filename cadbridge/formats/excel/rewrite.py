"""Replacing values of a field wherever it stands below an object."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any


def rewritten(item: Any, steps: Sequence[str], values: Mapping[str, str]) -> Any:
    """The object with other values of the field at the end of the steps."""
    if item is None:
        return None
    name, *rest = steps
    if name == "ends":
        ends = {end: rewritten(getattr(item, end), rest, values) for end in ("end_a", "end_b")}
        return replace(item, **ends)
    if not hasattr(item, name):
        return item
    held = getattr(item, name)
    if not rest:
        return replace(item, **{name: values[held]}) if _is_key(held, values) else item
    if isinstance(held, tuple):
        return replace(item, **{name: tuple(rewritten(child, rest, values) for child in held)})
    return replace(item, **{name: rewritten(held, rest, values)})


def _is_key(held: Any, values: Mapping[str, str]) -> bool:
    return isinstance(held, str) and held in values
