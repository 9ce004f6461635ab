"""The functions and terminals of a device."""

from collections.abc import Iterator

from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import element, joined
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.tables import Row, marked, table
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
    rows = []
    for item, at in sheet.marks.each("functions", sheet.part.functions):
        terminals = joined((element("code", name) for name in item.terminals), " – ")
        rows.append(
            Row(
                (
                    [item.name, at.of("name"), at.here()],
                    marked(_TYPES[item.type], at.of("type")),
                    marked(terminals, at.of("terminals")),
                    marked(item.remarks, at.of("remarks")),
                )
            )
        )
    body = table("Functions", ("Function", "Type", "Terminals", "Remarks"), rows)
    return Section("functions", "Functions", body, marks=sheet.marks.of("functions"))


def _terminals(sheet: Sheet) -> Section:
    rows = []
    for item, at in sheet.marks.each("terminals", sheet.part.terminals):
        rows.append(
            Row(
                (
                    [element("code", item.designation), at.of("designation"), at.here()],
                    marked(item.connection, at.of("connection")),
                    marked(item.remarks, at.of("remarks")),
                )
            )
        )
    body = table("Terminals", ("Terminal", "Connection", "Remarks"), rows, class_="narrow")
    return Section("terminals", "Terminals", body, marks=sheet.marks.of("terminals"))
