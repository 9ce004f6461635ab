"""Lists of elements that are equal by their names and values."""

import pytest

from cadbridge.formats.eplan.kept.alike import alike
from cadbridge.formats.eplan.xml.node import Node


def row(**values: str) -> Node:
    return Node("row", values)


def test_elements_with_the_same_names_and_values_are_alike() -> None:
    first, again = alike([row(a="1"), row(b="2")]), alike([row(a="1"), row(b="2")])
    assert first == again
    assert hash(first) == hash(again)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ([row(a="1")], [row(a="2")]),
        ([row(a="1")], [row(b="1")]),
        ([row(a="1", b="2")], [row(b="2", a="1")]),
        ([row(a="1", b="2")], [row(a="1"), row(b="2")]),
        ([], [row()]),
        ([row(a="b\0x\0y")], [row(a="x", b="y")]),
        ([row(a="1\1b\02")], [row(a="1"), row(b="2")]),
    ],
)
def test_any_other_elements_are_not(first: list[Node], other: list[Node]) -> None:
    assert alike(first) != alike(other)


def test_elements_with_children_are_like_no_others() -> None:
    assert alike([Node("row", {}, [row(a="1")])]) is None
