"""What a drawing carries comes back, from every version and after other programs' losses."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from ezdxf.entities.insert import Insert
from ezdxf.filemanagement import readfile
from hypothesis import example, given
from hypothesis import strategies as st

from cadbridge.drawing import drawings_of
from cadbridge.drawing.shapes.titleblock import BASE_STEP, LABEL
from cadbridge.formats import WriteJob
from cadbridge.formats.dxf.file.text import decode, encode
from cadbridge.formats.dxf.file.versions import VERSIONS
from cadbridge.formats.dxf.read.drawn.shapes import Word
from cadbridge.formats.dxf.read.own.layout import title_fields
from cadbridge.formats.dxf.read.resolve import resolve
from cadbridge.formats.dxf.write.emit import dxf_bytes
from cadbridge.jobs.verify import verify
from cadbridge.mapping import Mappings, shipped_mappings
from cadbridge.mapping.field_rules import check_mapping
from cadbridge.model import (
    Basis,
    ConnectorSpec,
    ContactRole,
    Direction,
    Face,
    FaceContact,
    Figure,
    Gender,
    Key,
    Kind,
    Library,
    Part,
    Pin,
    Port,
    Shell,
    ShellKind,
)
from tests.formats.dxf.drawn import DXF, changes, codes, export, export_as, face_of, read
from tests.strategies import AWKWARD, faces

EVERY_KIND = (
    "MPC.DUET AD CANopen",
    "MPC.DUET HV 80",
    "MPC.SIGNAL CABLE for DUET AD",
    "GEN.M16-12P-F",
    "GEN.SUBD-9P",
)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("part", EVERY_KIND)
def test_a_part_comes_back(
    shipped_library: Library, part: str, version: str, tmp_path: Path
) -> None:
    for path in export(shipped_library, part, tmp_path, dxf_version=version):
        result = read(path)
        assert result.findings == ()
        assert changes(shipped_library, result) == []


@pytest.mark.parametrize("side", ["mating", "wiring"])
@pytest.mark.parametrize("sheet", ["bare", "a4", "auto", "a3"])
def test_every_side_and_sheet_comes_back(
    shipped_library: Library, side: str, sheet: str, tmp_path: Path
) -> None:
    for path in export(shipped_library, "MPC.DUET HV 80", tmp_path, side=side, sheet=sheet):
        result = read(path)
        assert result.findings == ()
        assert changes(shipped_library, result) == []


def strip(path: Path) -> None:
    """What LibreCAD and libdxfrw leave of a file: no attributes, no dimensions."""
    document = readfile(path)
    space = document.modelspace()
    for entity in list(space):
        if isinstance(entity, Insert):
            for attribute in list(entity.attribs):
                entity.delete_attrib(attribute.dxf.tag)
        elif entity.dxftype() == "DIMENSION":
            space.delete_entity(entity)
    document.saveas(path)


@pytest.mark.parametrize("part", ["MPC.DUET 40", "MPC.DUET HV 60", "HUM.M23-19P-F"])
def test_a_stripped_drawing_comes_back(shipped_library: Library, part: str, tmp_path: Path) -> None:
    for path in export(shipped_library, part, tmp_path):
        strip(path)
        result = read(path)
        assert codes(result) == ["CB502"]
        settled = resolve(result, shipped_library)
        assert changes(shipped_library, settled) == []


LAYERS = {
    "de": {"STECKBILD_KONTUR", "STECKBILD_KONTAKT", "STECKBILD_NUMMER", "BEMASSUNG", "SCHRIFTFELD"},
    "it": {"FACCIA_CONTORNO", "FACCIA_CONTATTO", "FACCIA_NUMERO", "QUOTE", "CARTIGLIO"},
}


@pytest.mark.parametrize("version", ["R12", "R2013"])
@pytest.mark.parametrize("language", ["de", "it"])
def test_a_drawing_in_another_language_comes_back(
    shipped_library: Library, language: str, version: str, tmp_path: Path
) -> None:
    for part in EVERY_KIND:
        options = {"language": language, "side": "wiring", "dxf_version": version}
        for path in export(shipped_library, part, tmp_path, **options):
            document = readfile(path)
            names = {layer.dxf.name for layer in document.layers}
            assert LAYERS[language] <= names
            assert {item.dxf.layer for item in document.modelspace()} <= names
            result = read(path)
            assert result.findings == ()
            assert changes(shipped_library, result) == []
            strip(path)
            settled = resolve(read(path), shipped_library)
            assert changes(shipped_library, settled) == []


OWN_WORDS = """\
settings:
  languages:
    en: {FACE_OUTLINE: ACME-010, FACE_CONTACT: ACME-020, FACE_NUMBER: ACME-030, Contact: Cavity}
    de: {Part number: Sachnummer, PIN_TABLE: ACME-040, FACE_CONTACT: ACME-021, Contact: Kammer}
