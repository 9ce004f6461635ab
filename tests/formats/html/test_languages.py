"""The catalogue in each of its languages: all that it says itself, and the parts' own texts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cadbridge.drawing.said.words import languages
from cadbridge.formats import WriteJob
from cadbridge.formats.html.site import write_pages
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.html.pages import Element, parse

SAME = {"GTIN", "Website", "Signal", "Bus", "Index", "PLC", "mm²", "x mm", "y mm", "Ø mm"}
"""What is one word in two of the languages."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, shipped_library: Library) -> dict[str, Path]:
    """The pages of the shipped parts in each language, without files to take along."""
    return {
        language: pages_in(language, shipped_library, tmp_path_factory.mktemp(language))
        for language in languages()
    }


def pages_in(language: str, library: Library, folder: Path) -> Path:
    options = {"language": language}
    job = WriteJob(
        library=library, parts=library.parts, mappings=shipped_mappings(), options=options
    )
    list(write_pages(job, folder, {}))
    return folder / "html"


def said(page: Element) -> list[str]:
    """What stands on a page in places where the catalogue itself speaks."""
    places = [
        *(item for item in page.all("th") if item.attributes.get("scope") == "col"),
        *page.all("dt"),
        *page.all("h2"),
        *page.all("label"),
        *page.all("button"),
        *(link for navigation in page.all("nav") for link in navigation.all("a")),
        *page.all("a", "skip"),
        *page.all("p", "lead"),
        *page.all("p", "crumbs"),
        *page.all("footer"),
        *(title for picture in page.all("svg") for title in picture.all("title")),
    ]
    texts = [item.text for item in places]
    hints = [
        item.attributes[name]
        for item in page.all()
        for name in ("placeholder", "aria-label")
        if name in item.attributes
    ]
    return texts + hints


def of_parts(library: Library) -> set[str]:
    """Texts of parts that stand in the same places."""
    texts = {item.system for part in library.parts for item in part.classifications}
    for part in library.parts:
        texts |= {part.part_number, part.type_number, *part.description.values()}
        texts |= {port.designation for port in part.ports}
        groups = {item.group for item in part.properties}
        texts |= {*groups, *(group[:1].upper() + group[1:] for group in groups)}
    for maker in library.manufacturers:
        texts |= {maker.name, maker.name[:1].upper() + maker.name[1:]}
    return texts


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_nothing_that_the_catalogue_says_stays_english(
    language: str, sites: dict[str, Path], shipped_library: Library
) -> None:
    data = of_parts(shipped_library) | SAME
    left = set()
    for path in sorted(sites["en"].rglob("*.html")):
        english = said(parse(path))
        other = said(parse(sites[language] / path.relative_to(sites["en"])))
        assert len(english) == len(other)
        left |= {one for one, two in zip(english, other, strict=True) if one == two}
    assert {text for text in left if text not in data} == set()


@pytest.mark.parametrize("language", languages())
def test_pages_tell_their_language(language: str, sites: dict[str, Path]) -> None:
    for path in sites[language].rglob("*.html"):
        (root,) = parse(path).all("html")
        assert root.attributes["lang"] == language


def test_texts_of_parts_are_in_the_language_where_they_have_it(
    sites: dict[str, Path], tmp_path: Path, shipped_library: Library
) -> None:
    """One that is only there in another language says which."""
    contactor = shipped_library.part_by_number["SIE.3RT2026-2EK60"]
    (lead,) = parse(sites["it"] / "parts" / f"{contactor.part_number}.html").all("p", "lead")
    assert lead.text.startswith(contactor.description["it_IT"])
    assert not [item for item in lead.all("span") if "lang" in item.attributes]
    polish = replace(contactor, description={"pl_PL": "stycznik"})
    site = pages_in("it", shipped_library.with_parts((polish,)), tmp_path)
    (lead,) = parse(site / "parts" / f"{contactor.part_number}.html").all("p", "lead")
    (text,) = (item for item in lead.all("span") if "lang" in item.attributes)
    assert (text.text, text.attributes["lang"]) == ("stycznik", "pl-PL")


def test_scripts_and_search_speak_it_too(sites: dict[str, Path]) -> None:
    (body,) = parse(sites["de"] / "find.html").all("body")
    words = json.loads(body.attributes["data-said"])
    assert words["No part holds all these words."] == "Kein Teil enthält alle diese Wörter."
    assert "data-said" not in next(parse(sites["en"] / "find.html").all("body")).attributes
    index = (sites["de"] / "assets" / "search-index.js").read_text("utf-8")
    assert "Bestellnummer 005108000504, 1 m" in index
    assert "Order code" not in index


def test_words_of_drawings_are_not_said_twice() -> None:
    """One place for words; the catalogue has those alone that are other ones there."""
    for language, words in shipped_mappings()["html"].settings["languages"].items():
        drawing = shipped_mappings()["drawing"].settings["languages"][language]
        assert [text for text in words if words[text] == drawing.get(text)] == []


def test_every_language_has_the_same_words() -> None:
    layers = [shipped_mappings()[name].settings["languages"] for name in ("drawing", "html")]
    known = [
        {text for layer in layers for text in layer[language]}
        for language in languages()
        if language != "en"
    ]
    assert all(words == known[0] for words in known)
