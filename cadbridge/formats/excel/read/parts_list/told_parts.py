"""How a list of parts was read, for people who look whether it was understood."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cadbridge.formats import TableRead
from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.told import example, quoted, sayable
from cadbridge.formats.excel.read.parts_list.find_parts import PartsHead
from cadbridge.formats.excel.read.parts_list.part_lines import PartLine
from cadbridge.formats.excel.tables.columns import PART_NUMBER

_SAMPLES = 2
_MOST_PROPERTIES = 3
_WANTED = ("description", "manufacturer")
"""Fields that nearly every list has."""


@dataclass(slots=True)
class PartsRead:
    """A list with what became of its lines."""

    head: PartsHead
    lines: list[PartLine] = field(default_factory=list)
    passed: dict[int, str] = field(default_factory=dict)
    """Lines that are no part, by their number, with why."""
    lack_identity: bool = False
    """Whether some of these name no part by anything."""


def told_parts(read: PartsRead, sheet: str, file: str) -> TableRead:
    """One list in words.

    Args:
        read: the list.
        sheet: name of its sheet.
        file: name of the file, for the command.
    """
    columns = read.head.columns
    first = Cell(row=read.head.row, column=min(columns), value=None)
    return TableRead(
        place=f"{sheet}!{first.name}",
        kind="parts",
        columns=tuple((title.text, _name(title.field)) for title in columns.values()),
        rows=len(read.lines),
        left=len(read.passed),
        samples=tuple(_sample(line) for line in read.lines[:_SAMPLES]),
        better=_command(read, sheet, file),
        sheet=sheet,
        title_rows=(read.head.row, read.head.row),
        at=tuple(columns),
        last_row=max((cell.row for line in read.head.lines for cell in line.values()), default=0),
        passed=dict(read.passed),
    )


def _name(field: str) -> str:
    if field == "sequence":
        return "ignore"
    return field.replace("_", " ") or "property"


def _sample(line: PartLine) -> str:
    return ", ".join(_values(line))


def _values(line: PartLine) -> Iterator[str]:
    yield f"part number {line.values[PART_NUMBER]}"
    for name, value in line.values.items():
        if name == PART_NUMBER or value in ("", None):
            continue
        shown = " / ".join(value.values()) if isinstance(value, dict) else value
        yield f"{_name(name)} {shown}"
    for name, (text, unit) in [*line.properties.items()][:_MOST_PROPERTIES]:
        yield " ".join(filter(None, (name, text, unit)))


def _command(read: PartsRead, sheet: str, file: str) -> str:
    """The command that names what is not known, where something is missing that may be it."""
    unknown = [title.text for title in read.head.columns.values() if not title.field]
    lacking = [name for name in _WANTED if name not in read.head.fields]
    if not unknown or not (lacking or read.lack_identity):
        return ""
    titles = sayable(unknown)
    if not titles:
        return ""
    said = example(titles, "note")
    return f"cadbridge show {quoted(file)} --sheet {quoted(sheet)} --columns {quoted(said)}"
