"""Bringing changes home: a review, its check, the last button, and the way back."""

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.jobs.written import Written
from cadbridge.web.desk import Drop
from cadbridge.web.drop_pages import drop_of, turn_of
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.job_pages import crumbs, progress
from cadbridge.web.review_sections import AS_NEW, hidden, review_form, review_head
from cadbridge.web.reviewing import Check, Checked, Choice, Home, Review, Reviewed, Write
from cadbridge.web.visit import Visit
from cadbridge.web.work import Job, State
from cadbridge.web.written_pages import difference_section, undo_button

_CHECK = "check"
"""The field that says of which check the last button is."""


async def _begin(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    drop.as_new = (await request.form()).get(AS_NEW) == "yes"
    task = Review(home=_home(visit, drop))
    drop.review = visit.site.crew.start(drop.title, task, turn=turn_of(drop))
    drop.check = drop.written = None
    return visit.go(f"/drops/{drop.id}/review")


def _review(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    reviewed = _result(drop.review)
    title = visit.say("Bring changes home")
    head: list[Content] = [crumbs(drop), element("h1", title)]
    if not isinstance(reviewed, Reviewed):
        return visit.page(title, [*head, _going_on(visit, drop.review)])
    head.append(review_head(visit, drop, reviewed))
    return visit.page(title, head, review_form(visit, drop, reviewed))


async def _tick(request: Request) -> Response:
    """Remember the ticks as they are now, or set them all."""
    visit, drop = Visit.of(request), drop_of(request)
    form = await request.form(max_fields=visit.site.limits.fields)
    reviewed = _result(drop.review)
    if isinstance(reviewed, Reviewed) and form.get("tick") == "all":
        drop.ticks.tick_all(reviewed.changes)
    elif isinstance(reviewed, Reviewed) and form.get("tick") == "none":
        drop.ticks.take(reviewed.changes, ())
    else:
        _choice(drop, form)
    return visit.go(f"/drops/{drop.id}/review")


async def _check(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    form = await request.form(max_fields=visit.site.limits.fields)
    task = Check(home=_home(visit, drop), choice=_choice(drop, form))
    drop.check = visit.site.crew.start(drop.title, task, turn=turn_of(drop))
    return visit.go(f"/drops/{drop.id}/check")


def _choice(drop: Drop, form: FormData) -> Choice:
    """What was ticked in the form; it stays so wherever the review is shown again.

    Raises:
        HTTPException: the form is none of ours.
    """
    numbers = [str(item) for item in form.getlist("take")]
    if not all(number.isascii() and number.isdecimal() and len(number) < 8 for number in numbers):
        raise HTTPException(400)
    choice = Choice(
        state=str(form.get("state", "")),
        numbers=tuple(dict.fromkeys(map(int, numbers))),
        add_manufacturers=form.get("makers") == "yes",
    )
    reviewed = _result(drop.review)
    if isinstance(reviewed, Reviewed) and reviewed.state == choice.state:
        drop.ticks.take(reviewed.changes, frozenset(choice.numbers))
        drop.ticks.add_manufacturers = choice.add_manufacturers
    return choice


def _checked(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    checked = _result(drop.check)
    title = visit.say("It was not checked" if _has_failed(drop.check) else "What this would bring")
    head: list[Content] = [crumbs(drop), element("h1", title)]
    back = element(
        "p", element("a", visit.say("Back to the changes"), href=f"/drops/{drop.id}/review")
    )
    if not isinstance(checked, Checked) or drop.check is None:
        way = _again(visit, drop) if _has_failed(drop.check) else back
        return visit.page(title, [*head, _going_on(visit, drop.check), way])
    return visit.page(title, [*head, _verdict(visit, drop, checked, drop.check.id), back])


def _again(visit: Visit, drop: Drop) -> Markup:
    """A review of the library as it is by now, since the one before may be of another."""
    kept = hidden(AS_NEW, "yes" if drop.as_new else "no")
    return visit.button(f"/drops/{drop.id}/review", visit.say("Look at the changes again"), kept)


def _verdict(visit: Visit, drop: Drop, checked: Checked, check: str) -> Content:
    if checked.problems:
        words = visit.say("The library would have these errors, so nothing can be written:")
        return [element("p", words, class_="lead"), finding_list(visit, checked.problems)]
    if not checked.choice.numbers:
        return element("p", visit.say("Nothing was ticked."), class_="lead")
    words = visit.say("No errors would come with it.")
    button = visit.button(
        f"/drops/{drop.id}/write",
        visit.say(
            "Write into “{library}” (changes: {count})",
            count=len(checked.choice.numbers),
            library=visit.site.library_path.name,
        ),
        element("input", type="hidden", name=_CHECK, value=check),
    )
    return [element("p", words, class_="lead"), button]


async def _write(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    checked = _result(drop.check)
    if not isinstance(checked, Checked) or checked.problems or not visit.site.can_write:
        raise HTTPException(404)
    form = await request.form()
    if drop.check is None or form.get(_CHECK) != drop.check.id:
        return visit.go(f"/drops/{drop.id}/check")  # of an older page: other ticks than these
    task = Write(home=_home(visit, drop), choice=checked.choice)
    drop.written = visit.site.crew.start(
        drop.title, task, visit.site.keep_written, turn=turn_of(drop)
    )
    drop.check = drop.review = None
    return visit.go(f"/drops/{drop.id}/written")


def _written(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    written = _result(drop.written)
    title = visit.say("Nothing was written" if _has_failed(drop.written) else "What was written")
    head: list[Content] = [crumbs(drop), element("h1", title)]
    if not isinstance(written, Written):
        again = _again(visit, drop) if _has_failed(drop.written) else None
        return visit.page(title, [*head, _going_on(visit, drop.written), again])
    head.append(undo_button(visit, written))
    return visit.page(title, head, [difference_section(visit, written)])


def _home(visit: Visit, drop: Drop) -> Home:
    return Home(
        source=drop.source,
        library=visit.site.library_path,
        mappings=visit.site.mappings_path,
        options=dict(drop.options),
        as_new=drop.as_new,
    )


def _result(job: Job | None) -> object:
    return job.result if job is not None and job.state is State.DONE else None


def _has_failed(job: Job | None) -> bool:
    return job is not None and job.state in (State.FAILED, State.STOPPED)


def _going_on(visit: Visit, job: Job | None) -> Markup:
    if job is None:
        raise HTTPException(404)
    return progress(visit, job)


ROUTES = [
    Route("/drops/{drop}/review", _begin, methods=["POST"]),
    Route("/drops/{drop}/review", _review),
    Route("/drops/{drop}/ticks", _tick, methods=["POST"]),
    Route("/drops/{drop}/check", _check, methods=["POST"]),
    Route("/drops/{drop}/check", _checked),
    Route("/drops/{drop}/write", _write, methods=["POST"]),
    Route("/drops/{drop}/written", _written),
]
