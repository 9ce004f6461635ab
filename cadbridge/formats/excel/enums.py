"""Values of columns as the types of the model's fields."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from cadbridge.formats.excel.columns import Column
from cadbridge.model import Certainty, Direction, EndState, FunctionType, Gender, Kind

ENUMS: Mapping[str, type[StrEnum]] = {
    "direction": Direction,
    "gender": Gender,
    "kind": Kind,
    "state": EndState,
    "function_type": FunctionType,
    "certainty": Certainty,
}
"""By vocabulary."""


def typed(column: Column, value: Any) -> Any:
    """The value as its field takes it; None where the field's default stands."""
    if value is None and column.key == "gender":
        return Gender.UNSPECIFIED  # the one word without a default in the model
    if value is None:
        return "" if column.codec in ("text", "name", "code", "colour") else None
    if column.codec == "choice" and column.words in ENUMS:
        return ENUMS[column.words](value)
    return value
