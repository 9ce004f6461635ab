from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.errors import FileError, FindingsError
from cadbridge.library import LoadedLibrary, read_library
from cadbridge.library.lined import line_of
from cadbridge.library.paths import Places
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.model import Part
from cadbridge.model.fields import key_of


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def errors(path: Path) -> list[tuple[str, int, str, str, str]]:
    """Code, line, part, field and message of each finding."""
    with pytest.raises(FindingsError) as error:
        read_library(path)
    return [
        (item.code, item.place.line, item.place.part, item.place.field, item.message)
        for item in error.value.findings
    ]


def test_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "parts: [{part_number: A.2}]")
    write(tmp_path, "a/c.yml", "parts: [{part_number: A.1}]")
    write(tmp_path, "notes.txt", "not: yaml")
    loaded = read_library(tmp_path)
    assert [part.part_number for part in loaded.library.parts] == ["A.1", "A.2"]


def test_what_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file or folder"):
        read_library(tmp_path / "none")
    with pytest.raises(FileError, match="holds no library files"):
        read_library(tmp_path)


def test_text_stays_text_and_numbers_are_exact(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.yaml",
        """
        parts:
          - part_number: SIE.007
            kind: cable
            order_number: 003108020082
            width_mm: 1.10
            cable:
              conductors: [{id: 01, shield: true, cross_section_mm2: 0.140}]
        """,
    )
    (part,) = read_library(path).library.parts
    assert part.order_number == "003108020082"
    assert str(part.width_mm) == "1.10"
    assert part.cable
    (conductor,) = part.cable.conductors
    assert (conductor.id, conductor.shield) == ("01", True)
    assert str(conductor.cross_section_mm2) == "0.140"


def test_all_errors_come_at_once_with_line_part_and_field(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.yaml",
        """\
        parts:
          - part_number: A.1
            kind: pump
            width_mm: wide
            ports:
              - designation: X1
                pins:
                  - {contact: "1", optional: maybe}
                  - {contact: "2", singal: PE}
          - kind: drive
        """,
    )
    write(tmp_path, "b.yaml", "parts:\n  - {part_number: B.1, ports: [X1], note: hello}\n")
    kinds = (
        "'drive', 'motor', 'connector', 'cable', 'contactor', 'relay', 'circuit_breaker', "
        "'power_supply', 'terminal', 'sensor', 'plc', 'valve', 'enclosure' or 'other' is expected, "
        "not 'pump'"
    )
    assert errors(tmp_path) == [
        ("CB102", 3, "A.1", "kind", kinds),
        ("CB102", 4, "A.1", "width_mm", "a number is expected, not 'wide'"),
        (
            "CB102",
            8,
            "A.1",
            "ports[X1].pins[1].optional",
            "true or false is expected, not 'maybe'",
        ),
        ("CB103", 9, "A.1", "ports[X1].pins[2].singal", "unknown key 'singal'; is 'signal' meant?"),
        ("CB102", 10, "", "part_number", "this field is required"),
        ("CB102", 2, "B.1", "note", "a mapping (key: value) is expected, not 'hello'"),
        ("CB102", 2, "B.1", "ports[0]", "a mapping (key: value) is expected, not 'X1'"),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("NaN", "a number is expected, not 'NaN'"),
        ("-Infinity", "a number is expected, not '-Infinity'"),
        ("1e999999999", "the number has more than 18 digits on one side of the point"),
        ("1e-999999999", "the number has more than 18 digits on one side of the point"),
        ("0e-999999999", "the number has more than 18 digits on one side of the point"),
        ("1,5", "a number is expected, not '1,5'"),
        ("5 mm", "a number is expected, not '5 mm'"),
        ("''", "a number is expected, not ''"),
        ("[5]", "a number is expected"),
    ],
)
def test_numbers_that_are_none(tmp_path: Path, value: str, message: str) -> None:
    path = write(tmp_path, "a.yaml", f"parts:\n  - part_number: A.1\n    width_mm: {value}\n")
    assert errors(path) == [("CB102", 3, "A.1", "width_mm", message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "a mapping (key: value) is expected, not 'hello'"),
        ("- a", "a mapping (key: value) is expected"),
        ("parts: a", "a list is expected, not 'a'"),
        ("parts:", "a list is expected, not ''"),
        ("parts: {a: b}", "a list is expected"),
        ("part: []", "unknown key 'part'; is 'parts' meant?"),
        ("records: a", "a mapping (key: value) is expected, not 'a'"),
    ],
)
def test_any_other_shape_is_an_error_in_plain_words(
    tmp_path: Path, text: str, message: str
) -> None:
    assert [item[4] for item in errors(write(tmp_path, "a.yaml", text))] == [message]


