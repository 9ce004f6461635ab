import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge import write_formats
from cadbridge.errors import FileError
from cadbridge.files import (
    FreeNames,
    atomic_file,
    open_file,
    safe_file_name,
    same_file,
    unique_file_names,
    write_atomic,
)
from cadbridge.model import (
    ConnectorSpec,
    Face,
    FaceContact,
    Gender,
    Key,
    Kind,
    Library,
    Part,
    Pin,
    Port,
    Shell,
)
from cadbridge.model.face import ShellKind

ILLEGAL = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("MPC.I/O CABLE for DUET HV 80-100-142", "MPC.I_O CABLE for DUET HV 80-100-142"),
        ("MPC.DUET 40", "MPC.DUET 40"),
        ("Schütz", "Schütz"),
        ('a<b>c:d"e\\f|g?h*i', "a_b_c_d_e_f_g_h_i"),
        ("name. ", "name"),
        ("..", "_"),
        ("", "_"),
        ("con", "_con"),
        ("CON.yaml", "_CON.yaml"),
        ("LPT1", "_LPT1"),
        ("COM1.x", "_COM1.x"),
        ("com²", "_com²"),
        ("nul .txt", "_nul .txt"),
        ("CONIN$", "_CONIN$"),
        ("console", "console"),
        ("x" * 300, "x" * 80),
        ("電" * 300, "電" * 26),
        ("a\ud800b", "ab"),
        ("A\u202egpj.exe", "Agpj.exe"),
        ("A.a\u200bb\u2060c\ufeff\u00ad\U000e0041", "A.abc"),
        ("a\u2028b\x85c", "a_b_c"),
        ("\u200fמנוע\u2069.", "מנוע"),
        ("\u2066", "_"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text())
def test_any_text_becomes_a_name_that_windows_takes(name: str) -> None:
    safe = safe_file_name(name)
    assert safe
    assert not ILLEGAL & set(safe)
    assert safe == safe.strip(" .")
    assert safe_file_name(safe) == safe


def test_names_that_clash_are_told_apart() -> None:
    assert unique_file_names(["I/O", "I_O", "I:O", "i_o", "X1"]) == {
        "I_O": "I_O",
        "i_o": "i_o~2",
        "I/O": "I_O~3",
        "I:O": "I_O~4",
        "X1": "X1",
    }


@given(st.lists(st.text(alphabet="aAb/_:~2", max_size=4)))
def test_unique_names_are_unique_whatever_the_order(names: list[str]) -> None:
    unique = unique_file_names(names)
    assert set(unique) == set(names)
    assert len({same_file(name) for name in unique.values()}) == len(unique)
    assert unique_file_names(reversed(names)) == unique


def test_long_names_that_clash_stay_short() -> None:
    names = unique_file_names(["x" * 200 + "a", "x" * 200 + "b"])
    assert sorted(map(len, names.values())) == [80, 80]


def test_a_block_that_ends_well_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.txt"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_block_that_raises_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(error), atomic_file(path) as temporary:
        temporary.write_bytes(b"half")
        raise error
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_killed_process_left_behind_goes_with_a_later_write(tmp_path: Path) -> None:
    abandoned, in_use = tmp_path / ".cadbridge-old.tmp", tmp_path / ".cadbridge-new.tmp"
    for path in (abandoned, in_use):
        path.write_bytes(b"half")
    os.utime(abandoned, (0, 0))
    write_atomic(tmp_path / "a.txt", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", in_use.name}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_leads_to_the_new_file(tmp_path: Path) -> None:
    path, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    write_atomic(path, b"old")
    link.symlink_to(path)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_the_mode_of_a_replaced_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_can_be_read_by_others(tmp_path: Path) -> None:
    plain, path = tmp_path / "plain", tmp_path / "atomic"
    plain.write_bytes(b"")
    write_atomic(path, b"")
    assert path.stat().st_mode == plain.stat().st_mode


def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    with (
        pytest.raises(FileError, match=r"none\.yaml: cannot be read: No such file"),
        open_file(tmp_path / "none.yaml"),
    ):
        pass


def test_names_follow_the_key() -> None:
    names = FreeNames()
    assert names.take("MPC.I/O CABLE", ".part.xml") == "MPC.I_O CABLE.part.xml"
    assert names.take("MPC.I_O CABLE", ".part.xml") == "MPC.I_O CABLE~2.part.xml"


def test_paths_of_an_export_stay_short(tmp_path: Path) -> None:
    """However long the names: within the 240 characters that programs on Windows take."""
    long = "MAKER." + "A very long type with many words " * 8
    pin = Pin(contact="1", signal="GND")
    port = Port(designation="CONNECTOR " * 20, connector="M.C", pins=(pin,))
    face = Face(
        id="f" * 150,
        title="Face",
        contacts=(FaceContact(id="1", x_mm=Decimal(0), y_mm=Decimal(0), diameter_mm=Decimal(1)),),
        shell=Shell(kind=ShellKind.CIRCULAR),
        key=Key(kind="none_found"),
    )
    spec = ConnectorSpec(series="S", ways=1, gender=Gender.MALE, face=face.id)
    library = Library(
        parts=(
            Part(part_number=long, kind=Kind.DRIVE, type_number="T", ports=(port,)),
            Part(part_number=f"{long} 2", kind=Kind.DRIVE, type_number="T 2", ports=(port,)),
            Part(part_number="M.C", kind=Kind.CONNECTOR, connector=spec),
        ),
        faces=(face,),
    )
    names = ["eplan", "edz", "excel", "dxf", "svg", "library", "html"]
    written = write_formats(library, tmp_path, names)
    assert max(len(str(path.relative_to(tmp_path))) for path in written) < 200
    assert len({str(path).casefold() for path in written}) == len(written)
