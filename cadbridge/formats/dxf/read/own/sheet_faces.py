"""The faces on a sheet of all ports or of a whole cable.

Nothing is read from them, for they hold no attributes; so they are held against each other and
against the tables, and `face_findings` holds them against the library.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import dist

from cadbridge.drawing.choices import Side
from cadbridge.drawing.said.subject import Subject, subjects_of
from cadbridge.drawing.shapes.items import Layer, Point
from cadbridge.drawing.shapes.view import GENDER_WORDS, View
from cadbridge.findings import Finding, Place
from cadbridge.formats.dxf.read.drawn.labels import is_layer, labels_in
from cadbridge.formats.dxf.read.drawn.shapes import Mark, Shapes, Word
from cadbridge.formats.dxf.read.own.by_height import ByHeight
from cadbridge.formats.dxf.read.own.contact_rows import is_near
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.own.found import CONTACT_BLOCK, find_contacts
from cadbridge.formats.dxf.read.own.layout import value_below
from cadbridge.formats.dxf.read.own.pieces import only
from cadbridge.formats.dxf.read.own.result import OwnDrawing
from cadbridge.formats.dxf.read.own.shown_face import SIDE_NAMES, ShownFace
from cadbridge.formats.dxf.rules import (
    DISAGREES,
    FACE_OF_SHEET,
    ROW_WITHOUT_CONTACT,
    WITHOUT_ATTRIBUTES,
)
from cadbridge.model import Gender, Library

_SAME_MM = 0.05
_GENDERS = {words: gender for gender, words in GENDER_WORDS.items()}
_MOST = 4
"""Differences of one face that are named."""


def read_sheet_faces(
    shapes: Shapes, ends: Mapping[str, Word], rows: Mapping[str, Sequence[str]], facts: Facts
) -> None:
    """Note the faces in `facts.shown`, and where they contradict each other or the tables.

    Args:
        shapes: of the drawing.
        ends: ports, or ends of the cable, with the text that stands above and left of their faces.
        rows: the contacts in the table of each.
        facts: of the drawing.
    """
    marks = [item for item in enumerate(shapes.marks) if is_face_of_ours(*item, shapes)]
    captions = _captions(shapes, marks)
    by_end: dict[str, list[ShownFace]] = {}
    for index, mark in sorted(marks, key=lambda item: (item[1].x, -item[1].y)):
        end = _end_of(mark, ends)
        views = by_end.setdefault(end, [])
        gender = captions.get(index)
        views.append(_shown(shapes, index, mark, end, bool(views), gender, facts))
    for end, views in by_end.items():
        _compare_sides(views, facts)
        _compare_rows(views[0], rows.get(end, ()), facts)
        facts.shown += views


def is_face_of_ours(index: int, mark: Mark, shapes: Shapes) -> bool:
    """Whether a placed block is a face as we draw them, whatever was left of its attributes."""
    return mark.block.upper().startswith("FACE_") and any(_contacts(index, shapes))


def _contacts(index: int, shapes: Shapes) -> Iterator[Mark]:
    for mark in shapes.marks:
        if index in mark.within and CONTACT_BLOCK.fullmatch(mark.block):
            yield mark


def _end_of(mark: Mark, ends: Mapping[str, Word]) -> str:
    """The nearest that is named above it, and no further right."""
    above = {
        end: dist((word.x, word.y), (mark.x, mark.y))
        for end, word in ends.items()
        if word.y > mark.y and word.x <= mark.x
    }
    return min(above, key=lambda end: above[end], default="")


def _captions(shapes: Shapes, faces: Sequence[tuple[int, Mark]]) -> dict[int, Gender]:
    """The gender that is said below a face, by the index of its block.

    Ports and signals may be called so, too: those are values below labels, or in tables.
    """
    texts = ByHeight(shapes.words)
    values = {value_below(label, texts) for label in labels_in(shapes.words)}
    found = {}
    for word in shapes.words:
        gender = _GENDERS.get(word.english)
        is_caption = word not in values and not is_layer(word.layer, Layer.TABLE)
        above = {
            index: dist((mark.x, mark.y), word.middle) for index, mark in faces if mark.y > word.y
        }
        if gender and is_caption and above:
            found[min(above, key=lambda index: above[index])] = gender
    return found


def _shown(
    shapes: Shapes,
    index: int,
    mark: Mark,
    end: str,
    is_second: bool,
    gender: Gender | None,
    facts: Facts,
) -> ShownFace:
    """A face; where R12 has cut the side from its block's name, the second is that of the wires."""
    own = Facts(facts.file, facts.title, mark, index, facts.asked, facts.words)
    contacts = find_contacts(only(shapes, index), own)
    for finding in own.findings:
        if finding.rule is not WITHOUT_ATTRIBUTES:
            facts.report(finding.rule, f"{end}: {finding.message}", finding.place.handle)
    shapes_of_contacts = {item.block.partition("_")[0].upper() for item in _contacts(index, shapes)}
    name = mark.block.upper()
    is_cut = not name.endswith(("_MATING", "_TERMINATION"))
    may_be_second = is_second and shapes_of_contacts.isdisjoint(("PIN", "SOCKET"))
    from_wires = name.endswith("_TERMINATION") or (is_cut and may_be_second)
    side = Side.TERMINATION if from_wires or "END" in shapes_of_contacts else Side.MATING
    places = {item.printed: (item.x, item.y) for item in contacts}
    return ShownFace(end, side, gender, places, mark.handle)


