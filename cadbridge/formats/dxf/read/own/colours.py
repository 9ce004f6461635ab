"""The colours in a port's table: they are those of its cable, and belong to that part."""

from collections.abc import Iterator, Sequence

from cadbridge.drawing.said.core_colours import core_colours, landing_colours
from cadbridge.findings import Finding, Place
from cadbridge.formats.dxf.read.drawn.shapes import Shapes, Word
from cadbridge.formats.dxf.read.own.layout import find_table, title_fields
from cadbridge.formats.dxf.read.own.regions import port_regions
from cadbridge.formats.dxf.read.own.result import Colours, OwnDrawing
from cadbridge.formats.dxf.rules import COLOUR_OF_CABLE
from cadbridge.model import Library, Part


def shown_colours(shapes: Shapes, library: Library) -> Colours:
    """The colours that the table of a port shows, or of each port on a sheet of all."""
    ports = [port.designation for part in library.parts for port in part.ports]
    if len(ports) > 1:
        regions = [(_port_of(words), words) for words in port_regions(shapes)]
    else:
        regions = [(port, shapes.words) for port in ports]
    return {
        (port, row.get("Contact")): row.get("Colour")
        for port, words in regions
        if (table := find_table(words)) is not None
        for row in table.rows
    }


def _port_of(words: Sequence[Word]) -> str:
    label = title_fields(words).get("Port")
    return label.text if label else ""


def colour_findings(result: OwnDrawing, library: Library) -> Iterator[Finding]:
    """A finding for each colour that is not that of the library's cable, be it in doubt there.

    A core that carries another signal than its contact has its colour all the same: a drawing that
    was made before may show it, or bring the signal.
    """
    for read in result.library.parts:
        part = library.part_by_number.get(read.part_number)
        if part:
            yield from _differing(result, part, library)


def _differing(result: OwnDrawing, part: Part, library: Library) -> Iterator[Finding]:
    colours, landing = core_colours(library, part), landing_colours(library, part)
    known = {(port.designation, pin.contact) for port in part.ports for pin in port.pins}
    for key, shown in result.colours.items():
        expected = colours.get(key, "")
        if key in known and shown != expected and shown not in landing.get(key, ()):
            port, contact = key
            message = (
                f"{port}, contact {contact}: {shown or 'none'} here, {expected or 'none'} there"
            )
            place = Place(file=result.file, part=part.part_number)
            yield Finding(rule=COLOUR_OF_CABLE, message=message, place=place)
