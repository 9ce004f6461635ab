"""A length of a cable that is ordered by its own code, taken by itself."""

from collections.abc import Sequence
from dataclasses import replace

from cadbridge.formats import WriteJob
from cadbridge.library.select import is_meant, part_names
from cadbridge.model import Part


def of_lengths(job: WriteJob, patterns: Sequence[str]) -> WriteJob:
    """The job, with only those lengths of a cable that is named by their order codes alone."""
    shorter = {
        part.part_number: cut
        for part in job.parts
        if part.cable and (cut := _cut(part, patterns)) is not part
    }
    if not shorter:
        return job
    library = job.library.with_parts(
        tuple(shorter.get(part.part_number, part) for part in job.library.parts)
    )
    parts = tuple(shorter.get(part.part_number, part) for part in job.parts)
    return replace(job, library=library, parts=parts)


def _cut(part: Part, patterns: Sequence[str]) -> Part:
    assert part.cable
    codes = {length.order_code for length in part.cable.lengths}
    others = set(part_names(part)) - codes
    meant = {code for code in codes if is_meant(code, patterns)}
    if not meant or any(is_meant(name, patterns) for name in others):
        return part
    lengths = tuple(length for length in part.cable.lengths if length.order_code in meant)
    return replace(part, cable=replace(part.cable, lengths=lengths))
