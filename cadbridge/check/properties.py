"""Technical data has a value or a range."""

from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule

NO_VALUE = rule(
    "CB261",
    Severity.ERROR,
    "A property has neither value nor range",
    "Fill in value, or minimum and maximum; or take the property out.",
)
VALUE_AND_RANGE = rule(
    "CB262",
    Severity.ERROR,
    "A property has both a value and a range",
    "Keep the one that the document prints; a second condition makes a second property.",
)


def values(catalogue: Catalogue) -> Iterator[Problem]:
    """Each property has either a value or a range, which may be open at one side."""
    for part in catalogue.library.parts:
        for item in part.properties:
            has_range = bool(item.minimum or item.maximum)
            at = value(part, ("properties", item), field="value")
            if item.value and has_range:
                message = f"{item.name} has the value {item.value!r} and a range"
                yield Problem(VALUE_AND_RANGE, message, at)
            elif not item.value and not has_range:
                message = f"{item.name} has neither value nor range"
                yield Problem(NO_VALUE, message, at, doubts=(at,))
