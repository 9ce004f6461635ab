from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from cadbridge.errors import FindingsError
from cadbridge.library import LoadedLibrary, read_library

FAMILY = """\
    parts:
      - {part_number: M.0}
    families:
      - name: F
        shared:
          kind: drive
          manufacturer: M
          note: {en_US: shared}
          sources: [{document: d}]
        shared_ports:
          - designation: POWER
            pins:
              - {contact: "1", signal: +24 V}
          - designation: IO
        types:
          - part_number: M.1
            ports: [{shared: POWER}, {designation: X9}]
          - part_number: M.2
            note: {de_DE: own}
            sources: [{section: s}]
            ports:
              - shared: IO
              - shared: POWER
"""


def read(folder: Path, text: str) -> LoadedLibrary:
    path = folder / "family.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    return read_library(path)


def errors(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(FindingsError) as error:
        read(folder, text)
    return [
        (item.place.line, item.message) for item in error.value.findings if item.code == "CB104"
    ]


def test_types_have_what_the_family_shares(tmp_path: Path) -> None:
    alone, one, two = read(tmp_path, FAMILY).library.parts
    assert alone.part_number == "M.0"
    assert (one.kind, one.manufacturer, one.note) == ("drive", "M", {"en_US": "shared"})
    assert [port.designation for port in one.ports] == ["POWER", "X9"]
    assert [port.designation for port in two.ports] == ["IO", "POWER"]
    assert one.ports[0] == two.ports[1]


def test_lists_are_joined_and_other_fields_replaced(tmp_path: Path) -> None:
    *_, two = read(tmp_path, FAMILY).library.parts
    assert [(item.document, item.section) for item in two.sources] == [("d", ""), ("", "s")]
    assert two.note == {"de_DE": "own"}


def test_a_shared_port_says_only_what_it_has_otherwise(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        "families:\n  - name: F\n    shared_ports:\n"
        "      - {designation: IN, connector: C, purpose: in, pins: [{contact: '1'}]}\n"
        "      - {like: IN, designation: OUT, purpose: out}\n"
        "    types:\n      - part_number: M.1\n        kind: drive\n"
        "        ports: [{shared: IN}, {shared: OUT}]\n",
    )
    first, second = loaded.library.parts[0].ports
    assert second == replace(first, designation="OUT", purpose="out")
    assert loaded.place("parts", "M.1", "ports[OUT].purpose").line == 5
    assert loaded.place("parts", "M.1", "ports[OUT].connector").line == 4


def test_values_keep_their_lines(tmp_path: Path) -> None:
    loaded = read(tmp_path, FAMILY)
    assert loaded.place("parts", "M.1").line == 16
    assert loaded.place("parts", "M.1", "manufacturer").line == 7
    assert loaded.place("parts", "M.2", "ports[POWER].pins[1].signal").line == 13
    assert loaded.place("parts", "M.2", "note").line == 19


def test_a_wrong_value_in_a_shared_port_is_found_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as error:
        read(tmp_path, FAMILY.replace("signal: +24 V", "signl: +24 V"))
    places = {(item.place.line, item.place.part) for item in error.value.findings}
    assert places == {(13, "M.1"), (13, "M.2")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("families: a", [(1, "families is a list")]),
        ("families: [a]", [(1, "a family is a mapping")]),
        ("families: [{}]", [(1, "a family needs name"), (1, "a family needs types")]),
        ("families:\n  - name: F\n    types: a", [(3, "types is a list")]),
        ("families:\n  - name: F\n    types: [a]", [(3, "a type is a mapping")]),
        (
            "families:\n  - name: F\n    shared: a\n    types: []",
            [(3, "what the types share is a mapping")],
        ),
        (
            "families:\n  - {name: F, zzz: 1, aaa: 1, types: []}",
            [(2, "unknown key 'aaa' in a family"), (2, "unknown key 'zzz' in a family")],
        ),
        (
            "families:\n  - name: F\n    types:\n      - ports: [{shared: X}]",
            [(4, "the family shares no port 'X'")],
        ),
        (
            "families:\n  - name: F\n    types:\n      - ports: [{shared: [X]}]",
            [(4, "the family shares no port a list")],
        ),
        (
            "families:\n  - name: F\n    shared_ports: [{purpose: x}, {designation: [a]}]\n"
            "    types: []",
            [(3, "a shared port is a mapping with a designation")] * 2,
        ),
        (
            "families:\n  - name: F\n    shared_ports:\n      - designation: X\n"
            "      - designation: X\n    types: []",
            [(5, "the family shares two ports 'X'")],
        ),
        (
            "families:\n  - name: F\n    shared_ports:\n      - {like: Y, designation: X}\n"
            "      - {designation: Y}\n    types: []",
            [(4, "no shared port 'Y' stands above")],
        ),
        (
            "families:\n  - name: F\n    shared_ports: [{designation: X}]\n    types:\n"
            "      - ports: [{shared: X, purpose: y}]",
            [(5, "nothing stands beside shared: X")],
        ),
        ("parts: a\nfamilies: []", [(1, "parts is a list")]),
    ],
)
def test_what_is_wrong_in_a_family_is_found_with_its_line(
    tmp_path: Path, text: str, found: list[tuple[int, str]]
) -> None:
    assert errors(tmp_path, text) == found
