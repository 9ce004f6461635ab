"""Gaps of a library that a file fills: what told of the gap gives way to the file as a source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.model import Certainty, Library, Source, SourceDocument
from cadbridge.model.fields import keyed
from cadbridge.model.walk import is_filled, leaves

Leaves = Mapping[str, tuple[str, Any]]
"""Path and value by place."""


def with_gaps_filled(
    library: Library, changes: Sequence[Change], file_of: Callable[[str, str], str]
) -> list[Change]:
    """The changes, and those of the sources that call missing what the library will have.

    A source is replaced once all values of the field that it names are there. The file that
    fills the gap becomes a source document.

    Args:
        library: what is changed.
        changes: what would change in it.
        file_of: part and place of a value to the name of the file that it comes from.
    """
    try:
        changed = keyed(apply(library, changes).parts)
    except FindingsError:  # they contradict each other, and will not be made
        return list(changes)
    of_parts = {change.part for change in changes}
    found = {
        (key, change.place): change
        for key, part in keyed(library.parts).items()
        if key in of_parts and key in changed
        for change in _source_changes(key, _leaves(part), _leaves(changed[key]), file_of)
    }
    kept = [change for change in changes if (change.part, change.place) not in found]
    told = [change for change in found.values() if change.old != change.new]
    return [*kept, *told, *_new_documents(library, told)]


def _leaves(item: Any) -> Leaves:
    return {place: (path, value) for place, path, value in leaves(item)}


def _source_changes(
    key: str, old: Leaves, new: Leaves, file_of: Callable[[str, str], str]
) -> Iterator[Change]:
    """Changes of a part's lists of sources in which a gap is filled."""
    for place, (path, sources) in new.items():
        if path.rpartition(".")[2] != "sources" or place not in old:
            continue
        before = old[place][1]
        settled: list[Source] = []
        for source in sources:
            filled = _filled(source, place, path, old, new)
            if filled is None or (not filled and source in before):
                settled.append(source)
            elif filled:
                settled.append(Source(field=source.field, document=file_of(key, filled[0])))
            else:
                settled += [item for item in before if item.field == source.field]
        if tuple(settled) != sources:
            yield Change(part=key, place=place, path=path, old=before, new=tuple(settled))


def _filled(source: Source, place: str, path: str, old: Leaves, new: Leaves) -> list[str] | None:
    """Places that a source calls missing and that are new; None where any is still missing."""
    if source.certainty is not Certainty.MISSING or not source.field:
        return None
    around, wanted = place.removesuffix("sources"), path.removesuffix("sources") + source.field
    about = [around + source.field]
    if about[0] not in new:  # it lies in objects of a list, of which there may be many
        about = [at for at, (there, _) in new.items() if there == wanted and at.startswith(around)]
    if not about or not all(_is_stated(new, at) for at in about):
        return None
    return [at for at in about if not _is_stated(old, at)]


def _is_stated(values: Leaves, place: str) -> bool:
    return place in values and is_filled(values[place][1])


def _new_documents(library: Library, changes: Sequence[Change]) -> Iterator[Change]:
    known = {document.id for document in library.source_documents}
    new = [item for change in changes for item in change.new if item not in change.old]
    for name in sorted({item.document for item in new if item.document} - known):
        document = SourceDocument(id=name, title=name)
        yield Change(
            part=name, place="source_documents", path="source_documents", old=None, new=document
        )
