"""Files of any format against a library: what would change, and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions
from cadbridge.jobs.changes import conflicts, merge
from cadbridge.jobs.diff import Change, diff, diff_with_file
from cadbridge.jobs.gaps import with_gaps_filled
from cadbridge.jobs.reading import fitting_options, format_at, read_path, sources_at
from cadbridge.mapping import Mappings
from cadbridge.model import Library

NOTHING_HELD = rule(
    "CB606",
    Severity.WARNING,
    "A file holds nothing to import",
    "Fill it in, or name another file; `cadbridge info` tells what was seen of it.",
)

RECORDS = "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What importing files would change in a library."""

    library: Library
    changes: Mapping[Path, Sequence[Change]]
    """By file."""
    findings: tuple[Finding, ...]
    """What the readers noticed, and conflicts between the files."""

    def merged(self) -> list[Change]:
        """The changes of all files, each once; the files are the sources of what was missing."""
        changes = merge({str(path): changes for path, changes in self.changes.items()})
        return with_gaps_filled(self.library, changes, self._file_of)

    def _file_of(self, part: str, place: str) -> str:
        """The name of the first file that a value comes from."""
        return next(
            path.name
            for path, changes in self.changes.items()
            if any(item.part == part and place.startswith(item.place) for item in changes)
        )


def plan_import(
    library: Library,
    files: Sequence[Path],
    mappings: Mappings,
    options: ReadOptions = AS_THE_FILE_SAYS,
) -> ImportPlan:
    """Compare files with a library, in the fields that each file's format carries.

    A part or a record that a file does not hold stays; of a part that it holds, what is missing
    there is removed, unless the format spreads a part over several files.

    Raises:
        FileError: a file cannot be read.
    """
    changes: dict[Path, list[Change]] = {}
    findings: list[Finding] = []
    known = library
    sources = [source for path in files for source in sources_at(path)]
    options = fitting_options(sources, options)
    for path in sources:
        item = format_at(path)
        result = read_path(path, mappings, known, options)
        findings += (*result.findings, *result.left_behind)
        if result.library == Library():
            message = "there is nothing in it, so nothing would change"
            findings.append(
                Finding(rule=NOTHING_HELD, message=message, place=Place(file=str(path)))
            )
        paths = item.carried_paths() | item.kept_paths
        apart = paths - {RECORDS}
        ours = item.share(library.counterpart(result.library))
        theirs = item.share(result.library)
        changes[path] = diff_with_file(ours, theirs, apart, item.partial_paths)
        if RECORDS in paths and result.library.records != known.records:
            known = replace(library, records={**known.records, **result.library.records})
    for path in sources[-1:]:  # the records of all files together, which are no one file's own
        changes[path] += diff(library, known, {RECORDS})
    findings += conflicts({str(path): found for path, found in changes.items()})
    return ImportPlan(library=library, changes=changes, findings=tuple(findings))
