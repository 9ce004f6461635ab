"""The site as a whole: its pages, its links, its bytes."""

from dataclasses import replace
from pathlib import Path

import pytest

from cadbridge.formats import format_named
from cadbridge.model import Library
from tests.formats.html.pages import broken_links, parse, write


def test_every_part_has_a_page(site: Path, shipped_library: Library) -> None:
    numbers = {next(parse(path).all("dd")).text for path in sorted((site / "parts").glob("*.html"))}
    assert numbers == {part.part_number for part in shipped_library.parts}


def test_no_link_is_broken(site: Path) -> None:
    assert broken_links(site) == []


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        for item in parse(path).all():
            assert not item.attributes.get("src", "").startswith(("http", "//")), path.name
            if item.tag == "link":
                assert not item.attributes["href"].startswith(("http", "//")), path.name
    assert "@import" not in (site / "assets" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in (site / "assets" / "style.css").read_text(encoding="utf-8")


def test_every_id_is_there_once(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        ids = [id_ for item in parse(path).all() if (id_ := item.attributes.get("id"))]
        assert len(ids) == len(set(ids)), path.name


def test_same_library_gives_the_same_bytes(
    site: Path, tmp_path: Path, shipped_library: Library
) -> None:
    again = write(shipped_library, tmp_path)
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*.*")}
    assert first == {path.relative_to(again): path.read_bytes() for path in again.rglob("*.*")}


def test_some_parts_alone_have_no_broken_links(tmp_path: Path, shipped_library: Library) -> None:
    chosen = tuple(part for part in shipped_library.parts if part.type_number == "DUET HV 60")
    library = shipped_library.subset(chosen)
    assert broken_links(write(library, tmp_path)) == []


def test_an_empty_library_has_a_first_page(tmp_path: Path) -> None:
    site = write(Library(), tmp_path)
    assert broken_links(site) == []
    assert "0 parts" in parse(site / "index.html").text


def test_it_carries_nothing_back() -> None:
    html = format_named("html")
    assert html.read is None
    assert html.carried_paths() == frozenset()


def test_files_of_other_formats_are_offered(tmp_path: Path, shipped_library: Library) -> None:
    site = write(shipped_library, tmp_path, "excel")
    assert broken_links(site) == []
    links = [item.attributes["href"] for item in parse(site / "index.html").all("a", "file")]
    assert "../excel/pin-lists.xlsx" in links


@pytest.mark.parametrize("name", ["index.html", "parts/MPC.DUET 40.html"])
def test_alone_it_offers_no_downloads(site: Path, name: str) -> None:
    assert not list(parse(site / name).all("a", "file"))


def test_numbers_that_only_differ_in_case_get_two_pages(
    tmp_path: Path, shipped_library: Library
) -> None:
    part = shipped_library.part_by_number["MPC.DUET 40"]
    twin = replace(part, part_number="MPC.duet 40", type_number="duet 40")
    slash = replace(part, part_number="MPC.DUET/40", type_number="DUET/40")
    colon = replace(part, part_number="MPC.DUET:40", type_number="DUET:40")
    library = shipped_library.with_parts((part, twin, slash, colon))
    site = write(library, tmp_path)
    names = sorted(path.name for path in (site / "parts").iterdir())
    assert names == [
        "MPC.DUET 40.html",
        "MPC.DUET_40.html",
        "MPC.DUET_40~2.html",
        "MPC.duet 40~2.html",
    ]
    assert broken_links(site) == []
