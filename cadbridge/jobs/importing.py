"""Files of any format against a library: what would change, and doing it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, Place, Severity, forbid_writing, rule
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.jobs.blanks import without_other_blanks
from cadbridge.jobs.changes import address_of, apply, conflicts, merge
from cadbridge.jobs.corrected_codes import with_corrected_codes
from cadbridge.jobs.diff import Change, compare_with_file, diff, removals_of
from cadbridge.jobs.kept_of_gone import gone_of_kept, with_kept_of_gone
from cadbridge.jobs.mistyped import without_mistyped
from cadbridge.jobs.nameless import without_nameless
from cadbridge.jobs.near_makers import without_near_makers
from cadbridge.jobs.near_misses import without_near_misses
from cadbridge.jobs.nearby import library_for
from cadbridge.jobs.needed import without_needed
from cadbridge.jobs.one_number import without_parts_of_one_number
from cadbridge.jobs.outcome import brought_errors, left_hanging, missing_manufacturers
from cadbridge.jobs.provenance import with_provenance, without_own
from cadbridge.jobs.reading import fitting_options, format_at, read_path, sources_at
from cadbridge.jobs.renamed import with_renamed
from cadbridge.jobs.twice import without_earlier
from cadbridge.library import edit_library
from cadbridge.mapping import Mappings
from cadbridge.model import Library
from cadbridge.model.fields import keyed
from cadbridge.progress import steps
from cadbridge.words import counted, quoted, shown_as

NOTHING_HELD = rule(
    "CB606",
    Severity.WARNING,
    "A file holds nothing to import",
    "Fill it in, or name another file; `cadbridge info` tells what was seen of it.",
    leaves_out=True,
)

OF_THE_BASE = rule(
    "CB607",
    Severity.WARNING,
    "A file says otherwise of what stands in the library's base",
    "The base is never written to: change it there, or copy it into a file of your own first.",
    leaves_out=True,
)

HIDDEN_AS_KNOWN = rule(
    "CB626",
    Severity.NOTE,
    "What is hidden in a file says what the library says",
    "Nothing to do: the file changes nothing.",
)

RECORDS = "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What importing files would change in a library."""

    library: Library
    mappings: Mappings
    changes: Mapping[Path, Sequence[Change]]
    """By file, removals among them."""
    findings: tuple[Finding, ...]
    """What the readers noticed, and conflicts between the files."""
    not_shown: Mapping[Path, Sequence[Change]] = field(default_factory=dict)
    """By file: what the library holds of the file's parts and the file says nothing about."""
    into: Path | None = None
    """The files of the library, where they are to be written to."""

    def __repr__(self) -> str:
        """How much of what."""
        changes = sum(map(len, self.changes.values()))
        return shown_as(
            self,
            counted(len(self.changes), "file"),
            counted(changes, "change"),
            counted(len(self.findings), "finding"),
        )

    def apply(self, *, remove: bool = False, add_manufacturers: bool = False) -> list[Path]:
        """Write the changes into the library's files, or none of them.

        A cell that cannot be read costs itself alone: it is an error among the findings, and the
        rest is written. Whoever wants all or nothing looks at the findings first.

        Args:
            remove: whether what is gone in a file goes in the library.
            add_manufacturers: whether manufacturers are made that parts name and nobody knows.

        Returns:
            The files written, then those removed.

        Raises:
            FindingsError: the files contradict each other or have errors that forbid to write, or
                the library would have errors.
            FileError: the library cannot be written, or was changed since it was read.
        """
        changes = self.merged(remove=remove, add_manufacturers=add_manufacturers)
        refused = [item for item in self.findings if forbid_writing([item])]
        if found := refused or self.problems(changes):
            raise FindingsError("nothing was written", found)
        return self.write(changes)

    def write(self, changes: Sequence[Change]) -> list[Path]:
        """Write changes that were looked at, such as `merged` gives; see `apply`."""
        if self.into is None:
            raise FileError("the plan is of no library's files")
        _refuse_others(changes)
        touched = {part for one in changes for part in (one.part, one.part.partition("#")[0])}
        return edit_library(self.into, lambda held: apply(held, changes), touched=touched)

    def merged(self, *, remove: bool = False, add_manufacturers: bool = False) -> list[Change]:
        """The changes of all files, each once; the files are the sources of what they say.

        Args:
            remove: whether what is gone in a file goes in the library.
            add_manufacturers: whether manufacturers are made that parts name and nobody knows.
        """
        return self.taken(self.told(remove=remove), add_manufacturers=add_manufacturers)

    def taken(self, chosen: Sequence[Change], *, add_manufacturers: bool = False) -> list[Change]:
        """Some of what `told` gives; the files are the sources of what they say.

        Args:
            chosen: the changes.
            add_manufacturers: as of `merged`.
        """
        _refuse_others(chosen)
        complete = self.with_kept(chosen)
        changes = with_provenance(self.library, complete, _file_of(self.changes))
        new = missing_manufacturers(changes, self.library) if add_manufacturers else []
        return [*changes, *new]

    def problems(self, changes: Sequence[Change]) -> list[Finding]:
        """Errors of `cadbridge check` that the changes would bring into the library."""
        _refuse_others(changes)
        return brought_errors(self.library, changes)

    def left_hanging(self, changes: Sequence[Change]) -> list[Finding]:
        """Warnings of `cadbridge check` about what would still name a part that goes."""
        _refuse_others(changes)
        return left_hanging(self.library, changes)

    def told(self, *, remove: bool = False) -> list[Change]:
        """As `merged`, without what becomes of sources."""
        return [change for change in self._all() if remove or not change.is_removal]

    def with_kept(self, chosen: Sequence[Change]) -> list[Change]:
        """Some of what `told` gives, with what goes along: cells that were kept for rows."""
        return with_kept_of_gone(self.library, chosen, self.mappings)

    def removals(self) -> list[Change]:
        """The changes by which something goes and nothing takes its place."""
        return [change for change in self._all() if change.is_removal]

    def _all(self) -> list[Change]:
        return merge({str(path): changes for path, changes in self.changes.items()})


