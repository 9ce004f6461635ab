"""Rows of all tables to one library."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cadbridge.findings import Finding, Rule
from cadbridge.formats import Twice
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.nodes import MERGING, Node, can_go, missing, node_text
from cadbridge.formats.excel.read.own.rows import Row, of_language
from cadbridge.formats.excel.read.own.twice import twice
from cadbridge.formats.excel.tables.columns import Column, Table, normal_title
from cadbridge.formats.excel.tables.part_objects import NameRow, SourceRow, below
from cadbridge.formats.excel.tables.shown import end_of_text, end_text
from cadbridge.model import EndState
from cadbridge.model.fields import KEYS, LISTS
from cadbridge.words import quoted

_PRINTED = "printed_name"
_CABLE_ENDS = "cable_ends"
_SPOKEN_OF = {"sources": SourceRow, "contact_names": NameRow}


@dataclass(slots=True)
class Assembly:
    """What the rows add up to, before it is built."""

    parts: dict[str, Node] = field(default_factory=dict)
    beside: dict[str, list[tuple[Row, dict[str, Any]]]] = field(default_factory=dict)
    """Values of rows about objects that belong to no part, by table."""
    spoken: dict[str, list[tuple[Row, Any]]] = field(default_factory=dict)
    """Rows that speak about other objects, by table."""
    shown: list[tuple[Row, Column, Node, Node]] = field(default_factory=list)
    """Cells that show what other tables say, with the nodes of their row and part."""
    twice: list[Twice] = field(default_factory=list)
    """Values that two tables state otherwise."""
    derived: list[tuple[str, str, Finding]] = field(default_factory=list)
    """Part, text and finding of cells that are made of others, and say otherwise than these."""
    astray: list[tuple[str, str]] = field(default_factory=list)
    """Parts and fields that tables about all objects tell, where such a row has no object."""
    unnamed: list[tuple[Row, Node, Node]] = field(default_factory=list)
    """Conductors without a designation: their row, their node and that of their part."""

    def without_gone(self) -> dict[str, Node]:
        """The parts but for those that a row of theirs takes back."""
        return {number: node for number, node in self.parts.items() if not node.is_gone}

    def gone(self) -> Iterator[tuple[str, str]]:
        """List and key of the objects of a library that a row of theirs takes back."""
        yield from (("parts", number) for number, node in self.parts.items() if node.is_gone)
        for rows in self.beside.values():
            for row, values in rows:
                name = row.table.rows
                if row.is_gone and (key := values.get(KEYS[LISTS[name]][0])):
                    yield name, str(key)


class Assembler:
    """Collects rows; tables about outer objects must come before those about inner ones."""

    def __init__(self, reader: CellReader) -> None:
        self._reader = reader
        self._homeless: set[tuple[str, ...]] = set()
        """Lists of which a row names no part, or no object on the way."""
        self._told: set[tuple[int, str, str, str]] = set()
        """Cells that say otherwise than one before them, of which objects and columns."""
        self._held: dict[
            tuple[Table, tuple[str, ...]], Sequence[tuple[Column, int, str, bool]]
        ] = {}
        """By table and columns of a row: their places."""
        self.result = Assembly()

    @property
    def words(self) -> Mapping[str, Mapping[str, Any]]:
        """Per vocabulary: the value that a word means."""
        return self._reader.layout.value_of

    def add_all(self, rows: Iterable[Row]) -> Assembly:
        """Take all rows."""
        for row in sorted(rows, key=lambda row: len(row.table.steps)):
            self._add(row)
        self._leave_open()
        self._take_ends()
        return self.result

    def _leave_open(self) -> None:
        """Have no list taken for whole in which a row belongs that does not say to what."""
        lists = {steps[:end] for steps in self._homeless for end in range(1, len(steps) + 1)}
        for *around, name in (steps for steps in lists if MERGING.get(steps) != ""):
            for *_, node in below(self.result.parts.values(), around, Node.held):
                node.add(name)

    def _add(self, row: Row) -> None:
        key = row.table.key
        if row.table.is_beside:
            self.result.beside.setdefault(key, []).append((row, self._own_values(row)))
        elif key in _SPOKEN_OF:
            self._add_spoken(row)
        else:
            self._add_object(row)

    def _add_spoken(self, row: Row) -> None:
        values = self._own_values(row)
        cls = _SPOKEN_OF[row.table.key]
        if cls is NameRow and _PRINTED not in row.values:  # nobody tells the names any more
            self.result.astray.append((str(row.values.get("part_number") or ""), row.table.key))
            return
        if "object" not in values or (cls is NameRow and "contact" not in values):
            self.report(rules.NO_KEY, row, "", "the row does not say what it is about")
            number = str(row.values.get("part_number") or "")
            self.result.astray.append((number, row.table.key))
            return
        self.result.spoken.setdefault(row.table.key, []).append((row, cls(**values)))

    def _own_values(self, row: Row) -> dict[str, Any]:
        return {
            row.table.attribute(column): value
            for column in row.table.columns
            if row.table.is_own(column) and (value := row.values.get(column.key)) is not None
        }

    def _add_object(self, row: Row) -> None:
        if row.table.key == _CABLE_ENDS:
            self._free(row)
        of_part = row.table.part_column
        number = row.values.get(of_part.key) if of_part else None
        if not number:
            self.report(rules.NO_PART, row, "", "the row names no part")
            self._miss(row)
            return
        node = self.result.parts.get(number)
        if node is None:
            if normal_title(number) == normal_title(of_part.title if of_part else ""):
                self.report(rules.NO_ROW, row, "", f"{quoted(number)} is a title, and no part")
                return
            node = self.result.parts[number] = Node(())
            node.values["part_number"] = number
        chain = self._walk(row, node)
        if chain:
            self._fill(row, chain)
        else:
            self._miss(row)

    def _miss(self, row: Row) -> None:
        if can_go(row.table):
            self._homeless.add(row.table.steps)

    def _walk(self, row: Row, part: Node) -> list[Node]:
        """The nodes from the part to the row's own; none if a name on the way is missing."""
        chain = [part]
        for step in row.table.steps:
            place = (*chain[-1].place, step)
            if place not in MERGING:
                chain.append(chain[-1].add(step))
                continue
            name = self._name_at(row, place)
            if name is None:
                return []
            chain.append(chain[-1].child(step, name))
        return chain

    def _name_at(self, row: Row, place: tuple[str, ...]) -> str | None:
        attribute = MERGING[place]
        if not attribute:
            return ""
        column = row.table.by_field.get(".".join((*place, attribute)))
        name = row.values.get(column.key) if column else None
        if not name:
            title = column.title if column else attribute
            self.report(rules.NO_KEY, row, "", f"the row has no {quoted(title)}")
            return None
        return str(name)

    def _fill(self, row: Row, chain: Sequence[Node]) -> None:
        if row.table.steps:
            chain[-2].show(row.table.steps[-1])
        for column, level, attribute, is_own in self._places(row):
            if column.shown:
                self.result.shown.append((row, column, chain[-1], chain[0]))
                continue
            value = row.values[column.key]
            if column.codec == "languages":
                self._set_texts(row, column, chain[-1], value)
                continue
            if value or is_own:
                self._set(row, column, chain[level], attribute, value)
        node = chain[-1]
        node.is_gone = node.is_gone or row.is_gone
        has_lost_id = bool(row.uid) and "conductor" in row.columns
        is_conductor = node.place == ("cable", "conductors")
        if is_conductor and not node.values.get("id") and not has_lost_id:
            self.result.unnamed.append((row, node, chain[0]))
            return
        for name in missing(node):
            lacking = row.table.by_field.get(".".join((*node.place, name)))
            title = lacking.title if lacking else name
            key = lacking.key if lacking else ""
            self.report(rules.NO_KEY, row, key, f"the row has no {quoted(title)} and is left out")

    def _places(self, row: Row) -> Sequence[tuple[Column, int, str, bool]]:
        """The places of the columns that a row has, which are those of the rows around it."""
        held = row.table, tuple(row.values)
        if held not in self._held:
            self._held[held] = [it for it in row.table.places if it[0].key in row.values]
        return self._held[held]

    def _set_texts(self, row: Row, column: Column, node: Node, texts: Mapping[str, Any]) -> None:
        """Set the languages that have a text; the others are shown, too."""
        name = row.table.attribute(column)
        said = {language: text for language, text in texts.items() if text}
        before = node.shown
        node.show(*(f"{name}[{language}]" for language in texts))
        if name not in node.cells:
            self._set(row, column, node, name, said)
            return
        known = node.values[name]
        for language, text in texts.items():
            attribute = f"{name}[{language}]"
            if attribute not in before:
                node.values[name] = {**node.values[name], **({language: text} if text else {})}
            elif (text or None) != known.get(language):
                self._differ(row, column, node, attribute, known.get(language), text or None)

    def _set(self, row: Row, column: Column, node: Node, attribute: str, value: Any) -> None:
        """Set a value, or say that two cells differ."""
        if attribute not in node.cells:
            node.values[attribute] = value
            if node.place in MERGING:
                node.say_where(attribute, f"{row.sheet}!{row.cell(column.key)}")
        elif node.values[attribute] != value:
            self._differ(row, column, node, attribute, node.values[attribute], value)

    def _differ(
        self, row: Row, column: Column, node: Node, attribute: str, taken: Any, other: Any
    ) -> None:
        """Say that two cells differ, once."""
        name, _, language = attribute.rstrip("]").partition("[")
        key = of_language(column.key, language) if language else column.key
        if not self._is_first(row, key, node):
            return
        title = f"{column.title} {language}".rstrip()
        before = f"{_shown(taken)} in {node.cells[name]}"
        message = f"{quoted(title)} is {_shown(other)} here and {before}"
        finding = self.report(rules.CONTRADICTION, row, key, message)
        part = next((str(row.values[c.key]) for c in row.table.columns if c.is_part), "")
        self.result.twice.append(twice(part, node, attribute, (taken, other), finding))

    def _is_first(self, row: Row, key: str, node: Node) -> bool:
        """Whether a cell, which may stand beside a table and hold for all rows, is met anew."""
        at = (id(node), key, row.sheet, row.cell(key))
        is_first = at not in self._told
        self._told.add(at)
        return is_first

    def _take_ends(self) -> None:
        """Take from the wiring tables the cable ends that no table of cable ends states.

        Whoever is asked about an end types the answer above the wiring, where `not stated` is.
        """
        for row, column, _, part in self.result.shown:
            text = row.values[column.key]
            if column.shown not in ("end_a", "end_b") or not text:
                continue
            state, name = self.end_of(text)
            connector = name if state is EndState.CONNECTOR else ""
            row.values[column.key] = end_text(state, connector)
            node = part.child("cable", "").child("ends", column.shown[-1].upper())
            is_open_point = (node.values.get("state") or EndState.NOT_STATED) is EndState.NOT_STATED
            if is_open_point and not node_text(node, "connector"):
                node.values.update(state=state, connector=connector)
                if name and not connector and not node_text(node, "label"):
                    node.values["label"] = name

    def _free(self, row: Row) -> None:
        """Take for no number what stands in place of a connector's and says that there is none."""
        state, name = self.end_of(row.values.get("connector") or "")
        if state is EndState.OPEN:
            row.values |= {
                "state": state,
                "connector": "",
                "label": row.values.get("label") or name,
            }

    def end_of(self, text: str) -> tuple[EndState, str]:
        """State of a cable end as a cell shows it, and its connector or what else it is called."""
        layout = self._reader.layout
        return end_of_text(text, layout.value_of["state"], layout.free_ends)

    def report(self, rule: Rule, row: Row, key: str, message: str, field: str = "") -> Finding:
        """Note something about a row, or its cell of the column with this key.

        The field is one of the part, where the row speaks of what has no place in it.
        """
        number = row.values.get("part_number") or row.values.get("cable") or ""
        cell = row.cell(key) or f"{row.number}:{row.number}"
        place = self._reader.place(row.sheet, cell, part=number, field=field)
        finding = Finding(rule=rule, message=message, place=place)
        self._reader.findings.append(finding)
        return finding


def _shown(value: Any) -> str:
    return "empty" if value in (None, "") else quoted(value)
