"""What a list is about: its part, its port, its ends, as far as no column says it."""

from dataclasses import dataclass
from itertools import groupby

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.lists.caption_names import Named
from cadbridge.formats.excel.read.lists.list_columns import ListKind
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.port_names import port_of
from cadbridge.formats.excel.read.rows import Row
from cadbridge.words import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a list is about, as far as no column says it."""

    part: str
    port: str
    purpose: str = ""
    connector: str = ""
    ends: tuple[str, str] = ("", "")


def about(list_: OneList) -> About:
    """What a list is about."""
    captioned = list_.book.namer.port_in(list_.placed.captions)
    if list_.kind is ListKind.WIRES:
        said = next(filter(None, map(list_.label, ("end_a", "port", "connector"))), "")
        near = Named(said) if said else _near_end(list_, captioned)
        found = About(
            part=_part(list_),
            port=near.name,
            purpose=near.rest,
            ends=(near.name, list_.label("end_b")),
        )
    else:
        part = _part(list_)
        named = port_of(list_, part, captioned)
        connector = list_.label("connector") if list_.label("port") else ""
        found = About(part=part, port=named.name, purpose=named.rest, connector=connector)
    _report_captions(list_, found)
    return found


def port_row(list_: OneList, found: About) -> Row:
    """The port of a list that is about one alone, with what its caption says."""
    row = list_.row("ports", {})
    row.values.update(part_number=found.part, port=found.port)
    more = {"purpose": found.purpose, "connector": found.connector}
    row.values.update({key: text for key, text in more.items() if text})
    return row


def _report_captions(list_: OneList, found: About) -> None:
    """Say which lines above the list were not read as a name."""
    names = {found.part, found.port} - {""}
    apart = [
        cell
        for cell in list_.placed.captions
        if (text := list_.book.values.text(cell, list_.sheet))
        if text not in found.purpose and not any(name in text for name in names)
    ]
    for _, line in groupby(apart, key=lambda cell: cell.row):
        first, *more = line
        shown = " | ".join(str(cell.value) for cell in (first, *more))
        message = f"{shown:.60} is neither a row nor a title that is known"
        list_.say(rules.STANDS_APART, message, first)


def _part(list_: OneList) -> str:
    if list_.book.part:
        return list_.book.part
    labels = (list_.label("part_number"), list_.label("cable"))
    if list_.kind is ListKind.PINS:
        own = {"part", "cable", "device"} & list_.at.keys()
        found = labels[0] or labels[1] or ("" if own else list_.label("device"))
    else:
        own = {"part", "cable"} & list_.at.keys()
        caption = list_.book.namer.cable_in(list_.placed.captions)
        by_sheet = list_.book.namer.cable_of_sheet(list_.sheet)
        found = labels[1] or labels[0] or ("" if own else caption or by_sheet)
    if not found and not own:
        found = list_.book.stem
        message = f"no part is named; the file's name {quoted(found)} stands for it"
        list_.book.notes.say(rules.NO_PART_NAMED, message, "")
        list_.done.guesses_part = True
    return found


def _near_end(list_: OneList, captioned: Named) -> Named:
    """The connector that a list of its wires is about: only their far ends have a column."""
    if {"port_a", "device_a"} & list_.at.keys() or not {"port_b", "device_b"} & list_.at.keys():
        return Named()
    if list_.look("contact_a").mark:
        return Named()
    if captioned.is_certain:
        return captioned
    named = list_.book.namer.port_of_sheet(list_.sheet)
    return Named(named) if named else Named()
