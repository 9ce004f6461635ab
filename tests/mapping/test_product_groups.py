"""Product groups by numbers and names, and the kinds that they stand for."""

import pytest

from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.product_groups import (
    combinations,
    group_words,
    groups_of,
    is_known,
    named_group,
    triple_of,
)
from cadbridge.model import Kind, Part
from tests.formats.eplan.files import read
from tests.formats.eplan.parts_files import parts_file


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("1/9/1", "1/9/1"),
        ("1.9.1", "1/9/1"),
        ("1 / 09 / 1", "1/9/1"),
        ("1/9/2", ""),
        ("Electrical engineering / Motors / General", "1/9/1"),
        ("motors", "1/9/1"),
        ("Circuit breaker", "1/6/194"),
        ("Fluid power / Valves (fluid) / Directional control valves", "2/44/118"),
        ("Contactors", "1/2/2"),
        ("Plugs > Male insert", "1/4/215"),
        ("Schrauben", ""),
        ("", ""),
    ],
)
def test_a_group_is_given_by_numbers_or_by_names(text: str, group: str) -> None:
    assert named_group(text) == group


def test_a_group_is_shown_with_eplans_names() -> None:
    assert group_words("1/6/194") == (
        "1/6/194 Electrical engineering / Protection devices / Circuit breaker"
    )
    assert group_words("1/6/9999") == "1/6/9999"
    assert group_words("breakers") == "breakers"


@pytest.mark.parametrize(
    ("group", "kind", "shown"),
    [
        ("1/29/184", Kind.CABLE, "1/29/184 Electrical engineering / Cables / Prefabricated"),
        ("1/6/11", Kind.CIRCUIT_BREAKER, "1/6/11"),
        ("1/6/9999", Kind.CIRCUIT_BREAKER, "1/6/9999"),
        ("1/9/1", Kind.MOTOR, "1/9/1 Electrical engineering / Motors / General"),
    ],
)
def test_the_group_of_a_file_is_shown_and_no_other(group: str, kind: Kind, shown: str) -> None:
    (part,) = read(parts_file(group=group)).library.parts
    assert part.kind is kind
    assert group_words(groups_of(shipped_mappings()).of(part)) == shown


def test_every_combination_has_a_name() -> None:
    for triple in combinations():
        assert " / " in group_words("/".join(triple))


@pytest.mark.parametrize("kind", Kind)
def test_the_usual_group_of_a_kind_is_one_of_eplans_and_read_as_that_kind(kind: Kind) -> None:
    groups = groups_of(shipped_mappings())
    usual = groups.of(Part(part_number="A.1", kind=kind))
    assert is_known(usual)
    triple = triple_of(usual)
    assert triple is not None
    assert groups.kind(triple) is kind
    assert groups.own(triple) == ""


def test_all_groups_of_the_mapping_are_eplans() -> None:
    kinds = shipped_mappings()["eplan"].settings["kinds"]
    known = {triple[:2] for triple in combinations()} | combinations()
    assert {tuple(text.split("/")) for text in kinds} <= known


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("1/5/1", Kind.DRIVE),
        ("1/9/0", Kind.MOTOR),
        ("1/2/3", Kind.OTHER),
        ("1/6/191", Kind.CIRCUIT_BREAKER),
        ("1/6/192", Kind.OTHER),
        ("1/3/5", Kind.OTHER),
        ("1/12/207", Kind.SENSOR),
        ("1/12/208", Kind.OTHER),
        ("2/44/118", Kind.VALVE),
        ("1/26/153", Kind.PLC),
        ("3/49/136", Kind.OTHER),
    ],
)
def test_a_kind_follows_the_product_group(group: str, kind: Kind) -> None:
    triple = triple_of(group)
    assert triple is not None
    assert groups_of(shipped_mappings()).kind(triple) is kind
