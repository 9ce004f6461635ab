"""What the sources of one object leave open in it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from cadbridge.doubts.places import Steps, outwards, place_of
from cadbridge.doubts.point import OpenPoint
from cadbridge.model import Certainty, Face, Source
from cadbridge.model.fields import key_of, members
from cadbridge.model.walk import is_filled, leaves, sources_of


class OwnDoubts:
    """The open points of a part, a face, a manufacturer or a document, by their places."""

    def __init__(self, root: Any, *, wording: bool = False) -> None:
        """Take the sources of the object and of everything in it.

        Args:
            root: the object.
            wording: whether doubts of wording count as well.
        """
        self.owner = key_of(root)
        self._root = root
        self._wording = wording
        self._sources: dict[str, list[Source]] = {}
        for place, source in sources_of(root):
            self._sources.setdefault(place, []).append(source)
        self.is_sure = not any(map(self._counts, self._all()))
        """Whether nothing is open at all."""
        self._named = {place.rpartition(".")[2] for place in self._sources}

    @cached_property
    def _values(self) -> dict[str, tuple[str, Any]]:
        """Path and value by place."""
        return {place: (path, value) for place, path, value in leaves(self._root)}

    def answer_at(self, point: OpenPoint) -> str:
        """The place of one value that would answer an open point; empty where it is of many.

        A list that is there is of many, one that is not is wanted. Of many of which some are
        missing it is the first that is. How a face is numbered is of its contacts.
        """
        if isinstance(self._root, Face) and point.place == "numbering":
            return ""
        if point.place in self._values:
            value = self._values[point.place][1]
            is_one = not isinstance(value, tuple) or not is_filled(value)
            return point.place if is_one else ""
        if point.source.certainty is not Certainty.MISSING:
            return ""
        many = ((at, value) for at, (path, value) in self._values.items() if path == point.place)
        return next((at for at, value in many if not is_filled(value)), "")

    def said_at(self, place: str) -> Any:
        """What stands at the place of one value; None where there is none."""
        return self._values[place][1] if place in self._values else None

    def every(self) -> Iterator[OpenPoint]:
        """All open points, in the order of the fields."""
        for place in self._sources:
            yield from self.at(place)

    def at(self, place: str, silent: Certainty | None = None) -> Iterator[OpenPoint]:
        """The open points that name exactly a place, but for those of one certainty."""
        for source in self._sources.get(place, ()):
            if self._counts(source) and source.certainty is not silent:
                yield OpenPoint(owner=self.owner, place=place, source=source)

    def value(self, item: Any, steps: Steps, name: str) -> Iterator[OpenPoint]:
        """What is open about a field of an object: the nearest source that names it speaks.

        One that speaks for all objects of a list is not about every one: what it infers stands
        only where there is a value, what it misses only where there is none.

        Args:
            item: the object.
            steps: from the root to it.
            name: the field.
        """
        own = (*steps, (name, ""))
        nearest = next((at for at in outwards(own) if place_of(at) in self._sources), None)
        if nearest is None:
            return
        silent = None
        if nearest != own:
            filled = is_filled(getattr(item, name))
            silent = Certainty.MISSING if filled else Certainty.INFERRED
        yield from self.at(place_of(nearest), silent)

    def object(self, item: Any, steps: Steps) -> Iterator[OpenPoint]:
        """What is open about an object: as a whole, and its own fields, but not what it holds."""
        if self.is_sure:
            return
        if steps:
            yield from self.at(place_of(steps))
        else:
            yield from self.at("")
        cls: type = type(item)
        for name, _ in members(cls):
            if name != "sources" and name in self._named:
                yield from self.value(item, steps, name)

    def _all(self) -> Iterator[Source]:
        for sources in self._sources.values():
            yield from sources

    def _counts(self, source: Source) -> bool:
        open_anyhow = self._wording and source.certainty is not Certainty.STATED
        return source.is_open or open_anyhow
