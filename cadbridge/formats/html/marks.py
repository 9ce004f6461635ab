"""Certainty marks: beside each value that the sources do not plainly state, and in a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from cadbridge.doubts import (
    GRAVITY,
    ONE,
    OpenPoint,
    Steps,
    certainty_words,
    field_word,
    outwards,
    place_of,
    reason_words,
)
from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.markup import Content, Markup, element, markup
from cadbridge.model import Certainty, Doubt, Source
from cadbridge.model.fields import keyed
from cadbridge.model.walk import is_filled, sources_of

SIGNS: Mapping[Certainty, str] = {
    Certainty.INFERRED: "≈",
    Certainty.CONFLICTING: "≠",
    Certainty.MISSING: "∅",
}
"""Told apart without colours."""

_Item = TypeVar("_Item")


def mark_class(source: Source) -> str:
    """The class of a mark; one of wording is hidden until somebody asks for it."""
    wording = " wording" if source.doubt is Doubt.WORDING else ""
    return f"mark {source.certainty}{wording}"


def doubt_mark(points: Sequence[OpenPoint], say: Words) -> Markup:
    """One mark for all that is open about something shown elsewhere, with the reasons as title."""
    if not points:
        return Markup()
    worst = min((point.source.certainty for point in points), key=GRAVITY.index)
    reasons = " ".join(dict.fromkeys(reason_words(point.source) for point in points))
    words = certainty_words(points, say=say.open)
    said = f"{words}. {reasons}"
    return element(
        "span",
        element("span", SIGNS[worst], aria_hidden="true"),
        element("span", f" ({words})", class_="unseen"),
        class_=f"mark {worst}",
        title=said[:1].upper() + said[1:],
    )


@dataclass(frozen=True, slots=True)
class Note:
    """One open point as the page cites it."""

    number: int
    where: str
    source: Source
    cited: bool
    """Whether a mark on the page leads to it."""


@dataclass(slots=True)
class Notes:
    """The open points of one page, numbered as its reader meets them."""

    sources: Mapping[str, list[Source]]
    """Sources of every certainty, by place."""
    say: Words
    taken: dict[tuple[str, int], Note] = field(default_factory=dict)

    @classmethod
    def of(cls, say: Words, *items: tuple[str, Any]) -> "Notes":
        """The open points of objects, each with the prefix of its places."""
        sources: dict[str, list[Source]] = {}
        for prefix, item in items:
            for place, source in sources_of(item):
                sources.setdefault(f"{prefix}{place}".rstrip("."), []).append(source)
        return cls(sources, say)

    def cite(self, place: str, where: str, silent: Certainty | None = None) -> Markup:
        """Marks for the uncertain sources of a place; nothing where there are none.

        Args:
            place: as `sources_of` gives it.
            where: the place for people.
            silent: sources of this certainty get no mark here.
        """
        found = self.sources.get(place, ())
        return Markup(
            "".join(
                self._mark((place, index), where, source)
                for index, source in enumerate(found)
                if source.certainty in SIGNS and source.certainty is not silent
            )
        )

    def _mark(self, key: tuple[str, int], where: str, source: Source) -> Markup:
        first = key not in self.taken
        said = self.say(source.certainty)
        note = self.taken.setdefault(key, Note(len(self.taken) + 1, where, source, True))
        return element(
            "a",
            element("span", SIGNS[source.certainty], aria_hidden="true"),
            element("span", f" ({said}, {self.say('open point')} ", class_="unseen"),
            str(note.number),
            element("span", ")", class_="unseen"),
            class_=mark_class(source),
            href=f"#point-{note.number}",
            id=f"mark-{note.number}" if first else None,
            title=f"{said[:1].upper()}{said[1:]}: {source.reason}",
        )

    def listed(self) -> list[Note]:
        """All open points: those cited, in that order, then those of values not shown."""
        notes = list(self.taken.values())
        for place, sources in self.sources.items():
            for index, source in enumerate(sources):
                if source.certainty in SIGNS and (place, index) not in self.taken:
                    notes.append(Note(len(notes) + 1, place, source, False))
        return notes


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks for the values of one object, wherever it stands in the part.

    A mark that was asked for must be shown: the list of open points leads back to it.
    """

    notes: Notes
    item: Any
    steps: Steps = ()
    """Fields from the part down to the object, each with the key of the object in its list."""

    def below(self, name: str, item: Any, key: str = "") -> "Marks":
        """For the object in a field of this one."""
        return Marks(self.notes, item, (*self.steps, (name, key)))

    def each(self, name: str, items: Sequence[_Item]) -> Iterator[tuple[_Item, "Marks"]]:
        """The objects of a list, each with the marks for it."""
        for key, item in keyed(items).items():
            yield item, self.below(name, item, key)

    def here(self) -> Markup:
        """For the object as a whole."""
        return self.notes.cite(place_of(self.steps), self._words(self.steps))

    def of(self, name: str) -> Markup:
        """For a field: the nearest source that names it speaks for it.

        A source names it with the keys of the objects above it, or, further out, for all of
        them. One that speaks for all is not about every one: what it infers stands only where
        there is a value, what it misses only where there is none.
        """
        own = (*self.steps, (name, ""))
        nearest = self._nearest(name)
        if not nearest:
            return Markup()
        silent = None
        if nearest != own:
            filled = is_filled(getattr(self.item, name))
            silent = Certainty.MISSING if filled else Certainty.INFERRED
        return self.notes.cite(place_of(nearest), self._words(nearest), silent)

    def value(self, name: str, words: Content = None) -> Markup:
        """A field, as it is or in words, with its marks."""
        return marked(
            getattr(self.item, name) if words is None else words, self.of(name), self.notes.say
        )

    def values(self, *names: str) -> list[Markup]:
        """Fields as they are, with their marks."""
        return [self.value(name) for name in names]

    def doubts(self, name: str) -> bool:
        """Whether a field of the part has a mark, for whoever shows the field only then."""
        sources = self.notes.sources.get(place_of((*self.steps, (name, ""))), ())
        return any(source.certainty in SIGNS for source in sources)

    def _nearest(self, name: str) -> Steps:
        steps = outwards((*self.steps, (name, "")))
        return next((item for item in steps if place_of(item) in self.notes.sources), ())

    def _words(self, steps: Steps) -> str:
        """``port X1, contact 2, signal``."""
        say = self.notes.say.open
        words = [
            f"{say(ONE.get(name, name))} {key}" if key else say(field_word(name))
            for name, key in steps
            if name not in ("cable", "connector") or len(steps) == 1 or (name, key) == steps[-1]
        ]
        return ", ".join(words) or self.notes.say("the part as a whole")


def marked(value: Content, mark: Markup, say: Words) -> Markup:
    """A value with its certainty mark; says so where the source leaves the value out."""
    shown = markup(value)
    if mark and not shown:
        shown = element("span", say("not stated"), class_="quiet ie")
    return Markup(shown + mark)
