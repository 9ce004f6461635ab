"""Open points, the most harmful first, each with the form that settles it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cadbridge.doubts import Doubts, OpenPoint, harm_of, reason_words, worst_first
from cadbridge.errors import FileError
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.jobs.settle import Settled, settle
from cadbridge.jobs.written import write_watched
from cadbridge.library import read_library
from cadbridge.model import Library
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.visit import Visit
from cadbridge.web.written_pages import difference_section, undo_button

_MOST = 60
"""Points on a page."""
_DOCUMENTS = "documents"


def _page(request: Request) -> Response:
    visit = Visit.of(request)
    library = visit.site.library()
    wanted = request.query_params.get("q", "").strip()
    doubts = Doubts(library)
    points = [item for item in worst_first(doubts) if wanted.casefold() in _text(item[0])]
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
    settled_here = {point.owner for point, _ in points if own is not None and own.owns(point.owner)}
    by_owner: dict[str, list[tuple[OpenPoint, list[str]]]] = {}
    for point, also in points[:_MOST]:
        by_owner.setdefault(point.owner, []).append((point, also))
    sections = [
        Section(
            f"owner-{number}",
            owner,
            [_point(visit, doubts, *item, can_settle=owner in settled_here) for item in group],
        )
        for number, (owner, group) in enumerate(by_owner.items(), 1)
    ]
    if len(points) > _MOST:
        words = visit.say("{count} more are not listed.", count=len(points) - _MOST)
        sections.append(Section("more", visit.say("More"), element("p", words)))
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
    said = (harm_of(point).name.lower(), str(point.source.certainty))
    place = point.place or visit.say("as a whole")
    head = element(
        "p",
        element("span", f"{visit.say(said[1])}, {visit.say(said[0])}", class_="severity warning"),
        " ",
        element("code", place),
    )
    more = element("p", visit.say("also of {names}", names=", ".join(also))) if also else ""
    form = _form(visit, point, doubts.answer_at(point)) if can_settle else ""
    return element("div", head, element("p", reason_words(point.source)), more, form, class_="open")


def _form(visit: Visit, point: OpenPoint, answer_at: str) -> Markup:
    """Asks for what `cadbridge settle` asks for; without one value to give, it only confirms."""
    known: dict[str, str | bool] = {"list": _DOCUMENTS, "required": True}
    shown = [
        _field(visit, point, "value", "What it is", {}) if answer_at else "",
        _field(visit, point, "document", "Document that states it", known),
        _field(visit, point, "section", "Where in it", {}),
        _field(visit, point, "reason", "What else is to be said", {}),
    ]
    hidden = [
        element("input", type="hidden", name=name, value=value)
        for name, value in (("part", point.owner), ("field", answer_at or point.place or "."))
    ]
    note = visit.say("An empty value confirms what the library says already.") if answer_at else ""
    form = visit.form(
        "/settle",
        hidden,
        shown,
        element("button", visit.say("Settle it"), type="submit"),
        element("p", note, class_="quiet") if note else "",
        class_="fields",
    )
    return element("details", element("summary", visit.say("Settle it")), form)


def _field(
    visit: Visit, point: OpenPoint, name: str, text: str, more: dict[str, str | bool]
) -> Markup:
    label = visit.say(text)
    field = element(
        "input",
        type="text",
        name=name,
        aria_label=f"{label}: {point.whose}",
        autocomplete="off",
        **more,
    )
    return element("label", element("span", label), field)


async def _settle(request: Request) -> Response:
    visit = Visit.of(request)
    if not visit.site.can_write:
        raise HTTPException(404)
    form = await request.form()
    given = {
        name: str(form.get(name, "")).strip()
        for name in ("part", "field", "document", "value", "section", "reason")
    }
    if not given["document"]:
        raise FileError("no document is named that states it")
    path = visit.site.library_path
    read_library(path).refuse_base(given["part"])
    value = given["value"] or None
    done = Settled(files=())

    def edit() -> Sequence[Path]:
        nonlocal done
        done = settle(
            path,
            [given["part"]],
            given["field"],
            document=given["document"],
            value=value,
            section=given["section"],
            reason=given["reason"],
        )
        return done.files

    written = await run_in_threadpool(partial(write_watched, path, edit))
    if written.before:
        visit.site.keep(written)
    title = visit.say("Settled")
    words = visit.say("It is written." if written.before else "It was settled already.")
    back = f"/open?{urlencode({'q': given['part']})}"
    head: list[Content] = [
        element("h1", title),
        element("p", words, class_="lead", role="status"),
        undo_button(visit, written),
        element("p", element("a", visit.say("Back to the open points"), href=back)),
    ]
    sections = [difference_section(visit, written)] if written.before else []
    if found := [*done.warnings, *done.notes]:
        listed = finding_list(visit, found)
        sections.insert(0, Section("findings", visit.say("What was noticed"), listed))
    return visit.page(title, head, sections)


ROUTES = [
    Route("/open", _page),
    Route("/settle", _settle, methods=["POST"]),
]
