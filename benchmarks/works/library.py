"""Library files, comparing and checking."""

import os
from dataclasses import replace
from pathlib import Path

from benchmarks.data import PROTOTYPES, make_part, multiplied_library, small_library, whole_library
from benchmarks.work import Run, Work

CHANGES = 100


def _caches(folder: Path) -> Path:
    return folder / "caches"


def prepare_files(size: int, folder: Path) -> None:
    """A library folder of one file a part."""
    from cadbridge.library import library_text, write_library

    write_library(small_library(), folder / "library")
    texts = [
        library_text(
            replace(small_library(), parts=(make_part(at),), manufacturers=(), source_documents=())
        )
        for at in range(min(size, PROTOTYPES))
    ]
    parts = folder / "library" / "drives"
    parts.mkdir()
    for index in range(size):
        at = index % PROTOTYPES
        text = texts[at].replace(f"{at:08d}", f"{index:08d}")
        (parts / f"{index:08d}.yaml").write_text(text, encoding="utf-8")


def prepare_cache(size: int, folder: Path) -> None:
    """The same, loaded once."""
    prepare_files(size, folder)
    load_cached(size, folder)()


def load(size: int, folder: Path) -> Run:
    from cadbridge.library import read_library

    os.environ["CADBRIDGE_CACHE"] = "off"
    return lambda: read_library(folder / "library")


def load_cached(size: int, folder: Path) -> Run:
    from cadbridge.library import read_library

    os.environ["CADBRIDGE_CACHE"] = str(_caches(folder))
    return lambda: read_library(folder / "library")


def raw_load(size: int, folder: Path) -> Run:
    """PyYAML with libyaml: plain data, no lines, no check for keys that stand twice."""
    import yaml

    def run() -> list[object]:
        files = sorted((folder / "library").rglob("*.yaml"))
        return [yaml.load(file.read_bytes(), yaml.CBaseLoader) for file in files]

    return run


def raw_load_cached(size: int, folder: Path) -> Run:
    """The JSON of the cache to plain data, after asking the system for the times of every file."""
    import json

    (store,) = _caches(folder).glob("*.objects")

    def run() -> list[object]:
        for file in sorted((folder / "library").rglob("*.yaml")):
            file.stat()
        with store.open("rb") as stream:
            return [json.loads(line.split(b" ", 2)[2]) for line in stream]

    return run


def diff(size: int, folder: Path) -> Run:
    from cadbridge.jobs.diff import diff as compare

    old, new = whole_library(size), whole_library(size)
    parts = list(new.parts)
    for index in range(0, size, max(1, size // CHANGES)):
        parts[index] = replace(parts[index], note={"en_US": "changed"})
    changed = new.with_parts(tuple(parts))
    return lambda: compare(old, changed)


def raw_diff(size: int, folder: Path) -> Run:
    """Python's own comparison of every part with its counterpart."""
    old, new = whole_library(size), whole_library(size)

    def run() -> int:
        news = {part.part_number: part for part in new.parts}
        return sum(part != news[part.part_number] for part in old.parts)

    return run


def check(size: int, folder: Path) -> Run:
    from cadbridge.check import check_library
    from cadbridge.library import LoadedLibrary

    loaded = LoadedLibrary(library=multiplied_library(size), origins={})
    return lambda: check_library(loaded)


WORKS = (
    Work(
        name="library-load",
        what="files",
        size=20_000,
        short=1_000,
        prepare=prepare_files,
        ours=load,
        raw=raw_load,
    ),
    Work(
        name="library-load-cached",
        what="files",
        size=20_000,
        short=1_000,
        prepare=prepare_cache,
        ours=load_cached,
        raw=raw_load_cached,
    ),
    Work(name="diff", what="parts", size=100_000, short=1_000, ours=diff, raw=raw_diff),
    Work(name="check-library", what="parts", size=100_000, short=1_000, ours=check),
)
