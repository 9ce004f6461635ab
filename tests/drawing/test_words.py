"""The words of drawings lead there and back, in every language."""

from collections import Counter

import pytest

from cadbridge.drawing.said.labels import CABLE_COLUMNS, CODED, FACE_COLUMNS, LABELS, PORT_COLUMNS
from cadbridge.drawing.said.words import languages, words_in
from cadbridge.model import Gender, Kind, ShellKind

TITLES = sorted({*LABELS, *CABLE_COLUMNS, *FACE_COLUMNS, *PORT_COLUMNS})


@pytest.mark.parametrize("language", languages())
def test_every_label_leads_back(language: str) -> None:
    words = words_in(language)
    assert [words.english(words(title)) for title in TITLES] == TITLES


@pytest.mark.parametrize("language", languages()[1:])
def test_every_label_is_translated_once(language: str) -> None:
    words = words_in(language)
    assert [title for title, count in Counter(words(t) for t in TITLES).items() if count > 1] == []
    assert {title for title in TITLES if words(title) == title} <= {"Signal", "Port"}


@pytest.mark.parametrize("language", languages())
def test_every_code_leads_back(language: str) -> None:
    words = words_in(language)
    codes = {
        "Kind": [str(kind) for kind in Kind],
        "View": ["mating", "termination"],
        "Gender": [str(gender) for gender in Gender],
        "Housing": [str(kind) for kind in ShellKind],
        "Key": ["rib", "groove", "latch", "groove_and_rib", "none_found", "unknown", "shape"],
    }
    assert set(codes) == set(CODED)
    for label, values in codes.items():
        for gender in (Gender.MALE, Gender.FEMALE):
            said = [words.of_code(label, code, gender) for code in values]
            assert [words.code(label, text, gender) for text in said] == values
            assert not any("_" in text for text in said)


def test_sockets_have_a_groove_where_pins_have_a_rib() -> None:
    words = words_in()
    assert words.of_code("Key", "rib", Gender.MALE) == "rib"
    assert words.of_code("Key", "rib", Gender.FEMALE) == "groove"
