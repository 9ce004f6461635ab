"""The mapping file of EPLAN data as typed values: what goes where, and under which codes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.eplan.xml.attribute_rules import AttributeRules, attribute_rules_of
from cadbridge.formats.eplan.xml.elements import ANY, Code
from cadbridge.formats.eplan.xml.node import xml_name
from cadbridge.mapping import FormatMapping
from cadbridge.mapping.product_groups import Groups, written
from cadbridge.model import Kind
from cadbridge.words import quoted

FORMAT = "eplan"
"""Name of the mapping, and key of what `extras` and `records` keep."""
FREE_POSITIONS = {"2.9": 180, "2026": 980}
"""Positions of free properties that technical data may take; EPLAN has 200, and 1,000."""
EDITIONS = ("2.9", "2026")
"""Editions of EPLAN's reference; the first is what every version since reads."""
CABLE_FORMS = ("component", "module")
PICTURES = ("png", "jpeg")


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicalPlace:
    """A technical property that EPLAN has an attribute of its own for."""

    attribute: str
    label: str
    """EPLAN's name of the attribute."""
    length: int
    """Characters that it holds."""
    group: str
    name: str
    condition: str
    edition: str
    """The edition since which the attribute is documented."""


SENSORS = ("analog", "digital")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """Everything the encoders and decoders take from the mapping.

    Each is equal to itself alone, so that what was made by one can be remembered.
    """

    edition: str
    cable_form: str
    groups: Groups
    """Product groups and the kinds they stand for."""
    definitions: Mapping[str, tuple[Code, ...]]
    """By what they are for; the first is written, all are read."""
    default_functions: Mapping[Kind, Code]
    """The function of a part of which none is known."""
    main_functions: Mapping[Kind, Code]
    """Those of `default_functions` that a device has as a whole."""
    sensor_functions: Mapping[str, Code]
    """The function of an analog and of a digital sensor."""
    uses: Mapping[Code, str]
    """What a function definition is for; `ANY` stands for any number. See `Plan.use`."""
    attributes: Mapping[str, AttributeRules]
    """Attributes of fields, by the path of the object whose they are."""
    trades: Mapping[str, tuple[str, ...]]
    """Attributes by the generic product group; under the empty one those of all others."""
    technical: tuple[TechnicalPlace, ...]
    technical_labels: Mapping[str, TechnicalPlace]
    """Of `technical`, the first for each attribute, by EPLAN's name of it."""
    classification_names: Mapping[str, str]
    pictures: str
    """png or jpeg: how pictures of parts are made."""
    plug_tags: tuple[str, str]
    """Device tags of the plugs at a cable's ends A and B in a module."""
    property_groups: Mapping[str, tuple[str, ...]]
    """Groups that technical data of a name stand in."""
    property_titles: Mapping[str, str]
    """What such a name is called where it stands first."""
    titled_names: tuple[tuple[str, str], ...]
    """Titles with their names, the longest first."""
    all_titles: tuple[str, ...]
    condition_words: frozenset[str]
    """Words of a condition that follow a name without a comma."""
    is_ours: bool = True
    """Whether the file is written here, so that its rows named as topics are topics."""

    @property
    def free_positions(self) -> int:
        """How many free properties technical data may be written to."""
        return FREE_POSITIONS[self.edition]

    def definition(self, use: str) -> Code:
        """The function definition to write for a use."""
        return self.definitions[use][0]

    def use(self, code: Code) -> str:
        """What a function definition is for; empty where the mapping does not say."""
        uses, (category, group, _) = self.uses, code
        return (
            uses.get(code)
            or uses.get((category, group, ANY))
            or uses.get((category, ANY, ANY))
            or ""
        )


