"""The page that finds parts by text and by filters; a script fills it from the index."""

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.frame import FIND, Page, Section
from cadbridge.formats.html.markup import element

_FILTERS = {"kind": "Kind", "maker": "Manufacturer", "connector": "Connector", "bus": "Bus"}


def find_page(say: Words) -> Page:
    """Text and filters, and all parts that fit them."""
    words = element(
        "div",
        element("label", say("Words"), for_="find-q"),
        element("input", type="search", id="find-q", name="q", autocomplete="off"),
    )
    filters = [
        element(
            "div",
            element("label", say(title), for_=f"find-{name}"),
            element("select", id=f"find-{name}", name=name),
        )
        for name, title in _FILTERS.items()
    ]
    clear = element("button", say("Clear"), type="reset")
    lacking = say("This page needs scripts; the page of manufacturers lists all parts.")
    body = [
        element("form", words, filters, clear, id="finder", class_="finder"),
        element("p", lacking, id="count", role="status"),
        element("ul", id="results", class_="results"),
        element("button", say("Show more"), type="button", id="more", hidden=True),
    ]
    return Page(
        FIND,
        say("Find parts"),
        [element("h1", say("Find parts"))],
        [Section("find", say("Parts"), element("div", body))],
    )
