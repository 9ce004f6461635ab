"""What those read who may not come in, or asked for what is not there: kindly, and no more."""

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from cadbridge.drawing.said.words import languages, words_over
from cadbridge.formats.html.frame import Around, Page, page_html
from cadbridge.formats.html.markup import element
from cadbridge.mapping import shipped_mappings
from cadbridge.web.site import SAID, language_of

REASONS = {
    "stranger": "This browser has no key to the program, or one of an earlier start. The address "
    "that the program shows opens once, and in full alone; open the page where it came in first, "
    "or end the program and start it anew.",
    "other host": "The program answers at the address that it shows in its window alone.",
    "other page": "Another page has sent you here. Open the address that the program shows in "
    "its window.",
    "no token": "This form is from an earlier start of the program. Go back, load the page anew "
    "and try again.",
    "too much": "This is more than {size}, the most that the page takes at once. Send fewer or "
    "smaller files, or use the command line.",
}


def refusal(reason: str, headers: Headers, status: int = 403, **values: str) -> Response:
    """The answer to whom we do not serve; it tells nothing of what is here."""
    mappings = shipped_mappings()
    language = language_of("", headers.get("accept-language", ""), languages(mappings))
    words = words_over(mappings, SAID, language)
    page = Page(
        "",
        "cadbridge",
        [element("h1", "cadbridge"), element("p", words(REASONS[reason], **values), class_="lead")],
        [],
    )
    around = Around(
        brand=("/", "cadbridge"),
        navigation=[],
        label=words("Pages"),
        styles=["/assets/style.css"],
        scripts=[],
        language=words.language,
        skip=words("Skip to the content"),
    )
    return HTMLResponse(page_html(page, around), status)
