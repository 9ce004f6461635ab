"""Nothing that a file holds or is called may steer the terminal that shows it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from .conftest import Run

STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPED = r"ACME.\u009b31mD\u202e1"
EVIL_NAME = "a\x1b]0;owned\x07.yaml"


@pytest.fixture
def evil(small_library: Path) -> Path:
    """A library of a steering name, whose part steers in its number, its port and a signal."""
    text = small_library.read_text("utf-8").replace("ACME.D1", f'"{ESCAPED}"')
    text = text.replace("X1", r'"X\x9b1"').replace('"0 Vdc"', r'"0\x9b2JVdc"')
    path = small_library.parent / EVIL_NAME
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{}"),
        ("info", "{}"),
        ("show", "{}"),
        ("--library", "{}", "list"),
        ("diff", "{}", "small.yaml"),
        ("import", "{}", "--into", "small.yaml"),
        ("convert", "{}", "o{}"),
        ("--library", "{}", "export", "--format", "svg", "--out", "o{}"),
        ("--library", "{}", "verify", "--format", "library", "--jobs", "1"),
        ("info", "small.yaml", "{}"),
        ("info", "{}.txt"),
        ("check", "{}.yaml"),
    ],
)
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_what_steers_a_terminal_is_escaped(
    run: Run, evil: Path, words: tuple[str, ...], how: tuple[str, ...]
) -> None:
    shutil.copy(evil, f"{evil.name}.txt")
    result = run(*(word.format(evil.name) for word in words), *how)
    assert result.output.strip()
    assert not STEERS.search(result.output.replace("\r\n", "\n")), repr(result.output)


def test_it_is_shown_escaped_and_told_to_machines_as_it_is(run: Run, evil: Path) -> None:
    assert ESCAPED in run("--library", evil.name, "list").stdout
    (told,) = json.loads(run("--library", evil.name, "list", "--json").stdout)
    assert told["part_number"] == "ACME.\x9b31mD\u202e1"


def test_a_message_that_quotes_a_megabyte_is_cut(run: Run) -> None:
    value = "1" * 1_000_000 + "x"
    part = f'<part P_ARTICLE_PARTNR="A.1" P_ARTICLE_WIDTH="{value}"/>'
    Path("wide.xml").write_text(f"<partsmanagement>{part}</partsmanagement>", "utf-8")
    result = run("check", "wide.xml")
    assert result.exit_code == 1
    assert "P_ARTICLE_WIDTH" in result.stdout
    assert len(result.stdout) < 20_000
    assert value in run("check", "wide.xml", "--json").stdout
