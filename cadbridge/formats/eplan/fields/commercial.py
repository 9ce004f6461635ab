"""What a buyer needs to know of a part, beyond what the mapping places."""

from collections.abc import Iterator
from typing import Any

from cadbridge.formats.eplan.fields.free_properties import PART_ROWS, FreeProperty
from cadbridge.formats.eplan.fields.rows import Rows
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.model import Part

_CODE, _CODE_TYPE = "P_ARTICLE_IDENTCODE", "P_ARTICLE_IDENTTYPE"
_GTIN = "GTIN"
_GTIN_TYPES = ("gtin", "ean", "upc")
"""How names of bar code types begin that are trade item numbers, without case."""


def commercial_attributes(part: Part) -> dict[str, str]:
    """The bar code."""
    return {_CODE: part.gtin, _CODE_TYPE: _GTIN} if part.gtin else {}


def commercial_rows(part: Part) -> Iterator[FreeProperty]:
    """What has no attribute."""
    for name, value in PART_ROWS.entries(part):
        if value:
            yield FreeProperty(name, value, key=name)


def decode_commercial(node: Node, rows: Rows) -> dict[str, Any]:
    """The fields of `commercial_attributes` and `commercial_rows`."""
    get = node.attributes.get
    is_gtin = get(_CODE_TYPE, "").casefold().startswith(_GTIN_TYPES)
    said = ((name, rows.single(name)) for name in PART_ROWS.labels)
    return {"gtin": get(_CODE, "") if is_gtin else "", **PART_ROWS.values(said)}
