"""Ten million parts: shards of them read, checked, converted, compared and merged with Dask.

    python ten_million_parts.py check   SHARDS FINDINGS
    python ten_million_parts.py convert SHARDS FOLDER SUFFIX
    python ten_million_parts.py diff    OLD NEW FINDINGS
    python ten_million_parts.py merge   SHARDS FOLDER

A shard is a file (or a library folder) of some thousand parts below the folder SHARDS.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dask.distributed import Client, as_completed

import cadbridge


def shards_in(folder: Path) -> list[Path]:
    """The files of a folder, and its library folders, each of which is one shard."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def check(shard: Path) -> list[dict[str, object]]:
    """The findings of one shard, as data."""
    return [finding.as_dict() for finding in cadbridge.check_library(shard)]


def convert(shard: Path, folder: Path, suffix: str) -> Path:
    """One shard in another format, with the manufacturers and faces that its parts name."""
    target = folder / f"{shard.stem}{suffix}"
    cadbridge.write(cadbridge.read(shard).library, target)
    return target


def diff(old: Path, new: Path) -> list[dict[str, str]]:
    """What differs between two versions of one shard."""
    return [
        {"part": change.part, "place": change.place, "old": str(change.old), "new": str(change.new)}
        for change in cadbridge.compare(old, new)
    ]


def split(shard: Path, folder: Path) -> list[tuple[str, Path]]:
    """One shard to a file for each manufacturer, with the manufacturer's name."""
    library = cadbridge.read(shard).library
    pieces = []
    for maker in sorted({part.manufacturer for part in library.parts}):
        own = tuple(part for part in library.parts if part.manufacturer == maker)
        path = folder / f"{maker or 'without manufacturer'} {shard.stem}.yaml"
        cadbridge.write(library.subset(own), path)
        pieces.append((maker, path))
    return pieces


def join(maker: str, pieces: Sequence[Path], folder: Path) -> Path:
    """All pieces of a manufacturer as one file; what stands in several is united."""
    path = folder / f"{maker or 'without manufacturer'}.xml"
    cadbridge.write(cadbridge.merge(*sorted(pieces)), path)
    return path


def merge(client: Client, shards: Sequence[Path], folder: Path) -> Iterator[Path]:
    """One file a manufacturer, of the parts of all shards."""
    between = folder / ".pieces"
    between.mkdir(parents=True, exist_ok=True)
    by_maker: dict[str, list[Path]] = {}
    for _, pieces in as_completed(client.map(split, shards, folder=between), with_results=True):
        for maker, path in pieces:
            by_maker.setdefault(maker, []).append(path)
    joined = [client.submit(join, maker, pieces, folder) for maker, pieces in by_maker.items()]
    for _, path in as_completed(joined, with_results=True):
        yield path


def main(words: Sequence[str], client: Client) -> None:
    """Do what the words say with the workers of a client; the results go to the last folder."""
    command, source, target, *more = words
    shards, out = shards_in(Path(source)), Path(target)
    if command == "check":
        lines = client.gather(client.map(check, shards))
        out.write_text("".join(f"{json.dumps(line)}\n" for found in lines for line in found))
    elif command == "convert":
        out.mkdir(parents=True, exist_ok=True)
        client.gather(client.map(convert, shards, folder=out, suffix=more[0]))
    elif command == "diff":
        others = [out / shard.name for shard in shards]
        lines = client.gather(client.map(diff, shards, others))
        Path(more[0]).write_text(
            "".join(f"{json.dumps(line)}\n" for found in lines for line in found)
        )
    else:
        for path in merge(client, shards, out):
            print(path)


if __name__ == "__main__":
    # One machine: a process a core. A cluster: Client("tcp://scheduler:8786"), and folders that
    # all machines see under the same name; nothing else changes.
    with Client(threads_per_worker=1, dashboard_address=":0") as workers:
        main(sys.argv[1:], workers)
