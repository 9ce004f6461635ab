"""Technical data in the attributes that EPLAN has for it.

A property that the mapping names goes to its attribute, for EPLAN to reckon with, and to a free
property like all others, which says what value it is. Of an attribute that no free property agrees
with, as in vendors' files, the property has EPLAN's own name for the attribute.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from cadbridge.errors import FileError
from cadbridge.formats.eplan.fields.free_properties import FreeProperty
from cadbridge.formats.eplan.fields.technical import NOTHING, Known, are_too_many, encode_properties
from cadbridge.formats.eplan.plan import Plan, TechnicalPlace
from cadbridge.formats.eplan.tables import attribute, units
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import decode_quantity, encode_quantity
from cadbridge.model import Property
from cadbridge.model.quick import quick

_PROPERTY = quick(Property)
_VOLTAGE, _VOLTAGE_TYPE = "P_ARTICLE_VOLTAGE", "P_ARTICLE_VOLTAGETYPE"
_VOLTAGE_TYPES = ("AC", "DC", "AC/DC")


def _place(item: Property, plan: Plan) -> TechnicalPlace | None:
    """Where a property goes, if it has an attribute: by the mapping, or by EPLAN's own name."""
    return _places(plan).get((item.group, item.name, item.condition))


@lru_cache(maxsize=16)
def _places(plan: Plan) -> Mapping[tuple[str, str, str], TechnicalPlace]:
    """Places by group, name and condition of what goes there; of several, the first."""
    places: dict[tuple[str, str, str], TechnicalPlace] = {}
    for place in plan.technical:
        places.setdefault(("", place.label, ""), place)
        if place.edition <= plan.edition:
            places.setdefault((place.group, place.name, place.condition), place)
    return places


def are_placed_apart(properties: tuple[Property, ...], plan: Plan, other: Plan) -> bool:
    """Whether two plans put any of the properties into different places."""
    if are_too_many(properties, plan) is not are_too_many(properties, other):
        return True
    return any(_place(item, plan) is not _place(item, other) for item in properties)


def is_named_by(item: Property, place: TechnicalPlace) -> bool:
    """Whether a property says no more than the attribute's name."""
    return item.name == place.label and not item.group and not item.condition


def plain_first(properties: tuple[Property, ...], plan: Plan) -> tuple[Property, ...]:
    """Those that stand in an attribute alone go first, as they are read."""
    labels = plan.technical_labels
    plain = [
        item
        for item in properties
        if (place := labels.get(item.name)) and is_named_by(item, place) and _text(item, place)
    ]
    if not plain:
        return properties
    plain.sort(key=lambda item: list(labels).index(item.name))
    ordered = (*plain, *(item for item in properties if item not in plain))
    return properties if ordered == properties else ordered


def encode_technical(
    properties: tuple[Property, ...], plan: Plan, known: Known = NOTHING
) -> tuple[dict[str, str], list[FreeProperty]]:
    """Attributes of the variant, and the free properties; `known` as of `encode_properties`."""
    attributes = next(filter(None, (_typed_voltage(item, plan) for item in properties)), {})
    rows: list[Property] = []
    for item in properties:
        place = _place(item, plan)
        text = _text(item, place) if place else ""
        is_free = place is not None and bool(text) and place.attribute not in attributes
        if place is not None and is_free:
            attributes[place.attribute] = text
        if place is None or not is_free or not is_named_by(item, place):
            rows.append(item)
    return attributes, list(encode_properties(tuple(rows), plan, known))


def copies_in(properties: tuple[Property, ...], plan: Plan) -> Mapping[str, Property]:
    """By attribute, the properties that it says as well, beside their free properties."""
    copies: dict[str, Property] = {}
    for item in properties:
        if typed := _typed_voltage(item, plan):
            copies = dict.fromkeys(typed, item)
            break
    for item in properties:
        if place := _place(item, plan):
            copies.setdefault(place.attribute, item)
    places = {place.attribute: place for place in plan.technical_labels.values()}
    plain = {name for name, place in places.items() for it in properties if is_named_by(it, place)}
    return {name: item for name, item in copies.items() if name not in plain}


def copy_text(item: Property, attribute: str, plan: Plan) -> str:
    """What an attribute says of a property that stands in a free property as well."""
    typed, place = _typed_voltage(item, plan), _place(item, plan)
    if attribute in typed:
        return typed[attribute]
    return _text(item, place) if place and place.attribute == attribute else ""


def _typed_voltage(item: Property, plan: Plan) -> dict[str, str]:
    """The attributes for a voltage and its type, of one that holds at DC or AC: ``24 V``, ``DC``.

    A free property says so as well, with all that it says.
    """
    if item.condition not in _VOLTAGE_TYPES or item.group:
        return {}
    voltage = next((it for it in plan.technical if it.attribute == _VOLTAGE), None)
    text = _text(item, voltage) if voltage and item.name == voltage.label else ""
    return {_VOLTAGE: text, _VOLTAGE_TYPE: item.condition} if text else {}


def _text(item: Property, place: TechnicalPlace) -> str:
    """Value and unit as one text.

    Nothing where it does not fit, would not read back, or has a unit that EPLAN has none of there.
    """
    known = attribute("variant", place.attribute)
    if item.unit and known and item.unit not in units().get(known.unit_group, {item.unit}):
        return ""
    try:
        text = encode_quantity((item.value, item.unit))
    except FileError:
        return ""
    return text if len(text) <= place.length else ""


def technical_texts(variant: Node, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Labels and texts of a variant's filled attributes for technical data, of any edition."""
    get = variant.attributes.get
    labels = plan.technical_labels.items()
    return tuple([(label, text) for label, place in labels if (text := get(place.attribute))])


class VariantData:
    """The attributes of a variant that hold technical data, but for what rows say as well."""

    def __init__(self, texts: Iterable[tuple[str, str]], plan: Plan) -> None:
        """Takes labels and texts."""
        self._texts = dict(texts)
        self._plan = plan

    def pass_over(self, item: Property) -> None:
        """Take away the attribute that says what a row says: the same value, under the mapping."""
        if not self._texts:
            return
        if typed := _typed_voltage(item, self._plan):
            labels = self._plan.technical_labels.items()
            said = {label: typed[it.attribute] for label, it in labels if it.attribute in typed}
            if said.items() <= self._texts.items():
                for label in said:
                    del self._texts[label]
            return
        for place in self._plan.technical:
            named = (place.group, place.name, place.condition)
            if named == (item.group, item.name, item.condition) and place.label in self._texts:
                if self._texts[place.label] == _text(item, place):
                    del self._texts[place.label]
                return

    def rest(self) -> Iterator[Property]:
        """Properties of the attributes that no row names."""
        for label, text in self._texts.items():
            value, unit = decode_quantity(text)
            yield _PROPERTY(name=label, value=value, unit=unit)


def with_text(item: Property, text: str) -> Property:
    """The property with the value and the unit of an attribute."""
    value, unit = decode_quantity(text)
    return replace(item, value=value, unit=unit)
