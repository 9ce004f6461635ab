"""An open point is settled as the form says, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cadbridge.doubts import Doubts, OpenPoint, worst_first
from cadbridge.errors import CadbridgeError, FileError
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.jobs.settle import NewDocument, Settled, settle
from cadbridge.jobs.written import Written, write_watched
from cadbridge.library import read_library
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.job_pages import trouble_words
from cadbridge.web.part_words import place_mark
from cadbridge.web.settle_form import ASKED, asked_at, known_documents, settle_form
from cadbridge.web.visit import Visit
from cadbridge.web.work import trouble_of
from cadbridge.web.written_pages import difference_section, undo_button
from cadbridge.words import printable


async def _settle(request: Request) -> Response:
    visit = Visit.of(request)
    if not visit.site.can_write:
        raise HTTPException(404)
    form = await request.form()
    given = {name: str(form.get(name, "")).strip() for name in ASKED}
    parts = [str(part) for part in form.getlist("part")]
    try:
        written, done = await run_in_threadpool(_settled, visit.site.library_path, parts, given)
    except CadbridgeError as error:
        return await run_in_threadpool(_refused, visit, parts, given, error)
    if written.before:
        visit.site.keep(written)
    title = visit.say("Settled")
    words = visit.say("It is written." if written.before else "It was settled already.")
    head: list[Content] = [
        element("h1", title),
        element("p", words, class_="lead", role="status"),
        undo_button(visit, written),
        _back(visit, parts),
    ]
    return visit.page(title, head, list(_told(visit, written, done)))


def _told(visit: Visit, written: Written, done: Settled) -> Sequence[Section]:
    """What is open no longer, what was noticed, and what differs in the files."""
    sections = []
    if done.closed:
        points = [_closed(visit, point) for point in done.closed]
        sections.append(Section("closed", visit.say("No longer open"), element("ul", points)))
    if done.warnings or done.notes:
        notes = [element("li", printable(line)) for line in done.note_lines()]
        listed = [finding_list(visit, done.warnings), element("ul", notes) if notes else ""]
        sections.append(Section("noted", visit.say("What was noticed"), listed))
    if written.before:
        sections.append(difference_section(visit, written))
    return sections


def _closed(visit: Visit, point: OpenPoint) -> Markup:
    where = place_mark(visit, point.place) if point.place else visit.say("as a whole")
    return element("li", element("strong", point.owner), " ", where)


def _settled(path: Path, parts: Sequence[str], given: Mapping[str, str]) -> tuple[Written, Settled]:
    """Write an answer down.

    Raises:
        CadbridgeError: it does not fit, or the library cannot be written.
    """
    if not given["document"]:
        raise FileError("no document is named that states it")
    if given["value"] and given["none"]:
        raise FileError("a value is given, and it is to be taken out; only one of them can be")
    own = read_library(path)
    for part in parts:
        own.refuse_base(part)
    done = Settled(files=())

    def edit() -> Sequence[Path]:
        nonlocal done
        done = settle(
            path,
            parts,
            given["field"],
            document=given["document"],
            value="" if given["none"] else given["value"] or None,
            section=given["section"],
            reason=given["reason"],
            as_new=bool(given["as_new"]),
        )
        return done.files

    return write_watched(path, edit), done


def _refused(
    visit: Visit, parts: Sequence[str], given: Mapping[str, str], error: CadbridgeError
) -> Response:
    """Why an answer was not written, with the form as it was filled in."""
    title = visit.say("It was not settled")
    library = visit.site.library()
    is_new, trouble = isinstance(error, NewDocument), trouble_of(error)
    if is_new:
        trouble = replace(trouble, hint=visit.say("If it is a new document, tick that below."))
    doubts = Doubts(library, wording=True)
    forms = [
        [
            known_documents(library),
            settle_form(
                visit,
                point,
                parts,
                at,
                given,
                now=doubts.said_now(point),
                ask_if_new=is_new,
            ),
        ]
        for point, at in _asked(doubts, parts, given)[:1]
    ]
    place = "" if given["field"] == "." else given["field"]
    head: list[Content] = [
        element("h1", title),
        element("p", element("strong", ", ".join(parts)), " ", place_mark(visit, place)),
        trouble_words(visit, trouble),
        forms,
        _back(visit, parts),
    ]
    return visit.page(title, head, status=422)


def _asked(
    doubts: Doubts, parts: Sequence[str], given: Mapping[str, str]
) -> list[tuple[OpenPoint, str]]:
    """The points that the form was of, each with the place of its answer."""
    points = (point for point, _ in worst_first(doubts) if point.owner in parts)
    placed = ((point, doubts.answer_at(point)) for point in points)
    return [(point, at) for point, at in placed if asked_at(point, at) == given["field"]]


def _back(visit: Visit, parts: Sequence[str]) -> Markup:
    address = f"/open?{urlencode({'q': ''.join(parts[:1])})}"
    return element("p", element("a", visit.say("Back to the open points"), href=address))


ROUTES = [Route("/settle", _settle, methods=["POST"])]
