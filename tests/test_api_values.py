"""What a program puts into parts is written as it is, or refused with part and field."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings

import cadbridge
from cadbridge.check.values import wrong_values
from cadbridge.model import Kind, Library, Part, Pin, Port
from tests.strategies import libraries

PART = Part(
    part_number="ACME.AX1",
    kind=Kind.DRIVE,
    type_number="AX1",
    ports=(Port(designation="X1", pins=(Pin(contact="1", signal="EN"),)),),
)


def with_pin(**values: Any) -> dict[str, Any]:
    port = PART.ports[0]
    return {"ports": (replace(port, pins=(replace(port.pins[0], **values),)),)}


HALF = "holds half a character, U+D800, which no file can hold"
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"type_number": "x\ud800"}, "type_number", f"'x\\ud800' {HALF}"),
    ({"note": {"en_US": "\ud800"}}, "note[en_US]", f"'\\ud800' {HALF}"),
    ({"extras": {"eplan": {"A": ["\ud800"]}}}, "extras[eplan][A][0]", f"'\\ud800' {HALF}"),
    (with_pin(signal="\ud800"), "ports[X1].pins[1].signal", f"'\\ud800' {HALF}"),
    (with_pin(contact="\ud800"), "ports[X1].pins[\\ud800].contact", f"'\\ud800' {HALF}"),
    ({"kind": "Drive"}, "kind", "a Kind is expected, not 'Drive'"),
    ({"kind": "drive"}, "kind", "Kind.DRIVE is expected, not 'drive'"),
    ({"kind": None}, "kind", "a Kind is expected, not None"),
    ({"kind": ""}, "kind", "a Kind is expected, not ''"),
    ({"type_number": 42}, "type_number", "a text is expected, not 42"),
    ({"type_number": None}, "type_number", "a text is expected, not None"),
    ({"weight_kg": 1.1}, "weight_kg", "a Decimal is expected, not 1.1"),
    ({"weight_kg": "1,1"}, "weight_kg", "a Decimal is expected, not '1,1'"),
    ({"width_mm": -4}, "width_mm", "a Decimal is expected, not -4"),
    ({"price": Decimal("NaN")}, "price", "the number is not finite"),
    ({"price_unit": True}, "price_unit", "a whole number is expected, not True"),
    ({"description": "Hello"}, "description", "a mapping is expected, not 'Hello'"),
    (
        {"description": {"en": "Hello"}},
        "description",
        "'en' is none: a language code is like en_US, or ??_?? for none",
    ),
    ({"description": {"en_US": 3}}, "description[en_US]", "a text is expected, not 3"),
    ({"note": {1: "a"}}, "note[1]", "a text as key is expected, not 1"),
    ({"ports": list(PART.ports)}, "ports", "a tuple is expected, not a list"),
    ({"ports": (PART,)}, "ports[ACME.AX1]", "a Port is expected, not a Part"),
    (with_pin(signal=3), "ports[X1].pins[1].signal", "a text is expected, not 3"),
    (with_pin(optional=1), "ports[X1].pins[1].optional", "True or False is expected, not 1"),
    (with_pin(direction="in"), "ports[X1].pins[1].direction", "Direction.IN is expected, not 'in'"),
    ({"connector": PART.ports[0]}, "connector", "a ConnectorSpec is expected, not a Port"),
    ({"extras": {"eplan": [1]}}, "extras[eplan][0]", "a text, list or dict is expected, not 1"),
]
UNNAMED: list[tuple[Any, str]] = [
    ("", "part_number is empty"),
    ("  ", "part_number is empty"),
    (None, "a text is expected, not None"),
    (7, "a text is expected, not 7"),
]


def write_to(suffix: str, library: Library, path: Path) -> object:
    return cadbridge.write(library, path / f"a.{suffix}")


CALLS: dict[str, Callable[[Library, Path], object]] = {
    **{
        suffix: partial(write_to, suffix)
        for suffix in ("xml", "xlsx", "edz", "yaml", "svg", "pdf", "dxf")
    },
    "a result": lambda library, path: cadbridge.write(
        cadbridge.ReadResult(library=library), path / "a.xml"
    ),
    "parts": lambda library, path: cadbridge.write_parts(iter(library.parts), path / "a.xml"),
    "held parts": lambda library, path: cadbridge.write_parts(library.parts, path / "a.xlsx"),
    "folder": lambda library, path: cadbridge.write_library(library, path / "a"),
    "formats": lambda library, path: cadbridge.write_formats(library, path, ["excel", "dxf"]),
    "proof": lambda library, path: cadbridge.prove_round_trip(library, ["eplan"]),
    "losses": lambda library, path: cadbridge.losses(library, "excel"),
}


@pytest.mark.parametrize(("values", "field", "message"), WRONG)
def test_a_value_of_another_type_is_refused_with_part_and_field(
    tmp_path: Path, values: dict[str, Any], field: str, message: str
) -> None:
    library = Library(parts=(replace(PART, **values), replace(PART, part_number="ACME.AX2")))
    for name in ("xml", "parts", "folder"):
        with pytest.raises(cadbridge.FindingsError) as raised:
            CALLS[name](library, tmp_path)
        (finding,) = raised.value.findings
        assert (finding.place.part, finding.place.field) == ("ACME.AX1", field)
        assert finding.message == message
        assert str(raised.value) == f"1 value cannot be written: {finding.text()}"
    assert [item.message for item in cadbridge.check_library(library)] == [message]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", CALLS)
def test_no_format_drops_a_part_whose_kind_is_none(tmp_path: Path, call: str) -> None:
    bad: Any = "Drive"
    with pytest.raises(cadbridge.CadbridgeError, match=r"part ACME\.AX1, field kind"):
        CALLS[call](Library(parts=(replace(PART, kind=bad),)), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "message"), UNNAMED)
@pytest.mark.parametrize("call", CALLS)
def test_a_part_without_a_number_is_refused_by_where_it_stands(
    tmp_path: Path, call: str, number: Any, message: str
) -> None:
    library = Library(parts=(PART, replace(PART, part_number=number)))
    with pytest.raises(cadbridge.FindingsError) as raised:
        CALLS[call](library, tmp_path)
    (finding,) = raised.value.findings
    assert (finding.place.field, finding.message) == ("parts[1].part_number", message)
    assert list(tmp_path.iterdir()) == []


def test_faces_makers_and_documents_are_held_to_the_model_too() -> None:
    library = cadbridge.shipped_library()
    seven, part, face = cast("Any", 7), cast("Any", PART), library.faces[0]
    maker = replace(library.manufacturers[0], short_name="")
    faces = (replace(face, title=seven), part)
    wrong = replace(library, faces=faces, manufacturers=(maker,))
    told = [(item.place.part, item.place.field, item.message) for item in wrong_values(wrong)]
    assert told == [
        (face.id, "faces.title", "a text is expected, not 7"),
        ("", "faces[1]", "a Face is expected, not a Part"),
        ("", "manufacturers[0].short_name", "short_name is empty"),
    ]


@settings(max_examples=50, deadline=None)
@given(libraries())
def test_whatever_the_model_allows_is_right(library: Library) -> None:
    assert all(item.message.endswith(" is empty") for item in wrong_values(library))


def test_an_error_of_many_findings_tells_the_first(tmp_path: Path) -> None:
    bad: Any = None
    parts = tuple(replace(PART, part_number=f"A.{n}", kind=bad) for n in range(5))
    with pytest.raises(cadbridge.FindingsError) as raised:
        cadbridge.write(Library(parts=parts), tmp_path / "a.xml")
    text = str(raised.value)
    assert text.startswith("5 values cannot be written: part A.0, field kind: ")
    assert text.endswith("; and 2 more")


def test_library_files_are_held_to_languages_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("parts:\n  - part_number: A.1\n    description: {en: Hello}\n", "utf-8")
    (finding,) = cadbridge.check_library(path)
    assert (finding.code, finding.place.line, finding.place.field) == ("CB102", 3, "description")


def test_parts_that_a_format_does_not_take_are_told(tmp_path: Path) -> None:
    library = cadbridge.shipped_library()
    contactor, drive = "3RT2026-2EK60", "DUET AD EtherCAT"
    with pytest.raises(cadbridge.FileError, match="nothing in it fits"):
        cadbridge.write(library, tmp_path / "a.dxf", parts=[contactor])
    with pytest.raises(cadbridge.FileError, match="dxf shows nothing of these parts"):
        cadbridge.write_formats(library, tmp_path, ["dxf"], parts=[contactor])
    assert list(tmp_path.iterdir()) == []
    told = cadbridge.losses(library, "dxf", parts=[contactor, drive])
    assert told[0].message.startswith("1 of kind contactor will not be written")


def test_entries_without_a_name_are_told_by_who_leaves_them_out(tmp_path: Path) -> None:
    part = replace(PART, **with_pin(contact=""))
    told = cadbridge.write(Library(parts=(part,)), tmp_path / "a.xml")
    assert any("ports.pins without contact" in item.message for item in told)
    assert cadbridge.write(Library(parts=(part,)), tmp_path / "a.yaml") == []
