"""The public interface."""

import doctest
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import cadbridge
from cadbridge import api
from cadbridge.library.starter import start_library
from cadbridge.model import Library


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


def test_the_guide_runs_as_it_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    list(start_library(Path("my-library")))
    cadbridge.write(cadbridge.shipped_library(), "vendor.edz", parts=["DUET 40"])
    cadbridge.write(
        cadbridge.shipped_library(), "vendor.xml", parts=["DUET 60", "POWER CABLE for DUET AD"]
    )
    cadbridge.write(with_another_signal("DUET HV 80"), "old-drive.xlsx", parts=["DUET HV 80"])
    guide = Path(__file__).parent.parent / "docs" / "guides" / "python.md"
    exec("".join(re.findall(r"```python\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)), {})
    printed = capsys.readouterr().out.replace("\\", "/").splitlines()
    for line in (
        "MPC.DUET AD EtherCAT POWER",
        "out/excel/MPC.DUET HV 80.xlsx",
        "MPC.DUET 40 POWER 1 +24 Vdc",
        "MPC.DUET 60 ['POWER', 'CAN IN', 'I/O', 'CAN OUT']",
        "MPC.DUET HV 80 ports[CN1].pins[1].signal SPARE -> TX232",
    ):
        assert line in printed
    assert printed.count("MPC.POWER CABLE for DUET AD []") == 2
    assert any(line.startswith("note my-library/drives/ax1.yaml:") for line in printed)
    (part,) = cadbridge.read("ax2.xml").library.parts
    assert [pin.signal for pin in part.ports[0].pins] == ["+48 V", "0 V"]


def with_another_signal(type_number: str) -> Library:
    """The shipped library, but for the signal at the first contact of a drive."""
    library = cadbridge.shipped_library()
    part = library.part_by_number[f"MPC.{type_number}"]
    port = part.ports[0]
    pins = (replace(port.pins[0], signal="SPARE"), *port.pins[1:])
    other = replace(part, ports=(replace(port, pins=pins), *part.ports[1:]))
    return library.with_parts(tuple(other if item is part else item for item in library.parts))
