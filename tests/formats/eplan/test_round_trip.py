"""What is written reads back; the capability table tells the truth."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.diff import diff
from cadbridge.formats import ReadResult, WriteJob, format_named
from cadbridge.formats.eplan.families import settle
from cadbridge.formats.eplan.reader import read_parts
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.mapping import Carriage, Mappings, shipped_mappings
from cadbridge.model import Library
from tests.strategies import libraries

FORMAT = format_named("eplan")


def written(library: Library, edition: str = "2.9", mappings: Mappings | None = None) -> bytes:
    job = WriteJob(
        library=library,
        parts=library.parts,
        mappings=mappings or shipped_mappings(),
        options={"edition": edition},
    )
    stream = BytesIO()
    PartsWriter(job).write(stream, library.parts, library.manufacturers)
    return stream.getvalue()


def read(data: bytes) -> ReadResult:
    return read_parts(BytesIO(data), "parts.xml", shipped_mappings())


@pytest.mark.parametrize("edition", ["2.9", "2026"])
def test_shipped_library_comes_back(shipped_library: Library, edition: str) -> None:
    result = read(written(shipped_library, edition))
    assert diff(shipped_library, result.library, FORMAT.carried_paths()) == []
    assert result.findings == ()


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mappings]:
    """Mappings by the form in which they write cables."""
    folders = {form: tmp_path_factory.mktemp(form) for form in ("component", "module")}
    for form, folder in folders.items():
        (folder / "eplan.yaml").write_text(f"settings:\n  cable_form: {form}\n", encoding="utf-8")
    return {form: Mappings(folder) for form, folder in folders.items()}


@given(
    library=libraries(),
    edition=st.sampled_from(["2.9", "2026"]),
    form=st.sampled_from(["component", "module"]),
)
def test_random_libraries_come_back(
    forms: dict[str, Mappings], library: Library, edition: str, form: str
) -> None:
    result = settle(read(written(library, edition, forms[form])), library)
    back = result.library
    assert diff(library, back, FORMAT.carried_paths()) == []
    assert result.findings == ()


def test_what_is_not_carried_does_not_come_back(shipped_library: Library) -> None:
    back = read(written(shipped_library)).library
    lost = {change.path.partition(".")[0] for change in diff(shipped_library, back)}
    assert lost == {"faces", "source_documents", "manufacturers"}
    not_carried = {
        path.partition(".")[0]
        for path, capability in FORMAT.capabilities().items()
        if capability.carriage is Carriage.NOT_CARRIED
    }
    assert not_carried == lost
    assert all(not maker.sources for maker in back.manufacturers)


def test_same_library_gives_the_same_bytes(shipped_library: Library) -> None:
    assert written(shipped_library) == written(shipped_library)


@pytest.mark.parametrize("edition", ["2.9", "2026"])
@pytest.mark.parametrize("form", ["component", "module"])
def test_cables_come_back_in_either_form(
    shipped_library: Library, edition: str, form: str, forms: dict[str, Mappings]
) -> None:
    back = read(written(shipped_library, edition, forms[form])).library
    assert diff(shipped_library, back, FORMAT.carried_paths()) == []
