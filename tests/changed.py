"""Random changed versions of a library, for property tests."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from cadbridge.model import Library, Part
from cadbridge.model.fields import KEYS, key_of
from tests.strategies import libraries, parts


@st.composite
def changed_libraries(draw: DrawFn, count: int = 2) -> tuple[Library, ...]:
    """A library, and changed versions of it: values, and objects added and removed anywhere."""
    old = draw(libraries())
    donors = [draw(libraries()) for _ in range(count - 1)]
    return (old, *(_mixed_object(draw, old, donor) for donor in donors))


def _mixed(draw: DrawFn, old: Any, donor: Any) -> Any:
    """The old value, the donor's, or something of both."""
    choice = draw(st.sampled_from(["old", "old", "donor", "both"]))
    if choice == "old" or type(old) is not type(donor):
        return donor if choice == "donor" else old
    if isinstance(old, tuple) and any(type(item) in KEYS for item in (*old, *donor)):
        return _mixed_list(draw, old, donor)
    if choice == "donor":
        return donor
    if is_dataclass(old):
        return _mixed_object(draw, old, donor)
    if isinstance(old, Mapping):
        return {**donor, **old}
    return donor


def _mixed_object(draw: DrawFn, old: Any, donor: Any) -> Any:
    keys = KEYS.get(type(old), ())
    cls: Any = type(old)
    return replace(
        old,
        **{
            item.name: _mixed(draw, getattr(old, item.name), getattr(donor, item.name))
            for item in fields(cls)
            if item.name not in keys
        },
    )


def _mixed_list(draw: DrawFn, old: tuple[Any, ...], donor: tuple[Any, ...]) -> tuple[Any, ...]:
    result = []
    for item in old:
        partner = draw(st.sampled_from(donor)) if donor else None
        choice = draw(st.sampled_from(["keep", "remove", "change"]))
        if choice == "change" and partner is not None:
            result.append(_mixed_object(draw, item, partner))
        elif choice != "remove":
            result.append(item)
    known = {key_of(item) for item in old}
    return (*result, *(item for item in donor if key_of(item) not in known))


@st.composite
def changed_parts(draw: DrawFn, old: Sequence[Part]) -> tuple[Part, ...]:
    """The parts changed: each in its own way, or all of them towards the same."""
    donor = draw(parts())
    if draw(st.booleans()):
        return tuple(_with_values_of(part, donor) for part in old)
    return tuple(_mixed_object(draw, part, draw(st.just(donor) | parts())) for part in old)


def _with_values_of(part: Part, donor: Part) -> Part:
    """The part with the donor's values, wherever the donor has one."""
    values = {
        item.name: getattr(donor, item.name)
        for item in fields(Part)
        if item.name != "part_number" and getattr(donor, item.name)
    }
    return replace(part, **values)
