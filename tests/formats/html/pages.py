"""The pages of a site as a browser sees them, without one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.export import export
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

VOID = {"br", "hr", "img", "input", "link", "meta"}


def write(library: Library, folder: Path) -> Path:
    """Export a library as a site; gives the site's folder."""
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    list(export(job, [format_named("html")], folder))
    return folder / "html"


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str = "", class_: str = "") -> Iterator["Element"]:
        """This element and those below it, in the order of the page."""
        classes = self.attributes.get("class", "").split()
        if tag in ("", self.tag) and (not class_ or class_ in classes):
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(tag, class_)

    @property
    def text(self) -> str:
        parts = [item if isinstance(item, str) else f" {item.text} " for item in self.children]
        return " ".join("".join(parts).split())

    def by_id(self, id_: str) -> "Element":
        found = [item for item in self.all() if item.attributes.get("id") == id_]
        assert len(found) == 1, f"{len(found)} elements have the id {id_}"
        return found[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> repeats an attribute"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(path: Path) -> Element:
    """A page as a tree; fails where its elements are not well nested."""
    builder = _Builder()
    builder.feed(path.read_text(encoding="utf-8"))
    builder.close()
    assert len(builder.open) == 1, f"{path.name}: <{builder.open[-1].tag}> is not closed"
    return builder.open[0]


def broken_links(site: Path) -> list[str]:
    """Every relative link that leads to no file, or to no place in its page."""
    pages = {path.resolve(): parse(path) for path in sorted(site.rglob("*.html"))}
    ids = {
        path: {item.attributes.get("id", "") for item in page.all()} for path, page in pages.items()
    }
    broken = []
    for path, page in pages.items():
        for item in page.all():
            for link in (item.attributes.get("href", ""), item.attributes.get("src", "")):
                address = urlsplit(link)
                if not link or address.scheme in ("http", "https"):
                    continue
                target = (path.parent / unquote(address.path)).resolve() if address.path else path
                place = unquote(address.fragment)
                if not target.is_file() or (place and place not in ids.get(target, ())):
                    broken.append(f"{path.name}: {link}")
    return broken


def rows(section: Element) -> list[list[str]]:
    """The cells of a section's tables below their titles, without the certainty marks."""
    return [
        [_unmarked(cell) for cell in row.children if isinstance(cell, Element)]
        for body in section.all("tbody")
        for row in body.all("tr")
    ]


def _unmarked(element: Element) -> str:
    bare = Element(
        element.tag,
        {},
        [
            item
            for item in element.children
            if isinstance(item, str) or "mark" not in item.attributes.get("class", "").split()
        ],
    )
    return bare.text
