"""What of a part is open, in sentences: for the drawing of a cable and the pages of data."""

from collections.abc import Iterable
from dataclasses import replace

from cadbridge.doubts import OpenPoint, certainty_words, doubts_of, open_lines, place_words
from cadbridge.drawing.said.words import Words
from cadbridge.model import Certainty, Library, Part


def all_open(library: Library, part: Part, words: Words) -> list[str]:
    """One sentence a reason: how certain it is, where, and why.

    Doubts of the part itself, of the connectors that it names, and of the faces of all these.
    """
    doubts = doubts_of(library)
    points = [*doubts.part(part)]
    numbers = [port.connector for port in part.ports]
    numbers += [end.connector for end in part.ends.values()]
    for number in dict.fromkeys(numbers):
        points += doubts.face(library.face_of(library.connector(number)))
    return _lines(_said(points, words), library, part, words)


def own_open(library: Library, part: Part, words: Words) -> list[str]:
    """What its own sources leave out or contradict each other in; what they imply in one line."""
    points = _said(doubts_of(library).own(part).every(), words)
    inferred = [point for point in points if point.source.certainty is Certainty.INFERRED]
    grave = [point for point in points if point.source.certainty is not Certainty.INFERRED]
    places = dict.fromkeys(place_words(point, part.part_number, words.open) for point in inferred)
    short = [f"- {words(Certainty.INFERRED)}: {'; '.join(places)}"] if places else []
    return _lines(grave, library, part, words) + short


def row_certainty(points: Iterable[OpenPoint], part: Part, words: Words) -> str:
    """How sure a row of a table is, in short; empty where all of it is stated."""
    own = _said((point for point in points if not point.is_of_all_rows), words)
    return certainty_words(own, part.part_number, words.open)


def _said(points: Iterable[OpenPoint], words: Words) -> list[OpenPoint]:
    """The points, with technical data in the language of the words."""
    return [replace(point, place=words.place(point.place)) for point in points]


def _lines(points: Iterable[OpenPoint], library: Library, part: Part, words: Words) -> list[str]:
    titles = {face.id: f"{words('Face')} {face.title}" for face in library.faces}
    named = (replace(point, owner=titles.get(point.owner, point.owner)) for point in points)
    found = open_lines(dict.fromkeys(named), part.part_number, words.open, words.quoted)
    return [f"- {words(line.certainty)}: {line.where}: {line.why}" for line in found]
