"""Open points, the most harmful first, each with the form that settles it."""

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cadbridge.doubts import (
    Doubts,
    Harm,
    OpenPoint,
    gravity,
    harm_of,
    reason_words,
    worst_first,
)
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.library import read_library
from cadbridge.model import Doubt
from cadbridge.web.paging import first_shown, page_links
from cadbridge.web.part_words import place_mark
from cadbridge.web.settle_form import known_documents, settle_form, settled_together
from cadbridge.web.visit import Visit

_MOST = 60
"""Points on a page."""
HARMS = {
    Harm.WIRING: "One would wire by it",
    Harm.ORDER: "One would order by it",
    Harm.DRAWING: "One would draw by it",
    Harm.DATA: "Other data",
}


def _page(request: Request) -> Response:
    visit = Visit.of(request)
    library = visit.site.library()
    wanted = request.query_params.get("q", "").strip()
    wording = request.query_params.get("doubts", "") == Doubt.WORDING
    doubts = Doubts(library, wording=wording)
    found = (item for item in worst_first(doubts) if wanted.casefold() in _text(item[0]))
    points = sorted(found, key=lambda item: gravity(item[0]))
    title = visit.say("Open points")
    lead = visit.say(
        "What no source plainly states, the most harmful first. Whoever has the document can say "
        "here what is right."
    )
    head: list[Content] = [
        element("h1", title),
        element("p", lead, class_="lead"),
        _filter(visit, wanted, wording=wording),
        element("p", visit.say("Open points: {count}", count=len(points)), role="status"),
    ]
    if not visit.site.can_write:
        words = visit.say("This library cannot be written to. Start with --library and your own.")
        head.append(element("p", words))
    head.append(known_documents(library))
    own = read_library(visit.site.library_path) if visit.site.can_write else None
    owns = own.owns if own else lambda part: False
    first = first_shown(request, _MOST)
    by_harm: dict[Harm, list[Markup]] = {}
    for point, also in points[first:][:_MOST]:
        shown = _point(visit, doubts, point, also, owns)
        by_harm.setdefault(harm_of(point), []).append(shown)
    sections = [
        Section(harm.name.lower(), visit.say(HARMS[harm]), shown) for harm, shown in by_harm.items()
    ]
    asked = {"q": wanted, **({"doubts": str(Doubt.WORDING)} if wording else {})}
    links = page_links(visit, "/open", asked, len(points), first, _MOST)
    if links:
        sections.append(Section("more", visit.say("More"), links))
    return visit.page(title, head, sections)


def _text(point: OpenPoint) -> str:
    return f"{point.whose} {reason_words(point.source)}".casefold()


def _filter(visit: Visit, wanted: str, *, wording: bool) -> Markup:
    field = element("input", type="search", id="q", name="q", value=wanted)
    kinds = {"": visit.say("Of fact"), str(Doubt.WORDING): visit.say("Of fact and of wording")}
    options = [
        element("option", said, value=kind, selected=bool(kind) is wording)
        for kind, said in kinds.items()
    ]
    chosen = element("select", options, id="doubts", name="doubts")
    return element(
        "form",
        element("div", element("label", visit.say("Part, place or reason"), for_="q"), field),
        element("div", element("label", visit.say("Which doubts"), for_="doubts"), chosen),
        element("button", visit.say("Find"), type="submit"),
        method="get",
        action="/open",
        class_="filters",
        role="search",
    )


def _point(
    visit: Visit,
    doubts: Doubts,
    point: OpenPoint,
    also: Sequence[str],
    owns: Callable[[str], bool],
) -> Markup:
    is_wording = point.source.doubt is Doubt.WORDING
    head = element(
        "p",
        element("span", visit.say(str(point.source.certainty)), class_="severity warning"),
        " ",
        element("strong", point.owner),
        " ",
        place_mark(visit, point.place) if point.place else visit.say("as a whole"),
        element("span", f" ({visit.say('only its wording')})", class_="quiet")
        if is_wording
        else "",
    )
    more = element("p", visit.say("also of {names}", names=", ".join(also))) if also else ""
    form = ""
    if owns(point.owner):
        parts = list(filter(owns, settled_together(doubts, point, also)))
        at, now = doubts.answer_at(point), doubts.said_now(point)
        inside = settle_form(visit, point, parts, at, {}, now=now)
        form = element("details", element("summary", visit.say("Settle it")), inside)
    return element("div", head, element("p", reason_words(point.source)), more, form, class_="open")


ROUTES = [Route("/open", _page)]
