"""The Tab key in bash, zsh and fish, each with its own line editor."""

import os
import re
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from cadbridge.cli import main
from cadbridge.library.starter import start_library

COMMAND = Path(sys.executable).with_name("cadbridge")
SHELLS = {
    "bash": (["--norc", "--noprofile"], 'eval "$(_CADBRIDGE_COMPLETE=bash_source cadbridge)"'),
    "zsh": (
        ["-f"],
        'autoload -Uz compinit; compinit -D; eval "$(_CADBRIDGE_COMPLETE=zsh_source cadbridge)"',
    ),
    "fish": (["--no-config"], "_CADBRIDGE_COMPLETE=fish_source cadbridge | source"),
}
"""Options that keep a user's settings out, and the line that docs/guides/commands.md gives."""
TYPED = {
    "ver": ["verify"],
    "export --si": ["export", "--side"],
    "export --format exc": ["export", "--format", "excel"],
    "export --format=exc": ["export", "--format=excel"],
    "show MPC.I": ["show", "MPC.I/O CABLE for DUET HV 80-100-142"],
    'show "DUET HV 8': ["show", "DUET HV 80"],
    "show DUET\\ HV\\ 8": ["show", "DUET HV 80"],
    "show vend": ["show", "vendor's file.xml"],
    "--library mine list acme.k": ["--library", "mine", "list", "ACME.K1-24"],
}
_ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[a-zA-Z]|\][^\x07]*\x07|.)")


class Terminal:
    """A shell on a terminal of its own, in a folder."""

    def __init__(self, shell: str, folder: Path) -> None:
        import pty  # not on Windows
        import termios

        options, setup = SHELLS[shell]
        path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
        surroundings = os.environ | {"PATH": path, "TERM": "xterm", "HOME": str(folder)}
        self.process, self._stream = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(shell, [shell, *options, "-i"], surroundings)
        termios.tcsetwinsize(self._stream, (50, 200))
        self.type(f"{setup}; echo re''ady\r")
        self.shows("ready")

    def type(self, keys: str) -> None:
        os.write(self._stream, keys.encode())

    def shows(self, text: str) -> str:
        """What came on the screen, at the latest when the text is among it."""
        shown, end = "", time.monotonic() + 60
        while text not in _ESCAPES.sub("", shown):
            assert time.monotonic() < end, f"no {text!r} in {shown!r}"
            if select.select([self._stream], [], [], 0.1)[0]:
                shown += os.read(self._stream, 65536).decode(errors="replace")
        return _ESCAPES.sub("", shown)

    def words_after_tab(self, typed: str, ending: str) -> list[str]:
        """The words that the shell makes of a line, once Tab has put the ending there."""
        self.type(f"cadbridge {typed}\t")
        self.shows(ending)
        self.type("\x01printf '<%s>' \x05; echo do''ne\r")
        shown = self.shows("done").replace("\r", "").replace("\n", "")
        return re.findall("<(.*?)>", shown[shown.rindex("<cadbridge>") :])[1:]

    def close(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._stream)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    list(start_library(tmp_path / "mine"))
    (tmp_path / "vendor's file.xml").touch()
    return tmp_path


@pytest.fixture(params=SHELLS)
def terminal(request: pytest.FixtureRequest, folder: Path) -> Iterator[Terminal]:
    if not shutil.which(request.param) or not COMMAND.exists():
        pytest.skip(f"{request.param} or the command is not installed")
    found = Terminal(request.param, folder)
    yield found
    found.close()


def test_tab_completes_a_line_to_the_words_that_are_meant(terminal: Terminal) -> None:
    for typed, words in TYPED.items():
        assert terminal.words_after_tab(typed, words[-1][-2:]) == words


def candidates(*words: str) -> list[str]:
    complete = get_completion_class("bash")(main, {}, "cadbridge", "_CADBRIDGE_COMPLETE")
    return [item.value for item in complete.get_completions(list(words[:-1]), words[-1])]


def test_parts_are_completed_by_all_their_names_in_any_case() -> None:
    assert candidates("show", "duet h") == [f"DUET HV {size}" for size in (100, 142, 60, 80)]
    assert candidates("show", "00310800984") == ["003108009843"]


def test_a_library_that_cannot_be_read_completes_nothing_and_says_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert candidates("--library", str(folder / "nowhere"), "list", "M") == []
    broken = folder / "mine" / "drives" / "ax1.yaml"
    broken.write_text("parts: [", "utf-8")
    assert candidates("--library", str(folder / "mine"), "list", "A") == []
    assert capsys.readouterr() == ("", "")
