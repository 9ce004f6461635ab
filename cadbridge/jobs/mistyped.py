"""Contacts in which a letter took the place of a digit: asked about, and not taken."""

from typing import Any

from cadbridge.findings import Finding, Place
from cadbridge.jobs.alike import looks_alike
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.jobs.near_misses import NEAR_MISS
from cadbridge.words import quoted

_NAMING = ("contact_a", "contact_b", "terminals")
"""Fields that name contacts or terminals."""


def without_mistyped(compared: Comparison, file: str) -> tuple[Comparison, list[Finding]]:
    """The comparison without values that name a contact by what only looks like it: l3 for 13."""
    asked = [change for change in compared.changes if _is_mistyped(change)]
    kept = [change for change in compared.changes if change not in asked] if asked else None
    findings = [_finding(change, file) for change in asked]
    return compared if kept is None else Comparison(kept, compared.not_shown), findings


def _is_mistyped(change: Change) -> bool:
    if change.path.rpartition(".")[2] not in _NAMING or change.kind != "changed":
        return False
    old, new = _names(change.old), _names(change.new)
    other = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return len(old) == len(new) and bool(other) and all(_is_slip(*pair) for pair in other)


def _is_slip(old: str, new: str) -> bool:
    return looks_alike(old, new) and _digits(new) < _digits(old)


def _digits(name: str) -> int:
    return sum(sign.isdigit() for sign in name)


def _names(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _finding(change: Change, file: str) -> Finding:
    old, new = (", ".join(_names(value)) for value in (change.old, change.new))
    return Finding(
        rule=NEAR_MISS,
        message=f"it says {quoted(new)}; is {quoted(old)} meant? (left out)",
        place=Place(file=file, part=change.part, field=change.place),
    )
