"""Open points in words, in one place for all that shows them."""

import pytest

from cadbridge.doubts import OpenPoint, open_lines, place_words, sentences
from cadbridge.drawing.said.open_points import all_open, own_open
from cadbridge.drawing.said.words import words_in
from cadbridge.model import Certainty, Library, Source

CABLE = "MPC.POWER CABLE for DUET FLEXI"


def point(place: str, reason: str = "Nobody says.", owner: str = "A.1") -> OpenPoint:
    source = Source(certainty=Certainty.MISSING, reason=reason)
    return OpenPoint(owner=owner, place=place, source=source)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("cable.conductors[4].signal", "core 4, signal"),
        ("cable.conductors[4].contact_a", "core 4, contact at end A"),
        ("documents[DUET.80.** AD | Q0BH08].number", "document DUET.80.** AD, Q0BH08, number"),
        ("ports[X1].pins[1.2].signal", "port X1, contact 1.2, signal"),
        ("ports.pins.direction", "contacts, direction"),
        ("properties[a | b.c]", "property a, b.c"),
        ("", "the whole part"),
    ],
)
def test_a_place_is_said_in_words_with_its_keys_whole(place: str, said: str) -> None:
    assert place_words(point(place), "A.1") == said
    assert place_words(point(place), "B.2") == (f"A.1, {said}" if place else "A.1")


def test_points_with_one_reason_share_a_sentence() -> None:
    points = [point(f"ports[X{number}]") for number in range(1, 5)]
    assert sentences(points, "A.1") == ["port X1 and 3 more: Nobody says."]


@pytest.mark.parametrize(("language", "begin", "end"), [("de", "„", "“"), ("it", "«", "»")])
def test_words_of_ours_are_translated_and_reasons_quoted(
    shipped_library: Library, language: str, begin: str, end: str
) -> None:
    words = words_in(language)
    (line,) = open_lines([point("cable.end_a.connector")], "A.1", words.open, words.quoted)
    assert line.why == f"{begin}Nobody says.{end}"
    assert line.where == {"de": "Ende A, Steckverbinder", "it": "estremità A, connettore"}[language]
    part = shipped_library.part_by_number[CABLE]
    for told in (own_open, all_open):
        english = told(shipped_library, part, words_in())
        said = told(shipped_library, part, words)
        assert len(said) == len(english)
        assert not {"core", "cores", "end", "connector", "missing", "inferred"} & {
            word.strip(":,;") for line in said for word in line.split(begin)[0].split()
        }


@pytest.mark.parametrize("language", ["de", "it"])
def test_every_place_of_the_library_has_its_words(shipped_library: Library, language: str) -> None:
    words = words_in(language)
    asked: set[str] = set()

    def say(text: str) -> str:
        asked.add(text)
        return words.open(text)

    for part in shipped_library.parts:
        for source in part.sources:
            place_words(point(source.field), part.part_number, say)
    assert {text for text in asked if words.open(text) == text} == set()


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("No mass is printed", "No mass is printed."),
        ("No gender is printed; the similar type is Male.", "No gender is printed."),
        ("Values, e.g. A. Smith, for seven. One is out.", "Values, e.g. A. Smith, for seven."),
        ("Read at 24 V. The rest is lost.", "Read at 24 V. The rest is lost."),
        ("Is it A?", "Is it A?"),
        ("", "no reason is given."),
        ("One\nline", "One line."),
        ("; so be it", "; so be it."),
    ],
)  # fmt: skip
def test_a_sentence_is_the_first_statement_of_the_reason(reason: str, said: str) -> None:
    assert sentences([point("weight_kg", reason)], "A.1") == [f"weight: {said}"]


def test_technical_data_is_named_without_its_conditions() -> None:
    of = [f"properties[Main circuit | current | at {voltage} V].value" for voltage in (24, 48, 60)]
    assert sentences(map(point, of), "A.1") == ["property Main circuit, current: Nobody says."]
    assert sentences([point("properties[mass].value")], "A.1") == ["property mass: Nobody says."]
    assert sentences([point("properties[ | mass].value")], "A.1")[0].endswith("mass: Nobody says.")