"""


@pytest.mark.parametrize(("language", "said"), [("de", "Gerät"), ("it", "apparecchio")])
def test_the_mounting_is_said_in_the_language_of_the_drawing(
    shipped_library: Library, language: str, said: str, tmp_path: Path
) -> None:
    (path,) = export(shipped_library, "GEN.M12-A-5P-M", tmp_path, language=language)
    texts = {text.dxf.text for text in readfile(path).modelspace().query("TEXT")}
    assert (said in texts, "device" in texts) == (True, False)
    assert changes(shipped_library, read(path)) == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_layers_and_words_of_a_company_are_written_and_read(
    shipped_library: Library, language: str, tmp_path: Path
) -> None:
    folder = tmp_path / "our-mappings"
    folder.mkdir()
    (folder / "drawing.yaml").write_text(OWN_WORDS, "utf-8")
    assert check_mapping(folder / "drawing.yaml") == []
    mappings = Mappings(folder)
    for part in ("MPC.DUET 40", "GEN.M8-4P-F", "MPC.SIGNAL CABLE for DUET AD"):
        for path in export_as(shipped_library, part, tmp_path, mappings, language=language):
            document = readfile(path)
            layers = {layer.dxf.name for layer in document.layers}
            said = {text.dxf.text for text in document.modelspace().query("TEXT")}
            assert "ACME-020" in layers if language == "en" else {"ACME-021", "ACME-040"} <= layers
            assert said & {"Cavity", "Kammer", "Contact A", "Kontakt A"}
            result = read(path, mappings)
            assert result.findings == ()
            assert changes(shipped_library, result) == []


def test_a_companys_mapping_still_reads_what_the_shipped_one_wrote(
    shipped_library: Library, tmp_path: Path
) -> None:
    (tmp_path / "drawing.yaml").write_text(OWN_WORDS, "utf-8")
    for path in export(shipped_library, "GEN.M8-4P-F", tmp_path, language="de"):
        strip(path)
        settled = resolve(read(path, Mappings(tmp_path)), shipped_library)
        assert changes(shipped_library, settled) == []


@pytest.mark.parametrize("connector", ["GEN.RJ45-8P-M", "GEN.SUBD-9P", "GEN.M12-A-5P-F"])
def test_unused_contacts_keep_their_size(
    shipped_library: Library, connector: str, tmp_path: Path
) -> None:
    pins = (Pin(contact="1", signal="NC", direction=Direction.NC), Pin(contact="2", signal="TX"))
    port = Port(designation="X1", connector=connector, pins=pins)
    part = Part(part_number="GEN.X", kind=Kind.DRIVE, ports=(port,))
    library = replace(shipped_library, parts=(*shipped_library.parts, part))
    (path,) = export(library, "GEN.X", tmp_path)
    assert changes(library, read(path)) == []


@pytest.mark.parametrize("kind", [Kind.CABLE, Kind.OTHER])
def test_a_part_with_ports_and_cable_ends_comes_back(
    shipped_library: Library, kind: Kind, tmp_path: Path
) -> None:
    """As makers describe assembled cables: plugs beside the cores, one called as an end is."""
    cable = shipped_library.part_by_number["MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142"]
    ports = tuple(
        Port(designation=name, connector=connector, pins=(Pin(contact="1", signal="TX"),))
        for name, connector in (("X1", "GEN.M12-A-5P-M"), ("end A", ""))
    )
    part = replace(cable, part_number="GEN.X", kind=kind, ports=ports)
    library = replace(shipped_library, parts=(*shipped_library.parts, part))
    job = WriteJob(library=library, parts=(part,), mappings=shipped_mappings())
    (report,) = verify(job, [DXF], tmp_path)
    assert (report.files, report.differences, report.findings) == (6, (), ())


def test_contacts_in_one_place_keep_their_numbers(shipped_library: Library, tmp_path: Path) -> None:
    face = shipped_library.face_by_id["m12a5"]
    middle = tuple(
        replace(item, id=name, x_mm=Decimal(0), y_mm=Decimal(0))
        for item, name in zip(face.contacts, ("X1", "1", "01", "+", "0"), strict=True)
    )
    library = replace(shipped_library, faces=(replace(face, contacts=middle),))
    (path,) = export(library, "GEN.M12-A-5P-M", tmp_path)
    assert read(path).findings == ()


def thin(outer: str) -> Face:
    """A face no thicker than a thread of the usual pitch is deep."""
    figures = (("outer_diameter_mm", outer), ("angle_deg", "0"))
    none = Decimal(0)
    return Face(
        id="thin",
        title="thin",
        contacts=(FaceContact(id="1", x_mm=none, y_mm=none, diameter_mm=Decimal("0.5")),),
        shell=Shell(
            kind=ShellKind.CIRCULAR,
            figures=tuple(
                Figure(name=name, value=Decimal(value), basis=Basis.MEASURED)
                for name, value in figures
            ),
        ),
        key=Key(kind="rib"),
    )


def blades_across_each_other() -> Face:
    """The number of one stands nearer to the middle of another than to its own."""
    places = {
        "X1": ("2.75", "-0.533", "1.99"),
        "T": ("-0.381", "-0.83", "1.29"),
        "CAN IN": ("0.267", "0.779", "0.91"),
        "10": ("-0.124", "-0.181", "1.3"),
        "I/O": ("-2.672", "0.144", "1.96"),
    }
    contacts = (
        FaceContact(id=name, x_mm=Decimal(x), y_mm=Decimal(y), diameter_mm=Decimal(size))
        for name, (x, y, size) in places.items()
    )
    shell, key = Shell(kind=ShellKind.MODULAR), Key(kind="latch")
    return Face(id="1", title="blades", contacts=tuple(contacts), shell=shell, key=key)


NEARER_TO_ANOTHER = {"1": ("0", "0"), "CAN IN": ("-0.082", "0.874"), "01": ("0.388", "0")}
NEARLY_IN_ONE_PLACE = {"1": ("0", "0"), "01": ("-0.036", "0.004"), "CAN IN": ("0.201", "0.044")}


def contacts_in_each_other(places: Mapping[str, tuple[str, str]]) -> Face:
    """The middle of a number is nearer to another contact, or the sign of earth beside it."""
    contacts = [
        FaceContact(id=name, x_mm=Decimal(x), y_mm=Decimal(y), diameter_mm=Decimal("0.5"))
        for name, (x, y) in places.items()
    ]
    contacts[-1] = replace(contacts[-1], role=ContactRole.PROTECTIVE_EARTH)
    return replace(thin("0"), contacts=tuple(contacts), shell=Shell(kind=ShellKind.CIRCULAR))


@example(face=contacts_in_each_other(NEARER_TO_ANOTHER), gender=Gender.FEMALE)
@example(face=contacts_in_each_other(NEARLY_IN_ONE_PLACE), gender=Gender.MALE)
@example(face=blades_across_each_other(), gender=Gender.MALE)
@example(face=thin("0.89"), gender=Gender.FEMALE)
@example(face=thin("0"), gender=Gender.MALE)
@given(face=faces(), gender=st.sampled_from(Gender))
def test_any_face_comes_back(face: Face, gender: Gender) -> None:
    spec = ConnectorSpec(series="M12", ways=len(face.contacts), gender=gender, face=face.id)
    part = Part(
        part_number="GEN.X", kind=Kind.CONNECTOR, connector=replace(spec, shell_contact="shell")
    )
    library = Library(parts=(part,), faces=(face,))
    (drawing,) = drawings_of(library, part)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "face.dxf"
        path.write_bytes(dxf_bytes(drawing))
        assert changes(library, read(path)) == []
        assert read(path).findings == ()


@example("%Ø")
@given(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=20)))
def test_texts_are_encoded_and_decoded(text: str) -> None:
    clean = text.encode("utf-8", "ignore").decode().replace("\x7f", "")
    clean = "".join(letter for letter in clean if letter >= " ")
    assert decode(encode(clean)) == clean
    assert decode(encode(clean, legacy=True)) == clean


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("MPC.DUET 40", "DOUT 0", "DOUT 9"),
        ("MPC.POWER CABLE for DUET AD", "GEN.M17-4P-F", "GEN.M17-9P-F"),
        ("GEN.M12-A-5P-M", "GEN.M12-A-5P-M", "GEN.M12-A-8P-F"),
    ],
)
def test_one_changed_text_never_goes_unseen(
    shipped_library: Library, part: str, old: str, new: str, tmp_path: Path
) -> None:
    path = export(shipped_library, part, tmp_path)[0]
    content = path.read_text("utf-8")
    places = [index for index in range(len(content)) if content.startswith(f"\n{old}\n", index)]
    assert places
    for place in places:
        end = place + len(old) + 1
        path.write_text(f"{content[:place]}\n{new}{content[end:]}", "utf-8", newline="\n")
        result = read(path)
        assert result.findings or changes(shipped_library, result)


@pytest.mark.parametrize("version", ["R12", "R2013", "R2018"])
@pytest.mark.parametrize(
    "how",
    [
        {"insert": (100, 50), "rotation": 90},
        {"rotation": 33.3},
        {"xscale": -1},
        {"xscale": 2, "yscale": 2, "zscale": 2},
        {"insert": (7, 7), "xscale": -3, "yscale": 3, "rotation": 200},
    ],
)
def test_the_face_is_one_block_to_move_turn_and_scale(
    shipped_library: Library, how: dict[str, object], version: str, tmp_path: Path
) -> None:
    path = export(shipped_library, "MPC.DUET HV 80", tmp_path, dxf_version=version)[-1]
    document = readfile(path)
    face_of(document).dxf.update(how)
    move_attributes(face_of(document))
    document.saveas(path)
    result = read(path)
    is_mirrored = face_of(document).dxf.xscale < 0
    assert codes(result) == (["CB533"] if is_mirrored else [])
    assert changes(shipped_library, result) == []


def move_attributes(face: Insert) -> None:
    """Attributes go along with their block in CAD."""
    for attribute in face.attribs:
        attribute.dxf.insert = face.matrix44().transform(attribute.dxf.insert)


def test_nothing_of_the_face_stands_outside_its_block(
    shipped_library: Library, tmp_path: Path
) -> None:
    for path in export(shipped_library, "MPC.DUET HV 80", tmp_path):
        outside = {item.dxf.layer for item in readfile(path).modelspace()}
        assert outside <= {"FACE_OUTLINE", "DIMENSION", "PIN_TABLE", "TITLE"}
        assert [item.dxf.name for item in readfile(path).modelspace().query("INSERT")] == [
            f"FACE_{path.stem}_MATING"
        ]


def test_a_face_placed_alone_in_another_drawing_says_what_it_is(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, "MPC.DUET HV 80", tmp_path)[-1]
    document = readfile(path)
    for item in list(document.modelspace()):
        if item.dxftype() != "INSERT":
            document.modelspace().delete_entity(item)
    document.saveas(path)
    (part,) = read(path).library.parts
    assert codes(read(path)) == ["CB515"]
    (known,) = (
        port
        for port in shipped_library.part_by_number[part.part_number].ports
        if port.designation == "CN5"
    )
    assert {pin.contact: pin.signal for pin in part.ports[0].pins} == {
        pin.contact: pin.signal for pin in known.pins if pin.contact != "Case"
    }


def test_a_number_over_the_title_block_is_no_value() -> None:
    """Contacts of a face without outer figures may be drawn anywhere."""
    label, value = (
        Word(text, 0.0, -drop, LABEL, "TITLE", (0.0, 0.0), english=text)
        for text, drop in (("Type number", 0.0), ("M12", BASE_STEP))
    )
    number = Word("7", 0.0, -BASE_STEP, LABEL, "FACE_NUMBER", (0.0, 0.0))
    assert title_fields([number, label, value]) == {"Type number": value}


def test_a_label_that_was_moved_up_is_not_the_value_above() -> None:
    """Fields of several rows stand below each other."""
    upper, lower = (
        Word(text, 0.0, -drop, LABEL, "TITLE", (0.0, 0.0), english=text)
        for text, drop in (("Thread", 0.0), ("Scale", BASE_STEP))
    )
    assert title_fields([upper, lower]) == {"Thread": None, "Scale": None}
