"""What a function template is: a contact of a port, a function, a conductor, a plug, ...

Its function definition tells; where that is not known, how much the template names.
"""

import re
from functools import lru_cache

from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import Code
from cadbridge.mapping.definitions import function_definitions

_CODE = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_POINTS = ("1302", "300")
"""Categories whose templates are contacts of the port that they name, up to `_MOST` of them.

Those of a device without plugs, a relay or a bus coupler, name none, and are its functions.
"""
_MOST = 2
"""Connection points of a contact: it may pass through."""
PLUG_PINS = "101"
"""Category of the pins of plugs."""
_FAMILIES = {
    "103": "plugs",
    PLUG_PINS: "contacts",
    "400": "cables",
    "4": "conductors",
}
"""By category of the function definition."""


@lru_cache(maxsize=4096)
def family_of(code: Code, points: int, has_plug: bool, plan: Plan) -> str:
    """The family of a template.

    Args:
        code: its function definition.
        points: how many connection points it names.
        has_plug: whether it names a plug, or whatever else stands in that place.
        plan: says what the definitions are for.
    """
    use = plan.use(code)
    is_contact = use.startswith("point") or code[0] in _POINTS
    if use == "device":
        return "boxes"
    if use.startswith("function_") and not (is_contact and has_plug):
        return "functions"
    if has_plug and (is_contact or code not in function_definitions()):
        return "points" if points <= _MOST else "functions"
    return _FAMILIES.get(code[0], "functions")


def code_of(text: str) -> Code | None:
    """The three numbers of a definition as the model has it; None where it is none."""
    match = _CODE.fullmatch(text)
    return (match[1], match[2], match[3]) if match else None
