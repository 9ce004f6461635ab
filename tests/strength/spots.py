"""Places in output files where one value stands, and other values to put there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

_NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """One value in one file."""

    group: str
    """What such places are called in the list of the format: ``Pins.Signal``."""
    part: str
    """Part number, or key of a manufacturer or document, that the value belongs to."""
    address: tuple[str | int, ...]
    """Where the format's own module finds it again."""
    text: str


Edit = tuple[Spot, str]
"""A place and what stands there instead."""


def other_text(spot: Spot, pool: Sequence[str], random: Random, *, choice: bool) -> str:
    """Another value that may stand at a place.

    Args:
        spot: the place.
        pool: what stands at places of the same group.
        random: decides.
        choice: only values of the pool may stand there.
    """
    if choice:
        others = sorted({text for text in pool if text != spot.text})
        return random.choice(others) if others else ""
    if all(is_number(text) for text in pool):
        step = random.randint(1, 9)
        return f"{float(spot.text) + step / 10:.4f}" if "." in spot.text else _next(spot, step)
    cut = random.randrange(len(spot.text) + 1)
    return spot.text[:cut].rstrip() + random.choice(ascii_lowercase) + spot.text[cut:].lstrip()


def _next(spot: Spot, step: int) -> str:
    return str(int(spot.text) + step)


def is_number(text: str) -> bool:
    """Whether a text is digits with a decimal point."""
    return _NUMBER.fullmatch(text) is not None


def pools(spots: Sequence[Spot]) -> Mapping[str, list[str]]:
    """What stands at the places of each group."""
    found: dict[str, list[str]] = {}
    for spot in spots:
        found.setdefault(spot.group, []).append(spot.text)
    return found
