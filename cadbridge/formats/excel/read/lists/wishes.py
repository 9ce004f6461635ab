"""What a user says of a list that does not say it itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from cadbridge.errors import FileError
from cadbridge.formats import ReadOptions
from cadbridge.formats.excel.columns import Layout
from cadbridge.words import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of the reader, ready for use."""

    part: str = ""
    port: str = ""
    sheet: str = ""
    header_row: int = 0
    """1-based; 0: found by the titles."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Titles, or letters of columns, with the fields that they mean in lists of pins and wires."""
    part_columns: Mapping[str, str] = field(default_factory=dict)
    """Titles with the fields that they mean in lists of parts."""
    takes_comments: bool = False
    """Whether comments in tables of ours become remarks."""
    save_columns: str = ""
    """Folder of mappings in which these are kept."""


def wishes_of(options: ReadOptions, layout: Layout) -> Wishes:
    """What the options say."""
    said = _columns_of(options.get("columns", ""), (*FIELDS, *sorted(part_fields(layout))))
    return Wishes(
        part=options.get("part", ""),
        port=options.get("port", ""),
        sheet=options.get("sheet", ""),
        header_row=_row_of(options.get("header_row", "")),
        columns={title: FIELDS[name] for title, name in said.items() if name in FIELDS},
        part_columns=of_parts(said, layout),
        takes_comments=options.get("comments") == "remarks",
        save_columns=options.get("save_columns", ""),
    )


FIELDS: Mapping[str, str] = {
    "part": "part",
    "cable": "cable",
    "device": "device",
    "port": "port",
    "contact": "contact",
    "signal": "signal",
    "function": "function",
    "direction": "direction",
    "voltage": "voltage",
    "remarks": "remarks",
    "optional": "optional",
    "colour": "colour",
    "gauge": "gauge",
    "cross_section": "area",
    "core": "core",
    "wire": "wire",
    "pair": "pair",
    "length": "length",
    "shield": "shield",
    "end_a": "port/a",
    "contact_a": "contact/a",
    "end_b": "port/b",
    "contact_b": "contact/b",
    "ignore": "sequence",
}
"""What a column can be said to hold, with the field and the end of the wire that this means."""


_OF_BOTH: Mapping[str, str] = {"ignore": "sequence", "part": "part_number", "remarks": "note"}
"""Fields of lists of pins and wires that lists of parts have too, with their names there."""


def part_fields(layout: Layout) -> frozenset[str]:
    """What a column of a list of parts can be said to hold."""
    return frozenset(layout.parts_lists["titles"]) - {"sequence"}


def of_parts(said: Mapping[str, str], layout: Layout) -> dict[str, str]:
    """What is said of columns by fields of lists of parts; nothing if none of them is theirs."""
    known = part_fields(layout)
    if known.isdisjoint(said.values()):
        return {}
    names = {title: _OF_BOTH.get(name, name) for title, name in said.items()}
    return {title: name for title, name in names.items() if name in known or name == "sequence"}


def _row_of(text: str) -> int:
    if text and not (text.isdigit() and int(text) > 0):
        raise FileError(
            f"--header-row: {quoted(text)} is no number of a row", hint="rows count from 1"
        )
    return int(text or 0)


def _columns_of(text: str, fields: Collection[str]) -> dict[str, str]:
    """``Name=signal,#=contact`` by title; the title may hold anything but a comma."""
    found = {}
    for entry in filter(None, (entry.strip() for entry in text.split(","))):
        title, _, field = entry.rpartition("=")
        if not title or field.strip() not in fields:
            known = ", ".join(fields)
            raise FileError(
                f"--columns: {quoted(entry)} is not a title, = and a field", hint=f"fields: {known}"
            )
        found[title.strip()] = field.strip()
    return found
