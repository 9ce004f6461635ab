"""What a part holds, and where something is in it, in the language of the visitor."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from cadbridge.doubts import place_steps
from cadbridge.drawing.said.labels import DIRECTION_WORDS
from cadbridge.formats.html.markup import Markup, element
from cadbridge.library.plain import to_plain
from cadbridge.model import Direction
from cadbridge.web.visit import Visit
from cadbridge.words import counted, in_words, spoken


def holds_words(visit: Visit, contents: Mapping[str, int]) -> str:
    """What a part holds, counted: ``5 ports, 35 contacts``."""
    return ", ".join(_counted(visit, count, name) for name, count in contents.items())


def _counted(visit: Visit, count: int, name: str) -> str:
    number, _, words = counted(count, name).partition(" ")
    return f"{number} {visit.say(words)}"


def place_words(visit: Visit, place: str) -> str:
    """A place below a part as people say it: ``port X1, contact 2, signal``."""
    steps = place_steps(visit.words.place(place), partial(_step, visit))
    return ", ".join(steps) or visit.say("the whole part")


def _step(visit: Visit, name: str) -> str:
    """A field as it is called among open points, or on this page alone."""
    said = visit.words.open(name)
    return visit.say(name) if said == name else said


def model_word(value: StrEnum) -> str:
    """A word of the model as people say it, in English: ``bidirectional`` for ``bidir``."""
    said = DIRECTION_WORDS.get(value) if isinstance(value, Direction) else None
    return said or spoken(value)


def value_words(visit: Visit, value: object) -> str:
    """A value: a word of the model as people say it, a text as it is."""
    return visit.say(model_word(value)) if isinstance(value, StrEnum) else in_words(to_plain(value))


def place_mark(visit: Visit, place: str) -> Markup:
    """The same, with the place as library files have it to be seen above it."""
    return element("span", place_words(visit, place), title=place or None, class_="place")
