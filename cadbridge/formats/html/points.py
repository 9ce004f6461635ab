"""The readable list of what the sources leave open."""

from collections.abc import Iterator, Sequence

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import SIGNS, Note, mark_class
from cadbridge.formats.html.markup import Content, Markup, element, joined
from cadbridge.formats.html.words import document_words
from cadbridge.model import Doubt, Library, Source


def points_section(catalogue: Catalogue, notes: Sequence[Note]) -> Iterator[Section]:
    """The open points of a page."""
    say = catalogue.words
    if notes:
        facts, wording = ([note for note in notes if kind == note.source.doubt] for kind in Doubt)
        words = element(
            "p",
            say("What the sources do not plainly state, and how it was settled."),
            class_="quiet",
        )
        body = [words, _list(catalogue, facts)]
        if wording:
            more = say("Of wording only: {count}", count=str(len(wording)))
            body.append(
                element(
                    "details", element("summary", more), _list(catalogue, wording), class_="wording"
                )
            )
        yield Section("open-points", say("Open points"), body)


def _list(catalogue: Catalogue, notes: Sequence[Note]) -> Markup:
    return element("ul", [_point(catalogue, note) for note in notes], class_="points")


def _point(catalogue: Catalogue, note: Note) -> Markup:
    say = catalogue.words
    where: Content = note.where
    if note.cited:
        where = element(
            "a", note.where, href=f"#mark-{note.number}", title=say("Back to the value")
        )
    return element(
        "li",
        element("span", str(note.number), class_="number"),
        element(
            "div",
            element("p", where, " ", sign(note.source, say), class_="where"),
            reason(catalogue, note.source),
        ),
        id=f"point-{note.number}",
    )


def sign(source: Source, say: Words) -> Markup:
    """The certainty of a source, as sign and word."""
    words = f"{SIGNS[source.certainty]} {say(source.certainty)}"
    return element("span", words, class_=mark_class(source))


def reason(catalogue: Catalogue, source: Source) -> Markup:
    """Why, what is printed, and where."""
    say = catalogue.words
    readings = joined((element("q", item) for item in source.readings), say(" or "))
    details = [
        [say("Printed"), ": ", element("q", source.printed)] if source.printed else None,
        [say("Readings"), ": ", readings] if readings else None,
        [say("Source"), ": ", _place(catalogue.library, source)]
        if source.document or source.section
        else None,
    ]
    shown = [item for item in details if item]
    return Markup(
        element("p", source.reason or say("No reason is given."))
        + (element("p", joined(shown, " · "), class_="quiet") if shown else "")
    )


def _place(library: Library, source: Source) -> str:
    title = document_words(library, source.document) if source.document else ""
    return ", ".join(item for item in (title, source.section) if item)
