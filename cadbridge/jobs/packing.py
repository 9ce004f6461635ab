"""Parts in one format as one file to hand over, whatever number of files the format needs."""

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.files import atomic_file
from cadbridge.formats import Format, WriteJob
from cadbridge.jobs.convert import carries_any, check_fits, write_file
from cadbridge.jobs.export import export

_YEAR_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def write_as_one(
    job: WriteJob, item: Format, folder: Path, stem: str, *, apart: bool = False
) -> Path:
    """Write a job's parts in a format, as one file or as one archive of its files.

    Args:
        job: the parts.
        item: the format.
        folder: where to.
        stem: name of the file, without what is behind the dot.
        apart: whether each part gets a file of its own, where the format can do both.

    Returns:
        The file.

    Raises:
        FileError: nothing of the parts fits into the format, or it cannot be written.
    """
    if not carries_any(job.library.with_parts(tuple(job.parts)), item, job.options):
        raise FileError(f"nothing in it fits into {item.title}; nothing written")
    if not apart and _fits(job, item, folder / f"{stem}{_suffix(item)}"):
        path = folder / f"{stem}{_suffix(item)}"
        write_file(job, item, path)
        return path
    with tempfile.TemporaryDirectory(dir=folder) as made:
        files = [exported.path for exported in export(job, [item], Path(made))]
        if not files:
            raise FileError(f"nothing in it fits into {item.title}; nothing written")
        if len(files) == 1:
            path = folder / f"{stem}{files[0].suffix}"
            files[0].replace(path)
            return path
        path = folder / f"{stem} {item.name}.zip"
        _zip(files, Path(made), path)
    return path


def writes_apart(item: Format) -> bool:
    """Whether a format can write all parts in one file, and a file for each part as well."""
    return bool(item.write and item.export and not item.canonical and not item.attachable)


def _suffix(item: Format) -> str:
    return item.suffixes[0] if item.suffixes else ""


def _fits(job: WriteJob, item: Format, path: Path) -> bool:
    if item.write is None:
        return False
    try:
        check_fits(job, item, path)
    except FileError:
        return False
    return True


def _zip(files: Iterable[Path], folder: Path, path: Path) -> None:
    """The same bytes for the same files, always."""
    with (
        atomic_file(path) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for file in sorted(files):
            name = file.relative_to(folder).as_posix()
            archive.writestr(zipfile.ZipInfo(name, _YEAR_OF_ZIP), file.read_bytes())
