"""Cells that repeat what other tables say, held against them."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from cadbridge.findings import Finding
from cadbridge.formats import Twice
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.own.assemble import Assembler
from cadbridge.formats.excel.read.own.nodes import Node, node_text
from cadbridge.formats.excel.read.own.rows import Row
from cadbridge.formats.excel.read.own.twice import twice
from cadbridge.formats.excel.tables.certainty import CERTAINTY
from cadbridge.formats.excel.tables.columns import Column
from cadbridge.formats.excel.tables.identity import name_keys, name_of, uid
from cadbridge.formats.excel.tables.shown import (
    DEFINITION_NAME,
    LENGTH_PART,
    end_text,
    name_in_eplan,
)
from cadbridge.model import EndState
from cadbridge.model.naming import number_of_length
from cadbridge.words import quoted

_MAKER = "manufacturer"
_PORT_GENDER = "port_gender"
Expect: TypeAlias = Callable[[Row, Node, Node, Mapping[str, Node]], str | None]
"""From a row, its node, its part and all parts to the text; None: the workbook does not say."""


def check_shown(assembler: Assembler) -> None:
    """Note cells that say something else than the table that they repeat."""
    parts = assembler.result.parts
    seen: set[tuple[str, str]] = set()
    corrected = _corrected(assembler)
    for row, column, node, part in assembler.result.shown:
        text, cell = row.values[column.key], row.cell(column.key)
        if not text or (cell and (row.sheet, cell) in seen):
            continue
        seen.add((row.sheet, cell))
        expected = _EXPECTED[column.shown](row, node, part, parts)
        if expected is not None and text != expected:
            if column.shown == LENGTH_PART and _is_as_written(row, text, node_text(part, _MAKER)):
                continue
            port = (id(part), str(row.values.get("port") or ""))
            if (
                column.shown == _PORT_GENDER
                and port in corrected
                and _is_left_behind(row, part, parts)
            ):
                continue
            message = (
                f"{quoted(column.title)} is {quoted(text)} here; elsewhere it is {quoted(expected)}"
            )
            finding = assembler.report(rules.CONTRADICTION, row, column.key, message)
            assembler.result.twice += _twice(assembler, row, column, part, finding)
            if column.shown == LENGTH_PART:
                assembler.result.derived.append((node_text(part, "part_number"), text, finding))


def _is_as_written(row: Row, text: str, maker: str) -> bool:
    """Whether a number of a length is still the one of the code that its row was written with."""
    if not text.startswith(number_of_length(maker, "")):
        return False
    code = text.removeprefix(number_of_length(maker, ""))
    name = name_of(row.table, {**row.values, name_keys(row.table)[-1]: code})
    return name is not None and row.uid == uid(row.table.key, name)


def _twice(
    assembler: Assembler, row: Row, column: Column, part: Node, finding: Finding
) -> Iterator[Twice]:
    """The two values of a cable's end; a gender stands in more than two places."""
    text = row.values[column.key]
    if column.shown in ("end_a", "end_b"):
        end = part.child("cable", "").child("ends", column.shown[-1].upper())
        state, called = assembler.end_of(text)
        connector = called if state is EndState.CONNECTOR else ""
        for name, value in (("state", state), ("connector", connector)):
            if (end.values.get(name) or "") != value:
                values = (end.values.get(name), value)
                yield twice(node_text(part, "part_number"), end, name, values, finding)


def _gender(row: Row, node: Node, part: Node, parts: Mapping[str, Node]) -> str | None:
    return _gender_of(str(row.values.get("connector") or ""), parts)


def _gender_of(number: str, parts: Mapping[str, Node]) -> str | None:
    held = parts[number].held("connector") if number in parts else ()
    return node_text(held[0], "gender").replace("unspecified", "") if held else None


def _corrected(assembler: Assembler) -> frozenset[tuple[int, str]]:
    """Ports all of whose rows name one connector, and another than their table does."""
    named: dict[tuple[int, str], set[str]] = {}
    nodes: dict[tuple[int, str], Node] = {}
    for row, column, _, part in assembler.result.shown:
        if column.shown == _PORT_GENDER:
            port = str(row.values.get("port") or "")
            named.setdefault((id(part), port), set()).add(str(row.values.get("connector") or ""))
            nodes[id(part), port] = part.child("ports", port)
    return frozenset(
        key
        for key, node in nodes.items()
        if len(named[key]) == 1 and node_text(node, "connector") not in named[key]
    )


def _is_left_behind(row: Row, part: Node, parts: Mapping[str, Node]) -> bool:
    """Whether a gender is that of the connector which the port had before it was corrected."""
    port = part.child("ports", str(row.values.get("port") or ""))
    return row.values.get("gender") == _gender_of(node_text(port, "connector"), parts)


def _end(name: str) -> Expect:
    def expect(row: Row, node: Node, part: Node, parts: Mapping[str, Node]) -> str | None:
        for cable in part.held("cable"):
            for end in cable.held("ends"):
                if end.values.get("end") == name:
                    state = end.values.get("state") or EndState.NOT_STATED
                    return end_text(state, node_text(end, "connector"))
        return None

    return expect


def _length_part(row: Row, node: Node, part: Node, parts: Mapping[str, Node]) -> str | None:
    if _MAKER not in part.values:
        return None
    return number_of_length(node_text(part, _MAKER), node_text(node, "order_code"))


def _definition(row: Row, node: Node, part: Node, parts: Mapping[str, Node]) -> str | None:
    return name_in_eplan(node_text(node, "definition")) or None


_EXPECTED: Mapping[str, Expect] = {
    CERTAINTY: lambda row, node, part, parts: None,  # the sources say it, not this cell
    DEFINITION_NAME: _definition,
    _PORT_GENDER: _gender,
    "end_a": _end("A"),
    "end_b": _end("B"),
    LENGTH_PART: _length_part,
}
