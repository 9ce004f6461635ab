"""The application: which address is answered by what."""

from collections.abc import Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from cadbridge import formats
from cadbridge.errors import CadbridgeError, FindingsError
from cadbridge.formats.html.markup import element
from cadbridge.web import (
    drop_pages,
    job_pages,
    library_pages,
    open_pages,
    reading_pages,
    review_pages,
    settle_pages,
    written_pages,
)
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.guard import ASSETS, Guard
from cadbridge.web.limits import TOO_MUCH, TOO_SLOW
from cadbridge.web.site import Site
from cadbridge.web.visit import LANGUAGE, Visit

_ASSETS = {
    "style.css": (f"{formats.__name__}.html", "text/css"),
    "catalogue.js": (f"{formats.__name__}.html", "text/javascript"),
    "serve.css": (__package__, "text/css"),
    "serve.js": (__package__, "text/javascript"),
}
"""Names of our own files with the package they lie in; no other is given away."""
_YEAR = 365 * 24 * 3600


def make_app(site: Site, host: str) -> ASGIApp:
    """All of it, guarded.

    Args:
        site: what the pages show.
        host: the host and port that requests must name.
    """
    app = Starlette(
        routes=[
            Route(f"{ASSETS}{{name}}", _asset),
            Route("/language", _language),
            Route("/alive", lambda request: Response(status_code=204)),
            *drop_pages.ROUTES,
            *job_pages.ROUTES,
            *library_pages.ROUTES,
            *review_pages.ROUTES,
            *written_pages.ROUTES,
            *open_pages.ROUTES,
            *settle_pages.ROUTES,
            *reading_pages.ROUTES,
        ],
        exception_handlers={
            HTTPException: _said(_http_trouble),
            CadbridgeError: _said(_trouble),
            Exception: _said(_fault),
        },
    )
    app.state.site = site
    return Guard(app, site.keys, host, site.limits)


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    package, kind = _ASSETS[name]
    content = files(package).joinpath("assets", name).read_text("utf-8")
    return PlainTextResponse(content, media_type=kind)


def _language(request: Request) -> Response:
    """Remember a language, and go back to where one was on this site."""
    back = request.query_params.get("back", "/")
    response = RedirectResponse(back if _is_own_path(back) else "/", 303)
    code = request.query_params.get("is", "")
    site: Site = request.app.state.site
    if code in site.languages():
        response.set_cookie(LANGUAGE, code, max_age=_YEAR, httponly=True, samesite="strict")
    return response


def _is_own_path(path: str) -> bool:
    return path.startswith("/") and not path.startswith(("//", "/\\"))


def _said(
    answer: Callable[[Visit, Exception], Response],
) -> Callable[[Request, Exception], Response]:
    return lambda request, error: answer(Visit.of(request), error)


def _http_trouble(visit: Visit, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {
        404: "There is nothing at this address; it may have been removed.",
        405: "This address takes only what its form sends.",
        TOO_MUCH: "This is more than {size}, the most that the page takes at once.",
        TOO_SLOW: "What was sent came too slowly, and was dropped.",
    }
    found = words.get(error.status_code, "This request is not understood.")
    text = visit.say(found, size=error.detail)
    return _words_page(visit, text, error.status_code)


def _trouble(visit: Visit, error: Exception) -> Response:
    """What the library raises is written for people."""
    assert isinstance(error, CadbridgeError)
    findings = error.findings if isinstance(error, FindingsError) else ()
    hint = element("p", visit.say_of_files(error.hint)) if error.hint else ""
    return _words_page(
        visit, visit.say_of_files(error.message), 422, hint, finding_list(visit, findings)
    )


def _fault(visit: Visit, error: Exception) -> Response:
    text = visit.say("Something went wrong inside the program. Nothing was changed.")
    return _words_page(visit, text, 500, element("p", element("code", type(error).__name__)))


def _words_page(visit: Visit, text: str, status: int, *more: str) -> Response:
    lead = element("p", text, class_="lead", role="alert")
    back = element("p", element("a", visit.say("Back to the files"), href="/"))
    title = visit.say("This did not work")
    return visit.page(title, [element("h1", title), lead, *more, back], status=status)
