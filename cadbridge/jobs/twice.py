"""Values that stand twice in a file and were changed in one place: the changed one is meant."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cadbridge.findings import Finding, Severity, rule
from cadbridge.formats import ReadResult, Twice
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.library.plain import to_plain
from cadbridge.model import Library
from cadbridge.model.walk import leaves

CHANGED_IN_ONE = rule(
    "CB624",
    Severity.NOTE,
    "A value that stands twice was changed in one of its places",
    "The changed one was taken; nothing to do if it is right.",
)


def settle_twice(result: ReadResult, library: Library) -> ReadResult:
    """The result with those of two values that are not the library's.

    Where neither is, the finding that says so stays as it is.
    """
    changes: list[Change] = []
    said: dict[int, Finding] = {}
    for item in result.twice:
        known = _values(library, item.part).get(item.place)
        if known not in (item.taken, item.other):
            continue
        if known == item.taken:
            changes.append(_change(item))
        said[id(item.finding)] = _note(item, known)
    if not said:
        return result
    findings = tuple(said.get(id(finding), finding) for finding in result.findings)
    return replace(result, library=apply(result.library, changes), findings=findings)


def _change(item: Twice) -> Change:
    return Change(part=item.part, place=item.place, path=item.path, old=item.taken, new=item.other)


def _note(item: Twice, known: Any) -> Finding:
    meant = item.other if known == item.taken else item.taken
    message = f"{to_plain(known)!s} was changed to {to_plain(meant)!s} in one of two places"
    place = replace(item.finding.place, field=item.place)
    return Finding(rule=CHANGED_IN_ONE, message=message, place=place)


def _values(library: Library, number: str) -> Mapping[str, Any]:
    part = library.part_by_number.get(number)
    return {place: value for place, _, value in leaves(part)} if part else {}
