import pytest

from cadbridge.errors import UnknownPart
from cadbridge.library import select_parts
from cadbridge.model import Library, Part

NUMBERS = ("A.1", "A.[1] x", "A.1 x", "B.2")
LIBRARY = Library(parts=tuple(Part(part_number=number) for number in NUMBERS))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a.1", ["A.1"]),
        ("?.1*", ["A.1", "A.1 x"]),
        ("A.[1]*", ["A.[1] x"]),
        ("*", list(NUMBERS)),
    ],
)
def test_only_stars_and_question_marks_stand_for_others(pattern: str, found: list[str]) -> None:
    assert [part.part_number for part in select_parts(LIBRARY, [pattern])] == found


def test_the_nearest_are_named() -> None:
    with pytest.raises(UnknownPart, match=r"did you mean A\.1"):
        select_parts(LIBRARY, ["A.1y"])
