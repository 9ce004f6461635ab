"""No drawing takes another's file, on Windows neither."""

from pathlib import Path

import pytest

from cadbridge.drawing import Side, drawing_file, drawings_of
from cadbridge.files import same_file
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.export import export
from cadbridge.mapping import shipped_mappings
from cadbridge.model import ConnectorSpec, Gender, Kind, Library, Part, Port


def files(library: Library) -> list[str]:
    drawings = (drawings_of(library, part) for part in library.parts)
    return [drawing_file(drawing, ".dxf") for found in drawings for drawing in found]


def drive(number: str, *ports: str) -> Part:
    return Part(
        part_number=number,
        kind=Kind.DRIVE,
        ports=tuple(Port(designation=designation) for designation in ports),
    )


@pytest.mark.parametrize(
    ("ports", "names"),
    [
        (("I/O", "I_O"), ["I_O~2", "I_O"]),
        (("CAN", "Can", "X1"), ["CAN", "Can~2", "X1"]),
        (("X1", "X1", "X1"), ["X1", "X1~2", "X1~3"]),
    ],
)
def test_ports_whose_names_clash(ports: tuple[str, ...], names: list[str]) -> None:
    assert files(Library(parts=(drive("M.D", *ports),))) == [
        f"M.D/M.D {name}.dxf" for name in names
    ]


def test_parts_whose_names_clash() -> None:
    library = Library(parts=(drive("A/B", "X1"), drive("A_B", "X1"), drive("a_b", "X1")))
    assert files(library) == [
        "A_B~3/A_B~3 X1.dxf",
        "A_B/A_B X1.dxf",
        "a_b~2/a_b~2 X1.dxf",
    ]


def test_bare_faces_whose_names_clash() -> None:
    numbers = ("M.A/B", "M.A_B")
    library = Library(
        parts=tuple(
            Part(
                part_number=number,
                kind=Kind.CONNECTOR,
                connector=ConnectorSpec(series="M8", ways=4, gender=Gender.MALE, face="none"),
            )
            for number in numbers
        )
    )
    assert files(library) == ["faces/M.A_B~2.dxf", "faces/M.A_B.dxf"]


def test_the_name_says_part_port_and_the_side_of_the_wires(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["MPC.I/O CABLE for DUET HV 80-100-142"]
    (drawing,) = drawings_of(shipped_library, part, Side.TERMINATION)
    folder = "MPC.I_O CABLE for DUET HV 80-100-142"
    assert drawing_file(drawing, ".svg") == f"{folder}/{folder} end A termination.svg"


@pytest.mark.parametrize("name", ["dxf", "svg", "excel"])
def test_no_exported_file_takes_the_place_of_another(name: str, tmp_path: Path) -> None:
    parts = (drive("M.A/B", "I/O", "I_O"), drive("M.A_B", "I/O", "i_o"), drive("M.a_b", "X1"))
    job = WriteJob(library=Library(parts=parts), parts=parts, mappings=shipped_mappings())
    paths = [done.path for done in export(job, [format_named(name)], tmp_path)]
    assert len({same_file(str(path)) for path in paths}) == len(paths) >= len(parts)
    assert sorted(paths) == sorted(path for path in tmp_path.rglob("*") if path.is_file())
