from dataclasses import replace

import pytest

from cadbridge.findings import Severity
from cadbridge.model import Function, FunctionType, Library, Terminal
from tests.check.builders import CONDUCTORS, CONTACTOR, codes, found, with_conductors, with_part


@pytest.mark.parametrize("colour", ["red", "RE", "GN/YE", "GNY", "gnye", "-"])
def test_what_is_no_colour_code(colour: str) -> None:
    assert found(with_conductors(replace(CONDUCTORS[0], colour=colour))) == [
        ("CB241", Severity.ERROR, "GEN.CABLE", "cable.conductors[1].colour")
    ]


@pytest.mark.parametrize("colour", ["", "BK", "WHBN", "GYPK", "TQ", "SR", "BKBNRD"])
def test_what_is_a_colour_code(colour: str) -> None:
    assert codes(with_conductors(replace(CONDUCTORS[0], colour=colour))) == []


def with_function(type_: FunctionType, *terminals: str) -> Library:
    function = Function(name="one", type=type_, terminals=terminals)
    known = tuple(Terminal(designation=item) for item in dict.fromkeys(terminals))
    return with_part(replace(CONTACTOR, functions=(function,), terminals=known))


@pytest.mark.parametrize(
    ("type_", "terminals"),
    [
        (FunctionType.COIL, ("A1", "B2")),
        (FunctionType.COIL, ("A2", "A1")),
        (FunctionType.COIL, ("A1",)),
        (FunctionType.AUXILIARY_NO, ("13",)),
        (FunctionType.POWER_CONTACT, ("1", "4")),
        (FunctionType.POWER_CONTACT, ("13", "14")),
        (FunctionType.AUXILIARY_NO, ("21", "22")),
        (FunctionType.AUXILIARY_NO, ("13", "24")),
        (FunctionType.AUXILIARY_NC, ("13", "14")),
    ],
)
def test_terminals_that_are_no_pair(type_: FunctionType, terminals: tuple[str, ...]) -> None:
    assert found(with_function(type_, *terminals)) == [
        ("CB242", Severity.WARNING, "GEN.CONTACTOR", "functions[one].terminals")
    ]


@pytest.mark.parametrize(
    ("type_", "terminals"),
    [
        (FunctionType.COIL, ("A1", "A2")),
        (FunctionType.POWER_CONTACT, ("1", "2")),
        (FunctionType.AUXILIARY_NC, ("95", "96")),
        (FunctionType.AUXILIARY_NO, ("97", "98")),
        (FunctionType.POWER_CONTACT, ("5/L3", "6/T3")),
        (FunctionType.AUXILIARY_NO, ("13", "14")),
        (FunctionType.AUXILIARY_NO, ("3", "4")),
        (FunctionType.AUXILIARY_NC, ("21", "22")),
        (FunctionType.AUXILIARY_NC, ("111", "112")),
        (FunctionType.OTHER, ("X", "Y")),
        (FunctionType.OTHER, ("X",)),
        (FunctionType.AUXILIARY_NC, ()),
    ],
)
def test_terminals_that_are_a_pair_or_need_be_none(
    type_: FunctionType, terminals: tuple[str, ...]
) -> None:
    assert codes(with_function(type_, *terminals)) == []
