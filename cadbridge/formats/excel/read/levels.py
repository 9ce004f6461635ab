"""Pins that a list of others gives to terminals: each port is a level, with its connection points.

A terminal block has no plugs. What a list calls port, terminal or level of one is a function of
type terminal, unless the library knows ports of the part.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cadbridge.findings import Finding, Place
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.what_was_held import WorkbookResult
from cadbridge.model import Direction, Function, FunctionType, Kind, Library, Part, Pin, Port
from cadbridge.model.shown import NOTHING, Seen, Sight
from cadbridge.words import counted

_EARTH = "PE"
_OF_TERMINAL = re.compile(r"(.+):([1-9]|PE)", re.IGNORECASE)
"""A level of one of several terminals, as columns of both name it."""
_Order = tuple[bool, int]
_MORE = (
    *("voltage", "second_contact", "second_signal", "channel"),
    *("wire_colour", "wire_gauge", "wire_cross_section_mm2", "remarks"),
)
"""Fields of a pin that a function has no place for: their values go to its remarks."""
_SHOWN = frozenset(["terminals", "type"])


def with_levels(result: WorkbookResult, library: Library) -> WorkbookResult:
    """The result with the ports of terminals as levels, where it is a list of others.

    Args:
        result: as read; what was made levels by another library is looked at anew.
        library: knows kinds that the list does not say, and ports that terminals have.
    """
    result = result.listed or result
    if result.is_ours or not isinstance(result.shown, Seen):
        return result
    parts: list[Part] = []
    sights = dict(result.shown.items.get("parts", {}))
    said: list[Finding] = []
    for part in result.library.parts:
        known = library.part_by_number.get(part.part_number)
        if not _is_terminal(part, known):
            parts.append(part)
            continue
        stems = {Path(result.file).stem, *(it.place.partition("!")[0] for it in result.tables)}
        functions = tuple(_levels(part.ports, known, stems))
        names = ", ".join(item.name for item in functions)
        message = f"{counted(len(functions), 'level')} of a terminal: {names}"
        place = Place(file=result.file, part=part.part_number)
        said.append(Finding(rule=rules.LEVELS, message=message, place=place))
        parts.append(replace(part, ports=(), functions=(*part.functions, *functions)))
        sights[part.part_number] = _sight(sights.get(part.part_number, NOTHING), functions)
    if not said:
        return result
    items = {**result.shown.items, "parts": sights}
    return replace(
        result,
        library=replace(result.library, parts=tuple(parts)),
        shown=replace(result.shown, items=items),
        findings=(*result.findings, *said),
        listed=result,
    )


def _is_terminal(part: Part, known: Part | None) -> bool:
    """Whether the ports of a part are levels: of a terminal of which nobody knows ports."""
    kind = part.kind if part.kind is not Kind.OTHER or known is None else known.kind
    has_plugs = any(port.connector for port in part.ports) or (known is not None and known.ports)
    return kind is Kind.TERMINAL and bool(part.ports) and not has_plugs


def _levels(ports: Iterable[Port], known: Part | None, stems: set[str]) -> Iterator[Function]:
    """Ports as functions, those that are numbered by their numbers, under the names known."""
    ports = tuple(ports)
    split = _in_terminals(ports)
    is_one = len({terminal for terminal, _ in split}) == 1
    functions = known.functions if known else ()
    by_points = {frozenset(item.terminals): item.name for item in functions}
    names = {item.name for item in functions}
    of_terminals = split or [("", "")] * len(ports)
    for port, (terminal, level) in sorted(zip(ports, of_terminals, strict=True), key=_number):
        own = level if is_one else port.designation
        name = FunctionType.TERMINAL.value if own in stems else own
        if name not in names:
            name = by_points.get(frozenset(pin.contact for pin in port.pins), name)
        yield replace(_level(port, name), designation=terminal, index=level)


def _in_terminals(ports: Sequence[Port]) -> list[tuple[str, str]]:
    """Terminal and level of each port; nothing where they are not called so, as ``1:2`` is."""
    found = [_OF_TERMINAL.fullmatch(port.designation) for port in ports]
    return [(it[1], it[2]) for it in found if it] if all(found) else []


def _number(item: tuple[Port, tuple[str, str]]) -> tuple[_Order, _Order]:
    """Terminals in order, and the levels of each."""
    port, (terminal, level) = item
    return _order(terminal), _order(level or port.designation)


def _order(text: str) -> _Order:
    """Numbered ones first, in order; the others as they stand."""
    is_number = text.isascii() and text.isdigit()
    return not is_number, int(text) if is_number else 0


def _level(port: Port, name: str) -> Function:
    """What a port is as a function."""
    pins = port.pins
    return Function(
        name=name,
        type=FunctionType.TERMINAL,
        terminals=tuple(pin.contact for pin in pins),
        descriptions=_of_all(map(_description, pins)),
        cross_sections=_of_all(pin.cross_section for pin in pins),
        dimensions=_of_all(pin.dimension for pin in pins),
        remarks="; ".join([*filter(None, [port.purpose]), *filter(None, map(_more, pins))]),
        sources=port.sources,
    )


def _of_all(texts: Iterable[str]) -> tuple[str, ...]:
    """One text a point, or none where there is none at all."""
    found = tuple(texts)
    return found if any(found) else ()


def _description(pin: Pin) -> str:
    """What is said of a connection point; that it is protective earth unless its name says so."""
    said = [text for text in dict.fromkeys([pin.signal, pin.function]) if text]
    is_earth = pin.direction is Direction.PROTECTIVE_EARTH
    if is_earth and _EARTH not in (pin.contact, *said):
        said.insert(0, _EARTH)
    return ", ".join(said)


def _more(pin: Pin) -> str:
    """What a function has no place for, behind the point's name."""
    values = [str(value) for name in _MORE if (value := getattr(pin, name))]
    return f"{pin.contact}: {', '.join(values)}" if values else ""


def _sight(sight: Sight, functions: Iterable[Function]) -> Sight:
    """What is shown of a part whose ports were read as functions: what stands in these."""
    if not isinstance(sight, Seen):
        return sight
    shown = {}
    for item in functions:
        texts = ("descriptions", "cross_sections", "dimensions", "remarks")
        shown[item.name] = Seen(names=_SHOWN | {name for name in texts if getattr(item, name)})
    items = {name: held for name, held in sight.items.items() if name != "ports"}
    items["functions"] = {**items.get("functions", {}), **shown}
    return replace(sight, names=sight.names - {"ports"}, items=items)
