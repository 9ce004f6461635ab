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
    assert told[0] == "1 file written, 0%"
    assert all(re.fullmatch(r"\d+ files? written, \d+%", text) for text in told)
    assert "written," not in shown(sent)


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
    of = f"of {count} file{'s' if count > 1 else ''}"
    assert counts(typed("import", *words, folder=tmp_path))[0] == f"0 {of} compared"
    assert counts(typed("check", *words, folder=tmp_path))[:2] == [
        f"0 {of} checked",
        f"1 {of} checked",
    ]


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
