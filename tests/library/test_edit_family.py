"""Changes of parts that come from a family."""

import difflib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import diff
from cadbridge.library import edit_library, read_library
from cadbridge.model import Accessory, Kind, Library, Part, Pin, Source
from tests.changed import changed_parts

FAMILY = dedent(
    """\
    families:
      - name: two sizes
        shared:  # by all
          kind: drive
          width_mm: 40.0
          note: {en_US: small}
          accessories:
            - {part_number: GEN.mount}
          sources:
            - {document: d, section: s}  # one for all
          ports:
            - {shared: CAN}
        shared_ports:
          # on every size
          - designation: CAN
            pins:
              - {contact: "1", signal: CANH}
              - {contact: "2", signal: CANL}  # low
          - {designation: IO, purpose: signals}
        types:
          # the small one
          - part_number: GEN.40
            type_number: "40"
            ports:
              - {shared: IO}  # as shared
              - {designation: POWER, purpose: supply}

          # the large one
          - part_number: GEN.60
            width_mm: 60.0  # wider
            accessories:
              - {part_number: GEN.fan}
            ports:
              - {shared: IO}
    """
)

WITH_A_LIKENESS = FAMILY.replace(
    "- {designation: IO, purpose: signals}",
    "- {designation: IO, purpose: signals}\n"
    "      - {like: CAN, designation: OUT, purpose: further}",
).replace("- {shared: IO}\n", "- {shared: IO}\n          - {shared: OUT}\n")
"""The same, and the second type has a port that differs in little from another."""

PartUpdate = Callable[[Part], Part]


def edited(tmp_path: Path, small: PartUpdate, large: PartUpdate, text: str = FAMILY) -> list[str]:
    """Lines that went and came, when the family's two parts change."""
    path = tmp_path / "family.yaml"
    path.write_text(text)

    def update(library: Library) -> Library:
        first, second = library.parts
        return library.with_parts((small(first), large(second)))

    wanted = update(read_library(path).library)
    edit_library(path, update)
    assert diff(read_library(path).library, wanted) == []
    return difference(path.read_text(), text)


def difference(text: str, old: str = FAMILY) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(), text.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def same(part: Part) -> Part:
    return part


def to(**values: Any) -> PartUpdate:
    """Gives a part other values."""
    return lambda part: replace(part, **values)


def port_to(designation: str, **values: Any) -> PartUpdate:
    """Gives a port other values."""

    def update(part: Part) -> Part:
        ports = [
            replace(port, **values) if port.designation == designation else port
            for port in part.ports
        ]
        return replace(part, ports=tuple(ports))

    return update


def without(designation: str) -> PartUpdate:
    """Takes a port away."""
    return lambda part: replace(
        part, ports=tuple(port for port in part.ports if port.designation != designation)
    )


def plus(part_number: str) -> PartUpdate:
    """Adds an accessory."""
    return lambda part: replace(
        part, accessories=(*part.accessories, Accessory(part_number=part_number))
    )


CAN_PINS = (Pin(contact="1", signal="CANH"), Pin(contact="2", signal="CAN-L"))


def test_what_all_types_change_alike_changes_where_it_is_shared(tmp_path: Path) -> None:
    both = to(kind=Kind.OTHER, note={"en_US": "tiny"})
    assert edited(tmp_path, both, both) == [
        "-      kind: drive",
        "-      note: {en_US: small}",
        "+      note: {en_US: tiny}",
    ]


def test_a_shared_port_changes_once_for_all(tmp_path: Path) -> None:
    both = port_to("CAN", pins=CAN_PINS)
    assert edited(tmp_path, both, both) == [
        '-          - {contact: "2", signal: CANL}  # low',
        '+          - {contact: "2", signal: CAN-L}  # low',
    ]


def test_one_type_gets_a_value_of_its_own(tmp_path: Path) -> None:
    assert edited(tmp_path, to(type_number="40 S", kind=Kind.CONTACTOR), same) == [
        '-        type_number: "40"',
        "+        kind: contactor",
        '+        type_number: "40 S"',
    ]
    assert edited(tmp_path, same, to(width_mm=Decimal(61))) == [
        "-        width_mm: 60.0  # wider",
        "+        width_mm: 61  # wider",
    ]
    assert edited(tmp_path, same, to(note={})) == ["+        note: {}"]


def test_the_only_heir_of_a_shared_value_changes_it(tmp_path: Path) -> None:
    assert edited(tmp_path, to(width_mm=Decimal(41)), same) == [
        "-      width_mm: 40.0",
        "+      width_mm: 41",
    ]


def test_none_cannot_overrule_what_is_shared(tmp_path: Path) -> None:
    assert edited(tmp_path, same, to(width_mm=None)) == [
        "-      width_mm: 40.0",
        "+        width_mm: 40.0",
        "-        width_mm: 60.0  # wider",
    ]


def test_a_shared_port_is_written_out_where_it_differs(tmp_path: Path) -> None:
    assert edited(tmp_path, same, port_to("IO", purpose="other")) == [
        "-          - {shared: IO}",
        "+          - {designation: IO, purpose: other}",
    ]


def both_buses(part: Part) -> Part:
    """Gives both buses other pins."""
    return port_to("OUT", pins=CAN_PINS)(port_to("CAN", pins=CAN_PINS)(part))


