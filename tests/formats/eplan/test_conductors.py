"""Cores of a cable: their potential types, and rows of a wiring table that have none."""

from dataclasses import replace
from io import BytesIO

import pytest

from cadbridge.drawing.said.words import words_in
from cadbridge.drawing.sheets.wiring import wiring
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.parse import read_records
from cadbridge.library.summary import contents_text
from cadbridge.mapping import shipped_mappings
from cadbridge.model import CableSpec, Conductor, Core, Kind, Library, Part
from tests.formats.eplan.files import read, written

FLEXI = "MPC.POWER CABLE for DUET FLEXI"
RS_232 = "MPC.RS 232 CABLE for DUET HV 80-100-142"


def cable_of(*rows: Conductor) -> Part:
    return Part(
        part_number="ACME.C", kind=Kind.CABLE, type_number="C", cable=CableSpec(conductors=rows)
    )


def element(part: Part) -> Node:
    data = written(Library(parts=(part,)))
    return next(node for node in read_records(BytesIO(data), "parts.xml") if node.tag == "part")


def conductors(node: Node) -> list[Node]:
    (variant,) = node.children_of("variant")
    templates = variant.children_of("functiontemplate")
    return [item for item in templates if item.get("functiondefcategory") == "4"]


@pytest.mark.parametrize(
    ("row", "potential"),
    [
        (Conductor(id="1", colour="GNYE", signal="GND_COM"), ""),
        (Conductor(id="1", colour="WH", signal="PE"), "3"),
        (Conductor(id="1", colour="GNYE"), "3"),
        (Conductor(id="1", colour="GNYE", signal="Protective ground"), "3"),
        (Conductor(id="1", colour="BU", signal="L1"), "1"),
        (Conductor(id="1", colour="BK", signal="N"), "2"),
        (Conductor(id="1", colour="RD", signal="+24 Vdc"), "4"),
        (Conductor(id="1", colour="BU", signal="0 Vdc"), "5"),
        (Conductor(id="1", colour="BU", signal="0V"), "5"),
        (Conductor(id="1", colour="BU", signal="0 V (24 V supply)"), "5"),
        (Conductor(id="1", colour="BN", signal="RX232"), ""),
        (Conductor(id="sw"), ""),
        (Conductor(id="S", shield=True, signal="PE"), "7"),
    ],
)
def test_a_potential_type_follows_what_the_core_carries(row: Conductor, potential: str) -> None:
    part = cable_of(row)
    (node,) = conductors(element(part))
    assert node.get("characteristics") == potential
    assert read(written(Library(parts=(part,)))).library.parts == (part,)


def test_of_the_rs_232_cable_the_white_core_is_protective_earth(shipped_library: Library) -> None:
    nodes = conductors(element(shipped_library.part_by_number[RS_232]))
    earth = [n.get("connectionDesignation") for n in nodes if n.get("characteristics") == "3"]
    assert earth == ["WH"]


def test_a_row_without_a_core_is_no_conductor_and_comes_back(shipped_library: Library) -> None:
    part = shipped_library.part_by_number[FLEXI]
    assert part.cable
    assert [row.id for row in part.cable.conductors if row.core is Core.NONE] == ["C"]
    node = element(part)
    assert len(conductors(node)) == 8
    assert node.children_of("variant")[0].get("P_ARTICLE_CABLEWIRECOUNT") == "8"
    assert contents_text(part).startswith("8 conductors")


@pytest.mark.parametrize(
    "row",
    [
        Conductor(id="C", core=Core.NONE),
        Conductor(id="C: 1", core=Core.NONE, contact_a="C", contact_b="D", signal="NC"),
        Conductor(id="C", core=Core.NONE, shield=True, colour="BK", remarks="two\nlines"),
    ],
)
def test_whatever_such_a_row_says_comes_back(row: Conductor) -> None:
    part = cable_of(row, Conductor(id="1", colour="BK"))
    assert read(written(Library(parts=(part,)))).library.parts == (part,)
    assert len(conductors(element(part))) == 1


def test_no_line_is_drawn_for_it() -> None:
    words = words_in("en", shipped_mappings())
    rows = (Conductor(id="1", contact_a="1"), Conductor(id="2", contact_a="2"))
    none = replace(rows[1], core=Core.NONE)
    both, one = (
        wiring(CableSpec(conductors=(rows[0], row)), ("", ""), 0.0, 0.0, 1.0, words)
        for row in (rows[1], none)
    )
    assert len(both.items) - len(one.items) == 3  # the line in two pieces, and what stands between
