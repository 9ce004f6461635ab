from pathlib import Path

import pytest

from cadbridge.errors import (
    CadbridgeError,
    FileError,
    FindingsError,
    UnknownPart,
    UnsupportedFormat,
)


def test_a_file_error_says_which_file_and_line() -> None:
    error = FileError("is not YAML", path=Path("a.yaml"), line=3, hint="look there")
    assert str(error) == "a.yaml:3: is not YAML"
    assert (error.place.file, error.place.line, error.hint) == ("a.yaml", 3, "look there")


def test_a_file_error_without_file_is_its_message() -> None:
    assert str(FileError("cannot be written")) == "cannot be written"


def test_an_unknown_part_names_the_nearest() -> None:
    assert str(UnknownPart("DUET40")) == "no part matches 'DUET40'"
    assert str(UnknownPart("DUET40", ["MPC.DUET 40", "MPC.DUET 60"])) == (
        "no part matches 'DUET40'; did you mean MPC.DUET 40, MPC.DUET 60?"
    )


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileError("x"), ValueError),
        (UnsupportedFormat("x"), FileError),
        (FindingsError("x", []), ValueError),
        (UnknownPart("x"), LookupError),
    ],
)
def test_one_root_and_the_builtin_that_fits(error: Exception, kind: type[Exception]) -> None:
    assert isinstance(error, CadbridgeError)
    assert isinstance(error, kind)
