"""How a list was read, for people who look whether it was understood."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain, repeat

from cadbridge.formats import TableRead
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.list_book import IN_PLACE, Understood
from cadbridge.formats.excel.read.lists.titles.list_columns import ListKind
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS
from cadbridge.formats.excel.read.own.rows import Row

_SAMPLES = 2
_NAMES = {meaning: name for name, meaning in FIELDS.items()}


def told(list_: Understood, file: str) -> TableRead:
    """One list in words.

    Args:
        list_: the list.
        file: its name, for the command.
    """
    head = list_.placed.head
    made = [row for row in list_.rows if row.table.key in ("pins", "conductors", "cable_ends")]
    are_cables = any(row.table.key == "cable_ends" for row in made)
    first = Cell(row=head.first_row, column=head.columns[0].index, value=None)
    columns = [column for column in list_.columns if column.index]
    known = [] if list_.placed.is_untitled else sayable(_unknown(list_), _shared(list_))
    return TableRead(
        place=f"{list_.placed.sheet}!{first.name}",
        kind="wires" if list_.kind is ListKind.WIRES else "pins",
        columns=tuple((column.title, field_name(column.field, column.side)) for column in columns),
        rows=len({row.number for row in made}) if are_cables else len(made),
        left=len(list_.passed),
        samples=tuple(_sample(row) for row in made[:_SAMPLES]),
        better=_command(list_, known, file),
        sheet="" if list_.placed.is_turned else list_.placed.sheet,
        title_rows=(head.first_row, head.last_row),
        at=tuple(column.index for column in columns),
        last_row=max(
            (cell.row for cells in list_.placed.rows for cell in cells.values()), default=0
        ),
        passed=dict(list_.passed),
        about=tuple(dict.fromkeys(filter(None, map(_about, made)))),
    )


def field_name(field: str, side: str) -> str:
    """What a column holds, as `--columns` calls it."""
    by_side = f"{field}/{side}" if side else field
    return _NAMES.get(by_side) or " ".join(filter(None, (field.replace("_", " "), side.upper())))


def _unknown(list_: Understood) -> list[str]:
    """Titles of columns that are kept beside the part."""
    return [
        column.title
        for column in list_.columns
        if column.field not in IN_PLACE and column.field not in list_.known
    ]


def _shared(list_: Understood) -> set[str]:
    """Titles that stand above several columns."""
    counts = Counter(column.title for column in list_.columns)
    return {title for title, count in counts.items() if count > 1}


def sayable(unknown: Iterable[str], others: Collection[str] = ()) -> list[str]:
    """The titles that `--columns` can name, each once: none that stands above others too."""
    return [it for it in dict.fromkeys(unknown) if it not in others and not set(it) & set(",=")]


def example(titles: Iterable[str], first: str = "remarks") -> str:
    """What can be said of columns that are not known, as it can be typed."""
    fields = chain([first], repeat("ignore"))
    return ",".join(f"{title}={field}" for title, field in zip(titles, fields, strict=False))


def _about(row: Row) -> str:
    """The part of a row with its port, or the ends of its wire."""
    ends = " to ".join(filter(None, (row.values.get(f"connector_{end}") for end in "ab")))
    port = str(row.values.get("port") or ends)
    return " ".join(filter(None, (str(row.values.get("part_number") or ""), port)))


def _sample(row: Row) -> str:
    values = (
        f"{key.replace('_', ' ')} {value}"
        for key, value in row.values.items()
        if value not in ("", None, False) and key != "part_number"
    )
    return ", ".join(values)


def _command(list_: Understood, unknown: list[str], file: str) -> str:
    """The command by which the list would be read better; nothing where nothing is open."""
    options = [f"--sheet {quoted(list_.placed.sheet)}"] if list_.is_one_of_several else []
    opened = len(options)
    if list_.guesses_part:
        options.append("--part NUMBER")
    if list_.guesses_port:
        options.append("--port NAME")
    if unknown:
        options.append(f"--columns {quoted(example(unknown))}")
    if list_.placed.is_untitled:
        said = ",".join(
            f"{c.title}={field_name(c.field, c.side) or 'ignore'}" for c in list_.columns
        )
        options.append(f"--columns {quoted(said)}")
    return f"cadbridge show {quoted(file)} {' '.join(options)}" if len(options) > opened else ""


def quoted(text: str) -> str:
    """A text as it is typed in a shell."""
    plain = text.replace("_", "").replace("-", "").replace(".", "").replace("/", "")
    return text if plain.isalnum() else "'" + text.replace("'", "'\\''") + "'"
