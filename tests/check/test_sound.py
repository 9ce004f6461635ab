import random
from dataclasses import replace

from hypothesis import given

from cadbridge.check import check_library
from cadbridge.findings import has_errors
from cadbridge.library import LoadedLibrary
from cadbridge.model import Library
from tests.check.builders import LIBRARY, findings, found
from tests.strategies import libraries


def test_a_sound_library_has_no_findings() -> None:
    assert found(LIBRARY) == []


def test_the_shipped_library_has_no_errors_and_no_warnings(loaded_library: LoadedLibrary) -> None:
    assert [item for item in check_library(loaded_library) if item.severity != "note"] == []


def test_findings_stand_in_the_order_of_files_and_lines(loaded_library: LoadedLibrary) -> None:
    places = [item.place for item in check_library(loaded_library)]
    keys = [(place.file, place.line) for place in places]
    assert keys == sorted(keys)
    assert all(place.file and place.line and place.part for place in places)


@given(libraries())
def test_any_library_can_be_checked_and_gives_the_same_findings(library: Library) -> None:
    assert findings(library) == findings(library)


def test_the_order_of_parts_does_not_change_what_is_found() -> None:
    broken = replace(LIBRARY, manufacturers=())
    parts = list(broken.parts)
    random.Random(1).shuffle(parts)
    assert sorted(found(broken)) == sorted(found(broken.with_parts(tuple(parts))))
    assert has_errors(findings(broken))
