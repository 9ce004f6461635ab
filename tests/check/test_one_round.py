"""All that is wrong in a library is told in one round: errors of the schema hide no others."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.errors import FileError, FindingsError
from cadbridge.jobs.checking import check_path
from cadbridge.library.salvage import salvage
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.mapping import Mappings

MAKER = "manufacturers:\n  - {short_name: GEN, name: Generic}\n"
SOUND = """\
    parts:
      - part_number: GEN.PLUG
        kind: connector
        manufacturer: GEN
        connector: {series: M8, ways: 4, gender: male}
      - part_number: GEN.DRIVE
        kind: drive
        manufacturer: GEN
        ports: [{designation: X1, pins: [{contact: "1"}]}]
      - part_number: GEN.CABLE
        kind: cable
        manufacturer: GEN
        cable:
          end_a: {state: connector, connector: GEN.PLUG, mates_with: [GOAL]}
          end_b: {state: open}
    """.replace("GOAL", "{part_number: GEN.DRIVE, port: X1}")


def found(folder: Path, text: str, further: str = MAKER) -> list[tuple[str, int]]:
    (folder / "parts.yaml").write_text(dedent(text), "utf-8")
    (folder / "others.yaml").write_text(further, "utf-8")
    findings = check_path(folder, Mappings())
    return [(item.code, item.place.line) for item in findings if item.severity == "error"]


@pytest.mark.parametrize(
    ("old", "new", "errors"),
    [
        ("", "", []),
        ("kind: drive", "kind: drvie", [("CB102", 7)]),
        ("gender: male", "gender: mael", [("CB102", 5)]),
        ("GEN.PLUG\n", "GEN.PLUG\n        hight_mm: 3\n", [("CB103", 3)]),
        ("part_number: GEN.DRIVE\n", "kind: drive\n", [("CB102", 6), ("CB101", 7), ("CB204", 14)]),
        ("[{designation: X1,", "[{purpose: x}, {designation: X1,", [("CB102", 9)]),
        ('[{contact: "1"}]', "[{signal: A}]", [("CB102", 9)]),
        ("GEN.PLUG, m", "GEN.PLUGG, m", [("CB202", 14)]),
    ],
)
def test_errors_of_the_schema_bring_no_others_with_them(
    tmp_path: Path, old: str, new: str, errors: list[tuple[str, int]]
) -> None:
    assert found(tmp_path, SOUND.replace(old, new, 1)) == errors


def test_references_are_told_beside_errors_of_the_schema(tmp_path: Path) -> None:
    text = SOUND.replace("kind: drive", "kind: drvie").replace("GEN.PLUG, m", "GEN.PLUGG, m")
    text = text.replace("port: X1", "port: X9").replace("manufacturer: GEN", "manufacturer: GNE", 1)
    expected = [("CB201", 4), ("CB102", 7), ("CB202", 14), ("CB204", 14)]
    assert found(tmp_path, text) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        "series: M8, ways: five, gender: male",
        "series: [M8], ways: 4, gender: male",
        "series: M8, ways: 4, gender: mael",
        "series: M8, gender: male",
        "ways: x, gender: [y]",
    ],
)
def test_a_wrong_value_that_an_object_needs_does_not_hide_what_else_it_names(
    tmp_path: Path, wrong: str
) -> None:
    text = SOUND.replace("series: M8, ways: 4, gender: male", f"{wrong}, face: gone")
    text = text.replace(
        "state: connector, connector: GEN.PLUG", "state: conector, connector: GEN.X"
    )
    codes = sorted({code for code, _ in found(tmp_path, text)})
    assert codes == ["CB102", "CB202", "CB203"]
    mended = text.replace(wrong, "series: M8, ways: 4, gender: male")
    mended = mended.replace("conector,", "connector,")
    assert sorted({code for code, _ in found(tmp_path, mended)}) == ["CB202", "CB203"]


def test_what_could_not_be_read_is_not_called_missing(tmp_path: Path) -> None:
    maker = "manufacturers:\n  - {short_name: GEN, kind: maker, name: [a]}\n"
    assert {code for code, _ in found(tmp_path, SOUND, maker)} == {"CB102", "CB103"}


@pytest.mark.parametrize("text", ["- a\n", "a\n", "parts: a\n", "[]\n", "parts: [a, [b], {}]\n"])
def test_what_is_no_library_file_is_an_error(tmp_path: Path, text: str) -> None:
    assert {code for code, _ in found(tmp_path, text)} <= {"CB102", "CB103"}
    assert found(tmp_path, text)


def test_a_part_whose_device_is_gone_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        MAKER + dedent(SOUND).replace("part_number: GEN.DRIVE, ", "part_number: GEN.OLD, ")
    )
    (finding,) = [item for item in check_path(tmp_path, Mappings()) if item.code == "CB204"]
    assert finding.message == "there is no part 'GEN.OLD'"
    assert "mates_with" in finding.rule.advice


@given(st.data())
def test_anything_is_salvaged_without_an_error(data: st.DataObject) -> None:
    lines = dedent(SOUND).splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(1, len(lines) - 1))
        head, colon, _ = lines[at].partition(": ")
        lines[at] = (
            head + (colon or ": ") + data.draw(st.sampled_from(["[a]", "{b: c}", "zzz", "1"]))
        )
    try:
        content = parse_yaml("\n".join(lines).encode(), "f")
    except (FileError, FindingsError):
        return
    for filling in (False, True):
        rest = salvage(content, filling=filling)
        assert rest is None or all(
            len(rest.positions[name]) == len(getattr(rest.library, name)) for name in rest.positions
        )


def test_what_is_no_yaml_or_stands_twice_hides_nothing_elsewhere(tmp_path: Path) -> None:
    broken = "manufacturers:\n  - {short_name: GEN, name: [}\n"
    text = SOUND.replace("GEN.PLUG, m", "GEN.PLUGG, m")
    assert sorted(found(tmp_path, text, broken)) == [("CB107", 2), ("CB202", 14)]
    twice = "manufacturers:\n  - {short_name: GEN, name: Generic, name: G}\n"
    assert sorted(found(tmp_path, text, twice)) == [("CB101", 2), ("CB202", 14)]


def test_a_shared_port_that_is_not_there_hides_nothing(tmp_path: Path) -> None:
    family = MAKER + dedent("""\
        families:
          - name: F
            shared: {kind: drive, manufacturer: GEN}
            types:
              - {part_number: GEN.F1, ports: [{shared: X9}]}
              - {part_number: GEN.F2, width_mm: a, manufacturer: NOBODY}
        """)
    text = SOUND.replace("part_number: GEN.DRIVE, port: X1", "part_number: GEN.F1, port: X9")
    errors = found(tmp_path, text, family)
    assert sorted(code for code, _ in errors) == ["CB102", "CB104", "CB201"]


def test_one_file_that_is_no_yaml_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "parts.yaml").write_text("parts: [", "utf-8")
    with pytest.raises(FileError, match="is not YAML"):
        check_path(tmp_path / "parts.yaml", Mappings())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{state: open}", "{state: open, shell_contact: Case}", "connector.shell_contact"),
        ("kind: drive", "kind: drive\n        colour: red", "cable.conductors.colour"),
        ("{state: open}", "{state: open, kind: cable}", "kind of the part itself"),
    ],
)
def test_a_key_that_belongs_elsewhere_is_told_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    found(tmp_path, SOUND.replace(old, new, 1))
    (message,) = [f.message for f in check_path(tmp_path, Mappings()) if f.code == "CB103"]
    assert "meant" not in message
    assert f"its place is {said}" in message
