"""What a file that comes back spells otherwise than the library, and that says the same."""

from cadbridge.formats.eplan.fields.texts import tidy
from cadbridge.formats.eplan.kept.spelling import is_twice, rules_of
from cadbridge.formats.eplan.xml.node import Node


def usual_spelling(owner: str, name: str, value: str) -> str:
    """What the library writes for what an attribute says; as it is where the model lacks any of it.

    Args:
        owner: ``part``, or what a function template stands for: ``pin``, ``conductor``.
        name: the attribute.
        value: as the file has it.
    """
    if is_twice(value):
        return value
    node = Node("", {name: value})
    for places in rules_of(owner):
        for rule in places.rules:
            said = tidy(places.decode(node).get(rule.field)) if rule.place == name else None
            if said:
                return rule.codec.encode(said)
    return value
