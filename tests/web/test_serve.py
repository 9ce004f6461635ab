"""Starting and ending `cadbridge serve`, as typed."""

import os
import re
import signal
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

import cadbridge.web
from cadbridge.cli import main
from cadbridge.web.server import RunsAlready, serve

from .client import BOUNDARY, Client, forms, multipart

LIST = b"Pin;Signal\n1;A\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")


@contextmanager
def started(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program, and the address that it prints."""
    command = [sys.executable, "-m", "cadbridge", *words, "serve", "--no-browser", "--port", "0"]
    program = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(folder)},
    )
    assert program.stdout is not None
    try:
        yield program, program.stdout.readline().strip()
    finally:
        program.kill()
        program.communicate()


def entered(address: str) -> Client:
    match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/\?enter=[\w-]{40,})", address)
    assert match, address
    client = Client(int(match[1]))
    assert client.get(match[2]).status == 303
    return client


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_clean_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with started(tmp_path) as (program, address):
        client = entered(address)
        if number is signal.SIGINT:
            assert "parts 1" in client.drop(("ACME D7.csv", LIST)).words
        assert list(tmp_path.iterdir())
        program.send_signal(number)
        _, said = program.communicate(timeout=60)
    assert program.returncode == 0
    assert "ended; nothing is left of what was dropped" in said
    assert "Traceback" not in said and "Warning" not in said
    assert not list(tmp_path.iterdir())


@POSIX
def test_nothing_is_left_of_a_program_that_was_killed(tmp_path: Path) -> None:
    with started(tmp_path) as (program, address):
        entered(address).drop(("ACME D7.csv", LIST))
        assert list(tmp_path.iterdir())
        program.kill()
        program.communicate()
        end = time.monotonic() + 60
        while list(tmp_path.iterdir()) and time.monotonic() < end:
            time.sleep(0.1)
    assert not list(tmp_path.iterdir())


@POSIX
def test_the_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    with started(tmp_path) as (_, address):
        entered(address)
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o077 == 0


def test_a_second_start_says_where_the_first_runs(tmp_path: Path) -> None:
    with started(tmp_path) as (_, address):
        port = str(entered(address).port)
        second = subprocess.run(
            [sys.executable, "-m", "cadbridge", "serve", "--no-browser", "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert second.returncode == 2
    assert f"cadbridge serve runs already, at http://127.0.0.1:{port}/" in second.stderr
    assert second.stdout == ""


def test_a_second_start_opens_the_page_of_the_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with started(tmp_path) as (_, address):
        port = entered(address).port
        with pytest.raises(RunsAlready):
            serve(tmp_path, mappings=None, port=port, open_browser=True, say=opened.append)
    assert opened == [f"http://127.0.0.1:{port}/"]


def test_a_library_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cadbridge", "--library", "nowhere", "serve", "--no-browser"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert "nowhere: there is no such file or folder" in done.stderr
    assert "enter=" not in done.stdout


def test_without_the_extra_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadbridge.web, "NEEDED", ("no_such_package",))
    monkeypatch.setenv("NO_COLOR", "1")
    done = CliRunner().invoke(main, ["serve", "--no-browser"])
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "error: the page in the browser needs an extra that is not installed",
        "  pip install 'cadbridge[web]'",
    ]


def test_the_extra_is_loaded_by_the_page_alone() -> None:
    code = (
        "import sys, cadbridge.api, cadbridge.web\n"
        "from cadbridge.cli.group import COMMANDS, main\n"
        "for name in COMMANDS: main.get_command(None, name)\n"
        "print(sorted({'starlette', 'uvicorn', 'anyio', 'h11'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no way to see the memory")
def test_two_hundred_megabytes_stream(tmp_path: Path) -> None:
    size, chunk = 200_000_000, b"\x00" * 1_000_000
    before, after = multipart([("big.edz", b"|")]).split(b"|")

    def body() -> Iterator[bytes]:
        yield before
        yield from (chunk for _ in range(size // len(chunk)))
        yield after

    with started(tmp_path) as (program, address):
        client = entered(address)
        action = forms(client.get("/"), "/drops")[0].action
        held = peak_kb(program.pid)
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(before) + size + len(after)),
        }
        page = client.follow(client.send("POST", action, body(), headers))
        assert "big.edz" in page.words
        assert sum(file.stat().st_size for file in tmp_path.rglob("big.edz")) == size
        assert peak_kb(program.pid) - held < 40_000


def peak_kb(process: int) -> int:
    """The most memory that a process has held."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    match = re.search(r"VmHWM:\s*(\d+)", status)
    assert match
    return int(match[1])
