"""Where changed values come from: the file that says them becomes their source.

The source of exactly that field goes; what was called missing is missing no longer once it is
there, value by value.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import Change
from cadbridge.library.earlier import LONGEST, NEXT, and_earlier, was
from cadbridge.model import Certainty, Library, Part, Source, SourceDocument
from cadbridge.model.fields import KEYS, LISTS, keyed, prefix_of
from cadbridge.model.walk import is_filled, leaves

SOURCES = "sources"
Leaves = Mapping[str, tuple[str, Any]]
"""Path and value by place."""


def with_provenance(
    library: Library, changes: Sequence[Change], file_of: Callable[[str, str], str]
) -> list[Change]:
    """The changes, and those of the sources of what they change.

    Args:
        library: what is changed.
        changes: what would change in it.
        file_of: part and place of a value to the name of the file that it comes from.
    """
    changes = [_with_source(change, file_of) for change in changes]
    try:
        changed = apply(library, changes)
    except FindingsError:  # they contradict each other, and will not be made
        return changes
    by_object: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_object.setdefault((_list_of(change), change.part), []).append(change)
    told = {
        (change.part, change.place): change
        for name in LISTS
        for key, old, new in _both(getattr(library, name), getattr(changed, name))
        if (name, key) in by_object
        for change in _Object(name, key, old, new, file_of).changes(by_object[name, key])
    }
    kept = [change for change in changes if (change.part, change.place) not in told]
    new = [change for change in told.values() if change.old != change.new]
    return [*kept, *new, *_new_documents(library, [*kept, *new])]


def without_own(changes: Iterable[Change], name: str) -> Iterator[Change]:
    """The changes of a file, of sources only those of fields that it names sources of.

    Values that have the file as their source from an earlier import need not tell again.

    Args:
        changes: what the file would change.
        name: its name.
    """
    for change in changes:
        if not _is_sources(change.path) or not isinstance(change.old, tuple):
            yield change
            continue
        own = {source.field for source in change.old if source.document == name}
        said = [item for item in change.new or () if item.field not in own]
        fields = {item.field for item in said}
        now = (*said, *(item for item in change.old if item.field not in fields))
        if set(now) != set(change.old):
            yield replace(change, new=now)


def _with_source(change: Change, file_of: Callable[[str, str], str]) -> Change:
    """An object that a file adds to a part has the file as its source, if it names none."""
    is_object = change.kind == "added" and not change.is_whole and type(change.new) in KEYS
    if not is_object or getattr(change.new, SOURCES, None) != ():
        return change
    source = Source(document=file_of(change.part, change.place))
    return replace(change, new=replace(change.new, sources=(source,)))


def _list_of(change: Change) -> str:
    """The list of the library that a change is in."""
    head = change.path.partition(".")[0]
    return head if head in LISTS else "parts"


def _both(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[str, Any, Any]]:
    """Keys and objects that a list had and still has."""
    news = keyed(new)
    return ((key, item, news[key]) for key, item in keyed(old).items() if key in news)


class _Object:
    """The sources of one part, face or maker, and of all that is in it."""

    def __init__(
        self, name: str, key: str, old: Any, new: Any, file_of: Callable[[str, str], str]
    ) -> None:
        self._key = key
        self._file_of = file_of
        prefix = prefix_of(name)
        self._old, self._new = _leaves(old, prefix), _leaves(new, prefix)
        self._idle = frozenset(_places_without_core(new) if isinstance(new, Part) else ())
        self._settled: dict[str, tuple[Source, ...]] = {}
        self._followed: dict[str, Source] = {}
        """The source that was made last, by the list that holds it."""

    def changes(self, changes: Sequence[Change]) -> Iterator[Change]:
        """Changes of the lists of sources of its objects."""
        for place, (path, _) in self._new.items():
            if _is_sources(path) and place in self._old:
                self._settled[place] = self._without_filled(place)
        for change in changes:
            self._follow(change)
        for place, settled in self._settled.items():
            path, now = self._new[place]
            if settled != now:
                before = self._old[place][1]
                yield Change(part=self._key, place=place, path=path, old=before, new=settled)

    def _without_filled(self, place: str) -> tuple[Source, ...]:
        """An object's sources without those that call missing what is there."""
        path, sources = self._new[place]
        before = self._old[place][1]
        kept: list[Source] = []
        for source in sources:
            places = self._filled(source, place, path)
            if places is None or (source in before and not any(map(self._is_new, places))):
                kept.append(source)
            elif source not in before:  # the file tells again of a gap that was filled since
                kept += [item for item in before if item.field == source.field]
        return tuple(kept)

    def _filled(self, source: Source, place: str, path: str) -> list[str] | None:
        """Places of all values that a source calls missing; None where one still is."""
        if source.certainty is not Certainty.MISSING or not source.field:
            return None
        around, wanted = place.removesuffix(SOURCES), path.removesuffix(SOURCES) + source.field
        about = [around + source.field]
        if about[0] not in self._new:  # it lies in objects of a list, of which there may be many
            about = [
                at
                for at, (there, _) in self._new.items()
                if there == wanted and at.startswith(around)
            ]
        about = [at for at in about if at.rpartition(".")[0] not in self._idle]
        is_filled_all = bool(about) and all(is_filled(self._new[at][1]) for at in about)
        return about if is_filled_all else None

    def _is_new(self, place: str) -> bool:
        return place not in self._old or not is_filled(self._old[place][1])

    def _follow(self, change: Change) -> None:
        """Make the file the source of what a change says."""
        name = change.path.rpartition(".")[2]
        owner = _nearest(change.place, self._settled)
        if owner is None or name in (SOURCES, "extras") or change.new is None:
            return
        if change.kind == "added" and hasattr(change.new, SOURCES):
            return  # it has its own
        field = change.path.removeprefix(self._new[owner][0].removesuffix(SOURCES))
        now = self._settled[owner]
        is_all = change.place == owner.removesuffix(SOURCES) + field
        document = self._file_of(self._key, change.place)
        new = [it for it in now if it.field == field and it not in self._old[owner][1]]
        if new:  # the file names its source itself, or another entry of the field was followed
            if not is_all and new == [self._followed.get(owner)]:
                more = NEXT.join(filter(None, (new[0].reason, _before(change, (), is_all=False))))
                source = replace(new[0], reason=more if len(more) <= LONGEST else new[0].reason)
                self._settled[owner] = tuple(source if it is new[0] else it for it in now)
                self._followed[owner] = source
            return
        known = (it for it in now if it.field == field and it.document == document)
        reason = _before(change, known, is_all=is_all)
        source = Source(field=field, document=document, reason=reason)
        self._followed[owner] = source
        kept = (item for item in now if not (is_all and item.field == field))
        self._settled[owner] = (*kept, source)


