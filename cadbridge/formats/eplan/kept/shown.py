"""Values of EPLAN's attributes as people read them: words for codes, and the unit with a size."""

from cadbridge.formats.eplan.kept.lost import known_attribute
from cadbridge.formats.eplan.tables import measures, select_words

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
