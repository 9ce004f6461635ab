"""What a format would lose or bend, by name, and of which part: the same that `convert` says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cadbridge.formats import Format
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.jobs.losses import FIELD_NORMALISED, KIND_NOT_CARRIED, Loss, filled_of, loses
from cadbridge.model import Part
from cadbridge.web.part_words import place_mark
from cadbridge.web.visit import Visit

_MOST_NAMED = 5
"""Parts that are named at a loss."""


@dataclass(slots=True)
class Lost:
    """Values of one name."""

    name: str
    """What people call it; of parts that are left out, their kinds."""
    why: str
    is_place: bool = False
    """Whether the source has no name for it, so that its place in the model stands for one."""
    count: int = 0
    parts: dict[str, None] = field(default_factory=dict)
    """Numbers of those that have them; nothing where there is one part alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Losing:
    """What a format would not carry as it is."""

    parts: tuple[Lost, ...]
    """Parts that are left out, by their kinds."""
    values: tuple[Lost, ...]
    changed: tuple[Lost, ...]
    """Values that are written in a normal form."""


def losing(found: Iterable[Loss], parts: Sequence[Part], target: Format) -> Losing:
    """What is lost, each name once.

    Args:
        found: the losses.
        parts: those among which some are named; none: they are not told apart.
        target: the format.
    """
    filled = {part.part_number: filled_of(part) for part in parts} if len(parts) > 1 else {}
    kinds: dict[str, Lost] = {}
    values: dict[str, Lost] = {}
    changed: dict[str, Lost] = {}
    for loss in found:
        by_name = changed if loss.rule is FIELD_NORMALISED else values
        by_name = kinds if loss.rule is KIND_NOT_CARRIED else by_name
        new = Lost(loss.name, loss.note.lstrip(": "), is_place=loss.name == loss.path)
        lost = by_name.setdefault(loss.name, new)
        lost.count += loss.count
        if filled:
            names = (part.part_number for part in parts if loses(part, loss, target, filled))
            lost.parts |= dict.fromkeys(names)
    return Losing(
        parts=tuple(kinds.values()), values=tuple(values.values()), changed=tuple(changed.values())
    )


def losing_words(visit: Visit, found: Losing) -> Content:
    """All of it, folded, with the numbers to see."""
    if not (found.parts or found.values or found.changed):
        return element("p", visit.say("Carries all of it."), class_="quiet")
    return [
        _folded(visit, "Parts that would not be written: {count}", found.parts, "lost"),
        _folded(visit, "Values that would be lost: {count}", found.values, "lost"),
        _folded(visit, "Values in another form: {count}", found.changed, "changed"),
    ]


def _folded(visit: Visit, words: str, items: Sequence[Lost], class_: str) -> Markup:
    if not items:
        return Markup()
    said = visit.say(words, count=sum(item.count for item in items))
    listed = element("ul", [_line(visit, item) for item in items])
    return element("details", element("summary", said), listed, class_=class_)


def _name(visit: Visit, item: Lost) -> Content:
    return place_mark(visit, item.name) if item.is_place else visit.say(item.name)


def _line(visit: Visit, item: Lost) -> Markup:
    numbers = list(item.parts)
    named = ", ".join(numbers[:_MOST_NAMED])
    more = len(numbers) - _MOST_NAMED
    if more > 0:
        named += f" {visit.say('and {count} more', count=more)}"
    return element(
        "li",
        element("strong", _name(visit, item)),
        f" ({item.count})" if item.count > 1 else "",
        f" {visit.say('of {names}', names=named)}" if named else "",
        element("span", f": {visit.say(item.why)}", class_="quiet") if item.why else "",
    )