def _is_sources(path: str) -> bool:
    return path.rpartition(".")[2] == SOURCES


def _before(change: Change, known: Iterable[Source], *, is_all: bool) -> str:
    """What a value was, for people: also before earlier imports of the same file."""
    text = was(change.old)
    if not (text and is_all):
        return f"{change.place} {text}" if text else ""
    return and_earlier(change.old, change.new, known)


def _nearest(place: str, owners: Container[str]) -> str | None:
    """The nearest list of sources around a place."""
    objects = (place[:end] for end in range(len(place), -1, -1) if not end or place[end - 1] == ".")
    return next((around + SOURCES for around in objects if around + SOURCES in owners), None)


def _places_without_core(part: Part) -> Iterator[str]:
    """Rows of a wiring table that are no core: nobody can say what it is like."""
    for key, row in keyed(part.cable.conductors if part.cable else ()).items():
        if not row.has_core:
            yield f"cable.conductors[{key}]"


def _leaves(item: Any, prefix: str) -> Leaves:
    return {place: (path, value) for place, path, value in leaves(item, prefix, prefix)}


def _new_documents(library: Library, changes: Sequence[Change]) -> Iterator[Change]:
    """The files that sources name now and that the library does not list."""
    known = {document.id for document in library.source_documents}
    known |= {change.part for change in changes if change.path == "source_documents"}
    named = {
        source.document
        for change in changes
        for source in _sources_in(change)
        if source.document not in known
    }
    for name in sorted(named - {""}):
        document = SourceDocument(id=name, title=name)
        yield Change(
            part=name, place="source_documents", path="source_documents", old=None, new=document
        )


def _sources_in(change: Change) -> Iterator[Source]:
    if _is_sources(change.path) and isinstance(change.new, tuple):
        yield from (source for source in change.new if source not in (change.old or ()))
    elif change.kind == "added" and not change.is_whole:
        yield from getattr(change.new, SOURCES, ())
