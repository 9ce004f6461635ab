"""Technical data in the attributes that EPLAN has for it.

A property that the mapping names goes to its attribute; a free property then says under which
group, name and condition the data sheet has it, and where its value stands::

    operating voltage  |  Group: Main circuit
                       |  Condition: at AC-3, rated value
                       |  Stands in: Voltage

Of an attribute that no free property speaks of, as in vendors' files, the property has EPLAN's
own name for the attribute.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from cadbridge.errors import FileError
from cadbridge.formats.eplan.fields.labels import encode_entry
from cadbridge.formats.eplan.fields.sheet import FreeProperty
from cadbridge.formats.eplan.fields.technical import (
    decode_property,
    encode_full,
    encode_properties,
    property_key,
)
from cadbridge.formats.eplan.plan import Plan, TechnicalPlace
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import decode_quantity, encode_quantity
from cadbridge.model import Property

_STANDS_IN = "Stands in"
_MARK = f"\n{_STANDS_IN}: "


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
    return (*plain, *(item for item in properties if item not in plain))


def encode_technical(
    properties: tuple[Property, ...], plan: Plan
) -> tuple[dict[str, str], list[FreeProperty]]:
    """Attributes of the variant, and the free properties."""
    attributes: dict[str, str] = {}
    rows: list[FreeProperty] = []
    run: list[Property] = []
    for item in properties:
        place = _place(item, plan)
        text = _text(item, place) if place else ""
        if place is None or not text or place.attribute in attributes:
            run.append(item)
            continue
        attributes[place.attribute] = text
        if not is_named_by(item, place):
            rows += encode_properties(tuple(run))
            run = []
            rows.append(_row(item, place))
    return attributes, [*rows, *encode_properties(tuple(run))]


def _text(item: Property, place: TechnicalPlace) -> str:
    """Value and unit as one text, or nothing where it does not fit or would not read back."""
    try:
        text = encode_quantity((item.value, item.unit))
    except FileError:
        return ""
    return text if len(text) <= place.length else ""


def _row(item: Property, place: TechnicalPlace) -> FreeProperty:
    bare = replace(item, value="", unit="", sources=())
    free = encode_full(bare)
    value = f"{free.value}\n{encode_entry(_STANDS_IN, place.label)}"
    return FreeProperty(free.name, value, key=property_key(item))


def technical_texts(variant: Node, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Labels and texts of a variant's filled attributes for technical data, of any edition."""
    get = variant.attributes.get
    labels = plan.technical_labels.items()
    return tuple([(label, text) for label, place in labels if (text := get(place.attribute))])


class VariantData:
    """The attributes of a variant that hold technical data, taken by the rows that name them."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Takes labels and texts."""
        self._texts = dict(texts)

    def take(self, free: FreeProperty) -> Property | None:
        """The property whose value stands in an attribute, as a row says; else None."""
        rest, mark, label = free.value.rpartition(_MARK)
        if not mark or label not in self._texts:
            return None
        item = decode_property(FreeProperty(free.name, rest, free.unit))[0]
        return _with_text(item, self._texts.pop(label))

    def rest(self) -> Iterator[Property]:
        """Properties of the attributes that no row names."""
        for label, text in self._texts.items():
            yield _with_text(Property(name=label), text)


def _with_text(item: Property, text: str) -> Property:
    value, unit = decode_quantity(text)
    return replace(item, value=value, unit=unit)
