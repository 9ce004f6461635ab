"""Files in inches and pounds, read as millimetres and kilograms.

The root names the units of a file; they hold for the numbers of its lengths, areas and weights
(`tables.measures`), not for texts that carry their own unit, and not for the lengths of cables,
which are metres always. Exact: an inch is 25.4 mm, a pound 0.45359237 kg.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats.eplan.tables import measures
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import decode_decimal, encode_decimal
from cadbridge.model import Part

OTHER_UNIT = rule(
    "CB329",
    Severity.WARNING,
    "Dimensions or weights in a unit that is not known",
    "Export the file again in millimetres and kilograms, or correct what was taken over.",
)
CONVERTED = rule(
    "CB332",
    Severity.NOTE,
    "Dimensions, weights, cross-sections or colours as others write them",
    "Nothing needs to be done; they are read in mm, kg, mm2 and as codes of IEC 60757, or kept as "
    "they are.",
)
_UNITS = {
    "length-unit": {
        "mm": Decimal(1),
        "cm": Decimal(10),
        "m": Decimal(1000),
        **dict.fromkeys(("inch", "inches", "in", '"', "zoll"), Decimal("25.4")),
    },
    "weight-unit": {
        "kg": Decimal(1),
        "g": Decimal("0.001"),
        **dict.fromkeys(("lb", "lbs", "pound", "pounds"), Decimal("0.45359237")),
        "oz": Decimal("0.028349523125"),
    },
}
"""What one of a unit is in ours, the first of each."""
_WORDS = {"length-unit": ("lengths", "millimetres"), "weight-unit": ("weights", "kilograms")}

Factors = Mapping[str, Decimal]
"""What one of a file's units is in ours, by what is measured."""


def factors_of(length_unit: str, weight_unit: str) -> Factors:
    """The factors of two units; one that is not known counts as ours."""
    length, weight = _factor("length-unit", length_unit), _factor("weight-unit", weight_unit)
    length, weight = length or Decimal(1), weight or Decimal(1)
    return {"length": length, "area": length * length, "weight": weight}


def _factor(name: str, unit: str) -> Decimal | None:
    units = _UNITS[name]
    return units.get(unit.strip().casefold() or next(iter(units)))


def units_of(root: Node) -> tuple[str, str]:
    """The units of length and weight that a root names."""
    return root.get("length-unit"), root.get("weight-unit")


def unit_findings(root: Node, file: str) -> Iterator[Finding]:
    """What is said of a file in other units."""
    for name in _UNITS:
        factor = _factor(name, root.get(name))
        if factor != 1:
            yield _finding(name, root.get(name), factor, file)


def metric_records(records: Iterator[Node]) -> Iterator[Node]:
    """The records of a file, the root first, with lengths and weights in our units."""
    root = next(records, Node(""))
    factors = factors_of(*units_of(root))
    yield root
    is_other = any(factor != 1 for factor in factors.values())
    for node in records:
        if is_other:
            node.is_converted = True
            _rewrite(node, factors, _times)
        yield node


class Units:
    """The units that a file was in from which a whole library comes, to write it back in them.

    Only where every dimension is an exact number in them; else ours are written.
    """

    def __init__(self, units: tuple[str, str] = ("", ""), parts: Sequence[Part] = ()) -> None:
        """Takes the units of length and weight, and the parts that are to be written."""
        factors = factors_of(*units)
        is_other = any(factor != 1 for factor in factors.values())
        self.are_kept = is_other and all(_fit(part, factors) for part in parts)
        self._factors = factors

    def back(self, node: Node) -> Node:
        """The element with its numbers in these units."""
        if not self.are_kept:
            return node
        node = node.copy()
        _rewrite(node, self._factors, _divided)
        return node


def _fit(part: Part, factors: Factors) -> bool:
    lengths = (part.width_mm, part.height_mm, part.depth_mm)
    pairs = [(number, factors["length"]) for number in lengths]
    pairs.append((part.weight_kg, factors["weight"]))
    return all(_times(_divided(n, f), f) == n for n, f in pairs if n is not None)


def _rewrite(node: Node, factors: Factors, change: Callable[[Decimal, Decimal], Decimal]) -> None:
    for name, measure in measures().get(node.tag, {}).items():
        text = node.attributes.get(name)
        if text and factors[measure] != 1:
            node.attributes[name] = _changed(text, factors[measure], change)
    for child in node.children:
        _rewrite(child, factors, change)


def _times(number: Decimal, factor: Decimal) -> Decimal:
    return number * factor


def _divided(number: Decimal, factor: Decimal) -> Decimal:
    return number / factor


@lru_cache(maxsize=4096)
def _changed(text: str, factor: Decimal, change: Callable[[Decimal, Decimal], Decimal]) -> str:
    """The number multiplied or divided; what is no number stays as it is."""
    try:
        number = decode_decimal(text)
        changed = encode_decimal(change(number, factor)) if number else text
    except ValueError:
        return text
    return changed.replace(".", ",") if "," in text else changed


def _finding(name: str, unit: str, factor: Decimal | None, file: str) -> Finding:
    what, ours = _WORDS[name]
    if factor is None:
        kind, message = OTHER_UNIT, f"the unit is {unit}; {what} are taken for {ours}"
    else:
        kind, message = CONVERTED, f"the unit is {unit}; {what} are converted to {ours}"
    place = Place(file=file, field=f"partsmanagement.{name}")
    return Finding(rule=kind, message=message, place=place)
