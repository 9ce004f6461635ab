import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cadbridge import leftovers
from cadbridge.files import discard_unfinished, write_atomic
from cadbridge.leftovers import SUFFIX, prefix, working_folder

NAMES_OF_A_DEAD_PROCESS = """
from cadbridge.leftovers import prefix
print(prefix())
"""

pytestmark = pytest.mark.skipif(
    not Path("/proc/sys/kernel/random/boot_id").exists(), reason="only age tells there"
)


@pytest.fixture(scope="module")
def dead() -> str:
    """How the names of files begin that a process made which has ended."""
    return subprocess.run(
        [sys.executable, "-c", NAMES_OF_A_DEAD_PROCESS], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_what_a_dead_process_left_goes_with_the_next_write(tmp_path: Path, dead: str) -> None:
    left, in_use = tmp_path / f"{dead}x{SUFFIX}", tmp_path / f"{prefix()}x{SUFFIX}"
    elsewhere = tmp_path / f".cadbridge-00000000-1-x{SUFFIX}"
    for path in (left, in_use, elsewhere):
        path.write_bytes(b"half")
    write_atomic(tmp_path / "a.txt", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", in_use.name, elsewhere.name}


def test_folders_of_dead_processes_go(
    tmp_path: Path, dead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, others = tmp_path / f"{dead.lstrip('.')}x", tmp_path / "cadbridge-of-someone-else"
    (left / "eplan").mkdir(parents=True)
    (left / "eplan" / "parts.xml").write_bytes(b"<")
    others.mkdir()
    target = tmp_path / "target"
    target.mkdir()
    link = tmp_path / f"{dead.lstrip('.')}link"
    link.symlink_to(target)
    leftovers._sweep_folders.cache_clear()
    with working_folder() as folder:
        assert {path.name for path in tmp_path.iterdir()} == {
            folder.name,
            others.name,
            target.name,
            link.name,
        }
    assert not folder.exists()


def test_unfinished_files_can_be_discarded(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        from cadbridge.files import atomic_file

        with atomic_file(tmp_path / "a.txt") as temporary:
            temporary.write_bytes(b"half")
            discard_unfinished()
            os._exit(0)
    os.waitpid(child, 0)
    assert not list(tmp_path.iterdir())
