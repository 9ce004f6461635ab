"""The functions and terminals of a device."""

from collections.abc import Iterator

from cadbridge.doubts import doubts_of
from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import doubt_mark
from cadbridge.formats.html.markup import Content, Markup, element, joined
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.tables import Row
from cadbridge.mapping.definitions import connection_points, function_words, points_words
from cadbridge.model import ConnectionPoint, Function, FunctionType

_COLUMNS = (
    *("Function", "Type", "Designation", "Index", "Connection points", "Characteristics"),
    "Remarks",
)

_TYPES = {
    FunctionType.COIL: "coil",
    FunctionType.POWER_CONTACT: "power contact",
    FunctionType.AUXILIARY_NO: "auxiliary contact, normally open",
    FunctionType.AUXILIARY_NC: "auxiliary contact, normally closed",
    FunctionType.CHANGE_OVER: "change-over contact",
    FunctionType.OVERLOAD: "overload release",
    FunctionType.SUPPRESSOR: "surge suppressor",
    FunctionType.MOTOR: "motor",
    FunctionType.BRAKE: "brake",
    FunctionType.TERMINAL: "terminal",
    FunctionType.PLC_INPUT: "PLC input",
    FunctionType.PLC_OUTPUT: "PLC output",
    FunctionType.SUPPLY: "supply",
    FunctionType.OTHER: "other",
}


def function_sections(sheet: Sheet) -> Iterator[Section]:
    """What a device does, and where it is wired."""
    if sheet.part.functions:
        yield _functions(sheet)
    if sheet.part.terminals:
        yield _terminals(sheet)


def _functions(sheet: Sheet) -> Section:
    rows = [
        Row(
            (
                [item.name, at.of("name"), at.here()],
                [at.value("type", _words(item, sheet.say)), at.of("definition")],
                *at.values("designation", "index"),
                at.value("terminals", _points(item)),
                *at.values("characteristics", "remarks"),
            )
        )
        for item, at in sheet.marks.each("functions", sheet.part.functions)
    ]
    body = Markup(sheet.table(sheet.say("Functions"), _COLUMNS, rows) + _connection_points(sheet))
    return Section("functions", sheet.say("Functions"), body, marks=sheet.marks.of("functions"))


def _words(item: Function, say: Words) -> str:
    """EPLAN's name; where it is none of the page's language, the word for the type."""
    if item.definition or (say.language == ENGLISH and item.type is not FunctionType.OTHER):
        return function_words(item)
    return say(_TYPES[item.type])


def _points(item: Function) -> Content:
    """The designations; how many have none, where no one has."""
    points = connection_points(item)
    if not any(point.designation for point in points):
        return points_words(item)
    return joined((_code(point.designation or "-") for point in points), " – ")


def _connection_points(sheet: Sheet) -> Markup:
    """The points of which more is known than their designation, one a row."""
    rows = [
        Row((item.name, _code(point.designation), *_further(point)))
        for item in sheet.part.functions
        if item.descriptions or item.cross_sections or item.dimensions
        for point in connection_points(item)
    ]
    columns = ("Function", "Connection point", "Description", "Connectable mm²", "Connection")
    return sheet.table(sheet.say("Connection points"), columns, rows)


def _further(point: ConnectionPoint) -> tuple[str, ...]:
    return point.description, point.cross_section, point.dimension


def _code(designation: str) -> Markup:
    return element("code", designation)


def _terminals(sheet: Sheet) -> Section:
    doubts = doubts_of(sheet.catalogue.library)
    rows = [
        Row(
            (
                [
                    _code(item.designation),
                    *(at.of("designation"), at.here()),
                    doubt_mark(doubts.at_terminal(sheet.part, item), sheet.say),
                ],
                *at.values("connection", "remarks"),
            )
        )
        for item, at in sheet.marks.each("terminals", sheet.part.terminals)
    ]
    body = sheet.table(
        sheet.say("Terminals"), ("Terminal", "Connection", "Remarks"), rows, class_="narrow"
    )
    return Section("terminals", sheet.say("Terminals"), body, marks=sheet.marks.of("terminals"))
