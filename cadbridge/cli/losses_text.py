"""What a conversion loses, in a few lines."""

from collections.abc import Iterator, Sequence

from cadbridge.convert import FIELD_NORMALISED, FIELD_NOT_CARRIED, KIND_NOT_CARRIED
from cadbridge.findings import Finding
from cadbridge.formats import Format

MOST_NAMED = 6
"""Fields that a line names; the rest is a number."""


def losses_text(losses: Sequence[Finding], target: Format) -> Iterator[str]:
    """One line a kind of part that is left out, one for all fields lost, one for normal forms."""
    for finding in losses:
        if finding.rule is KIND_NOT_CARRIED:
            yield f"{target.name}: {finding.message}"
    lost = [item.place.field for item in losses if item.rule is FIELD_NOT_CARRIED]
    changed = [item.place.field for item in losses if item.rule is FIELD_NORMALISED]
    if lost:
        yield f"{target.name} does not carry {_named(lost)}"
    if changed:
        yield f"{target.name} carries in a normal form {_named(changed)}"


def _named(fields: Sequence[str]) -> str:
    """The fields, or the first of many: ``note, sources and 12 more (--json lists them)``."""
    named, more = fields[:MOST_NAMED], len(fields) - MOST_NAMED
    if more <= 0:
        return ", ".join(named)
    return f"{', '.join(named)} and {more} more (--json lists them)"
