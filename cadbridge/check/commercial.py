"""Product groups that EPLAN has, and what a buyer can order by."""

import re
from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.mapping.product_groups import is_known
from cadbridge.model.gtin import gtin_fault
from cadbridge.words import quoted

UNKNOWN_GROUP = rule(
    "CB240",
    Severity.ERROR,
    "A product group is not one of EPLAN's",
    "Three numbers of EPLAN's list, such as 1/9/1; leave it out for the usual one of the kind.",
)
UNKNOWN_SUPPLIER = rule(
    "CB243",
    Severity.ERROR,
    "A supplier is not known",
    "Add the supplier to the manufacturers of the library, or correct its short name.",
)
WRONG_GTIN = rule(
    "CB244",
    Severity.WARNING,
    "A GTIN is not one",
    "8, 12, 13 or 14 digits, the last of which follows from the others; compare with the label.",
)
NO_PRICE = rule(
    "CB245",
    Severity.WARNING,
    "A price is zero or less, or is for less than one piece",
    "Leave it out where it is not known: EPLAN takes 0 for not stated, and it would not come back.",
)
NO_CURRENCY_CODE = rule(
    "CB246",
    Severity.WARNING,
    "A currency is not a code of ISO 4217",
    "Three capital letters, such as EUR.",
)

_CURRENCY = re.compile("[A-Z]{3}")


def product_groups(catalogue: Catalogue) -> Iterator[Problem]:
    """A part's own product group is in EPLAN's list."""
    for part in catalogue.library.parts:
        if part.product_group and not is_known(part.product_group):
            message = f"EPLAN has no product group {quoted(part.product_group)}"
            yield Problem(UNKNOWN_GROUP, message, value(part, field="product_group"))


def suppliers(catalogue: Catalogue) -> Iterator[Problem]:
    """A part's supplier is in the library; a part may have none."""
    known = catalogue.library.manufacturer_by_short_name
    for part in catalogue.library.parts:
        if part.supplier and part.supplier not in known:
            message = f"there is no supplier {quoted(part.supplier)}"
            yield Problem(UNKNOWN_SUPPLIER, message, value(part, field="supplier"))


def gtins(catalogue: Catalogue) -> Iterator[Problem]:
    """The check digit of a trade item number follows from the others."""
    for part in catalogue.library.parts:
        fault = gtin_fault(part.gtin) if part.gtin else ""
        if fault:
            message = f"{quoted(part.gtin)} {fault}"
            yield Problem(WRONG_GTIN, message, value(part, field="gtin"))


def prices(catalogue: Catalogue) -> Iterator[Problem]:
    """Prices are more than nothing, for at least one piece, in a currency."""
    for part in catalogue.library.parts:
        for name in ("price", "sales_price", "price_unit"):
            number = getattr(part, name)
            if number is not None and number <= 0:
                yield Problem(NO_PRICE, f"{name} is {number}", value(part, field=name))
        if part.currency and not _CURRENCY.fullmatch(part.currency):
            message = f"{quoted(part.currency)} is no code of a currency"
            yield Problem(NO_CURRENCY_CODE, message, value(part, field="currency"))
