"""Values of EPLAN's attributes as people read them: words for codes, and the unit with a size."""

from cadbridge.formats.eplan.kept.lost import known_attribute, label_of, says_anything
from cadbridge.formats.eplan.kept.records import WORDS
from cadbridge.formats.eplan.tables import measures, select_words
from cadbridge.formats.eplan.xml.elements import TEMPLATE, definition_of
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import unplain
from cadbridge.mapping.definitions import definition_name

_UNITS = {"length": "mm", "area": "mm²", "weight": "kg"}
NUMBERS = ("pos", "functiondefcategory", "functiondefgroup", "functiondefid")
"""Attributes that number an element, or say by a code what it is."""
_ANSWERS = {"0": "no", "1": "yes"}


def value_words(tag: str, name: str, value: str) -> str:
    """A value in words; as it is where it is none of the reference's.

    Args:
        tag: of the element; a further variant may have what a part has.
        name: of the attribute.
        value: as it was read, sizes in millimetres and kilograms.
    """
    tags = (tag, "part") if tag == "variant" else (tag,)
    for of in tags:
        if words := select_words().get((of, name)):
            return words.get(value, value)
        if measure := measures().get(of, {}).get(name):
            return f"{value} {_UNITS[measure]}"
    known = known_attribute(tag, name)
    return _ANSWERS.get(value, value) if known and known.type == "bool" else value


def element_words(node: Node) -> str:
    """What an element says, by EPLAN's labels: ``Number of units: 2, Variant: 1``.

    A function is called by the name of its definition.
    """
    told = [
        f"{label_of(node.tag, name)}: {value_words(node.tag, name, _text(value))}"
        for name, value in node.attributes.items()
        if name not in NUMBERS and says_anything(node.tag, name, value)
    ]
    names = [definition_name(".".join(definition_of(node)))] if node.tag == TEMPLATE else []
    below = (
        f"{WORDS.get(child.tag, child.tag)}: {words}"
        for child in node.children
        if (words := element_words(child))
    )
    return ", ".join([*names, *told, *below])


def _text(value: str) -> str:
    """A text on one line; of one in languages that in English, or the first."""
    return " ".join((unplain(value) if value.endswith(";") else value).split())