def _refuse_others(changes: object) -> None:
    """Raises TypeError where these are no changes."""
    if not isinstance(changes, Sequence) or isinstance(changes, str):
        raise TypeError(f"changes is a sequence of changes, not {quoted(changes)}")
    for change in changes:
        if not isinstance(change, Change):
            raise TypeError(f"a Change is expected, not {quoted(change)}")


def plan_into(
    into: Path,
    files: Sequence[Path],
    mappings: Mappings,
    options: Mapping[str, object] = AS_THE_FILE_SAYS,
    *,
    as_new: bool = False,
) -> ImportPlan:
    """As `plan_import`, of the files of a library, which may then be written to.

    Raises:
        FileError, FindingsError: a file or the library cannot be read.
    """
    own = fitting_options((source for path in files for source in sources_at(path)), options)
    loaded = library_for(into, files, mappings, own)
    plan = plan_import(loaded.whole, files, mappings, own, as_new=as_new, is_own=loaded.is_own)
    return replace(plan, into=into)


def _file_of(changes: Mapping[Path, Sequence[Change]]) -> Callable[[str, str], str]:
    """Tells the name of the first file that a value of a part comes from."""
    files = list(changes)
    first: dict[tuple[str, str], int] = {}
    for number, path in enumerate(files):
        for item in changes[path]:
            first.setdefault((item.part, item.place), number)

    def file_of(part: str, place: str) -> str:
        around = ((part, place[:end]) for end in range(len(place) + 1))
        return files[min(first[key] for key in around if key in first)].name

    return file_of


