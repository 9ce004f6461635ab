"""What every page has around its own content: head, navigation, sections with their list."""

from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.marks import Note
from cadbridge.formats.html.markup import Content, Markup, element, markup

STYLE, SEARCH, INDEX = "assets/style.css", "assets/catalogue.js", "assets/search-index.js"
HOME, CABLING, MAKERS, OPEN = "index.html", "cabling.html", "manufacturers.html", "open-points.html"
_NAVIGATION = (
    (HOME, "Parts"),
    (CABLING, "Cables and ports"),
    (MAKERS, "Manufacturers"),
    (OPEN, "Open points"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that its list of contents names."""

    id: str
    title: str
    body: Content
    marks: Content = None
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it becomes HTML."""

    path: str
    """Below the site."""
    title: str
    head: Content
    """Heading and what stands beside it."""
    sections: Sequence[Section]
    notes: Sequence[Note] = ()
    """Its open points."""


def page_html(page: Page, addresses: Addresses) -> str:
    """The page as a document."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{page.title} · Parts catalogue"),
        element("link", rel="stylesheet", href=addresses.to(STYLE)),
        element("script", src=addresses.to(INDEX), defer=True),
        element("script", src=addresses.to(SEARCH), defer=True),
    )
    main = element(
        "main",
        element("div", page.head, class_="page-head"),
        element("div", _contents(page.sections), element("div", _bodies(page)), class_="columns"),
        id="main",
    )
    body = element(
        "body",
        element("a", "Skip to the content", href="#main", class_="skip"),
        _banner(page, addresses),
        main,
        _footer(),
        data_root=addresses.root or "./",
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}"


def _banner(page: Page, addresses: Addresses) -> Markup:
    links = [
        element(
            "li",
            element(
                "a",
                title,
                href=addresses.to(path),
                aria_current="page" if path == page.path else "",
            ),
        )
        for path, title in _NAVIGATION
    ]
    brand = element("a", "Parts catalogue", href=addresses.to(HOME), class_="brand")
    navigation = element("nav", element("ul", links), aria_label="Catalogue")
    return element(
        "header", element("div", brand, navigation, _search(), class_="bar"), class_="banner"
    )


def _search() -> Markup:
    """Hidden until the script that serves it runs."""
    field = element(
        "input",
        type="search",
        id="search",
        placeholder="Part, order code, signal, connector",
        autocomplete="off",
        spellcheck="false",
        role="combobox",
        aria_expanded="false",
        aria_controls="found",
        aria_autocomplete="list",
    )
    label = element("label", "Search", for_="search", class_="unseen")
    found = element("div", id="found", role="listbox", aria_label="Found parts", hidden=True)
    return element("form", label, field, found, role="search", class_="search", hidden=True)


def _contents(sections: Sequence[Section]) -> Markup:
    if len(sections) < 2:
        return Markup()
    items = [
        element("li", element("a", item.title, href=f"#{item.id}"), _sub_contents(item))
        for item in sections
    ]
    return element("nav", element("ul", items), class_="contents", aria_label="On this page")


def _sub_contents(section: Section) -> Markup:
    items = [
        element("li", element("a", item.title, href=f"#{item.id}")) for item in section.children
    ]
    return element("ul", items) if items else Markup()


def _bodies(page: Page) -> Markup:
    return markup(_section_html(section, 2) for section in page.sections)


def _section_html(section: Section, level: int) -> Markup:
    heading = f"{section.id}-title"
    return element(
        "section",
        element(f"h{level}", section.title, section.marks, id=heading),
        section.body,
        [_section_html(child, level + 1) for child in section.children],
        id=section.id,
        aria_labelledby=heading,
    )


def _footer() -> Markup:
    signs = element(
        "p",
        element("span", "≈", class_="mark inferred"),
        " inferred from the source · ",
        element("span", "≠", class_="mark conflicting"),
        " the source contradicts itself · ",
        element("span", "∅", class_="mark missing"),
        " the source leaves it out. The number leads to the reason.",
    )
    return element("footer", signs, class_="foot")
