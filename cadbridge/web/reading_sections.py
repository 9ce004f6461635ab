"""How a file was understood, laid over it, and the switches that say how it is meant instead."""

import shlex
from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats import Option, SheetTexts, TableRead
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.web.desk import Drop
from cadbridge.web.looking import Seen
from cadbridge.web.visit import Visit

_LETTERS = 26
_NOT_ASKED = ("save_columns", "comments")
"""Options that have a button of their own, or are about files of ours."""


def reading_sections(visit: Visit, drop: Drop, seen: Seen, number: int) -> Iterator[Section]:
    """The face beside the drawing, the sheets with what their columns became, and the switches."""
    if seen.drawing is not None or (seen.faces and seen.read_options):
        title = visit.say("As it was read")
        yield Section(f"faces-{number}", title, _faces(visit, drop, seen, number))
    if seen.sheets:
        body = [_sheet(visit, sheet, seen.tables) for sheet in seen.sheets]
        yield Section(f"sheets-{number}", visit.say("How the sheet was understood"), body)
    options = [option for option in seen.read_options if option.key not in _NOT_ASKED]
    if options and (seen.sheets or seen.drawing is not None):
        title = visit.say("Say how it is meant")
        yield Section(f"say-{number}", title, _switches(visit, drop, seen, options, number))


def _faces(visit: Visit, drop: Drop, seen: Seen, number: int) -> Markup:
    figures = []
    if seen.drawing is not None:
        caption = visit.say("The drawing itself")
        address = f"/drops/{drop.id}/drawing/{number}"
        picture = element("img", src=address, alt=f"{caption}: {seen.path.name}")
        figures.append(element("figure", picture, element("figcaption", caption)))
    for face in seen.faces:
        caption = element("figcaption", f"{face.title}, {visit.say(face.side)}")
        figures.append(element("figure", Markup(face.svg), caption))
    return element("div", figures, class_="beside")


def _sheet(visit: Visit, sheet: SheetTexts, tables: Sequence[TableRead]) -> Content:
    """The first rows, with the field of each column above and the rows marked."""
    own = [table for table in tables if table.sheet == sheet.name]
    columns = sorted({column for cells in sheet.rows.values() for column in cells})
    fields: dict[int, list[str]] = {}
    titles: set[int] = set()
    read: set[int] = set()
    for table in own:
        titles.update(range(table.title_rows[0], table.title_rows[1] + 1))
        read.update(range(table.title_rows[1] + 1, table.last_row + 1))
        for column, (_, field) in zip(table.at, table.columns, strict=True):
            fields.setdefault(column, []).append(field.replace("_", " ") or visit.say("left out"))
    heads = [
        element(
            "th",
            _letter(column),
            element("span", ", ".join(dict.fromkeys(fields.get(column, []))), class_="field"),
            scope="col",
        )
        for column in columns
    ]
    rows = []
    for row, cells in sheet.rows.items():
        kind = "titles" if row in titles else "read" if row in read else "left"
        rows.append(
            element(
                "tr",
                element("th", str(row), scope="row"),
                [element("td", cells.get(column, "")) for column in columns],
                class_=f"row-{kind}",
            )
        )
    grid = element(
        "table",
        element("caption", sheet.name, class_="unseen"),
        element("thead", element("tr", element("td", ""), heads)),
        element("tbody", rows),
        class_="grid",
    )
    more = sheet.count - len(sheet.rows)
    said = [element("h3", sheet.name)]
    said += [
        element(
            "p",
            visit.say(
                "Table at {place}. Rows read: {rows}, lines left out: {left}",
                place=table.place,
                rows=table.rows,
                left=table.left,
            ),
        )
        for table in own
    ]
    said.append(
        element("div", grid, class_="scroll", tabindex="0", role="region", aria_label=sheet.name)
    )
    if more > 0:
        said.append(element("p", visit.say("{count} more are not listed.", count=more)))
    return said


def _letter(column: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    above, own = divmod(column - 1, _LETTERS)
    return (_letter(above) if above else "") + chr(ord("A") + own)


def _switches(
    visit: Visit, drop: Drop, seen: Seen, options: Sequence[Option], number: int
) -> Content:
    fields: list[Content] = []
    for option in options:
        if option.values and seen.tables:
            fields += [_columns(visit, table, option, drop, number) for table in seen.tables]
        else:
            fields.append(_field(visit, option, drop.options.get(option.key, ""), number))
    button = element("button", visit.say("Read it so"), type="submit")
    form = visit.form(f"/drops/{drop.id}/reading", fields, button, class_="fields")
    command = _command(seen, drop.options)
    line = element("p", visit.say("The same on the command line:"), " ", element("code", command))
    return [form, line, _keep(visit, drop)]


def _field(visit: Visit, option: Option, value: str, number: int) -> Markup:
    id_ = f"{option.key}-{number}"
    label = element("label", visit.say(option.help), for_=id_)
    if option.choices:
        choices = [element("option", visit.say("as the file says"), value="")]
        choices += [
            element("option", visit.say(str(one)), value=str(one), selected=value == str(one))
            for one in option.choices
        ]
        return element("div", label, element("select", choices, id=id_, name=option.key))
    field = element("input", type="text", id=id_, name=option.key, value=value)
    return element("div", label, field)


def _columns(visit: Visit, table: TableRead, option: Option, drop: Drop, number: int) -> Markup:
    """One menu a column: what it holds."""
    rows = []
    for index, (title, field) in enumerate(table.columns):
        id_ = f"column-{number}-{table.place}-{index}".replace(" ", "-")
        name = _name_of(title, table.at[index] if index < len(table.at) else 0)
        if not name:
            continue
        is_known = field.replace(" ", "_") in option.values
        choices = [element("option", field or visit.say("left out"), value="", selected=True)]
        choices += [
            element("option", visit.say(value.replace("_", " ")), value=f"{name}={value}")
            for value in option.values
            if not is_known or value != field.replace(" ", "_")
        ]
        label = element("label", " ".join(title.split()) or name, for_=id_)
        select = element("select", choices, id=id_, name=option.key)
        rows.append(element("div", label, select))
    said = drop.options.get(option.key, "")
    kept = element("input", type="hidden", name=option.key, value=said) if said else ""
    legend = element("legend", visit.say("What the columns hold: {place}", place=table.place))
    return element("fieldset", legend, kept, rows)


def _name_of(title: str, column: int) -> str:
    """How a column is named in an option: by its title, or by its letter where that has signs."""
    plain = " ".join(title.split())
    if plain and not {",", "="} & set(plain):
        return plain
    return _letter(column) if column else ""


def _command(seen: Seen, options: Mapping[str, str]) -> str:
    words = ["cadbridge", "show", seen.path.name]
    for option in seen.read_options:
        if option.key in options:
            words += [f"--{option.flag}", options[option.key]]
    return shlex.join(words)


def _keep(visit: Visit, drop: Drop) -> Content:
    """Keeps what was said of columns for the next list, in the mappings that are served."""
    if "columns" not in drop.options:
        return None
    if visit.site.mappings_path is None:
        words = visit.say("Start with --mappings and a folder of yours to keep this for next time.")
        return element("p", words, class_="quiet")
    words = visit.say("Keep this for the next list of this supplier")
    return visit.button(f"/drops/{drop.id}/keep", words)
