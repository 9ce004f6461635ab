"""What holds for every format in the registry, whatever it is and whatever the library."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from cadbridge.formats import Format, WriteJob, formats
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change, diff
from cadbridge.jobs.verify import verify
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from cadbridge.model.fields import LIBRARY_LISTS, library_paths
from cadbridge.model.filled import filled_paths
from cadbridge.model.merge import merge_libraries
from tests.changed import changed_libraries
from tests.strategies import libraries

READABLE = {item.name: item for item in formats().values() if item.read}
every_readable_format = pytest.mark.parametrize("item", READABLE.values(), ids=READABLE)


def job_of(library: Library) -> WriteJob:
    return WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())


def read_back(item: Format, library: Library) -> Library:
    """What a format's files say of a library, read without its help."""
    assert item.read is not None
    assert item.export is not None
    job = job_of(library)
    with TemporaryDirectory() as folder:
        written = [path for path in item.export(job, Path(folder)) if path.suffix in item.suffixes]
        return merge_libraries([item.read(path, job.mappings).library for path in written])


def by_place(changes: Sequence[Change]) -> Mapping[tuple[str, str, str], tuple[Any, Any]]:
    return {(item.part, item.place, item.path): (item.old, item.new) for item in changes}


@every_readable_format
def test_every_field_of_the_model_has_its_line_in_the_table(item: Format) -> None:
    assert set(item.capabilities()) == set(library_paths())


@every_readable_format
@settings(max_examples=15)
@given(library=libraries())
def test_what_is_carried_comes_back_without_a_finding(item: Format, library: Library) -> None:
    with TemporaryDirectory() as folder:
        (report,) = verify(job_of(library), [item], Path(folder))
    assert report.differences == ()
    assert report.findings == ()


@every_readable_format
def test_a_library_of_faces_alone_comes_back_without_a_finding(
    item: Format, shipped_library: Library, tmp_path: Path
) -> None:
    library = Library(faces=shipped_library.faces)
    (report,) = verify(job_of(library), [item], tmp_path)
    assert (report.differences, report.findings) == ((), ())


@every_readable_format
@settings(max_examples=10)
@given(library=libraries())
def test_what_is_not_carried_does_not_come_back(item: Format, library: Library) -> None:
    carried = item.carried_paths()
    back = read_back(item, library)
    assert set(filled_paths(Library(parts=back.parts))) <= carried
    for name in (*LIBRARY_LISTS, "records"):
        is_carried = any(path.partition(".")[0] == name for path in carried)
        assert is_carried or not getattr(back, name), name


@every_readable_format
@settings(max_examples=10)
@given(pair=changed_libraries())
def test_the_difference_of_two_outputs_leads_from_one_to_the_other(
    item: Format, pair: tuple[Library, Library]
) -> None:
    old, new = (read_back(item, library) for library in pair)
    there, back = diff(old, new), diff(new, old)
    assert diff(old, old) == []
    assert by_place(there) == {key: (new, old) for key, (old, new) in by_place(back).items()}
    assert diff(apply(old, there), new) == []
    assert diff(apply(new, back), old) == []
