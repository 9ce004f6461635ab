"""Function templates: one function of a part with its connection points."""

from functools import cache

from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.plan import Code

FIXED = {
    "functiondefcategory": "0",
    "functiondefgroup": "0",
    "functiondefid": "0",
    "hasled": "0",
    "hasplugadapter": "0",
    "indexstartaddress": "0",
    "intrinsicsafety": "0",
    "plcbussystem": "0",
    "pos": "0",
    "safetyrelevant": "0",
    "terminalfunction": "0",
}
"""What EPLAN's exports write at every function template."""
_CODES = ("functiondefcategory", "functiondefgroup", "functiondefid")
ORDER = (
    "characteristics",
    "additionaldescription",
    "connectioncrosssection",
    "connectiondescription",
    "connectionDesignation",
    "connectiondimension",
    "description",
    "functiondefcategory",
    "functiondefgroup",
    "functiondefid",
    "hasled",
    "hasplugadapter",
    "idx1",
    "idx2",
    "indexstartaddress",
    "intrinsicsafety",
    "nesteddevicetag",
    "plcbussystem",
    "pos",
    "safetyrelevant",
    "terminalfunction",
    "terminalNr",
    "wireconnectionend",
    "wireconnectionstart",
)


@cache
def _blank(definition: Code, names: tuple[str, ...]) -> dict[str, str]:
    """What every template has, and room for the named attributes, in order."""
    codes = dict(zip(_CODES, definition, strict=True))
    known = FIXED | dict.fromkeys(names, "") | codes
    return {name: known[name] for name in ORDER if name in known}


def template(definition: Code, key: str, values: dict[str, str]) -> Node:
    """A template; empty values are left out, the position is given when all are together."""
    filled = {name: value for name, value in values.items() if value}
    attributes = _blank(definition, tuple(filled)) | filled
    return Node("functiontemplate", attributes, key=key)


def definition_of(node: Node) -> Code:
    """Category, group and id of a template's function definition."""
    get = node.attributes.get
    return (
        get("functiondefcategory", ""),
        get("functiondefgroup", ""),
        get("functiondefid", ""),
    )
