"""What a workbook says, completed by what the library knows.

An identifier that a spreadsheet program has damaged is looked up: it is put right only where one
entry of the library fits, and that is said.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cadbridge.findings import Finding, Place
from cadbridge.formats import ReadResult
from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.levels import with_levels
from cadbridge.formats.excel.read.own.beside import findings_of
from cadbridge.formats.excel.read.own.cells import Doubt
from cadbridge.formats.excel.read.own.renamed import ports_written_of, written_of
from cadbridge.formats.excel.read.what_was_held import WorkbookResult
from cadbridge.formats.excel.tables.extras import ExtraCell, with_known
from cadbridge.formats.excel.tables.part_objects import children
from cadbridge.library.earlier import has_replaced
from cadbridge.model import Library, Manufacturer, Part
from cadbridge.model.fields import LIBRARY_LISTS
from cadbridge.model.naming import numbers_of_lengths
from cadbridge.words import counted, quoted

_NAMED = 8
"""Parts that are not there and are named, at most."""
_PART_NUMBERS = frozenset(
    ["part_number", "ports.connector", "cable.ends.connector", "accessories.part_number"]
)
"""Fields that name a part."""


def resolve(result: ReadResult, library: Library) -> ReadResult:
    """The result with the names that the library has for the same things.

    Damaged identifiers are put right where the library has exactly one that fits.
    """
    if not isinstance(result, WorkbookResult):
        return result
    result = with_levels(result, library)
    findings: list[Finding] = []
    found = result.library
    for field, doubts in _by_field(result.doubts).items():
        known = _Known(_values(library, field))
        right = {doubt.text: _only_match(doubt, known, findings) for doubt in doubts}
        right = {text: value for text, value in right.items() if value}
        if right:
            found = _rewritten(found, _steps(field), right)
    parts = found.parts
    if not result.names_conductors:
        parts = tuple(_with_known_conductors(part, library) for part in parts)
    parts = tuple(_with_known_cells(part, library, result.shown_extras) for part in parts)
    return replace(
        result,
        library=replace(found, parts=parts, manufacturers=_with_known_names(found, library)),
        findings=(
            *_open_ones(result, library, findings),
            *_beside_tables(result, found, library),
            *findings,
            *_lacking_parts(result, library),
        ),
        written_of=written_of(result.renamed, library),
        ports_written_of=ports_written_of(result.renamed, library),
    )


def _open_ones(
    result: WorkbookResult, library: Library, settled: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings without those that the library settles, and numbers that follow a change.

    A number made of maker and order code stays behind where one of these was corrected.
    """
    told = {item.place for item in settled if item.rule is rules.MATCHED}
    behind = [
        finding
        for number, text, finding in result.derived
        if (part := library.part_by_number.get(number)) is not None
        and _was_number(part, text, Path(finding.place.file).name)
    ]
    for finding in result.findings:
        is_told = finding.rule is rules.NUMBER_FOR_CODE and finding.place in told
        if not (is_told or finding in behind or finding.rule is rules.BESIDE_TABLES):
            yield finding


def _beside_tables(result: WorkbookResult, found: Library, library: Library) -> Iterator[Finding]:
    """What stands beside tables, and was not written there by us, whenever that was."""
    if result.layout is not None:
        whole = (found, library)
        yield from findings_of(result.beside, whole, result.layout, has_sources=True)


def _lacking_parts(result: WorkbookResult, library: Library) -> Iterator[Finding]:
    """Say that the cover names more parts than there are: which, if they can only be these."""
    if not result.lacking:
        return
    there = {part.part_number for part in result.library.parts} | {key for _, key in result.gone}
    names = [number for number in library.part_by_number if number not in there]
    message = f"{counted(result.lacking, 'part')} of those that the cover counts"
    if len(names) == result.lacking:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        message += f": {', '.join(names[:_NAMED])}{more}"
    place = Place(file=result.file, sheet="Cover")
    yield Finding(rule=rules.PARTS_LACK, message=f"not in this file: {message}", place=place)


def _was_number(part: Part, text: str, file: str) -> bool:
    """Whether a length of a part has a number, or had it before an import of the file."""
    return text in numbers_of_lengths(part) or any(
        has_replaced(part, "manufacturer", text.removesuffix(f".{length.order_code}"), file)
        for length in (part.cable.lengths if part.cable else ())
        if text.endswith(f".{length.order_code}")
    )