def _compare_sides(views: Sequence[ShownFace], facts: Facts) -> None:
    """Of one connector all views show the same contacts, and say the same gender."""
    first = views[0]
    for other in views[1:]:
        turned = {
            name: (x if other.side is first.side else -x, y)
            for name, (x, y) in other.places.items()
        }
        told = [*_differences(turned, first.places, "the other view")]
        if None not in (first.gender, other.gender) and first.gender is not other.gender:
            told.append(f"{other.gender} there and {first.gender} here")
        if told:
            message = f"{first.end}: the views of its connector differ: {'; '.join(told)}"
            facts.report(DISAGREES, message, other.handle)


def _compare_rows(view: ShownFace, rows: Sequence[str], facts: Facts) -> None:
    """A contact of the table that the face does not have, beside one of nearly its name."""
    left = [name for name in view.places if name not in rows]
    for contact in dict.fromkeys(rows):
        near = next((name for name in left if is_near(name, contact)), None)
        if near and contact not in view.places:
            left.remove(near)
            message = f"{view.end}: contact {contact} stands in the table only, {near} on the face"
            facts.report(ROW_WITHOUT_CONTACT, message, view.handle)


def face_findings(result: OwnDrawing, library: Library) -> Iterator[Finding]:
    """A finding for each face of a sheet that is not the library's."""
    for part in result.library.parts:
        known = library.part_by_number.get(part.part_number)
        subjects = {item.port: item for item in subjects_of(library, known)} if known else {}
        for shown in result.faces:
            subject = subjects.get(shown.end)
            told = _told(shown, subject) if subject and subject.face else []
            if told:
                more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
                message = f"{shown.end}, {SIDE_NAMES[shown.side]}: {'; '.join(told[:_MOST])}{more}"
                place = Place(file=result.file, handle=shown.handle, part=part.part_number)
                yield Finding(rule=FACE_OF_SHEET, message=message, place=place)


def _told(shown: ShownFace, subject: Subject) -> list[str]:
    view = View(shown.side, subject.gender)
    contacts = subject.face.contacts if subject.face else ()
    known = {subject.printed(contact): view.position(contact) for contact in contacts}
    told = list(_differences(shown.places, known, "the library"))
    if shown.gender and shown.gender is not subject.gender:
        told.append(f"{shown.gender} here, {subject.gender} in the library")
    return told


def _differences(
    shown: Mapping[str, Point], known: Mapping[str, Point], where: str
) -> Iterator[str]:
    for name, place in shown.items():
        if name not in known:
            yield f"contact {name} is not in {where}"
        elif dist(place, known[name]) > _SAME_MM:
            yield f"contact {name} stands at {_at(place)}, in {where} at {_at(known[name])}"
    for name in known:
        if name not in shown:
            yield f"contact {name} of {where} is missing"


def _at(place: Point) -> str:
    return "({:.3g}, {:.3g})".format(*place)
