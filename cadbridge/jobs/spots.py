"""Objects below an object of the library: where each stands, and the whole with one changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from cadbridge.model.fields import keyed, members

Steps: TypeAlias = tuple[tuple[str, int | None], ...]
"""Fields from the root to an object, each with its index where it stands in a list.

Indexes, since the key of an object may be what changes.
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """An object, and where it stands."""

    place: str
    """``ports[X1].pins[2]``; empty: the root."""
    steps: Steps
    item: Any


def spots(item: Any, place: str = "", steps: Steps = ()) -> Iterator[Spot]:
    """An object and every object below it."""
    yield Spot(place, steps, item)
    around = f"{place}." if place else ""
    cls: type = type(item)
    for name, held in members(cls):
        below = getattr(item, name)
        if held is None or below is None:
            continue
        if isinstance(below, tuple):
            for index, (key, child) in enumerate(keyed(below).items()):
                yield from spots(child, f"{around}{name}[{key}]", (*steps, (name, index)))
        else:
            yield from spots(below, around + name, (*steps, (name, None)))


def spot_at(item: Any, steps: Steps) -> Spot:
    """The object that steps lead to."""
    return next(spot for spot in spots(item) if spot.steps == steps)


def spot_around(item: Any, place: str) -> Spot:
    """The innermost object that a place is in, or is."""
    around = [
        spot
        for spot in spots(item)
        if spot.place in ("", place) or place.startswith(f"{spot.place}.")
    ]
    return max(around, key=lambda spot: len(spot.place))


def with_changed(item: Any, steps: Steps, **fields: Any) -> Any:
    """The root with other fields of the object that steps lead to."""
    if not steps:
        return replace(item, **fields)
    (name, index), *rest = steps
    below = getattr(item, name)
    if index is None:
        return replace(item, **{name: with_changed(below, tuple(rest), **fields)})
    child = with_changed(below[index], tuple(rest), **fields)
    return replace(item, **{name: (*below[:index], child, *below[index + 1 :])})
