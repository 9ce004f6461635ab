from dataclasses import replace
from pathlib import Path

import pytest

from cadbridge.check import check_library
from cadbridge.findings import Severity
from cadbridge.library import read_library, write_library_file
from cadbridge.model import Kind, Part, Property
from tests.check.builders import (
    CONDUCTORS,
    DRIVE,
    FACE,
    LIBRARY,
    PORT,
    found,
    with_conductors,
    with_part,
)


def test_the_same_part_in_two_files_is_found_in_the_second(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("parts:\n  - part_number: X.1\n    note: {en_US: hi}\n")
    findings = check_library(read_library(tmp_path))
    assert [(item.code, item.place.text()) for item in findings] == [
        ("CB211", f"{tmp_path}/b.yaml:2, part X.1")
    ]
    assert findings[0].message == f"X.1 is defined twice, first at {tmp_path}/a.yaml:2"


def test_faces_and_manufacturers_are_unique_too(tmp_path: Path) -> None:
    path = tmp_path / "all.yaml"
    twice = replace(LIBRARY, faces=(FACE, FACE), manufacturers=LIBRARY.manufacturers * 2)
    write_library_file(twice, path)
    findings = check_library(read_library(path))
    assert [(item.code, item.place.part) for item in findings] == [
        ("CB211", "m12"),
        ("CB211", "GEN"),
    ]


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (replace(DRIVE, ports=(PORT, replace(PORT, purpose="x"))), "ports[X1]"),
        (
            replace(DRIVE, properties=(Property(name="a", value="1"),) * 2),
            "properties[ | a]",
        ),
    ],
)
def test_keys_are_unique_in_their_list(part: Part, field: str) -> None:
    assert ("CB212", Severity.ERROR, "GEN.DRIVE", field) in found(with_part(part))


@pytest.mark.parametrize("name", [" X1", "X1\n", "X\N{ZERO WIDTH SPACE}1"])
def test_a_name_is_one_line_of_what_can_be_seen(name: str) -> None:
    problems = found(with_part(replace(DRIVE, ports=(replace(PORT, designation=name),))))
    place = f"ports[{name}].designation"
    assert ("CB215", Severity.WARNING, "GEN.DRIVE", place) in problems


def test_the_same_key_in_two_ports_is_fine() -> None:
    ports = (PORT, replace(PORT, designation="X2"))
    assert found(with_part(replace(DRIVE, ports=ports))) == []


def test_conductor_ids_are_unique_in_a_cable() -> None:
    twin = replace(CONDUCTORS[1], id="1")
    assert ("CB212", Severity.ERROR, "GEN.CABLE", "cable.conductors[1]") in found(
        with_conductors(*CONDUCTORS, twin)
    )


@pytest.mark.parametrize("number", ["DRIVE", "GENDRIVE", "GENX.DRIVE", "gen.DRIVE"])
def test_a_part_number_starts_with_its_manufacturer(number: str) -> None:
    part = replace(DRIVE, part_number=number, type_number="D2")
    assert ("CB213", Severity.WARNING, number, "part_number") in found(with_part(part))


def test_one_type_number_for_two_parts() -> None:
    twin = Part(part_number="GEN.DRIVE-2", kind=Kind.DRIVE, manufacturer="GEN", type_number="DRIVE")
    assert found(with_part(twin)) == [("CB214", Severity.WARNING, "GEN.DRIVE-2", "type_number")]
