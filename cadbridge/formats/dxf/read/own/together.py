"""Several faces of ours in one drawing, such as a cabinet's: each read by itself."""

from cadbridge.findings import Severity
from cadbridge.formats.dxf.read.drawn.shapes import Shapes
from cadbridge.formats.dxf.read.own.facts import Facts, faces_in
from cadbridge.formats.dxf.read.own.pieces import only, without
from cadbridge.formats.dxf.read.own.regions import shows_all_ports
from cadbridge.formats.dxf.read.own.subject import read_own
from cadbridge.formats.dxf.read.own.wires import wiring_table
from cadbridge.formats.dxf.rules import DISAGREES, SAME_FACE_AGAIN, SEVERAL_FACES
from cadbridge.model import Library
from cadbridge.model.merge import merge_libraries
from cadbridge.model.shown import Sight, Together


def read_faces(shapes: Shapes, facts: Facts) -> tuple[Library, Sight]:
    """What all faces say; the first is the one that title block and table are about.

    A sheet of the whole part is read by its tables.
    """
    if wiring_table(shapes.words) is not None or shows_all_ports(facts):
        return read_own(shapes, facts)
    others = [index for index in faces_in(shapes.marks) if index != facts.index]
    library, sight = read_own(without(shapes, others), facts)
    libraries, sights = [library], [sight]
    seen = {_key(facts): library}
    for index in others:
        own = Facts(facts.file, {}, shapes.marks[index], index, facts.asked, facts.words)
        found, shown = read_own(only(shapes, index), own)
        known = seen.setdefault(_key(own), found)
        if known is not found:
            facts.findings += [item for item in own.findings if item.severity is Severity.ERROR]
            _compare(known, found, facts, own)
        else:
            facts.findings += own.findings
            facts.twice += own.twice
            libraries.append(found)
            sights.append(shown)
    if len(libraries) > 1:
        listed = ", ".join(" ".join(key[:2]) for key in seen)
        facts.report(SEVERAL_FACES, f"the drawing shows {listed}")
        return merge_libraries(libraries), Together(tuple(sights))
    return library, sight


def _key(facts: Facts) -> tuple[str, str, str]:
    return facts.get("Part number"), facts.get("Port"), facts.get("Face")


def _compare(known: Library, found: Library, facts: Facts, copy: Facts) -> None:
    """A copy of a face says the same, or else nobody knows which is right."""
    handle = copy.face.handle if copy.face else ""
    name = " ".join(filter(None, _key(copy)[:2]))
    if _contents(known) == _contents(found):
        facts.report(SAME_FACE_AGAIN, f"{name} is drawn twice, both times alike", handle)
    else:
        message = f"{name} is drawn twice, and the copies differ"
        facts.report(DISAGREES, message, handle)


def _contents(library: Library) -> object:
    """Contacts and signals: all that a copy without its table can show."""
    contacts = [face.contacts for face in library.faces]
    pins = {
        (port.designation, pin.contact, pin.signal)
        for part in library.parts
        for port in part.ports
        for pin in port.pins
    }
    names = {contact.id for face in contacts for contact in face}
    return contacts, {pin for pin in pins if pin[1] in names and pin[2]}
