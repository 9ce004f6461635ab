"""The site as a whole: its pages, its links, its bytes."""

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

import cadbridge
from cadbridge.errors import UnsupportedFormat
from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.html.site import write_site
from cadbridge.mapping import shipped_mappings
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
    assert contents(site) == contents(again)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_some_parts_alone_have_no_broken_links(tmp_path: Path, shipped_library: Library) -> None:
    chosen = tuple(part for part in shipped_library.parts if part.type_number == "DUET HV 60")
    library = shipped_library.subset(chosen)
    assert broken_links(write(library, tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("index", "There are no parts."),
        ("cabling", "No part has ports."),
        ("order-codes", "There are no order codes."),
        ("manufacturers", "There are no manufacturers."),
        ("open-points", "There are no open points."),
    ],
)
def test_pages_of_an_empty_library_say_so(tmp_path: Path, name: str, words: str) -> None:
    site = write(Library(), tmp_path)
    assert broken_links(site) == []
    (lead,) = parse(site / f"{name}.html").all("p", "lead")
    assert lead.text == words


def test_it_carries_nothing_back() -> None:
    html = format_named("html")
    assert html.read is None
    assert html.carried_paths() == frozenset()


def test_each_part_offers_its_files_in_every_format(site: Path, shipped_library: Library) -> None:
    offered = {
        part.part_number: downloads(site / "parts" / f"{stem}.html")
        for part in shipped_library.parts
        for stem in [shipped_library.file_name(part.part_number)]
    }
    assert offered["MPC.DUET FLEXI CAN"]["DXF connector faces"] == [
        f"MPC.DUET FLEXI CAN {name}.dxf"
        for name in ("POWER", "RS 232", "CAN IN", "CAN OUT", "all ports", "all ports sheet 2")
    ]
    for number, files in offered.items():
        stem = shipped_library.file_name(number)
        assert files["EPLAN parts data (XML)"] == [f"{stem}.xml"]
        assert files["Excel pin lists"] == [f"{stem}.xlsx"]
        assert files["EPLAN parts archive (EDZ)"] == [f"{stem}.edz"]


def downloads(page: Path) -> dict[str, list[str]]:
    """What a page offers to take along, by format; each is there."""
    (listed,) = parse(page).all("dl", "downloads")
    for link in listed.all("a"):
        assert (page.parent / unquote(link.attributes["href"])).is_file()
    return {
        next(group.all("dt")).text: [link.text for link in group.all("a")]
        for group in listed.all("div")
    }


def test_the_first_page_offers_all_parts_in_one_file_a_format(site: Path) -> None:
    files = downloads(site / "index.html")
    assert files["Excel pin lists"] == ["all-parts.xlsx"]
    assert files["EPLAN parts data (XML)"] == ["all-parts.xml"]
    assert "DXF connector faces" not in files


def test_what_is_offered_holds_the_part_as_its_page_shows_it(
    site: Path, shipped_library: Library
) -> None:
    cable = shipped_library.part_by_number["MPC.POWER CABLE for DUET"]
    for suffix in (".xml", ".xlsx", ".edz"):
        found = cadbridge.read(site / "files" / "parts" / f"{cable.part_number}{suffix}")
        (part,) = found.library.parts
        assert part.cable is not None and cable.cable is not None
        ours, theirs = (
            [replace(core, sources=()) for core in item.conductors]
            for item in (part.cable, cable.cable)
        )
        assert ours == theirs


def test_a_part_that_a_format_cannot_hold_is_offered_in_the_others(
    tmp_path: Path, shipped_library: Library
) -> None:
    part = shipped_library.part_by_number["MPC.DUET 40"]
    library = shipped_library.with_parts((replace(part, description={"<b>": "no language"}),))
    files = downloads(write(library, tmp_path) / "parts" / "MPC.DUET 40.html")
    assert "EPLAN parts data (XML)" not in files
    assert files["Excel pin lists"] == ["MPC.DUET 40.xlsx"]


@pytest.mark.parametrize(
    ("asked", "suffixes"),
    [
        ("none", set()),
        ("xlsx", {".xlsx"}),
        ("dxf, excel", {".dxf", ".xlsx"}),
        ("", {".dxf", ".edz", ".xlsx", ".xml", ".yaml"}),
        ("pdf", {".pdf"}),
        ("PDF, dxf,excel", {".pdf", ".dxf", ".xlsx"}),
    ],
)
def test_only_the_files_that_are_asked_for_go_along(
    asked: str, suffixes: set[str], tmp_path: Path, shipped_library: Library
) -> None:
    """What an earlier run left in the folder is not offered."""
    drive = shipped_library.part_by_number["MPC.DUET 40"]
    for options in ({}, {"downloads": asked}):
        job = WriteJob(
            library=shipped_library,
            parts=(drive,),
            mappings=shipped_mappings(),
            options=options,
        )
        paths = list(write_site(job, tmp_path))
    page = tmp_path / "html" / "parts" / "MPC.DUET 40.html"
    linked = {
        Path(unquote(link.attributes["href"])).suffix
        for found in parse(page).all("dl", "downloads")
        for link in found.all("a")
    }
    written = {path.suffix for path in paths if "files" in path.parts}
    assert linked == written == suffixes


def test_a_format_that_nobody_knows_cannot_go_along(
    tmp_path: Path, shipped_library: Library
) -> None:
    with pytest.raises(UnsupportedFormat, match="wxyz"):
        cadbridge.write_formats(shipped_library, tmp_path, ["html"], downloads="wxyz")


def test_the_catalogue_itself_cannot_go_along(tmp_path: Path, shipped_library: Library) -> None:
    with pytest.raises(UnsupportedFormat, match="not all of pdf,html can be taken along"):
        cadbridge.write_formats(shipped_library, tmp_path, ["html"], downloads="pdf,html")
    assert not list(tmp_path.iterdir())


def test_the_site_needs_no_file_outside_of_its_folder(site: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(site, tmp_path / "moved")
    assert broken_links(moved) == []


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
