"""Long lists on several pages."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request

from cadbridge.formats.html.markup import Markup, element
from cadbridge.web.visit import Visit


def first_shown(request: Request, most: int) -> int:
    """The index of the first item of the page that is asked for."""
    page = request.query_params.get("page", "1")
    is_number = page.isascii() and page.isdecimal() and len(page) < 6
    return max(0, int(page) - 1) * most if is_number else 0


def page_links(
    visit: Visit, path: str, asked: Mapping[str, str], count: int, first: int, most: int
) -> Markup:
    """Links to the pages before and behind; nothing where there is one page.

    Args:
        visit: for the words.
        path: of the list.
        asked: what else stands in its address.
        count: of all items.
        first: index of the first that is shown.
        most: how many a page shows.
    """
    links = []
    for words, start in (("Earlier", first - most), ("Further", first + most)):
        if 0 <= start < count:
            query = urlencode({**asked, "page": start // most + 1})
            links.append(element("a", visit.say(words), href=f"{path}?{query}"))
    if not links:
        return Markup()
    shown = visit.say(
        "{first} to {last} of {count}", first=first + 1, last=min(first + most, count), count=count
    )
    return element("p", shown, " ", [[link, " "] for link in links])
