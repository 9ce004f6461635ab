"""Formats name their functions by reference: each must be there."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.formats import Format, Reference, WriteJob, format_named, formats
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.export import export
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Kind, Library, Part

REFERENCES = [
    (name, item.name, reference)
    for name, form in formats().items()
    for item in fields(Format)
    if isinstance(reference := getattr(form, item.name), Reference)
]


@pytest.mark.parametrize(("name", "field", "reference"), REFERENCES)
def test_every_reference_leads_to_a_function(name: str, field: str, reference: Reference) -> None:
    assert callable(reference.resolve()), f"{field} of {name}"


def test_every_format_that_reads_does_so_by_reference() -> None:
    named = {name for name, field, _ in REFERENCES if field == "read"}
    assert {"dxf", "edz", "eplan", "excel"} <= named


def test_a_reference_to_nothing_says_so() -> None:
    with pytest.raises(AttributeError, match="nowhere"):
        Reference("math:nowhere")()


LIBRARY = Library(parts=(Part(part_number="A.1", kind=Kind.OTHER),))
JOB = WriteJob(library=LIBRARY, parts=LIBRARY.parts, mappings=shipped_mappings())


def simple(write: Callable[[WriteJob, Path], None]) -> Format:
    """A format of somebody else that writes single files alone."""
    return replace(format_named("library"), name="labels", export=None, finish=None, write=write)


def _write_label(job: WriteJob, path: Path) -> None:
    path.write_text(job.parts[0].part_number)


def test_a_format_with_a_writer_alone_is_exported(tmp_path: Path) -> None:
    labels = simple(_write_label)
    (written,) = export(JOB, [labels], tmp_path / "new" / "out")
    assert written.path.read_text() == "A.1"


def test_a_writer_that_writes_nothing_is_no_success(tmp_path: Path) -> None:
    idle = simple(lambda job, path: None)
    with pytest.raises(FileError, match="wrote no file"):
        list(export(JOB, [idle], tmp_path))
    with pytest.raises(FileError, match="wrote no file"):
        write_file(JOB, idle, tmp_path / "a.yaml")
