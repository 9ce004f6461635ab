"""The manifest of an EDZ: which file of the archive is what to which part.

A `Package` is a part (or a property definition) with its `Item`s; an item's path in the archive
is ``items/<type>/<locator>``, the locator's backslashes as slashes. Holds for every item of the
genuine archives that were looked at.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cadbridge.formats.eplan.kept.records import NAMES
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.text import DECLARATION, render

MANIFEST = "manifest.xml"
MANIFEST_ROOT = "manifest"
VERSION = "2.0"
PART_XML = "partxml"
MACRO = "macro"
PICTURE = "picture"
DOCUMENT = "document"
ITEMS = "items/"
PART = "part"
_PACKAGE = ("type", "key", "name")
_ITEM = ("type", "name", "locator")
"""Attributes of packages and of items in all genuine archives that were looked at."""
_KINDS = {PART, "manufacturer", "supplier", "customer", "connectionpoints", *NAMES}
"""Of packages: what is in them is read as records and made anew when it is written."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that belongs to a package."""

    type: str
    name: str
    """``part``, ``manufacturer``, ``picturefile``, ``graphicmacro``, ..."""
    locator: str
    """Path below the folder of its type, with backslashes."""
    line: int = 0
    """In the manifest; 0 where it is not read from one."""

    @property
    def path(self) -> str:
        """Path in the archive."""
        return f"{ITEMS}{self.type}/{self.locator}".replace("\\", "/")


@dataclass(frozen=True, slots=True)
class Package:
    """A part, or another record, with its files."""

    type: str
    key: str
    """The part number."""
    items: tuple[Item, ...]
    text: str = ""
    """The entry, laid out as EPLAN does; empty where it was not read from a manifest."""
    strange: tuple[str, ...] = ()
    """Attributes of it and its items that no archive was seen to have, each once."""

    @property
    def is_known(self) -> bool:
        """Whether its kind is known, or it holds a part."""
        return self.type.casefold() in _KINDS or any(
            (item.type.casefold(), item.name.casefold()) == (PART_XML, PART) for item in self.items
        )


def item_at(path: str, name: str) -> Item:
    """The item for a path in the archive."""
    type_, _, locator = path.removeprefix(ITEMS).partition("/")
    return Item(type_, name, locator.replace("/", "\\"))


def package_text(package: Package) -> str:
    """A package as it stands in the manifest.

    Raises:
        ValueError: a character that XML cannot hold.
    """
    return render(_package_node(package), depth=2)


def manifest_bytes(packages: Iterable[str]) -> bytes:
    """The manifest of packages from `package_text`."""
    start = f'{DECLARATION}<{MANIFEST_ROOT} version="{VERSION}">\r\n <packages>\r\n'
    return "".join((start, *packages, f" </packages>\r\n</{MANIFEST_ROOT}>\r\n")).encode()


def _package_node(package: Package) -> Node:
    items = [
        Node("item", {"type": item.type, "name": item.name, "locator": item.locator})
        for item in package.items
    ]
    attributes = {"type": package.type, "key": package.key, "name": package.key}
    return Node("package", attributes, [Node("items", children=items)])


def packages_of(elements: Iterable[Node]) -> Iterator[Package]:
    """The packages that a manifest's elements hold, however deep they stand."""
    for node in _below(elements, "package"):
        items = (
            Item(item.get("type"), item.get("name"), item.get("locator"), item.line)
            for item in _below(node.children, "item")
        )
        key = node.get("key") or node.get("name")
        yield Package(
            node.get("type"), key, tuple(items), render(node, depth=2), tuple(_strange(node))
        )


def _strange(package: Node) -> dict[str, None]:
    """The attributes that are not written again where a package is made anew."""
    named = [(package, _PACKAGE), *((item, _ITEM) for item in _below(package.children, "item"))]
    return {name: None for node, known in named for name in node.attributes if name not in known}


def _below(nodes: Iterable[Node], tag: str) -> Iterator[Node]:
    for node in nodes:
        if node.tag == tag:
            yield node
        else:
            yield from _below(node.children, tag)
