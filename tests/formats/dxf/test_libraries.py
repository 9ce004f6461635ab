"""What the capability table says comes back from any library, and nothing else does."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from cadbridge.model.fields import library_paths
from cadbridge.model.walk import is_filled, leaves
from tests import strategies
from tests.formats.dxf.drawn import DXF, changes, read


def there_and_back(library: Library) -> Iterator[ReadResult]:
    assert DXF.export is not None
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    with TemporaryDirectory() as folder:
        for path in DXF.export(job, Path(folder)):
            yield read(path)


@settings(max_examples=40)
@given(strategies.libraries())
def test_random_libraries_come_back_without_a_finding(library: Library) -> None:
    for result in there_and_back(library):
        assert changes(library, result.library) == []
        assert result.findings == ()


@settings(max_examples=15)
@given(strategies.libraries())
def test_what_is_not_carried_does_not_come_back(library: Library) -> None:
    carried = DXF.carried_paths()
    for result in there_and_back(library):
        assert not result.library.manufacturers
        assert not result.library.source_documents
        for part in result.library.parts:
            came = {path for _, path, value in leaves(part) if is_filled(value)}
            assert came <= carried


def test_every_field_of_the_model_has_its_line_in_the_capability_tables() -> None:
    assert set(DXF.capabilities()) == set(library_paths())
    assert set(format_named("svg").capabilities()) == set(library_paths())
