"""Parts that a file takes back, and that others name which stay: these are not removed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.jobs.changes import address_of, apply, merge
from cadbridge.jobs.diff import Change
from cadbridge.library.summary import named_by
from cadbridge.model import Library
from cadbridge.words import quoted

NEEDED = rule(
    "CB632",
    Severity.WARNING,
    "A part is taken back that others need",
    "It stays. Take it out of the parts that name it, in the same file or before, or take these "
    "back as well.",
    leaves_out=True,
)


def without_needed(
    library: Library, changes: Mapping[Path, Sequence[Change]]
) -> tuple[dict[Path, list[Change]], list[Finding]]:
    """The changes without removals of parts that parts name which are there after all changes.

    Args:
        library: what would be changed.
        changes: by file.

    Returns:
        The changes, and what is said of the parts that stay.
    """
    left = {path: list(found) for path, found in changes.items()}
    said: list[Finding] = []
    while needed := _needed(library, left):
        for path, found in left.items():
            left[path] = [it for it in found if not (_is_gone(it) and it.part in needed)]
            said += [
                Finding(
                    rule=NEEDED,
                    message=f"{it.part} stays, for {quoted(needed[it.part])} names it",
                    place=Place(file=str(path), part=it.part),
                )
                for it in found
                if _is_gone(it) and it.part in needed
            ]
    return left, said


def _needed(library: Library, changes: Mapping[Path, Sequence[Change]]) -> dict[str, str]:
    """Parts that would go, each with one that names it and stays."""
    gone = {it.part for found in changes.values() for it in found if _is_gone(it)}
    if not gone:
        return {}
    try:
        changed = apply(library, merge({str(path): found for path, found in changes.items()}))
    except FindingsError:  # the files contradict each other, which is said, and nothing is written
        return {}
    return {
        name: part.part_number
        for part in reversed(changed.parts)
        for name in named_by(part)
        if name in gone and name != part.part_number
    }


def _is_gone(change: Change) -> bool:
    return change.is_whole and change.new is None and address_of(change)[0] == "parts"
