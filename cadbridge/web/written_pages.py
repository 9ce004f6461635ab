"""What was written into the library: the lines that differ, and the way back."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cadbridge.errors import FileError
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.jobs.written import Written, text_differences, undo
from cadbridge.web.visit import Visit

_STATE = "state"


def undo_button(visit: Visit, written: Written) -> Content:
    """Takes the last write back; nothing of an earlier one."""
    if visit.site.written is not written or not written.before:
        return None
    state = element("input", type="hidden", name=_STATE, value=str(visit.site.writes))
    return visit.button("/undo", visit.say("Undo this write"), state, class_="danger")


def difference_section(visit: Visit, written: Written) -> Section:
    """The files, each with its lines that went and those that came."""
    return Section("files", visit.say("Difference in the files"), _differences(written))


def _differences(written: Written) -> list[Markup]:
    shown = []
    for name, lines in text_differences(written):
        marks = {"-": "del", "+": "ins"}
        body = [element(marks.get(line[:1], "span"), line, class_="line") for line in lines]
        shown.append(element("h3", element("code", name)))
        text = element(
            "pre", body, class_="difference", tabindex="0", role="region", aria_label=name
        )
        shown.append(text)
    return shown


async def _undo(request: Request) -> Response:
    visit = Visit.of(request)
    written = visit.site.written
    form = await request.form()
    if written is None or form.get(_STATE) != str(visit.site.writes):
        raise FileError("this is not the last write any more, and cannot be undone")
    files = await run_in_threadpool(undo, written)
    visit.site.written = None
    title = visit.say("Undone")
    words = visit.say("Files that are as they were before: {count}", count=len(files))
    lead = element("p", words, class_="lead", role="status")
    back = element("p", element("a", visit.say("Back to the files"), href="/"))
    return visit.page(title, [element("h1", title), lead, back])


ROUTES = [Route("/undo", _undo, methods=["POST"])]
