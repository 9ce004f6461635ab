"""Open points, the most harmful first, each with the form that settles it."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
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
from cadbridge.errors import CadbridgeError, FileError
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.jobs.settle import Settled, settle
from cadbridge.jobs.written import Written, write_watched
from cadbridge.library import read_library
from cadbridge.model import Certainty, Library
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.job_pages import trouble_words
from cadbridge.web.paging import first_shown, page_links
from cadbridge.web.part_words import place_mark, place_words
from cadbridge.web.visit import Visit
from cadbridge.web.work import trouble_of
from cadbridge.web.written_pages import difference_section, undo_button
from cadbridge.words import printable

_MOST = 60
"""Points on a page."""
_DOCUMENTS = "documents"
HARMS = {
    Harm.WIRING: "One would wire by it",
    Harm.ORDER: "One would order by it",
    Harm.DRAWING: "One would draw by it",
    Harm.DATA: "Other data",
}
_ASKED = ("part", "field", "document", "value", "section", "reason")
"""What the form that settles a point sends."""


def _page(request: Request) -> Response:
    visit = Visit.of(request)
    library = visit.site.library()
    wanted = request.query_params.get("q", "").strip()
    doubts = Doubts(library)
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
        _filter(visit, wanted),
        element("p", visit.say("Open points: {count}", count=len(points)), role="status"),
    ]
    if not visit.site.can_write:
        words = visit.say("This library cannot be written to. Start with --library and your own.")
        head.append(element("p", words))
    head.append(_documents(library))
    own = read_library(visit.site.library_path) if visit.site.can_write else None
    first = first_shown(request, _MOST)
    by_harm: dict[Harm, list[Markup]] = {}
    for point, also in points[first:][:_MOST]:
        can_settle = own is not None and own.owns(point.owner)
        shown = _point(visit, doubts, point, also, can_settle=can_settle)
        by_harm.setdefault(harm_of(point), []).append(shown)
    sections = [
        Section(harm.name.lower(), visit.say(HARMS[harm]), shown) for harm, shown in by_harm.items()
    ]
    links = page_links(visit, "/open", {"q": wanted}, len(points), first, _MOST)
    if links:
        sections.append(Section("more", visit.say("More"), links))
    return visit.page(title, head, sections)


def _text(point: OpenPoint) -> str:
    return f"{point.whose} {reason_words(point.source)}".casefold()


def _filter(visit: Visit, wanted: str) -> Markup:
    field = element("input", type="search", id="q", name="q", value=wanted)
    return element(
        "form",
        element("div", element("label", visit.say("Part, place or reason"), for_="q"), field),
        element("button", visit.say("Find"), type="submit"),
        method="get",
        action="/open",
        class_="filters",
        role="search",
    )


def _documents(library: Library) -> Markup:
    """The documents that are known, to choose from."""
    options = [element("option", item.title, value=item.id) for item in library.source_documents]
    return element("datalist", options, id=_DOCUMENTS)


def _point(
    visit: Visit, doubts: Doubts, point: OpenPoint, also: Sequence[str], *, can_settle: bool
) -> Markup:
    head = element(
        "p",
        element("span", visit.say(str(point.source.certainty)), class_="severity warning"),
        " ",
        element("strong", point.owner),
        " ",
        place_mark(visit, point.place) if point.place else visit.say("as a whole"),
    )
    more = element("p", visit.say("also of {names}", names=", ".join(also))) if also else ""
    form = ""
    if can_settle:
        inside = _form(visit, point, doubts.answer_at(point), {})
        form = element("details", element("summary", visit.say("Settle it")), inside)
    return element("div", head, element("p", reason_words(point.source)), more, form, class_="open")


def _form(visit: Visit, point: OpenPoint, answer_at: str, given: Mapping[str, str]) -> Markup:
    """Asks for what `cadbridge settle` asks for; without one value to give, it only confirms.

    Args:
        visit: for the words.
        point: what is open.
        answer_at: the place of the value that answers it; empty where there is not one.
        given: what was typed before.
    """
    is_missing = point.source.certainty is Certainty.MISSING
    known: dict[str, str | bool] = {"list": _DOCUMENTS, "required": True}
    field = partial(_field, visit, point, given)
    shown = [
        field("value", "What it is", {"required": is_missing}) if answer_at else "",
        field("document", "Document that states it", known),
        field("section", "Where in it", {}),
        field("reason", "What else is to be said", {}),
    ]
    hidden = [
        element("input", type="hidden", name=name, value=value)
        for name, value in (("part", point.owner), ("field", _asked_at(point, answer_at)))
    ]
    note = visit.say("An empty value confirms what the library says already.")
    return visit.form(
        "/settle",
        hidden,
        shown,
        element("button", visit.say("Settle it"), type="submit"),
        element("p", note, class_="quiet") if answer_at and not is_missing else "",
        class_="fields",
    )


def _asked_at(point: OpenPoint, answer_at: str) -> str:
    """The place that is settled by an answer to a point."""
    return answer_at or point.place or "."


def _field(
    visit: Visit,
    point: OpenPoint,
    given: Mapping[str, str],
    name: str,
    text: str,
    more: dict[str, str | bool],
) -> Markup:
    label = visit.say(text)
    field = element(
        "input",
        type="text",
        name=name,
        value=given.get(name, ""),
        aria_label=f"{label}: {point.owner} {place_words(visit, point.place)}",
        autocomplete="off",
        **more,
    )
    return element("label", element("span", label), field)


async def _settle(request: Request) -> Response:
    visit = Visit.of(request)
    if not visit.site.can_write:
        raise HTTPException(404)
    form = await request.form()
    given = {name: str(form.get(name, "")).strip() for name in _ASKED}
    try:
        written, done = await run_in_threadpool(_settled, visit.site.library_path, given)
    except CadbridgeError as error:
        return await run_in_threadpool(_refused, visit, given, error)
    if written.before:
        visit.site.keep(written)
    title = visit.say("Settled")
    words = visit.say("It is written." if written.before else "It was settled already.")
    head: list[Content] = [
        element("h1", title),
        element("p", words, class_="lead", role="status"),
        undo_button(visit, written),
        _back(visit, given),
    ]
    sections = []
    if done.warnings or done.notes:
        notes = [element("li", printable(line)) for line in done.note_lines()]
        listed = [finding_list(visit, done.warnings), element("ul", notes) if notes else ""]
        sections.append(Section("noted", visit.say("What was noticed"), listed))
    if written.before:
        sections.append(difference_section(visit, written))
    return visit.page(title, head, sections)


def _settled(path: Path, given: Mapping[str, str]) -> tuple[Written, Settled]:
    """Write an answer down.

    Raises:
        CadbridgeError: it does not fit, or the library cannot be written.
    """
    if not given["document"]:
        raise FileError("no document is named that states it")
    read_library(path).refuse_base(given["part"])
    done = Settled(files=())

    def edit() -> Sequence[Path]:
        nonlocal done
        done = settle(
            path,
            [given["part"]],
            given["field"],
            document=given["document"],
            value=given["value"] or None,
            section=given["section"],
            reason=given["reason"],
        )
        return done.files

    return write_watched(path, edit), done


def _refused(visit: Visit, given: Mapping[str, str], error: CadbridgeError) -> Response:
    """Why an answer was not written, with the form as it was filled in."""
    title = visit.say("It was not settled")
    library = visit.site.library()
    doubts = Doubts(library)
    found = (
        point
        for point, _ in worst_first(doubts)
        if point.owner == given["part"]
        and _asked_at(point, doubts.answer_at(point)) == given["field"]
    )
    forms = [
        [_documents(library), _form(visit, point, doubts.answer_at(point), given)]
        for point in islice(found, 1)
    ]
    place = "" if given["field"] == "." else given["field"]
    head: list[Content] = [
        element("h1", title),
        element("p", element("strong", given["part"]), " ", place_mark(visit, place)),
        trouble_words(visit, trouble_of(error)),
        forms,
        _back(visit, given),
    ]
    return visit.page(title, head, status=422)


def _back(visit: Visit, given: Mapping[str, str]) -> Markup:
    address = f"/open?{urlencode({'q': given['part']})}"
    return element("p", element("a", visit.say("Back to the open points"), href=address))


ROUTES = [
    Route("/open", _page),
    Route("/settle", _settle, methods=["POST"]),
]
