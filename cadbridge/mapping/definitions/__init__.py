"""EPLAN's function definitions: what the three numbers of a function are called.

From EPLAN's help, editions 2.9 and 2026, XML import and export; read when first asked for.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cadbridge.mapping.field_rules import shipped_mappings
from cadbridge.model import ConnectionPoint, Function, FunctionType
from cadbridge.words import counted

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Definition:
    """A function definition."""

    name: str
    is_obsolete: bool
    """Whether it is marked not to be used anymore."""
    points: int | None
    """How many connection points it has; None where the table does not say, or any number."""


@cache
def function_definitions() -> Mapping[Triple, Definition]:
    """Function definitions by category, group and id."""
    return {
        (category, group, id_): Definition(name, obsolete == "1", int(points) if points else None)
        for category, group, id_, obsolete, points, name in _rows("function_definitions")
    }


def definition(code: str) -> Definition | None:
    """The definition of three numbers, ``1000.99.1``; None for what is not in the table."""
    numbers = code.split(".")
    if len(numbers) != 3:
        return None
    return function_definitions().get((numbers[0], numbers[1], numbers[2]))


def definition_name(code: str) -> str:
    """EPLAN's name of a function definition; the numbers themselves where it is not known."""
    known = definition(code)
    return known.name if known else code


def connection_points(function: Function) -> tuple[ConnectionPoint, ...]:
    """The points of a function: as many as its file listed, or as its definition has."""
    known = definition(function.definition)
    lacking = (known.points if known and known.points else 0) - len(function.points)
    return function.points + (ConnectionPoint(),) * max(lacking, 0)


def fitting(codes: Sequence[Triple], points: int) -> Triple:
    """The first of some definitions that has so many connection points, or any number."""
    known = function_definitions()
    for code in codes:
        if code in known and known[code].points in (None, points):
            return code
    return codes[0]


def function_words(function: Function) -> str:
    """What a function is, by EPLAN's name of its definition, or of the usual one of its type."""
    if function.definition:
        return definition_name(function.definition)
    if function.type is FunctionType.OTHER:
        return str(function.type)
    use = f"function_{function.type}{terminal_use(function)}"
    texts = str(shipped_mappings()["eplan"].settings["definitions"][use])
    codes = [_triple(code) for code in texts.split() if "*" not in code]
    return definition_name(".".join(fitting(codes, len(function.terminals))))


POTENTIALS: Mapping[str, str] = {
    "N": "_neutral",
    "PE": "_protective_earth",
    "SH": "_shield",
}
"""What is connected to, by its name at a connection point: the end of the use in the mapping."""


def terminal_use(function: Function) -> str:
    """The end of a terminal's use: ``_neutral`` where all its points say N, or are called so."""
    named = function.descriptions or function.terminals
    is_one = function.type is FunctionType.TERMINAL and len(set(named)) == 1
    return POTENTIALS.get(named[0], "") if is_one else ""


def _triple(code: str) -> Triple:
    category, group, id_ = code.split(".")
    return category, group, id_


def points_words(function: Function) -> str:
    """The designations of a function's connection points; how many have none, where no one has."""
    points = connection_points(function)
    names = [point.designation for point in points]
    if any(names):
        return ", ".join(name or "-" for name in names)
    return f"{counted(len(points), 'connection point')} without designation" if points else ""


def _rows(name: str) -> list[list[str]]:
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]
