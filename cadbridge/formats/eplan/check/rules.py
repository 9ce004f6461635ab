"""The kinds of finding about parts files.

Codes P502nnn are the numbers of EPLAN's own check messages; the words are ours.
"""

from cadbridge.findings import Severity, rule

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

UNKNOWN_ELEMENT = rule(
    "CB301", _WARNING, "An element is not in the reference", "EPLAN may pass over it; remove it."
)
WRONG_PLACE = rule(
    "CB302", _ERROR, "An element stands in the wrong place", "Move it below the element named."
)
UNKNOWN_ATTRIBUTE = rule(
    "CB303",
    _NOTE,
    "An attribute is not in the reference",
    "Correct the spelling (case matters), move it to the element that has it, or remove it.",
)
WRONG_TYPE = rule("CB304", _ERROR, "A value is not of its type", "Write it as the type asks.")
TOO_LONG = rule(
    "CB305", _WARNING, "A text is longer than its field", "Shorten it; EPLAN may cut it off."
)
NOT_IN_LIST = rule(
    "CB306", _ERROR, "A code is not in its select list", "Choose one of the listed codes."
)
BAD_LANGUAGES = rule(
    "CB307",
    _WARNING,
    "A multi-language text is not well formed",
    "Write each text as language code, @, text and ;, each language once.",
)
NO_VARIANT = rule("CB308", _ERROR, "A part has no variant", "Give it at least variant 1.")
WRONG_GROUP = rule(
    "CB309",
    _ERROR,
    "The product groups do not go together",
    "Choose a combination that EPLAN's list of product groups has.",
)
UNKNOWN_DEFINITION = rule(
    "CB312",
    _ERROR,
    "A function definition does not exist",
    "Choose category, group and id from EPLAN's list of function definitions.",
)
SAME_POSITION = rule(
    "CB313", _WARNING, "A position is taken twice", "Number the positions one by one."
)
POSITION_BEYOND = rule(
    "CB314",
    _WARNING,
    "A free property lies beyond what EPLAN has",
    "Use positions up to 200 (2.9) or 1000 (2026).",
)
SAME_NUMBER = rule(
    "CB315",
    _ERROR,
    "A part number is used twice",
    "Part numbers are unique over all trades and product groups.",
)
NO_ADDRESS = rule(
    "CB316",
    _WARNING,
    "A manufacturer or supplier has no address in the file",
    "Add an address with this short name, or make sure that EPLAN has one.",
)
WRONG_ROOT = rule(
    "CB317", _WARNING, "The root element says something unusual", "Write what the reference says."
)

NO_DIMENSIONS = rule(
    "P502007", _NOTE, "Width, height or depth is missing", "Give all three dimensions."
)
NO_POINT_PATTERN = rule(
    "P502008",
    _WARNING,
    "A connection point pattern is not in the file",
    "Export it as well, or make sure that EPLAN has it.",
)
NO_DRILLING_PATTERN = rule(
    "P502009",
    _WARNING,
    "A drilling pattern is not in the file",
    "Export it as well, or make sure that EPLAN has it.",
)
NO_MEMBER = rule(
    "P502010",
    _WARNING,
    "An assembly or module names a variant that its part does not have",
    "Name a variant of the part, or add the variant.",
)
NO_TYPE_NUMBER = rule("P502011", _WARNING, "No type number", "Enter the type number.")
NO_ORDER_NUMBER = rule("P502012", _WARNING, "No order number", "Enter the order number.")
NO_DESIGNATION = rule("P502013", _WARNING, "No designation 1", "Enter a designation.")
NO_TOP_GROUP = rule("P502014", _WARNING, "No generic product group", "Choose one.")
NO_GROUP = rule("P502015", _WARNING, "No product group", "Choose one.")
NO_SUBGROUP = rule("P502016", _WARNING, "No product subgroup", "Choose one.")
NO_TRADE = rule("P502017", _WARNING, "No trade", "Mark at least one trade with 1.")
OBSOLETE_DEFINITION = rule(
    "P502004",
    _WARNING,
    "An obsolete function definition",
    "Choose the definition that took its place.",
)
NO_ACCESSORY = rule(
    "P502020",
    _WARNING,
    "An accessory is a variant that its part does not have",
    "Name a variant of the part, or add the variant.",
)
SAME_ERP_NUMBER = rule(
    "P502021", _WARNING, "An ERP number is used twice", "Give each part its own."
)
DIMENSION_MISMATCH = rule(
    "P502022",
    _WARNING,
    "Functions and connection point pattern give other connection dimensions",
    "Write the same connection dimension in both.",
)
OUTER_BLANKS = rule(
    "P502024", _WARNING, "The part number begins or ends with a blank", "Take the blank out."
)
NO_PLC_TYPE = rule(
    "P502025",
    _WARNING,
    "A PLC part without type designation and device description",
    "Fill one of the two.",
)
NO_BUS_PLUG = rule(
    "P502028", _WARNING, "A bus port without plug designation", "Enter it as terminalNr."
)
NO_DEVICE_TAG = rule(
    "P502029",
    _WARNING,
    "A part of a module without device tag and its id",
    "Give it a devicetag or a moduleid.",
)
GENERAL_DEFINITION = rule(
    "P502031",
    _WARNING,
    "A general function definition at a part",
    "Choose a definition other than the general one, id 0.",
)
PATTERN_MISMATCH = rule(
    "P502033",
    _WARNING,
    "Functions and connection point pattern do not agree",
    "Use the same designations and plug designations in both.",
)
UNDEFINED_PROPERTY = rule(
    "P502035",
    _WARNING,
    "A user-defined property is not defined in the file",
    "Export its definition as well, or make sure that EPLAN has it.",
)
OTHER_ERP_NUMBER = rule(
    "P502036",
    _WARNING,
    "The variants of a part have different ERP numbers",
    "Give all variants the number of the part.",
)
BAD_CONDUCTOR_END = rule(
    "P502039",
    _WARNING,
    "A conductor leads to a plug or pin that the module does not have",
    "Name the device tag or the id of one of the module's parts, and one of its pins.",
)
NO_UNIT = rule("P502040", _WARNING, "A value without its unit", "Add the unit behind a blank.")
WRONG_UNIT = rule(
    "P502041",
    _WARNING,
    "A unit that the property does not have",
    "Write one value, with a unit that the property has.",
)
OUTSIDE_FOLDER = rule(
    "P502042",
    _WARNING,
    "A file outside the master data folders",
    "Move it there; the path then begins with $(MD_...).",
)
