"""What must be reported when the value at a place is changed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cadbridge.diff import Change
from cadbridge.findings import Finding, Severity

from .spots import Spot


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
    """The value stands twice in the file; the reader says that the two differ."""
    NOTHING = "nothing"
    """The place carries nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be reported for the places of some groups."""

    outcome: Outcome
    path: str = "*"
    """Pattern of the path that is reported."""
    reason: str = ""
    """Why the places carry nothing."""


@cache
def declared(format_name: str) -> Sequence[tuple[str, Rule]]:
    """The declared rules of a format by pattern of the group; the first that fits is meant."""
    text = Path(__file__).with_name("rules.yaml").read_text("utf-8")
    return [(entry.pop("places"), _rule(entry)) for entry in yaml.safe_load(text)[format_name]]


def _rule(entry: Mapping[str, str]) -> Rule:
    ((outcome, text),) = entry.items()
    if outcome == Outcome.NOTHING:
        return Rule(Outcome.NOTHING, reason=text)
    return Rule(Outcome(outcome), path=text)


def rule_of(
    format_name: str, group: str, otherwise: Callable[[str], str] = lambda group: ""
) -> Rule | None:
    """The rule for a group; none where it is not declared.

    Args:
        format_name: the format.
        group: the group of the place.
        otherwise: names the field of groups that are not declared one by one.
    """
    for pattern, rule in declared(format_name):
        if fnmatchcase(group, pattern):
            return rule
    path = otherwise(group)
    return Rule(Outcome.VALUE, path) if path else None


def complaint(
    spot: Spot, text: str, rule: Rule, changes: Sequence[Change], findings: Sequence[Finding]
) -> str:
    """What is wrong with the report of one edit; nothing if it is right.

    What a format keeps in `extras` of the same part, because no field takes it as it is, may
    be reported besides.
    """
    serious = [finding for finding in findings if finding.severity is not Severity.NOTE]
    match rule.outcome:
        case Outcome.NOTHING:
            return "something is reported" if changes or serious else ""
        case Outcome.FINDING:
            return "" if serious and not changes else "no finding, or changes"
        case Outcome.MOVED:
            return "" if text in {change.part for change in changes} else "not moved"
        case Outcome.OBJECT if serious and not changes:
            return ""
    return _field_complaint(spot, text, rule, changes)


def _field_complaint(spot: Spot, text: str, rule: Rule, changes: Sequence[Change]) -> str:
    """What is wrong where a field of the part must be reported."""
    fitting = [change for change in changes if fnmatchcase(change.path, rule.path)]
    others = [change for change in changes if change not in fitting and change.path != "extras"]
    if not fitting:
        return "the field is not reported"
    if others or {change.part for change in changes} != {spot.part}:
        return "something else is reported"
    if rule.outcome is Outcome.OBJECT:
        return ""
    if len(fitting) != 1:
        return "more than one field is reported"
    is_said = rule.outcome is Outcome.LOST or says(fitting[0].new, text)
    return "" if is_said else "the new value is not reported"


def says(value: Any, text: str) -> bool:
    """Whether a value of the model is what was written."""
    if isinstance(value, Decimal):
        try:
            return value == Decimal(text)
        except InvalidOperation:
            return False
    return _plain(text) in _plain(str(value))


def _plain(text: str) -> str:
    return re.sub(r"\\.|[\W_]", "", text).casefold()
