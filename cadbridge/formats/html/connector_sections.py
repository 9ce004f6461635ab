"""The face of a connector, its contacts, and who uses it."""

from collections.abc import Iterator

from cadbridge.drawing import Side, pictures_of
from cadbridge.drawing.subject import ROLE_WORDS
from cadbridge.drawing.view import GENDER_WORDS, SIDE_WORDS
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import Marks
from cadbridge.formats.html.markup import Content, Markup, element, joined
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.shown import face_figure
from cadbridge.formats.html.tables import Row, facts, marked, table
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import ConnectorSpec, Face, Figure
from cadbridge.model.naming import printed_names


def connector_sections(sheet: Sheet) -> Iterator[Section]:
    """The connector, its contacts, the figures of its face, and its uses."""
    spec = sheet.part.connector
    if spec is None:
        return
    face = sheet.catalogue.library.face_by_id.get(spec.face)
    marks = sheet.marks.below("connector", spec)
    about = [_figures_of_face(sheet, spec), _facts(sheet, spec, marks)]
    yield Section(
        "connector",
        "Connector",
        element("div", about, class_="connector-face"),
        marks=sheet.marks.of("connector"),
    )
    if face:
        at = sheet.marks.below("face", face)
        yield _contacts(spec, face, at)
        yield _measures(face, at)
    uses = _uses(sheet)
    if uses:
        yield Section("uses", "Used by", uses)


def _figures_of_face(sheet: Sheet, spec: ConnectorSpec) -> list[Markup]:
    return [
        face_figure(
            pictures_of(sheet.catalogue.library, sheet.part, side).get(""),
            [
                element("strong", SIDE_WORDS[side]),
                element("span", GENDER_WORDS[spec.gender], class_="line quiet"),
            ],
        )
        for side in Side
    ]


def _facts(sheet: Sheet, spec: ConnectorSpec, at: Marks) -> Markup:
    mates = joined(sheet.link(item.part_number) for item in sheet.catalogue.mates(sheet.part))
    names = joined(f"{id_} is printed {name}" for id_, name in spec.contact_names.items())
    return facts(
        [
            ("Series", marked(spec.series, at.of("series"))),
            ("Size", marked(spec.size, at.of("size"))),
            ("Coding", marked(spec.coding, at.of("coding"))),
            ("Contacts", marked(str(spec.ways), at.of("ways"))),
            ("Gender", marked(GENDER_WORDS[spec.gender], at.of("gender"))),
            ("Mounting", marked(spec.mounting, at.of("mounting"))),
            ("Shell counts as contact", marked(spec.shell_contact, at.of("shell_contact"))),
            ("Contact names", marked(names, at.of("contact_names"))),
            ("Face", marked(spec.face, at.of("face"))),
            ("Mates with", mates),
        ]
    )


def _contacts(spec: ConnectorSpec, face: Face, at: Marks) -> Section:
    names = printed_names(face, spec)
    rows = []
    for item, below in at.each("contacts", face.contacts):
        rows.append(
            Row(
                (
                    [element("code", names[item.id]), below.of("id"), below.here()],
                    [ROLE_WORDS[item.role], below.of("role")],
                    [encode_decimal(item.x_mm), below.of("x_mm")],
                    [encode_decimal(item.y_mm), below.of("y_mm")],
                    [str(item.position_basis), below.of("position_basis")],
                    [encode_decimal(item.diameter_mm), below.of("diameter_mm")],
                    [str(item.diameter_basis), below.of("diameter_basis")],
                ),
                contact=names[item.id],
            )
        )
    columns = ("Contact", "Role", "x mm", "y mm", "Position is", "Ø mm", "Diameter is")
    words = element("p", "Positions on the mating face of the male insert, y up.", class_="quiet")
    body = [words, table("Contacts", columns, rows, class_="numbers")]
    return Section("contacts", "Contacts", body, marks=at.of("contacts"))


def _measures(face: Face, at: Marks) -> Section:
    shell, key = face.shell, face.key
    about = facts(
        [
            ("Insert", marked(face.title, at.of("title"))),
            ("Standard", marked(face.standard, at.of("standard"))),
            ("Numbering is", marked(str(face.numbering_basis), at.of("numbering_basis"))),
            (
                "Shell",
                marked(str(shell.kind).replace("_", " "), at.below("shell", shell).of("kind")),
            ),
            ("Thread", marked(shell.thread, at.below("shell", shell).of("thread"))),
            ("Key", marked(key.kind.replace("_", " "), at.below("key", key).of("kind"))),
        ],
        [
            ("Numbering", marked(face.numbering, at.of("numbering"))),
            ("Remarks on the key", marked(key.remarks, at.below("key", key).of("remarks"))),
            ("Remarks", marked(face.remarks, at.of("remarks"))),
        ],
    )
    rows = [
        *_rows("Shell", shell.figures, at.below("shell", shell)),
        *_rows("Key", key.figures, at.below("key", key)),
    ]
    columns = ("Measure", "Value", "Basis", "Read from")
    doubts = Markup(at.of("shell") + at.of("key") + at.here())
    return Section(
        "face", "Face", [about, table("Measures of the face", columns, rows)], marks=doubts
    )


def _rows(of: str, figures: tuple[Figure, ...], at: Marks) -> Iterator[Row]:
    for item, below in at.each("figures", figures):
        words, _, unit = item.name.rpartition("_")
        name = f"{of}: {words.replace('_', ' ')}"
        value = f"{encode_decimal(item.value)} {'°' if unit == 'deg' else unit}"
        yield Row(
            (
                [name, below.here()],
                marked(value, below.of("value")),
                marked(str(item.basis), below.of("basis")),
                marked(item.reference, below.of("reference")),
            )
        )


def _uses(sheet: Sheet) -> Content:
    places: dict[str, list[str]] = {}
    for use in sheet.catalogue.uses.get(sheet.part.part_number, ()):
        places.setdefault(use.part.part_number, []).append(use.place)
    rows = [Row((sheet.link(number), ", ".join(found))) for number, found in places.items()]
    return table("Used by", ("Part", "Where"), rows, class_="narrow")
