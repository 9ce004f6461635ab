"""The drawing of a whole cable back to its conductors and lengths."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from cadbridge.drawing.said.labels import CERTAINTY, END_WORDS, ENDS, LENGTHS, PART, WIRES, YES
from cadbridge.formats.dxf.read.drawn.shapes import Shapes, Word
from cadbridge.formats.dxf.read.own.core_lines import compare_lines
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.figures import figure
from cadbridge.formats.dxf.read.own.layout import Row, Table, table_below
from cadbridge.formats.dxf.read.own.sights import names_in, sights_of_ends
from cadbridge.formats.dxf.rules import CABLE_FIGURE
from cadbridge.model import CableEnd, CableLength, CableSpec, Conductor, EndState, Part
from cadbridge.model.shown import Seen, Sight
from cadbridge.words import quoted

_BLANK = frozenset(["shield"])
_END_STATES = {words: state for state, words in END_WORDS.items()}


def wiring_table(words: Sequence[Word]) -> Table | None:
    """The table of the wiring; None where the drawing shows no whole cable."""
    lengths = _lengths_in(words)
    others = (word for word in words if lengths is None or not lengths.holds(word))
    return table_below(others, next(iter(WIRES)), (*WIRES, CERTAINTY))


def _lengths_in(words: Sequence[Word]) -> Table | None:
    return table_below(words, next(iter(LENGTHS)), (*LENGTHS, CERTAINTY))


def sight_of_wires(part: Part, wires: Table, shapes: Shapes, facts: Facts) -> Sight:
    """What the drawing shows of the cable: what there are titles for, and can be read."""
    others: dict[str, Sight] = {**sights_of_ends(facts)}
    shown = frozenset(name for title, name in WIRES.items() if title in wires.titles)
    others["conductors"] = Seen(names=shown, blank=_BLANK)
    unread = {row.get(wires.key) for row in wires.rows if not _has_section(row)}
    rows = {name: Seen(names=shown - {"cross_section_mm2"}, blank=_BLANK) for name in unread}
    lists = {"conductors"} if wires.rows else set()
    lengths = _lengths_in(shapes.words)
    if lengths is not None:
        others["lengths"] = Seen(names=frozenset(LENGTHS.values()))
        if all(figure(row.get(lengths.key)) for row in lengths.rows):
            lists.add("lengths")
    cable = Seen(names=frozenset(lists), items={"conductors": rows}, others=others)
    sight = Seen(names=names_in(PART, facts), others={"cable": cable})
    return Seen(items={"parts": {part.part_number: sight}})


def cable_of(wires: Table, shapes: Shapes, facts: Facts) -> CableSpec:
    """The cable that the wiring and the table of lengths show."""
    lengths, (end_a, end_b) = _lengths_in(shapes.words), ends_of(facts)
    conductors = tuple(_conductor(row, facts) for row in wires.rows)
    compare_lines(wires, conductors, shapes.words, facts)
    return CableSpec(
        end_a=end_a,
        end_b=end_b,
        conductors=conductors,
        lengths=tuple(
            item
            for row in (lengths.rows if lengths else ())
            if (item := _length(row, facts)) is not None
        ),
    )


def ends_of(facts: Facts) -> tuple[CableEnd, CableEnd]:
    """The ends of a cable, as the title block names them."""
    end_a, end_b = (_end(label, facts) for label in ENDS)
    return end_a, end_b


def end_headings(words: Sequence[Word], facts: Facts) -> Mapping[str, Word]:
    """The texts above the connectors, ``End A: ...``, by the end that they name."""
    said = ((facts.words.english(word.text.partition(":")[0]), word) for word in words)
    return {f"e{label[1:]}": word for label, word in said if label in ENDS and ":" in word.text}


def landings(part: Part) -> Mapping[str, Sequence[str]]:
    """The contacts at each end, as the rows of the wiring name them."""
    rows = part.cable.conductors if part.cable else ()
    return {
        "end A": [row.contact_a for row in rows if row.contact_a],
        "end B": [row.contact_b for row in rows if row.contact_b],
    }


def _end(label: str, facts: Facts) -> CableEnd:
    shown = facts.get(label)
    state = _END_STATES.get(facts.words.english(shown))
    return CableEnd(state=state) if state else CableEnd(state=EndState.CONNECTOR, connector=shown)


def _conductor(row: Row, facts: Facts) -> Conductor:
    values: dict[str, Any] = {name: row.get(title) for title, name in WIRES.items()}
    section = row.handle("Cross-section mm2")
    values["cross_section_mm2"] = _number(values["cross_section_mm2"], section, facts)
    values["shield"] = _is_marked(row, facts)
    return Conductor(**values)


def _is_marked(row: Row, facts: Facts) -> bool:
    said = row.get("Shield")
    if said not in ("", YES):
        facts.report(
            CABLE_FIGURE, f"Shield: {quoted(said)} is not {quoted(YES)}", row.handle("Shield")
        )
    return bool(said)


def _length(row: Row, facts: Facts) -> CableLength | None:
    code = row.get("Order code")
    length = _number(row.get("Length mm"), row.handle("Length mm"), facts)
    if length is None:
        if not row.get("Length mm"):
            message = f"order code {quoted(code)} has no length"
            facts.report(CABLE_FIGURE, message, row.handle("Order code"))
        return None
    return CableLength(length_mm=length, order_code=code)


def _has_section(row: Row) -> bool:
    """Whether the cross-section can be read, or nothing stands there."""
    said = row.get("Cross-section mm2")
    return not said or figure(said) is not None


def _number(text: str, handle: str, facts: Facts) -> Decimal | None:
    """A figure, or nothing; says so where something else stands there."""
    number = figure(text)
    if text and number is None:
        facts.report(CABLE_FIGURE, f"{quoted(text)} is not a number", handle)
    return number
