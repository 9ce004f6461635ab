"""Work that takes its time: how far it is, how to stop it, and what came of it."""

from functools import partial
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.web.desk import Drop
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.switch_words import on_the_page
from cadbridge.web.visit import Visit
from cadbridge.web.work import Job, State, Trouble


def _page(request: Request) -> Response:
    visit, job = Visit.of(request), _job(request)
    if job.state is State.DONE and isinstance(job.result, Path):
        body: Content = _ready(visit, job)
    else:
        body = progress(visit, job)
    back = element("p", element("a", visit.say("Back to the files"), href="/"))
    return visit.page(job.title, [_crumbs(visit, job), element("h1", job.title), body, back])


def _crumbs(visit: Visit, job: Job) -> Content:
    """The way back to the file that it is made of, as long as that is there."""
    own = next((drop for drop in visit.site.desk.drops() if job in drop.work), None)
    return crumbs(own) if own else None


def crumbs(drop: Drop) -> Markup:
    """The way back to what was sent."""
    return element("p", element("a", drop.title, href=f"/drops/{drop.id}"), class_="crumbs")


def progress(visit: Visit, job: Job, failed: str = "") -> Markup:
    """How far a job is, for a page that is loaded anew until it is over.

    Args:
        visit: for the words.
        job: the work.
        failed: what is said before the reason where nothing came of it.
    """
    if job.state in (State.WAITING, State.RUNNING):
        said = visit.say("Waiting for its turn" if job.state is State.WAITING else "At work")
        share = None if job.share is None else f"{job.share:.2f}"
        return element(
            "div",
            element("progress", aria_label=visit.say("At work"), value=share),
            element("p", _far(visit, job) or said, role="status", class_="said"),
            visit.button(f"/jobs/{job.id}/stop", visit.say("Stop")),
            element("noscript", element("p", element("a", visit.say("Look again"), href=""))),
            class_="working",
            data_job=f"/jobs/{job.id}/state",
        )
    if job.state is State.STOPPED:
        return element("p", visit.say("This was stopped; nothing came of it."), role="status")
    return trouble_words(visit, job.trouble, failed) if job.trouble else Markup()


def trouble_words(visit: Visit, trouble: Trouble, failed: str = "") -> Markup:
    """Why something did not go, after what that was."""
    say = partial(on_the_page, visit)
    return element(
        "div",
        element("p", element("strong", failed)) if failed else "",
        element("p", say(visit.say_of_files(trouble.message)), class_="lead"),
        element("p", say(visit.words(trouble.hint))) if trouble.hint else "",
        finding_list(visit, trouble.findings),
        role="alert",
        class_="trouble",
    )


def _ready(visit: Visit, job: Job) -> Markup:
    words = visit.say("Download {name}", name=job.result.name)
    size = visit.say("{size} KB", size=max(1, job.result.stat().st_size // 1024))
    link = element("a", words, href=f"/jobs/{job.id}/file", class_="take", download=job.result.name)
    return element("p", link, " ", element("span", size, class_="quiet"), role="status")


def _state(request: Request) -> Response:
    visit, job = Visit.of(request), _job(request)
    said = _far(visit, job)
    state = {"state": str(job.state), "over": job.is_over, "said": said, "share": job.share}
    return JSONResponse(state)


def _far(visit: Visit, job: Job) -> str:
    """How far a job is, in words; nothing before it says something."""
    if not job.said:
        return ""
    percent = "" if job.share is None else f" ({job.share:.0%})"
    return f"{visit.say('At work')}: {visit.say(job.said)}{percent}"


def _file(request: Request) -> Response:
    job = _job(request)
    if job.state is not State.DONE or not isinstance(job.result, Path) or not job.result.is_file():
        raise HTTPException(404)
    name = quote(job.result.name, safe="")
    return FileResponse(
        job.result,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _stop(request: Request) -> Response:
    visit, job = Visit.of(request), _job(request)
    visit.site.crew.stop(job)
    return visit.go(f"/jobs/{job.id}")


def _job(request: Request) -> Job:
    job = Visit.of(request).site.crew.find(request.path_params["job"])
    if job is None:
        raise HTTPException(404)
    return job


ROUTES = [
    Route("/jobs/{job}", _page),
    Route("/jobs/{job}/state", _state),
    Route("/jobs/{job}/file", _file),
    Route("/jobs/{job}/stop", _stop, methods=["POST"]),
]
