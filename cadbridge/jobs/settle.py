"""Settling an open point: the value, its source, and the doubt goes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError
from cadbridge.library import edit_library, select_parts
from cadbridge.library.plain import from_plain, to_plain
from cadbridge.model import Certainty, Library, Part, Source, SourceDocument
from cadbridge.model.fields import KEYS, LISTS, key_of, keyed, members
from cadbridge.model.walk import is_filled, leaves, sources_of

Settled = dict[str, list[str]]
"""Places by the part, face, manufacturer or document that they are settled in."""


def settle(
    path: Path,
    name: str,
    place: str,
    *,
    document: str,
    value: str | None = None,
    section: str = "",
    reason: str = "",
) -> list[Path]:
    """Say in a library what an open value is, and where that is printed.

    Args:
        path: library folder or file.
        name: part number or pattern; also the id of a face, manufacturer or document.
        place: of the value, ``connector.gender``, ``ports[X1].pins[2].signal``; without keys,
            ``ports.pins.direction``, what one source says of all.
        document: id of the document that states it; a new one is listed.
        value: what it is, as library files write it; by default what it is already.
        section: where in the document.
        reason: what else is to be said of it.

    Returns:
        The files written.

    Raises:
        FileError: there is no such place, nothing stands there, or the library cannot be written.
        FindingsError: the value does not fit the field.
        UnknownPart: the name matches nothing.
    """
    source = Source(document=document, section=section, reason=reason)
    return edit_library(path, lambda library: settled(library, name, place, source, value))


def settled(
    library: Library, name: str, place: str, source: Source, value: str | None = None
) -> Library:
    """The library with a value settled; see `settle`."""
    found = 0
    lists: dict[str, Any] = {}
    for key, chosen in _chosen(library, name).items():
        lists[key] = tuple(
            _settled(item, key, place, source, value) if item in chosen else item
            for item in getattr(library, key)
        )
        found += len(chosen)
    return _with_document(replace(library, **lists), source.document)


def _chosen(library: Library, name: str) -> dict[str, Sequence[Any]]:
    """The objects of a name by the list of the library that they stand in.

    Raises:
        UnknownPart: there are none.
    """
    for key in LISTS:
        if key != "parts":
            same = [item for item in getattr(library, key) if key_of(item) == name]
            if same:
                return {key: same}
    return {"parts": select_parts(library, [name])}


def _settled(item: Any, name: str, place: str, source: Source, value: str | None) -> Any:
    """One object with a value settled.

    Raises:
        FileError: there is no such place, or nothing stands there.
        FindingsError: the value does not fit.
    """
    here = "" if place == "." else place
    places = {at: held for at, _, held in leaves(item)}
    spoken = {at for at, _ in sources_of(item)}
    if here and here not in places and here not in spoken and not _is_object(item, here):
        raise _no_such_place(item, here, [*places, *spoken])
    if value is not None:
        item = _with_value(item, name, here, value)
    if here in places or any(_is_gap(one) for at, one in sources_of(item) if at == here):
        _refuse_empty(item, here)
    return _with_source(item, here, source)


def _refuse_empty(item: Any, place: str) -> None:
    """Raises FileError where a place has no value that a document could state."""
    names = {at: (path, held) for at, path, held in leaves(item)}
    if place in names:
        empty = [] if is_filled(names[place][1]) else [place]
    else:
        empty = [at for at, (path, held) in names.items() if path == place and not is_filled(held)]
    if empty:
        hint = "give the value with --value"
        if empty != [place]:
            hint = f"settle each by itself: {empty[0]} --value ..."
        raise FileError(f"{key_of(item)}: nothing stands at {empty[0]}", hint=hint)


def _no_such_place(item: Any, place: str, known: Sequence[str]) -> FileError:
    close = get_close_matches(place, known, n=1)
    hint = f"is {close[0]} meant?" if close else "cadbridge check --open lists the open places"
    if place.startswith("connector.") and isinstance(item, Part) and item.ports:
        names = ", ".join(dict.fromkeys(port.connector for port in item.ports if port.connector))
        hint = f"a port is what its connector is; settle one of {names}"
    return FileError(f"{key_of(item)} has no {place}", hint=hint)


def _is_object(item: Any, place: str) -> bool:
    return any(at == place for at, _ in _objects(item))


def _objects(item: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every object below one, with its place."""
    yield place, item
    around = f"{place}." if place else ""
    cls: type = type(item)
    for name, held in members(cls):
        below = getattr(item, name)
        if held is None or below is None:
            continue
        if isinstance(below, tuple):
            for key, child in keyed(below).items():
                yield from _objects(child, f"{around}{name}[{key}]")
        else:
            yield from _objects(below, around + name)


