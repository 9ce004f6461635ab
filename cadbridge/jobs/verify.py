"""The proof of the round trip: write, read back, compare.

Nothing is taken from memory: each file is read by the format's reader as a stranger's would be,
and compared with the library in the fields that the format says it carries. A file that holds
only a part of the library (one port's drawing, one cable's workbook) is compared in what it
holds; whatever no file of the format holds is missing, and counts as a difference too.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding
from cadbridge.formats import Format, ReadResult, WriteJob
from cadbridge.jobs.diff import Change, compare_with_file, diff
from cadbridge.jobs.export import export
from cadbridge.jobs.losses import carried_of, left_out
from cadbridge.jobs.reading import resolved
from cadbridge.jobs.workers import Workers
from cadbridge.model import Extra, Library, Part
from cadbridge.model.merge import merge_libraries
from cadbridge.model.walk import is_filled
from cadbridge.progress import tell
from cadbridge.words import counted, shown_as


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A value that did not come back as it was."""

    file: Path | None
    """The file it was read from, or should stand in; None: no file of several holds it."""
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReport:
    """One part in one format, in numbers of values."""

    part: str
    compared: int
    different: int
    not_carried: int

    @property
    def equal(self) -> int:
        """Values that came back as they were."""
        return self.compared - self.different


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatReport:
    """One format."""

    format: Format
    files: int
    parts: tuple[PartReport, ...]
    """Those that the format takes."""
    not_carried: Mapping[str, int]
    """How many values of each field it leaves out, by path; what a foreign file held and another
    format keeps, by the name that it has there."""
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]
    """What the reader noticed in our own files: normally nothing."""

    def __repr__(self) -> str:
        """In numbers."""
        return shown_as(
            self,
            self.format.name,
            counted(self.files, "file"),
            counted(len(self.parts), "part"),
            counted(len(self.differences), "difference"),
        )


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came back in one file."""

    file: Path
    found: Library
    """Its records are those of the file alone."""
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Some files of one format, to be read back and compared."""

    format: Format
    files: Sequence[Path]
    number: int = 1
    total: int = 1
    """Which of the format's readings it is, of how many."""

    def run(self, job: WriteJob) -> Iterator[FileReport]:
        """Read them, one after the other."""
        for path in self.files:
            result, records = _read(self.format, path, job)
            changes = compare(job.library, result, self.format, job.options)
            differences = tuple(Difference(file=path, change=change) for change in changes)
            found = replace(result.library, records=records)
            yield FileReport(path, found, differences, result.findings)
        tell(self.number, self.total, "file", f"read back from {self.format.name}")


def verify(
    job: WriteJob, chosen: Sequence[Format], folder: Path, workers: Workers | None = None
) -> Iterator[FormatReport]:
    """Write the job's parts in each format below a folder, read them back and compare.

    Args:
        job: what to prove.
        chosen: the formats.
        folder: where to write.
        workers: of the job, to share the work; by default it is done here.

    Raises:
        FileError: a format is written only, so that nothing proves it; or as of `export`.
    """
    workers = workers or Workers(job)
    for item in chosen:
        if item.read is None:
            hint = f"leave {item.name} out"
            message = f"{item.title} files are written only: none is read back to prove it"
            raise FileError(message, hint=hint)
    written: dict[str, list[Path]] = {item.name: [] for item in chosen}
    for exported in export(job, chosen, folder, workers):
        if exported.path.suffix in exported.format.suffixes:
            written[exported.format.name].append(exported.path)
    tasks = [task for item in chosen for task in _tasks(item, written[item.name])]
    results = zip(tasks, workers.run(tasks), strict=True)
    for item, read in groupby(results, key=lambda result: result[0].format):
        reports = [report for _, found in read for report in found]
        yield _format_report(job, item, reports)


def _tasks(item: Format, files: Sequence[Path]) -> list[Reading]:
    """One task a file; one that finds nothing where nothing was written."""
    count = len(files)
    readings = [Reading(item, [path], number, count) for number, path in enumerate(files, 1)]
    return readings or [Reading(item, files)]


def _format_report(job: WriteJob, item: Format, reports: Sequence[FileReport]) -> FormatReport:
    taken = [part for part in job.parts if item.takes(part)]
    expected = _expected(job, item, taken)
    differences = [told for report in reports for told in report.differences]
    found = merge_libraries([report.found for report in reports])
    told_of = [told.change for told in differences]
    missing = _missing(expected, found, item.carried_paths(job.options), told_of)
    differences += [Difference(file=_only_file(reports, it), change=it) for it in missing]
    differences += [Difference(file=None, change=it) for it in _lost_records(job, item, found)]
    return FormatReport(
        format=item,
        files=len(reports),
        parts=tuple(_part_reports(job.of(taken), item, differences)),
        not_carried=Counter(name for part in taken for name in left_out(part, item, job.options)),
        differences=tuple(differences),
        findings=tuple(finding for report in reports for finding in report.findings),
    )


def _only_file(reports: Sequence[FileReport], change: Change) -> Path | None:
    """The file that should show it, if one alone tells of its part."""
    files = [item.file for item in reports if change.part in item.found.part_by_number]
    return files[0] if len(files) == 1 else None


def compare(
    library: Library, result: ReadResult, item: Format, options: Mapping[str, str]
) -> list[Change]:
    """Differences between what a file shows and the same part of the library.

    A file of some parts need not hold the records that belong to none, and no file what other
    formats keep for themselves.
    """
    paths = item.carried_paths(options)
    looked_at = paths if result.library.records else paths - {"records"}
    ours = item.share(library.counterpart(result.library))
    return compare_with_file(ours, item.share(result.library), looked_at, result.shown).changes


def _expected(job: WriteJob, item: Format, taken: Sequence[Part]) -> Library:
    """What the files together must hold."""
    return item.share(replace(job.library.subset(tuple(taken)), records={}))


def _lost_records(job: WriteJob, item: Format, found: Library) -> Iterator[Change]:
    """Records that stand in no file of a whole library."""
    known = job.library.records
    if not (job.is_whole and item.keeps in known and "records" in item.carried_paths(job.options)):
        return
    ours, theirs = (
        Counter(item.kept_names(records.get(item.keeps, {}))) for records in (known, found.records)
    )
    if ours - theirs:
        yield Change(part="", place="records", path="records", old=known, new=found.records)


def _read(item: Format, path: Path, job: WriteJob) -> tuple[ReadResult, Mapping[str, Extra]]:
    """What came back; and the records of the file itself, without what the library settles."""
    assert item.read is not None
    result = item.read(path, job.mappings)
    return resolved(item, result, job.library), result.library.records


def _missing(
    expected: Library, found: Library, paths: Collection[str], told: Iterable[Change]
) -> list[Change]:
    """What single files may lack, or not show, but what some file must have."""
    places = {(change.part, change.place) for change in told}
    changes = diff(expected, found, paths)
    return [
        change
        for change in changes
        if is_filled(change.old) and (change.part, change.place) not in places
    ]


def _part_reports(
    job: WriteJob, item: Format, differences: Iterable[Difference]
) -> Iterator[PartReport]:
    places = {(found.change.part, found.change.place) for found in differences}
    different = Counter(part for part, _ in places)
    for part in job.parts:
        yield PartReport(
            part=part.part_number,
            compared=len(carried_of(part, item, job.options)),
            different=different[part.part_number],
            not_carried=len(left_out(part, item, job.options)),
        )
