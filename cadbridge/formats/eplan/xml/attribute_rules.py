"""Fields that have an attribute of their own, as the mapping places them: one rule, both ways."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cadbridge.formats.eplan.xml.node import Node, xml_name
from cadbridge.mapping import FieldRule, FormatMapping, shipped_mappings


class AttributeRules:
    """The attributes of one kind of object, by its fields."""

    def __init__(self, rules: Iterable[FieldRule]) -> None:
        """Takes rules whose field is the object's and whose place is an attribute."""
        self.rules = tuple(rules)
        self._attributes = {rule.field: rule.place for rule in self.rules}
        self._encoders: tuple[tuple[str, str, Callable[[Any], str]], ...] = tuple(
            (rule.field, rule.place, rule.codec.encode) for rule in self.rules
        )
        self._decoders: tuple[tuple[str, str, Callable[[str], Any]], ...] = tuple(
            (rule.field, rule.place, rule.codec.decode) for rule in self.rules
        )

    def __getitem__(self, field: str) -> str:
        """The attribute of a field."""
        return self._attributes[field]

    def encode(self, item: object, *, with_zero: bool = True) -> dict[str, str]:
        """The attributes of what an object says; zero says something, or nothing."""
        return {
            attribute: text
            for field, attribute, encode in self._encoders
            if ((value := getattr(item, field)) or with_zero) and (text := encode(value))
        }

    def decode(self, node: Node) -> dict[str, Any]:
        """Values by field, of the attributes that are there and can be read."""
        get = node.attributes.get
        values: dict[str, Any] = {}
        for field, attribute, decode in self._decoders:
            if text := get(attribute):
                try:
                    values[field] = decode(text)
                except ValueError:
                    continue
        return values


def attribute_rules_of(mapping: FormatMapping) -> Mapping[str, AttributeRules]:
    """The rules by the path of the object, ``ports.pins``; those of a part under the empty one.

    Raises:
        ValueError: a field cannot stand where a rule puts it, or not in that way.
    """
    found: dict[str, list[FieldRule]] = {}
    for of, rule in _placed(mapping):
        found.setdefault(of, []).append(rule)
    return {of: AttributeRules(rules) for of, rules in found.items()}


def _placed(mapping: FormatMapping) -> Iterator[tuple[str, FieldRule]]:
    """Each rule with the object that it is of, its field and place without object and element."""
    codecs = {_target(rule): rule.codec for rule in shipped_mappings()["eplan"].fields}
    for rule in mapping.fields:
        if codecs.get(_target(rule)) != rule.codec:
            raise ValueError(f"{rule.field} cannot be {rule.codec.name} at {rule.place}")
        of, _, field = rule.field.rpartition(".")
        yield of, replace(rule, field=field, place=xml_name(rule.place.partition(".")[2]))


def _target(rule: FieldRule) -> tuple[str, str]:
    """Field and element."""
    return rule.field, rule.place.partition(".")[0]
