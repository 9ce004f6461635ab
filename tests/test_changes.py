from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cadbridge.errors import FindingsError
from cadbridge.jobs.change_words import not_shown_words
from cadbridge.jobs.changes import apply, conflicts, merge
from cadbridge.jobs.diff import Change, diff
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    CableEnd,
    CableSpec,
    Conductor,
    Function,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Property,
)
from cadbridge.model.source import Source
from tests.changed import changed_libraries


def drive(*pins: Pin, **values: Any) -> Library:
    port = Port(designation="X1", pins=pins)
    return Library(parts=(Part(part_number="GEN.1", ports=(port,), **values),))


CABLE = CableSpec(conductors=(Conductor(id="1", colour="BN"),))
PAIRS = [
    (drive(Pin(contact="1")), drive(Pin(contact="1", signal="A"))),
    (drive(Pin(contact="1")), drive(Pin(contact="1"), Pin(contact="2"))),
    (drive(Pin(contact="1"), Pin(contact="2")), drive(Pin(contact="2"))),
    (drive(), drive(cable=CABLE)),
    (drive(cable=CABLE), drive()),
    (drive(cable=CABLE), drive(cable=replace(CABLE, end_a=CableEnd(label="drive")))),
    (drive(width_mm=Decimal(1)), drive()),
    (drive(description={"en_US": "a", "de_DE": "b"}), drive(description={"en_US": "c"})),
    (drive(), drive(extras={"eplan": {"P1": ["a", {"b": "c"}]}})),
    (Library(), drive()),
    (drive(), Library()),
    (Library(records={"eplan": {"a": "b"}}), Library(records={"eplan": {"a": "c"}, "dxf": "x"})),
    (Library(), Library(manufacturers=(Manufacturer(short_name="GEN", name="Generic"),))),
    (drive(Pin(contact="1"), Pin(contact="1", signal="B")), drive(Pin(contact="1", signal="B"))),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_applying_the_difference_gives_the_other(old: Library, new: Library) -> None:
    assert diff(apply(old, diff(old, new)), new) == []
    assert diff(apply(new, diff(new, old)), old) == []


@given(changed_libraries())
@settings(max_examples=20, deadline=None)
def test_applying_the_difference_gives_any_other(pair: tuple[Library, Library]) -> None:
    old, new = pair
    assert diff(apply(old, diff(old, new)), new) == []


@given(changed_libraries(3))
@settings(max_examples=10, deadline=None)
def test_sources_without_conflict_apply_together(
    versions: tuple[Library, Library, Library],
) -> None:
    old, first, second = versions
    lists = {"first": diff(old, first), "second": diff(old, second)}
    if not conflicts(lists):
        both = apply(old, merge(lists))
        assert diff(apply(first, diff(first, both)), both) == []
        assert not conflicts({**lists, "both": diff(old, both)})


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        (("1", "2", "10"), ("1", "2", "3", "10")),
        (("1", "10", "2"), ("1", "10", "2", "3")),
        (("A", "B"), ("A", "B", "3")),
    ],
)
def test_a_new_pin_stands_where_it_belongs(
    contacts: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    old = [Pin(contact=contact) for contact in contacts]
    new = apply(drive(*old), diff(drive(*old), drive(*old, Pin(contact="3"))))
    assert tuple(pin.contact for pin in new.parts[0].ports[0].pins) == expected


def device(*names: str) -> Library:
    functions = tuple(Function(name=name) for name in names)
    return Library(parts=(Part(part_number="GEN.1", functions=functions),))


@pytest.mark.parametrize(
    ("known", "file", "expected"),
    [
        ("", "top middle bottom", "top middle bottom"),
        ("middle", "top middle bottom", "top middle bottom"),
        ("a z", "z m b", "a z m b"),
        ("own z", "a z", "own a z"),
        ("b a", "c a", "b c a"),
        ("a b c", "c e d b", "a e d b c"),
        ("a1 a2", "a10 a3", "a1 a2 a10 a3"),
    ],
)
def test_new_functions_stand_in_the_order_of_their_file(
    known: str, file: str, expected: str
) -> None:
    old, new = device(*known.split()), device(*file.split())
    added = [item for item in diff(old, new) if item.kind == "added"]
    names = [item.name for item in apply(old, added).parts[0].functions]
    assert names == expected.split()


def test_what_stands_behind_may_go_at_the_same_time() -> None:
    old, new = device("a", "b", "c"), device("a", "x", "b", "c")
    gone = Change(
        part="GEN.1", place="functions[b]", path="functions", old=Function(name="b"), new=None
    )
    names = [item.name for item in apply(old, [*diff(old, new), gone]).parts[0].functions]
    assert names == ["a", "x", "c"]


def test_new_ports_stand_in_the_order_of_their_file() -> None:
    names = ("ZZ", "AA", "MM")
    ports = tuple(Port(designation=name) for name in names)
    new = Library(parts=(Part(part_number="GEN.1", ports=ports),))
    old = Library(parts=(Part(part_number="GEN.1"),))
    assert apply(old, diff(old, new)) == new


def change(**values: Any) -> Change:
    base = {"part": "GEN.1", "place": "ports[X1].pins[1].signal", "path": "ports.pins.signal"}
    return Change(**{**base, "old": "", "new": "A", **values})


@pytest.mark.parametrize(
    "unfit",
    [
        change(old="B"),
        change(part="GEN.2"),
        change(place="ports[X2].pins[1].signal"),
        change(place="ports[X1].pins[1].voice", path="ports.pins.voice"),
        change(place="", path="", old=None, new=Part(part_number="GEN.1")),
        change(place="cable.end_a.label", path="cable.end_a.label"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(unfit: Change) -> None:
    with pytest.raises(FindingsError) as caught:
        apply(drive(Pin(contact="1")), [unfit])
    assert [(found.code, found.place.field) for found in caught.value.findings] == [
        ("CB611", unfit.place)
    ]


def test_contradicting_changes_are_refused() -> None:
    with pytest.raises(FindingsError):
        apply(drive(Pin(contact="1")), [change(), change(new="B")])


def test_two_values_for_one_place_are_a_conflict() -> None:
    found = conflicts({"a.xlsx": [change()], "b.xlsx": [change(new="B")]})
    assert [(item.code, item.message) for item in found] == [
        ("CB610", "a.xlsx says 'A', b.xlsx says 'B'")
    ]
    assert found[0].place.field == "ports[X1].pins[1].signal"


def test_messages_tell_both_values() -> None:
    with pytest.raises(FindingsError) as caught:
        apply(
            drive(width_mm=Decimal("1.50")), [change(place="width_mm", path="width_mm", old=None)]
        )
    assert [found.message for found in caught.value.findings] == [
        "expected nothing; the library has 1.50"
    ]


def test_an_empty_list_is_nothing() -> None:
    sources = (Source(field="width_mm", reason="r"),)
    with pytest.raises(FindingsError) as caught:
        apply(drive(sources=sources), [change(place="sources", path="sources", old=())])
    (found,) = caught.value.findings
    assert found.message.startswith("expected nothing; the library has field: width_mm")


def test_the_same_change_twice_is_none() -> None:
    assert not conflicts({"a.xlsx": [change()], "b.xlsx": [change()]})
    assert merge({"a.xlsx": [change()], "b.xlsx": [change()]}) == [change()]


def test_removing_what_another_changes_is_a_conflict() -> None:
    pin = Pin(contact="1")
    removal = change(place="ports[X1].pins[1]", path="ports.pins", old=pin, new=None)
    found = conflicts({"a.xlsx": [change()], "b.xlsx": [removal]})
    assert [item.message for item in found] == ["b.xlsx removes ports[X1].pins[1], a.xlsx says 'A'"]


def test_adding_the_same_pin_differently_is_a_conflict() -> None:
    def added(signal: str) -> Change:
        pin = Pin(contact="2", signal=signal)
        return change(place="ports[X1].pins[2]", path="ports.pins", old=None, new=pin)

    found = conflicts({"a.xlsx": [added("A")], "b.xlsx": [added("B")]})
    assert [item.message for item in found] == [
        "a.xlsx adds ports[X1].pins[2], b.xlsx adds ports[X1].pins[2]"
    ]


def test_changes_of_a_face_and_a_part_of_one_name_do_not_meet() -> None:
    face = change(part="x", place="faces.title", path="faces.title")
    maker = change(part="x", place="manufacturers.name", path="manufacturers.name", new="B")
    assert not conflicts({"a": [face], "b": [maker]})


def test_what_is_not_shown_is_told_by_part() -> None:
    """Ports of several parts, of which each may have one of that name."""
    gone = [
        Change(
            part=part, place=f"ports[{port}]", path="ports", old=Port(designation=port), new=None
        )
        for part, port in (("A.1", "X1"), ("A.1", "X2"), ("A.2", "X1"))
    ]
    (line,) = not_shown_words(gone)
    assert "ports of A.1: X1, X2" in line and "ports of A.2: X1" in line
    (line,) = not_shown_words(gone[:2])
    assert "ports X1, X2" in line


def test_what_is_not_shown_of_many_parts_is_one_short_line() -> None:
    def bought(number: int) -> Part:
        properties = (Property(name="Lagerort", value="A1"),)
        return Part(part_number=f"GEN.{number}", properties=properties)

    old = Library(parts=tuple(bought(number) for number in range(300)))
    new = Library(parts=tuple(replace(part, properties=()) for part in old.parts))
    (line,) = not_shown_words(diff(old, new))
    assert line.startswith("not in this file: properties of GEN.0, GEN.1, ")
    assert line.endswith(" and 292 more: Lagerort")


def test_two_lists_that_each_have_some_pins_of_a_new_part_are_one_part(tmp_path: Path) -> None:
    for name, rows in (("a", "1;L\n2;N\n"), ("b", "2;N\n3;PE\n")):
        lines = [f"D1;X1;{row}\n" for row in rows.splitlines()]
        (tmp_path / f"{name}.csv").write_text(
            "Part number;Port;Pin;Signal\n" + "".join(lines), encoding="utf-8"
        )
    plan = plan_import(Library(), [tmp_path], shipped_mappings())
    assert [item.code for item in plan.findings if item.code == "CB610"] == []
    (part,) = apply(Library(), plan.merged()).parts
    (port,) = part.ports
    assert [(pin.contact, pin.signal) for pin in port.pins] == [("1", "L"), ("2", "N"), ("3", "PE")]


def test_two_lists_that_say_different_things_of_a_new_part_conflict(tmp_path: Path) -> None:
    for name, signal in (("a", "L"), ("b", "N")):
        (tmp_path / f"{name}.csv").write_text(
            f"Part number;Port;Pin;Signal\nD1;X1;1;{signal}\n", encoding="utf-8"
        )
    plan = plan_import(Library(), [tmp_path], shipped_mappings())
    (found,) = (item for item in plan.findings if item.code == "CB610")
    assert found.place.field == "ports[X1].pins[1].signal"
    assert "'L'" in found.message
    assert "'N'" in found.message
