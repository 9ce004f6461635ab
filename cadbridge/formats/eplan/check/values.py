"""Checks of single elements and attributes against the tables."""

import re
from collections.abc import Iterator

from cadbridge.findings import Rule
from cadbridge.formats.eplan.check import rules
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.tables import Attribute, attribute, nesting, select_lists, units
from cadbridge.mapping.codecs import decode_multilang

Found = tuple[Rule, Node, str, str]
"""Rule, element, attribute or nothing, message."""

_INTEGER = re.compile(r"-?\d{1,18}")
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_LANGUAGES = re.compile(r"(\s*([A-Za-z]{2}_[A-Za-z]{2}|\?\?_\?\?)@(?!@).*?;)+", re.DOTALL)
_MARK = re.compile(r"(?:^|;)(\s*)([A-Za-z]{2}_[A-Za-z]{2}|\?\?_\?\?)@(?!@)")
_QUANTITY = re.compile(r"\s*[+-]?[\d.,]+(?:[eE][+-]?\d+)?\s*(.*)", re.DOTALL)


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
    for name, value in node.attributes.items():
        known = attribute(node.tag, name)
        if known is None:
            message = f"{node.tag} has no attribute {name}"
            yield rules.UNKNOWN_ATTRIBUTE, node, name, message
        elif value:
            yield from _check_value(node, name, value, known)
            yield from _check_list(node, name, value, group)


def _check_value(node: Node, name: str, value: str, known: Attribute) -> Iterator[Found]:
    if known.type == "bool" and value not in ("0", "1"):
        yield rules.WRONG_TYPE, node, name, f"{value!r} is neither 0 nor 1"
    elif known.type in ("int16", "int32", "date") and not _INTEGER.fullmatch(value):
        yield rules.WRONG_TYPE, node, name, f"{value!r} is not a whole number"
    elif known.type in ("double", "currency") and not _NUMBER.fullmatch(value):
        yield rules.WRONG_TYPE, node, name, f"{value!r} is not a number with a decimal point"
    elif known.type == "multilang":
        yield from _check_languages(node, name, value)
    elif known.type == "quantity" and known.unit_group:
        yield from _check_unit(node, name, value, known.unit_group)
    if known.length:
        yield from _check_length(node, name, value, known)


def _check_length(node: Node, name: str, value: str, known: Attribute) -> Iterator[Found]:
    texts = decode_multilang(value).values() if known.type == "multilang" else (value,)
    longest = max((len(text) for text in texts), default=0)
    if longest > known.length:
        message = f"{longest} characters, {known.length} at most"
        yield rules.TOO_LONG, node, name, message


def _check_languages(node: Node, name: str, value: str) -> Iterator[Found]:
    if not _LANGUAGES.fullmatch(value.rstrip()):
        message = "is not made of language code, @, text and ;"
        yield rules.BAD_LANGUAGES, node, name, message
        return
    codes = [code for _, code in _MARK.findall(value)]
    if len(codes) != len(set(codes)):
        yield rules.BAD_LANGUAGES, node, name, "has one language twice"
    elif any(blanks for blanks, _ in _MARK.findall(value)):
        yield rules.BAD_LANGUAGES, node, name, "has a blank before a language code"


def _check_unit(node: Node, name: str, value: str, unit_group: str) -> Iterator[Found]:
    match = _QUANTITY.fullmatch(value)
    unit = match.group(1).strip() if match else ""
    known = units().get(unit_group, frozenset())
    if match and not unit:
        yield rules.NO_UNIT, node, name, f"{value!r} has no unit"
    elif match and known and unit not in known:
        yield rules.WRONG_UNIT, node, name, f"{unit!r} is not a unit of {unit_group.lower()}"


def _check_list(node: Node, name: str, value: str, group: str) -> Iterator[Found]:
    lists = select_lists()
    codes = lists.get((node.tag, name, "")) or lists.get(
        (node.tag, name, _condition(node, name, group))
    )
    if codes and value not in codes:
        yield rules.NOT_IN_LIST, node, name, f"{value!r} is not in the list of {name}"


def _condition(node: Node, name: str, group: str) -> str:
    if name == "characteristics":
        return f"productgroup={group}"
    get = node.get
    code = (get("functiondefcategory"), get("functiondefgroup"), get("functiondefid"))
    return f"functiondef={'.'.join(code)}"
