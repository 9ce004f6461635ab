"""What a file says of one value in the place of another: it follows where that was changed.

A number that is not stated is stood in for by the other one, the space that a part takes is
reckoned of its width and height, and the description of a length of cable ends with it. A file in
which only the first was changed still says the old one in the second, also when it is imported
again.
"""

import re
from collections.abc import Iterator
from itertools import product

from cadbridge.formats.eplan.fields.free_properties import (
    ORDER_NUMBER,
    TYPE_NUMBER,
    from_texts,
    texts_of,
)
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.parts.encode import SPACE, length_text, space_text
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.library.earlier import earlier_texts
from cadbridge.mapping.codecs import decode_decimal, decode_multilang, encode_multilang
from cadbridge.model import Part

_ORDER, _TYPE = "P_ARTICLE_ORDERNR", "P_ARTICLE_TYPENR"
_DESCRIPTION, _LENGTH = "P_ARTICLE_DESCR1", "P_ARTICLE_CABLELENGTH"
STAND_INS = {ORDER_NUMBER: (_ORDER, _TYPE), TYPE_NUMBER: (_TYPE, _ORDER)}
"""Rows that say of a number that it is not stated, with its attribute and that of the other."""
_SIDES = ("P_ARTICLE_WIDTH", "P_ARTICLE_HEIGHT")
_FIELDS = {
    _ORDER: "order_number",
    _TYPE: "type_number",
    **dict(zip(_SIDES, ("width_mm", "height_mm"), strict=True)),
}


def follow(node: Node, known: Node, own: Part) -> None:
    """Let what stands for other values, or is reckoned of them, follow them.

    Args:
        node: a part element of a file.
        known: that which the library writes.
        own: the library's part.
    """
    rows = {from_texts(*texts_of(item)).name for item in known.children_of(ROW)}
    for row, (attribute, other) in STAND_INS.items():
        is_alone = row in rows and not rows >= STAND_INS.keys()
        if is_alone and is_stand_in(row, node, known, own):
            node.attributes[attribute] = node.get(other)
    space = _space(*map(node.get, _SIDES))
    if space and node.get(SPACE) in (known.get(SPACE), *_spaces(known, own)):
        node.attributes[SPACE] = space
    _follow_length(node, known, own)


def _follow_length(node: Node, known: Node, own: Part) -> None:
    """Let descriptions that end with an earlier length end with that of the element."""
    length, before = (length_text(_length(item)) for item in (node, known))
    texts = decode_multilang(node.get(_DESCRIPTION)) if _length(node) and _length(known) else {}
    ending = re.compile(length_text("[0-9.]+"))
    followed = {}
    for language, text in texts.items():
        said = own.description.get(language, "")
        is_said = text.startswith(said) and ending.fullmatch(text, len(said))
        bare = said if is_said else text.removesuffix(before)
        followed[language] = text if bare == text else f"{bare}{length}"
    if followed != texts:
        node.attributes[_DESCRIPTION] = encode_multilang(followed)


def _length(part: Node) -> str:
    """Of a length of cable, in metres."""
    return next((item.get(_LENGTH) for item in part.children_of("variant")), "")


def is_stand_in(row: str, found: Node, known: Node, own: Part) -> bool:
    """Whether a number that is not stated is as it was: now, or before earlier imports.

    Args:
        row: the row that says so.
        found: a part element of a file.
        known: that which the library writes.
        own: the library's part.
    """
    attribute, other = STAND_INS[row]
    number = found.attributes.get(attribute, known.get(attribute))
    if number == known.get(attribute):
        return known.get(attribute) == known.get(other)
    return number in earlier_texts(own, _FIELDS[other])


def _spaces(known: Node, own: Part) -> Iterator[str]:
    """What the space was before earlier imports."""
    sides = ((known.get(side), *earlier_texts(own, _FIELDS[side])) for side in _SIDES)
    return map(_space, *zip(*product(*sides), strict=True))


def _space(width: str, height: str) -> str:
    """What the library would write; empty where a side is not stated."""
    try:
        return space_text(decode_decimal(width), decode_decimal(height))
    except ValueError:
        return ""
