"""Elements as EPLAN's exports write them: what is always there, and in which order.

Empty texts are left out; truth values and numbers are always there, as ``0``. The order is that
of the exports of builds 131 to 137.
"""

from collections.abc import Mapping
from functools import lru_cache

from cadbridge.formats.eplan.tables import exported
from cadbridge.formats.eplan.xml.node import Node

DOCUMENTS = tuple(f"P_ARTICLE_EXTERNAL_DOCUMENT_{number}" for number in range(1, 21))
MACROS = (
    "P_ARTICLE_MACRO",
    "P_ARTICLE_3DMACRO",
    "P_ARTICLE_GROUPSYMBOLMACRO",
    *(
        f"P_ARTICLE_GROUPSYMBOLMACRO_{standard}"
        for standard in ("GB_CCC", "GOST", "IEC", "NFPA_INCH", "NFPA_MM")
    ),
)
"""Attributes that name a macro; those of single standards since edition 2026."""
Code = tuple[str, str, str]
"""Top group, group, subgroup; or category, group, id of a function definition."""
ANY = "*"
"""In a code: any number."""
TEMPLATE = "functiontemplate"
CODES = ("functiondefcategory", "functiondefgroup", "functiondefid")
"""Attributes of a function definition."""


def part_attributes(values: Mapping[str, str]) -> dict[str, str]:
    """All attributes of a part, in order."""
    filled = {name: value for name, value in values.items() if value}
    return _blank("part", tuple(filled)) | filled


def variant_attributes(values: Mapping[str, str]) -> dict[str, str]:
    """All attributes of a part's first variant: its number first, the rest by name."""
    filled = {name: value for name, value in values.items() if value}
    return _blank_variant(tuple(filled)) | filled


def template(definition: Code, key: str, values: Mapping[str, str]) -> Node:
    """One function of a part with its connection points; its position is given later."""
    filled = {name: value for name, value in values.items() if value}
    codes = dict(zip(CODES, definition, strict=True))
    return Node(TEMPLATE, _blank(TEMPLATE, tuple(filled)) | codes | filled, key=key)


def definition_of(node: Node) -> Code:
    """Category, group and id of a template's function definition."""
    get = node.attributes.get
    return get(CODES[0], ""), get(CODES[1], ""), get(CODES[2], "")


@lru_cache(maxsize=1024)
def _blank(tag: str, names: tuple[str, ...]) -> dict[str, str]:
    """What every such element has, and room for the named attributes, in order."""
    return {name: value for name, value in exported(tag).items() if value or name in names}


@lru_cache(maxsize=256)
def _blank_variant(names: tuple[str, ...]) -> dict[str, str]:
    number, *others = exported("variant").items()
    return dict([number, *sorted((dict(others) | dict.fromkeys(names, "")).items())])
