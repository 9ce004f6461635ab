"""Names that are new, but one sign away from one that is gone: asked about, and not taken.

A slip of the finger in a part number would make a part beside the one that is meant, and one in a
conductor's id a second core.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import ReadResult
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.model import Conductor, Library, Part, Pin, Port
from cadbridge.model.fields import key_of
from cadbridge.words import counted, quoted

NEAR_MISS = rule(
    "CB621",
    Severity.WARNING,
    "A name is not known, but one that differs in one sign is",
    "Nothing of it was taken. Correct the name in the file; if it is right, import with --as-new.",
)

_KINDS: Mapping[type, str] = {Port: "port", Conductor: "conductor", Pin: "contact"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something of which it is open what is meant."""

    change: Change
    meant: str
    gone: Change | None = None
    """What would go in its place."""


def without_near_misses(
    library: Library, result: ReadResult, compared: Comparison, file: str
) -> tuple[Comparison, list[Finding]]:
    """The comparison without what nearly is something known, with a finding for each.

    Args:
        library: what a file was compared with.
        result: what was read of a file.
        compared: with what result.
        file: for the findings.
    """
    moved = _moved(library, result)
    asked = [*_parts(library, result, compared.changes), *_objects(compared)]
    left_out = {id(change) for item in asked for change in (item.change, item.gone)}
    rows_of = {item.meant for item in asked if isinstance(item.change.new, Part)}
    rows_of.update(moved.values())
    kept = [
        change
        for change in compared.changes
        if not (id(change) in left_out or change.part in moved)
        and not (change.is_removal and change.part in rows_of)
    ]
    findings = [_finding(item, file) for item in asked]
    findings += [_of_moved(number, meant, file) for number, meant in moved.items()]
    return Comparison(kept, compared.not_shown), findings


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
    if isinstance(item, Part):
        return f"({counted(_size_of(item), 'row')} left out)"
    return "(left out)"


def _size_of(part: Part) -> int:
    """How many contacts and conductors a part has."""
    conductors = part.cable.conductors if part.cable else ()
    return len(conductors) + sum(len(port.pins) for port in part.ports)


def _parts(library: Library, result: ReadResult, changes: Iterable[Change]) -> Iterator[_Asked]:
    """The one new part of a file that was written of another, or tells nothing of one like it."""
    new = [change for change in changes if isinstance(change.new, Part) and change.old is None]
    if len(new) != 1 or _is_confirmed(new[0].new):
        return
    part: Part = new[0].new
    told = {item.part_number for item in result.library.parts if _size_of(item)}
    near = (
        number
        for number, known in library.part_by_number.items()
        if (number not in told and is_slip(number, part.part_number)) or _is_copy(part, known)
    )
    meant = result.written_of.get(part.part_number) or next(near, "")
    if meant:
        yield _Asked(new[0], meant)


def _is_copy(part: Part, known: Part) -> bool:
    """Whether a part has the type or order number of one that is known with nearly its number."""
    ours, theirs = ({item.type_number, item.order_number} - {""} for item in (part, known))
    return bool(ours & theirs) and one_sign_apart(part.part_number, known.part_number)


def _is_confirmed(part: Part) -> bool:
    """Whether the file says its number twice: also as its type or order number."""
    numbers = (part.type_number, part.order_number)
    return any(number and part.part_number.endswith(number) for number in numbers)


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers are one sign apart, and not only in digits as in a series."""
    if abs(len(one) - len(other)) > 1:
        return False
    first, second = _apart(one, other)
    are_digits = all(sign.isdigit() for sign in first + second)
    return one_sign_apart(one, other) and not (are_digits and first + second)


def one_sign_apart(one: str, other: str) -> bool:
    """Whether a slip of the finger lies between two names: a sign more, less, other or swapped."""
    first, second = _apart(one, other)
    if len(first) <= 1 and len(second) <= 1:
        return one != other
    return len(first) == len(second) == 2 and first == second[::-1]


def _apart(one: str, other: str) -> tuple[str, str]:
    """What is left of two names without what they begin and end with in common."""
    first, second = one.casefold(), other.casefold()
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    return first, second


def _objects(compared: Comparison) -> Iterator[_Asked]:
    """Ports, contacts and conductors that are new beside one of nearly their name that is gone."""
    gone: dict[tuple[str, str], list[Change]] = {}
    for change in (*compared.changes, *compared.not_shown):
        if change.kind == "removed" and type(change.old) in _KINDS:
            gone.setdefault(_list_of(change, change.old), []).append(change)
    for change in compared.changes:
        if change.kind == "added" and type(change.new) in _KINDS:
            near = _nearest(change, gone.get(_list_of(change, change.new), ()))
            if near is not None:
                yield _Asked(change, key_of(near.old), near)


def _list_of(change: Change, item: object) -> tuple[str, str]:
    """The part and the list that an object stands in."""
    return change.part, change.place.removesuffix(f"[{key_of(item)}]")


def _nearest(change: Change, gone: Sequence[Change]) -> Change | None:
    name = key_of(change.new)
    is_near = is_slip if isinstance(change.new, Port) else one_sign_apart
    near = (item for item in gone if is_near(name, key_of(item.old)))
    return next(near, None)
