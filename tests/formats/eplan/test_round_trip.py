"""What is written reads back; the capability table tells the truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.formats import format_named
from cadbridge.formats.eplan.parts.families import settle
from cadbridge.jobs.diff import diff
from cadbridge.mapping import Carriage, Mappings
from cadbridge.model import Library
from tests.formats.eplan.files import read, written
from tests.strategies import libraries

FORMAT = format_named("eplan")


@pytest.mark.parametrize("edition", ["2.9", "2026"])
def test_shipped_library_comes_back(shipped_library: Library, edition: str) -> None:
    result = read(written(shipped_library, edition=edition))
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
    sources=st.booleans(),
)
def test_random_libraries_come_back(
    forms: dict[str, Mappings], library: Library, edition: str, form: str, sources: bool
) -> None:
    data = written(library, edition=edition, mappings=forms[form], sources=sources)
    result = settle(read(data), library)
    back = result.library
    carried = FORMAT.carried_paths({"sources": "yes" if sources else ""})
    assert diff(library, back, carried) == []
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
    back = read(written(shipped_library, edition=edition, mappings=forms[form])).library
    assert diff(shipped_library, back, FORMAT.carried_paths()) == []
