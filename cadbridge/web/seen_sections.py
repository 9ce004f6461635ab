"""What a file turned out to be, on its page."""

from collections.abc import Iterator

from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.markup import Content, Markup, element
from cadbridge.formats.html.tables import Row, facts, table
from cadbridge.web.desk import Drop
from cadbridge.web.finding_lists import finding_list
from cadbridge.web.holding import held_words
from cadbridge.web.looking import MOST_PARTS, Seen, Target
from cadbridge.web.losing import losing_words
from cadbridge.web.part_words import holds_words
from cadbridge.web.reading_sections import reading_sections
from cadbridge.web.switch_words import on_the_page
from cadbridge.web.visit import Visit
from cadbridge.web.work import Trouble


def seen_sections(
    visit: Visit, drop: Drop, seen: Seen, number: int, *, is_alone: bool
) -> Iterator[Section]:
    """What it is, what is in it, what was noticed, and what can be made of it.

    Args:
        visit: for the words.
        drop: what it was sent with.
        seen: the file.
        number: of the file in its drop, from 1.
        is_alone: whether it is the only one.
    """
    name = "" if is_alone else drop.name_of(seen.path)
    if seen.trouble is not None:
        yield _not_read(visit, drop, seen.trouble, name, number)
        yield from reading_sections(visit, drop, seen, number)
        return
    children = [
        *reading_sections(visit, drop, seen, number),
        Section(
            f"take-{number}", visit.say("Take it along as"), _targets(visit, drop, seen, number)
        ),
    ]
    if seen.findings:
        listed = finding_list(visit, seen.findings, seen.found)
        children.append(Section(f"findings-{number}", visit.say("What was noticed"), listed))
    if seen.parts:
        children.append(Section(f"parts-{number}", visit.say("Parts"), _parts(visit, seen)))
    if is_alone:
        yield Section(f"file-{number}", visit.say("What it is"), _facts(visit, seen))
        yield from children
    else:
        yield Section(f"file-{number}", name, _facts(visit, seen), children=tuple(children))


def _not_read(visit: Visit, drop: Drop, trouble: Trouble, name: str, number: int) -> Section:
    """Why a file, or what was said of it, is not understood."""
    body: list[Content] = [
        element("p", on_the_page(visit, visit.site.desk.shown(trouble.message)), class_="lead"),
        element("p", on_the_page(visit, trouble.hint)) if trouble.hint else "",
    ]
    title = visit.say("It cannot be read")
    if drop.options:
        title = visit.say("It cannot be read so")
        words = visit.say("Read it as the file says")
        body.append(visit.button(f"/drops/{drop.id}/reading", words))
    return Section(f"file-{number}", name or title, body)


def _facts(visit: Visit, seen: Seen) -> Markup:
    kinds = ", ".join(f"{visit.say(kind)}: {count}" for kind, count in seen.kinds.items())
    rows: list[tuple[Content, Content]] = [(visit.say("Kind of file"), visit.say(seen.title))]
    rows += [(visit.say(name), str(count)) for name, count in seen.counts.items()]
    known = facts(rows, [(visit.say("Parts by kind"), kinds)])
    if not seen.facts:
        return known
    said = facts([(visit.say(name), text) for name, text in seen.facts.items()])
    words = element("summary", visit.say("What the file says of itself"))
    return Markup(known + element("details", words, said, class_="said-of-itself"))


def _targets(visit: Visit, drop: Drop, seen: Seen, number: int) -> Content:
    if not seen.targets:
        return element("p", visit.say("There is nothing in it that a format could hold."))
    items = [_target(visit, drop, target, number) for target in seen.targets]
    return element("ul", items, class_="targets")


def _target(visit: Visit, drop: Drop, target: Target, number: int) -> Markup:
    own = element("input", type="hidden", name="of", value=str(number))
    chosen = element("input", type="hidden", name="format", value=target.name)
    buttons = [visit.button(f"/drops/{drop.id}/take", visit.say(target.title), own, chosen)]
    if target.apart:
        apart = element("input", type="hidden", name="apart", value="yes")
        words = visit.say("a file for each part")
        name = f"{visit.say(target.title)}, {words}"
        action = f"/drops/{drop.id}/take"
        buttons.append(
            visit.button(action, words, own, chosen, apart, class_="second", aria_label=name)
        )
    return element("li", buttons, _losses(visit, target))


def _losses(visit: Visit, target: Target) -> Content:
    if not target.comes_back:
        return element("p", visit.say("To look at and to print."), class_="quiet")
    return losing_words(visit, target.losing)


def _parts(visit: Visit, seen: Seen) -> Content:
    rows = [
        Row((part.number, visit.say(part.kind), part.description, holds_words(visit, part.holds)))
        for part in seen.parts
    ]
    titles = tuple(map(visit.say, ("Part number", "Kind", "Description", "Holds")))
    more = seen.counts.get("parts", 0) - MOST_PARTS
    rest = element("p", visit.say("{count} more are not listed.", count=more)) if more > 0 else ""
    held = [
        held_words(visit, f"{part.number}: {holds_words(visit, part.holds)}", part.tables)
        for part in seen.parts
    ]
    listed = element("div", table(visit.say("Parts"), titles, rows), class_="lines")
    return [listed, rest, held]
