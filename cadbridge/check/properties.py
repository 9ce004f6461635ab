"""Technical data has a value or a range; measures are more than nothing."""

from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.words import quoted

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

NO_SIZE = rule(
    "CB263",
    Severity.WARNING,
    "A size, weight or length is zero or less",
    "Leave it out where it is not known: EPLAN takes 0 for not stated, and it would not come back.",
)

BELOW_NOTHING = rule(
    "CB264",
    Severity.WARNING,
    "An amount among the technical data is less than nothing",
    "Correct the value, or say what it is with minimum and maximum.",
)

_AMOUNTS = frozenset(("A", "mA", "kA", "W", "kW", "VA", "kVA", "kg", "g", "mm²", "Hz", "kHz"))
"""Units of what a single value below zero cannot be; a temperature or a voltage can."""
_MEASURES = ("width_mm", "height_mm", "depth_mm", "weight_kg")


def measures(catalogue: Catalogue) -> Iterator[Problem]:
    """A part takes up room and weighs something, and a cable has a length."""
    for part in catalogue.library.parts:
        sizes = [(value(part, field=name), getattr(part, name)) for name in _MEASURES]
        if part.cable:
            for item in part.cable.lengths:
                at = value(part, ("cable", part.cable), ("lengths", item), field="length_mm")
                sizes.append((at, item.length_mm))
        for at, size in sizes:
            if size is not None and size <= 0:
                yield Problem(NO_SIZE, f"{at.field} is {size}", at)


def values(catalogue: Catalogue) -> Iterator[Problem]:
    """Each property has either a value or a range, which may be open at one side."""
    for part in catalogue.library.parts:
        for item in part.properties:
            has_range = bool(item.minimum or item.maximum)
            at = value(part, ("properties", item), field="value")
            if item.value and has_range:
                message = f"{item.name} has the value {quoted(item.value)} and a range"
                yield Problem(VALUE_AND_RANGE, message, at)
            elif not item.value and not has_range:
                message = f"{item.name} has neither value nor range"
                yield Problem(NO_VALUE, message, at, doubts=(at,))


def amounts(catalogue: Catalogue) -> Iterator[Problem]:
    """A current, power, weight or frequency that is a single value is not below zero."""
    for part in catalogue.library.parts:
        for item in part.properties:
            if item.unit in _AMOUNTS and item.value.startswith(("-", "\N{MINUS SIGN}")):
                at = value(part, ("properties", item), field="value")
                yield Problem(BELOW_NOTHING, f"{item.name} is {item.value} {item.unit}", at)
