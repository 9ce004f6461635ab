"""Which element of a file that comes back is which of those that a library writes.

Programs leave out attributes that they do not know, and put elements into another order. Elements
are told by all that they still say; only one that says otherwise is known by its name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from cadbridge.formats.eplan.xml.elements import TEMPLATE, definition_of
from cadbridge.formats.eplan.xml.node import Node

Pairs = list[tuple[Node, Node]]
"""Elements of the file with those of the library."""
_PLACE = "pos"
_DEFINITION = ("functiondefcategory", "functiondefgroup", "functiondefid")
FUNCTION = "function "
"""How the keys of functions begin."""
_OF_POINTS = ("terminalNr", "connectionDesignation", "connectiondescription")
_IDENTITIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "variant": (("P_ARTICLE_VARIANT",),),
    "assemblyposition": (("partnr",),),
    "moduleposition": (("partnr",),),
    TEMPLATE: ((*_DEFINITION, "terminalNr"), (*_DEFINITION, _PLACE)),
}
"""What tells elements that stand for nothing of the model from others of their tag, as EPLAN
does: the one before the other."""
_MOST_PAIRS = 40_000
"""Up to which each element is held against each: 200 changed ones among as many."""
_MOST_ALIKE = 8
"""Elements of one name that are held against one."""


def matched(found: Sequence[Node], known: Sequence[Node]) -> Pairs:
    """Each element of the file with that of the library which it is, as far as that can be told.

    Those that say the same first, then those that say nothing else, then those of one name, at
    last those that stand for nothing of the model, by what EPLAN knows them by.
    """
    pairs: Pairs = []
    for tag in dict.fromkeys(node.tag for node in found):
        left = [node for node in known if node.tag == tag]
        if left:
            pairs += _of_one_tag([node for node in found if node.tag == tag], left)
    return pairs


def _of_one_tag(found: list[Node], known: list[Node]) -> Pairs:
    if len(found) == len(known) == 1:
        return [(found[0], known[0])] if _may_be(found[0], known[0]) else []
    pairs = _equal(found, known, lambda node: (node.get(_PLACE), _said(node)))
    pairs += _equal(*_left(found, known, pairs), _said)
    pairs += _fitting(*_left(found, known, pairs))
    pairs += _equal(*_left(found, known, pairs), lambda node: node.key)
    pairs += [*redefined(*_left(found, known, pairs))]
    for names in _IDENTITIES.get(found[0].tag, ()):
        pairs += _equal(*_left(found, known, pairs), partial(_identity, names))
    return pairs


def _identity(names: Sequence[str], node: Node) -> Sequence[str]:
    """The values by which an element is known that has no name in the model; none of others."""
    values = [] if node.key else [node.get(name) for name in names]
    return tuple(values) if all(values) else ()


def redefined(found: Sequence[Node], known: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Functions whose definition alone is another; it names those that have no name."""
    ours, theirs = (Counter(map(_points, nodes)) for nodes in (found, known))
    for node in found:
        points = _points(node)
        if points and ours[points] == theirs[points] == 1:
            yield node, next(other for other in known if _points(other) == points)


def is_redefined(found: Node, known: Node) -> bool:
    """Whether two templates are one function, which goes by another definition now."""
    return (
        found.key != known.key
        and all(definition_of(found))
        and definition_of(found) != definition_of(known)
        and bool(_points(found))
        and bool(_points(known))
    )


def _points(node: Node) -> Sequence[str]:
    """The connection points of a function, in whose place something stands."""
    texts = [node.get(name).strip() for name in _OF_POINTS]
    return tuple(texts) if node.key.startswith(FUNCTION) and any(texts) else ()


def _left(found: list[Node], known: list[Node], pairs: Pairs) -> tuple[list[Node], list[Node]]:
    """What is in no pair yet."""
    ours, theirs = ({id(pair[side]) for pair in pairs} for side in (0, 1))
    return (
        [node for node in found if id(node) not in ours],
        [node for node in known if id(node) not in theirs],
    )


def _said(node: Node) -> Any:
    """All that an element says, wherever it stands."""
    own = tuple(sorted(item for item in node.attributes.items() if item[0] != _PLACE))
    return own, tuple((child.tag, child.get(_PLACE), _said(child)) for child in node.children)


def _equal(found: Iterable[Node], known: Iterable[Node], key: Callable[[Node], Any]) -> Pairs:
    """Elements of one key, in their order; an empty one is no key."""
    by_key: dict[Any, list[Node]] = {}
    for node in known:
        by_key.setdefault(key(node), []).append(node)
    pairs = []
    for node in found:
        same = by_key.get(key(node)) if key(node) else None
        if same:
            pairs.append((node, same.pop(0)))
    return pairs


def _fitting(found: list[Node], known: list[Node]) -> Pairs:
    """Elements that say no other thing, as many as can be: those at one place where there are.

    Which of several is meant makes no difference: whatever the element says, the library says too.
    """
    candidates = _candidates(found, known)
    choices = [
        [at for at in own if fits_in(node, known[at])]
        for node, own in zip(found, candidates, strict=True)
    ]
    for node, own in zip(found, choices, strict=True):
        own.sort(key=lambda at: known[at].get(_PLACE) != node.get(_PLACE))
    holders: dict[int, int] = {}
    for index in sorted(range(len(found)), key=lambda index: len(choices[index])):
        _give(index, choices, holders)
    return [(found[index], known[at]) for at, index in holders.items()]


def _candidates(found: list[Node], known: list[Node]) -> list[Sequence[int]]:
    """For each element those that it may be: of many only those at its place or of its name."""
    if len(found) * len(known) <= _MOST_PAIRS:
        return [range(len(known))] * len(found)
    by_name: dict[tuple[str, str], list[int]] = {}
    for at, node in enumerate(known):
        for name in _names(node):
            by_name.setdefault(name, []).append(at)
    return [
        list(
            dict.fromkeys(at for name in _names(node) for at in by_name.get(name, ())[:_MOST_ALIKE])
        )
        for node in found
    ]


def _names(node: Node) -> Iterator[tuple[str, str]]:
    """The place and the key of an element."""
    yield _PLACE, node.get(_PLACE)
    if node.key:
        yield "key", node.key


def _give(index: int, choices: Sequence[Sequence[int]], holders: dict[int, int]) -> None:
    """Give one element one of its choices; who holds it takes another of his own.

    Args:
        index: the element.
        choices: of all elements.
        holders: of each choice that is taken, the element; changed here.
    """
    asked_by: dict[int, int] = {}
    waiting = [index]
    while waiting:
        asking = waiting.pop(0)
        for at in choices[asking]:
            if at in asked_by:
                continue
            asked_by[at] = asking
            if at in holders:
                waiting.append(holders[at])
                continue
            free: int | None = at
            while free is not None:
                holder = asked_by[free]
                before = next((at for at, who in holders.items() if who == holder), None)
                holders[free], free = holder, before
            return


def says_the_same(found: str, known: str) -> bool:
    """Whether two texts say the same, also where a program made blanks of the line ends.

    That becomes of line ends in an attribute which are written as they are.
    """
    return found == known or found == known.replace("\n", " ")


def fits_in(found: Node, known: Node) -> bool:
    """Whether an element says nothing that another one, of the same tag, says otherwise."""
    own = known.attributes
    return all(
        says_the_same(value, own.get(name, value))
        for name, value in found.attributes.items()
        if value and name != _PLACE
    )


def _may_be(found: Node, known: Node) -> bool:
    """Whether the only element of a tag is the only one there was."""
    return bool(found.children) or found.key == known.key or fits_in(found, known)
