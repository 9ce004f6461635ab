"""Working with several processes: same files, same errors, nothing half done."""

import os
import pickle
import signal
import sys
from collections.abc import Iterator
from itertools import chain
from multiprocessing import parent_process
from pathlib import Path
from subprocess import run
from time import sleep

import pytest

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, Severity, rules
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs import workers
from cadbridge.jobs.export import export
from cadbridge.jobs.verify import FormatReport, verify
from cadbridge.jobs.workers import Workers, cores
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

FORMATS = ("dxf", "svg", "edz")
WRITTEN = (*FORMATS, "excel")
PROVED = ("dxf", "edz")


@pytest.fixture
def job(shipped_library: Library, monkeypatch: pytest.MonkeyPatch) -> WriteJob:
    monkeypatch.setattr(workers, "TASKS_A_WORKER", 2)
    parts = tuple(part for part in shipped_library.parts if "DUET FLEXI" in part.part_number)
    assert len(parts) >= 4
    return WriteJob(library=shipped_library, parts=parts, mappings=shipped_mappings())


def contents(job: WriteJob, folder: Path, jobs: int) -> list[tuple[str, Path, bytes]]:
    with Workers(job, jobs) as workers:
        written = export(job, [format_named(name) for name in WRITTEN], folder, workers)
        return [
            (item.format.name, item.path.relative_to(folder), item.path.read_bytes())
            for item in written
        ]


def test_the_files_are_the_same_whatever_the_number(job: WriteJob, tmp_path: Path) -> None:
    one = contents(job, tmp_path / "one", jobs=1)
    assert {name for name, _, _ in one} == set(WRITTEN)
    assert one == contents(job, tmp_path / "two", jobs=2)


def test_a_script_without_a_guard_runs_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import cadbridge\n"
        "print('begun')\n"
        "library = cadbridge.shipped_library()\n"
        "files = cadbridge.write_formats(library, 'out', ['eplan', 'dxf', 'edz'], jobs=2)\n"
        "print(len(files) > 100)\n",
        "utf-8",
    )
    done = run(
        [sys.executable, script],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.stdout, done.stderr) == ("begun\nTrue\n", "")


@pytest.mark.parametrize("name", ["excel", "pdf", "svg", "html", "dxf"])
def test_both_processes_share_the_parts_of_each_format(
    job: WriteJob, tmp_path: Path, name: str
) -> None:
    """Alone, too; and the files are those that the format writes by itself."""
    item = format_named(name)
    written: list[dict[Path, bytes]] = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        with Workers(job, jobs) as team:
            paths = [found.path for found in export(job, [item], folder, team)]
            assert (team.is_shared) == (jobs == 2)
        written.append({path.relative_to(folder): path.read_bytes() for path in paths})
    assert item.export is not None
    folder = tmp_path / "alone"
    taken = tuple(part for part in job.parts if item.takes(part))
    alone = [path.relative_to(folder) for path in item.export(job.of(taken), folder)]
    assert written[0] == written[1] == {path: (folder / path).read_bytes() for path in alone}


def proof(job: WriteJob, folder: Path, jobs: int) -> list[FormatReport]:
    with Workers(job, jobs) as workers:
        return list(verify(job, [format_named(name) for name in PROVED], folder, workers))


def test_the_proof_is_the_same_whatever_the_number(job: WriteJob, tmp_path: Path) -> None:
    one = proof(job, tmp_path, jobs=1)
    assert [report.format.name for report in one] == ["dxf", "edz"]
    assert one == proof(job, tmp_path, jobs=2)


@pytest.mark.parametrize("error", [NotImplementedError("no semaphores"), PermissionError(13, "no")])
def test_a_system_without_semaphores_works_alone(
    job: WriteJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*what: object) -> None:
        raise error

    monkeypatch.setattr(workers, "ProcessPoolExecutor", refuse)
    assert contents(job, tmp_path / "one", jobs=1) == contents(job, tmp_path / "two", jobs=2)


def test_an_error_comes_back_as_it_was(job: WriteJob, tmp_path: Path) -> None:
    (tmp_path / "dxf").write_text("a file where the folder should be")
    with Workers(job, 2) as workers, pytest.raises(FileError, match="dxf"):
        list(export(job, [format_named("dxf")], tmp_path, workers))
    assert [path.name for path in tmp_path.iterdir()] == ["dxf"]


class Ears:
    """A task that tells its process, and whether that hears Ctrl-C."""

    def run(self, job: WriteJob) -> Iterator[tuple[int, bool]]:
        sleep(0.1)
        yield os.getpid(), signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such mask")
def test_workers_never_hear_ctrl_c_and_this_process_does(job: WriteJob) -> None:
    with Workers(job, 2) as workers:
        heard: set[tuple[int, bool]] = set()
        for _ in range(40):  # a helper may take long to start where others work, too
            heard |= set(chain(*workers.run([Ears()] * 24)))
            if len(heard) == 2:
                break
    assert len(heard) == 2
    assert all(hears == (process == os.getpid()) for process, hears in heard)


class Killed:
    """A task that no process but the first one survives."""

    def run(self, job: WriteJob) -> Iterator[int]:
        sleep(0.1)
        if parent_process():
            os._exit(9)
        yield os.getpid()


def test_when_the_system_ends_a_helper_this_process_goes_on(job: WriteJob) -> None:
    with Workers(job, 2) as workers:
        rounds = [[list(results) for results in workers.run([Killed()] * 24)] for _ in range(2)]
    assert rounds == [[[os.getpid()]] * 24] * 2


def test_leaving_early_leaves_whole_files_only(job: WriteJob, tmp_path: Path) -> None:
    def stop(workers: Workers) -> None:
        for _ in export(job, [format_named("dxf")], tmp_path, workers):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Workers(job, 2) as workers:
        stop(workers)
    names = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {".dxf"}


def test_errors_survive_the_way_between_processes() -> None:
    finding = Finding(rule=next(iter(rules().values())), message="wrong")
    error = pickle.loads(pickle.dumps(FindingsError("two errors", [finding])))
    assert (error.message, error.findings[0].severity) == ("two errors", Severity(finding.severity))
    other = pickle.loads(pickle.dumps(FileError("is damaged", path="a.xml", line=3, hint="mend")))
    assert (str(other), other.place.line, other.hint) == ("a.xml:3: is damaged", 3, "mend")


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
