"""The readable list of what the sources leave open."""

from collections.abc import Iterator, Sequence

from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import SIGNS, Note, mark_class
from cadbridge.formats.html.markup import Content, Markup, element, joined
from cadbridge.formats.html.words import document_words
from cadbridge.model import Doubt, Library, Source
from cadbridge.words import counted


def points_section(library: Library, notes: Sequence[Note]) -> Iterator[Section]:
    """The open points of a page."""
    if notes:
        facts, wording = ([note for note in notes if kind == note.source.doubt] for kind in Doubt)
        words = element(
            "p", "What the sources do not plainly state, and how it was settled.", class_="quiet"
        )
        body = [words, _list(library, facts)]
        if wording:
            more = f"{counted(len(wording), 'doubt')} of wording only"
            body.append(
                element(
                    "details", element("summary", more), _list(library, wording), class_="wording"
                )
            )
        yield Section("open-points", "Open points", body)


def _list(library: Library, notes: Sequence[Note]) -> Markup:
    return element("ul", [_point(library, note) for note in notes], class_="points")


def _point(library: Library, note: Note) -> Markup:
    where: Content = note.where
    if note.cited:
        where = element("a", note.where, href=f"#mark-{note.number}", title="Back to the value")
    return element(
        "li",
        element("span", str(note.number), class_="number"),
        element(
            "div",
            element("p", where, " ", sign(note.source), class_="where"),
            reason(library, note.source),
        ),
        id=f"point-{note.number}",
    )


def sign(source: Source) -> Markup:
    """The certainty of a source, as sign and word."""
    words = f"{SIGNS[source.certainty]} {source.certainty}"
    return element("span", words, class_=mark_class(source))


def reason(library: Library, source: Source) -> Markup:
    """Why, what is printed, and where."""
    readings = joined((element("q", item) for item in source.readings), " or ")
    details = [
        ["Printed: ", element("q", source.printed)] if source.printed else None,
        ["Readings: ", readings] if readings else None,
        ["Source: ", _place(library, source)] if source.document or source.section else None,
    ]
    shown = [item for item in details if item]
    return Markup(
        element("p", source.reason or "No reason is given.")
        + (element("p", joined(shown, " · "), class_="quiet") if shown else "")
    )


def _place(library: Library, source: Source) -> str:
    title = document_words(library, source.document) if source.document else ""
    return ", ".join(item for item in (title, source.section) if item)
