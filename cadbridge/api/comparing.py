"""What differs, and making it so."""

from collections.abc import Sequence

from cadbridge.api.reading import shipped_library
from cadbridge.api.sources import (
    Choice,
    MappingsLike,
    Source,
    mappings_of,
    one_of,
    result_of,
    several,
    side_of,
)
from cadbridge.jobs.changes import apply
from cadbridge.jobs.comparing import compare_sources
from cadbridge.jobs.diff import Change, Differences
from cadbridge.model import Library


def compare(
    old: Source,
    new: Source,
    *,
    mappings: MappingsLike | None = None,
    library: Source | None = None,
    **options: Choice,
) -> Differences:
    """What differs, by part, place and field; the order of keyed lists carries no meaning.

    As ``cadbridge diff``: what the format of one of them cannot carry is left out, and so is what
    a file does not show; both are told beside the changes. What a file leaves open is settled by
    the other, and by a library. A path and the result of `read` know what their file shows; a
    `Library` is taken as it is, and what it lacks is a change.

    Args:
        old: a source; its path may be a git revision of the other: ``compare("HEAD~1", "lib")``.
        new: as `old`.
        mappings: how fields meet the formats; by default the shipped ones.
        library: settles what both leave open, as ``cadbridge --library`` does; by default the
            shipped one.
        options: of the readers of paths, as of `read`.

    Raises:
        FileError: one cannot be read.
        FindingsError: it has errors; all of them.
        OptionError: no file's reader has such an option, or not that choice.
    """
    own = mappings_of(mappings)

    def known() -> Library:
        return shipped_library() if library is None else result_of(library, mappings).whole

    found = compare_sources(side_of(old), side_of(new), own, known, options)
    return Differences(
        found.comparison.changes,
        not_shown=found.comparison.not_shown,
        fields_left_out=found.fields_left_out,
    )


def apply_changes(source: Source, changes: Sequence[Change]) -> Library:
    """The library with the changes made: ``apply_changes(a, compare(a, b))`` is ``b``.

    What is new stands at the end of its list, in the order of the changes; another order of the
    same is no change. Files stay as they are; `write_library` writes the result back.

    Raises:
        FindingsError: a change does not fit the library; none was made.
    """
    made = [one_of(change, Change) for change in several(changes, "changes", "changes")]
    return apply(result_of(source).library, made)
