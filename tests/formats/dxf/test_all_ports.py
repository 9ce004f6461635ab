"""The sheet of all ports comes back, whichever way it is drawn."""

from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile

from cadbridge.model import Library, Port
from tests.formats.dxf.drawn import changes, export_all, read

OPTIONS: tuple[dict[str, str], ...] = (
    {},
    {"space": "model"},
    {"dxf_version": "R12", "language": "de"},
    {"sheet": "a3", "language": "it"},
    {"sheet": "a4"},
)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("number", ["MPC.DUET HV 80", "MPC.DUET 40"])
def test_all_ports_come_back(
    shipped_library: Library, number: str, options: dict[str, str], tmp_path: Path
) -> None:
    files = export_all(shipped_library, number, tmp_path, **options)
    shown: list[Port] = []
    for path in (path for path in files if " all ports" in path.stem):
        assert not readfile(path).audit().has_errors
        result = read(path)
        assert result.findings == ()
        assert changes(shipped_library, result) == []
        shown += result.library.parts[0].ports
    shown.sort(key=lambda port: port.designation)
    ports = shipped_library.part_by_number[number].ports
    known = sorted(ports, key=lambda port: port.designation)
    assert [port.designation for port in shown] == [port.designation for port in known]
    assert [len(port.pins) for port in shown] == [len(port.pins) for port in known]


def test_a_change_in_one_table_is_that_port_s(shipped_library: Library, tmp_path: Path) -> None:
    (path,) = (
        path
        for path in export_all(shipped_library, "MPC.DUET 40", tmp_path)
        if path.stem.endswith(" all ports")
    )
    path.write_text(path.read_text("utf-8").replace("\nAIN 0\n", "\nAIN 7\n"), "utf-8")
    (change,) = changes(shipped_library, read(path))
    assert change.place == "ports[I/O].pins[3].signal"
