"""What drawings say of each field, and under which label or title: one declaration, both ways.

Title blocks and tables are composed by it, and read back by it.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cadbridge.model import ConnectorSpec, ContactRole, Direction, EndState
from cadbridge.model.fields import figures
from cadbridge.words import titled

Labels = Mapping[str, str]
"""Label of a title block, or title of a column, to the field, in the order in which they stand."""

PART: Labels = {"Manufacturer": "manufacturer", "Type number": "type_number", "Kind": "kind"}
PORT: Labels = {"Connector": "connector", "Purpose": "purpose"}
ENDS: Labels = {"End A": "end_a", "End B": "end_b"}
CONNECTOR: Labels = {titled(name): name for name in figures(ConnectorSpec) if name != "face"}
"""All that says something by itself; a new field of a connector stands here of its own."""
INSERT: Labels = {"Insert": "title", "Standard": "standard"}
SHELL: Labels = {"Housing": "kind", "Thread": "thread"}
KEY: Labels = {"Key": "kind"}

PINS: Labels = {
    "Contact": "contact",
    "Signal": "signal",
    "Function": "function",
    "Direction": "direction",
}
CORES: Labels = {"Signal": "signal", "Function": "function", "Colour": "colour", "Conductor": "id"}
"""At one end of a cable, behind the contacts of this end and the other."""
NEAR_AND_FAR = ("Contact", "Far contact")
WIRES: Labels = {
    "Contact A": "contact_a",
    "Contact B": "contact_b",
    "Conductor": "id",
    "Core": "core_number",
    "Colour": "colour",
    "As printed": "colour_printed",
    "Cross-section mm2": "cross_section_mm2",
    "Shield": "shield",
    "Own shield": "shielded_by",
    "Pair": "pair",
    "Signal": "signal",
    "Function": "function",
    "Remarks": "remarks",
}
"""In the drawing of a whole cable."""
CERTAINTY = "Certainty"
"""Title of the column that says what of a row is open; nothing is read back from it."""
LENGTHS: Labels = {"Length mm": "length_mm", "Order code": "order_code"}

PORT_COLUMNS = (*PINS, "Colour")
CABLE_COLUMNS = (*NEAR_AND_FAR, *CORES)
FACE_COLUMNS = ("Contact", "Role", "Diameter mm")
BLADE_COLUMNS = ("Contact", "Role", "Width mm")

LABELS = frozenset(
    (
        *("Part number", "Port", "Cable end", "Face", "Gender"),
        *(*PART, *PORT, *ENDS, *CONNECTOR, *INSERT, *SHELL, *KEY),
        *("View", "Projection", "Scale", "Revision", "Sheet", "Document", "Source"),
    )
)
"""Labels of the title block."""
TAGS: Mapping[str, str] = {
    "Port": "TAG1",
    "Cable end": "TAG1",
    "Manufacturer": "MFG",
    "Type number": "CAT",
    "Part number": "PART",
    "Kind": "KIND",
    "Connector": "CONNECTOR",
    "Face": "FACE",
    "Gender": "GENDER",
    "View": "SIDE",
    "Housing": "HOUSING",
    "Key": "KEY",
}
"""Tags of the face's attributes that say the same; TAG1, MFG, CAT are AutoCAD Electrical's."""
CODED = ("Kind", "View", "Gender", "Housing", "Key")
"""Labels whose values are codes of the model, said in words."""
TRANSLATED = ("Mounting", "Cable end")
"""Labels whose values are texts that may have a word in the language of the drawing."""

DIRECTION_WORDS = {
    Direction.IN: "in",
    Direction.OUT: "out",
    Direction.BIDIR: "bidirectional",
    Direction.SUPPLY_IN: "supply in",
    Direction.SUPPLY_OUT: "supply out",
    Direction.GROUND: "ground",
    Direction.PROTECTIVE_EARTH: "protective earth",
    Direction.SHIELD: "shield",
    Direction.NC: "not connected",
    Direction.UNSPECIFIED: "",
}
ROLE_WORDS = {
    ContactRole.SIGNAL: "signal",
    ContactRole.POWER: "power",
    ContactRole.PROTECTIVE_EARTH: "protective earth",
    ContactRole.SHIELD: "shield",
}
END_WORDS = {EndState.OPEN: "open", EndState.NOT_STATED: "not stated"}
YES = "x"


def cells(columns: Labels, item: object) -> tuple[str, ...]:
    """What a table says of an object, in the order of its columns."""
    return tuple(_cell(getattr(item, name)) for name in columns.values())


def _cell(value: Any) -> str:
    if isinstance(value, Direction):
        return DIRECTION_WORDS[value]
    if isinstance(value, bool):
        return YES if value else ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value or ""
