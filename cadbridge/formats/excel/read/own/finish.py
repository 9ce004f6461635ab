"""What is settled once all rows of a workbook are known: sources, names, copies, shown cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.own.assemble import Assembler
from cadbridge.formats.excel.read.own.nodes import MERGING, Node, node_text
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.tables.extras import FORMAT_NAME, ExtraCell, row_name
from cadbridge.formats.excel.tables.identity import name_of, uid
from cadbridge.formats.excel.tables.part_objects import (
    KINDS,
    LIBRARY_KINDS,
    NAMED_CONTACTS,
    Address,
    below,
)
from cadbridge.model import Source
from cadbridge.words import quoted


def name_rows(rows: Iterable[Row]) -> None:
    """Give rows their names, which no one changes any more."""
    for row in rows:
        row.name = name_of(row.table, row.values)
        if row.uid and row.name is not None:
            row.is_as_written = row.uid == uid(row.table.key, row.name)


def report_copies(assembler: Assembler, rows: Iterable[Row]) -> None:
    """Note rows that stand twice and rows whose name was changed."""
    names: set[tuple[str, str]] = set()
    for row in rows:
        if row.name is None or row.is_gone:
            continue
        key = (row.table.key, row.name)
        if key in names:
            how = "both are read as one" if row.table.steps in MERGING else "this one is read, too"
            message = f"another row above has the same name; {how}"
            assembler.report(rules.ROW_TWICE, row, "", message)
        elif row.uid and not row.is_as_written:
            assembler.report(rules.RENAMED, row, "", "the row had another name when it was written")
        names.add(key)


def report_ports(assembler: Assembler, rows: Iterable[Row]) -> None:
    """Note ports that have pins in a workbook and no row in its table of ports."""
    listed: dict[str, set[str]] = {}
    for row in rows:
        if row.table.key == "ports":
            number, port = (str(row.values.get(key) or "") for key in ("part_number", "port"))
            listed.setdefault(number, set()).add(port)
    for row in rows:
        number, port = (str(row.values.get(key) or "") for key in ("part_number", "port"))
        known = listed.setdefault(number, set()) if listed else {port}
        if row.table.key == "pins" and port and port not in known:
            known.add(port)
            message = f"port {quoted(port)} has pins here and no row in Ports"
            assembler.report(rules.PORT_NOT_LISTED, row, "", message)


def report_ends(assembler: Assembler, rows: Sequence[Row]) -> None:
    """Note rows about an end that no cable has."""
    for row in rows:
        end = row.values.get("end")
        if end and row.table.steps[:2] == ("cable", "ends") and end not in ("A", "B"):
            message = f"{quoted(end)} is not one of 'A', 'B'"
            assembler.report(rules.UNKNOWN_WORD, row, "end", message)


def name_conductors(assembler: Assembler) -> None:
    """Give conductors without a designation one: core number, contact, or row number."""
    taken: dict[int, set[str]] = {}
    for row, node, part in assembler.result.unnamed:
        if id(part) not in taken:
            conductors = part.child("cable", "").held("conductors")
            taken[id(part)] = {node_text(other, "id") for other in conductors}
        name = next(name for name in _names(row, node) if name not in taken[id(part)])
        taken[id(part)].add(name)
        node.values["id"] = row.values["conductor"] = name
        message = f"the conductor is called {quoted(name)}"
        assembler.report(rules.NAME_MISSING, row, "", message)


def _names(row: Row, node: Node) -> Iterator[str]:
    """Names for a conductor, the best first; sheets that repeat each other use up all but one."""
    wanted = ("core_number", "contact_a", "contact_b", "colour")
    yield from filter(None, (node_text(node, name) for name in wanted))
    yield f"row {row.number}"
    yield from (f"row {row.number} ({number})" for number in count(2))


def attach_spoken(assembler: Assembler) -> dict[Address, tuple[Source, ...]]:
    """Put sources and contact names to their objects.

    Returns:
        The sources of objects that belong to no part.
    """
    spoken, parts = assembler.result.spoken, assembler.result.parts

    @cache
    def objects(part_number: str, kind: str) -> Mapping[Address, Node]:
        if part_number not in parts or kind not in KINDS:
            return {}
        return dict(_addresses(parts[part_number], kind))

    for row, name in spoken.get("contact_names", ()):
        node = objects(str(row.values.get("part_number")), name.object).get(name.address)
        if node is None or name.object not in NAMED_CONTACTS:
            assembler.result.astray.append((str(row.values.get("part_number")), "contact_names"))
            _report_unattached(assembler, row, name.address, "contact_names")
        else:
            node.values.setdefault("contact_names", {})[name.contact] = name.printed
    beside: dict[Address, list[Source]] = {}
    for row, source in sorted(spoken.get("sources", ()), key=lambda item: item[1].number):
        node = objects(str(row.values.get("part_number")), source.object).get(source.address)
        if source.object in LIBRARY_KINDS:
            beside.setdefault(source.address, []).append(source.source())
        elif node is None:
            assembler.result.astray.append((str(row.values.get("part_number") or ""), "sources"))
            _report_unattached(assembler, row, source.address, "sources")
        else:
            node.values["sources"] = (*node.values.get("sources", ()), source.source())
    return {address: tuple(sources) for address, sources in beside.items()}


def _addresses(part: Node, word: str) -> Iterator[tuple[Address, Node]]:
    kind = KINDS[word]
    for chain in below((part,), kind.steps, Node.held):
        yield kind.address(word, chain, node_text), chain[-1]


def _report_unattached(assembler: Assembler, row: Row, address: Address, field: str) -> None:
    """Note a row without its object: that is gone, or the row is not as it was written."""
    about = " ".join(word for word in address if word)
    empty = {column.key: None for column in row.table.columns}  # such columns are left out
    name = name_of(row.table, empty | row.values)
    is_as_written = name is not None and row.uid == uid(row.table.key, name)
    rule = rules.UNATTACHED if is_as_written else rules.ASTRAY
    assembler.report(rule, row, "", f"there is no {quoted(about)} in this workbook", field)


def attach_extras(assembler: Assembler, rows: Sequence[Row]) -> frozenset[ExtraCell]:
    """Keep cells of further columns with their parts, but for those of rows that are gone.

    Returns:
        The cells that the workbook shows, empty ones too.
    """
    shown: set[ExtraCell] = set()
    for row in rows:
        if not row.extra or row.is_gone:
            continue
        number = str(row.values.get("part_number") or row.values.get("cable"))
        part = assembler.result.parts.get(number)
        if part is None:
            continue
        key = row_name(row.name) if row.name is not None else f"row {row.number}"
        shown.update((number, row.table.key, key, title) for title in row.extra)
        filled = {title: text for title, text in row.extra.items() if text}
        if filled:
            extras: dict[str, Any] = part.values.setdefault("extras", {})
            table = extras.setdefault(FORMAT_NAME, {}).setdefault(row.table.key, {})
            table.setdefault(key, {}).update(filled)
    return frozenset(shown)
