import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.library import edit_library, write_library
from cadbridge.library.starter import start_library
from cadbridge.locks import LOCK_FILE, only_writer
from cadbridge.model import Library

HOLDER = """
import sys
from pathlib import Path
from cadbridge.locks import only_writer

with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that writes to the folder, until its stdin is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_one_who_does_not_get_it_is_told(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    with (
        pytest.raises(FileError, match="is being written by another run"),
        only_writer(tmp_path, patience=0.1),
    ):
        pass


def test_one_who_waits_gets_it(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    assert holder.stdin is not None
    threading.Timer(0.2, holder.stdin.close).start()
    with only_writer(tmp_path):
        assert holder.wait() == 0
    assert not list(tmp_path.iterdir())


def test_one_that_is_killed_locks_nobody_out(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    holder.kill()
    holder.wait()
    assert (tmp_path / LOCK_FILE).exists()
    with only_writer(tmp_path, patience=1):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "write",
    [
        lambda folder: write_library(Library(), folder),
        lambda folder: edit_library(folder, lambda library: library),
        start_library,
    ],
    ids=["write_library", "edit_library", "start_library"],
)
def test_whatever_writes_to_a_library_waits(
    write: object, holder: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cadbridge.locks.only_writer.__defaults__", (0.1,))
    assert callable(write)
    with pytest.raises(FileError, match="is being written by another run"):
        write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [LOCK_FILE]


def test_threads_wait_for_each_other(tmp_path: Path) -> None:
    order: list[str] = []

    def other() -> None:
        with only_writer(tmp_path):
            order.append("other")

    thread = threading.Thread(target=other)
    with only_writer(tmp_path), only_writer(tmp_path):
        thread.start()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "other"]


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError, match="cannot be written"), only_writer(tmp_path / "file" / "x"):
        pass
