"""Colour codes and terminal designations follow their standards."""

import re
from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue, at_conductor
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.model import FunctionType
from cadbridge.model.colours import CODE
from cadbridge.words import quoted

NO_COLOUR_CODE = rule(
    "CB241",
    Severity.ERROR,
    "A colour is not an IEC 60757 code",
    "IEC 60757: two letters a colour, joined without a sign: BK, GNYE; keep the words in "
    "colour_printed.",
)
NO_TERMINAL_PAIR = rule(
    "CB242",
    Severity.WARNING,
    "Terminals do not make up the function they are given for",
    "Name both terminals; designations come in pairs: coil A1-A2, main contact 1-2, NO 13-14, "
    "NC 21-22, of overload relays NC 95-96.",
)

_PAIRS = {
    FunctionType.COIL: re.compile(r"(?P<letter>[A-D])1 (?P=letter)2"),
    FunctionType.POWER_CONTACT: re.compile(r"1 2|3 4|5 6|7 8"),
    FunctionType.AUXILIARY_NO: re.compile(r"(?P<place>\d*)(3 (?P=place)4|7 (?P=place)8)"),
    FunctionType.AUXILIARY_NC: re.compile(r"(?P<place>\d*)(1 (?P=place)2|5 (?P=place)6)"),
}
"""Both designations with a blank between (EN 50005:1976; IEC 60947-1, annex L); 5-6 and 7-8 are
those of delayed contacts and overload relays, ``95 96``."""


def colours(catalogue: Catalogue) -> Iterator[Problem]:
    """Conductor colours are codes, one or several joined."""
    for part in catalogue.library.parts:
        for conductor in part.cable.conductors if part.cable else ():
            if conductor.colour and not CODE.fullmatch(conductor.colour):
                at = at_conductor(part, conductor, "colour")
                yield Problem(NO_COLOUR_CODE, f"{quoted(conductor.colour)} is no colour code", at)


def terminal_pairs(catalogue: Catalogue) -> Iterator[Problem]:
    """A coil or contact has two terminals, designated as a pair; where they are known at all."""
    for part in catalogue.library.parts:
        for function in part.functions:
            pair = _PAIRS.get(function.type)
            ends = " ".join(_first_name(item) for item in function.terminals)
            if pair and len(function.terminals) in (1, 2) and not pair.fullmatch(ends):
                at = value(part, ("functions", function), field="terminals")
                kind, named = quoted(function.type.replace("_", " ")), function.terminals
                message = f"terminals {' and '.join(named)} are no pair for {kind}"
                if len(named) == 1:
                    message = f"terminal {named[0]} is one, and {kind} has two"
                yield Problem(NO_TERMINAL_PAIR, message, at, doubts=(at,) * (len(named) == 1))


def _first_name(designation: str) -> str:
    """``1`` of ``1/L1``: main terminals often carry both names."""
    return designation.partition("/")[0]
