import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from cadbridge.jobs.diff import EVERYTHING, Change, compare_with_file, diff
from cadbridge.model import (
    CableLength,
    CableSpec,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Property,
)
from cadbridge.model.fields import library_paths
from tests.strategies import libraries

PINS = (Pin(contact="1", signal="+24 V"), Pin(contact="2", signal="0 V"))
PART = Part(
    part_number="GEN.A",
    kind=Kind.DRIVE,
    description={"en_US": "Drive", "de_DE": "Antrieb"},
    ports=(Port(designation="X1", pins=PINS), Port(designation="X2")),
)
OLD = Library(parts=(PART,), manufacturers=(Manufacturer(short_name="GEN", name="G"),))


def changed(part: Part) -> list[Change]:
    return diff(OLD, replace(OLD, parts=(part,)))


@given(libraries())
def test_a_library_does_not_differ_from_itself(library: Library) -> None:
    assert diff(library, library) == []


@given(libraries(), libraries())
def test_the_way_back_has_the_same_changes_the_other_way_round(old: Library, new: Library) -> None:
    there = {(item.part, item.place, item.path): (item.old, item.new) for item in diff(old, new)}
    back = {(item.part, item.place, item.path): (item.new, item.old) for item in diff(new, old)}
    assert there == back
    assert (there == {}) == (diff(old, new) == [])


@given(libraries())
def test_the_order_of_keyed_lists_carries_no_meaning(library: Library) -> None:
    shuffler = random.Random(1)

    def shuffled(part: Part) -> Part:
        ports = list(part.ports)
        shuffler.shuffle(ports)
        return replace(part, ports=tuple(ports), properties=part.properties[::-1])

    parts = [shuffled(part) for part in library.parts]
    shuffler.shuffle(parts)
    other = replace(library, parts=tuple(parts), faces=library.faces[::-1])
    assert diff(library, other) == []


@given(libraries(), libraries())
def test_a_change_lies_in_the_paths_asked_for(old: Library, new: Library) -> None:
    everything = diff(old, new)
    assert diff(old, new, frozenset()) == []
    assert diff(old, new, frozenset(library_paths())) == everything
    for change in diff(old, new, frozenset({"weight_kg"})):
        assert change.path in {"", "weight_kg"}


def test_one_value_is_one_change() -> None:
    pins = (PINS[0], replace(PINS[1], signal="GND"))
    (change,) = changed(replace(PART, ports=(replace(PART.ports[0], pins=pins), PART.ports[1])))
    assert change == Change(
        part="GEN.A",
        place="ports[X1].pins[2].signal",
        path="ports.pins.signal",
        old="0 V",
        new="GND",
    )
    assert change.kind == "changed"


@pytest.mark.parametrize(
    ("part", "place", "kind"),
    [
        (replace(PART, ports=PART.ports[:1]), "ports[X2]", "removed"),
        (
            replace(PART, ports=(*PART.ports, Port(designation="X3", pins=PINS))),
            "ports[X3]",
            "added",
        ),
        (replace(PART, cable=CableSpec()), "cable", "added"),
        (replace(PART, description={"en_US": "Drive"}), "description[de_DE]", "removed"),
        (
            replace(PART, properties=(Property(group="g", name="n", condition="c", value="1"),)),
            "properties[g | n | c]",
            "added",
        ),
    ],
)
def test_an_object_that_one_side_has_is_one_change(part: Part, place: str, kind: str) -> None:
    (change,) = changed(part)
    assert (change.place, change.kind) == (place, kind)


def test_a_part_that_one_side_has_is_one_change() -> None:
    (change,) = diff(OLD, replace(OLD, parts=()))
    assert (change.part, change.place, change.kind, change.old) == ("GEN.A", "", "removed", PART)


def test_other_lists_have_their_prefix() -> None:
    makers = (Manufacturer(short_name="GEN", name="Generic"),)
    (change,) = diff(OLD, replace(OLD, manufacturers=makers))
    assert (change.part, change.place, change.path) == (
        "GEN",
        "manufacturers.name",
        "manufacturers.name",
    )


def test_an_entry_that_stands_twice_is_not_lost() -> None:
    twice = replace(PART, ports=(*PART.ports, replace(PART.ports[1], purpose="twin")))
    (change,) = changed(twice)
    assert (change.place, change.kind) == ("ports[X2#2]", "added")


def test_a_file_of_one_of_two_parts_of_a_number_is_held_against_the_right_one() -> None:
    twin = replace(PART, type_number="B")
    library = replace(OLD, parts=(PART, twin))

    def told(found: Library) -> list[Change]:
        return compare_with_file(library, found, EVERYTHING).changes

    assert told(Library(parts=(twin,))) == []
    (change,) = told(Library(parts=(replace(twin, note={"": "x"}),)))
    assert change.place == "note[]"
    assert told(library) == []


def test_equal_numbers_written_differently_are_equal() -> None:
    def cable(length: str) -> Library:
        lengths = (CableLength(length_mm=Decimal(length), order_code="1"),)
        return Library(parts=(Part(part_number="A", cable=CableSpec(lengths=lengths)),))

    assert diff(cable("1000"), cable("1E+3")) == []
    assert diff(cable("1000"), cable("1000.0")) == []


def test_records_are_compared_as_a_whole() -> None:
    (change,) = diff(Library(), Library(records={"eplan": {"a": "b"}}))
    assert (change.part, change.path, change.new) == ("", "records", {"eplan": {"a": "b"}})
