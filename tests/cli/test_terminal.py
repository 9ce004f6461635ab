"""Progress and long messages on a real terminal."""

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.cli.terminal import shown, typed

SELECTION = ("MPC.DUET 40", "MPC.DUET 60")


def counts(sent: str) -> list[str]:
    """What was told of progress, one after the other."""
    return [text for text in re.findall(r"\r([^\r\n\x1b]*)", sent) if text]


def test_export_tells_how_far_it_is(tmp_path: Path) -> None:
    sent = typed("export", *SELECTION, "--format", "svg", "--out", "out", folder=tmp_path)
    told = counts(sent)
    assert told
    assert all(re.fullmatch(r"\d+ of \d+ [a-z ]+", text) for text in told)
    assert not [line for line in shown(sent).split("\n") if " of " in line]


@pytest.mark.parametrize("words", [("svg",), ("excel", "eplan"), ("html", "--downloads", "none")])
def test_totals_of_an_export_are_true(tmp_path: Path, words: tuple[str, ...]) -> None:
    """However many are told of, all of a kind have one total, and none goes beyond it."""
    formats = [f"--format={word}" for word in words if word != "none" and word[0] != "-"]
    options = list(words[1:]) if "--downloads" in words else []
    sent = typed("export", "MPC.DUET*", *formats, *options, "--jobs", "1", folder=tmp_path)
    said = [re.fullmatch(r"(\d+) of (\d+) (.+)", text) for text in counts(sent)]
    totals: dict[str, set[str]] = {}
    for found in filter(None, said):
        assert int(found[1]) <= int(found[2])
        totals.setdefault(found[3], set()).add(found[2])
    assert all(said)
    assert totals
    assert all(len(total) == 1 for total in totals.values())


@pytest.mark.parametrize("count", [1, 2])
def test_import_and_check_tell_of_how_many(count: int, tmp_path: Path) -> None:
    typed("export", *SELECTION, "--format", "svg", "--format", "excel", folder=tmp_path)
    files = sorted((tmp_path / "export" / "svg").rglob("*.svg"))
    book = next((tmp_path / "export" / "excel").glob("*.xlsx"))
    assert files
    words = [str(book.relative_to(tmp_path))] * 1
    second = tmp_path / "second.xlsx"
    second.write_bytes(book.read_bytes())
    words += ["second.xlsx"] * (count - 1)
    for command, done in (("import", "compared"), ("check", "checked")):
        told = counts(typed(command, *words, folder=tmp_path))
        of_files = [text for text in told if text.endswith(f" {done}")]
        assert all(text.endswith(f" of {count} files {done}") for text in of_files)
        assert bool(of_files) <= (count > 1)  # of one file there is nothing to count


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_long_messages_break_between_words(columns: int, tmp_path: Path) -> None:
    """A word wider than the terminal, as a path may be, is left to the terminal."""
    (tmp_path / "broken.yaml").write_text(
        "parts:\n  - part_number: ACME.A VERY LONG NUMBER OF A PART THAT NOBODY WOULD USE\n"
        "    kind: drive\n    widht: 12\n    ports:\n      - designation: X1\n"
        "        connector: ACME.NOT THERE\n",
        "utf-8",
    )
    sent = typed("check", "broken.yaml", folder=tmp_path, columns=columns)
    screen = shown(sent).split("\n")
    assert any(line.startswith("  ") for line in screen)
    assert [line for line in screen if len(line) > columns] == []
    whole = typed("check", "broken.yaml", folder=tmp_path, columns=1000)
    assert " ".join(shown(sent).split()) == " ".join(shown(whole).split())


def test_a_path_is_never_broken(tmp_path: Path) -> None:
    name = f"{'long' * 30}.yaml"
    sent = typed("check", name, folder=tmp_path)
    assert name in shown(sent)
    assert "there is no such file" in " ".join(shown(sent).split())


def test_a_command_to_copy_is_in_one_piece(tmp_path: Path) -> None:
    sent = typed("export", *SELECTION, "--format", "eplan", folder=tmp_path)
    (command,) = (line for line in shown(sent).split("\n") if line.startswith("EPLAN.exe"))
    assert command.endswith("/MODE:2")
