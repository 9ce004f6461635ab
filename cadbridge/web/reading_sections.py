"""How a file was understood, laid over it, and the switches that say how it is meant instead."""

import os
import shlex
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cadbridge.formats import Option, SheetTexts, TableRead
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.web.column_menus import HEADER_ROW, column_menus, letter_of, title_row
from cadbridge.web.desk import Drop
from cadbridge.web.job_pages import progress
from cadbridge.web.looking import Seen
from cadbridge.web.picturing import drawing_of
from cadbridge.web.switch_words import field_name, label_of
from cadbridge.web.visit import Visit
from cadbridge.web.work import Job, State

_MOST_NAMED = 6
"""Parts and ports that a table is said to be of."""
_SHEET = "sheet"
_SCALE_HINT = "10:1"
SUPPLIER = "supplier"
"""The option under whose name what was said of columns is kept."""
NOT_ASKED = ("save_columns", "comments")
"""Options that have a button of their own, or are about files of ours."""


def reading_sections(visit: Visit, drop: Drop, seen: Seen, number: int) -> Iterator[Section]:
    """The face beside the drawing, the sheets with what their columns became, and the switches."""
    drawing = drawing_of(visit, drop, seen)
    if drawing is not None and drawing.state is State.FAILED and seen.trouble is not None:
        drawing = None  # why it is not read says all
    if drawing is not None or seen.faces:
        title = visit.say("As it was read")
        yield Section(f"faces-{number}", title, _faces(visit, drop, seen, drawing, number))
    if seen.sheets:
        body = [_sheet(visit, sheet, seen.tables) for sheet in seen.sheets]
        yield Section(f"sheets-{number}", visit.say("How the sheet was understood"), body)
    options = [option for option in seen.read_options if _is_asked(visit, option, seen)]
    unheard = _unheard_number(drop, seen)
    if unheard:
        words = visit.say("The file names its parts itself: {number} is not heard.", number=unheard)
        yield Section(f"unheard-{number}", visit.say("Part number"), element("p", words))
    if options and (seen.sheets or drawing is not None):
        title = visit.say("Say how it is meant")
        yield Section(f"say-{number}", title, _switches(visit, drop, seen, options, number))


def _unheard_number(drop: Drop, seen: Seen) -> str:
    """The part number that was said of a list that names several, and none of them so."""
    said = drop.options.get("part", "")
    is_used = any(said.casefold() in part.number.casefold() for part in seen.parts)
    return said if len(seen.parts) > 1 and not is_used else ""


def _is_asked(visit: Visit, option: Option, seen: Seen) -> bool:
    """Whether there is a switch for it: a name is chosen among those that there are."""
    if option.key == _SHEET and len(seen.sheets) < 2:
        return False
    if option.known is not None and not option.values and not option.known(visit.site.mappings):
        return False
    return option.key not in NOT_ASKED


def _faces(visit: Visit, drop: Drop, seen: Seen, drawing: Job | None, number: int) -> Markup:
    figures = []
    if drawing is not None:
        caption = visit.say("The drawing itself")
        address = f"/drops/{drop.id}/drawing/{number}"
        picture: Content = (
            element("img", src=address, alt=f"{caption}: {drop.name_of(seen.path)}")
            if drawing.state is State.DONE
            else progress(visit, drawing, visit.say("The drawing itself cannot be shown here:"))
        )
        shown = element("figcaption", caption)
        figures.append(element("figure", picture, shown, id=f"drawing-{number}", class_="renewed"))
    for face in seen.faces:
        caption = element("figcaption", f"{face.title}, {visit.say(face.side)}")
        figures.append(element("figure", Markup(face.svg), caption))
    return element("div", figures, class_="beside")


def _sheet(visit: Visit, sheet: SheetTexts, tables: Sequence[TableRead]) -> Content:
    """The first rows, with the field of each column above and the rows marked."""
    own = [table for table in tables if table.sheet == sheet.name]
    said: list[Content] = [element("h3", sheet.name)]
    said += [_about(visit, table) for table in own]
    grid = _grid(visit, sheet, own)
    said.append(
        element("div", grid, class_="scroll", tabindex="0", role="region", aria_label=sheet.name)
    )
    more = sheet.count - len(sheet.rows)
    if more > 0:
        said.append(element("p", visit.say("{count} more are not listed.", count=more)))
    return said


def _about(visit: Visit, table: TableRead) -> Markup:
    """Where a table stands, how many of its rows were read, and what they are of."""
    words = visit.say(
        "Table at {place}. Rows read: {rows}, lines left out: {left}",
        place=table.place,
        rows=table.rows,
        left=table.left,
    )
    more = len(table.about) - _MOST_NAMED
    names = [*table.about[:_MOST_NAMED], *(["..."] if more > 0 else [])]
    of = visit.say("What the rows are of: {names}", names="; ".join(names)) if names else ""
    return element("p", words, element("br") if of else "", of)


