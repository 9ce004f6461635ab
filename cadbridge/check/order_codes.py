"""Order codes: each once, with all their zeros."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, Value, value
from cadbridge.findings import Severity, rule
from cadbridge.model.naming import number_of_length, numbers_of_lengths
from cadbridge.words import quoted

CODE_TWICE = rule(
    "CB216",
    Severity.ERROR,
    "An order code stands for two things",
    "One of the two is wrong; look it up in the document.",
)
ZEROS_LOST = rule(
    "CB217",
    Severity.ERROR,
    "An order code has lost its leading zeros",
    "Order codes are text; write the code in quotes, with all its zeros.",
)

_Codes = Sequence[tuple[str, Value]]


def duplicates(catalogue: Catalogue) -> Iterator[Problem]:
    """An order code of a manufacturer stands for one thing."""
    for codes in _codes_by_manufacturer(catalogue).values():
        first: dict[str, Value] = {}
        for code, at in codes:
            if code in first:
                other = first[code].root
                message = f"order code {quoted(code)} also stands at {_name(other)}"
                yield Problem(CODE_TWICE, message, at)
            first.setdefault(code, at)
    yield from _taken_numbers(catalogue)


def _taken_numbers(catalogue: Catalogue) -> Iterator[Problem]:
    """A length that is bought as a part of its own has no number of another part."""
    numbers = catalogue.library.part_by_number
    for part in catalogue.library.parts:
        for length in part.cable.lengths if part.cable else ():
            other = numbers.get(number_of_length(part.manufacturer, length.order_code))
            if other is not None and other is not part and not any(numbers_of_lengths(other)):
                message = f"with its manufacturer it is the number of the part {other.part_number}"
                at = value(part, ("cable.lengths", length), field="order_code")
                yield Problem(CODE_TWICE, message, at)


def _name(root: object) -> str:
    return str(getattr(root, "part_number", ""))


def lost_zeros(catalogue: Catalogue) -> Iterator[Problem]:
    """Of codes in digits, none is another one, or as long as other ones, without zeros."""
    for codes in _codes_by_manufacturer(catalogue).values():
        digits = [(code, at) for code, at in codes if code.isdecimal()]
        padded = {code.lstrip("0"): code for code, _ in digits if code.startswith("0")}
        bare = set(map(len, padded)) - set(map(len, padded.values()))
        for code, at in digits:
            if code.startswith("0"):
                continue
            if code in padded:
                message = f"{quoted(code)} is {quoted(padded[code])} without its leading zeros"
                yield Problem(ZEROS_LOST, message, at)
            elif len(code) in bare:
                message = (
                    f"{quoted(code)} is as long as other codes of its maker without their zeros"
                )
                yield Problem(ZEROS_LOST, message, at)


def _codes_by_manufacturer(catalogue: Catalogue) -> Mapping[str, _Codes]:
    result: dict[str, list[tuple[str, Value]]] = defaultdict(list)
    for part in catalogue.library.parts:
        if part.order_number:
            at = value(part, field="order_number")
            result[part.manufacturer].append((part.order_number, at))
        for length in part.cable.lengths if part.cable else ():
            if length.order_code:
                at = value(part, ("cable.lengths", length), field="order_code")
                result[part.manufacturer].append((length.order_code, at))
    return result
