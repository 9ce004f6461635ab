"""The public interface."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import cadbridge
from cadbridge import api


@pytest.mark.parametrize("name", cadbridge.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(cadbridge, name)
    assert name == "__version__" or value.__doc__


def test_no_public_name_is_hidden_by_a_module() -> None:
    modules = {path.stem for path in Path(api.__file__).parent.iterdir()}
    assert not modules & set(cadbridge.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = cadbridge.nothing


def test_importing_the_package_imports_no_file_library() -> None:
    heavy = "{'lxml', 'ezdxf', 'openpyxl', 'xlsxwriter', 'pydantic', 'yaml', 'py7zr', 'rich'}"
    code = f"import sys, cadbridge, cadbridge.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_examples_in_the_documentation_hold() -> None:
    result = doctest.testmod(api)
    assert result.attempted and not result.failed


def test_read_what_was_written(tmp_path: Path) -> None:
    library = cadbridge.shipped_library()
    path = tmp_path / "one.yaml"
    assert cadbridge.write(library, path, parts=["duet 40"]) == []
    (part,) = cadbridge.read(path).library.parts
    assert part == library.part_by_number["MPC.DUET 40"]


def test_changes_found_are_changes_that_can_be_made() -> None:
    library = cadbridge.shipped_library()
    fewer = library.with_parts(library.parts[1:])
    changes = cadbridge.compare(library, fewer)
    assert [change.kind for change in changes] == ["removed"]
    assert cadbridge.apply_changes(library, changes) == fewer


def test_the_round_trip_is_proved_by_format() -> None:
    (report,) = cadbridge.prove_round_trip(cadbridge.shipped_library(), ["library"])
    assert not report.differences
    assert {part.part for part in report.parts} >= {"MPC.DUET 40", "SIE.3RT2026-2EK60"}
