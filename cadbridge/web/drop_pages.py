"""Dropping files, seeing what they are, and taking them along in another format."""

from collections.abc import Sequence
from secrets import token_urlsafe

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cadbridge.errors import FileError
from cadbridge.formats import format_named
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.tables import Row, table
from cadbridge.web.desk import Drop
from cadbridge.web.job_pages import progress
from cadbridge.web.looking import LookAt, Seen
from cadbridge.web.seen_sections import seen_sections
from cadbridge.web.taking import Take, language_option
from cadbridge.web.visit import Visit
from cadbridge.web.work import Turn

_NOT_UNDERSTOOD = 400
"""The status of a request that cannot be taken apart."""


def _home(request: Request) -> Response:
    visit = Visit.of(request)
    lead = visit.say(
        "Drop a file from a maker, a supplier or a CAD program: see what is in it, and take it "
        "along as what you need. Everything stays on this computer."
    )
    head = [element("h1", visit.say("Files")), element("p", lead, class_="lead"), _drop_form(visit)]
    drops = visit.site.desk.drops()
    sections = []
    if drops:
        body: list[Content] = [_drop_table(visit, drops)]
        if len(drops) > 1:
            body.append(visit.button("/drops/none", visit.say("Remove all"), class_="danger"))
        sections = [Section("drops", visit.say("What was dropped"), body)]
    return visit.page(visit.say("Files"), head, sections)


def _drop_form(visit: Visit) -> Markup:
    kinds = visit.say("EPLAN XML or EDZ, lists (.xlsx, .xls, .ods, .csv), DXF, library files")
    return visit.form(
        "/drops",
        element("p", element("strong", visit.say("Drop files or a folder here")), class_="invite"),
        element("p", kinds, class_="quiet", id="kinds"),
        element(
            "p",
            element("label", visit.say("Choose files"), for_="files"),
            element(
                "input",
                type="file",
                name="file",
                id="files",
                multiple=True,
                required=True,
                aria_describedby="kinds",
            ),
            element("button", visit.say("Look what it is"), type="submit"),
        ),
        element(
            "p",
            element("label", visit.say("or a folder"), for_="folder"),
            element("input", type="file", id="folder", webkitdirectory=True, multiple=True),
            class_="folder",
            hidden=True,
        ),
        element("progress", value="0", max="100", hidden=True, aria_label=visit.say("Sending")),
        enctype="multipart/form-data",
        class_="drop",
        data_most=str(visit.site.limits.request_bytes),
        data_most_files=str(visit.site.limits.files),
    )


def _drop_table(visit: Visit, drops: Sequence[Drop]) -> Markup:
    rows = []
    for drop in drops:
        name = element("a", drop.title, href=f"/drops/{drop.id}")
        if len(drop.files) > 1:
            more = visit.say("and {count} more", count=len(drop.files) - 1)
            name = Markup(f"{name} {more}")
        remove = visit.button(
            f"/drops/{drop.id}/remove",
            visit.say("Remove"),
            aria_label=visit.say("Remove {name}", name=drop.title),
        )
        sent = element("span", drop.at.strftime("%H:%M"), class_="quiet")
        rows.append(Row(([name, " ", sent], _in_short(visit, drop), remove)))
    columns = tuple(map(visit.say, ("File", "What it is", "Remove")))
    return element("div", table(visit.say("What was dropped"), columns, rows), class_="lines")


def _in_short(visit: Visit, drop: Drop) -> str:
    seen = drop.seen
    if not seen:
        return visit.say(str(drop.job.state)) if drop.job else ""
    parts = sum(one.counts.get("parts", 0) for one in seen)
    titles = dict.fromkeys(visit.say(one.title or "not read") for one in seen)
    return f"{', '.join(titles)}; {visit.say('parts')}: {parts}"


async def _add(request: Request) -> Response:
    visit = Visit.of(request)
    limits = visit.site.limits
    try:
        async with request.form(max_files=limits.files, max_fields=limits.files) as form:
            sent = [
                (item.filename.replace("%22", '"'), item.file)  # as browsers write it in a form
                for item in form.getlist("file")
                if isinstance(item, UploadFile) and item.filename
            ]
            drop = await run_in_threadpool(visit.site.desk.add, sent)
    except HTTPException as error:
        raise _refused(visit, error) from error
    look_again(visit, drop)
    return visit.go(f"/drops/{drop.id}")


