"""Rows of which a file does not say what they are: nothing of their list is taken for gone."""

from collections.abc import Iterable

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.model import CableLength, Conductor, Pin, Port, Terminal
from cadbridge.model.fields import key_of
from cadbridge.words import counted, quoted

NAMELESS = rule(
    "CB628",
    Severity.WARNING,
    "A row does not say what it is about",
    "Nothing of it was taken, and no row beside it is taken for gone. Fill in its name.",
)
_KINDS = {
    Port: "port without a designation",
    Pin: "contact without a number",
    Terminal: "terminal without a designation",
    Conductor: "conductor without a name",
    CableLength: "length without an order code",
}


def without_nameless(compared: Comparison, file: str) -> tuple[Comparison, list[Finding]]:
    """The comparison without rows that have no name, with a finding for each.

    One of those that seem gone may be meant, so these stay.
    """
    nameless = [change for change in compared.changes if _is_nameless(change)]
    if not nameless:
        return compared, []
    lists = {_list_of(change) for change in nameless}
    kept = [
        change
        for change in compared.changes
        if not (change in nameless or (change.kind == "removed" and _list_of(change) in lists))
    ]
    findings = [_finding(change, compared.changes, file) for change in nameless]
    return Comparison(kept, compared.not_shown), findings


def _is_nameless(change: Change) -> bool:
    return change.kind == "added" and type(change.new) in _KINDS and not key_of(change.new)


def _list_of(change: Change) -> tuple[str, str]:
    """The part and the list that an object stands in."""
    return change.part, change.place.rpartition("[")[0]


def _finding(nameless: Change, changes: Iterable[Change], file: str) -> Finding:
    beside = (change for change in changes if _list_of(change) == _list_of(nameless))
    gone = [quoted(key_of(change.old)) for change in beside if change.kind == "removed"]
    message = f"a {_KINDS[type(nameless.new)]}"
    if len(gone) == 1:
        message += f"; is {gone[0]} meant?"
    elif gone:
        message += f"; it may be one of {counted(len(gone), 'name')} that stand nowhere"
    place = Place(file=file, part=nameless.part, field=_list_of(nameless)[1])
    return Finding(rule=NAMELESS, message=message, place=place)