def test_a_long_wrong_value_is_not_printed_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", f"parts: [{{part_number: A, width_mm: {'x' * 5000}}}]")
    assert len(errors(path)[0][4]) < 120


def test_records_of_one_format_stand_in_one_file(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "records: {eplan: {a: '1'}, dxf: [x]}")
    write(tmp_path, "b.yaml", "records: {excel: y}")
    assert read_library(tmp_path).library.records == {
        "eplan": {"a": "1"},
        "dxf": ["x"],
        "excel": "y",
    }
    write(tmp_path, "c.yaml", "records:\n  eplan: {b: '2'}")
    assert errors(tmp_path) == [
        (
            "CB106",
            2,
            "",
            "records[eplan]",
            f"records of 'eplan' stand in {tmp_path / 'a.yaml'} too",
        )
    ]


PLACES = """\
parts:
  - part_number: A.1
    description:
      en_US: hello
    ports:
      - designation: "a].b"
        pins:
          - contact: "1"
            signal: one
          - contact: "1"
            signal: two
      - designation: a
        pins: []
    properties:
      - {group: g, name: n, condition: c, value: "1"}
      - {name: n, value: "2"}
    cable:
      end_a:
        mates_with:
          - {part_number: B, port: X1}
"""


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("", 2),
        ("description", 3),
        ("description[en_US]", 4),
        ("ports[a].b].pins[1].signal", 9),
        ("ports[a].b].pins[1#2].signal", 11),
        ("ports[a]", 12),
        ("ports[a].pins", 13),
        ("properties[g | n | c].value", 15),
        ("properties[ | n].value", 16),
        ("cable.end_a.mates_with[B | X1].port", 20),
        ("ports[nowhere].pins[1]", 5),
        ("weight_kg", 2),
    ],
)
def test_a_place_leads_to_its_line(tmp_path: Path, field: str, line: int) -> None:
    path = write(tmp_path, "a.yaml", PLACES)
    place = read_library(path).place("parts", "A.1", field)
    assert (place.file, place.line, place.part, place.field) == (str(path), line, "A.1", field)


def test_a_part_that_no_file_holds_has_no_line(tmp_path: Path) -> None:
    place = read_library(write(tmp_path, "a.yaml", PLACES)).place("parts", "Z", "note")
    assert (place.file, place.line, place.part) == ("", 0, "Z")


KEY = st.text(alphabet="a1].[ #", min_size=1, max_size=5)


@given(st.lists(KEY, min_size=1, max_size=4, unique=True), st.data())
def test_places_and_paths_are_each_other_s_inverse(keys: list[str], data: st.DataObject) -> None:
    lines = ["ports:"]
    for key in keys:
        lines += [f"- designation: {key!r}", "  pins: [{contact: '1', signal: x}]"]
    plain = parse_yaml("\n".join(lines).encode(), "f.yaml")
    index = data.draw(st.integers(0, len(keys) - 1))
    path: list[str | int] = ["ports", index, "pins", 0, "signal"]
    places = Places()
    place = places.place_of(plain, Part, path)
    assert place == f"ports[{keys[index]}].pins[1].signal"
    found = places.path_to(plain, Part, place)
    assert places.place_of(plain, Part, found) == place
    assert line_of(plain, found) > 1


def test_every_place_of_the_shipped_library_has_a_line(loaded_library: LoadedLibrary) -> None:
    for part in loaded_library.library.parts:
        for port in part.ports:
            for pin in port.pins:
                field = f"ports[{port.designation}].pins[{key_of(pin)}].contact"
                place = loaded_library.place("parts", part.part_number, field)
                assert place.file
                assert place.line > 1
