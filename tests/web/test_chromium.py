"""The page in a real Chromium: from the drop to the written library, and for every reader."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadbridge.api import read
from cadbridge.web.site import Site
from tools.webdriver import Browser, browsing, is_installed

from .client import serving
from .test_review import LIBRARY

pytestmark = pytest.mark.skipif(not is_installed(), reason="no chromium with its chromedriver")

DRAWINGS = Path(__file__).parents[2] / "samples" / "dxf"
FIRST_FACE = "return document.querySelector('.beside svg').outerHTML"
OPEN = """\
    sources:
      - {field: type_number, certainty: inferred, reason: Only guessed.}
"""
CHECKS = Path(__file__).with_name("accessibility.js").read_text("utf-8")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Site, str, Path]]:
    """A browser whose owner has come in, the site, its address, and the library's file."""
    folder = tmp_path_factory.mktemp("chromium")
    (folder / "mine").mkdir()
    file = folder / "mine" / "drives.yaml"
    file.write_text(LIBRARY, "utf-8")
    with (
        serving(folder / "mine", folder / "private") as (site, client),
        browsing(folder) as browser,
    ):
        browser.open(f"{client.origin}/?enter={site.keys.new_entry()}")
        yield browser, site, client.origin, file


def drop(browser: Browser, origin: str, path: Path) -> str:
    """Choose a file and send it; where one then is."""
    browser.open(f"{origin}/")
    browser.type("#files", str(path))
    browser.click("form.drop button")
    browser.wait(lambda: "/drops/" in browser.address, "the page of the file")
    browser.find("#file-1")
    return browser.address


