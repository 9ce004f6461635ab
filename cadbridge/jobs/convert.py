"""One format to another."""

from collections.abc import Callable, Mapping
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.formats import Format, WriteJob
from cadbridge.jobs.losses import taken_by
from cadbridge.model import Library
from cadbridge.model.filled import filled


def carries_any(library: Library, target: Format, options: Mapping[str, str]) -> bool:
    """Whether anything at all of a library comes across; who only shows it, shows parts."""
    taken = taken_by(target, library)
    if target.read is None:
        return bool(taken.parts)
    carried = target.carried_paths(options)
    return any(path in carried for path in filled(target.share(taken)))


def refuse_nothing(
    library: Library, target: Format, options: Mapping[str, str], path: Path
) -> None:
    """Make sure that something of a library comes across.

    Raises:
        FileError: nothing does; `path` is what it names.
    """
    if not carries_any(library, target, options):
        raise nothing_fits(target, path)


def nothing_fits(target: Format, path: Path) -> FileError:
    """What to raise where a target shows nothing of what would be written."""
    hint = "" if target.capabilities() else "the `capabilities` of that format name no field"
    return FileError(
        f"nothing in it fits into {target.title}; nothing written", path=path, hint=hint
    )


def write_file(job: WriteJob, target: Format, path: Path) -> None:
    """Write to one file all the job's parts that the format takes.

    Raises:
        FileError: the format is read only, or cannot hold the parts in one file; or its writer,
            one of somebody else's, wrote none.
    """
    write = _writer(job, target, path)
    write(job.of(tuple(filter(target.takes, job.parts))), path)
    if not path.exists():
        raise FileError(f"the writer of {target.title} wrote no file", path=path)


def check_fits(job: WriteJob, target: Format, path: Path) -> None:
    """Make sure that one file can hold all the job's parts.

    Raises:
        FileError: as of `write_file`.
    """
    _writer(job, target, path)
    target.fits_one_file(job.of(tuple(filter(target.takes, job.parts))), path)


def _writer(job: WriteJob, target: Format, path: Path) -> Callable[[WriteJob, Path], None]:
    if path.suffix.lower() in target.suffixes_not_written:
        hint = f"write a file that ends in {' or '.join(target.suffixes)}"
        raise FileError(f"{path.suffix} files are read, not written", path=path, hint=hint)
    if target.write is None:
        raise FileError(f"{target.title} files are read only, not written", path=path)
    target.refuse_twins(job.parts)
    return target.write
