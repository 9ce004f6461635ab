"""A library in which a value is settled: the value, its source, and the doubt gone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from cadbridge.doubts import ONE
from cadbridge.errors import FileError
from cadbridge.jobs.settled_answer import refuse_no_answer
from cadbridge.jobs.settled_face import refuse_renumbering, with_basis
from cadbridge.jobs.settled_value import not_one, with_value
from cadbridge.jobs.spots import Spot, Steps, spot_around, spot_at, spots, with_changed
from cadbridge.library import select_parts
from cadbridge.model import Certainty, Library, Part, Source, SourceDocument
from cadbridge.model.fields import KEYS, LISTS, key_of
from cadbridge.model.walk import is_filled, leaves, sources_of


def settled(
    library: Library, names: Sequence[str], place: str, source: Source, value: str | None = None
) -> Library:
    """The library with a value settled; see `settle`."""
    lists: dict[str, Any] = {}
    for key, items in chosen(library, names).items():
        lists[key] = tuple(
            _settled(item, key, place, source, value) if any(item is one for one in items) else item
            for item in getattr(library, key)
        )
    return _with_document(replace(library, **lists), source.document)


def chosen(library: Library, names: Sequence[str]) -> dict[str, list[Any]]:
    """The objects of the names by the list of the library that they stand in.

    Raises:
        UnknownPart: there are none.
    """
    found: dict[str, list[Any]] = {}
    for name in names:
        for key, items in _named(library, name).items():
            found.setdefault(key, []).extend(items)
    return found


def _named(library: Library, name: str) -> Mapping[str, Sequence[Any]]:
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
    _refuse_unknown(item, here)
    if value is not None:
        _refuse_name(item, here)
        refuse_renumbering(item, here, value)
    spot = spot_around(item, here)
    field = here.removeprefix(spot.place).lstrip(".")
    changed = item if value is None else with_value(item, name, spot, field, value)
    steps, told = spot.steps, _speaker(item, here)
    if value == "" and not field:  # it has gone: the list that it stood in says so
        steps, field, told = steps[:-1], steps[-1][0], None
    there = spot_at(changed, steps)
    now = _joined(there.place, field)
    if here in {at for at, _, _ in leaves(item)} or _is_called_missing(item, here):
        _refuse_empty(changed, now, value)
    if value is not None and field:
        refuse_no_answer(item, changed, here, now)
    speaker, index = told or (_holder(changed, there), None)
    kept = changed
    for at in {here: None, now: None}:
        kept = _without(kept, at, doubts_only=changed == item)
    known = _with_source(kept, speaker.steps, index, replace(source, field=now))
    return with_basis(_without_idle(known), now)


def _refuse_unknown(item: Any, place: str) -> None:
    """Raises FileError where an object has no such place."""
    known = {at for at, _, _ in leaves(item)} | {at for at, _ in sources_of(item)}
    if not place or place in known or any(spot.place == place for spot in spots(item)):
        return
    if any(f"{path}.".startswith(f"{place}.") for _, path, _ in leaves(item)):
        raise not_one(item, place)
    close = get_close_matches(place, known, n=1)
    hint = f"is {close[0]} meant?" if close else "`cadbridge check --open` lists the open places"
    if new := _listed_at(item, place):
        hint = f"another {new} is added in the library file; {hint}"
    if place.startswith("connector.") and isinstance(item, Part) and item.ports:
        names = ", ".join(dict.fromkeys(port.connector for port in item.ports if port.connector))
        hint = f"a port is what its connector is; settle one of {names}"
    raise FileError(f"{key_of(item)} has no {place}", hint=hint)


def _listed_at(item: Any, place: str) -> str:
    """What the list holds in which an object of a place would stand."""
    around = spot_around(item, place).place
    name, key, _ = place.removeprefix(around).lstrip(".").partition("[")
    return ONE.get(name, "") if key else ""


def _refuse_name(item: Any, place: str) -> None:
    """Raises FileError where a place is what the library knows an object by."""
    if place in KEYS[type(item)]:
        hint = "whatever names it would name nothing; change all of it in the files"
        if isinstance(item, Part):
            hint = "cadbridge rename OLD NEW gives a part another number, wherever it is named"
        raise FileError(f"{key_of(item)} goes by its {place.replace('_', ' ')}", hint=hint)


def _refuse_empty(item: Any, place: str, value: str | None) -> None:
    """Raises FileError where a place has no value that a document could state."""
    names = {at: (path, held) for at, path, held in leaves(item)}
    if place in names:
        empty = [] if value is not None or is_filled(names[place][1]) else [place]
    else:
        spoken = {at for at, _ in sources_of(item)}
        of_it = (at for at, (path, _) in names.items() if path == place and at not in spoken)
        empty = [at for at in of_it if not is_filled(names[at][1])]
    if empty:
        hint = "give the value with `value`"
        if empty != [place]:
            hint = f"settle each by itself: {empty[0]}, with `value`"
        raise FileError(f"{key_of(item)}: nothing stands at {empty[0]}", hint=hint)


def _is_called_missing(item: Any, place: str) -> bool:
    return any(at == place and one.certainty is Certainty.MISSING for at, one in sources_of(item))


def _speaker(item: Any, place: str) -> tuple[Spot, int] | None:
    """The object on which a source of a place stands already, and which of its sources that is."""
    for spot in spots(item):
        for index, source in enumerate(getattr(spot.item, "sources", ())):
            if _joined(spot.place, source.field) == place:
                return spot, index
    return None


def _holder(item: Any, spot: Spot) -> Spot:
    """The innermost object around a spot that has sources."""
    around = [spot_at(item, spot.steps[:depth]) for depth in range(len(spot.steps), -1, -1)]
    return next(found for found in around if hasattr(found.item, "sources"))


def _without(item: Any, place: str, *, doubts_only: bool) -> Any:
    """The object without what its sources say of a place."""
    for spot in spots(item):
        held = getattr(spot.item, "sources", ())
        kept = tuple(
            source
            for source in held
            if _joined(spot.place, source.field) != place
            or (doubts_only and source.certainty is Certainty.STATED)
        )
        if kept != held:
            item = with_changed(item, spot.steps, sources=kept)
    return item


def _with_source(item: Any, steps: Steps, index: int | None, source: Source) -> Any:
    """The root with a source of the place that is its field.

    Args:
        item: the root.
        steps: to the object that it stands on.
        index: which of its sources it becomes, behind those of the same field: whoever stated the
            value first speaks; by default the last.
        source: the place from the root is its field.
    """
    spot = spot_at(item, steps)
    new = replace(source, field=source.field.removeprefix(spot.place).lstrip("."))
    held = spot.item.sources
    if new in held:
        return item
    alike = [number for number, one in enumerate(held) if one.field == new.field]
    at = alike[-1] + 1 if alike else len(held) if index is None else index
    return with_changed(item, steps, sources=(*held[:at], new, *held[at:]))


def _without_idle(item: Any) -> Any:
    """The object without doubts of a list of which every value has a source of its own by now."""
    values = [(at, path, is_filled(held)) for at, path, held in leaves(item)]
    places = {at for at, _, _ in values}
    spoken = {at for at, _ in sources_of(item)}
    for place, source in sources_of(item):
        if source.certainty is Certainty.STATED or place in places:
            continue
        of_it = [(at, filled) for at, path, filled in values if path == place]
        is_missing = source.certainty is Certainty.MISSING
        if of_it and all(at in spoken or (filled and is_missing) for at, filled in of_it):
            item = _without(item, place, doubts_only=True)
    return item


def _joined(place: str, field: str) -> str:
    return f"{place}.{field}".strip(".")


def _with_document(library: Library, name: str) -> Library:
    """The library that lists the document."""
    if any(item.id == name for item in library.source_documents):
        return library
    new = SourceDocument(id=name, title=name)
    return replace(library, source_documents=(*library.source_documents, new))