def plan_import(
    library: Library,
    files: Sequence[Path],
    mappings: Mappings,
    options: ReadOptions = AS_THE_FILE_SAYS,
    *,
    as_new: bool = False,
    is_own: Callable[[str, str], bool] = lambda name, key: True,
) -> ImportPlan:
    """Compare files with a library, in what each file shows of its format's fields.

    What a file does not show stays, be it a part, a record, a field or a row. What nearly is
    something known is asked about and left out.

    Args:
        library: what would be changed.
        files: files and folders of any format.
        mappings: how fields meet each format.
        options: of the readers.
        as_new: whether what nearly is something known is taken as new.
        is_own: whether an object of the library, by list and key, may be changed.

    Raises:
        FileError: a file cannot be read.
    """
    changes: dict[Path, list[Change]] = {}
    not_shown: dict[Path, Sequence[Change]] = {}
    findings: list[Finding] = []
    known = library
    sources = [source for path in files for source in sources_at(path)]
    options = fitting_options(sources, options)
    for path in steps(sources, "file", "compared"):
        item = format_at(path)
        result = read_path(path, mappings, known, options)
        said = [*result.findings, *result.left_behind]
        if result.library == Library():
            message = "there is nothing in it, so nothing would change"
            said.append(Finding(rule=NOTHING_HELD, message=message, place=Place(file=str(path))))
        paths = item.carried_paths()
        apart = paths - {RECORDS}
        ours = item.share(library.counterpart(result.library))
        compared = compare_with_file(ours, item.share(result.library), apart, result.shown)
        compared.changes += _renamings(result.other_names, ours)
        compared.changes += removals_of(library, result.gone)
        compared.changes += gone_of_kept(result.kept_gone, item.keeps)
        compared, blanks = without_other_blanks(compared, str(path))
        compared, several = without_parts_of_one_number(library, compared, str(path))
        compared, nameless = without_nameless(compared, str(path))
        compared, codes = with_corrected_codes(library, compared, str(path), as_new=as_new)
        said += [*blanks, *several, *nameless, *codes]
        if not as_new:
            compared, asked = without_near_misses(library, result, compared, str(path), mappings)
            compared, makers = without_near_makers(library, compared, str(path))
            compared, mistyped = without_mistyped(compared, str(path))
            said += [*asked, *makers, *mistyped]
        compared = with_renamed(compared)
        own, others = _by_owner(without_own(compared.changes, path.name), is_own)
        said += _of_the_base(others, str(path))
        is_new = bool(own or others)
        findings += said if is_new else [_unless_hidden(item, result) for item in said]
        changes[path] = own
        not_shown[path] = compared.not_shown
        if RECORDS in paths and result.library.records != known.records:
            known = replace(library, records={**known.records, **result.library.records})
    for path in sources[-1:]:  # the records of all files together, which are no one file's own
        changes[path] += diff(library, known, {RECORDS})
    changes, earlier = without_earlier(library, changes)
    changes, needed = without_needed(library, changes)
    findings += [*earlier, *needed]
    findings += conflicts({str(path): found for path, found in changes.items()})
    return ImportPlan(
        library=library,
        mappings=mappings,
        changes=changes,
        findings=tuple(findings),
        not_shown=not_shown,
    )


def _renamings(names_now: Mapping[str, Mapping[str, str]], known: Library) -> Iterator[Change]:
    """Changes of names, unless another object has the new one.

    Args:
        names_now: as of `ReadResult`.
        known: what the library has of the parts.
    """
    for number, names in names_now.items():
        for place, new in names.items():
            listed, _, old = place.removesuffix("]").partition("[")
            if new not in keyed(getattr(known.part_by_number[number], listed)):
                yield Change(
                    part=number,
                    place=f"{place}.name",
                    path=f"{listed}.name",
                    old=old,
                    new=new,
                )


def _unless_hidden(finding: Finding, result: ReadResult) -> Finding:
    """The finding; what is hidden is worth no warning in a file that says nothing new."""
    return replace(finding, rule=HIDDEN_AS_KNOWN) if finding in result.hidden else finding


def _by_owner(
    changes: Iterable[Change], is_own: Callable[[str, str], bool]
) -> tuple[list[Change], dict[str, list[Change]]]:
    """The changes of what is new or the library's own, and the others by what they are about."""
    own: list[Change] = []
    others: dict[str, list[Change]] = {}
    for change in changes:
        name, key, _ = address_of(change)
        if (change.is_whole and change.old is None) or is_own(name, key):
            own.append(change)
        else:
            others.setdefault(key, []).append(change)
    return own, others


def _of_the_base(others: Mapping[str, Sequence[Change]], file: str) -> list[Finding]:
    return [
        Finding(
            rule=OF_THE_BASE,
            message=f"{counted(len(changes), 'change')} left out: {changes[0].place or 'all of it'}"
            + (" ..." if len(changes) > 1 else ""),
            place=Place(file=file, part=key),
        )
        for key, changes in others.items()
    ]
