"""What people see when the system says no."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cadbridge.cli.session import Session
from cadbridge.findings import Finding, Rule, Severity
from cadbridge.library import shipped
from cadbridge.mapping import shipped_mappings

from .conftest import Run


def test_a_file_that_may_not_be_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows answers for a workbook that is open in Excel."""

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("export", "DUET 40", "--format", "excel")
    assert result.exit_code == 2
    assert "pin-lists.xlsx" in result.stderr
    assert "close it in other programs" in result.stderr
    assert not [path for path in Path("export").rglob("*") if path.is_file()]


def test_a_full_disk(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export", "DUET 40", "--format", "svg")
    before = {path: path.read_bytes() for path in Path("export").rglob("*.svg")}

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("export", "DUET 40", "--format", "svg")
    assert result.exit_code == 2
    assert "make room" in result.stderr
    assert {
        path: path.read_bytes() for path in Path("export").rglob("*") if path.is_file()
    } == before


@pytest.mark.parametrize("name", ["eplan", "edz", "excel", "dxf", "svg", "html", "library"])
def test_a_folder_that_may_not_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """All formats say it in the same words, with the file that was to be written."""

    def refuse(**how: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", f"{how['dir']}/.cadbridge-x.tmp")

    monkeypatch.setattr("cadbridge.files.tempfile.mkstemp", refuse)
    result = run("export", "DUET 40", "--format", name)
    assert result.exit_code == 2
    error, hint = result.stderr.splitlines()
    assert error.startswith(f"error: {Path('export')}")
    assert error.endswith(": cannot be written: Permission denied")
    assert "cadbridge-" not in error
    assert "no right to read or write here" in hint


@pytest.mark.parametrize(
    "name", ["eplan/parts.xml", "eplan/parts.edz", "excel/pin-lists.xlsx", "my.yaml", "face.dxf"]
)
def test_a_file_that_may_not_be_read(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As Windows answers for a workbook that is open in Excel."""

    def refuse(self: Path, *how: object, **named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.touch()
    for mapping in (
        "drawing",
        "dxf",
        "eplan",
        "excel",
    ):  # they are read once, and are not what is refused
        assert shipped_mappings()[mapping]
    monkeypatch.setattr(Path, "open", refuse)
    result = run("show", name)
    assert result.exit_code == 2
    error, hint = result.stderr.splitlines()
    assert error.startswith(f"error: {path}: ") and error.endswith("Permission denied")
    assert "close it in other programs" in hint


def test_an_output_folder_that_is_a_file(run: Run) -> None:
    Path("export").write_text("in the way", "utf-8")
    result = run("export", "DUET 40")
    assert result.exit_code == 2
    assert "export" in result.stderr
    assert Path("export").read_text("utf-8") == "in the way"


def test_ctrl_c_while_the_command_still_loads_is_answered_in_words(tmp_path: Path) -> None:
    interrupt = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "click.py").write_text(interrupt, "utf-8")
    words = [sys.executable, "-m", "cadbridge", "--version"]
    where = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(words, env=where, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr == "\ninterrupted; every file is either the old one or the new one\n"


def test_quiet_says_nothing(run: Run, small_library: Path) -> None:
    assert run("-q", "diff", "small.yaml", "small.yaml").stderr == ""
    assert run("-q", "--library", str(shipped("library")), "check").stderr == ""


def test_notes_are_counted_and_verbose_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    note = Finding(rule=Rule("CB000", Severity.NOTE, "A thing", "Do this."), message="by the way")
    Session().say_findings([note])
    assert capsys.readouterr().err == "1 note; -v prints it\n"
    Session(verbose=True).say_findings([note])
    assert "by the way" in capsys.readouterr().err
    Session(quiet=True).say_findings([note])
    assert capsys.readouterr().err == ""


def test_no_colour_in_a_pipe() -> None:
    words = [sys.executable, "-m", "cadbridge", "show", "DUET 40"]
    done = subprocess.run(words, capture_output=True, check=True)
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("words", [["list", "DUET 40"], ["show", "DUET 41"]])
def test_colours_on_a_terminal_but_not_with_no_color(words: list[str]) -> None:
    assert "\x1b[" in on_a_terminal(*words)
    assert "\x1b[" not in on_a_terminal(*words, NO_COLOR="1")


def on_a_terminal(*words: str, **surroundings: str) -> str:
    import pty

    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "cadbridge", *words],
        stdout=theirs,
        stderr=theirs,
        env=plain | {"TERM": "xterm"} | surroundings,
        check=False,
    )
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    os.close(theirs)
    return shown


def test_a_letter_that_the_output_cannot_hold_is_written_by_its_number() -> None:
    """As on Windows, where a pipe takes the letters of one code page."""
    words = [sys.executable, "-m", "cadbridge", "show", "3RT2026-2EK60"]
    done = subprocess.run(
        words, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True, check=True
    )
    assert rb"\xb0C" in done.stdout


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m cadbridge list | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("show", "list.xlsx"),
        ("export", "./DUET.xml"),
        ("verify", "lib/a.yaml"),
        ("rename", "a/b.yaml", "X"),
        ("remove", "x.EDZ"),
    ],
)
def test_a_file_that_is_not_there_where_a_part_is_meant(run: Run, words: tuple[str, ...]) -> None:
    run("init", "mine")
    result = run("--library", "mine", *words)
    assert result.exit_code == 2
    assert "there is no such file either" in result.stderr


def test_a_file_where_a_part_is_meant(run: Run) -> None:
    Path("list.csv").write_text("Part number\nA.1\n", "utf-8")
    result = run("export", "list.csv")
    assert result.exit_code == 2
    assert "`cadbridge info list.csv`" in result.stderr
    assert "file" not in run("show", "MPC.DUET 41").stderr


HOSTILE = 'A\\n\rB "q" {x: 1}'
"""What a backslash, a break, a quote and braces become when they are written as Python does."""


@pytest.mark.parametrize(
    "words",
    [
        ("show", HOSTILE),
        ("check", HOSTILE),
        ("info", f"{HOSTILE}.xlsx"),
        ("import", HOSTILE),
        ("diff", HOSTILE, "other"),
        ("convert", HOSTILE, "b.xml"),
        ("export", "--format", HOSTILE),
        ("settle", HOSTILE, "gender", "--document", "d"),
        ("--library", HOSTILE, "list"),
        ("--mappings", HOSTILE, "export"),
        (HOSTILE,),
        ("check", "--explain", HOSTILE),
        ("check", "hostile.yaml"),
    ],
)
def test_messages_hold_no_python(run: Run, words: tuple[str, ...]) -> None:
    text = json.dumps(HOSTILE)
    Path("hostile.yaml").write_text(
        f"parts:\n  - part_number: {text}\n    kind: {text}\n    {text}: {{a: 1}}\n"
        f"    manufacturer: {{b: {text}}}\n    ports: [{{designation: {text}, gender: {text}}}]\n",
        "utf-8",
    )
    said = run(*words).output
    assert said
    for python in ("\\u000d", "\\r", "\\\\", "{'", "Traceback", "PosixPath", "<class"):
        assert python not in said, said