def _with_value(item: Any, name: str, place: str, value: str) -> Any:
    """The object with a value of text at a place, read as library files are."""
    owner, held = _owner(item, place)
    field = place.removeprefix(owner).lstrip(".")
    if "[" in field or "." in field or not field:
        hint = "name one value, such as ports[X1].pins[2].signal"
        raise FileError(f"{place or key_of(item)} is not one value", hint=hint)
    plain = {**to_plain(held), field: value}
    if not value:
        del plain[field]
    changed = _replaced(item, owner, lambda _: plain)
    read: Any = getattr(from_plain({name: [changed]}, key_of(item)), name)[0]
    return read


def _with_source(item: Any, place: str, source: Source) -> Any:
    """The object with a source of what a place says, in the stead of every doubt about it."""
    owner, _ = _owner(item, place, with_sources=True)
    for at, held in _objects(item):
        if hasattr(held, "sources") and any(_about(at, one) == place for one in held.sources):
            owner = at
            break
    field = place.removeprefix(owner).lstrip(".")
    new = replace(source, field=field)

    def told(held: Any) -> Any:
        doubts = [one for one in held.sources if one.field == field and not _is_sure(one)]
        kept = [one for one in held.sources if one not in doubts]
        at = held.sources.index(doubts[0]) if doubts else len(kept)
        return replace(held, sources=(*kept[:at], *(() if new in kept else (new,)), *kept[at:]))

    return _replaced(item, owner, told)


def _is_gap(source: Source) -> bool:
    return source.certainty is Certainty.MISSING


def _is_sure(source: Source) -> bool:
    return source.certainty is Certainty.STATED


def _about(owner: str, source: Source) -> str:
    return f"{owner}.{source.field}".strip(".")


def _owner(item: Any, place: str, *, with_sources: bool = False) -> tuple[str, Any]:
    """The innermost object around a place, and its own place."""
    around = [
        (at, held)
        for at, held in _objects(item)
        if (at in ("", place) or place.startswith(f"{at}."))
        and (hasattr(held, "sources") or not with_sources)
    ]
    return max(around, key=lambda pair: len(pair[0]))


def _replaced(item: Any, place: str, change: Callable[[Any], Any], at: str = "") -> Any:
    """An object with the one at a place changed; plain data where the change gives that."""
    if at == place:
        return change(item)
    around = f"{at}." if at else ""
    cls: type = type(item)
    for name, held in members(cls):
        below = getattr(item, name)
        if held is None or below is None:
            continue
        if held in KEYS and isinstance(below, tuple):
            children = keyed(below)
            within = [key for key in children if _is_within(place, f"{around}{name}[{key}]")]
            if within:
                new = [
                    _replaced(child, place, change, f"{around}{name}[{key}]")
                    if key in within
                    else child
                    for key, child in children.items()
                ]
                return _put(item, name, new)
        elif _is_within(place, around + name):
            return _put(item, name, _replaced(below, place, change, around + name))
    return item


def _is_within(place: str, at: str) -> bool:
    return place == at or place.startswith(f"{at}.")


def _put(item: Any, name: str, new: Any) -> Any:
    """The object with a field; as plain data where the field is plain."""
    is_plain = isinstance(new, dict) or (isinstance(new, list) and any(map(_plain, new)))
    if not is_plain:
        return replace(item, **{name: tuple(new) if isinstance(new, list) else new})
    return {**to_plain(item), name: to_plain(new)}


def _plain(item: Any) -> bool:
    return not is_dataclass(item)


def _with_document(library: Library, name: str) -> Library:
    """The library that lists the document."""
    if any(item.id == name for item in library.source_documents):
        return library
    new = SourceDocument(id=name, title=name)
    return replace(library, source_documents=(*library.source_documents, new))
