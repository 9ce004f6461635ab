"""Pieces that several pages show: links to parts, faces, colours, order codes, downloads."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from cadbridge.doubts import doubts_of
from cadbridge.drawing import Drawing, svg_element
from cadbridge.formats.html.addresses import Addresses, address
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.downloads import Download
from cadbridge.formats.html.marks import doubt_mark
from cadbridge.formats.html.markup import Content, Markup, element, joined, markup
from cadbridge.formats.html.words import length_words, name_of
from cadbridge.model import Part, PortReference
from cadbridge.model.colours import shades_of


def number(text: str) -> Markup:
    """A number that people copy; the script puts a button beside it."""
    return element("code", text, class_="number")


def part_link(catalogue: Catalogue, addresses: Addresses, part_number: str) -> Markup:
    """The name of a part, leading to its page where there is one."""
    part = catalogue.library.part_by_number.get(part_number)
    return linked(name_of(part) if part else part_number, addresses.part(part_number))


def linked(words: Content, href: str) -> Markup:
    """A link, or only the words where it leads nowhere."""
    return element("a", words, href=href) if href else markup(words)


def port_links(
    catalogue: Catalogue, addresses: Addresses, ports: Sequence[PortReference]
) -> Markup:
    """Ports by their part: ``DUET HV 80 CN2, CN3``; each leads to its place on the page."""
    by_part: dict[str, dict[str, None]] = {}
    for port in ports:
        by_part.setdefault(port.part_number, {})[port.port] = None
    return element(
        "ul",
        [
            element(
                "li",
                part_link(catalogue, addresses, number),
                " ",
                joined(port_link(catalogue, addresses, number, name) for name in names),
            )
            for number, names in by_part.items()
        ],
        class_="plain",
    )


def port_link(
    catalogue: Catalogue, addresses: Addresses, part_number: str, designation: str
) -> Markup:
    """A port by its designation, leading to its place on the page of its part."""
    part = catalogue.library.part_by_number.get(part_number)
    page = addresses.part(part_number)
    anchor = port_anchor(part, designation) if part else ""
    return linked(element("b", designation), f"{page}#{anchor}" if page and anchor else page)


def port_anchor(part: Part, designation: str) -> str:
    """The place of a port on the page of its part; empty where it has no such port."""
    designations = [port.designation for port in part.ports]
    return f"port-{designations.index(designation) + 1}" if designation in designations else ""


def maker_anchor(catalogue: Catalogue, short_name: str) -> str:
    """The place of a manufacturer of the library on the page of manufacturers."""
    names = [maker.short_name for maker in catalogue.library.manufacturers]
    return f"maker-{names.index(short_name) + 1}"


def face_figure(picture: Drawing | None, caption: Content) -> Markup:
    """The picture of a face with a caption; the caption alone where the face is not known."""
    if picture is None:
        return element("div", caption, class_="face-figure caption")
    return element(
        "figure",
        Markup(svg_element(picture)),
        element("figcaption", caption),
        class_="face-figure",
    )


def colour(code: str) -> Markup:
    """A colour code with a swatch of its colours."""
    if not code:
        return Markup()
    shades = shades_of(code)
    if not shades:
        return element("span", code)
    first, last = shades[0], shades[-1]
    swatch = Markup(  # a style would be forbidden where the page is served under a strict policy
        '<svg class="swatch" viewBox="0 0 2 2" aria-hidden="true">'
        f'<path d="M0 0H2L0 2Z" fill="{first}"/><path d="M2 0V2H0Z" fill="{last}"/></svg>'
    )
    return element("span", swatch, code, class_="ie")


def order_codes(catalogue: Catalogue, cable: Part) -> Markup:
    """Lengths with their order codes on one line, each with a mark where it is open."""
    lengths = cable.cable.lengths if cable.cable else ()
    doubts = doubts_of(catalogue.library)
    return joined(
        (
            element(
                "span",
                f"{length_words(item)} ",
                number(item.order_code),
                doubt_mark(doubts.length(cable, item), catalogue.words),
                class_="ie",
            )
            for item in lengths
        ),
        "; ",
    )


def web_link(url: str, words: str = "") -> Markup:
    """A link into the web, if the address is one; whatever else it holds is only shown."""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return markup(words or url)
    return element("a", words or url, href=url, rel="noopener noreferrer")


def download_list(downloads: Sequence[Download], addresses: Addresses) -> Markup:
    """Files to take along, by format."""
    by_format: dict[str, list[Download]] = {}
    for item in downloads:
        by_format.setdefault(item.format, []).append(item)
    return element(
        "dl",
        [
            element("div", element("dt", name), element("dd", _files(items, addresses)))
            for name, items in by_format.items()
        ],
        class_="downloads",
    )


def _files(items: Iterable[Download], addresses: Addresses) -> list[Markup]:
    return [
        element(
            "a",
            item.path.name,
            href=addresses.to(address(item.path.as_posix())),
            class_="file",
            download=True,
        )
        for item in items
    ]