def _grid(visit: Visit, sheet: SheetTexts, tables: Sequence[TableRead]) -> Markup:
    columns = sorted({column for cells in sheet.rows.values() for column in cells})
    fields = _fields_by_column(visit, tables)
    passed = {row: why for table in tables for row, why in table.passed.items()}
    heads = [
        element("th", letter_of(at), element("span", ", ".join(fields.get(at, ())), class_="field"),
                scope="col")
        for at in columns
    ]  # fmt: skip
    if passed:
        heads.append(element("th", visit.say("Left out because"), scope="col"))
    rows = []
    for row, cells in sheet.rows.items():
        shown = [element("td", cells.get(at, "")) for at in columns]
        if passed:
            shown.append(element("td", visit.say(passed.get(row, "")), class_="why"))
        number = element("th", str(row), scope="row")
        rows.append(element("tr", number, shown, class_=f"row-{_kind(row, tables, passed)}"))
    return element(
        "table",
        element("caption", sheet.name, class_="unseen"),
        element("thead", element("tr", element("td", ""), heads)),
        element("tbody", rows),
        class_="grid",
    )


def _fields_by_column(visit: Visit, tables: Sequence[TableRead]) -> Mapping[int, Iterable[str]]:
    """What each column became, in any of the tables."""
    fields: dict[int, dict[str, None]] = {}
    for table in tables:
        for column, (_, field) in zip(table.at, table.columns, strict=True):
            name = visit.say(field_name(field) or "kept by its title")
            fields.setdefault(column, {})[name] = None
    return fields


def _kind(row: int, tables: Sequence[TableRead], passed: Collection[int]) -> str:
    """Whether a row holds titles, was read, or is left out; rows of no table are left out, too."""
    if any(table.title_rows[0] <= row <= table.title_rows[1] for table in tables):
        return "titles"
    is_read = any(table.title_rows[1] < row <= table.last_row for table in tables)
    return "read" if is_read and row not in passed else "left"


def _switches(
    visit: Visit, drop: Drop, seen: Seen, options: Sequence[Option], number: int
) -> Content:
    fields: list[Content] = []
    for option in options:
        if option.values and seen.sheets:
            fields += column_menus(visit, drop, seen, option, number)
        else:
            fields.append(_field(visit, option, _value(drop, seen, option), number, seen))
    button = element("button", visit.say("Read it so"), type="submit")
    form = visit.form(f"/drops/{drop.id}/reading", fields, button, class_="fields")
    mappings = visit.site.mappings_path
    command = _command(drop.name_of(seen.path), seen, drop.options, mappings)
    line = element("p", visit.say("The same on the command line:"), " ", element("code", command))
    return [form, line, _keep(visit, drop, number)]


def _value(drop: Drop, seen: Seen, option: Option) -> str:
    """What was said, or the row of titles that a list has whose titles nobody knows."""
    said = drop.options.get(option.key, "")
    if said or option.key != HEADER_ROW or seen.tables or len(seen.sheets) != 1:
        return said
    return str(title_row(seen.sheets[0]) or "")


def _field(visit: Visit, option: Option, value: str, number: int, seen: Seen) -> Markup:
    id_ = f"{option.key}-{number}"
    label = element("label", visit.say(label_of(option)), for_=id_)
    offered = [sheet.name for sheet in seen.sheets] if option.key == _SHEET else option.choices
    say = str if option.key == _SHEET else visit.say
    if offered:
        choices = [element("option", visit.say("as the file says"), value="")]
        choices += [
            element(
                "option",
                say(str(one)),
                value=str(one),
                selected=value == str(one),
            )
            for one in offered
        ]
        return element("div", label, element("select", choices, id=id_, name=option.key))
    if option.known is None:
        hint = _SCALE_HINT if option.key == "scale" else None
        field = element(
            "input", type="text", id=id_, name=option.key, value=value, placeholder=hint
        )
        return element("div", label, field)
    names = [element("option", value=name) for name in option.known(visit.site.mappings)]
    field = element("input", type="text", id=id_, name=option.key, value=value, list=f"{id_}-known")
    return element("div", label, field, element("datalist", names, id=f"{id_}-known"))


def _command(name: str, seen: Seen, options: Mapping[str, str], mappings: Path | None) -> str:
    """What reads a file alike in a terminal of this system."""
    words = ["cadbridge", "show", name]
    if mappings is not None:
        words += ["--mappings", str(mappings)]
    for option in seen.read_options:
        if option.key in options:
            words += [f"--{option.flag}", options[option.key]]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _keep(visit: Visit, drop: Drop, number: int) -> Content:
    """Keeps what was said of columns for the next list, in the mappings that are served."""
    if "columns" not in drop.options:
        return None
    if visit.site.mappings_path is None:
        words = visit.say("Start with --mappings and a folder of yours to keep this for next time.")
        return element("p", words, class_="quiet")
    label = element("label", visit.say("Supplier; empty: for all lists"), for_="keep-supplier")
    name = element(
        "input", type="text", id="keep-supplier", name=SUPPLIER,
        value=drop.options.get(SUPPLIER, ""),
    )  # fmt: skip
    own = element("input", type="hidden", name="of", value=str(number))
    words = visit.say("Keep this for the next list of this supplier")
    button = element("button", words, type="submit")
    action = f"/drops/{drop.id}/keep"
    form = visit.form(action, own, element("div", label, name), button, class_="fields")
    return [_kept(visit, drop.kept), form]


def _kept(visit: Visit, job: Job | None) -> Content:
    """What became of keeping it."""
    if job is None or job.state is not State.DONE:
        return progress(visit, job, visit.say("It was not kept")) if job else None
    words = (
        visit.say("Kept for {supplier}: choose it for the next list.", supplier=job.result)
        if job.result
        else visit.say("Kept for all lists.")
    )
    return element("p", words, class_="lead", role="status")
