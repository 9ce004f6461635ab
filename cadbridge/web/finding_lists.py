"""Findings as people read them: what, where, and what to do."""

from collections.abc import Sequence

from cadbridge.drawing.choices import ENGLISH
from cadbridge.findings import Finding, Rule, Severity
from cadbridge.formats.html.markup import Markup, element
from cadbridge.web.switch_words import on_the_page
from cadbridge.web.visit import Visit
from cadbridge.words import printable

_MOST_ALIKE = 5
"""Findings of one kind that are open to see; the others are folded."""
_ORDER = tuple(Severity)


def finding_list(visit: Visit, findings: Sequence[Finding], found: int = 0) -> Markup:
    """Findings by their kind, the gravest first; nothing without any.

    Args:
        visit: for the words.
        findings: those to show.
        found: how many there are, where not all are given.
    """
    if not findings:
        return Markup()
    kinds: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda item: _ORDER.index(item.severity)):
        kinds.setdefault(finding.code, []).append(finding)
    items = [_kind(visit, alike) for alike in kinds.values()]
    more = found - len(findings)
    if more > 0:
        items.append(element("li", visit.say("{count} more are not listed.", count=more)))
    return element("ul", items, class_="findings")


def title_of(visit: Visit, rule: Rule) -> str:
    """What a kind of finding is called, in the language of the visitor."""
    said = visit.say(rule.code)
    return on_the_page(visit, rule.title if said == rule.code else said)


def advice_of(visit: Visit, rule: Rule) -> Markup:
    """What to do about a kind of finding: as the page has it, else as everywhere."""
    advice = visit.site.mappings["findings"].settings["advice"]
    for language in dict.fromkeys((visit.words.language, ENGLISH)):
        said = advice.get(language, {}).get(rule.code, "")
        if said:
            break
    text = on_the_page(visit, said or rule.advice)
    return element("p", text, class_="quiet", lang=language)


def _kind(visit: Visit, alike: Sequence[Finding]) -> Markup:
    rule = alike[0].rule
    head = element(
        "p",
        element("span", visit.say(str(rule.severity)), class_=f"severity {rule.severity}"),
        " ",
        element("strong", title_of(visit, rule)),
        " ",
        element("code", rule.code, class_="quiet"),
    )
    shown = [_one(visit, finding) for finding in alike[:_MOST_ALIKE]]
    folded = [_one(visit, finding) for finding in alike[_MOST_ALIKE:]]
    rest = (
        element(
            "details",
            element("summary", visit.say("{count} more of these", count=len(folded))),
            element("ul", folded),
        )
        if folded
        else ""
    )
    return element("li", head, element("ul", shown), rest, advice_of(visit, rule))


def _one(visit: Visit, finding: Finding) -> Markup:
    where = visit.site.desk.shown(finding.place.text())
    text = printable(on_the_page(visit, visit.site.desk.shown(finding.message)))
    message = element("span", text, lang=ENGLISH)
    place = element("span", printable(where), class_="place") if where else ""
    return element("li", place, " " if where else "", message)
