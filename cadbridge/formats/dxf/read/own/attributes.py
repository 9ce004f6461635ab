"""Which of a face's attributes speak of which contact."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import dist

from cadbridge.formats.dxf.read.drawn.nearest import nearest_places
from cadbridge.formats.dxf.read.drawn.shapes import Mark, Ring, Word
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.rules import ROW_WITHOUT_CONTACT, TAGS_ELSEWHERE

_CONTACT = re.compile(r"CONTACT\d+")
_TAGS = ("CONTACT", "SIGNAL", "ROLE", "POSITION")
_ASIDE_MM = 0.05
"""From this distance on an attribute does not stand on its contact."""


def said_of(
    marks: Sequence[Mark], facts: Facts, beside: Mapping[int, Word]
) -> dict[int, dict[str, str]]:
    """Index of a contact to what the face's attributes say of it: CONTACT, SIGNAL, ...

    An attribute speaks of the contact that it stands on. Where programs have left attributes
    behind, it speaks of the contact whose number it says.
    """
    face = facts.face
    if face is None:
        return {}
    numbers = [tag.removeprefix("CONTACT") for tag in face.attributes if _CONTACT.fullmatch(tag)]
    places = [face.places[f"CONTACT{number}"] for number in numbers]
    nearest = nearest_places([Ring(mark.x, mark.y, 0.0) for mark in marks], places)
    names = [face.attributes[f"CONTACT{number}"] for number in numbers]
    aside = [
        index
        for mark, index in nearest.items()
        if dist((marks[mark].x, marks[mark].y), places[index]) > _ASIDE_MM * face.size
    ]
    others = [
        index
        for mark, index in nearest.items()
        if mark in beside and beside[mark].text != names[index]
    ]
    if 2 * len(others) > len(nearest):  # a face like its mirror image, turned without them
        aside = others
    if aside:
        sure = {mark: index for mark, index in nearest.items() if index not in aside}
        unsure = {mark: index for mark, index in nearest.items() if index in aside}
        nearest = {**sure, **_by_number(names, beside, unsure)}
        listed = ", ".join(names[index] for index in aside)
        message = f"the attributes of {listed} stand at other contacts; the numbers were followed"
        facts.report(TAGS_ELSEWHERE, message, face.handle)
    for index, number in enumerate(numbers):
        if index not in nearest.values():
            name = face.attributes[f"CONTACT{number}"]
            facts.report(ROW_WITHOUT_CONTACT, f"contact {name} is an attribute only", face.handle)
    return {
        mark: {
            tag: face.attributes[tag + numbers[index]]
            for tag in _TAGS
            if tag + numbers[index] in face.attributes
        }
        for mark, index in nearest.items()
    }


def _by_number(
    names: Sequence[str], beside: Mapping[int, Word], nearest: Mapping[int, int]
) -> dict[int, int]:
    """Contacts by the number beside them that one attribute says; the others by place.

    Args:
        names: what the attributes say.
        beside: the number beside each contact.
        nearest: the contacts in question, and the attribute that stands nearest.
    """
    shown = Counter(beside[mark].text for mark in nearest if mark in beside)
    indexes = {names[index]: index for index in nearest.values()}
    said = Counter(names[index] for index in nearest.values())
    found = {
        mark: indexes[beside[mark].text]
        for mark in nearest
        if mark in beside and shown[beside[mark].text] == said[beside[mark].text] == 1
    }
    taken = set(found.values())
    left = {
        mark: index for mark, index in nearest.items() if mark not in found and index not in taken
    }
    return {**found, **left}
