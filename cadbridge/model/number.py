"""Exact numbers of a size that every format can write out in digits."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

MOST_DIGITS = 18
"""Before, and after, the decimal point."""


def within_bounds(value: Decimal) -> Decimal:
    """The value itself.

    Raises:
        ValueError: it has more digits than `MOST_DIGITS` on one side, or is not finite. Written
            out, ``1e999999999`` would fill the memory.
    """
    if not value.is_finite():
        raise ValueError("the number is not finite")
    exponent = int(value.as_tuple().exponent)
    if exponent < -MOST_DIGITS or exponent > MOST_DIGITS or value.adjusted() >= MOST_DIGITS:
        raise ValueError(f"the number has more than {MOST_DIGITS} digits on one side of the point")
    return value


@dataclass(frozen=True, slots=True)
class Held:
    """Holds values to more than their type: at the file boundary, and before they are written."""

    function: Callable[[Any], Any]
    """Gives the value back, or raises ValueError."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> dict[str, Any]:
        """What makes pydantic call the function."""
        function = {"type": "no-info", "function": self.function}
        return {"type": "function-after", "function": function, "schema": handler(source)}


ExactNumber: TypeAlias = Annotated[Decimal, Held(within_bounds)]
"""A decimal as written, within `within_bounds`."""
