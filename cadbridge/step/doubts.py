"""What a draft leaves in doubt, as findings."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cadbridge.findings import Finding, Place, Rule
from cadbridge.model import Gender
from cadbridge.model.face import ShellKind
from cadbridge.step import rules
from cadbridge.step.contacts import Contact
from cadbridge.step.figures import axis_words, exact
from cadbridge.step.mating import Side
from cadbridge.step.outline import Outline
from cadbridge.words import counted


def doubts_of(
    side: Side,
    outline: Outline,
    gender: Gender,
    *,
    ways: int,
    rivals: Sequence[Side],
    numbering: str,
    path: str,
) -> Iterator[Finding]:
    """All that is to be looked at in a draft.

    Args:
        side: the side that was taken.
        outline: what is around its contacts.
        gender: of the connector that was modelled.
        ways: how many contacts there must be; 0: any number.
        rivals: the sides for which as much speaks.
        numbering: the rule by which contacts were counted.
        path: the model.
    """
    for rule, message in (
        *_contact_doubts(side, ways, rivals),
        *_outline_doubts(outline, gender),
        (rules.NUMBERED_BY_RULE, numbering),
    ):
        yield Finding(rule=rule, message=message, place=Place(file=path))


def _contact_doubts(side: Side, ways: int, rivals: Sequence[Side]) -> Iterator[tuple[Rule, str]]:
    count = len(side.contacts)
    if ways and count != ways:
        yield rules.WAYS, f"{count} found, {ways} expected"
    if rivals:
        also = ", ".join(axis_words(rival.frame.w) for rival in rivals)
        verb = "shows" if len(rivals) == 1 else "show"
        yield (
            rules.TWO_SIDES,
            f"{axis_words(side.frame.w)} was taken; {also} {verb} as many contacts",
        )
    if side.elsewhere:
        yield (
            rules.SEVERAL_CONNECTORS,
            f"{counted(count, 'contact')} of one were taken; beside it {_sizes(side.elsewhere)}",
        )
    if side.fixings:
        yield rules.FIXINGS, _sizes(side.fixings)
    if any(contact.hollow for contact in side.contacts):
        yield rules.HOLLOW, "their outside was measured; the connector was taken for a male"
    if len(Counter(exact(contact.size) for contact in side.contacts)) > 1:
        yield rules.ODD_SIZES, _sizes(side.contacts)


def _sizes(contacts: Sequence[Contact]) -> str:
    sizes = Counter(exact(contact.size) for contact in contacts)
    return ", ".join(f"{count} of {size} mm" for size, count in sorted(sizes.items()))


def _outline_doubts(outline: Outline, gender: Gender) -> Iterator[tuple[Rule, str]]:
    if not outline.bounded:
        yield rules.NO_OUTLINE, "the middle of the contacts is the centre"
    if outline.kind is ShellKind.D_SUB or len(outline.keys) == 1:
        return
    if outline.keys:
        angles = ", ".join(f"{_male_angle(key.angle, gender):.0f}" for key in outline.keys)
        yield rules.MANY_KEYS, f"at {angles} degrees; none was taken"
    elif outline.turn:
        yield rules.NO_KEY, f"the view was turned by {outline.turn:g} degrees, long side across"
    else:
        yield rules.NO_KEY, "the face stands as the model does"


def _male_angle(seen: float, gender: Gender) -> float:
    return (180 - seen if gender is Gender.FEMALE else seen) % 360
