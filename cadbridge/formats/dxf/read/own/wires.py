"""The drawing of a whole cable back to its conductors and lengths."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from cadbridge.drawing.wiring import COLUMNS, LENGTH_COLUMNS, NEAR, YES
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.layout import Row, Table, table_below
from cadbridge.formats.dxf.read.own.sights import PART_LABELS, names_in
from cadbridge.formats.dxf.read.shapes import Shapes, Word
from cadbridge.formats.dxf.rules import CABLE_FIGURE
from cadbridge.model import CableEnd, CableLength, CableSpec, Conductor, Part
from cadbridge.model.shown import Seen, Sight

_ENDS = ("Contact A", "Contact B")
_FIELDS = {
    "Contact A": "contact_a",
    "Contact B": "contact_b",
    "Core": "core_number",
    "Colour": "colour",
    "As printed": "colour_printed",
    "Cross-section mm2": "cross_section_mm2",
    "Shield": "shield",
    "Own shield": "shielded_by",
    "Pair": "pair",
    "Signal": "signal",
    "Function": "function",
    "Remarks": "remarks",
}


def wiring_table(words: Sequence[Word]) -> Table | None:
    """The table of the wiring; None where the drawing shows no whole cable."""
    return table_below(words, NEAR, COLUMNS)


def _lengths_of(shapes: Shapes) -> Table | None:
    return table_below(shapes.words, LENGTH_COLUMNS[0], LENGTH_COLUMNS)


def sight_of_wires(part: Part, wires: Table, shapes: Shapes, facts: Facts) -> Sight:
    """What the drawing shows of the cable: what there are titles for."""
    end = Seen(names=frozenset(["state", "connector"]))
    others: dict[str, Sight] = {
        f"end_{letter}": end for letter in "ab" if f"End {letter.upper()}" in facts
    }
    titles = {**_FIELDS, "Conductor": "id"}
    shown = frozenset(name for title, name in titles.items() if title in wires.titles)
    others["conductors"] = Seen(names=shown)
    lists = {"conductors"} if wires.rows else set()
    if _lengths_of(shapes) is not None:
        others["lengths"] = Seen(names=frozenset(["length_mm", "order_code"]))
        lists.add("lengths")
    cable = Seen(names=frozenset(lists), others=others)
    sight = Seen(names=names_in(PART_LABELS, facts), others={"cable": cable})
    return Seen(items={"parts": {part.part_number: sight}})


def cable_of(
    wires: Table, shapes: Shapes, end_a: CableEnd, end_b: CableEnd, facts: Facts
) -> CableSpec:
    """The cable that the wiring and the table of lengths show."""
    lengths = _lengths_of(shapes)
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


def _conductor(row: Row, facts: Facts) -> Conductor:
    near, far = (row.get(title) for title in _ENDS)
    section = row.get("Cross-section mm2")
    return Conductor(
        id=row.get("Conductor"),
        contact_a=near,
        contact_b=far,
        core_number=row.get("Core"),
        colour=row.get("Colour"),
        colour_printed=row.get("As printed"),
        cross_section_mm2=_number(section, row.handle("Cross-section mm2"), facts),
        shield=_is_marked(row, facts),
        shielded_by=row.get("Own shield"),
        pair=row.get("Pair"),
        signal=row.get("Signal"),
        function=row.get("Function"),
        remarks=row.get("Remarks"),
    )


def _is_marked(row: Row, facts: Facts) -> bool:
    said = row.get("Shield")
    if said not in ("", YES):
        facts.report(CABLE_FIGURE, f"Shield: {said!r} is not {YES!r}", row.handle("Shield"))
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
    facts.report(CABLE_FIGURE, f"{text!r} is not a number", handle)
    return None
