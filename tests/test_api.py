"""The public interface."""

import builtins
import doctest
import inspect
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import cadbridge
from cadbridge import api, findings, model, results
from cadbridge import formats as formats_module
from cadbridge.cli.group import COMMANDS
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


ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guides" / "python.md").read_text("utf-8")
SCRIPTS = {
    section.partition("\n")[0]: script
    for section in GUIDE.split("\n## ")
    for script in re.findall(r"```python\n(.*?)```", section, re.DOTALL)
}
PRINTED = {
    "# Using cadbridge from Python": ["write eplan edition 2.9 2026", "read excel header_row"],
    "The parts of a vendor's archive as rows": [
        "{'part': 'MPC.DUET 40', 'maker': 'MPC', 'port': 'POWER', 'contact': '1', "
        "'signal': '+24 Vdc'}"
    ],
    "A pin list of three parts": ["[]", "out/eplan/parts.xml", "out/excel/MPC.DUET HV 80.xlsx"],
    "What a format would lose": ["1 value not carried: "],
    "What differs between two exports": [
        "MPC.DUET HV 80 ports[CN1].pins[1].signal: 'SPARE' -> 'TX232'",
        "8 values that only one of them shows",
    ],
    "What a supplier sent back, taken into a library": [
        "ACME.AX1 description[en_US]: ",
        "0 gone in the file",
        "wrote my-library/drives/ax1.yaml",
    ],
    "A change in many parts of a library": ["my-library/drives/ax1.yaml"],
    "Which drives does a cable fit?": ["MPC.DUET AD EtherCAT POWER"],
}
"""Lines that scripts of the guide print, or their beginnings."""


@pytest.fixture
def beside_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The files that the scripts of the guide work on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(formats_module, "_registered", {})
    library = cadbridge.shipped_library()
    list(start_library(Path("my-library")))
    cadbridge.write(library, "vendor.edz", parts=["DUET 40"])
    cadbridge.write(library, "vendor.xml", parts=["DUET 60", "POWER CABLE for DUET AD"])
    cadbridge.write(library, "drive.xml", parts=["DUET HV 80"])
    cadbridge.write(with_another_signal("DUET HV 80"), "old-drive.xlsx", parts=["DUET HV 80"])
    mine = cadbridge.read("my-library").library
    sent = replace(mine.part_by_number["ACME.AX1"], description={"en_US": "Servo drive, 48 V"})
    cadbridge.write(mine.with_parts((sent,)), "sent-back.xlsx")
    yield tmp_path
    formats_module.formats.cache_clear()


@pytest.mark.parametrize("title", SCRIPTS)
def test_each_script_of_the_guide_runs_as_it_is_printed(
    beside_the_guide: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    try:
        exec(SCRIPTS[title], {})
    except SystemExit as done:
        assert not done.code
    printed = capsys.readouterr().out.replace("\\", "/").splitlines()
    for line in PRINTED.get(title, []):
        assert any(item.startswith(line) for item in printed), printed
    if title == "A format of your own":
        labels = Path("drives.labels").read_text("utf-8").splitlines()
        assert "MPC.DUET 40 POWER" in labels
    if title == "A part made in Python":
        (part,) = cadbridge.read("ax2.xml").library.parts
        assert [pin.signal for pin in part.ports[0].pins] == ["+48 V", "0 V"]
    if title.startswith("A vendor's file"):
        numbers = {item.part_number for item in cadbridge.read("ours.xml").library.parts}
        assert "OURS.DUET 60" in numbers
    if title == "What differs between two exports":
        assert len(printed) == 3


def test_the_scripts_of_the_guide_are_typed(tmp_path: Path) -> None:
    for number, script in enumerate(SCRIPTS.values()):
        (tmp_path / f"script_{number}.py").write_text(script, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *map(str, tmp_path.glob("*.py"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_guide_names_every_call_and_every_command() -> None:
    calls = [name for name in cadbridge.__all__ if name.islower() and name != "__version__"]
    assert not [name for name in calls if not re.search(rf"\b{name}\b", GUIDE)]
    assert not [name for name in COMMANDS if not re.search(rf"`{name}\b", GUIDE)]


def test_classes_that_calls_return_stand_in_a_public_place() -> None:
    public = (cadbridge, results, model, findings, pathlib, builtins)
    for name in cadbridge.__all__:
        call = getattr(cadbridge, name)
        if not inspect.isfunction(call):
            continue
        for cls in classes_of(get_type_hints(call)["return"]):
            assert any(getattr(place, cls.__name__, None) is cls for place in public), (name, cls)


def classes_of(hint: Any) -> Iterator[type]:
    """The classes that an annotation names."""
    for inner in get_args(hint):
        yield from classes_of(inner)
    cls = get_origin(hint) or hint
    if isinstance(cls, type) and cls.__module__ != "collections.abc" and cls is not type(None):
        yield cls


def with_another_signal(type_number: str) -> Library:
    """The shipped library, but for the signal at the first contact of a drive."""
    library = cadbridge.shipped_library()
    part = library.part_by_number[f"MPC.{type_number}"]
    port = part.ports[0]
    pins = (replace(port.pins[0], signal="SPARE"), *port.pins[1:])
    other = replace(part, ports=(replace(port, pins=pins), *part.ports[1:]))
    return library.with_parts(tuple(other if item is part else item for item in library.parts))
