"""The page of EPLAN's check messages says of each whether it is foretold, and says the truth."""

from pathlib import Path

import cadbridge.formats.eplan.check.rules
import cadbridge.formats.eplan.edz.inspect  # noqa: F401 - declares its rules
from cadbridge.findings import rules

PAGE = Path(__file__).parents[3] / "docs" / "guides" / "eplan-messages.md"
NUMBERS = [f"P502{number:03}" for number in range(1, 44) if number != 19]
"""EPLAN's help lists these."""


def table() -> dict[str, list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in rows if row[0].startswith("P502")}


def test_every_message_of_eplan_is_listed() -> None:
    assert list(table()) == NUMBERS


def test_those_said_to_be_foretold_are_the_ones_that_have_a_rule() -> None:
    foretold = {number for number, (_, answer, _) in table().items() if answer != "no"}
    assert foretold == {code for code in rules() if code.startswith("P502")}


def test_what_is_not_always_foretold_says_why() -> None:
    assert {answer for _, answer, _ in table().values()} == {"yes", "no", "in part", "in archives"}
    assert all(bool(reason) == (answer != "yes") for _, answer, reason in table().values())
