"""Reference tables of the format, read when they are first asked for.

Codes, names, labels, types, lengths and units of attributes, from EPLAN's help, 2.9 and 2026, XML
import and export; of lengths the smaller of the XML list and the 2.9 database, but for the name of
free properties: it is multi-language text, of which the list gives none. ``database``,
``lastchange`` of property definitions and the code letter are not in the help, but in exports.
P_MESSAGEMGMT_MESSAGES, P_ARTICLE_EDP_... and the cross-section unit of connections stand in exports
since 2022 alone. ``exported`` is what the exports of builds 131 to 137 write.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What the reference says of an attribute."""

    type: str
    """bool, int16, int32, double, currency, text, memo, multilang, quantity or date."""
    length: int
    """Characters at most, of a multi-language text in each language; 0: no limit is given."""
    unit_group: str
    """Of a quantity; empty where none is fixed."""
    label: str
    """EPLAN's English name of it; empty where the reference gives none."""


def _rows(name: str) -> list[list[str]]:
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


@cache
def nesting() -> Mapping[str, str]:
    """The parent of each element; of the root, nothing."""
    return dict(_rows("nesting"))


@cache
def exported(element: str) -> Mapping[str, str]:
    """Attributes that exports write, in their order, each with what it is where nothing is known.

    Those with nothing are left out then.
    """
    return {name: always for tag, name, always in _rows("exported") if tag == element}


@cache
def _attributes() -> Mapping[tuple[str, str], Attribute]:
    return {
        (element, name): Attribute(kind, int(length or 0), unit_group, label)
        for element, name, kind, length, unit_group, label in _rows("attributes")
    }


_INDEX = re.compile(r"[-_]\d+$")
_SUBTRADE = re.compile(r"-\d+$")


@lru_cache(maxsize=4096)
def attribute(element: str, name: str) -> Attribute | None:
    """The attribute, or None where the reference has none of that name.

    ``variantx`` takes the attributes of ``part``; an index may stand behind a name.
    """
    table = _attributes()
    element = "part" if element == "variantx" else element
    for known in (name, _INDEX.sub("_#index", name), _SUBTRADE.sub("", name)):
        found = table.get((element, known))
        if found is not None:
            return found
    return None


@cache
def select_lists() -> Mapping[tuple[str, str, str], frozenset[str]]:
    """Codes by element, attribute and condition (``productgroup=29``, ``functiondef=1.2.3``)."""
    lists: dict[tuple[str, str, str], set[str]] = {}
    for element, name, condition, code, _ in _rows("select_lists"):
        lists.setdefault((element, name, condition), set()).add(code)
    return {key: frozenset(codes) for key, codes in lists.items()}


@cache
def select_words(where: str = "") -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Words of codes by element and attribute.

    Args:
        where: the condition of the lists; by default of those that hold whatever else is said.
    """
    lists: dict[tuple[str, str], dict[str, str]] = {}
    for element, name, condition, code, word in _rows("select_lists"):
        if condition == where:
            lists.setdefault((element, name), {})[code] = word
    return lists


@cache
def dependent_lists() -> Mapping[str, frozenset[str]]:
    """Attributes by element whose select list depends on another value."""
    names: dict[str, set[str]] = {}
    for element, name, condition in select_lists():
        if condition:
            names.setdefault(element, set()).add(name)
    return {element: frozenset(found) for element, found in names.items()}


@cache
def measures() -> Mapping[str, Mapping[str, str]]:
    """Per element the attributes in the units of the root: length, area or weight."""
    found: dict[str, dict[str, str]] = {}
    for element, measure, names in _rows("measures"):
        found.setdefault(element, {}).update(dict.fromkeys(names.split(), measure))
    return {**found, "variantx": found["part"]}


@cache
def units() -> Mapping[str, frozenset[str]]:
    """Units by unit group."""
    groups: dict[str, set[str]] = {}
    for group, unit in _rows("units"):
        groups.setdefault(group, set()).add(unit)
    return {group: frozenset(names) for group, names in groups.items()}
