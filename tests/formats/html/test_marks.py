"""Certainty marks: each uncertain value has one, and each is explained at the end."""

from dataclasses import replace
from pathlib import Path

import pytest

from cadbridge.doubts import Doubts, worst_first
from cadbridge.drawing.said.words import words_in
from cadbridge.formats.html.marks import Marks, Notes
from cadbridge.model import Certainty, Conductor, Kind, Library, Part, Pin, Port, Source
from cadbridge.model.fields import paths
from cadbridge.model.part import CableSpec
from cadbridge.model.walk import sources_of
from tests.formats.html.pages import Element, broken_links, parse, write

LISTS = ("ports", "ports.pins", "cable.end_a", "cable.end_b", "cable.lengths", "connector")


def points(page: Element) -> list[Element]:
    return [
        item
        for group in page.all("ul", "points")
        for item in group.children
        if isinstance(item, Element)
    ]


def marks(page: Element) -> list[Element]:
    return list(page.all("a", "mark"))


def test_every_uncertain_value_has_a_mark_and_a_reason(
    site: Path, shipped_library: Library
) -> None:
    for part in shipped_library.parts:
        page = parse(site / "parts" / f"{shipped_library.file_name(part.part_number)}.html")
        face = part.connector and shipped_library.face_by_id[part.connector.face]
        uncertain = [
            source
            for item in (part, *([face] if face else []))
            for _, source in sources_of(item)
            if source.certainty is not Certainty.STATED
        ]
        listed = points(page)
        numbers = [item.attributes["id"].removeprefix("point-") for item in listed]
        assert len(listed) == len(uncertain), part.part_number
        assert {item.attributes["href"] for item in marks(page)} == {
            f"#point-{number}" for number in numbers
        }, part.part_number
        words = " ".join(item.text for item in listed)
        for source in uncertain:
            assert " ".join(source.reason.split()) in words, part.part_number


def test_the_first_page_marks_what_is_open_of_a_connector(site: Path) -> None:
    cards = parse(site / "index.html").all("li", "card")
    by_name = {next(card.all("h3")).text: card for card in cards}
    marked = {name for name, card in by_name.items() if list(card.all("span", "mark"))}
    assert {"M12-A-8P-F", "BEDC 894 MR", "RJ45-8P-M"} <= marked
    assert "M16-12P-F" not in marked


def test_a_mark_tells_the_reason_to_a_pointer(site: Path) -> None:
    page = parse(site / "parts" / "MPC.DUET HV 60.html")
    row = next(
        item
        for item in page.by_id("port-1").all("tr")
        if item.attributes.get("data-contact") == "2"
    )
    mark = next(item for item in marks(row) if "conflicting" in item.attributes["class"])
    assert mark.attributes["title"] == (
        "Conflicting: The same M23 4p+3p+PE carries protective earth on contact 2 here and on"
        " contact T in the table of DUET HV 80-100-142."
    )
    point = page.by_id(mark.attributes["href"].removeprefix("#"))
    assert "port X1, contact 2" in point.text
    assert "2 (DUET HV 60)" in point.text


def test_an_open_point_names_its_place_in_words(site: Path) -> None:
    page = parse(site / "parts" / "MPC.POWER CABLE for DUET HV 80-100-142.html")
    places = [next(item.all("p", "where")).text.partition(" ≈")[0] for item in points(page)]
    assert "end A, what it mates with" in places
    assert "core B, signal" in places


def test_open_points_of_all_parts_are_on_one_page(site: Path, shipped_library: Library) -> None:
    page = parse(site / "open-points.html")
    links = [item for body in page.all("tbody") for item in body.all("a")]
    listed = [point for path in sorted(site.rglob("*.html")) for point in points(parse(path))]
    assert len(links) == len(listed)
    counted = len(list(worst_first(Doubts(shipped_library))))
    with_wording = len(list(worst_first(Doubts(shipped_library, wording=True))))
    said = f"Open points: {counted}. Of wording only: {with_wording - counted}."
    assert said in page.text


def uncertain(field: str, certainty: Certainty = Certainty.INFERRED) -> Source:
    return Source(field=field, certainty=certainty, reason="because")


def test_what_is_said_of_all_stands_only_where_it_applies() -> None:
    cores = (Conductor(id="1", colour="BK"), Conductor(id="2"))
    cable = CableSpec(conductors=cores)
    missing = uncertain("cable.conductors.colour", Certainty.MISSING)
    inferred = uncertain("cable.conductors.signal")
    part = Part(part_number="A.1", cable=cable, sources=(missing, inferred))
    all_marks = Marks(Notes.of(words_in(), ("", part)), part).below("cable", cable)
    first, second = [at for _, at in all_marks.each("conductors", cores)]
    assert not first.of("colour")
    assert "missing" in second.of("colour")
    assert not second.of("signal")


def test_the_nearest_source_speaks_for_a_field() -> None:
    pin = Pin(contact="1", signal="A", sources=(Source(field="signal", printed="a"),))
    other = Pin(contact="2", signal="B")
    port = Port(designation="X1", pins=(pin, other), sources=(uncertain("pins.signal"),))
    part = Part(part_number="A.1", ports=(port,))
    ((_, at),) = Marks(Notes.of(words_in(), ("", part)), part).each("ports", part.ports)
    first, second = [below for _, below in at.each("pins", port.pins)]
    assert not first.of("signal")
    assert second.of("signal")


@pytest.mark.parametrize("certainty", [Certainty.INFERRED, Certainty.MISSING])
@pytest.mark.parametrize(
    "number",
    ["MPC.DUET HV 60", "MPC.POWER CABLE for DUET", "SIE.3RT2026-2EK60", "HUM.M23-8P-M", "A.1"],
)
def test_doubt_in_any_field_is_marked_and_explained(
    tmp_path: Path, shipped_library: Library, number: str, certainty: Certainty
) -> None:
    """A source of the part for each field that a part can have, filled or not."""
    part = shipped_library.part_by_number.get(number, Part(part_number=number))
    doubts = tuple(uncertain(path, certainty) for path in (*paths(), *LISTS))
    doubtful = replace(part, sources=doubts)
    site = write(shipped_library.with_parts((doubtful,)), tmp_path)
    assert broken_links(site) == []
    (path,) = (site / "parts").iterdir()
    assert len(points(parse(path))) >= len(doubts)


def test_a_value_that_no_page_shows_is_listed_all_the_same(tmp_path: Path) -> None:
    part = Part(part_number="A.1", kind=Kind.OTHER, sources=(uncertain("cable.lengths"),))
    site = write(Library(parts=(part,)), tmp_path)
    (point,) = points(parse(site / "parts" / "A.1.html"))
    assert "cable.lengths" in point.text
    assert "because" in point.text
