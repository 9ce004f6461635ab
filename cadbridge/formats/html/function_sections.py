"""The functions and terminals of a device."""

from collections.abc import Iterator

from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Markup, element, joined
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.tables import Row, table
from cadbridge.model import FunctionType

_TYPES = {
    FunctionType.COIL: "coil",
    FunctionType.POWER_CONTACT: "power contact",
    FunctionType.AUXILIARY_NO: "auxiliary contact, normally open",
    FunctionType.AUXILIARY_NC: "auxiliary contact, normally closed",
    FunctionType.SUPPRESSOR: "surge suppressor",
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
                at.value("type", _TYPES[item.type]),
                at.value("terminals", joined(map(_code, item.terminals), " – ")),
                at.value("remarks"),
            )
        )
        for item, at in sheet.marks.each("functions", sheet.part.functions)
    ]
    body = table("Functions", ("Function", "Type", "Terminals", "Remarks"), rows)
    return Section("functions", "Functions", body, marks=sheet.marks.of("functions"))


def _code(designation: str) -> Markup:
    return element("code", designation)


def _terminals(sheet: Sheet) -> Section:
    rows = [
        Row(
            (
                [_code(item.designation), at.of("designation"), at.here()],
                *at.values("connection", "remarks"),
            )
        )
        for item, at in sheet.marks.each("terminals", sheet.part.terminals)
    ]
    body = table("Terminals", ("Terminal", "Connection", "Remarks"), rows, class_="narrow")
    return Section("terminals", "Terminals", body, marks=sheet.marks.of("terminals"))
