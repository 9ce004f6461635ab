"""What is kept only because a file spells it otherwise: the part holds what it says.

A decimal comma, blanks at ends, another order of languages: written back as they were, and no
loss where a part goes elsewhere.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.formats.eplan.remark import NOTE
from cadbridge.formats.eplan.xml.attribute_rules import AttributeRules, attribute_rules_of
from cadbridge.formats.eplan.xml.elements import DOCUMENTS
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.codecs import NO_LANGUAGE, decode_multilang, split_multilang

PART = "part"
_OBJECTS = {
    PART: ("",),
    "conductor": ("cable.conductors",),
    "pin": ("ports", "ports.pins"),
    "function": ("functions",),
}
"""Fields that are read of a part element, and of templates by the first word of their names."""
_OF_CONDUCTORS = {"idx1": False, "terminalNr": True, "connectionDesignation": True}
"""A shield that the cable does not have is not read; sizes and designations are, as they stand."""


def is_spelling(owner: str, name: str, value: str) -> bool:
    """Whether the model has what an attribute says.

    Args:
        owner: ``part``, or what a function template stands for: ``pin``, ``conductor``.
        name: the attribute.
        value: as the file has it.
    """
    if owner == PART and (name == NOTE or name in DOCUMENTS):
        text = value if name == NOTE else _title(value)
        languages = decode_multilang(text).keys()
        return not is_twice(text) and (name == NOTE or languages <= {NO_LANGUAGE})
    if owner == "conductor" and name in _OF_CONDUCTORS:
        return _OF_CONDUCTORS[name]
    node = Node("", {name: value})
    return any(places.decode(node) for places in rules_of(owner)) and not is_twice(value)


def _title(value: str) -> str:
    """The title of a document, behind its link."""
    return value.replace("\r\n", "\n").partition("\n")[2]


def is_twice(value: str) -> bool:
    """Whether a text has a language twice, of which one is read."""
    codes = Counter(code for _, code, _ in split_multilang(value)[1]) if "@" in value else {}
    return any(count > 1 for count in codes.values())


def rules_of(owner: str) -> tuple[AttributeRules, ...]:
    """How attributes are read of what an element stands for, ``part``, ``pin``."""
    found = _all_rules()
    return tuple(found[path] for path in _OBJECTS.get(owner, ()) if path in found)


@cache
def _all_rules() -> Mapping[str, AttributeRules]:
    return attribute_rules_of(shipped_mappings()[FORMAT])
