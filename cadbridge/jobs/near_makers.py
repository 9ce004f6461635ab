"""Short names of makers and suppliers that nobody knows, but hardly others than known ones.

They are asked about, so that `add_manufacturers` makes none of a slip of the finger.
"""

from collections.abc import Iterable, Iterator

from cadbridge.findings import Finding, Place
from cadbridge.jobs.alike import is_slip, look, looks_alike
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.jobs.near_misses import NEAR_MISS
from cadbridge.model import Library, Manufacturer, Part
from cadbridge.words import counted, quoted

_FIELDS = ("manufacturer", "supplier")
_SHORT = 3
"""Letters up to which one other letter is another maker: ABB and ABC."""


def without_near_makers(
    library: Library, compared: Comparison, file: str
) -> tuple[Comparison, list[Finding]]:
    """The comparison without parts and values of such makers, with one finding for each name.

    Args:
        library: what a file was compared with.
        compared: with what result.
        file: for the findings.
    """
    known = library.manufacturer_by_short_name
    told = {it.new.short_name for it in compared.changes if isinstance(it.new, Manufacturer)}
    meant: dict[str, str] = {}
    asked: dict[str, list[Change]] = {}
    for change in compared.changes:
        for name in _makers_of(change):
            if name not in known and name not in told:
                meant.setdefault(name, next(_near(name, known), ""))
                if meant[name]:
                    asked.setdefault(name, []).append(change)
    if not asked:
        return compared, []
    left_out = {id(change) for changes in asked.values() for change in changes}
    kept = [change for change in compared.changes if id(change) not in left_out]
    findings = [_finding(name, meant[name], asked[name], file) for name in asked]
    return Comparison(kept, compared.not_shown), findings


def _makers_of(change: Change) -> set[str]:
    """The makers and suppliers that a change gives to a part."""
    if isinstance(change.new, Part) and change.old is None:
        return {getattr(change.new, name) for name in _FIELDS} - {""}
    return {change.new} - {"", None} if change.path in _FIELDS else set()


def _near(name: str, known: Iterable[str]) -> Iterator[str]:
    for one in known:
        if looks_alike(one, name) or _is_slip(one, name):
            yield one


def _is_slip(one: str, other: str) -> bool:
    is_short = max(len(one), len(other)) <= _SHORT
    return is_slip(one, other) and (not is_short or sorted(look(one)) == sorted(look(other)))


def _finding(name: str, meant: str, changes: list[Change], file: str) -> Finding:
    new = sum(isinstance(change.new, Part) for change in changes)
    parts = len({change.part for change in changes})
    size = f"{counted(parts, 'part')} left out" if new == len(changes) else "left out"
    message = f"manufacturer {quoted(name)} is not known; is {quoted(meant)} meant? ({size})"
    first = changes[0]
    place = Place(file=file, part=first.part if parts == 1 else "", field=first.path)
    return Finding(rule=NEAR_MISS, message=message, place=place)