def test_from_the_drop_to_the_written_library(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, file = window
    source = tmp_path / "back.yaml"
    source.write_text(LIBRARY.replace('"CAN_H"', '"CAN_L"'), "utf-8")
    drop(browser, origin, source)
    browser.click("form[action*='/review'] button")
    browser.find("input[name=take]:checked")
    browser.click("#changes button")
    browser.click("form[action*='/write'] button")
    browser.find(".difference ins")
    assert "signal: CAN_L" in file.read_text("utf-8")
    browser.click("form[action*='/undo'] button")
    browser.wait_for_words("Undone")
    assert file.read_text("utf-8") == LIBRARY


def test_ticks_outlast_loading_the_page_anew(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, _ = window
    source = tmp_path / "back.yaml"
    source.write_text(LIBRARY.replace('"CAN_H"', '"CAN_L"').replace('"0 V"', '"GND"'), "utf-8")
    drop(browser, origin, source)
    browser.click("form[action*='/review'] button")
    browser.click("input[name=take][value='0']")
    ticked = "return [...document.querySelectorAll('[name=take]')].map((box) => box.checked)"
    browser.wait(lambda: not all(browser.run(ticked)), "the click")
    browser.open(browser.address)
    browser.wait(lambda: browser.run(ticked) == [False, True], "the page with its ticks")


def test_from_the_drop_to_the_downloaded_file(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, file = window
    source = tmp_path / "K4.csv"
    source.write_text("Pin;Signal\n1;CAN_H\n2;CAN_L\n", "utf-8")
    drop(browser, origin, source)
    browser.click("form:has(input[name=format][value=excel]):not(:has(input[name=apart])) button")
    browser.click("a.take")
    taken = file.parents[1] / "K4.xlsx"
    browser.wait(taken.is_file, "the workbook")
    (part,) = read(taken).library.parts
    assert [pin.signal for port in part.ports for pin in port.pins] == ["CAN_H", "CAN_L"]


def test_a_column_is_said_to_hold_something(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, _ = window
    source = tmp_path / "K5.csv"
    source.write_text("Connector X4;;\nPin;Signal;Foo\n1;CAN_H;a\nReserve;;\nTotal;2;\n", "utf-8")
    drop(browser, origin, source)
    assert "no contact" in browser.text("table.grid")
    browser.run(
        "document.querySelector('select[name=columns] option[value=\"Foo=remarks\"]').selected=true"
    )
    browser.click("form[action*='/reading'] button")
    browser.wait(lambda: "Remarks" in browser.text("table.grid thead"), "the field of the column")
    assert "--columns Foo=remarks" in browser.text()


def test_a_face_is_seen_from_the_side_that_is_said(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, _ = window
    drop(browser, origin, max(DRAWINGS.rglob("*.dxf"), key=lambda path: "faces" in path.parts))
    first = browser.run(FIRST_FACE)
    browser.run("document.querySelector('select[name=view]').value='wiring'")
    browser.click("form[action*='/reading'] button")
    browser.wait_for_words("--view wiring")
    assert browser.run(FIRST_FACE) != first
    drawn = "return document.querySelector('.beside img').naturalWidth"
    assert browser.wait(lambda: browser.run(drawn), "the drawing itself")


@pytest.mark.parametrize(
    ("name", "value"), [("view", "wiring"), ("gender", "female"), ("unit", "inch")]
)
def test_switches_that_nobody_touched_say_nothing_and_the_face_is_taken_along(
    window: tuple[Browser, Site, str, Path], name: str, value: str
) -> None:
    browser, _, origin, file = window
    source = max(DRAWINGS.rglob("*.dxf"), key=lambda path: "faces" in path.parts)
    drop(browser, origin, source)
    browser.run(f"document.querySelector('select[name={name}]').value='{value}'")
    browser.click("form[action*='/reading'] button")
    browser.wait_for_words(f"--{name} {value}")
    command = shlex.join(["cadbridge", "show", source.name, f"--{name}", value])
    assert f"{command}\n" in browser.text()
    browser.click("form:has(input[name=format][value=library]) button")
    browser.click("a.take")
    taken = file.parents[1] / f"{source.stem}.yaml"
    browser.wait(taken.is_file, "the library file")
    taken.unlink()


def test_menus_that_nobody_touched_say_nothing(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, _ = window
    source = tmp_path / "K6.csv"
    source.write_text("Pin;Signal;Core;Remarks\n1;CAN_H;a;x\n2;CAN_L;b;y\n", "utf-8")
    drop(browser, origin, source)
    browser.type("input[name=part]", "NEW.1")
    browser.click("form[action*='/reading'] button")
    browser.wait_for_words("--part NEW.1")
    assert "--columns" not in browser.text()
    option = 'select[name=columns] option[value="Signal=remarks"]'
    browser.run(f"document.querySelector('{option}').selected=true")
    browser.click("form[action*='/reading'] button")
    browser.wait_for_words("--columns Signal=remarks")
    assert "--part NEW.1 --columns Signal=remarks\n" in browser.text()


def test_a_list_of_strange_titles_is_read_by_its_menus(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, _ = window
    source = tmp_path / "K7.csv"
    source.write_text("Muster GmbH;;\nLage;Bez;Fc\n1;L+;BN\n2;M;BU\n3;PE;GNYE\n", "utf-8")
    drop(browser, origin, source)
    for value in ("Lage=contact", "Bez=signal", "Fc=colour"):
        option = f'select[name=columns] option[value="{value}"]'
        browser.run(f"document.querySelector('{option}').selected=true")
    browser.click("form[action*='/reading'] button")
    browser.wait_for_words("--header-row 2 --columns Lage=contact,Bez=signal,Fc=colour")
    assert "Rows read: 3" in browser.text()


def test_an_open_page_says_that_there_are_too_many_files_or_no_program(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, site, origin, _ = window
    files = [tmp_path / f"{number}.csv" for number in range(3)]
    for file in files:
        file.write_text("Pin;Signal\n1;A\n", "utf-8")
    with serving(site.library_path, tmp_path / "private", files=2) as (other, client):
        browser.open(f"{client.origin}/?enter={other.keys.new_entry()}")
        browser.type("#files", "\n".join(map(str, files)))
        browser.click("form.drop button")
        browser.wait_for_words("more files than 2")
        browser.run("document.querySelector('form.drop').dataset.mostFiles = 9")
        browser.click("form.drop button")
        browser.wait_for_words("more files than 2, the most that are taken at once. Send them")
    browser.wait_for_words("The program has ended.")
    browser.open(f"{origin}/")


def test_what_was_typed_stays_when_the_program_has_ended(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, site, origin, file = window
    try:
        file.write_text(LIBRARY.replace("    ports:\n", OPEN + "    ports:\n"), "utf-8")
        with serving(site.library_path, tmp_path / "private") as (other, client):
            browser.open(f"{client.origin}/?enter={other.keys.new_entry()}")
            browser.open(f"{client.origin}/open?q=type_number")
            browser.click("details summary")
            browser.type("input[name=document]", "maker-mail")
        browser.click("form[action*='/settle'] button")
        browser.wait_for_words("The program has ended.")
        typed = "return document.querySelector('input[name=document]').value"
        assert browser.run(typed) == "maker-mail"
    finally:
        file.write_text(LIBRARY, "utf-8")
        browser.open(f"{origin}/")


def test_an_open_point_is_settled(window: tuple[Browser, Site, str, Path]) -> None:
    browser, _, origin, file = window
    try:
        file.write_text(LIBRARY.replace("    ports:\n", OPEN + "    ports:\n"), "utf-8")
        browser.open(f"{origin}/open?q=type_number")
        browser.click("details summary")
        browser.type("input[name=value]", "D1-A")
        browser.type("input[name=document]", "maker-mail")
        browser.click("form[action*='/settle'] button")
        browser.find(".difference ins")
        assert "D1-A" in file.read_text("utf-8") and "maker-mail" in file.read_text("utf-8")
        browser.open(f"{origin}/open?q=type_number")
        assert "Only guessed." not in browser.text()
    finally:
        file.write_text(LIBRARY, "utf-8")


def test_the_pages_can_be_heard_seen_and_used_on_a_phone(
    window: tuple[Browser, Site, str, Path], tmp_path: Path
) -> None:
    browser, _, origin, _ = window
    source = tmp_path / "Liste X4.csv"
    source.write_text("Pin;Signal;Foo\n1;CAN_H;a\n2;CAN_L;b\n", "utf-8")
    page = drop(browser, origin, source)
    addresses = [page, *(f"{origin}{path}" for path in ("/", "/library", "/open"))]
    part = "/library/parts/ACME.D1.html"
    found = {}
    for address in (*addresses, f"{origin}{part}"):
        for width, dark in ((1280, False), (390, True)):
            browser.look(width=width, dark=dark)
            browser.open(address)
            faults = browser.run(CHECKS)
            if faults:
                found[f"{address} {width}"] = faults
    assert not found


def test_it_speaks_german_once_asked(window: tuple[Browser, Site, str, Path]) -> None:
    browser, _, origin, _ = window
    browser.look(width=1280)
    browser.open(f"{origin}/library")
    browser.click(".languages a[lang=de]")
    browser.wait_for_words("Gefundene Teile")
    assert browser.run("return document.documentElement.lang") == "de"
    browser.click(".languages a[lang=en]")
    browser.wait_for_words("Parts found")
