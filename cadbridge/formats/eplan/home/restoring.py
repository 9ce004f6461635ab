"""An element of a file that comes back, with what the file leaves out of it.

What an element does not say, a program may have dropped: it is as the library has it. An element
that is gone was taken out, unless it is only a piece of one that is there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cadbridge.formats.eplan.fields.free_properties import (
    CABLE_NUMBER,
    CABLE_ORDER_NUMBER,
    DESCRIPTION,
    from_texts,
    texts_of,
)
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.home.decided import Decided, decided_otherwise
from cadbridge.formats.eplan.home.documents import gone_documents
from cadbridge.formats.eplan.home.empty_rows import says_nothing, without_emptied
from cadbridge.formats.eplan.home.following import STAND_INS, follow, is_stand_in
from cadbridge.formats.eplan.home.matching import FUNCTION, is_redefined, matched, says_the_same
from cadbridge.formats.eplan.home.usual import usual_spelling
from cadbridge.formats.eplan.kept.spelling import PART
from cadbridge.formats.eplan.xml.elements import DOCUMENTS, TEMPLATE
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain
from cadbridge.model import Part

_OF_LENGTHS = (CABLE_NUMBER, CABLE_ORDER_NUMBER)
_ACCESSORY, _CATEGORY = "accessoryposition", "functiondefcategory"
_NAME, _POINTS = "additionaldescription", "connectionDesignation"
_CONDUCTOR = "4"
"""Category of conductors, of which several may have one colour."""
_WITH_OTHERS = ("No core", "Document")
"""Topics of rows that stand for one of a list, of which others stand in elements or attributes."""
_NAMING = {
    ROW: (DESCRIPTION,),
    _ACCESSORY: ("partnr",),
    TEMPLATE: (
        *(_CATEGORY, "functiondefgroup", "functiondefid"),
        *(_POINTS, "terminalNr", _NAME),
    ),
}
"""Attributes without which nobody knows what an element stands for."""


@dataclass(slots=True)
class Restored:
    """One element."""

    shown: Node
    """Without the elements below that are gone."""
    whole: Node
    """With them."""
    asked: list[Node] = field(default_factory=list)
    """Elements below, left out, of which nobody can tell which they are."""
    gone: list[Node] = field(default_factory=list)
    """Those of the library that stand for nothing of the model and are gone of lists of which the
    rest is there; `whole` holds them."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Names of functions, which their definitions give, with those that they have now; `shown` goes
    by the old ones."""
    decided: list[Decided] = field(default_factory=list)
    """Attributes, here and below, of which `whole` holds what the library decides."""

    def names(self) -> Iterator[tuple[str, str]]:
        """Tag and key of the elements below that stand for something of the model."""
        yield from _names(self.shown)


@dataclass(frozen=True, slots=True)
class Restorer:
    """Restores the part elements of one part of a library."""

    own: Part
    codes: Mapping[str, Collection[str]]
    """Part numbers of order codes, with those of the same cable."""
    elsewhere: Collection[tuple[str, str]] = frozenset()
    """Tag and key of elements that other lengths of the same cable hold."""

    def part(self, found: Node, known: Node) -> Restored:
        """A part element beside the one that the library writes."""
        restored = self._element(found, known)
        for name in gone_documents(found, known):
            del restored.shown.attributes[name]
        for node in (restored.shown, restored.whole):
            follow(node, known, self.own)
        return restored

    def _element(self, found: Node, known: Node) -> Restored:
        attributes = _filled(found, known)
        shown = Node(found.tag, attributes, [], found.key)
        decided = decided_otherwise(shown, known, self.own)
        own = attributes | {item.name: item.known for item in decided}
        restored = Restored(shown, Node(found.tag, own), decided=decided)
        children = without_emptied(found, known)
        pairs = {id(known): found for found, known in matched(children, known.children)}
        ours = {id(node) for node in pairs.values()}
        left = [node for node in known.children if id(node) not in pairs]
        new = [it for it in children if id(it) not in ours and not says_nothing(it)]
        restored.asked = [node for node in new if _is_nameless(node, left)]
        open_tags = {node.tag for node in restored.asked}
        listed = {node.tag for node in children} - open_tags
        for node in known.children:
            if id(node) in pairs:
                below = self._element(pairs[id(node)], node)
                below.shown.key = node.key
                restored.asked += below.asked
                restored.gone += below.gone
                restored.decided += below.decided
                restored.renamed |= below.renamed
                if is_redefined(pairs[id(node)], node):
                    name = node.key.removeprefix(FUNCTION)
                    below.shown.attributes[_NAME] = plain(name)
                    restored.renamed[name] = pairs[id(node)].key.removeprefix(FUNCTION)
                restored.shown.children.append(below.shown)
                restored.whole.children.append(below.whole)
                continue
            restored.whole.children.append(node.copy())
            if not node.key and node.tag in listed:
                restored.gone.append(node)
            if node.tag in open_tags or self._is_piece(node, found, known):
                restored.shown.children.append(node.copy())
        for node in new:
            if not any(node is item for item in restored.asked):
                _add(restored, node)
        return restored

    def _is_piece(self, gone: Node, found: Node, known: Node) -> bool:
        """Whether what an element belongs to is still there."""
        if gone.tag == "variant" or (gone.key and (gone.tag, gone.key) in self.elsewhere):
            return True
        if gone.tag == _ACCESSORY:
            together = self.codes.get(gone.get("partnr"), ())
            return any(item.get("partnr") in together for item in found.children_of(_ACCESSORY))
        if gone.tag != ROW:
            return False
        free = from_texts(*texts_of(gone))
        if free.name in STAND_INS:
            return is_stand_in(free.name, found, known, self.own)
        if free.name in _OF_LENGTHS:
            return True
        rows = found.children_of(ROW)
        names = (from_texts(*texts_of(item)).name for item in rows)
        topic, of = free.topic
        is_any = topic in _WITH_OTHERS and not rows  # a file without any row shows none of them
        is_of_known = bool(topic) and (free.name in names or _is_placed(topic, of, found, known))
        return is_any or is_of_known


def _is_placed(topic: str, of: str, found: Node, known: Node) -> bool:
    """Whether a row tells more of what stands elsewhere, or others would take its place."""
    if topic == "Document" and of.isdecimal() and 0 < int(of) <= len(DOCUMENTS):
        document = known.get(DOCUMENTS[int(of) - 1])
        return bool(document) and found.get(DOCUMENTS[int(of) - 1]) in ("", document)
    return topic == "Accessory" and bool(known.children_of(_ACCESSORY))


def _names(node: Node) -> Iterator[tuple[str, str]]:
    for child in node.children:
        if child.key:
            yield child.tag, child.key
        yield from _names(child)


def _filled(found: Node, known: Node) -> dict[str, str]:
    """The attributes, with those that the file leaves out, spelt and placed as the library does."""
    own, said = found.attributes, known.attributes
    owner = PART if known.tag == PART else known.key.partition(" ")[0]
    attributes = {
        name: it if it == said.get(name) else usual_spelling(owner, name, it)
        for name, it in own.items()
        if it
    }
    for name, value in said.items():
        if name in attributes and says_the_same(attributes[name], value):
            attributes[name] = value
        if name == "pos" or name not in attributes:
            attributes[name] = value
    return attributes


def _is_nameless(node: Node, left: Iterable[Node]) -> bool:
    """Whether an element lacks a name that all have which it may be: those that are left."""
    others = [item for item in left if item.tag == node.tag and _is_like(item, node)]
    return bool(others) and any(
        not node.get(name) and all(other.get(name) for other in others)
        for name in _NAMING.get(node.tag, ())
        if name != _NAME or not _is_named_by_points(node)
    )


def _is_named_by_points(node: Node) -> bool:
    """Whether its definition and its connection points name a function: EPLAN has no more."""
    return bool(node.get(_POINTS)) and node.get(_CATEGORY) not in ("", _CONDUCTOR)


def _is_like(one: Node, other: Node) -> bool:
    """Whether two templates may be of one category."""
    return one.get(_CATEGORY) == other.get(_CATEGORY) or not other.get(_CATEGORY)


def _add(restored: Restored, node: Node) -> None:
    """Put a new element behind the others of its tag, else before the variants."""
    places = [item.get("pos") for item in restored.whole.children_of(node.tag)]
    last = max((int(place) for place in places if place.isdecimal()), default=0)
    for parent in (restored.shown, restored.whole):
        own = node.copy()
        if "pos" in own.attributes:
            own.attributes["pos"] = str(last + 1)
        tags = [item.tag for item in reversed(parent.children)]
        before = "variant" if node.tag not in tags and "variant" in tags else node.tag
        at = len(tags) - tags.index(before) if before in tags else len(tags)
        parent.children.insert(at - (before != node.tag), own)
