"""Texts of which a file has other blanks than the library: nobody has changed them."""

from collections.abc import Mapping
from typing import Any

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.jobs.diff import Comparison

OTHER_BLANKS = rule(
    "CB631",
    Severity.NOTE,
    "A text differs from the library's in blanks and line breaks alone",
    "The library's stays. If its blanks are wrong, correct them there.",
)


def without_other_blanks(compared: Comparison, file: str) -> tuple[Comparison, list[Finding]]:
    """The comparison without texts that have the same words, with a finding for each.

    Args:
        compared: a library with a file.
        file: for the findings.
    """
    alike = [it for it in compared.changes if it.old and _has_same_words(it.old, it.new)]
    if not alike:
        return compared, []
    ids = set(map(id, alike))
    kept = [change for change in compared.changes if id(change) not in ids]
    findings = [
        Finding(
            rule=OTHER_BLANKS,
            message="it has other blanks or line breaks in the file",
            place=Place(file=file, part=change.part, field=change.place),
        )
        for change in alike
    ]
    return Comparison(kept, compared.not_shown), findings


def _has_same_words(old: Any, new: Any) -> bool:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(_has_same_words(old[key], new[key]) for key in old)
    if isinstance(old, str) and isinstance(new, str):
        return old.split() == new.split()
    return bool(old == new)
