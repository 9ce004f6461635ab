"""What the sources leave open, one finding each; and sources that do not say why."""

from collections.abc import Iterator
from typing import Any

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, Value
from cadbridge.check.walk import all_sources
from cadbridge.findings import Severity, rule
from cadbridge.model import Certainty, Doubt, Manufacturer, Part, Source
from cadbridge.model.fields import keyed, members
from cadbridge.model.walk import is_filled, leaves
from cadbridge.words import quoted

_ADVICE = "Ask the maker or measure; then state the value and drop the source's certainty."

OPEN_POINTS = {
    Certainty.INFERRED: rule("CB271", Severity.NOTE, "A value is inferred", _ADVICE),
    Certainty.CONFLICTING: rule("CB272", Severity.NOTE, "A source contradicts itself", _ADVICE),
    Certainty.MISSING: rule("CB273", Severity.NOTE, "A source leaves something out", _ADVICE),
}
WORDING = rule(
    "CB276",
    Severity.NOTE,
    "Only the wording of a value is in doubt",
    "Nothing need be done: nobody wires, orders or draws by it.",
)
FILLED_GAP = rule(
    "CB277",
    Severity.WARNING,
    "A value is called missing and is there",
    "Say where it comes from, and drop `certainty: missing`; `cadbridge settle` does both.",
)
NO_REASON = rule(
    "CB274",
    Severity.ERROR,
    "An uncertain value does not say why",
    "Give the source a reason, and a conflict both its readings.",
)
NO_SUCH_FIELD = rule(
    "CB275",
    Severity.ERROR,
    "A source is about a field that the object does not have",
    "Correct `field`: a dotted path below the object that the source stands on.",
)


def open_points(catalogue: Catalogue) -> Iterator[Problem]:
    """Every source that does not state its value, and is about one."""
    for owner, source in all_sources(catalogue.library):
        if source.certainty in OPEN_POINTS and source.reason and _is_of_field(owner, source):
            at = Value(owner.root, owner.steps, source.field)
            is_wording = source.doubt is Doubt.WORDING
            kind = WORDING if is_wording else OPEN_POINTS[source.certainty]
            yield Problem(kind, _words(source), at)


def filled_gaps(catalogue: Catalogue) -> Iterator[Problem]:
    """What a source calls missing is not there; of several values, one is not."""
    for owner, source in all_sources(catalogue.library):
        if source.certainty is Certainty.MISSING and _is_there(owner, source.field):
            at = Value(owner.root, owner.steps, source.field)
            yield Problem(FILLED_GAP, "called missing, but it is there", at)


def _is_there(owner: Value, field: str) -> bool:
    """Whether a field has a value at each of its places; the object itself, where none is named.

    Only an entry of the manufacturers may stand for one that is missing.
    """
    if not field:
        return bool(owner.steps) or not isinstance(owner.root, Manufacturer)
    values = [value for at, path, value in _leaves(_held(owner)) if field in (at, path)]
    return bool(values) and all(map(is_filled, values))


def _leaves(item: Any) -> Iterator[tuple[str, str, Any]]:
    """The values of an object, but for rows of a wiring table that are no core."""
    idle = tuple(f"cable.conductors[{key}]." for key in _without_core(item))
    return (found for found in leaves(item) if not found[0].startswith(idle))


def _without_core(item: Any) -> Iterator[str]:
    """Rows of no core, and a shield alone: nobody can say what its core is like."""
    if isinstance(item, Part) and item.cable:
        for key, row in keyed(item.cable.conductors).items():
            if not row.has_core:
                yield key


def _words(source: Source) -> str:
    """Reason, text as printed and readings of a source on one line."""
    printed = [f"printed {quoted(source.printed)}"] if source.printed else []
    readings = [f"readings: {' / '.join(source.readings)}"] if source.readings else []
    details = "; ".join([*printed, *readings])
    return f"{source.reason} ({details})" if details else source.reason


def reasons(catalogue: Catalogue) -> Iterator[Problem]:
    """An uncertain source has a reason; a conflict has two readings at least."""
    for owner, source in all_sources(catalogue.library):
        lacks = _lacks(source)
        if lacks and _is_of_field(owner, source):
            at = Value(owner.root, owner.steps, source.field)
            yield Problem(NO_REASON, f"{source.certainty}, but {lacks}", at)


def _lacks(source: Source) -> str:
    """What an uncertain source does not say."""
    lacks = []
    if source.certainty in OPEN_POINTS and not source.reason:
        lacks.append("no reason is given")
    if source.certainty is Certainty.CONFLICTING and len(source.readings) < 2:
        lacks.append("there are not two readings")
    return " and ".join(lacks)


def fields(catalogue: Catalogue) -> Iterator[Problem]:
    """The field that a source names exists."""
    for owner, source in all_sources(catalogue.library):
        if not _is_of_field(owner, source):
            kind = type(_held(owner)).__name__.lower()
            lacks = _lacks(source)
            more = f"; the source is {source.certainty}, but {lacks}" if lacks else ""
            message = f"{kind} has no field {quoted(source.field)}{more}"
            yield Problem(NO_SUCH_FIELD, message, owner)


def _is_of_field(owner: Value, source: Source) -> bool:
    """Whether a source is about a field that its object has, or all of the object."""
    return not source.field or _has_field(_held(owner), source.field)


def _held(owner: Value) -> Any:
    """The object that a source stands on."""
    return owner.steps[-1][1] if owner.steps else owner.root


def _has_field(held: Any, field: str) -> bool:
    """Whether an object has a path, or a place with keys: ``contacts[3].x_mm``."""
    cls: type = type(held)
    if "[" not in field:
        return _has_path(cls, field)
    places = [place for place, _, _ in leaves(held)]
    return any(at == field or at.startswith(f"{field}.") for at in places)


def _has_path(cls: type, path: str) -> bool:
    held: type | None = cls
    for name in path.split("."):
        known = dict(members(held)) if held else {}
        if name not in known:
            return False
        held = known[name]
    return True
