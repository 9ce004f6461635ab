"""The form that settles an open point: it asks for what `cadbridge settle` asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial

from cadbridge.doubts import Doubts, OpenPoint
from cadbridge.formats.html.markup import Markup, element
from cadbridge.model import Certainty, Library
from cadbridge.model.walk import is_filled
from cadbridge.web.part_words import place_words, value_words
from cadbridge.web.visit import Visit

ASKED = ("field", "document", "value", "section", "reason", "none", "as_new")
"""What the form sends, the last two as ticks; and ``part``, once for each that is settled."""
_DOCUMENTS = "documents"
_WHAT = "What it is"


def known_documents(library: Library) -> Markup:
    """The documents of a library, to choose from."""
    options = [element("option", item.title, value=item.id) for item in library.source_documents]
    return element("datalist", options, id=_DOCUMENTS)


def asked_at(point: OpenPoint, answer_at: str) -> str:
    """The place that is settled by an answer to a point."""
    return answer_at or point.place or "."


def settled_together(doubts: Doubts, point: OpenPoint, also: Sequence[str]) -> list[str]:
    """The parts of a point that one answer settles: those with the same place for it."""
    at = doubts.answer_at(point)
    alike = (one for one in also if doubts.answer_at(replace(point, owner=one)) == at)
    return [point.owner, *alike]


def settle_form(
    visit: Visit,
    point: OpenPoint,
    parts: Sequence[str],
    answer_at: str,
    given: Mapping[str, str],
    *,
    now: object = None,
    ask_if_new: bool = False,
) -> Markup:
    """The form for a point; without one value to give, it only confirms.

    Args:
        visit: for the words.
        point: what is open.
        parts: all that it is settled of.
        answer_at: the place of the value that answers it; empty where there is not one.
        given: what was typed before.
        now: what the library says there.
        ask_if_new: whether the document may be a slip in the id of one that is known.
    """
    is_missing = point.source.certainty is Certainty.MISSING
    can_go = not is_missing and bool(answer_at or point.place.endswith("]"))
    known: dict[str, str | bool] = {"list": _DOCUMENTS, "required": True}
    field, tick = partial(_field, visit, point, given), partial(_tick, given)
    shown = [
        _value(visit, point, given, now, is_missing=is_missing) if answer_at else "",
        tick("none", visit.say("It is not so: take out what stands there")) if can_go else "",
        field("document", "Document that states it", known),
        tick("as_new", visit.say("This document is a new one")) if ask_if_new else "",
        field("section", "Where in it", {}),
        field("reason", "What else is to be said", {}),
    ]
    hidden = [
        element("input", type="hidden", name=name, value=value)
        for name, value in (
            *(("part", part) for part in parts),
            ("field", asked_at(point, answer_at)),
        )
    ]
    said = element("p", visit.say("The library says now: {value}", value=value_words(visit, now)))
    note = visit.say("An empty value confirms what the library says already.")
    return visit.form(
        "/settle",
        hidden,
        said if is_filled(now) else "",
        shown,
        element("button", visit.say("Settle it"), type="submit"),
        element("p", note, class_="quiet") if answer_at and not is_missing else "",
        class_="fields",
    )


def _value(
    visit: Visit, point: OpenPoint, given: Mapping[str, str], now: object, *, is_missing: bool
) -> Markup:
    """The field for the answer: a menu where the model has words for all that it may be."""
    if not isinstance(now, StrEnum):
        return _field(visit, point, given, "value", _WHAT, {"required": is_missing})
    label = visit.say(_WHAT)
    words = {"": "", **{str(one): value_words(visit, one) for one in type(now) if is_filled(one)}}
    options = [
        element("option", said, value=value, selected=value == given.get("value", ""))
        for value, said in words.items()
    ]
    spoken = f"{label}: {point.owner} {place_words(visit, point.place)}"
    menu = element("select", options, name="value", aria_label=spoken, required=is_missing)
    return element("label", element("span", label), menu)


def _field(
    visit: Visit,
    point: OpenPoint,
    given: Mapping[str, str],
    name: str,
    text: str,
    more: dict[str, str | bool],
) -> Markup:
    label = visit.say(text)
    field = element(
        "input",
        type="text",
        name=name,
        value=given.get(name, ""),
        aria_label=f"{label}: {point.owner} {place_words(visit, point.place)}",
        autocomplete="off",
        **more,
    )
    return element("label", element("span", label), field)


def _tick(given: Mapping[str, str], name: str, label: str) -> Markup:
    ticked = bool(given.get(name))
    box = element("input", type="checkbox", name=name, value="yes", checked=ticked)
    return element("label", box, element("span", label), class_="tick")
