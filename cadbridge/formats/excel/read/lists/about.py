"""What a list is about: its part, its port, its ends, as far as no column says it."""

from dataclasses import dataclass

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.lists.apart import say_apart
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.port_names import port_of
from cadbridge.formats.excel.read.lists.titles.caption_names import Named, with_rest
from cadbridge.formats.excel.read.lists.titles.list_columns import ListKind
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.mapping.codecs import NO_LANGUAGE
from cadbridge.words import quoted

_OF_PARTS = frozenset(["part_number", "cable", "cable_name", "device"])
"""Labels that name a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a list is about, as far as no column says it."""

    part: str
    port: str
    further_ports: tuple[str, ...] = ()
    """With the same contacts: X6 of ``X5 & X6``."""
    description: str = ""
    """Of the part."""
    purpose: str = ""
    connector: str = ""
    ends: tuple[str, str] = ("", "")


def about(list_: OneList) -> About:
    """What a list is about."""
    captioned = list_.book.namer.port_in(list_.placed.captions)
    part = _part(list_)
    if list_.kind is ListKind.WIRES:
        said = next(filter(None, map(list_.label, ("end_a", "port", "connector"))), "")
        near = Named(said) if said else _near_end(list_, captioned)
        near = Named() if near.name == part.name else near  # the line names the cable
        of_near = f"{near.name}: {near.rest}" if near.rest else ""
        found = About(
            part=part.name,
            port=near.name,
            description="; ".join(filter(None, (part.rest, of_near))),
            ends=(near.name, list_.label("end_b")),
        )
    else:
        named = port_of(list_, part.name, captioned)
        typed = list_.label("connector") if list_.label("port") else ""
        connector = list_.label("connector_number") or typed
        found = About(
            part=part.name,
            description=part.rest,
            port=named.name,
            further_ports=named.others,
            purpose=named.rest,
            connector=connector,
        )
    _report_unused(list_, found)
    return found


def part_row(list_: OneList, found: About) -> Row:
    """The part of a list, with what else the line says that names it."""
    row = list_.row("parts", {})
    row.values.update(part_number=found.part, description={NO_LANGUAGE: found.description})
    return row


def port_row(list_: OneList, found: About, port: str) -> Row:
    """A port of a list that is about no others, with what its caption says."""
    row = list_.row("ports", {})
    row.values.update(part_number=found.part, port=port)
    more = {"purpose": found.purpose, "connector": found.connector}
    row.values.update({key: text for key, text in more.items() if text})
    return row


def _report_unused(list_: OneList, found: About) -> None:
    """Say which lines and labels above the list were not read as a name."""
    ports = (found.port, *found.further_ports)
    texts = (found.part, *ports, found.purpose, found.description if found.part else "")
    names = {found.part, found.port} - {""}
    labels = [cell for key, cell in list_.placed.labels.items() if key in _OF_PARTS]
    apart = [
        cell
        for cell in (*list_.placed.captions, *labels)
        if (text := list_.book.values.text(cell, list_.sheet))
        if not any(text in used for used in texts) and not any(name in text for name in names)
    ]
    say_apart(list_.book.notes, apart, list_.sheet)


def _part(list_: OneList) -> Named:
    """The part, with what else the line says that names it."""
    if list_.book.part:
        return Named(list_.book.part)
    is_of_pins = list_.kind is ListKind.PINS
    own = {"part", "cable", *(["device"] if is_of_pins else [])} & list_.at.keys()
    numbers = ("part_number", "cable") if is_of_pins else ("cable", "part_number")
    if key := next(filter(list_.label, (*numbers, "cable_name")), ""):
        text = list_.label(key)
        named = Named(text) if key == "part_number" else with_rest(text)
        more = [it for it in (list_.label("cable_name"), named.rest) if it not in ("", text)]
        return Named(named.name, "; ".join(more))
    if own:
        return Named()
    if is_of_pins:
        found = Named(list_.label("device"))
    else:
        by_sheet = Named(list_.book.namer.cable_of_sheet(list_.sheet))
        captioned = list_.book.namer.cable_in(list_.placed.captions)
        found = captioned if captioned.name else by_sheet
    if found.name:
        return found
    message = f"no part is named; the file's name {quoted(list_.book.stem)} stands for it"
    list_.book.notes.say(rules.NO_PART_NAMED, message, "")
    list_.done.guesses_part = True
    return Named(list_.book.stem)


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
