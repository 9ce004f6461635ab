"""Parts of one number: a file cannot tell which of them it means."""

from collections import Counter
from collections.abc import Mapping

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.jobs.diff import Change, Comparison
from cadbridge.model import Library, Part
from cadbridge.model.fields import keyed
from cadbridge.words import counted

SEVERAL = rule(
    "CB629",
    Severity.WARNING,
    "A file changes a part whose number several parts of the library have",
    "Nothing of it was taken. Give each of them a number of its own; `cadbridge check` names their "
    "files.",
    leaves_out=True,
)


def without_parts_of_one_number(
    library: Library, compared: Comparison, file: str
) -> tuple[Comparison, list[Finding]]:
    """The comparison without changes of such parts, with a finding for each number.

    Args:
        library: what a file was compared with.
        compared: with what result.
        file: for the findings.
    """
    counts = Counter(part.part_number for part in library.parts)
    if not compared.changes or len(counts) == len(library.parts):
        return compared, []
    numbers = {key: part.part_number for key, part in keyed(library.parts).items()}
    kept: list[Change] = []
    left: Counter[str] = Counter()
    for change in compared.changes:
        number = _number(change, numbers)
        if counts[number] > 1:
            left[number] += 1
        else:
            kept.append(change)
    findings = [
        Finding(
            rule=SEVERAL,
            message=f"{counted(counts[number], 'part')} have this number; "
            f"{counted(count, 'change')} left out",
            place=Place(file=file, part=number),
        )
        for number, count in left.items()
    ]
    return Comparison(kept, compared.not_shown), findings


def _number(change: Change, numbers: Mapping[str, str]) -> str:
    """The number of the part that a change is about."""
    if isinstance(change.new, Part):
        return change.new.part_number
    return numbers.get(change.part, "")
