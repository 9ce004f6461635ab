"""What whoever reads a drawing says of it, and what then counts instead of its own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cadbridge.drawing.choices import SIDES, Side
from cadbridge.errors import FileError, OptionError
from cadbridge.formats import Option, ReadOptions
from cadbridge.formats.dxf.file.units import SHORT_NAMES
from cadbridge.model import Gender
from cadbridge.words import quoted

T = TypeVar("T")

_GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE}
_SCALE = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*:\s*(\d+(?:[.,]\d+)?))?")
READ_OPTIONS = (
    Option(
        flag="view",
        choices=tuple(SIDES),
        help="Drawings: the side that is shown, whatever they say.",
    ),
    Option(
        flag="gender",
        choices=tuple(_GENDERS),
        help="Drawings: the gender of the connector, whatever they say.",
    ),
    Option(
        flag="unit",
        choices=tuple(SHORT_NAMES),
        help="Drawings: the unit that they are drawn in, whatever they say.",
    ),
    Option(
        flag="scale", metavar="N:1", help="Drawings: how much larger than true size they are drawn."
    ),
    Option(flag="part", metavar="NUMBER", help="Others' list or drawing: its part."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The options of the reader; None: the drawing tells."""

    side: Side | None = None
    gender: Gender | None = None
    unit_mm: float | None = None
    scale: float | None = None
    """Drawn millimetres for each of the true ones."""
    part: str = ""
    """Part number of what is drawn."""


AS_DRAWN = Chosen()


def chosen(options: ReadOptions, path: Path) -> Chosen:
    """The options as values.

    Raises:
        FileError: one has no such value.
    """
    return Chosen(
        side=_one_of(SIDES, "view", options, path),
        gender=_one_of(_GENDERS, "gender", options, path),
        unit_mm=_one_of(SHORT_NAMES, "unit", options, path),
        scale=_scale(options["scale"]) if "scale" in options else None,
        part=options.get("part", ""),
    )


def _one_of(values: Mapping[str, T], key: str, options: ReadOptions, path: Path) -> T | None:
    said = options.get(key)
    if said is not None and said.lower() not in values:
        raise FileError(
            f"cannot be read with {key} {quoted(said)}",
            path=path,
            hint=f"one of {', '.join(values)}",
        )
    return values[said.lower()] if said is not None else None


def _scale(said: str) -> float:
    match = _SCALE.fullmatch(said.strip())
    drawn, true = (
        float((match[group] or "1").replace(",", ".")) if match else 0.0 for group in (1, 2)
    )
    if not drawn or not true:
        raise OptionError(f"option 'scale' is as in 10:1 or 1:2, not {quoted(said)}")
    return drawn / true
