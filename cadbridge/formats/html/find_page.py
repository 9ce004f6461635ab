"""The page that finds parts by text and by filters; a script fills it from the index."""

from cadbridge.formats.html.frame import FIND, Page, Section
from cadbridge.formats.html.markup import Markup, element

_FILTERS = {"kind": "Kind", "maker": "Manufacturer", "connector": "Connector", "bus": "Bus"}


def find_page() -> Page:
    """Text and filters, and all parts that fit them."""
    words = element(
        "div",
        element("label", "Words", for_="find-q"),
        element("input", type="search", id="find-q", name="q", autocomplete="off"),
    )
    filters = [
        element(
            "div",
            element("label", title, for_=f"find-{name}"),
            element("select", id=f"find-{name}", name=name),
        )
        for name, title in _FILTERS.items()
    ]
    clear = element("button", "Clear", type="reset")
    body = [
        element("form", words, filters, clear, id="finder", class_="finder"),
        element("p", "This page needs scripts; the first page lists all parts.", id="count",
                role="status"),
        element("ul", id="results", class_="results"),
        element("button", "Show more", type="button", id="more", hidden=True),
    ]  # fmt: skip
    return Page(
        FIND, "Find parts", [element("h1", "Find parts")], [Section("find", "Parts", _all(body))]
    )


def _all(body: list[Markup]) -> Markup:
    return element("div", body)