def _with_known_names(found: Library, library: Library) -> tuple[Manufacturer, ...]:
    """Manufacturers, those of whom a list says the short name alone as the library has them."""
    known = library.manufacturer_by_short_name
    return tuple(
        known.get(maker.short_name, maker) if maker.name == maker.short_name else maker
        for maker in found.manufacturers
    )


def _by_field(doubts: Iterable[Doubt]) -> dict[str, list[Doubt]]:
    found: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        found.setdefault(doubt.field, []).append(doubt)
    return found


class _Known:
    """The values of a field, and which of them are alike but for zeros in front."""

    def __init__(self, values: Iterable[str]) -> None:
        self.values = set(values)
        self.alike: dict[str, list[str]] = {}
        for value in self.values:
            self.alike.setdefault(value.lstrip("0"), []).append(value)


def _only_match(doubt: Doubt, known: _Known, findings: list[Finding]) -> str:
    """The one known value that a damaged identifier can have been; empty if not one."""
    if doubt.text in known.values:
        return ""
    if doubt.readings:
        fitting = sorted(known.values.intersection(doubt.readings))
    else:
        fitting = sorted(known.alike.get(doubt.text.lstrip("0"), ()))
    if len(fitting) == 1:
        message = (
            f"{quoted(doubt.text)} is taken for {quoted(fitting[0])}, the only one in the library"
        )
        findings.append(Finding(rule=rules.MATCHED, message=message, place=doubt.place))
        return fitting[0]
    shown = f"may be {', '.join(fitting)}" if fitting else "fits nothing in the library"
    message = f"{quoted(doubt.text)} {shown}"
    findings.append(Finding(rule=rules.NOT_MATCHED, message=message, place=doubt.place))
    return ""


def _values(library: Library, field: str) -> Iterator[str]:
    """All values that a field, or what it refers to, has in the library."""
    if field in _PART_NUMBERS:
        yield from (part.part_number for part in library.parts)
        return
    *steps, name = _steps(field)
    items: list[Any] = [library]
    for step in steps:
        held = [item for item in items if step == "ends" or hasattr(item, step)]
        items = [child for item in held for child in children(item, step)]
    for item in items:
        yield str(getattr(item, name, ""))


def _steps(field: str) -> list[str]:
    """The way from a library to a field."""
    steps = field.split(".")
    return steps if steps[0] in LIBRARY_LISTS else ["parts", *steps]


def _rewritten(item: Any, steps: Sequence[str], values: Mapping[str, str]) -> Any:
    """The object with other values of the field at the end of the steps."""
    if item is None:
        return None
    name, *rest = steps
    if name == "ends":
        ends = {end: _rewritten(getattr(item, end), rest, values) for end in ("end_a", "end_b")}
        return replace(item, **ends)
    if not hasattr(item, name):
        return item
    held = getattr(item, name)
    if not rest:
        is_wrong = isinstance(held, str) and held in values
        return replace(item, **{name: values[held]}) if is_wrong else item
    if isinstance(held, tuple):
        return replace(item, **{name: tuple(_rewritten(child, rest, values) for child in held)})
    return replace(item, **{name: _rewritten(held, rest, values)})


def _with_known_cells(part: Part, library: Library, shown: Collection[ExtraCell]) -> Part:
    """The part with the library's cells of further columns that the workbook does not show."""
    known = library.part_by_number.get(part.part_number)
    return replace(part, extras=with_known(part, known, shown)) if known else part


def _with_known_conductors(part: Part, library: Library) -> Part:
    """Conductors under the ids of the library, found by the contacts they join."""
    known = library.part_by_number.get(part.part_number)
    if part.cable is None or known is None or known.cable is None:
        return part
    ids: dict[tuple[str, str], list[str]] = {}
    for row in known.cable.conductors:
        ids.setdefault((row.contact_a, row.contact_b), []).append(row.id)
    conductors = tuple(
        replace(row, id=found[0])
        if len(found := ids.get((row.contact_a, row.contact_b), [])) == 1
        else row
        for row in part.cable.conductors
    )
    return replace(part, cable=replace(part.cable, conductors=conductors))