def test_a_port_like_another_follows_it(tmp_path: Path) -> None:
    small = port_to("CAN", pins=CAN_PINS)
    assert edited(tmp_path, small, both_buses, WITH_A_LIKENESS) == [
        '-          - {contact: "2", signal: CANL}  # low',
        '+          - {contact: "2", signal: CAN-L}  # low',
    ]


def test_a_port_like_another_keeps_what_it_has_of_its_own(tmp_path: Path) -> None:
    large = port_to("OUT", purpose="to the next")
    assert edited(tmp_path, same, large, WITH_A_LIKENESS) == [
        "-      - {like: CAN, designation: OUT, purpose: further}",
        "+      - {like: CAN, designation: OUT, purpose: to the next}",
    ]


def test_a_port_no_longer_like_another_is_written_out(tmp_path: Path) -> None:
    large = port_to("OUT", pins=CAN_PINS)
    assert edited(tmp_path, same, large, WITH_A_LIKENESS) == [
        "-      - {like: CAN, designation: OUT, purpose: further}",
        "+      - designation: OUT",
        "+        purpose: further",
        "+        pins:",
        '+          - {contact: "1", signal: CANH}',
        '+          - {contact: "2", signal: CAN-L}',
    ]


def test_a_port_whose_model_goes_is_written_out(tmp_path: Path) -> None:
    lines = edited(tmp_path, without("CAN"), without("CAN"), WITH_A_LIKENESS)
    assert "-      - designation: CAN" in lines
    assert "+      - designation: OUT" in lines


def test_a_shared_list_is_handed_down_where_one_type_differs(tmp_path: Path) -> None:
    assert edited(tmp_path, port_to("CAN", pins=()), same) == [
        "-      ports:",
        "-        - {shared: CAN}",
        "+          - {designation: CAN}",
        "+          - {shared: CAN}",
    ]


def test_ports_stay_in_their_order_where_one_type_changes_the_first(tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    only_shared = FAMILY.replace("- {shared: CAN}", "- {shared: CAN}\n        - {shared: IO}")
    path.write_text(only_shared.replace("        - {shared: IO}  # as shared\n", ""))
    path.write_text(path.read_text().replace("ports:\n          - {shared: IO}\n", "ports: []\n"))
    assert [port.designation for port in read_library(path).library.parts[1].ports] == ["CAN", "IO"]

    def update(library: Library) -> Library:
        first, second = library.parts
        return library.with_parts((port_to("CAN", purpose="other")(first), second))

    edit_library(path, update)
    small, large = read_library(path).library.parts
    assert [port.designation for port in small.ports] == ["CAN", "IO", "POWER"]
    assert [port.designation for port in large.ports] == ["CAN", "IO"]


def test_an_item_of_a_shared_list_is_handed_down_where_types_differ(tmp_path: Path) -> None:
    without_mount = to(accessories=())
    assert edited(tmp_path, without_mount, same) == [
        "-      accessories:",
        "-        - {part_number: GEN.mount}",
        "+          - {part_number: GEN.mount}",
    ]
    assert edited(tmp_path, without_mount, to(accessories=())) == [
        "-      accessories:",
        "-        - {part_number: GEN.mount}",
        "-        accessories:",
        "-          - {part_number: GEN.fan}",
    ]


def test_a_port_that_nobody_takes_goes(tmp_path: Path) -> None:
    assert edited(tmp_path, without("IO"), without("IO")) == [
        "-      - {designation: IO, purpose: signals}",
        "-          - {shared: IO}  # as shared",
        "-        ports:",
        "-          - {shared: IO}",
    ]


def test_a_list_grows_in_the_type(tmp_path: Path) -> None:
    assert edited(tmp_path, plus("GEN.x"), plus("GEN.y")) == [
        "+        accessories:",
        "+          - {part_number: GEN.x}",
        "+          - {part_number: GEN.y}",
    ]


def test_a_shared_source_changes_for_all(tmp_path: Path) -> None:
    both = to(sources=(Source(document="d", section="t"),))
    assert edited(tmp_path, both, both) == [
        "-        - {document: d, section: s}  # one for all",
        "+        - {document: d, section: t}  # one for all",
    ]


def test_a_removed_type_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    path.write_text(FAMILY)
    edit_library(path, lambda library: library.with_parts(library.parts[1:]))
    assert [part.part_number for part in read_library(path).library.parts] == ["GEN.60"]
    assert difference(path.read_text()) == [
        "-      - part_number: GEN.40",
        '-        type_number: "40"',
        "-        ports:",
        "-          - {shared: IO}  # as shared",
        "-          - {designation: POWER, purpose: supply}",
    ]


def test_the_last_type_takes_the_file_away(tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    path.write_text(FAMILY)
    edit_library(path, lambda library: library.with_parts(()))
    assert not path.exists()


@given(data=st.data())
def test_any_change_reads_back(tmp_path_factory: pytest.TempPathFactory, data: DataObject) -> None:
    path = tmp_path_factory.mktemp("family") / "family.yaml"
    path.write_text(data.draw(st.sampled_from([FAMILY, WITH_A_LIKENESS])))
    old = read_library(path).library
    new = old.with_parts(data.draw(changed_parts(old.parts)))
    edit_library(path, lambda library: apply(library, diff(old, new)))
    assert diff(read_library(path).library, new) == []
