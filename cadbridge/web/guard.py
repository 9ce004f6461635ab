"""Stands before everything: nobody else gets in, and nobody changes anything by accident.

Other programs and pages on this machine can reach a port of it as well as its owner. So a request
must name the address that we gave (a page elsewhere whose name leads here does not), come from our
own pages, and bring the cookie of this start; what changes something must bring the token of the
form that it comes from.
"""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cadbridge.web.keys import Keys
from cadbridge.web.limits import TOO_MUCH, Limits, measured, size_words
from cadbridge.web.refusals import refusal

ASSETS = "/assets/"
ENTRY, TOKEN = "enter", "token"
_SAFE_METHODS = ("GET", "HEAD")
_REFUSED = 400
"""The least status of an answer that is a refusal."""
_KEPT = 7 * 24 * 3600
"""Seconds that a browser keeps the cookie, also when it is closed; it opens nothing once the
program has ended."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=()",
    "Cache-Control": "no-store",
    "Server": "cadbridge",
}


class Guard:
    """The application, for its owner alone."""

    def __init__(self, app: ASGIApp, keys: Keys, host: str, limits: Limits) -> None:
        """Guard an application.

        Args:
            app: what is guarded.
            keys: of this start.
            host: the one host and port that requests may name: ``127.0.0.1:8731``.
            limits: of requests.
        """
        self._app = app
        self._keys = keys
        self._host = host
        self._origin = f"http://{host}"
        self.cookie = f"cadbridge-{host.rpartition(':')[2]}"
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before a byte of what it sends is read."""
        if scope["type"] != "http":
            return
        send = _with_headers(send, scope["method"])
        headers, path = Headers(scope=scope), str(scope["path"])
        query = parse_qs(scope["query_string"].decode("latin-1"))
        entry = query.get(ENTRY, [""])[0]
        reason = self._foreign(headers, scope["method"])
        if not reason and entry and scope["method"] == "GET" and self._keys.enter(entry):
            await self._welcome(scope, receive, send)
            return
        known = self._keys.is_session(_cookie(headers, self.cookie))
        if not reason and not known and not path.startswith(ASSETS):
            reason = "stranger"
        changes = scope["method"] not in _SAFE_METHODS
        if not reason and changes and not self._keys.allows(path, query.get(TOKEN, [""])[0]):
            reason = "no token"
        if reason:
            await refusal(reason, headers)(scope, receive, send)
            return
        most = self._most(headers)
        if _length(headers) > most:
            answer = refusal("too much", headers, TOO_MUCH, size=size_words(most))
            await answer(scope, receive, send)
            return
        await self._app(scope, measured(receive, most, self._limits), send)

    def _foreign(self, headers: Headers, method: str) -> str:
        """Why a request does not come from our own pages; empty where it does."""
        if headers.getlist("host") != [self._host]:
            return "other host"
        origins = headers.getlist("origin")
        wanted = [self._origin]
        if origins not in ([], wanted) or (method not in _SAFE_METHODS and origins != wanted):
            return "other page"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "other page"
        return ""

    async def _welcome(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Put the key into a cookie, and the token out of the address."""
        response = RedirectResponse("/", 303)
        response.set_cookie(
            self.cookie,
            self._keys.session,
            max_age=_KEPT,
            httponly=True,
            samesite="strict",
            path="/",
        )
        await response(scope, receive, send)

    def _most(self, headers: Headers) -> int:
        files = headers.get("content-type", "").startswith("multipart/")
        return self._limits.request_bytes if files else self._limits.form_bytes


def _length(headers: Headers) -> int:
    """What a request says that it brings; one that says nothing is measured as it comes."""
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _cookie(headers: Headers, name: str) -> str:
    """A cookie of ours, whatever others on this machine have put beside it."""
    pairs = (pair.strip().partition("=") for pair in headers.get("cookie", "").split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def _with_headers(send: Send, method: str) -> Send:
    """Every answer carries them; an answer's own policy, for a picture, holds.

    Whoever is refused something may still be sending: nobody listens any more.
    """

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if method not in _SAFE_METHODS and message["status"] >= _REFUSED:
                headers["Connection"] = "close"
        await send(message)

    return sent
