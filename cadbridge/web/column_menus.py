"""Menus that say what the columns of a list hold, of one whose titles nobody knows, too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cadbridge.formats import Option, SheetTexts, TableRead, said_of_titles
from cadbridge.formats.html.markup import Markup, element
from cadbridge.web.desk import Drop
from cadbridge.web.looking import Seen
from cadbridge.web.switch_words import field_name
from cadbridge.web.visit import Visit

HEADER_ROW = "header_row"
"""The option that says in which row titles stand."""
_LETTERS = 26
_KEPT = "kept by its title"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that a menu is for."""

    name: str
    """How an option calls it."""
    title: str
    field: str
    """What it became; nothing where it is not read, or kept by its title."""


def column_menus(
    visit: Visit, drop: Drop, seen: Seen, option: Option, number: int
) -> Iterator[Markup]:
    """A menu for each column of each table, and of each sheet in which none was found."""
    said = drop.options.get(option.key, "")
    if said:
        yield element("input", type="hidden", name=option.key, value=said)
    for table in seen.tables:
        yield _menus(visit, option, table.place, list(_read(table)), number, table.kind)
    for sheet in _untold_sheets(seen):
        row = _chosen_row(drop) or title_row(sheet)
        yield _menus(visit, option, sheet.name, list(_untold(sheet, row)), number)


def _untold_sheets(seen: Seen) -> Sequence[SheetTexts]:
    """The sheets of a list in which no table was found."""
    if any(not table.sheet for table in seen.tables):
        return ()
    known = {table.sheet for table in seen.tables}
    return [sheet for sheet in seen.sheets if sheet.name not in known and len(sheet.rows) > 1]


def title_row(sheet: SheetTexts) -> int:
    """The row that looks like titles: the first of the widest, if none of its cells is a number."""
    widest = max((len(_filled(sheet, row)) for row in sheet.rows), default=0)
    first = next((row for row in sheet.rows if len(_filled(sheet, row)) == widest), 0)
    is_plain = first and not any(_is_number(text) for text in _filled(sheet, first).values())
    return first if is_plain and widest > 1 else 0


def _filled(sheet: SheetTexts, row: int) -> dict[int, str]:
    return {column: text for column, text in sheet.rows.get(row, {}).items() if text}


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdecimal()


def _chosen_row(drop: Drop) -> int:
    text = drop.options.get(HEADER_ROW, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


def _read(table: TableRead) -> Iterator[_Column]:
    for index, (title, field) in enumerate(table.columns):
        letter = letter_of(table.at[index]) if index < len(table.at) else ""
        name = _plain(title) if title.strip() else letter
        if name:
            yield _Column(name, " ".join(title.split()) or name, field.replace("_", " "))


def _untold(sheet: SheetTexts, row: int) -> Iterator[_Column]:
    """Columns by their titles; all by their letters where a title cannot be said."""
    titles = _filled(sheet, row)
    below = {number: _filled(sheet, number) for number in sheet.rows if number > row}
    columns = sorted({*titles, *(column for cells in below.values() for column in cells)})
    names = {column: _plain(titles.get(column, "")) for column in columns}
    by_title = all(names.values()) and len(set(names.values())) == len(names)
    for column in columns:
        letter = letter_of(column)
        name = names[column] if by_title else letter
        title = titles.get(column) or next(
            cells[column] for cells in below.values() if column in cells
        )
        yield _Column(name, f"{letter}: {title}", "")


def _plain(title: str) -> str:
    """A title as an option can name it; nothing where it cannot, or is shown cut."""
    plain = " ".join(title.split())
    is_cut = plain.endswith(" ...")
    return "" if is_cut or list(said_of_titles(f"{plain}=x")) != [(plain, "x")] else plain


def letter_of(column: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    above, own = divmod(column - 1, _LETTERS)
    return (letter_of(above) if above else "") + chr(ord("A") + own)


def _menus(
    visit: Visit,
    option: Option,
    place: str,
    columns: Sequence[_Column],
    number: int,
    kind: str = "",
) -> Markup:
    rows = []
    groups = _groups(visit, option, kind)
    for index, column in enumerate(columns):
        id_ = f"column-{number}-{place}-{index}".replace(" ", "-")
        now = field_name(column.field) or (_KEPT if kind else "not read")
        choices = [
            element("option", visit.say(now), value="", selected=True),
            *(
                element(
                    "optgroup",
                    [
                        element("option", words, value=f"{column.name}={value}")
                        for value, words in values.items()
                        if value.replace("_", " ") != column.field
                    ],
                    label=visit.say(title),
                )
                for title, values in groups.items()
            ),
        ]
        label = element("label", column.title, for_=id_)
        rows.append(element("div", label, element("select", choices, id=id_, name=option.key)))
    legend = element("legend", visit.say("What the columns hold: {place}", place=place))
    return element("fieldset", legend, rows)


def _groups(visit: Visit, option: Option, kind: str) -> dict[str, dict[str, str]]:
    """What a column can hold, in lists of pins and wires and in those of parts."""
    of_parts = option.known(visit.site.mappings) if option.known else ()
    said = {
        "Pins and wires": {value: visit.say(field_name(value)) for value in option.values},
        "Lists of parts": {value: visit.say(field_name(value)) for value in of_parts},
    }
    return dict(reversed(said.items())) if kind == "parts" else said
