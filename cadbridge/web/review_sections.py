"""A review as a form: changes by part with old and new, each with a box to tick."""

from collections.abc import Sequence

from cadbridge.findings import Finding
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.tables import Row, table
from cadbridge.web.briefs import brief_words
from cadbridge.web.desk import Drop
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.holding import held_words
from cadbridge.web.part_words import place_mark, place_words
from cadbridge.web.reviewing import Reviewed, ShownChange, by_part
from cadbridge.web.ticks import MOST_SHOWN, REMOVED, Ticks
from cadbridge.web.visit import Visit

_FORM = "changes"
AS_NEW = "as_new"
"""The field that says whether names that nearly are known ones are right."""
TAKE_NEAR_NAMES = "Names that may be slips are right: take them"
_KINDS = {
    "added": "What would be added",
    "changed": "What would change",
    "removed": "What would be removed",
}


def review_head(visit: Visit, drop: Drop, reviewed: Reviewed) -> Content:
    """What is to be said before the changes."""
    said: list[Content] = []
    if not reviewed.changes:
        words = visit.say(
            "Nothing would change. What was left out, and why, is said below."
            if reviewed.leaves_out
            else "There is nothing to change: the library says all of this already."
        )
        said.append(element("p", words, class_="lead", role="status"))
    if reviewed.is_refused:
        words = visit.say("The files have errors, so nothing can be written. Correct them first.")
        said.append(element("p", words, class_="lead", role="alert"))
    if not visit.site.can_write:
        words = visit.say(
            "The library that is served belongs to the program or is no folder of library files; "
            "it cannot be written to. Start with --library and your own."
        )
        said.append(element("p", words, role="alert"))
    parts = {change.part for change in reviewed.changes}
    apart = [finding for finding in reviewed.findings if finding.place.part not in parts]
    said.append(finding_list(visit, apart))
    if reviewed.near_names or drop.as_new:
        said.append(_near_names(visit, drop))
    if reviewed.not_shown:
        lines = element("ul", [element("li", line) for line in reviewed.not_shown])
        words = element("summary", visit.say("What the files say nothing about stays as it is"))
        said.append(element("details", words, lines))
    return said


def _near_names(visit: Visit, drop: Drop) -> Markup:
    """Names that nearly are known ones are taken as they stand, or no more."""
    words = "Take no names that may be slips" if drop.as_new else TAKE_NEAR_NAMES
    other = hidden(AS_NEW, "no" if drop.as_new else "yes")
    return visit.button(f"/drops/{drop.id}/review", visit.say(words), other, class_="second")


def review_form(visit: Visit, drop: Drop, reviewed: Reviewed) -> list[Section]:
    """The changes, removals apart, and the button that leads on."""
    sections = []
    for kind, title in _KINDS.items():
        found = by_part(reviewed.changes[:MOST_SHOWN], kind)
        if not found:
            continue
        body = [
            _part(visit, part, changes, reviewed.findings, drop.ticks)
            for part, changes in found.items()
        ]
        if kind == REMOVED:
            words = visit.say("Nothing of this is removed unless you tick it.")
            body.insert(0, element("p", words, class_="quiet"))
        sections.append(Section(kind, visit.say(title), body))
    if sections:
        title = visit.say("Go on")
        sections.append(Section("go-on", title, _last(visit, drop, reviewed)))
    return sections


def _part(
    visit: Visit,
    part: str,
    changes: Sequence[tuple[int, ShownChange]],
    findings: Sequence[Finding],
    ticks: Ticks,
) -> Markup:
    rows = [_row(visit, number, change, ticked=ticks.has(change)) for number, change in changes]
    titles = tuple(map(visit.say, ("Take", "Place", "Old", "New")))
    name = part or visit.say("Library")
    own = [finding for finding in findings if part and finding.place.part == part]
    heading = element("h3", name)
    what = visit.say("What is in it")
    held = [held_words(visit, what, change.tables) for _, change in changes]
    return element(
        "div", heading, finding_list(visit, own), table(name, titles, rows), held, class_="of-part"
    )


def _row(visit: Visit, number: int, change: ShownChange, *, ticked: bool) -> Row:
    place = place_words(visit, change.place)
    box = element(
        "input",
        type="checkbox",
        name="take",
        value=str(number),
        form=_FORM,
        checked=ticked,
        aria_label=f"{change.part} {place}",
    )
    return Row(
        (
            box,
            place_mark(visit, change.place),
            _side(visit, change, "del", change.old, is_told=change.kind == REMOVED),
            _side(visit, change, "ins", change.new, is_told=change.kind != REMOVED),
        )
    )


def _side(visit: Visit, change: ShownChange, tag: str, words: str, *, is_told: bool) -> Content:
    """What was or what is; in lines what stands on this side alone."""
    if change.brief:
        return element(tag, brief_words(visit, change.brief)) if is_told else None
    if not words:
        return None
    return element(tag, visit.say(words) if change.is_word else words)


def _last(visit: Visit, drop: Drop, reviewed: Reviewed) -> Content:
    more = len(reviewed.changes) - MOST_SHOWN
    left = (
        element("p", visit.say("{count} more come when these are written.", count=more))
        if more > 0
        else ""
    )
    address = f"/drops/{drop.id}/ticks"
    ticks = [
        visit.button(address, visit.say(words), hidden("tick", which), class_="second")
        for which, words in (("all", "Tick all but removals"), ("none", "Tick none"))
    ]
    makers = (
        element(
            "p",
            element(
                "input",
                type="checkbox",
                name="makers",
                value="yes",
                id="makers",
                checked=drop.ticks.add_manufacturers,
            ),
            " ",
            element("label", visit.say("Also add manufacturers that nobody knows"), for_="makers"),
        )
        if reviewed.unknown_makers
        else ""
    )
    button = element(
        "button",
        visit.say("See what the ticked changes would bring"),
        type="submit",
        disabled=reviewed.is_refused or not visit.site.can_write,
    )
    form = visit.form(
        f"/drops/{drop.id}/check",
        hidden("state", reviewed.state),
        makers,
        button,
        id=_FORM,
        data_kept_at=visit.address(address),
    )
    return [left, element("div", ticks, class_="ticks"), form]


def hidden(name: str, value: str) -> Markup:
    """A field that nobody sees."""
    return element("input", type="hidden", name=name, value=value)
