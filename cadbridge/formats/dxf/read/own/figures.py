"""Numbers as people write them."""

from decimal import Decimal, InvalidOperation


def figure(text: str) -> Decimal | None:
    """A number as it is written, with a point or a comma."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
