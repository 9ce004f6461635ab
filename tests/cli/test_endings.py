"""How the command behaves when it is asked to end, or when nobody listens."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and descriptors are other there")

SLOW = """
import time
from cadbridge import __main__
from cadbridge.cli import group

def wait(*_, **__):
    from cadbridge.files import atomic_file
    from cadbridge.leftovers import working_folder
    from pathlib import Path
    with working_folder() as folder, atomic_file(Path("out.txt")) as temporary:
        temporary.write_bytes(b"half")
        print(folder, flush=True)
        time.sleep(60)

import cadbridge.cli.list_command as module
module.command.callback = wait
__main__.main()
"""

AT_ANY_MOMENT = """
import signal, sys
from cadbridge import __main__
left, number = int(sys.argv.pop(1)), int(sys.argv.pop(1))

def count(*_):
    global left
    left -= 1
    if left == 0:
        signal.raise_signal(number)

hear = __main__._hear_requests_to_end
__main__._hear_requests_to_end = lambda: (hear(), sys.setprofile(count))
__main__.main()
"""
"""A signal at the call of a function of which the number is given, counted from the first on."""


def _hear_all() -> None:
    """Shells start what runs in the background deaf to Ctrl-C, and so its tests."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_request_to_end_tidies_up(name: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "list"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=_hear_all,  # noqa: PLW1509
    ) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        assert folder.is_dir()
        process.send_signal(getattr(signal, name))
        error = process.communicate(timeout=30)[1]
    assert process.returncode == 128 + getattr(signal, name)
    assert error == "\ninterrupted; every file is either the old one or the new one\n"
    assert not folder.exists()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", [1, 1_000, 20_000, 60_000, 120_000, 400_000, 800_000])
def test_a_request_to_end_at_any_moment_is_its_exit_code(
    moment: int, number: int, tmp_path: Path
) -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            AT_ANY_MOMENT,
            str(moment),
            str(int(number)),
            "export",
            "--format",
            "excel",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=_hear_all,
    )
    assert result.returncode == 128 + number
    assert "interrupted" in result.stderr and "Traceback" not in result.stderr
    assert not list(tmp_path.rglob(".cadbridge-*"))


def test_what_nohup_has_ignored_stays_ignored(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "list"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),  # noqa: PLW1509
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        assert process.poll() is None
        process.terminate()
        process.communicate(timeout=30)


@pytest.mark.parametrize("closed", [[1], [2], [0, 1, 2]], ids=str)
@pytest.mark.parametrize("command", [["list"], ["check"], ["nosuch"]], ids=str)
def test_closed_streams_end_in_no_traceback(
    command: list[str], closed: list[int], tmp_path: Path
) -> None:
    def close() -> None:
        for number in closed:
            os.close(number)

    result = subprocess.run(
        [sys.executable, "-m", "cadbridge", *command],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=close,
    )
    assert result.returncode == (2 if command == ["nosuch"] else 0)
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [["list"], ["nosuch"]], ids=str)
def test_streams_that_take_nothing_are_exit_code_2(command: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "cadbridge", *command], stdout=full, stderr=full, check=False
        )
    assert result.returncode == 2
