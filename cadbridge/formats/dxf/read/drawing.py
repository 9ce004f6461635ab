"""DXF files to the model."""

from pathlib import Path

from cadbridge.drawing.said.words import words_in
from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.formats.dxf.file.opening import open_dxf
from cadbridge.formats.dxf.read.chosen import chosen
from cadbridge.formats.dxf.read.drawn.walk import shapes_of
from cadbridge.formats.dxf.read.others.face import read_foreign
from cadbridge.formats.dxf.read.others.subjects import Reading
from cadbridge.formats.dxf.read.own.colours import shown_colours
from cadbridge.formats.dxf.read.own.facts import facts_of
from cadbridge.formats.dxf.read.own.result import OwnDrawing
from cadbridge.formats.dxf.read.own.together import read_faces
from cadbridge.formats.dxf.read.said.vocabulary import vocabulary_of
from cadbridge.formats.dxf.rules import CHANGED_AS_A_WHOLE, FIGURES, REPAIRED, TITLE_BLOCK_SPOILT
from cadbridge.mapping import Mappings
from cadbridge.model import Library
from cadbridge.model.shown import Seen, Sight

_MOST_BY_CHANCE = 5
"""Labels of our title block that another's drawing may hold too."""

_OF_OTHERS = Seen(
    others={
        "faces": Seen(
            names=frozenset(["contacts"]),
            others={"contacts": Seen(names=frozenset(["x_mm", "y_mm", "diameter_mm"]))},
        )
    }
)
"""What another's drawing shows of a face that the library knows."""


def read(path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS) -> ReadResult:
    """Read one drawing: ours as what it was made from, another's as a new face.

    Raises:
        FileError: the file cannot be read as a whole.
    """
    asked = chosen(options, path)
    words = words_in(mappings=mappings)
    shapes = shapes_of(open_dxf(path), path, asked, words)
    if not (shapes.words or shapes.rings or shapes.marks):
        raise FileError("shows no text, circle or block; a connector face does", path=path)
    place = Place(file=str(path))
    findings = [Finding(rule=REPAIRED, message=message, place=place) for message in shapes.repairs]
    facts = facts_of(shapes, str(path), asked, words)
    if shapes.changed:
        facts.report(CHANGED_AS_A_WHOLE, shapes.changed)
    shown: Sight = _OF_OTHERS
    if facts.get("Part number"):
        library, shown = read_faces(shapes, facts)
    elif len(facts.title) > _MOST_BY_CHANCE:
        library = Library()
        facts.report(TITLE_BLOCK_SPOILT, "nothing was read")
    else:
        reading = Reading(vocabulary_of(mappings), asked, facts, path.stem)
        library = read_foreign(shapes, reading)
    noticed = (*findings, *facts.findings)
    more = "" if library.parts else "; with `part` its connector is made, too"
    told = "the drawing tells no figures of shell and key, and no basis of any figure"
    figures = tuple(
        Finding(rule=FIGURES, message=f"face {face.id}: {told}{more}", place=place)
        for face in library.faces
    )
    if facts.get("Part number"):
        return OwnDrawing(
            library=library,
            shown=shown,
            findings=noticed,
            twice=tuple(facts.twice),
            left_behind=figures,
            colours=shown_colours(shapes, library),
            faces=tuple(facts.shown),
            file=str(path),
        )
    return ReadResult(
        library=library,
        shown=shown,
        findings=noticed,
        twice=tuple(facts.twice),
        left_behind=figures,
    )
