"""What must be reported when the value at a place is changed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from cadbridge.findings import Finding, Severity, has_errors
from cadbridge.jobs.diff import Change

from .spots import Spot

ALONE = "alone: "
"""Before the group of places in a file of one part, if another file holds all parts."""


class Outcome(StrEnum):
    """How a change shows."""

    VALUE = "value"
    """One field of the part has the new value."""
    OBJECT = "object"
    """What an object is known by has changed: one is removed, another added, or it is refused."""
    LOST = "lost"
    """A field has lost something that does not belong to it any more."""
    MOVED = "moved"
    """Something of the part belongs to a part of another number now."""
    FINDING = "finding"
    """The value stands twice in the file; the reader says that the two differ, and may take it."""
    TAKEN = "taken"
    """As `FINDING`; if anything is reported besides, then the value that was written.

    Without a finding the fields named are reported, each once, and one has that value.
    """
    TITLE = "title"
    """A finding names it, or the field that stands below or beside it is missing."""
    SETTLED = "settled"
    """It counts together with what is around it: nothing is said, a finding, or that field."""
    REFUSED = "refused"
    """The file is not read at all, with an error that says so."""
    NOTHING = "nothing"
    """The place carries nothing."""


WITH_REASON = (Outcome.NOTHING, Outcome.REFUSED)
"""Outcomes of places that are no value of a part."""
_BESIDE = re.compile(r"( label| heading)?( \d\d)?$")
"""The end of a group that is about how another is titled, or where its texts stand."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be reported for the places of some groups."""

    outcome: Outcome
    path: str = "*"
    """Pattern of the path that is reported; several stand apart by blanks."""
    reason: str = ""
    """Why the places are passed over, or those that a title belongs to."""


@cache
def _all() -> Mapping[str, Any]:
    text = Path(__file__).with_name("rules.yaml").read_text("utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


@cache
def declared(list_name: str) -> Sequence[tuple[str, Rule]]:
    """The rules of one list by pattern of the group; the first that fits is meant."""
    return [
        (entry["places"], _rule({key: entry[key] for key in entry if key != "places"}))
        for entry in _all()[list_name]
    ]


def _rule(entry: Mapping[str, str]) -> Rule:
    ((outcome, text),) = entry.items()
    if outcome in WITH_REASON:
        return Rule(Outcome(outcome), reason=text)
    return Rule(Outcome(outcome), path=text)


def rule_of(
    lists: Sequence[str], group: str, otherwise: Callable[[str], str] = lambda group: ""
) -> Rule | None:
    """The rule for a group; none where it is not declared.

    Args:
        lists: names of the lists of rules, to be asked in turn.
        group: the group of the place.
        otherwise: names the field of groups that are not declared one by one.
    """
    for pattern, rule in chain.from_iterable(map(declared, lists)):
        if fnmatchcase(group, pattern) or fnmatchcase(group.removeprefix(ALONE), pattern):
            return rule if rule.path else _as_beside(rule, lists, group, otherwise)
    path = otherwise(group)
    return Rule(Outcome.VALUE, path) if path else None


def _as_beside(
    rule: Rule, lists: Sequence[str], group: str, otherwise: Callable[[str], str]
) -> Rule:
    """The rule of a title or position, with the field of the text that it belongs to."""
    if rule.outcome not in (Outcome.TITLE, Outcome.SETTLED):
        return rule
    of_text = rule_of(lists, _BESIDE.sub("", group), otherwise)
    if of_text is None:
        return Rule(Outcome.SETTLED, "")
    if of_text.outcome in WITH_REASON:
        return Rule(rule.outcome, "", reason=of_text.reason)
    return Rule(rule.outcome, of_text.path)


def complaint(
    spot: Spot, text: str, rule: Rule, changes: Sequence[Change], findings: Sequence[Finding]
) -> str:
    """What is wrong with the report of one edit; nothing if it is right.

    What a format keeps in `extras` of the same part, because no field takes it as it is, may
    be reported besides. Where a value stands twice in a file, a finding that names part and
    field will do; one length of a cable that differs is kept apart besides.
    """
    serious = [finding for finding in findings if finding.severity is not Severity.NOTE]
    if rule.outcome in (Outcome.FINDING, Outcome.TAKEN) and serious:
        return _taken_complaint(text, rule, changes)
    if rule.outcome in (Outcome.FINDING, Outcome.TAKEN):
        exact = rule if rule.outcome is Outcome.TAKEN else Rule(Outcome.VALUE, rule.path)
        return _field_complaint(spot, text, exact, changes) and "no finding"
    if rule.outcome is Outcome.MOVED:
        return "" if changes or serious else "not moved"
    if rule.outcome in (Outcome.TITLE, Outcome.SETTLED):
        return _around_complaint(rule, changes, findings)
    noticed = any(_fits(_without_keys(finding.place.field), rule.path) for finding in serious)
    if noticed or (rule.outcome is Outcome.OBJECT and serious and not changes):
        return ""
    return _field_complaint(spot, text, rule, changes)


def _taken_complaint(text: str, rule: Rule, changes: Sequence[Change]) -> str:
    """What is wrong with the changes besides a finding."""
    if not all(_fits(item.path, rule.path) for item in changes):
        return "something else is reported"
    as_written = not changes or any(says(item.new, text) for item in changes)
    return "" if as_written or rule.outcome is Outcome.FINDING else "another value is reported"


def _around_complaint(rule: Rule, changes: Sequence[Change], findings: Sequence[Finding]) -> str:
    """What is wrong where a title or a position has changed."""
    if rule.outcome is Outcome.TITLE and not rule.reason and has_errors(findings):
        return ""  # a table that is not known without this title is not read at all
    if not all(_fits(item.path, rule.path) for item in changes if item.path != "extras"):
        return "something else is reported"
    is_silent = rule.outcome is Outcome.TITLE and rule.path and not changes and not findings
    return "nothing is reported" if is_silent else ""


def _without_keys(place: str) -> str:
    return re.sub(r"\[.*?\](?=\.|$)", "", place)


def _field_complaint(spot: Spot, text: str, rule: Rule, changes: Sequence[Change]) -> str:
    """What is wrong where a field of the part must be reported."""
    fitting = [change for change in changes if _fits(change.path, rule.path)]
    others = [change for change in changes if change not in fitting and change.path != "extras"]
    if not fitting:
        return "the field is not reported"
    if others or any(change.part not in (spot.part, "") for change in changes):
        return "something else is reported"
    if rule.outcome is Outcome.OBJECT:
        return ""
    # an end that is given a connector has another state, too: each of the fields named, once
    most = len(rule.path.split()) if rule.outcome is Outcome.TAKEN else 1
    if len(fitting) > min(most, len({change.path for change in fitting})):
        return "more than one field is reported"
    is_said = rule.outcome is Outcome.LOST or any(says(change.new, text) for change in fitting)
    return "" if is_said else "the new value is not reported"


def _fits(path: str, patterns: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns.split())


_LONG = 8
"""Characters from which a value may stand in a longer text: ``Cable`` in ``Cable, 5 m``."""


def says(value: Any, text: str) -> bool:
    """Whether a value of the model is what was written."""
    if isinstance(value, Decimal):
        try:
            return value == Decimal(text)
        except InvalidOperation:
            return False
    found, wanted = _plain(str(value)), _plain(text)
    return wanted in found or (len(found) > _LONG and found in wanted)


def _plain(text: str) -> str:
    return re.sub(r"\\.|[\W_]", "", text).casefold()
