from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.errors import FileError
from cadbridge.library import library_text, read_library, write_library, write_library_file
from cadbridge.model import Kind, Library, Part
from cadbridge.model.fields import LISTS, keyed
from tests.strategies import extras, libraries, texts


@st.composite
def full_libraries(draw: st.DrawFn) -> Library:
    """Libraries with what a foreign file left, too."""
    foreign = st.dictionaries(st.sampled_from(["eplan", "dxf"]), extras(), max_size=2)
    library = draw(libraries())
    parts = tuple(replace(part, extras=draw(foreign)) for part in library.parts)
    return replace(library, parts=parts, records=draw(foreign))


@given(full_libraries())
def test_a_library_in_one_file_comes_back_as_it_was(library: Library) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.yaml"
        write_library_file(library, path)
        assert read_library(path).library == library


@given(full_libraries())
def test_a_library_in_a_folder_comes_back_as_it_was(library: Library) -> None:
    with TemporaryDirectory() as folder:
        write_library(library, Path(folder))
        read = read_library(Path(folder)).library
    for name in LISTS:
        assert keyed(getattr(read, name)) == keyed(getattr(library, name))
    assert read.records == library.records


@given(libraries())
def test_the_same_library_gives_the_same_text_to_any_yaml_tool(library: Library) -> None:
    text = library_text(library)
    assert library_text(library) == text
    data = yaml.safe_load(text) or {}
    numbers = [part["part_number"] for part in data.get("parts", ())]
    assert numbers == [part.part_number for part in library.parts]


@given(st.lists(texts(), min_size=1, max_size=4, unique=True))
def test_no_part_is_lost_to_another_with_the_same_file_name(numbers: list[str]) -> None:
    numbers = [variant for number in numbers for variant in (number, number.swapcase())]
    parts = tuple(Part(part_number=number) for number in dict.fromkeys(numbers))
    with TemporaryDirectory() as folder:
        written = write_library(Library(parts=parts), Path(folder))
        assert len({str(path).casefold() for path in written}) == len(written)
        assert keyed(read_library(Path(folder)).library.parts) == keyed(parts)


def test_each_part_has_a_file_in_the_folder_of_its_kind(tmp_path: Path) -> None:
    parts = tuple(Part(part_number=f"M.{kind}/1", kind=kind) for kind in Kind)
    written = write_library(Library(parts=parts), tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "library.schema.json",
        "drives/M.drive_1.yaml",
        "motors/M.motor_1.yaml",
        "connectors/M.connector_1.yaml",
        "cables/M.cable_1.yaml",
        "contactors/M.contactor_1.yaml",
        "relays/M.relay_1.yaml",
        "circuit-breakers/M.circuit_breaker_1.yaml",
        "power-supplies/M.power_supply_1.yaml",
        "terminals/M.terminal_1.yaml",
        "sensors/M.sensor_1.yaml",
        "plc/M.plc_1.yaml",
        "valves/M.valve_1.yaml",
        "enclosures/M.enclosure_1.yaml",
        "other/M.other_1.yaml",
    ]
    head = written[1].read_text().splitlines()[0]
    assert head == "# yaml-language-server: $schema=../library.schema.json"


def test_fields_at_their_default_are_left_out() -> None:
    part = Part(part_number="M.1", note={"en_US": "007"})
    assert library_text(Library(parts=(part,))) == (
        "parts:\n  - part_number: M.1\n    note: {en_US: \"007\"}\n"
    )  # fmt: skip


def test_text_that_could_not_be_read_back_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("parts: []\n")
    with pytest.raises(FileError, match=r"U\+DC80"):
        write_library_file(Library(parts=(Part(part_number="M.\udc80"),)), path)
    assert path.read_text() == "parts: []\n"


def test_a_text_that_no_file_can_hold_is_named_by_its_place(tmp_path: Path) -> None:
    part = Part(part_number="ACME.1", kind=Kind.OTHER, note={"en_US": "a\0b"})
    with pytest.raises(FileError, match=r"^parts\[ACME.1\].note\[en_US\]: .* character U\+0000"):
        write_library(Library(parts=(part,)), tmp_path)
