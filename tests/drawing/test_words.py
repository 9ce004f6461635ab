"""The words of drawings lead there and back, in every language."""

import re
from collections import Counter

import pytest

from cadbridge.drawing.said.labels import CABLE_COLUMNS, CODED, FACE_COLUMNS, LABELS, PORT_COLUMNS
from cadbridge.drawing.said.open_points import all_open, own_open
from cadbridge.drawing.said.subject import subjects_of
from cadbridge.drawing.said.words import languages, words_in
from cadbridge.drawing.shapes.items import Layer
from cadbridge.drawing.shapes.view import Side, View
from cadbridge.drawing.sheets.notes import notes
from cadbridge.model import Gender, Kind, Library, ShellKind

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


@pytest.mark.parametrize("language", languages()[1:])
def test_technical_data_of_the_library_have_their_names(
    shipped_library: Library, language: str
) -> None:
    items = [item for part in shipped_library.parts for item in part.properties]
    names = {text for item in items for text in (item.group, item.name) if text}
    words = words_in(language)
    assert {name for name in names if words.data(name) == name} <= {"KC"}


@pytest.mark.parametrize("language", languages()[1:])
def test_conditions_and_worded_values_of_the_library_are_said(
    shipped_library: Library, language: str
) -> None:
    words = words_in(language)
    items = [item for part in shipped_library.parts for item in part.properties]
    phrases = {phrase for item in items for phrase in item.condition.split(", ")}
    worded = {phrase for phrase in phrases if re.search("[a-z]{3}", phrase)}
    assert len(worded) > 50
    assert {phrase for phrase in worded if words.condition(phrase) == phrase} == set()
    said = {item.value for item in items if words.data(item.value) != item.value}
    assert {"Yes", "static"} <= said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("at AC-3, up to 690 V, rated value", "bei AC-3, bis 690 V, Bemessungswert"),
        ("at 55 °C, according to IEC 60068-2-30", "bei 55 °C, nach IEC 60068-2-30"),
        ("at noon", "at noon"),
        ("at least, maximum", "at least, maximal"),
        ("bei 20 °C", "bei 20 °C"),
        ("", ""),
    ],
)
def test_conditions_are_said_phrase_by_phrase(condition: str, said: str) -> None:
    assert words_in("de").condition(condition) == said
    assert words_in().condition(condition) == condition


@pytest.mark.parametrize(("language", "said"), [("de", "Verlegung"), ("it", "posa")])
def test_open_points_call_technical_data_by_its_name(
    shipped_library: Library, language: str, said: str
) -> None:
    part = shipped_library.part_by_number["MPC.I/O CABLE for DUET HV 80-100-142"]
    words = words_in(language)
    for lines in (own_open, all_open):
        told = " ".join(lines(shipped_library, part, words))
        assert said in told
        assert "laying" not in told.replace("static laying", "")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("properties[laying]", "properties[Verlegung]"),
        (
            "properties[mechanical | key | square].value",
            "properties[mechanisch | Passfeder | square].value",
        ),
        ("properties[of my own]", "properties[of my own]"),
        ("ports[key].pins[width]", "ports[key].pins[width]"),
        ("key", "key"),
        ("", ""),
    ],
)
def test_only_technical_data_of_a_place_is_translated(place: str, said: str) -> None:
    assert words_in("de").place(place) == said
    assert words_in().place(place) == place


@pytest.mark.parametrize(
    ("before", "english"),
    [("Kodierung", "Coding"), ("Filetto", "Thread"), ("Anima", "Core"), ("Compito", "Role"),
     ("Disposizione contatti", "Face"), ("femmina (prese)", "female (sockets)")],
)  # fmt: skip
def test_words_of_earlier_drawings_are_read_back(before: str, english: str) -> None:
    words = words_in()
    assert words.english(before) == english
    assert words.layer("STECKBILD_KODIERUNG") == Layer.KEY


@pytest.mark.parametrize("language", ["de", "it"])
def test_the_end_of_a_cable_is_said_in_the_language(language: str) -> None:
    words = words_in(language)
    assert words("end A") != "end A"
    assert words.english(words("end A")) == "end A"
    assert words.english(words("End A")) == "End A"


@pytest.mark.parametrize("language", languages())
def test_what_is_open_of_a_connector_names_its_gender_once(
    shipped_library: Library, language: str
) -> None:
    words = words_in(language)
    both, gender = words("type and gender of the connector"), words("gender of the connector")
    said = [
        note
        for part in shipped_library.parts
        for subject in subjects_of(shipped_library, part)
        for note in notes(subject, View(Side.MATING, subject.gender), words)
        if note.startswith(words("Open: {what}.").split("{")[0])
    ]
    assert any(both in note for note in said)
    assert not [note for note in said if both in note and gender in note.replace(both, "")]
