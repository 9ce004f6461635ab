"""What every page has around its own content: head, navigation, sections with their list."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.marks import Note
from cadbridge.formats.html.markup import Content, Markup, element, markup

STYLE, SEARCH, SCRIPT = "assets/style.css", "assets/search.js", "assets/catalogue.js"
INDEX = "assets/search-index.js"
HOME, CABLING, MAKERS, OPEN = "index.html", "cabling.html", "manufacturers.html", "open-points.html"
FIND, ORDERS = "find.html", "order-codes.html"
_NAVIGATION = (
    (HOME, "Parts"),
    (FIND, "Find"),
    (CABLING, "Cables and ports"),
    (ORDERS, "Order codes"),
    (MAKERS, "Manufacturers"),
    (OPEN, "Open points"),
)
_SCRIPTS_SAY = (
    *("all", "1 part", "{count} parts", "All {count} parts, with filters", "Show {count} more"),
    *("No part holds all these words.", "copy", "copied", "Copy {text}", "Copied {text}"),
)


@dataclass(frozen=True, slots=True)
class Brand:
    """What a company puts on every page of its catalogue."""

    title: str = ""
    logo: str = ""
    """Below the site."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that its list of contents names."""

    id: str
    title: str
    body: Content
    marks: Content = None
    children: tuple["Section", ...] = ()


MOST = 100
"""Parts that a page of all parts shows whole, for it to open at once; it links to the others."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a site puts around the content of its pages."""

    brand: tuple[str, str]
    """Where the name of the site leads, and the name."""
    logo: str = ""
    """A picture beside the name."""
    navigation: Sequence[tuple[str, str, bool]]
    """Where each entry leads, its words, and whether it is where one is."""
    label: str
    """Of the navigation, for those who hear it."""
    styles: Sequence[str]
    scripts: Sequence[str]
    search: Content = None
    foot: Content = None
    root: str = "./"
    """From the page to the site's folder."""
    language: str = "en"
    said: Mapping[str, str] = field(default_factory=dict)
    """What scripts say in another language than English, by the English."""
    skip: str = "Skip to the content"
    contents: str = "On this page"


def page_html(page: Page, around: Around) -> str:
    """The page as a document."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{page.title} · {around.brand[1]}"),
        [element("link", rel="stylesheet", href=style) for style in around.styles],
        [element("script", src=script, defer=True) for script in around.scripts],
    )
    main = element(
        "main",
        element("div", page.head, class_="page-head"),
        element(
            "div",
            _contents(page.sections, around.contents),
            element("div", _bodies(page)),
            class_="columns",
        ),
        id="main",
    )
    body = element(
        "body",
        element("a", around.skip, href="#main", class_="skip"),
        _banner(around),
        main,
        element("footer", around.foot, class_="foot"),
        data_root=around.root,
        data_said=json.dumps(around.said) if around.said else None,
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=around.language)}"


def catalogue_around(
    page: Page, addresses: Addresses, say: Words, brand: Brand = Brand()
) -> Around:
    """What stands around a page of a catalogue."""
    return Around(
        brand=(addresses.to(HOME), brand.title or say("Parts catalogue")),
        logo=addresses.to(brand.logo) if brand.logo else "",
        navigation=[
            (addresses.to(path), say(title), path == page.path) for path, title in _NAVIGATION
        ],
        label=say("Catalogue"),
        styles=[addresses.to(STYLE)],
        scripts=[addresses.to(name) for name in (SCRIPT, INDEX, SEARCH)],
        search=_search(say),
        foot=signs(say),
        root=addresses.root or "./",
        language=say.language,
        said=script_words(say),
        skip=say("Skip to the content"),
        contents=say("On this page"),
    )


def script_words(say: Words) -> Mapping[str, str]:
    """What the scripts of the pages say, where the language is not English."""
    return {text: said for text in _SCRIPTS_SAY if (said := say(text)) != text}


def _banner(around: Around) -> Markup:
    links = [
        element("li", element("a", title, href=href, aria_current="page" if here else None))
        for href, title, here in around.navigation
    ]
    logo = element("img", src=around.logo, alt=True) if around.logo else None
    brand = element("a", logo, around.brand[1], href=around.brand[0], class_="brand")
    navigation = element("nav", element("ul", links), aria_label=around.label)
    return element(
        "header", element("div", brand, navigation, around.search, class_="bar"), class_="banner"
    )


def _search(say: Words) -> Markup:
    """Hidden until the script that serves it runs."""
    field = element(
        "input",
        type="search",
        id="search",
        placeholder=say("Part, order code, signal, connector"),
        autocomplete="off",
        spellcheck="false",
        role="combobox",
        aria_expanded="false",
        aria_controls="found",
        aria_autocomplete="list",
    )
    label = element("label", say("Search"), for_="search", class_="unseen")
    found = element("div", id="found", role="listbox", aria_label=say("Found parts"), hidden=True)
    return element("form", label, field, found, role="search", class_="search", hidden=True)


def _contents(sections: Sequence[Section], label: str) -> Markup:
    if len(sections) < 2:
        return Markup()
    items = [
        element("li", element("a", item.title, href=f"#{item.id}"), _sub_contents(item))
        for item in sections
    ]
    return element("nav", element("ul", items), class_="contents", aria_label=label)


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


def signs(say: Words) -> Markup:
    """What the marks of doubt mean."""
    return element(
        "p",
        element("span", "≈", class_="mark inferred"),
        f" {say('inferred from the source')} · ",
        element("span", "≠", class_="mark conflicting"),
        f" {say('the source contradicts itself')} · ",
        element("span", "∅", class_="mark missing"),
        f" {say('the source leaves it out')}. {say('The number leads to the reason.')}",
    )
