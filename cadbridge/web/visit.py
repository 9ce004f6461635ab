"""One request as its page sees it: who asks, in which language, and the frame around the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.frame import Around, Page, Section, page_html
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.web.guard import TOKEN
from cadbridge.web.limits import size_words
from cadbridge.web.site import Site, language_of

LANGUAGE = "cadbridge-language"
STYLES = ("/assets/style.css", "/assets/serve.css")
SCRIPTS = ("/assets/serve.js",)
_ENTRIES = (("/", "Files"), ("/library", "Library"), ("/open", "Open points"))
_NAMES = {"en": "English", "de": "Deutsch", "it": "Italiano"}


@dataclass(frozen=True)
class Visit:
    """A request, with what is needed to answer it."""

    site: Site
    request: Request
    words: Words

    @classmethod
    def of(cls, request: Request) -> "Visit":
        """The visit of a request."""
        site: Site = request.app.state.site
        cookie = request.cookies.get(LANGUAGE, "")
        accepted = request.headers.get("accept-language", "")
        language = language_of(cookie, accepted, site.languages())
        return cls(site, request, site.words(language))

    def say(self, text: str, **values: object) -> str:
        """An English text in the language of the visitor."""
        return self.words(text, **{key: str(value) for key, value in values.items()})

    def say_of_files(self, text: str) -> str:
        """What the library says of files, without the folders that they lie in.

        It is in the language of the visitor where it is a sentence that has words for it.
        """
        shown = self.site.shown(text)
        file, mark, rest = shown.partition(": ")
        said = self.words(rest) if mark else ""
        return f"{file}: {said}" if said != rest else self.words(shown)

    def form(self, action: str, *content: Content, **attributes: str | bool) -> Markup:
        """A form that may be sent to an address of ours, with the token for it."""
        return element("form", *content, method="post", action=self.address(action), **attributes)

    def address(self, action: str) -> str:
        """Where a form may be sent, with the token for it."""
        return f"{action}?{urlencode({TOKEN: self.site.keys.form_token(action)})}"

    def button(
        self,
        action: str,
        words: Content,
        *fields: Content,
        class_: str | None = None,
        **more: str | bool,
    ) -> Markup:
        """A form that is only a button."""
        pressed = element("button", words, type="submit", class_=class_, **more)
        return self.form(action, *fields, pressed, class_="only-button")

    def page(
        self, title: str, head: Content, sections: Sequence[Section] = (), status: int = 200
    ) -> HTMLResponse:
        """The answer as a page."""
        page = Page(self.request.url.path, title, head, sections)
        return HTMLResponse(page_html(page, self.around()), status)

    def around(self) -> Around:
        """What stands around every page."""
        path = self.request.url.path
        return Around(
            brand=("/", "cadbridge"),
            navigation=[(href, self.say(text), _is_below(path, href)) for href, text in _ENTRIES],
            label=self.say("Pages"),
            styles=STYLES,
            scripts=SCRIPTS,
            foot=[self._languages(), self._words_for_scripts()],
            language=self.words.language,
            skip=self.say("Skip to the content"),
            contents=self.say("On this page"),
        )

    def go(self, address: str) -> Response:
        """Lead on after something was changed."""
        return RedirectResponse(address, 303)

    def _languages(self) -> Markup:
        here = self._where()
        links = [
            element(
                "a",
                _NAMES.get(code, code),
                href=f"/language?{urlencode({'is': code, 'back': here})}",
                lang=code,
                hreflang=code,
                aria_current="true" if code == self.words.language else None,
            )
            for code in self.site.languages()
        ]
        return element("nav", links, class_="languages", aria_label=self.say("Language"))

    def _where(self) -> str:
        """The page that can be had again: an answer to a form is none, that of the form is."""
        if self.request.method == "GET":
            return self.request.url.path
        return urlsplit(self.request.headers.get("referer", "")).path or "/"

    def _words_for_scripts(self) -> Markup:
        """What the script may have to say."""
        said = {
            "gone": "The program has ended. Start it again with: cadbridge serve",
            "again": "The program was started anew. Open the address that it shows.",
            "too_large": "This is more than {size}, the most that the page takes at once.",
            "too_many": "These are more files than {count}, the most that are taken at once.",
            "broken": "It did not arrive. Try again, with fewer or smaller files.",
        }
        limits = self.site.limits
        data: dict[str, Any] = {
            f"data_{name}": self.say(
                text, count=limits.files, size=size_words(limits.request_bytes)
            )
            for name, text in said.items()
        }
        return element("div", id="said", role="status", aria_live="polite", hidden=True, **data)


def _is_below(path: str, href: str) -> bool:
    if href == "/":
        return path == "/" or path.startswith(("/drops", "/jobs"))
    return path.startswith(href)
