"""What of a part is open, in sentences: for the drawing of a cable and the pages of data."""

from collections.abc import Iterable

from cadbridge.doubts import OpenPoint, doubts_of
from cadbridge.drawing.words import Words
from cadbridge.model import Certainty, Library, Part

_MOST_PLACES = 3
"""That a sentence names; the others are counted."""
_GRAVITY = (Certainty.CONFLICTING, Certainty.MISSING, Certainty.INFERRED)


def open_lines(library: Library, part: Part, words: Words) -> list[str]:
    """One sentence a reason: where, how certain it is, and why; the gravest first.

    Doubts of the part itself, of the connectors that it names, and of the faces of all these.
    """
    doubts = doubts_of(library)
    points = [*doubts.part(part)]
    numbers = [port.connector for port in part.ports]
    numbers += [end.connector for end in part.ends.values()]
    for number in dict.fromkeys(numbers):
        points += doubts.face(library.face_of(library.connector(number)))
    return _lines(points, library, part, words)


def own_lines(library: Library, part: Part, words: Words) -> list[str]:
    """What its own sources leave out or contradict each other in; what they imply in one line."""
    points = [*doubts_of(library).own(part).every()]
    inferred = [point for point in points if point.source.certainty is Certainty.INFERRED]
    grave = [point for point in points if point.source.certainty is not Certainty.INFERRED]
    places = list(dict.fromkeys(_said(point.place) or words("part") for point in inferred))
    short = [f"- {words(Certainty.INFERRED)}: {'; '.join(places)}"] if places else []
    return _lines(grave, library, part, words) + short


def _lines(points: Iterable[OpenPoint], library: Library, part: Part, words: Words) -> list[str]:
    titles = {face.id: f"{words('Face')} {face.title}" for face in library.faces}
    alike: dict[tuple[str, Certainty, str], list[OpenPoint]] = {}
    for point in dict.fromkeys(points):
        source = point.source
        readings = " / ".join(source.readings)
        reason = f"{source.reason} ({readings})" if readings else source.reason
        alike.setdefault((point.owner, source.certainty, reason), []).append(point)
    found = sorted(alike.items(), key=lambda item: _GRAVITY.index(item[0][1]))
    return [
        f"- {_where(titles.get(owner, owner), part, places, words)} - {words(certainty)}: {reason}"
        for (owner, certainty, reason), places in found
    ]


def _where(owner: str, part: Part, points: list[OpenPoint], words: Words) -> str:
    places = list(dict.fromkeys(_said(point.place) for point in points))
    shown = "; ".join(filter(None, places[:_MOST_PLACES]))
    if len(places) > _MOST_PLACES:
        shown += words(" and {count} more", count=str(len(places) - _MOST_PLACES))
    if owner == part.part_number:
        return shown or words("part")
    return f"{owner}: {shown}" if shown else owner


def _said(place: str) -> str:
    """A place as people say it: ``conductors 4, signal``."""
    plain = place.removeprefix("cable.").replace("end_a", "End A").replace("end_b", "End B")
    plain = plain.replace("[", " ").replace("]", "").replace("mm2", "mm²")
    return plain.replace(".", ", ").replace("_", " ")
