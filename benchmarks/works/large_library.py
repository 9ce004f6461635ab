"""Commands in a library of twenty thousand files, as a librarian waits for them."""

from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks.data import make_part, part_number, small_library
from benchmarks.work import Run, Work
from benchmarks.works import commands
from benchmarks.works.commands import command, warm
from benchmarks.works.library import prepare_files

MANY = 5_000
"""Parts of one large import."""
_turns = count()


def _warm(folder: Path, *arguments: str) -> Run:
    caches = folder / "caches"
    warm("list", "--plain", caches=caches)
    return warm("--library", str(folder / "library"), *arguments, caches=caches)


def list_(size: int, folder: Path) -> Run:
    return _warm(folder, "list")


def show(size: int, folder: Path) -> Run:
    return _warm(folder, "show", part_number(size // 2))


def import_one(size: int, folder: Path) -> Run:
    return _import(folder, [size // 2])


def import_many(size: int, folder: Path) -> Run:
    return _import(folder, range(min(MANY, size)))


def _import(folder: Path, indexes: "list[int] | range") -> Run:
    """Parts whose description is another one, from one XML file."""
    import cadbridge

    text = {"en_US": f"Changed for the {next(_turns)}. time in {folder.name}"}
    parts = tuple(replace(make_part(index), description=text) for index in indexes)
    file = folder / "changed.xml"
    cadbridge.write(replace(small_library(), parts=parts), file)
    _warm(folder, "list", "--plain")
    library, caches = str(folder / "library"), folder / "caches"
    return command("--library", library, "import", "--apply", str(file), caches=caches)


def raw_import_many(size: int, folder: Path) -> Run:
    """The files of as many parts, written."""
    from cadbridge.library import write_library

    parts = tuple(make_part(index) for index in range(min(MANY, size)))
    return lambda: write_library(replace(small_library(), parts=parts), folder / "written")


_FILES, _SHORT = 20_000, 100

WORKS = (
    Work(
        name="show-large",
        what="files",
        size=_FILES,
        short=_SHORT,
        prepare=prepare_files,
        ours=show,
        raw=commands.show,
        most_times_raw=2,
        elapsed=True,
    ),
    Work(
        name="list-large",
        what="files",
        size=_FILES,
        short=_SHORT,
        prepare=prepare_files,
        ours=list_,
        raw=commands.list_,
        most_times_raw=5,
        elapsed=True,
    ),
    Work(
        name="import-one",
        what="files",
        size=_FILES,
        short=_SHORT,
        prepare=prepare_files,
        ours=import_one,
        raw=show,
        most_times_raw=3,
        most_megabytes=200,
        elapsed=True,
    ),
    Work(
        name="import-many",
        what="files",
        size=_FILES,
        short=_SHORT,
        prepare=prepare_files,
        ours=import_many,
        raw=raw_import_many,
        most_times_raw=1.2,
        most_megabytes=600,
        elapsed=True,
    ),
)
