"""The library to browse, as it is now: search and filters, each part with its drawings."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_urlsafe

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from cadbridge.drawing import pictures_of, svg_element
from cadbridge.formats import format_named, formats
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.cabling_page import cabling_page
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import (
    CABLING,
    HOME,
    MAKERS,
    OPEN,
    Page,
    Section,
    page_html,
    script_words,
    signs,
)
from cadbridge.formats.html.makers_page import makers_page
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.part_page import part_page
from cadbridge.formats.html.tables import Row, table
from cadbridge.formats.html.words import kinds_said, maker_name
from cadbridge.library.find import Wanted, find_parts
from cadbridge.library.summary import contents
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Kind, Library, Part
from cadbridge.web.paging import first_shown, page_links
from cadbridge.web.part_words import holds_words
from cadbridge.web.taking import Take, language_option
from cadbridge.web.visit import Visit
from cadbridge.words import main_text, spoken

_MOST = 100
"""Parts on a page."""
_FOLDER = "/library/"
_PAGE = MAKERS.rpartition(".")[2]
_FILTERS = {"maker": "Manufacturer", "port": "Port", "connector": "Connector", "signal": "Signal"}


def _list(request: Request) -> Response:
    visit = Visit.of(request)
    library = visit.site.library()
    asked = {key: request.query_params.get(key, "").strip() for key in ("q", "kind", *_FILTERS)}
    kinds = [Kind(asked["kind"])] if asked["kind"] in set(Kind) else []
    words = {key: asked[key] for key in _FILTERS}
    wanted = Wanted(texts=asked["q"].split(), kinds=kinds, **words)
    found = find_parts(library, wanted, kinds_said(visit.site.mappings))
    first = first_shown(request, _MOST)
    count = visit.say("Parts found: {count}", count=len(found))
    head = [
        element("h1", visit.say("Library")),
        _search_form(visit, library, asked),
        element("p", count, role="status"),
    ]
    shown = found[first:][:_MOST]
    body = [
        _table(visit, library, shown),
        page_links(visit, "/library", asked, len(found), first, _MOST),
    ]
    makers = element("p", element("a", visit.say("Manufacturers"), href=f"{_FOLDER}{MAKERS}"))
    cabling = element("p", element("a", visit.say("Cables and ports"), href=f"{_FOLDER}{CABLING}"))
    sections = [
        Section("parts", visit.say("Parts"), body),
        Section("more", visit.say("More"), [makers, cabling]),
    ]
    return visit.page(visit.say("Library"), head, sections)


def _search_form(visit: Visit, library: Library, asked: dict[str, str]) -> Markup:
    used = dict.fromkeys(part.kind for part in library.parts)
    options = [element("option", visit.say("any"), value="")] + [
        element(
            "option", visit.say(spoken(kind)), value=str(kind), selected=asked["kind"] == str(kind)
        )
        for kind in used
    ]
    fields = [
        _field(
            visit.say("Any words"),
            element("input", type="search", id="q", name="q", value=asked["q"]),
            "q",
        ),
        _field(visit.say("Kind"), element("select", options, id="kind", name="kind"), "kind"),
    ]
    fields += [
        _field(
            visit.say(title), element("input", type="text", id=key, name=key, value=asked[key]), key
        )
        for key, title in _FILTERS.items()
    ]
    button = element("button", visit.say("Find"), type="submit")
    return element(
        "form", fields, button, method="get", action="/library", class_="filters", role="search"
    )


def _field(label: str, field: Markup, id_: str) -> Markup:
    return element("div", element("label", label, for_=id_), field)


def _table(visit: Visit, library: Library, parts: Sequence[Part]) -> Content:
    if not parts:
        return element("p", visit.say("No part fits."))
    links = _addresses(library)
    rows = [
        Row(
            (
                element("a", part.part_number, href=links.part(part.part_number)),
                visit.say(spoken(part.kind)),
                maker_name(library, part),
                main_text(part.description),
                holds_words(visit, contents(part)),
                _thumb(library, part),
            )
        )
        for part in parts
    ]
    titles = ("Part number", "Kind", "Manufacturer", "Description", "Holds", "Face")
    listed = table(visit.say("Parts"), tuple(map(visit.say, titles)), rows)
    return element("div", listed, class_="lines")


def _thumb(library: Library, part: Part) -> Markup:
    picture = pictures_of(library, part).get("") if part.connector else None
    if picture is None:
        return Markup()
    return element("div", Markup(svg_element(picture)), class_="thumb", aria_hidden="true")


def _addresses(library: Library, root: str = _FOLDER) -> Addresses:
    pages = {part.part_number: library.file_name(part.part_number) for part in library.parts}
    return Addresses(pages, root)


def _catalogue(visit: Visit) -> Catalogue:
    library = visit.site.library()
    return Catalogue(
        library=library,
        parts=library.parts,
        pages=_addresses(library).pages,
        downloads={},
        groups=groups_of(visit.site.mappings),
        words=visit.words,
    )


def _part(request: Request) -> Response:
    visit = Visit.of(request)
    catalogue = _catalogue(visit)
    name = request.path_params["name"]
    part = next(
        (
            part
            for part in catalogue.parts
            if name == f"{catalogue.pages[part.part_number]}.{_PAGE}"
        ),
        None,
    )
    if part is None:
        raise HTTPException(404)
    page = part_page(catalogue, Addresses(catalogue.pages, _FOLDER), part, request.url.path)
    sections = [*page.sections, _take_section(visit, part)]
    return _shown(visit, replace(page, sections=sections))


def _take_section(visit: Visit, part: Part) -> Section:
    number = element("input", type="hidden", name="part", value=part.part_number)
    buttons = [
        visit.button(
            "/library/take",
            visit.say(item.title),
            number,
            element("input", type="hidden", name="format", value=item.name),
        )
        for item in formats().values()
        if (item.write or item.export) and item.takes(part)
    ]
    listed = element("ul", [element("li", button) for button in buttons], class_="targets")
    return Section("take", visit.say("Take it along as"), listed)


def _makers(request: Request) -> Response:
    visit = Visit.of(request)
    catalogue = _catalogue(visit)
    page = makers_page(catalogue, Addresses(catalogue.pages, _FOLDER))
    return _shown(visit, page)


def _cabling(request: Request) -> Response:
    visit = Visit.of(request)
    catalogue = _catalogue(visit)
    page = cabling_page(catalogue, Addresses(catalogue.pages, _FOLDER))
    return _shown(visit, page)


def _shown(visit: Visit, page: Page) -> Response:
    """A page of the catalogue, in our frame, with the marks of doubt explained."""
    around = visit.around()
    around = replace(
        around,
        foot=[signs(visit.words), around.foot],
        scripts=[*around.scripts, "/assets/catalogue.js"],
        root=_FOLDER,
        said=script_words(visit.words),
    )
    return HTMLResponse(page_html(page, around))


async def _take(request: Request) -> Response:
    visit = Visit.of(request)
    form = await request.form()
    name, number = str(form.get("format", "")), str(form.get("part", ""))
    if name not in formats():
        raise HTTPException(404)
    item = format_named(name)
    task = Take(
        source=visit.site.library_path,
        mappings=visit.site.mappings_path,
        options={},
        format=name,
        apart=False,
        folder=visit.site.folder / token_urlsafe(12),
        parts=(number,) if number else (),
        writing=language_option(item, visit.words.language),
    )
    job = visit.site.crew.start(f"{number or visit.say('Library')}: {visit.say(item.title)}", task)
    return visit.go(f"/jobs/{job.id}")


def _elsewhere(request: Request) -> Response:
    """Links of the catalogue to its other pages lead to ours."""
    name = request.path_params["name"]
    if name not in (HOME, OPEN):
        raise HTTPException(404)
    return RedirectResponse("/library" if name == HOME else "/open", 303)


ROUTES = [
    Route("/library", _list),
    Route("/library/take", _take, methods=["POST"]),
    Route("/library/parts/{name}", _part),
    Route(f"/library/{MAKERS}", _makers),
    Route(f"/library/{CABLING}", _cabling),
    Route("/library/{name}", _elsewhere),
]
