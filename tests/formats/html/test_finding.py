"""Finding parts in the catalogue: filters, all results, languages, numbers to copy, thousands."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import cadbridge.formats.html
from cadbridge.cli import main
from cadbridge.drawing.said.words import words_in
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.cabling_page import cabling_page
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.facets import Buses
from cadbridge.formats.html.find_page import find_page
from cadbridge.formats.html.frame import INDEX, catalogue_around, page_html
from cadbridge.formats.html.home_page import home_page
from cadbridge.formats.html.makers_page import makers_page
from cadbridge.formats.html.open_page import open_page
from cadbridge.formats.html.part_page import part_page
from cadbridge.formats.html.search import search_index
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library
from tests.formats.html.browser import CHROMIUM
from tests.formats.html.pages import parse, write
from tests.formats.html.test_browser import perform

in_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

_TOOLS = """
  const choose = (name, value) => {
    const form = page().getElementById("finder");
    form.elements[name].value = value;
    form.dispatchEvent(new frame.contentWindow.Event("input", {bubbles: true}));
  };
  const results = () => [...page().querySelectorAll("#results .name")].map((x) => x.textContent);
  const count = () => page().getElementById("count").textContent;
"""


def performed(site: Path, folder: Path, act: str, *, dark: bool = False) -> Any:
    result, seen = perform(site, folder, _TOOLS + act, dark=dark)
    assert seen.console == []
    return result


@in_chromium
def test_filters_narrow_down_and_stand_in_the_address(site: Path, tmp_path: Path) -> None:
    act = """
      await open("SITE/find.html");
      const all = count();
      choose("connector", "M12 D");
      choose("bus", "EtherCAT");
      choose("kind", "cable");
      const cables = results();
      const hash = frame.contentWindow.location.hash;
      page().getElementById("finder").reset();
      await new Promise((go) => setTimeout(go, 50));
      const cleared = count();
      await open("about:blank");
      await open("SITE/find.html" + hash);
      return [all, cables, cleared, results()];
    """
    every, cables, cleared, again = performed(site, tmp_path, act)
    assert every == cleared == "46 parts"
    assert cables == again
    assert cables == [
        "ETHERCAT M12/M12 CABLE for DUET HV 80-100-142",
        "ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142",
    ]


@in_chromium
def test_results_beyond_twelve_are_one_step_away(site: Path, tmp_path: Path) -> None:
    act = """
      await open("SITE/index.html");
      type("duet");
      const last = hits().at(-1);
      const loaded = opened();
      last.click();
      await loaded;
      return [last.textContent, count(), results().length];
    """
    words, count, shown = performed(site, tmp_path, act)
    assert words == f"All {count}, with filters"
    assert shown == int(count.split()[0]) > 12


@in_chromium
@pytest.mark.parametrize("words", ["Schütz 3RT2026", "contattore", "Elemento RC"])
def test_german_and_italian_texts_are_found(site: Path, tmp_path: Path, words: str) -> None:
    found = performed(site, tmp_path, f'await open("SITE/find.html"); choose("q", "{words}");'
                                      "return results();")  # fmt: skip
    assert found


@in_chromium
def test_each_number_has_a_button_that_names_it(site: Path, tmp_path: Path) -> None:
    act = """
      await open("SITE/order-codes.html");
      const buttons = [...page().querySelectorAll("button.copy")];
      return buttons.map((b) => [b.previousSibling.textContent, b.getAttribute("aria-label")]);
    """
    buttons = performed(site, tmp_path, act)
    assert ["005108000504", "Copy 005108000504"] in buttons
    assert all(label == f"Copy {number}" for number, label in buttons)


@in_chromium
@pytest.mark.parametrize("dark", [False, True])
def test_every_field_has_a_label_and_texts_are_readable_in_light_and_dark(
    dark: bool, site: Path, tmp_path: Path
) -> None:
    act = """
      await open("SITE/find.html");
      const style = (item) => frame.contentWindow.getComputedStyle(item);
      const light = (text) => {
        const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((x) => {
          const part = x / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (item) => {
        const own = style(item).backgroundColor;
        return /, 0\\)$/.test(own) && item.parentElement ? behind(item.parentElement) : own;
      };
      const contrast = (item) => {
        const pair = [light(style(item).color), light(behind(item))].sort((a, b) => b - a);
        return (pair[0] + 0.05) / (pair[1] + 0.05);
      };
      const fields = [...page().querySelectorAll("input, select")];
      const texts = [...page().querySelectorAll(
        "label:not(.unseen), .kind, .why, .name, h1, h2, select, button")];
      return [
        fields.filter((field) => !field.labels.length).map((field) => field.id),
        Math.min(...texts.map(contrast)),
        light(style(page().body).backgroundColor) < 0.1,
      ];
    """
    unlabelled, least, is_dark = performed(site, tmp_path, act, dark=dark)
    assert is_dark == dark
    assert unlabelled == []
    assert least >= 4.5


def test_order_codes_have_a_page_of_their_own(site: Path) -> None:
    page = (site / "order-codes.html").read_text("utf-8")
    for code in ("005108000504", "3RT2026-2EK60", "003108009843"):
        assert page.count(f">{code}</code>") == 1


def test_title_logo_and_language_are_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    words = ["export", "SIE.3RT2026-2EK60", "--format", "html", "--out", "out", "-q"]
    options = ["--title", "Parts & more", "--logo", "logo.svg", "--language", "de"]
    main([*words, *options], standalone_mode=False)
    page = Path("out/html/index.html").read_text("utf-8")
    (title,) = parse(Path("out/html/index.html")).all("title")
    assert title.text == "Teile · Parts & more"
    assert '<img src="assets/logo.svg" alt>' in page
    assert Path("out/html/assets/logo.svg").is_file()
    assert "schütz" in page.casefold()


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory, shipped_library: Library) -> Path:
    """The pages of 2,000 parts, each with a number of its own; no files to take along."""
    parts = tuple(
        replace(part, part_number=f"{part.part_number} {round_}", type_number=f"T{index}-{round_}")
        for round_ in range(44)
        for index, part in enumerate(shipped_library.parts)
    )[:2000]
    library = shipped_library.with_parts((*parts, *shipped_library.parts))
    mappings = shipped_mappings()
    catalogue = Catalogue(
        library=library,
        parts=parts,
        pages={part.part_number: library.file_name(part.part_number) for part in parts},
        downloads={},
        groups=groups_of(mappings),
        words=words_in(),
    )
    site, addresses = tmp_path_factory.mktemp("large"), Addresses(catalogue.pages)
    assets = Path(cadbridge.formats.html.__file__).parent / "assets"
    shutil.copytree(assets, site / "assets")
    index = search_index(catalogue, Buses.of(mappings["html"].settings))
    (site / INDEX).write_text(index, "utf-8")
    below = Addresses(catalogue.pages, "../")
    known = {item.part_number: item for item in shipped_library.parts}
    shown = {number: part_page(catalogue, below, known[number], "") for number in known}
    pages = {part.part_number: shown[part.part_number.rpartition(" ")[0]] for part in parts}
    makers = makers_page(catalogue, addresses)
    for page in (
        home_page(catalogue, addresses),
        find_page(words_in()),
        cabling_page(catalogue, addresses),
        open_page(catalogue, addresses, pages, makers),
    ):
        around = catalogue_around(page, addresses, words_in())
        (site / page.path).write_text(page_html(page, around), "utf-8")
    return site


@in_chromium
def test_two_thousand_parts_open_and_are_searched_at_once(large_site: Path, tmp_path: Path) -> None:
    """What takes time is little: elements, bytes, results that are shown."""
    act = """
      await open("SITE/index.html");
      const elements = page().querySelectorAll("*").length;
      const shown = [];
      for (const text of ["m", "m12", "can-high", "t7-3", "duet hv ethercat"]) {
        type(text);
        shown.push(hits().length);
      }
      press("Escape");
      const cables = page().querySelectorAll("#cable tbody tr").length;
      const link = page().querySelector("#cable .all a");
      const words = link.textContent;
      const loaded = opened();
      link.click();
      await loaded;
      const urls = [...page().querySelectorAll("[src], link[href]")].map((x) => x.src || x.href);
      const first = results().length;
      page().getElementById("more").click();
      return [elements, shown, cables, words, count(), first, results().length, urls];
    """
    elements, shown, cables, words, count, first, more, urls = performed(large_site, tmp_path, act)
    assert elements < 12_000
    assert (large_site / "index.html").stat().st_size < 700_000
    assert (large_site / INDEX).stat().st_size < 3_000_000
    assert max(shown) == 13
    assert cables == 60
    assert words == f"All {count}, with filters"
    assert (first, more) == (50, 100)
    assert urls
    assert all(url.startswith("file:") for url in urls)


@in_chromium
@pytest.mark.parametrize(
    ("name", "place"), [("cabling", "#ports"), ("open-points", "#open-points")]
)
def test_lists_over_two_thousand_parts_stay_small_and_name_all(
    large_site: Path, tmp_path: Path, name: str, place: str
) -> None:
    """The first are shown whole, the others lead to the same list on their own pages."""
    act = f"""
      await open("SITE/{name}.html");
      const all = page().querySelectorAll("*").length;
      const whole = page().querySelectorAll("section[id^=part-]").length;
      const links = [...page().querySelectorAll("#further tbody a")].map((x) => x.hash);
      const title = page().querySelector("#further h2").textContent;
      return [all, whole, [...new Set(links)], title, links.length];
    """
    elements, whole, places, title, further = performed(large_site, tmp_path, act)
    assert elements < 30_000
    assert (large_site / f"{name}.html").stat().st_size < 1_500_000
    assert whole == 100
    assert places == [place]
    assert title == f"Further parts: {further}"
    assert further > 400


def test_a_part_of_an_unknown_manufacturer_is_named_too(
    tmp_path: Path, shipped_library: Library
) -> None:
    """The first page shows the first of many; the page of manufacturers shows all."""
    part = replace(shipped_library.part_by_number["MPC.DUET 40"], manufacturer="XYZ")
    site = write(shipped_library.with_parts((part,)), tmp_path)
    section = parse(site / "manufacturers.html").by_id("unknown-1")
    assert "XYZ" in section.text
    assert "DUET 40" in section.text