def make_plan(mapping: FormatMapping, edition: str = "") -> Plan:
    """The plan of a mapping; `edition` goes before the mapping's own.

    Raises:
        FileError: the settings cannot be understood.
    """
    settings = mapping.settings
    try:
        technical = tuple(_technical(item) for item in settings["technical"])
        definitions = {use: _codes(text) for use, text in settings["definitions"].items()}
        defaults = {
            Kind(kind): _code(str(text)) for kind, text in settings["default_functions"].items()
        }
        plan = Plan(
            edition=edition or str(settings["edition"]),
            cable_form=str(settings["cable_form"]),
            groups=_groups(settings),
            definitions=definitions,
            default_functions=defaults,
            main_functions={
                kind: defaults[kind] for kind in map(Kind, str(settings["main_kinds"]).split())
            },
            sensor_functions={
                what: _code(str(settings["sensor_functions"][what])) for what in SENSORS
            },
            uses={code: use for use, codes in definitions.items() for code in codes},
            attributes=attribute_rules_of(mapping),
            trades=_trades(settings),
            technical=technical,
            technical_labels=_first_of_each(technical),
            classification_names=dict(settings["classification_names"]),
            pictures=str(settings["pictures"]),
            plug_tags=(str(settings["plug_tags"]["a"]), str(settings["plug_tags"]["b"])),
            **_property_names(settings),
        )
        _verify(plan)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FileError(
            f"the settings of the eplan mapping cannot be used: {error}",
            hint="compare with the shipped mappings/eplan.yaml",
        ) from error
    return plan


@lru_cache(maxsize=16)
def plan_of_others(plan: Plan) -> Plan:
    """The plan for files that were not written here: each free property is technical data."""
    return replace(plan, is_ours=False) if plan.is_ours else plan


def _verify(plan: Plan) -> None:
    if plan.edition not in EDITIONS:
        raise ValueError(
            f"there is no edition {quoted(plan.edition)}; known: {', '.join(EDITIONS)}"
        )
    if plan.cable_form not in CABLE_FORMS:
        raise ValueError(f"cable_form is {' or '.join(CABLE_FORMS)}, not {quoted(plan.cable_form)}")
    if plan.pictures not in PICTURES:
        raise ValueError(f"pictures is {' or '.join(PICTURES)}, not {quoted(plan.pictures)}")
    if plan.plug_tags[0] == plan.plug_tags[1] or "" in plan.plug_tags:
        raise ValueError(f"plug_tags are two different device tags, not {quoted(plan.plug_tags)}")
    for name, count in Counter(rule.place for rule in plan.attributes[""].rules).items():
        if count > 1:
            raise ValueError(f"part.{name} is the place of {count} fields")


def _groups(settings: Mapping[str, Any]) -> Groups:
    """The product groups; the setting names one for each kind."""
    groups = Groups(settings)
    groups.usual["cable_module"]
    for kind in Kind:
        group = groups.usual[str(kind)]
        if groups.kind(group) is not kind:
            other = groups.kind(group)
            raise ValueError(f"{written(group)} is the product group of both {kind} and {other}")
    return groups


def _trades(settings: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    texts = {"": settings["trades"], **settings["trades_of_groups"]}
    return {top: tuple(map(xml_name, str(text).split())) for top, text in texts.items()}


def _property_names(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What the plan says of the names of technical data."""
    groups: dict[str, tuple[str, ...]] = {}
    for group, names in settings["property_names"].items():
        for name in names:
            groups[str(name)] = (*groups.get(str(name), ()), str(group))
    titles = {name: f"{name[:1].upper()}{name[1:]}" for name in groups}
    named = sorted(((title, name) for name, title in titles.items()), key=lambda it: -len(it[0]))
    return {
        "property_groups": groups,
        "property_titles": titles,
        "titled_names": tuple(named),
        "all_titles": tuple(titles.values()),
        "condition_words": frozenset(str(settings["condition_words"]).split()),
    }


def _technical(item: Mapping[str, Any]) -> TechnicalPlace:
    place = TechnicalPlace(**{**item, "length": int(item["length"])})
    xml_name(place.attribute)
    return place


def _first_of_each(places: tuple[TechnicalPlace, ...]) -> dict[str, TechnicalPlace]:
    firsts: dict[str, TechnicalPlace] = {}
    for place in places:
        firsts.setdefault(place.attribute, place)
    return {place.label: place for place in firsts.values()}


def _code(text: str) -> Code:
    numbers = text.split(".")
    if len(numbers) != 3 or not all(item.isdecimal() or item == ANY for item in numbers):
        raise ValueError(f"{quoted(text)} is not a code of three numbers")
    return numbers[0], numbers[1], numbers[2]


def _codes(text: Any) -> tuple[Code, ...]:
    codes = tuple(_code(code) for code in str(text).split())
    if not codes:
        raise ValueError("a function definition is empty")
    if ANY in codes[0]:
        raise ValueError(f"the first function definition is written, and cannot be {quoted(text)}")
    return codes
