"""Names that are new, but hardly others than known ones: asked about, and not taken.

A slip of the finger in a part number would make a part beside the one that is meant, and one in a
conductor's id a second core.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import ReadResult
from cadbridge.jobs.alike import is_slip, look, looks_alike, one_sign_apart
from cadbridge.jobs.copies import Copies
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.jobs.kept_of_gone import without_kept_of
from cadbridge.mapping import Mappings
from cadbridge.model import Conductor, Library, Part, Pin, Port, Property, Terminal
from cadbridge.model.fields import KEYS, key_of
from cadbridge.words import counted, quoted

NEAR_MISS = rule(
    "CB621",
    Severity.WARNING,
    "A name is not known, but one that may be meant is",
    "Nothing of it was taken. Correct the name in the file; if it is right, import with `as_new`.",
    leaves_out=True,
)

_KINDS: Mapping[type, str] = {
    Port: "port",
    Conductor: "conductor",
    Pin: "contact",
    Terminal: "terminal",
    Property: "property",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something of which it is open what is meant."""

    change: Change
    meant: str
    gone: Change | None = None
    """What would go in its place."""


def without_near_misses(
    library: Library, result: ReadResult, compared: Comparison, file: str, mappings: Mappings
) -> tuple[Comparison, list[Finding]]:
    """The comparison without what nearly is something known, with a finding for each.

    Args:
        library: what a file was compared with.
        result: what was read of a file.
        compared: with what result.
        file: for the findings.
        mappings: how fields meet each format.
    """
    moved = _moved(library, result)
    asked = [*_parts(library, result, compared.changes), *_objects(compared, library, result)]
    left_out = {id(change) for item in asked for change in (item.change, item.gone)}
    meant = {key_of(it.change.new): it.meant for it in asked if isinstance(it.change.new, Part)}
    rows_of = {*meant.values(), *moved.values()}
    ports = {
        (item.change.part, f"ports[{item.meant}]")
        for item in asked
        if isinstance(item.change.new, Port)
    }
    kept = [
        change
        for change in compared.changes
        if not (id(change) in left_out or change.part in moved)
        and not (change.is_removal and (change.part in rows_of or _port_of(change) in ports))
        and not _names(change, meant)
    ]
    new = [item.change for item in asked if item.change.place]
    kept = without_kept_of(kept, new, result.library, mappings)
    findings = [_finding(item, file) for item in asked]
    findings += [_of_moved(number, meant, file) for number, meant in moved.items()]
    return Comparison(kept, compared.not_shown), findings


def _names(change: Change, meant: Mapping[str, str]) -> bool:
    """Whether a change is one of what names a part: from the number that is meant to the other.

    Args:
        change: the change.
        meant: by the numbers that are asked about, those that may be meant.
    """
    new, old = (getattr(it, "part_number", it) for it in (change.new, change.old))
    is_gone = change.is_removal and isinstance(old, str) and old in meant.values()
    return is_gone or (isinstance(new, str) and new in meant)


def _port_of(change: Change) -> tuple[str, str]:
    """The part and the port that a change is in."""
    return change.part, change.place.partition("].")[0] + "]"


def _moved(library: Library, result: ReadResult) -> Mapping[str, str]:
    """Known parts of which the rows are those of another, one sign away."""
    return {
        number: meant
        for number, meant in result.written_of.items()
        if number in library.part_by_number and one_sign_apart(number, meant)
    }


def _of_moved(number: str, meant: str, file: str) -> Finding:
    message = (
        f"all rows of {quoted(number)} were written of {quoted(meant)}; is that meant? (left out)"
    )
    return Finding(rule=NEAR_MISS, message=message, place=Place(file=file, part=number))


def _finding(asked: _Asked, file: str) -> Finding:
    change = asked.change
    kind = _KINDS.get(type(change.new), "part")
    known = f"{kind} {quoted(key_of(change.new))} is not known; is {quoted(asked.meant)} meant?"
    place = Place(file=file, part=change.part, field=change.place)
    return Finding(rule=NEAR_MISS, message=f"{known} {_size(change.new)}", place=place)


def _size(item: object) -> str:
    size = _size_of(item) if isinstance(item, Part) else 0
    return f"({counted(size, 'row')} left out)" if size else "(left out)"


