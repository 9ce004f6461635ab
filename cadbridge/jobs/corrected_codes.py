"""Order codes that a file has otherwise for a length of a cable: corrected, or asked about."""

from collections.abc import Iterable, Iterator

from cadbridge.findings import Finding, Place
from cadbridge.jobs.alike import is_slip, looks_alike
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.jobs.near_misses import NEAR_MISS
from cadbridge.model import CableLength, Library
from cadbridge.words import quoted

_LENGTHS = "cable.lengths"


def with_corrected_codes(
    library: Library, compared: Comparison, file: str, *, as_new: bool = False
) -> tuple[Comparison, list[Finding]]:
    """The comparison with one change for a length that goes and comes with another order code.

    A code that may be meant for another that is known is left out, with a finding.

    Args:
        library: what a file was compared with.
        compared: with what result.
        file: for the findings.
        as_new: whether such a code is taken.
    """
    pairs = list(_pairs(compared.changes))
    if not pairs:
        return compared, []
    used = {id(change) for pair in pairs for change in pair}
    kept = [change for change in compared.changes if id(change) not in used]
    findings = []
    for gone, new in pairs:
        code = new.new.order_code
        meant = "" if as_new else next(_meant(library, gone.old.order_code, code), "")
        place = f"{gone.place}.order_code"
        if meant:
            message = f"it says {quoted(code)}; is {quoted(meant)} meant? (left out)"
            at = Place(file=file, part=gone.part, field=place)
            findings.append(Finding(rule=NEAR_MISS, message=message, place=at))
        else:
            path = f"{_LENGTHS}.order_code"
            old = gone.old.order_code
            kept.append(Change(part=gone.part, place=place, path=path, old=old, new=code))
    return Comparison(kept, compared.not_shown), findings


def _pairs(changes: Iterable[Change]) -> Iterator[tuple[Change, Change]]:
    """What goes and what comes of the same length of a cable, where nothing else of it does."""
    by_length: dict[tuple[str, object], list[Change]] = {}
    for change in changes:
        item = change.new if change.old is None else change.old
        if change.path == _LENGTHS and isinstance(item, CableLength):
            by_length.setdefault((change.part, item.length_mm), []).append(change)
    for found in by_length.values():
        gone = [change for change in found if change.new is None]
        new = [change for change in found if change.old is None and change.new.order_code]
        if len(gone) == len(new) == 1 and len(found) == 2:
            yield gone[0], new[0]


def _meant(library: Library, old: str, code: str) -> Iterator[str]:
    """Codes of the library that a new one is hardly another than."""
    if looks_alike(old, code):
        yield old
    for part in library.parts:
        for length in part.cable.lengths if part.cable else ():
            known = length.order_code
            if known != old and (looks_alike(known, code) or is_slip(known, code)):
                yield known
