"""Child elements of one tag as a whole, so that what they stand for can be remembered.

Parts of a family have the same rows and function templates. A list of them is known by all its
names and values; the elements it was first read from take the place of the later ones.
"""

from dataclasses import dataclass, field

from cadbridge.formats.eplan.xml.node import Node

REMEMBERED = 256
"""Lists of elements: a database has many families."""
_SEEN = 4 * REMEMBERED
_BETWEEN, _AFTER = "\0", "\1"
"""Between texts, and after an element; XML can hold neither."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Elements that are equal to others with the same names and values in the same order."""

    text: str
    """All names and values: one long text is faster to compare than many short ones."""
    count: int
    """Of elements and attributes, so that a value with `_BETWEEN` in it cannot pass for two."""
    nodes: list[Node] = field(compare=False)

    def elements(self) -> list[Node]:
        """The elements, not yet marked, to be shared."""
        return [Node(node.tag, node.attributes) for node in self.nodes]


def alike(nodes: list[Node]) -> Alike | None:
    """The elements to be compared; None where they have children."""
    texts: list[str] = []
    count = len(nodes)
    for node in nodes:
        if node.children:
            return None
        texts.append(_BETWEEN.join([*node.attributes, *node.attributes.values()]))
        count += len(node.attributes)
    return Alike(_AFTER.join(texts), count, nodes)


class SeenAgain:
    """Tells what comes again: only that pays to be remembered."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def __call__(self, nodes: list[Node]) -> Alike | None:
        """Elements of which such were among the last that it was asked about; else None.

        All are looked at only where the last of them is known.
        """
        if not nodes or not self._is_known(hash((*nodes[-1].attributes.values(),))):
            return None
        whole = alike(nodes)
        return whole if whole is not None and self._is_known(hash(whole)) else None

    def _is_known(self, key: int) -> bool:
        if key in self._seen:
            return True
        if len(self._seen) >= _SEEN:
            self._seen.clear()
        self._seen.add(key)
        return False


def put(parent: Node, tag: str, nodes: list[Node]) -> None:
    """Let the elements take the place of the parent's children of that tag, as many."""
    known = iter(nodes)
    parent.children = [next(known) if item.tag == tag else item for item in parent.children]


def number(nodes: list[Node], tag: str) -> None:
    """Give the elements of one tag their positions."""
    position = 0
    for node in nodes:
        if node.tag == tag:
            position += 1
            node.attributes["pos"] = str(position)
