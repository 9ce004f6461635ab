"""Values of EPLAN's attributes as people read them: words for codes, and the unit with a size."""

from cadbridge.formats.eplan.kept.lost import known_attribute, label_of, says_anything
from cadbridge.formats.eplan.tables import measures, select_words
from cadbridge.formats.eplan.xml.node import Node

_UNITS = {"length": "mm", "area": "mm²", "weight": "kg"}
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
    """What an element says, by EPLAN's labels: ``Number of units: 2, Variant: 1``."""
    return ", ".join(
        f"{label_of(node.tag, name)}: {value_words(node.tag, name, ' '.join(value.split()))}"
        for name, value in node.attributes.items()
        if name != "pos" and says_anything(node.tag, name, value)
    )
