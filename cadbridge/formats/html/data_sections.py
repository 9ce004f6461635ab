"""Technical data, a table for each section of the data sheet."""

from collections.abc import Iterator

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import Marks, marked
from cadbridge.formats.html.markup import Markup
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.tables import Row
from cadbridge.formats.html.words import value_words
from cadbridge.model import Property


def data_sections(sheet: Sheet) -> Iterator[Section]:
    """The data by group, in the order of the data sheet."""
    groups: dict[str, list[tuple[Property, Marks]]] = {}
    for item, at in sheet.marks.each("properties", sheet.part.properties):
        groups.setdefault(item.group, []).append((item, at))
    listed = sheet.marks.of("properties")
    if not groups and not listed:
        return
    children = tuple(
        Section(f"data-{number}", _title(group, sheet.say), _table(sheet, group, items))
        for number, (group, items) in enumerate(groups.items(), 1)
    )
    yield Section("data", sheet.say("Technical data"), None, marks=listed, children=children)


def _title(group: str, say: Words) -> str:
    said = say.data(group)
    return said[:1].upper() + said[1:] or say("General")


def _table(sheet: Sheet, group: str, items: list[tuple[Property, Marks]]) -> Markup:
    rows = []
    before = ""
    for item, at in items:
        rows.append(_row(sheet, item, at, again=item.name == before))
        before = item.name
    columns = ("Property", "Condition", "Value")
    return sheet.table(_title(group, sheet.say), columns, rows, class_="data")


def _row(sheet: Sheet, item: Property, at: Marks, again: bool) -> Row:
    value = Markup("".join(at.of(name) for name in ("value", "minimum", "maximum", "unit")))
    return Row(
        (
            [sheet.say.data(item.name), at.of("name"), at.of("group"), at.here()],
            [sheet.say.condition(item.condition), at.of("condition")],
            marked(sheet.say.data(value_words(item)), value, sheet.say),
        ),
        class_="again" if again else None,
    )