def _size_of(part: Part) -> int:
    """How many contacts and conductors a part has."""
    conductors = part.cable.conductors if part.cable else ()
    return len(conductors) + sum(len(port.pins) for port in part.ports)


def _parts(library: Library, result: ReadResult, changes: Iterable[Change]) -> Iterator[_Asked]:
    """New parts that were written of another, or are hardly another than one that is known."""
    new = [change for change in changes if isinstance(change.new, Part) and change.old is None]
    open_ones = [change for change in new if not _is_confirmed(change.new)]
    if not open_ones:
        return
    looks = {look(number): number for number in library.part_by_number}
    copies = Copies.of(library, result.library)
    for change in open_ones:
        part: Part = change.new
        meant = (
            result.written_of.get(part.part_number)
            or looks.get(look(part.part_number))
            or copies.original(part)
            or (_slip(part.part_number, library, result) if len(new) == 1 else "")
        )
        if meant:
            yield _Asked(change, meant)


def _slip(number: str, library: Library, result: ReadResult) -> str:
    """The part, of which the file has no row, that a number may be a slip of the finger in."""
    told = {part.part_number for part in result.library.parts if _size_of(part)}
    near = (known for known in library.part_by_number if is_slip(known, number))
    return next((known for known in near if known not in told), "")


def _is_confirmed(part: Part) -> bool:
    """Whether the file says its number twice: also as its type or order number."""
    numbers = (part.type_number, part.order_number)
    return any(number and part.part_number.endswith(number) for number in numbers)


def _objects(compared: Comparison, library: Library, result: ReadResult) -> Iterator[_Asked]:
    """Ports, contacts and conductors that are new beside one of nearly their name.

    One that is gone; or one that the file has as well, where nobody could tell the names apart. A
    port, too, of which all rows were written of another.
    """
    gone: dict[tuple[str, str], list[Change]] = {}
    for change in (*compared.changes, *compared.not_shown):
        if change.kind == "removed" and type(change.old) in _KINDS:
            gone.setdefault(_list_of(change, change.old), []).append(change)
    for change in compared.changes:
        if change.kind == "added" and type(change.new) in _KINDS:
            near = _nearest(change, gone.get(_list_of(change, change.new), ()))
            if near is not None:
                yield _Asked(change, key_of(near.old), near)
            elif alike := _meant_by(change, library, result):
                yield _Asked(change, alike)


def _meant_by(change: Change, library: Library, result: ReadResult) -> str:
    """The object of the library whose name looks the same, or whose rows a port has."""
    part = library.part_by_number.get(change.part)
    if part is None:
        return ""
    name, beside = key_of(change.new), _beside(change, part)
    alike = next((key for key in beside if looks_alike(key, name)), "")
    return alike or result.ports_written_of.get((change.part, name), "")


def _beside(change: Change, part: Part) -> Iterable[str]:
    """What the library has in the list that something is new to."""
    if isinstance(change.new, Port):
        return [port.designation for port in part.ports]
    if isinstance(change.new, Property):
        return []
    if isinstance(change.new, Terminal):
        return [terminal.designation for terminal in part.terminals]
    if isinstance(change.new, Conductor):
        return [row.id for row in part.cable.conductors] if part.cable else []
    ports = (port for port in part.ports if change.place.startswith(f"ports[{port.designation}]."))
    return [pin.contact for port in ports for pin in port.pins]


def _list_of(change: Change, item: object) -> tuple[str, str]:
    """The part and the list that an object stands in."""
    return change.part, change.place.removesuffix(f"[{key_of(item)}]")


def _nearest(change: Change, gone: Sequence[Change]) -> Change | None:
    return next((item for item in gone if _is_near(change.new, item.old)), None)


def _is_near(new: Any, old: Any) -> bool:
    """Whether an object may be one that is gone: by a slip in its name, or by emptied cells."""
    if isinstance(new, Property):
        return all(getattr(new, name) in ("", getattr(old, name)) for name in KEYS[Property])
    is_near = is_slip if isinstance(new, Port) else one_sign_apart
    return is_near(key_of(new), key_of(old))
