"""What a draft leaves in doubt, as findings."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from cadbridge.findings import Finding, Place, Rule
from cadbridge.model import Face, Gender
from cadbridge.model.face import ShellKind
from cadbridge.step import rules
from cadbridge.step.choice import Candidate, Choice
from cadbridge.step.contacts import Contact, Shape
from cadbridge.step.figures import axis_words, exact
from cadbridge.step.keys import Trace
from cadbridge.step.mating import Side
from cadbridge.step.outline import Outline
from cadbridge.step.polygons import Spot
from cadbridge.words import counted

_FEW = 2
"""Contacts; where so few end together by chance, they may be anything."""
_HALF_WAY = 180
_MOST_NAMED = 6
"""Places or parts that a message names."""


def doubts_of(
    choice: Choice,
    face: Face,
    gender: Gender,
    *,
    ways: int,
    place: Callable[[Contact], Spot],
    unread: Sequence[str],
    loose: int,
    path: str,
) -> Iterator[Finding]:
    """All that is to be looked at in a draft.

    Args:
        choice: the side that was taken, and the others.
        face: the draft.
        gender: of the connector that was modelled.
        ways: how many contacts there must be; 0: any number.
        place: where a contact lies on the face, in mm.
        unread: what could not be read of the model.
        loose: how many of its faces bound no solid.
        path: the model.
    """
    for rule, message in (
        *_unread_doubts(unread),
        *_loose_doubts(loose),
        *_side_doubts(choice, ways),
        *_contact_doubts(choice.taken.side, place),
        *_outline_doubts(choice.taken.outline, gender),
        (rules.NUMBERED_BY_RULE, face.numbering),
    ):
        yield Finding(rule=rule, message=message, place=Place(file=path))


def _unread_doubts(unread: Sequence[str]) -> Iterator[tuple[Rule, str]]:
    if unread:
        more = len(unread) - _MOST_NAMED
        further = f", and {more} more" if more > 0 else ""
        yield rules.UNREAD, "; ".join(unread[:_MOST_NAMED]) + further


def _loose_doubts(loose: int) -> Iterator[tuple[Rule, str]]:
    if loose:
        yield rules.SURFACES, f"{counted(loose, 'face')} without a solid"


def _side_doubts(choice: Choice, ways: int) -> Iterator[tuple[Rule, str]]:
    taken = choice.taken.side
    count = len(taken.contacts)
    if ways and count != ways:
        yield rules.WAYS, f"{count} found, {ways} expected"
    if choice.rivals:
        rivals = ", ".join(f"{_looks(rival)}" for rival in choice.rivals)
        yield rules.TWO_SIDES, f"taken: {_looks(choice.taken)}; it may be {rivals}"
    if choice.taken.bare:
        named = counted(count, str(taken.shape))
        none = "" if choice.has_opposite else "; the opposite side shows no contacts"
        yield rules.BARE, f"{named} looking to {axis_words(taken.frame.w)}{none}"
    if count == _FEW and not ways:
        yield rules.FEW, f"{counted(count, str(taken.shape))} found"
    if taken.elsewhere or choice.others:
        beside = [f"beside it {_sizes(taken.elsewhere)}"] if taken.elsewhere else []
        others = [_looks(other) for other in choice.others]
        yield (
            rules.SEVERAL_CONNECTORS,
            f"taken: {_looks(choice.taken)}; {', '.join(beside + others)}",
        )


def _looks(candidate: Candidate) -> str:
    """A side in words: ``+z with 7 pins in a shell with a key``."""
    side = candidate.side
    named = counted(len(side.contacts), str(side.shape))
    shell = " in a shell" if side.shape is not Shape.SOCKET and side.shrouded else ""
    key = " with a key" if candidate.outline.key else ""
    lid = " under a lid" if candidate.covered else ""
    return f"{axis_words(side.frame.w)} with {named}{shell}{key}{lid}"


def _contact_doubts(side: Side, place: Callable[[Contact], Spot]) -> Iterator[tuple[Rule, str]]:
    if side.fixings:
        yield rules.FIXINGS, _sizes(side.fixings)
    if side.left_out:
        yield rules.LEFT_OUT, _places(side.left_out, place)
    if covered := [one for one in side.contacts if not one.free]:
        named = counted(len(covered), str(side.shape))
        yield rules.COVERED, f"{named} looking to {axis_words(side.frame.w)}"
    if any(contact.hollow for contact in side.contacts):
        yield rules.HOLLOW, "their outside was measured; the connector was taken for a male"
    if len(Counter(exact(contact.size) for contact in side.contacts)) > 1:
        yield rules.ODD_SIZES, _sizes(side.contacts)


def _places(contacts: Sequence[Contact], place: Callable[[Contact], Spot]) -> str:
    """What was left out, kind by kind, with the places on the face of the first ones."""
    kinds = defaultdict(list)
    for one in contacts:
        kinds[str(one.shape), exact(one.size)].append(one)
    words = []
    for (shape, size), group in sorted(kinds.items()):
        spots = [place(one) for one in group[:_MOST_NAMED]]
        at = " ".join(f"({exact(x)}, {exact(y)})" for x, y in spots)
        more = " ..." if len(group) > _MOST_NAMED else ""
        words.append(f"{counted(len(group), shape)} of {size} mm at {at}{more}")
    return "; ".join(words)


def _sizes(contacts: Sequence[Contact]) -> str:
    sizes = Counter(exact(contact.size) for contact in contacts)
    return ", ".join(f"{count} of {size} mm" for size, count in sorted(sizes.items()))


def _outline_doubts(outline: Outline, gender: Gender) -> Iterator[tuple[Rule, str]]:
    if not outline.bounded:
        yield rules.NO_OUTLINE, "the middle of the contacts is the centre"
    if outline.borrowed:
        across = " and ".join(outline.borrowed)
        yield rules.NO_MIDDLE, f"across the {across} the middle of the contacts is the centre"
    if outline.unknown:
        yield rules.UNKNOWN_MEASURE, ", ".join(outline.unknown)
    if outline.kind is ShellKind.D_SUB or outline.key:
        return
    if len(outline.keys) > 1:
        angles = ", ".join(f"{_male_angle(key.angle, gender)}" for key in outline.keys)
        yield rules.MANY_KEYS, f"at {angles} degrees; none was taken"
    else:
        yield rules.NO_KEY, "; ".join([_standing(outline), *_marks(outline.keys, gender)])


def _standing(outline: Outline) -> str:
    """How a face without a key stands, and why."""
    words = "the face stands as the model does"
    if turn := round(outline.turn, 2):
        across = "" if abs(turn) == _HALF_WAY else ", long side across"
        wider = ", its wider half up" if outline.wider_up else ""
        words = f"the view was turned by {turn:g} degrees{across}{wider}"
    either = outline.kind is ShellKind.RECTANGULAR and outline.bounded and not outline.wider_up
    return f"{words}; its outline does not tell which long side is up" if either else words


def _marks(keys: Sequence[Trace], gender: Gender) -> Iterator[str]:
    """The marks on an outside that were not taken for the key."""
    for key in keys:
        named = "rib" if key.rib else "groove or flat"
        across = f"of {key.outside:.1f} mm " if key.outside else ""
        angle = _male_angle(key.angle, gender)
        yield f"a {named} on the outside {across}at {angle} degrees may be the key"


def _male_angle(seen: float, gender: Gender) -> int:
    return round(180 - seen if gender is Gender.FEMALE else seen) % 360
