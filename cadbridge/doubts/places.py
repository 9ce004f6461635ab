"""Places of a part as steps, and whose sources speak for them."""

from collections.abc import Iterator
from typing import TypeAlias

Steps: TypeAlias = tuple[tuple[str, str], ...]
"""Fields from the part down to a value, each with the key of the object in its list."""


def outwards(steps: Steps) -> Iterator[Steps]:
    """The steps, then with fewer and fewer keys, from the end."""
    yield steps
    for index in range(len(steps) - 1, -1, -1):
        if steps[index][1]:
            steps = (*steps[:index], (steps[index][0], ""), *steps[index + 1 :])
            yield steps


def place_of(steps: Steps) -> str:
    """``ports[X1].pins[2].signal``."""
    return ".".join(f"{name}[{key}]" if key else name for name, key in steps)
