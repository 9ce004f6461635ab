"""Checks of single elements and attributes against the tables."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cadbridge.findings import Rule
from cadbridge.formats.eplan.check import rules
from cadbridge.formats.eplan.tables import (
    Attribute,
    attribute,
    dependent_lists,
    nesting,
    select_lists,
    units,
)
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import decode_multilang, is_usual_multilang, split_multilang
from cadbridge.words import quoted

Found = tuple[Rule, Node, str, str]
"""Rule, element, attribute or nothing, message."""
Fault = tuple[Rule, str]
"""Rule and message."""

_REMEMBERED = 8192
"""Values kept with what is wrong with them."""
_SOUND = 512
"""Values of one kind of element kept with which nothing is wrong: so few that looking them up
costs nothing; those that stand everywhere are soon known again."""

_INTEGER = re.compile(r"-?\d{1,18}")
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_QUANTITY = re.compile(r"\s*[+-]?[\d.,]+(?:[eE][+-]?\d+)?\s*(.*)", re.DOTALL)
_FURTHER = re.compile(r"(?:/|-|–|\.\.|…)\s*[+-]?\d")
"""How a further value begins behind the first: ``230/400 V``."""


def check_element(node: Node, parent: str, group: str) -> Iterator[Found]:
    """The element, its attributes and everything below.

    Args:
        node: the element.
        parent: tag of the element above.
        group: code of the part's product group, for the lists that depend on it.
    """
    known = nesting().get(node.tag)
    if known is None:
        yield rules.UNKNOWN_ELEMENT, node, "", f"there is no element {node.tag}"
        return
    if known != parent:
        yield rules.WRONG_PLACE, node, "", f"{node.tag} belongs below {known}, not below {parent}"
    yield from check_attributes(node, group)
    for child in node.children:
        yield from check_element(child, node.tag, group)


def check_attributes(node: Node, group: str) -> Iterator[Found]:
    """All attributes of one element."""
    sound, dependent = _sound(node.tag), dependent_lists().get(node.tag, ())
    for name, value in [item for item in node.attributes.items() if item not in sound]:
        is_dependent = name in dependent
        condition = _condition(node, name, group) if is_dependent else ""
        faults = _faults(node.tag, name, value, condition)
        for kind, message in faults:
            yield kind, node, name, message
        if not faults and not is_dependent:
            if len(sound) >= _SOUND:
                sound.clear()
            sound.add((name, value))


@lru_cache(maxsize=64)
def _sound(tag: str) -> set[tuple[str, str]]:
    """Names and values that were found right in elements of a tag, and depend on no others."""
    return set()


_OWNERS = ("part", "variant", "functiontemplate")
"""Elements in which an attribute is looked for that stands in another one."""


@lru_cache(maxsize=_REMEMBERED)
def _faults(tag: str, name: str, value: str, condition: str) -> tuple[Fault, ...]:
    """What is wrong with one attribute; the same values stand in part after part."""
    known = attribute(tag, name)
    if known is None:
        owner = next((f"; {other} has" for other in _OWNERS if attribute(other, name)), "")
        return ((rules.UNKNOWN_ATTRIBUTE, f"{tag} has no attribute {name}{owner}"),)
    if not value:
        return ()
    lists = select_lists()
    codes = lists.get((tag, name, "")) or lists.get((tag, name, condition))
    found = [*_check_type(value, known), *_check_length(value, known)]
    if codes and value not in codes:
        found.append((rules.NOT_IN_LIST, f"{quoted(value)} is not in the list of {name}"))
    return tuple(found)


def _check_type(value: str, known: Attribute) -> Iterator[Fault]:
    if known.type == "bool" and value not in ("0", "1"):
        yield rules.WRONG_TYPE, f"{quoted(value)} is neither 0 nor 1"
    elif known.type in ("int16", "int32", "date") and not _INTEGER.fullmatch(value):
        yield rules.WRONG_TYPE, f"{quoted(value)} is not a whole number"
    elif known.type in ("double", "currency") and not _NUMBER.fullmatch(value):
        yield rules.WRONG_TYPE, f"{quoted(value)} is not a number with a decimal point"
    elif known.type == "multilang":
        yield from _check_languages(value)
    elif known.type == "quantity" and known.unit_group:
        yield from _check_unit(value, known.unit_group)


def _check_length(value: str, known: Attribute) -> Iterator[Fault]:
    if not known.length or len(value) <= known.length:
        return
    texts = decode_multilang(value).values() if known.type == "multilang" else (value,)
    longest = max((len(text) for text in texts), default=0)
    if longest > known.length:
        yield rules.TOO_LONG, f"{longest} characters, {known.length} at most"


def _check_languages(value: str) -> Iterator[Fault]:
    if is_usual_multilang(value):
        return
    unmarked, marked = split_multilang(value)
    if unmarked or not value.rstrip().endswith(";"):
        yield rules.BAD_LANGUAGES, "is not made of language code, @, text and ;"
    elif any(blanks for blanks, _, _ in marked):
        yield rules.BAD_LANGUAGES, "has a blank before a language code"


def _check_unit(value: str, unit_group: str) -> Iterator[Fault]:
    match = _QUANTITY.fullmatch(value)
    unit = match.group(1).strip() if match else ""
    known = units().get(unit_group, frozenset())
    if match and not unit:
        yield rules.NO_UNIT, f"{quoted(value)} has no unit"
    elif match and known and _FURTHER.match(unit):
        yield rules.WRONG_UNIT, f"{quoted(value)} is more than one value with its unit"
    elif match and known and unit not in known:
        yield rules.WRONG_UNIT, f"{quoted(unit)} is not a unit of {unit_group.lower()}"


def _condition(node: Node, name: str, group: str) -> str:
    if name == "characteristics":
        return f"productgroup={group}"
    get = node.get
    code = (get("functiondefcategory"), get("functiondefgroup"), get("functiondefid"))
    return f"functiondef={'.'.join(code)}"
