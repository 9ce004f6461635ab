"""The face of a connector, its contacts, and who uses it."""

from collections.abc import Iterator

from cadbridge.drawing import Side, pictures_of
from cadbridge.drawing.said.labels import ROLE_WORDS
from cadbridge.drawing.shapes.view import GENDER_WORDS, SIDE_WORDS
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.marks import Marks
from cadbridge.formats.html.markup import Content, Markup, element, joined
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.shown import face_figure
from cadbridge.formats.html.tables import Row, facts
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import ConnectorSpec, Face, Figure
from cadbridge.model.fields import members
from cadbridge.model.naming import printed_names
from cadbridge.words import titled

_LAST = ("contact_names", "face")
_FIELDS = (*(name for name, _ in members(ConnectorSpec) if name not in _LAST), *_LAST)
"""Of a connector, in the order in which they are shown."""
_LABELS = {"ways": "Contacts", "shell_contact": "Shell counts as contact"}
"""Of those that the page calls otherwise."""


def connector_sections(sheet: Sheet) -> Iterator[Section]:
    """The connector, its contacts, the figures of its face, and its uses."""
    spec = sheet.part.connector
    if spec is None:
        return
    face = sheet.catalogue.library.face_by_id.get(spec.face)
    marks = sheet.marks.below("connector", spec)
    figures = _figures_of_face(sheet, spec) if face else []
    about = [figures, _facts(sheet, spec, marks)]
    yield Section(
        "connector",
        sheet.say("Connector"),
        element("div", about, class_="connector-face"),
        marks=sheet.marks.of("connector"),
    )
    if face:
        at = sheet.marks.below("face", face)
        yield _contacts(sheet, spec, face, at)
        yield _measures(sheet, face, at)
    uses = _uses(sheet)
    if uses:
        yield Section("uses", sheet.say("Used by"), uses)


def _figures_of_face(sheet: Sheet, spec: ConnectorSpec) -> list[Markup]:
    return [
        face_figure(
            pictures_of(sheet.catalogue.library, sheet.part, side, sheet.say).get(""),
            [
                element("strong", sheet.say(SIDE_WORDS[side])),
                element("span", sheet.say(GENDER_WORDS[spec.gender]), class_="line quiet"),
            ],
        )
        for side in Side
    ]


def _facts(sheet: Sheet, spec: ConnectorSpec, at: Marks) -> Markup:
    mates = joined(sheet.link(item.part_number) for item in sheet.catalogue.mates(sheet.part))
    names = joined(
        sheet.say("{contact} is printed {name}", contact=id_, name=name)
        for id_, name in spec.contact_names.items()
    )
    said = {
        "ways": str(spec.ways),
        "gender": sheet.say(GENDER_WORDS[spec.gender]),
        "contact_names": names,
    }
    rows = [
        (sheet.say(_LABELS.get(name, titled(name))), at.value(name, said.get(name)))
        for name in _FIELDS
    ]
    return facts([*rows, (sheet.say("Mates with"), mates)])


def _contacts(sheet: Sheet, spec: ConnectorSpec, face: Face, at: Marks) -> Section:
    names = printed_names(face, spec)
    rows = [
        Row(
            (
                [element("code", names[item.id]), below.of("id"), below.here()],
                below.value("role", sheet.say(ROLE_WORDS[item.role])),
                below.value("x_mm", encode_decimal(item.x_mm)),
                below.value("y_mm", encode_decimal(item.y_mm)),
                below.value("position_basis"),
                below.value("diameter_mm", encode_decimal(item.diameter_mm)),
                below.value("diameter_basis"),
            ),
            contact=names[item.id],
        )
        for item, below in at.each("contacts", face.contacts)
    ]
    columns = ("Contact", "Role", "x mm", "y mm", "Position is", "Ø mm", "Diameter is")
    words = element(
        "p", sheet.say("Positions on the mating face of the male insert, y up."), class_="quiet"
    )
    title = sheet.say("Contacts")
    body = [words, sheet.table(title, columns, rows, class_="numbers")]
    return Section("contacts", title, body, marks=at.of("contacts"))


def _measures(sheet: Sheet, face: Face, at: Marks) -> Section:
    shell, key = face.shell, face.key
    shell_at, key_at = at.below("shell", shell), at.below("key", key)
    say = sheet.say
    about = facts(
        [
            (say("Insert"), at.value("title")),
            (say("Standard"), at.value("standard")),
            (say("Numbering is"), at.value("numbering_basis")),
            (say("Shell"), shell_at.value("kind", say.of_code("Housing", shell.kind))),
            (say("Thread"), shell_at.value("thread")),
            (say("Key"), key_at.value("kind", say.of_code("Key", key.kind))),
        ],
        [
            (say("Numbering"), at.value("numbering")),
            (say("Remarks on the key"), key_at.value("remarks")),
            (say("Remarks"), at.value("remarks")),
        ],
    )
    rows = [
        *_rows(say("Shell"), shell.figures, shell_at),
        *_rows(say("Key"), key.figures, key_at),
    ]
    columns = ("Measure", "Value", "Basis", "Read from")
    doubts = Markup(at.of("shell") + at.of("key") + at.here())
    measures = sheet.table(say("Measures of the face"), columns, rows)
    return Section("face", say("Face"), [about, measures], marks=doubts)


def _rows(of: str, figures: tuple[Figure, ...], at: Marks) -> Iterator[Row]:
    for item, below in at.each("figures", figures):
        words, _, unit = item.name.rpartition("_")
        name = f"{of}: {words.replace('_', ' ')}"
        value = f"{encode_decimal(item.value)} {'°' if unit == 'deg' else unit}"
        yield Row(
            (
                [name, below.here()],
                below.value("value", value),
                *below.values("basis", "reference"),
            )
        )


def _uses(sheet: Sheet) -> Content:
    places: dict[str, list[str]] = {}
    for use in sheet.catalogue.uses.get(sheet.part.part_number, ()):
        places.setdefault(use.part.part_number, []).append(use.place)
    rows = [Row((sheet.link(number), ", ".join(found))) for number, found in places.items()]
    return sheet.table(sheet.say("Used by"), ("Part", "Where"), rows, class_="narrow")
