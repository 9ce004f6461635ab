"""What a user says of a list that does not say it itself."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from cadbridge.errors import OptionError
from cadbridge.formats import ReadOptions, said_of_titles
from cadbridge.formats.excel.tables.columns import Layout, layout_of
from cadbridge.mapping import Mappings
from cadbridge.words import quoted

_LETTERS = re.compile(r"[A-Z]{1,2}")


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
    asked: tuple[str, ...] = ()
    """Titles that the user names now; further ones were kept for a supplier."""
    part_columns: Mapping[str, str] = field(default_factory=dict)
    """Titles with the fields that they mean in lists of parts."""
    takes_comments: bool = False
    """Whether comments in tables of ours become remarks."""
    save_columns: str = ""
    """Folder of mappings in which these are kept."""
    supplier: str = ""
    """Under which they are kept; nothing: for all lists."""


def wishes_of(options: ReadOptions, layout: Layout) -> Wishes:
    """What the options say."""
    fields = (*FIELDS, *sorted(part_fields(layout)))
    supplier = options.get("supplier", "").strip()
    save_columns = options.get("save_columns", "")
    kept = _kept_of(supplier, layout, fields, is_new=bool(save_columns)) if supplier else {}
    asked = _columns_of(options.get("columns", ""), fields)
    said = {**kept, **asked}
    return Wishes(
        part=options.get("part", ""),
        port=options.get("port", ""),
        sheet=options.get("sheet", ""),
        header_row=_row_of(options.get("header_row", "")),
        columns={title: FIELDS[name] for title, name in said.items() if name in FIELDS},
        asked=tuple(asked),
        part_columns=of_parts(said, layout),
        takes_comments=options.get("comments") == "remarks",
        save_columns=save_columns,
        supplier=supplier,
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


def fields_of_parts(mappings: Mappings) -> tuple[str, ...]:
    """What a column of a list of parts can be said to hold, as the mappings have it."""
    return (*sorted(part_fields(layout_of(mappings))), "ignore")


def of_parts(said: Mapping[str, str], layout: Layout) -> dict[str, str]:
    """What is said of columns by fields of lists of parts; nothing if none of them is theirs."""
    known = part_fields(layout)
    if known.isdisjoint(said.values()):
        return {}
    names = {title: _OF_BOTH.get(name, name) for title, name in said.items()}
    return {title: name for title, name in names.items() if name in known or name == "sequence"}


def _row_of(text: str) -> int:
    if text and not (text.isdigit() and int(text) > 0):
        raise OptionError(f"option 'header_row' is the number of a row, from 1, not {quoted(text)}")
    return int(text or 0)


def columns_by_letters(said: Iterable[str]) -> Mapping[int, str]:
    """The columns that are named by their letters, by their place: 4 is ``D``."""
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - the command line starts here

    return {column_index_from_string(it): it for it in said if _LETTERS.fullmatch(it)}


def with_letters(titles: Mapping[int, str], letters: Mapping[int, str]) -> Mapping[int, str]:
    """Titles by column; one without a title has the letter by which the user names it."""
    free = {at: it for at, it in letters.items() if it not in titles.values()}
    return dict(sorted({**free, **titles}.items())) if len(titles) > 1 else titles


def suppliers_of(mappings: Mappings) -> tuple[str, ...]:
    """The names under which columns are kept."""
    return tuple(layout_of(mappings).lists["suppliers"])


def _kept_of(
    supplier: str, layout: Layout, fields: Collection[str], *, is_new: bool
) -> Mapping[str, str]:
    """What is kept of a supplier's columns, by title."""
    suppliers: Mapping[str, Mapping[str, str]] = layout.lists["suppliers"]
    names = {name.casefold(): name for name in suppliers}
    name = names.get(supplier.casefold())
    if name is None and not is_new:
        known = f"kept are {', '.join(suppliers)}" if suppliers else _HOW_TO_KEEP
        raise OptionError(
            f"option 'supplier': no columns are kept of {quoted(supplier)}", hint=known
        )
    kept = suppliers[name] if name is not None else {}
    if wrong := [field for field in kept.values() if field not in fields]:
        raise OptionError(
            f"what is kept of the columns of {quoted(supplier)} names {quoted(wrong[0])}, no field",
            hint=f"fields: {', '.join(fields)}",
        )
    return kept


_HOW_TO_KEEP = "keep them with `columns`, `save_columns` and `supplier`"


def _columns_of(text: str, fields: Collection[str]) -> dict[str, str]:
    """``Name=signal,#=contact`` by title."""
    found = dict(said_of_titles(text))
    for title, said in found.items():
        if not title or said not in fields:
            known = ", ".join(fields)
            entry = f"{title}={said}" if said else title
            raise OptionError(
                f"option 'columns': {quoted(entry)} is not a title, = and a field",
                hint=f"fields: {known}",
            )
    return found
