"""The drawing of a whole cable back to its conductors and lengths."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from cadbridge.drawing.labels import END_WORDS, ENDS, LENGTHS, PART, WIRES, YES
from cadbridge.formats.dxf.read.drawn.shapes import Shapes, Word
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.layout import Row, Table, table_below
from cadbridge.formats.dxf.read.own.sights import names_in, sights_of_ends
from cadbridge.formats.dxf.rules import CABLE_FIGURE
from cadbridge.model import CableEnd, CableLength, CableSpec, Conductor, EndState, Part
from cadbridge.model.shown import Seen, Sight
from cadbridge.words import quoted

_END_STATES = {words: state for state, words in END_WORDS.items()}


def wiring_table(words: Sequence[Word]) -> Table | None:
    """The table of the wiring; None where the drawing shows no whole cable."""
    return table_below(words, next(iter(WIRES)), WIRES)


def _lengths_of(shapes: Shapes) -> Table | None:
    return table_below(shapes.words, next(iter(LENGTHS)), LENGTHS)


def sight_of_wires(part: Part, wires: Table, shapes: Shapes, facts: Facts) -> Sight:
    """What the drawing shows of the cable: what there are titles for."""
    others: dict[str, Sight] = {**sights_of_ends(facts)}
    shown = frozenset(name for title, name in WIRES.items() if title in wires.titles)
    others["conductors"] = Seen(names=shown, blank=frozenset(["shield"]))
    lists = {"conductors"} if wires.rows else set()
    if _lengths_of(shapes) is not None:
        others["lengths"] = Seen(names=frozenset(LENGTHS.values()))
        lists.add("lengths")
    cable = Seen(names=frozenset(lists), others=others)
    sight = Seen(names=names_in(PART, facts), others={"cable": cable})
    return Seen(items={"parts": {part.part_number: sight}})


def cable_of(wires: Table, shapes: Shapes, facts: Facts) -> CableSpec:
    """The cable that the wiring and the table of lengths show."""
    lengths, (end_a, end_b) = _lengths_of(shapes), ends_of(facts)
    return CableSpec(
        end_a=end_a,
        end_b=end_b,
        conductors=tuple(_conductor(row, facts) for row in wires.rows),
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
    length = _number(row.get("Length mm"), row.handle("Length mm"), facts)
    if length is None:
        return None
    return CableLength(length_mm=length, order_code=row.get("Order code"))


def _number(text: str, handle: str, facts: Facts) -> Decimal | None:
    """A figure as it is written, with a point or a comma."""
    if not text:
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite():
        return number
    facts.report(CABLE_FIGURE, f"{quoted(text)} is not a number", handle)
    return None
