"""Parts files to elements, one record at a time, in constant memory.

Safe by construction: a document type, and with it every entity, is refused where it begins;
nothing is fetched; what nests deeper or holds longer values than any parts file is refused.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from cadbridge.errors import FileError
from cadbridge.formats.eplan.xml.encoding import as_utf8, not_encoded, undeclared
from cadbridge.formats.eplan.xml.node import Node, is_xml_name

ROOT = "partsmanagement"
_CHUNK = 1 << 12
"""Bytes; so few that the elements made of them are still in the processor's cache when they are
read: a fifth less time than with 32 kB."""
_DEEPEST = 12
"""Levels of elements; parts files have four."""


_SAFE: Mapping[str, Any] = {
    "resolve_entities": "internal",  # False would leave "&#38;" for "&amp;" in attributes
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


@dataclass(slots=True)
class Stray:
    """The comments, texts, instructions and attributes that there is no place for.

    Attributes are those whose name has a namespace, or is reserved.
    """

    text: str = ""
    """The first; empty: there is none."""
    line: int = 0
    """Of the first, 1-based; 0 where it is not known."""
    count: int = 0

    def add(self, text: str, line: int) -> None:
        """Take in one more."""
        if not self.count:
            self.text, self.line = text, line
        self.count += 1


class RecordBuilder:
    """Receives the parser's events; hands over each record when it ends."""

    def __init__(
        self,
        name: str,
        root: str,
        stray: Stray,
        line: Callable[[], int] | None = None,
    ) -> None:
        self._name = name
        self._stray = stray
        self._line = line
        self._root = root
        self._open: list[Node] = []
        self._names: set[str] = set()
        self._in_text: tuple[int, int] = (0, 0)
        """The element and the place in it whose text was told: parsers hand it over in pieces."""
        self.ready: list[Node] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self._names.issuperset(attributes):
            attributes = self._named(attributes)
        node = Node(tag, attributes or {}, line=self._line() if self._line else 0)
        opened = self._open
        depth = len(opened)
        if depth > 1:
            opened[-1].children.append(node)
        elif depth == 0:
            self._start_root(node)
        if depth >= _DEEPEST or ":" in tag or tag[0] == "{":
            self._refuse(tag)
        opened.append(node)

    def end(self, tag: str) -> None:
        """An element ends."""
        node = self._open.pop()
        if len(self._open) == 1:
            self.ready.append(node)

    def data(self, text: str) -> None:
        """Text that is no attribute."""
        if text.isspace():
            return
        around = self._open[-1] if self._open else None
        place = (id(around), len(around.children) if around else 0)
        if place != self._in_text:
            self._in_text = place
            self._tell(text)

    def comment(self, text: str) -> None:
        """A comment."""
        self._in_text = (0, 0)
        self._tell(text)

    def pi(self, target: str, text: str | None) -> None:
        """A processing instruction."""
        self.comment(f"<?{target} {text or ''}?>")

    def _tell(self, text: str) -> None:
        self._stray.add(text.strip(), self._line() if self._line else 0)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Refuse it.

        Raises:
            FileError: always.
        """
        raise FileError(
            "declares a document type, which parts files never do",
            path=self._name,
            hint="it may be unsafe; nothing of it was read",
        )

    def close(self) -> None:
        """Nothing is left to be done."""

    def _named(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """The attributes that can be kept and written again; the others are stray."""
        kept = {name: value for name, value in attributes.items() if is_xml_name(name)}
        self._names |= kept.keys()
        for name, value in attributes.items():
            if name not in kept:
                self._tell(f'{re.split("[:}]", name)[-1]}="{value}"')
        return kept

    def _start_root(self, node: Node) -> None:
        if node.tag != self._root:
            raise FileError(
                f"is not EPLAN parts data: its root is {node.tag}, not {self._root}",
                path=self._name,
            )
        self.ready.append(Node(node.tag, node.attributes, line=node.line))

    def _refuse(self, tag: str) -> None:
        reason = "has a namespace" if "{" in tag or ":" in tag else "is nested too deeply"
        raise FileError(f"the element {tag} {reason}", path=self._name)


def read_records(
    stream: BinaryIO, name: str, root: str = ROOT, stray: Stray | None = None
) -> Iterator[Node]:
    """The root element without its children, then each of its children, whole.

    Args:
        stream: the file's bytes.
        name: the file's name, for errors.
        root: what the root element must be.
        stray: takes what is neither an element nor an attribute.

    Raises:
        FileError: it is not a parts file, is damaged, or ends too early.
    """
    builder = RecordBuilder(name, root, stray or Stray())
    target: Any = builder  # the stubs let a target get bytes as well; it never does
    parser = etree.XMLParser(target=target, **_SAFE)
    source = as_utf8(stream, name)
    told = 0
    try:
        while chunk := source.read(_CHUNK):
            parser.feed(chunk)
            told = _refuse_undeclared(parser.feed_error_log, told, name)
            if builder.ready:
                ready, builder.ready = builder.ready, []
                yield from ready
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _damaged(error, name) from error
    yield from builder.ready


def _refuse_undeclared(log: Any, told: int, name: str) -> int:
    """How many entries the parser's log has; it goes on where a prefix has no namespace.

    Raises:
        FileError: one of those behind the first few is of such a prefix.
    """
    for entry in map(log.__getitem__, range(told, len(log))):
        if entry.type_name.startswith("NS_ERR"):
            raise undeclared(name, entry.line)
    return len(log)


_NOT_ENCODED = 81  # XML_ERR_INVALID_ENCODING of libxml2


def _damaged(error: etree.XMLSyntaxError, name: str) -> FileError:
    line = error.lineno or 0
    message = str(error.msg or "there is nothing in it").split(", line ")[0]
    if getattr(error, "code", 0) == _NOT_ENCODED:
        return not_encoded(name, line)
    return FileError(
        f"is damaged or cut off: {message}",
        path=name,
        line=line,
        hint="export or copy the file again",
    )
