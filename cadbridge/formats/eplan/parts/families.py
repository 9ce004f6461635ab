"""Cables and their order codes: one part of the model, several of EPLAN."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import ReadResult
from cadbridge.formats.eplan.fields.evidence import without
from cadbridge.formats.eplan.fields.faces import explained
from cadbridge.formats.eplan.kept.records import ORDER_CODES, joined
from cadbridge.formats.eplan.kept.remarks import Remarks
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.model import CableSpec, Library, Part
from cadbridge.model.naming import number_of_length
from cadbridge.model.order_codes import by_first_code, cable_members, folded
from cadbridge.model.part import Extra
from cadbridge.model.walk import is_filled, leaves

UNEQUAL_LENGTHS = rule(
    "CB310",
    Severity.WARNING,
    "The parts of one cable differ",
    "Make them equal but for length and order code, or give the odd one another cable.",
)


@dataclass(slots=True)
class CableFamilies:
    """Puts the order codes of a cable together again."""

    name: str = ""
    """File, for findings."""
    apart: str = "it is kept as a part of its own"
    """What becomes of an order code that differs."""
    findings: list[Finding] = field(default_factory=list)
    _parts: dict[str, Part] = field(default_factory=dict)

    def add(self, part: Part) -> Part | None:
        """Take in one order code of a cable; gives it back where it differs from the others."""
        own = _with_codes(part)
        first = self._parts.setdefault(part.part_number, own)
        if first is not own:
            unequal = _unequal(first, part) or _repeated(first, part)
            if unequal:
                return self._apart(part, unequal)
            self._parts[part.part_number] = _joined(first, own)
        return None

    def joined(self, part_number: str) -> Part | None:
        """The cable of that number with all its lengths."""
        return self._parts.get(part_number)

    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Part numbers of the order codes of each cable."""
        return {
            number: tuple(
                number_of_length(part.manufacturer, item.order_code) for item in _spec(part).lengths
            )
            for number, part in self._parts.items()
        }

    def _apart(self, part: Part, unequal: list[str]) -> Part:
        length = _spec(part).lengths[0]
        alone = replace(part, part_number=number_of_length(part.manufacturer, length.order_code))
        self.findings.append(unequal_lengths(part, unequal, self.name, self.apart))
        return alone


def unequal_lengths(part: Part, unequal: Sequence[str], file: str, apart: str) -> Finding:
    """The finding that an order code of a cable does not say what the others say.

    Args:
        part: the cable with this order code alone.
        unequal: the places where it differs.
        file: where it stands.
        apart: what becomes of it.
    """
    number = number_of_length(part.manufacturer, _spec(part).lengths[0].order_code)
    return Finding(
        rule=UNEQUAL_LENGTHS,
        message=f"does not agree with the other lengths of {part.part_number} in "
        f"{', '.join(unequal)}; {apart}",
        place=Place(file=file, part=number, field=unequal[0]),
    )


def _spec(part: Part) -> CableSpec:
    return part.cable or CableSpec()


def common(part: Part) -> Part:
    """What all order codes of a cable share."""
    return replace(part, cable=replace(_spec(part), lengths=()), extras={})


def _unequal(first: Part, other: Part) -> list[str]:
    """The places in which two order codes differ; of sources only if nothing else does."""
    a, b = common(first), common(other)
    if a == b:
        return []
    return _differing(without(a), without(b)) or _differing(a, b)


def _differing(first: Part, other: Part) -> list[str]:
    values, others = (
        {place: value for place, _, value in leaves(part) if is_filled(value)}
        for part in (first, other)
    )
    return [place for place in {**values, **others} if values.get(place) != others.get(place)]


def _repeated(first: Part, other: Part) -> list[str]:
    codes = {length.order_code for length in _spec(first).lengths}
    return ["order_number"] if _spec(other).lengths[0].order_code in codes else []


def _joined(first: Part, other: Part) -> Part:
    cable = replace(_spec(first), lengths=_spec(first).lengths + _spec(other).lengths)
    codes = {**kept_codes(first), **kept_codes(other)}
    return replace(first, cable=cable, extras={FORMAT: {ORDER_CODES: codes}} if codes else {})


def _with_codes(part: Part) -> Part:
    """The part with what is kept of it under its order code."""
    kept = part.extras.get(FORMAT)
    code = _spec(part).lengths[0].order_code
    return replace(part, extras={FORMAT: {ORDER_CODES: {code: kept}}}) if kept else part


def kept_codes(part: Part) -> Mapping[str, Extra]:
    """What is kept of each order code's part."""
    kept = part.extras.get(FORMAT)
    codes = kept.get(ORDER_CODES) if isinstance(kept, dict) else None
    return codes if isinstance(codes, dict) else {}


def settle(result: ReadResult, library: Library) -> ReadResult:
    """What the library knows and the file could not hold.

    Where a part has all order codes of a cable, it names the cable: a file of one part does not
    hold the cables that are its accessories. The contacts of a face that the library has need
    not be kept, nor what a remark says is open as the library does. Records of the library that
    the file does not hold stay in the library.
    """
    cables, faces = by_first_code(cable_members(library)), library.face_by_id
    remarks = Remarks(library)
    parts = tuple(
        remarks.settled(explained(folded(part, cables), faces)) for part in result.library.parts
    )
    records = joined(library.records.get(FORMAT, {}), result.library.records.get(FORMAT, {}))
    settled = replace(
        result.library.with_parts(parts),
        records={**library.records, **({FORMAT: records} if records else {})},
    )
    return replace(result, library=settled, findings=(*result.findings, *remarks.findings))
