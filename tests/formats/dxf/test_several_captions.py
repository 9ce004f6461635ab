"""Captions beside faces tell connectors apart; dimensions and bare ratios tell a scale."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from ezdxf.layouts.layout import Modelspace

from cadbridge.formats import ReadResult
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_handed import BACK, SPOTS, drawing, face, labelled


def captioned(
    path: Path, captions: Sequence[str], step: tuple[float, float], away: tuple[float, float]
) -> ReadResult:
    """The same face several times, each with its caption as far away."""

    def paint(space: Modelspace) -> None:
        for index, caption in enumerate(captions):
            x, y = index * step[0], index * step[1]
            face(space, (x, y))
            space.add_text(caption, height=0.7).set_placement((x + away[0], y + away[1]))

    return read(drawing(path, paint))


@pytest.mark.parametrize(
    ("step", "away"), [((14, 0), (-10, 0)), ((0, -9), (-3, -5)), ((0, -9), (-3, 4))]
)
def test_each_caption_calls_the_face_beside_which_it_stands_as_the_others(
    step: tuple[float, float], away: tuple[float, float], tmp_path: Path
) -> None:
    captions = ["X1 Stift Steckseite", "X2 Stift Lötseite", "X3 Stift Steckseite"]
    result = captioned(tmp_path / "a.dxf", captions, step, away)
    ports = [port.designation for part in result.library.parts for port in part.ports]
    assert ports == ["X1", "X2", "X3"]
    assert not {"CB518", "CB531", "CB526"} & set(codes(result))


@pytest.mark.parametrize(
    "captions",
    [
        ["Plug, front view", "Receptacle, front view"],
        ["Stift Steckseite", "Buchse Steckseite"],
    ],
)
def test_plug_and_receptacle_are_two_connectors(captions: list[str], tmp_path: Path) -> None:
    result = captioned(tmp_path / "a.dxf", captions, (30, 0), (-3, -4))
    assert len(result.library.faces) == 2
    assert "CB531" not in codes(result)


def test_a_view_that_may_be_another_connector_s_is_doubted(tmp_path: Path) -> None:
    captions = ["X1 Stift Steckseite", "X2 Stift Steckseite", "Stift Steckseite"]
    result = captioned(tmp_path / "a.dxf", captions, (30, 0), (-3, -4))
    assert "CB518" in codes(result)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Male, seen through from the rear", BACK),
        ("Stift, von hinten durch das Gehäuse gesehen", BACK),
        ("maschio, visto dal retro", BACK),
    ],
)
def test_from_where_a_face_is_seen_stands_anywhere_in_a_clause(
    text: str, expected: dict[str, tuple[float, float]], tmp_path: Path
) -> None:
    result = read(labelled(tmp_path / "a.dxf", text))
    assert places(result.library.faces[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Male contacts seen through the housing from the back",
        "Male connector; cable side strain relief see drawing 4",
    ],
)
def test_words_that_do_not_tell_the_side_are_doubted(text: str, tmp_path: Path) -> None:
    assert "CB526" in codes(read(labelled(tmp_path / "a.dxf", text)))


@pytest.mark.parametrize("caption", ["(4:1)", "[2:1]", "View A (5:1)"])
def test_a_bare_ratio_in_brackets_is_a_scale(caption: str, tmp_path: Path) -> None:
    assert "CB528" in codes(read(labelled(tmp_path / "a.dxf", caption)))


@pytest.mark.parametrize(
    ("text", "override", "doubted"),
    [
        ("2", {}, True),
        ("<>", {"dimlfac": 0.5}, True),
        ("<>", {}, False),
        ("4", {}, False),
        ("2x2=4", {}, False),
    ],
)
def test_dimensions_that_say_another_length_are_doubted(
    text: str, override: dict[str, float], doubted: bool, tmp_path: Path
) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        (left, up), (right, _) = SPOTS["1"], SPOTS["2"]
        space.add_linear_dim((0, 6), (left, up), (right, up), text=text, override=override).render()
        space.add_text("male, mating face", height=1).set_placement((-5, -6))

    assert ("CB528" in codes(read(drawing(tmp_path / "a.dxf", paint)))) is doubted
