"""From where a face is seen and of which gender it is: who says so, and what was assumed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cadbridge.drawing.shapes.view import Side, View
from cadbridge.formats.dxf.read.chosen import Chosen
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.shown_face import SIDE_NAMES
from cadbridge.formats.dxf.read.said.handed import Said, genders_in, sides_in
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary
from cadbridge.formats.dxf.rules import GENDER_OPEN, HANDED, SIDE_OPEN
from cadbridge.model import Gender
from cadbridge.words import quoted

T = TypeVar("T", Side, Gender)


@dataclass(frozen=True, slots=True)
class Texts:
    """What may say how a face is seen, the weightiest first."""

    own: Sequence[str]
    """Beside the face."""
    block: str
    common: Sequence[str]
    """About all faces."""
    file: str

    def ranks(self) -> tuple[tuple[Sequence[str], str], ...]:
        """The texts, and how to speak of where they stand."""
        return (
            (self.own, ""),
            ((self.block,), "the block's name "),
            (self.common, "the words for all faces "),
            ((self.file,), "the file's name "),
        )


@dataclass(frozen=True, slots=True)
class Viewed:
    """How a face is seen; None: nothing says so."""

    side: Said[Side] | None
    gender: Said[Gender] | None
    side_doubt: str = ""
    gender_doubt: str = ""
    """Contradictions."""
    drawn_side: Said[Side] | None = None
    """What the drawing's own words say, where whoever reads it says the side."""

    @property
    def as_drawn(self) -> "Viewed":
        """As the drawing's own words say."""
        return replace(self, side=self.drawn_side or self.side)

    @property
    def view(self) -> View:
        """With what is assumed where nothing is said."""
        return View(
            self.side.value if self.side else Side.MATING,
            self.gender.value if self.gender else Gender.MALE,
        )


def viewed(texts: Texts, known: Vocabulary, chosen: Chosen) -> Viewed:
    """What texts say; the options of the reader go before."""
    doubts: dict[str, str] = {}
    side: Said[Side] | None = None
    gender: Said[Gender] | None = Said(chosen.gender, "`gender`") if chosen.gender else None
    for lines, where in texts.ranks():
        if side is None:
            found = [said for text in lines for said in sides_in(text, known)]
            side = _single(found, where, "side", doubts)
        if gender is None:
            gender = _single(genders_in(lines, known), where, "gender", doubts)
    gender_doubt = doubts.get("gender", "")
    if chosen.side:
        told = Said(chosen.side, "`view`")
        return Viewed(told, gender, gender_doubt=gender_doubt, drawn_side=side)
    return Viewed(side, gender, doubts.get("side", ""), gender_doubt)


def _single(
    found: Iterable[Said[T]], where: str, what: str, doubts: dict[str, str]
) -> Said[T] | None:
    """What is said, if it is one thing; a contradiction is a doubt and decides nothing."""
    first: dict[T, Said[T]] = {}
    for said in found:
        first.setdefault(said.value, Said(said.value, f"{where}{quoted(said.words)}"))
    if len(first) > 1:
        texts = " and ".join(dict.fromkeys(said.words for said in first.values()))
        doubts.setdefault(what, f"what is said of the {what} contradicts itself in {texts}")
        return None
    return next(iter(first.values()), None)


def report_view(seen: Viewed, name: str, facts: Facts) -> None:
    """Say what was taken and why, or what was assumed."""
    about = f"{name}: " if name else ""
    if seen.side or seen.gender:
        done = "; the places were mirrored" if seen.view.mirrored else ""
        drawn = seen.drawn_side
        if drawn and seen.side and drawn.value is not seen.side.value:
            done += f"; {drawn.words} says the {SIDE_NAMES[drawn.value]}"
        facts.report(HANDED, f"{about}{_taken(seen.side, seen.gender)}{done}")
    if not seen.side:
        why = seen.side_doubt or "no word tells the side that is seen"
        facts.report(SIDE_OPEN, f"{about}{why}; the mating face was taken")
    if not seen.gender:
        why = seen.gender_doubt or "no word tells the gender"
        facts.report(GENDER_OPEN, f"{about}{why}; the places were taken for those of a male part")


def _taken(side: Said[Side] | None, gender: Said[Gender] | None) -> str:
    """What was taken, because of which words."""
    seen = f"the {SIDE_NAMES[side.value]}" if side else ""
    connector = f"a {gender.value} connector" if gender else ""
    if not side or not gender:
        words = "".join(said.words for said in (side, gender) if said)
        return f"{seen or connector} was taken, because of {words}"
    if side.words == gender.words:
        return f"{seen} of {connector} was taken, because of {side.words}"
    return f"{seen} was taken, because of {side.words}; {connector}, because of {gender.words}"
