"""Numbers that are not stated, and functions of parts of which none is known."""

from io import BytesIO

import pytest
from lxml import etree

from cadbridge.formats.eplan.reader import read_parts
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.definitions import function_definitions as known_definitions
from cadbridge.model import (
    Direction,
    Function,
    FunctionType,
    Kind,
    Library,
    Part,
    Pin,
    Port,
    Property,
)
from tests.formats.eplan.files import written

OF_A_KIND_WITHOUT = (Kind.CONNECTOR, Kind.CABLE, Kind.ENCLOSURE, Kind.OTHER)


def back(part: Part) -> Part:
    data = written(Library(parts=(part,)))
    (found,) = read_parts(BytesIO(data), "parts.xml", shipped_mappings()).library.parts
    return found


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"order_number": "7"},
        {"type_number": "T"},
        {"order_number": "7", "type_number": "T"},
        {"order_number": "1"},
        {"order_number": "7", "type_number": "7"},
    ],
)
def test_a_number_that_is_not_stated_comes_back_as_none(numbers: dict[str, str]) -> None:
    part = Part(part_number="A.1", manufacturer="A", **numbers)  # type: ignore[arg-type]
    assert back(part) == part
    text = written(Library(parts=(part,))).decode()
    assert 'P_ARTICLE_TYPENR=""' not in text
    assert "P_ARTICLE_TYPENR=" in text
    assert "P_ARTICLE_ORDERNR=" in text


def test_values_named_like_these_numbers_stay_values() -> None:
    values = tuple(
        Property(name=name, value="7", sources=())
        for name in ("Type number", "Order number", "Price: currency", "Supplier: order number")
    )
    part = Part(part_number="A.1", type_number="T", order_number="1", properties=values)
    assert set(back(part).properties) == set(values)


@pytest.mark.parametrize("kind", Kind)
def test_a_part_has_the_function_of_its_kind_and_comes_back_without(kind: Kind) -> None:
    part = Part(part_number="A.1", type_number="T", order_number="1", kind=kind)
    text = written(Library(parts=(part,))).decode()
    assert text.count("<functiontemplate") == (kind not in OF_A_KIND_WITHOUT)
    assert back(part) == part


def test_what_stands_for_a_kind_is_neither_general_nor_obsolete() -> None:
    defaults = shipped_mappings()["eplan"].settings["default_functions"]
    for code in defaults.values():
        category, group, id_ = code.split(".")
        triple = (category, group, id_)
        assert known_definitions()[triple].is_obsolete is False
        assert triple[2] != "0"


def test_functions_that_are_known_are_all_that_is_written() -> None:
    coil = Function(name="K1", type=FunctionType.COIL, terminals=("A1", "A2"))
    part = Part(part_number="A.1", type_number="T", kind=Kind.RELAY, functions=(coil,))
    assert written(Library(parts=(part,))).decode().count("<functiontemplate") == 1
    assert back(part) == part


def test_what_is_called_not_stated_is_not_called_so_once_it_is_stated() -> None:
    part = Part(part_number="A.1", manufacturer="A", type_number="T")
    stated = written(Library(parts=(part,))).replace(b'ORDERNR="T"', b'ORDERNR="7"')
    assert b"not stated" in stated
    read = read_parts(BytesIO(stated), "parts.xml", shipped_mappings()).library
    assert read.parts[0].order_number == "7"
    assert b"not stated" not in written(read)


def test_pins_of_a_plc_are_its_channels() -> None:
    signals = {"DI0": Direction.IN, "DO 1": Direction.OUT, "AI2": Direction.IN}
    pins = [
        *(Pin(contact=name, signal=name, direction=way) for name, way in signals.items()),
        Pin(contact="M", signal="0 V", direction=Direction.GROUND),
    ]
    part = Part(
        part_number="ACME.1",
        kind=Kind.PLC,
        type_number="1",
        order_number="1",
        ports=(Port(designation="X1", pins=tuple(pins)),),
    )
    data = written(Library(parts=(part,)))
    assert [".".join(code) for code in _codes(data)] == [
        *("301.1.1", "300.1.2", "300.1.3", "300.1.4", "300.2.6")
    ]
    assert back(part) == part


@pytest.mark.parametrize(
    ("kind", "index", "levels"),
    [
        (Kind.TERMINAL, "", ["1", "2"]),
        (Kind.TERMINAL, "0", ["0", "0"]),
        (Kind.OTHER, "", ["", ""]),
    ],
)
def test_terminals_of_one_part_are_its_levels(kind: Kind, index: str, levels: list[str]) -> None:
    functions = tuple(
        Function(
            name=f"level {at}",
            type=FunctionType.TERMINAL,
            designation=str(at),
            index=index,
            terminals=(f"{at}.1", f"{at}.2"),
        )
        for at in (1, 2)
    )
    part = Part(
        part_number="ACME.1", kind=kind, type_number="1", order_number="1", functions=functions
    )
    nodes = etree.fromstring(written(Library(parts=(part,)))).iter("functiontemplate")
    assert [node.get("idx1", "") for node in nodes] == levels
    assert back(part) == part


def _codes(data: bytes) -> list[tuple[str, ...]]:
    names = ("functiondefcategory", "functiondefgroup", "functiondefid")
    nodes = etree.fromstring(data).iter("functiontemplate")
    return [tuple(node.get(name, "") for name in names) for node in nodes]
