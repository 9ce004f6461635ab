"""The site in a real browser: it opens, searches, follows links, and says nothing on the console.

A page of the test holds the site's pages in a frame and does there what a person does.
"""

import json
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.formats.html.browser import CHROMIUM, Visit, visit

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

_STAGE = """<!DOCTYPE html>
<pre id="report">nothing came of it</pre>
<iframe id="frame" width="1200" height="800"></iframe>
<script>
const frame = document.getElementById("frame");
const page = () => frame.contentDocument;
const opened = () => new Promise((go) => frame.addEventListener("load", go, {once: true}));
const open = (url) => { const loaded = opened(); frame.src = url; return loaded; };
const type = (text) => {
  const field = page().getElementById("search");
  field.focus();
  field.value = text;
  field.dispatchEvent(new frame.contentWindow.Event("input", {bubbles: true}));
};
const press = (key) => page().getElementById("search").dispatchEvent(
  new frame.contentWindow.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
const hits = () => [...page().querySelectorAll("#found a")];
const found = () => hits().map((item) => item.innerText.split("\\n"));
const act = async () => { ACT };
act().then((result) => { document.getElementById("report").textContent = JSON.stringify(result); });
</script>
"""


def perform(site: Path, folder: Path, act: str, *, dark: bool = False) -> tuple[Any, Visit]:
    """Run the steps in a page that has the site in a frame; gives their result."""
    stage = folder / "stage.html"
    script = _STAGE.replace("ACT", act).replace("SITE", site.as_uri())
    stage.write_text(script, encoding="utf-8")
    seen = visit(stage, folder / "profile", dark=dark)
    report = seen.dom.partition('<pre id="report">')[2].partition("</pre>")[0]
    return json.loads(unescape(report)), seen


def test_console_messages_are_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<script>nonsense()</script>", encoding="utf-8")
    assert "nonsense is not defined" in visit(page, tmp_path / "profile").console[0]


@dataclass(frozen=True)
class Tour:
    """What every page of the site was like."""

    pages: list[dict[str, Any]]
    console: list[str]


@pytest.fixture(scope="module")
def tour(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Tour:
    urls = [path.as_uri() for path in sorted(site.rglob("*.html"))]
    act = f"""
      const sideways = (width) => {{
        frame.width = width;
        return page().documentElement.scrollWidth > width;
      }};
      const seen = [];
      for (const url of {json.dumps(urls)}) {{
        await open(url);
        seen.push({{
          url,
          title: page().title,
          searches: !page().querySelector("form.search").hidden,
          sideways: [1200, 360].filter(sideways),
          bars: sideways(1200) || [...page().querySelectorAll(".cabling")].filter(
            (table) => table.offsetWidth > table.parentElement.clientWidth).length,
        }});
      }}
      return seen;
    """
    pages, seen = perform(site, tmp_path_factory.mktemp("tour"), act)
    assert len(pages) == len(urls)
    return Tour(pages, seen.console)


def test_every_page_opens_without_a_word_on_the_console(tour: Tour) -> None:
    assert tour.console == []
    assert all(page["title"].endswith(" · Parts catalogue") for page in tour.pages)
    assert all(page["searches"] for page in tour.pages)


def test_tables_of_cables_and_ports_need_no_bar_on_a_screen(tour: Tour) -> None:
    assert [page["url"] for page in tour.pages if page["bars"]] == []


def test_no_page_scrolls_sideways_on_a_screen_or_a_phone(tour: Tour) -> None:
    assert [page for page in tour.pages if page["sideways"]] == []


def test_search_finds_by_order_code_and_enter_opens_the_part(site: Path, tmp_path: Path) -> None:
    act = """
      await open("SITE/index.html");
      type("005108000504");
      const hits = found();
      const loaded = opened();
      press("Enter");
      await loaded;
      return [hits, page().querySelector("h1").firstChild.textContent];
    """
    result, seen = perform(site, tmp_path, act)
    name = "POWER CABLE for DUET HV 80-100-142"
    assert result == [[[name, "cable", "Order code 005108000504, 1 m"]], name]
    assert seen.console == []


def test_search_finds_signals_and_says_where_there_is_nothing(site: Path, tmp_path: Path) -> None:
    act = """
      await open("SITE/parts/MPC.DUET%2040.html");
      type("can-high flexi");
      const signals = found();
      type("no such thing");
      const nothing = page().getElementById("found").innerText;
      press("Escape");
      return [signals, nothing, page().getElementById("found").hidden];
    """
    (signals, nothing, hidden), seen = perform(site, tmp_path, act)
    assert [name for name, *_ in signals] == ["DUET FLEXI CAN"]
    assert nothing == "No part holds all these words."
    assert hidden
    assert seen.console == []


def test_links_lead_from_drive_to_cable_and_back(site: Path, tmp_path: Path) -> None:
    act = """
      const follow = async (words, within) => {
        const links = [...page().querySelectorAll(within + " a")];
        const loaded = opened();
        links.find((item) => item.textContent === words).click();
        await loaded;
        return page().querySelector("h1").firstChild.textContent;
      };
      await open("SITE/index.html");
      return [
        await follow("DUET HV 142", "#drive"),
        await follow("I/O CABLE for DUET HV 80-100-142", "#port-4"),
        await follow("M23-19P-F", "#ends"),
        await follow("M23-19P-M", "#connector"),
        await follow("DUET HV 142", "#uses"),
        await follow("Cables and ports", "header"),
      ];
    """
    result, seen = perform(site, tmp_path, act)
    assert result == [
        "DUET HV 142",
        "I/O CABLE for DUET HV 80-100-142",
        "M23-19P-F",
        "M23-19P-M",
        "DUET HV 142",
        "Cables and ports",
    ]
    assert seen.console == []
