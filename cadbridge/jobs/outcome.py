"""What a library would be like after changes: the errors that they bring, before they are made."""

from collections import Counter
from collections.abc import Iterable, Sequence

from cadbridge.check import check_library
from cadbridge.check.commercial import UNKNOWN_SUPPLIER
from cadbridge.check.references import UNKNOWN_MANUFACTURER
from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.library import LoadedLibrary
from cadbridge.library.summary import named_by
from cadbridge.model import Library, Manufacturer, Part
from cadbridge.words import counted, quoted

NEW_MANUFACTURER = rule(
    "CB622",
    Severity.ERROR,
    "Parts would have a manufacturer or supplier that the library does not know",
    "Correct the short name, or import it with `add_manufacturers`.",
)
TWINS = rule(
    "CB623",
    Severity.ERROR,
    "Two parts would have one part number",
    "Files say different things of one part; correct one of them, or leave it out.",
)
MOST_CHECKED = 1_000
"""Parts of a library that is checked as a whole; of a larger one, what changes touch."""
_OF_MAKERS = (UNKNOWN_MANUFACTURER.code, UNKNOWN_SUPPLIER.code)
"""What `check` says once a part; here it is said once a maker."""
_Key = tuple[str, Severity, str, str, str]


def brought_errors(library: Library, changes: Sequence[Change]) -> list[Finding]:
    """The errors of `cadbridge check` that a library would have after changes, and has not now."""
    try:
        changed = apply(library, changes)
    except FindingsError as error:
        return list(error.findings)
    numbers = {change.part.partition("#")[0] for change in changes}
    found = brought_findings(library, changed, numbers)
    new = [item for item in found if item.severity is Severity.ERROR]
    new = [item for item in new if item.code not in _OF_MAKERS]
    return [*_twins(library, changed), *_unknown_makers(library, changed, numbers), *new]


def left_hanging(library: Library, changes: Iterable[Change]) -> list[Finding]:
    """The warnings of `cadbridge check` about what still names a part that goes as a whole."""
    gone = [change for change in changes if change.is_whole and change.new is None]
    if not gone:
        return []
    numbers = {change.part.partition("#")[0] for change in gone}
    found = brought_findings(library, apply(library, gone), numbers)
    return [item for item in found if item.severity is Severity.WARNING]


def brought_findings(old: Library, new: Library, touched: set[str]) -> list[Finding]:
    """What `cadbridge check` finds in a library and not in what it was; notes are left out.

    Args:
        old: what it was.
        new: what it is.
        touched: numbers of the parts that differ.
    """
    known = {_key(item) for item in _wrong(old, touched)}
    return [item for item in _wrong(new, touched) if _key(item) not in known]


def findings_around(library: Library, touched: set[str]) -> list[Finding]:
    """What `cadbridge check` finds in parts and what they name or are named by; notes as well."""
    return check_library(LoadedLibrary(library=_around(library, touched), origins={}))


def missing_manufacturers(changes: Iterable[Change], library: Library) -> list[Change]:
    """Changes that add the makers and suppliers which changed parts name and nobody knows."""
    changes = list(changes)
    changed = apply(library, changes)
    numbers = {change.part for change in changes}
    return [
        Change(
            part=name,
            place="manufacturers",
            path="manufacturers",
            old=None,
            new=Manufacturer(short_name=name, name=name),
        )
        for name in _makers(library, changed, numbers)
    ]


def _wrong(library: Library, touched: set[str]) -> list[Finding]:
    found = findings_around(library, touched)
    return [finding for finding in found if finding.severity is not Severity.NOTE]


def _key(finding: Finding) -> _Key:
    return finding.code, finding.severity, finding.place.part, finding.place.field, finding.message


def _around(library: Library, numbers: set[str]) -> Library:
    """The parts that changes touch, and those that they name or are named by."""
    if len(library.parts) <= MOST_CHECKED:
        return library
    known = library.part_by_number
    touched = [known[number] for number in numbers if number in known]
    named = {number for part in touched for number in named_by(part)}
    cables = (cable for number in numbers for cable in library.cables_by_device.get(number, ()))
    wanted = {*numbers, *named, *(cable.part_number for cable in cables)}
    wanted |= {other for number in named if number in known for other in named_by(known[number])}
    return library.with_parts(tuple(p for p in library.parts if p.part_number in wanted))


def _twins(library: Library, changed: Library) -> list[Finding]:
    if len(changed.parts) == len(changed.part_by_number):
        return []
    known = {*_repeated(library)}
    return [
        Finding(rule=TWINS, message=f"two parts are called {number}", place=Place(part=number))
        for number in _repeated(changed)
        if number not in known
    ]


def _repeated(library: Library) -> list[str]:
    counts = Counter(part.part_number for part in library.parts)
    return [number for number, count in counts.items() if count > 1]


def _makers(library: Library, changed: Library, numbers: set[str]) -> Counter[str]:
    """Makers and suppliers whom nobody knows, with how many parts have them by the changes.

    Changes give them to a part, or take them out of the library.
    """
    before, known = library.part_by_number, changed.manufacturer_by_short_name
    gone = library.manufacturer_by_short_name.keys() - known.keys()
    return Counter(
        name
        for part in changed.parts
        if gone or part.part_number in numbers
        for name in sorted(_named(part) - (_named(before.get(part.part_number)) - gone))
        if name not in known
    )


def _named(part: Part | None) -> set[str]:
    """The maker and the supplier of a part."""
    return {part.manufacturer, part.supplier} - {""} if part else set()


def _unknown_maker(name: str, count: int) -> str:
    return f"the manufacturer {quoted(name)}, of {counted(count, 'part')}, is not known"


def _unknown_makers(library: Library, changed: Library, numbers: set[str]) -> list[Finding]:
    """One finding a maker."""
    return [
        Finding(rule=NEW_MANUFACTURER, message=_unknown_maker(name, count))
        for name, count in _makers(library, changed, numbers).items()
    ]