def _refused(visit: Visit, error: HTTPException) -> Exception:
    """Why what was sent cannot be taken apart, in words."""
    if error.status_code != _NOT_UNDERSTOOD:
        return error
    if "Too many files" in error.detail:
        words = visit.say(
            "These are more files than {count}, the most that are taken at once.",
            count=visit.site.limits.files,
        )
        hint = visit.say("Send them in several lots, or use the command line.")
        return FileError(words, hint=hint)
    return FileError(visit.say("What was sent is damaged, or the name of a file is too long."))


def look_again(visit: Visit, drop: Drop) -> None:
    """Have it looked at, as its options say by now."""
    task = LookAt(drop.source, visit.site.mappings_path, dict(drop.options))
    drop.job = visit.site.crew.start(drop.title, task, turn=turn_of(drop))


def turn_of(drop: Drop) -> Turn:
    """When work on a drop is done: a small one does not wait behind large ones."""
    return Turn.QUICK if drop.is_small else Turn.USUAL


def _show(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    seen = drop.seen
    head: list[Content] = [element("h1", drop.title)]
    if not seen and drop.job is not None:
        head.append(progress(visit, drop.job))
    unread = _unread(drop, seen)
    if unread:
        words = visit.say("Not read, as no format takes them: {names}", names=", ".join(unread))
        head.append(element("p", words, class_="quiet"))
    holds_any = any(one.counts.get(name) for one in seen for name in ("parts", "faces"))
    if holds_any and visit.site.can_write:
        words = visit.say("See what it would change in the library")
        head.append(visit.button(f"/drops/{drop.id}/review", words))
    sections = [
        section
        for index, one in enumerate(seen, 1)
        for section in seen_sections(visit, drop, one, index, is_alone=len(seen) == 1)
    ]
    return visit.page(drop.title, head, sections)


def _unread(drop: Drop, seen: Sequence[Seen]) -> list[str]:
    """Names of files that no format has taken."""
    if len(drop.files) < 2 or not seen:
        return []
    taken = [one.path for one in seen]
    return [
        file.name
        for file in drop.files
        if not any(file.path == path or path in file.path.parents for path in taken)
    ]


async def _take(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    form = await request.form()
    seen = source_of(drop, str(form.get("of", "1")))
    name = str(form.get("format", ""))
    if name not in [target.name for target in seen.targets]:
        raise HTTPException(404)
    item = format_named(name)
    task = Take(
        source=seen.path,
        mappings=visit.site.mappings_path,
        options=own_options(drop, seen),
        format=name,
        apart=form.get("apart") == "yes",
        folder=drop.made / token_urlsafe(12),
        writing=language_option(item, visit.words.language),
    )
    title = f"{drop.title}: {visit.say(item.title)}"
    job = visit.site.crew.start(title, task, turn=turn_of(drop))
    drop.takes.append(job)
    return visit.go(f"/jobs/{job.id}")


def own_options(drop: Drop, seen: Seen) -> dict[str, str]:
    """Those of what was said of a drop that the reader of one of its files hears."""
    keys = {option.key for option in seen.read_options}
    return {key: text for key, text in drop.options.items() if key in keys}


def _remove(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    _forget(visit, drop)
    return visit.go("/")


def _remove_all(request: Request) -> Response:
    visit = Visit.of(request)
    for drop in visit.site.desk.drops():
        _forget(visit, drop)
    return visit.go("/")


def _forget(visit: Visit, drop: Drop) -> None:
    for job in drop.work:
        visit.site.crew.stop(job)
    visit.site.desk.remove(drop)


def drop_of(request: Request) -> Drop:
    """The drop that an address names.

    Raises:
        HTTPException: there is none.
    """
    drop = Visit.of(request).site.desk.find(request.path_params["drop"])
    if drop is None:
        raise HTTPException(404)
    return drop


def source_of(drop: Drop, number: str) -> Seen:
    """One of the files of a drop, by its number from 1.

    Raises:
        HTTPException: there is none.
    """
    seen = drop.seen
    if not (number.isdecimal() and number.isascii() and len(number) < 6):
        raise HTTPException(404)
    if not 0 < int(number) <= len(seen):
        raise HTTPException(404)
    found: Seen = seen[int(number) - 1]
    return found


ROUTES = [
    Route("/", _home),
    Route("/drops", _add, methods=["POST"]),
    Route("/drops/none", _remove_all, methods=["POST"]),
    Route("/drops/{drop}", _show),
    Route("/drops/{drop}/take", _take, methods=["POST"]),
    Route("/drops/{drop}/remove", _remove, methods=["POST"]),
]
