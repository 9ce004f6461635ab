"""A value that says the same as a label of ours is a value, in every format."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from cadbridge.formats import Format, ReadResult, WriteJob, format_named, formats
from cadbridge.formats.eplan.fields.cable import CONDUCTOR_LABELS
from cadbridge.formats.eplan.fields.free_properties import SINGLES, TOPICS
from cadbridge.formats.excel.tables.columns import layout_of
from cadbridge.jobs.verify import verify
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    CableEnd,
    CableLength,
    CableSpec,
    Conductor,
    ConnectorSpec,
    Document,
    Face,
    FaceContact,
    Gender,
    Key,
    Kind,
    Library,
    Part,
    Pin,
    Port,
    Property,
    Shell,
    ShellKind,
    Terminal,
)

MAPPINGS = shipped_mappings()


def words_of_drawings() -> tuple[str, ...]:
    """All that a drawing of ours says by itself, in every language that it speaks."""
    told = MAPPINGS["drawing"].settings
    spoken = [
        word for words in told["languages"].values() for pair in words.items() for word in pair
    ]
    codes = [word for words in told["words"].values() for word in words.values()]
    return tuple(dict.fromkeys(("en", *spoken, *codes)))


TITLES = tuple(
    title
    for table in layout_of(MAPPINGS).tables.values()
    for title in (table.sheet, *(column.title for column in table.columns))
)
ROWS = (
    *SINGLES,
    *(f"{topic}: {of}" for topic in TOPICS for of in ("A", "1", "x", "part number")),
    *(f"{label}: yes" for label in CONDUCTOR_LABELS),
    *("Group: g", "Name: n", "Value: 1", "Minimum: 1", "Stands in: Voltage", "Source: x", "Unit:"),
    *("Property", "Free property 1", "Contact:", "Quantity: 2", "Direction: in"),
    *("not stated; the type number stands in its place", "uid", "A.1#2", "Status", "Revision"),
    *("Face", "FACE_CONTACT", "CONTACT01", "SIGNAL01", "Seen from", "mating side", "Title"),
)
LABELS = tuple(dict.fromkeys(text.strip() for text in (*ROWS, *TITLES)))
OF_DRAWINGS = words_of_drawings()
READABLE = {item.name: item for item in formats().values() if item.read}
OF_TEXTS = {name: item for name, item in READABLE.items() if name != "dxf"}
Strategy: TypeAlias = SearchStrategy[str]


def several(labels: Strategy) -> SearchStrategy[list[str]]:
    """Labels for the names of a list, each once."""
    return st.lists(labels, unique=True, max_size=3)


@st.composite
def properties(draw: DrawFn, labels: Strategy) -> tuple[Property, ...]:
    """Values whose names, conditions and texts are labels."""
    conditions = st.one_of(st.just(""), labels)
    rows = draw(st.lists(st.tuples(labels, conditions), unique=True, max_size=6))
    return tuple(Property(name=name, condition=when, value=draw(labels)) for name, when in rows)


@st.composite
def libraries(draw: DrawFn, labels: Strategy) -> Library:
    """A device and a cable of which all that can be said is said in labels."""
    device = Part(
        type_number=draw(labels),
        note={"en_US": draw(labels)},
        part_number="A.1",
        kind=Kind.DRIVE,
        order_number=draw(labels),
        description={"en_US": draw(labels)},
        properties=draw(properties(labels)),
        documents=tuple(Document(title=name, url=draw(labels)) for name in draw(several(labels))),
        terminals=tuple(
            Terminal(designation=name, remarks=draw(labels)) for name in draw(several(labels))
        ),
        ports=tuple(
            Port(
                designation=name,
                purpose=draw(labels),
                pins=tuple(
                    Pin(contact=contact, signal=draw(labels), function=draw(labels))
                    for contact in draw(several(labels))
                ),
            )
            for name in draw(several(labels))
        ),
    )
    rows = draw(several(labels))
    cable = Part(
        type_number=draw(labels),
        note={"en_US": draw(labels)},
        part_number="A.C",
        kind=Kind.CABLE,
        properties=draw(properties(labels)),
        cable=CableSpec(
            end_a=CableEnd(label=draw(labels)),
            conductors=tuple(
                Conductor(
                    id=row,
                    colour_printed=draw(labels),
                    contact_a=row,
                    contact_b=draw(labels),
                    signal=draw(labels),
                    remarks=draw(labels),
                )
                for row in rows
            ),
            lengths=tuple(
                CableLength(length_mm=Decimal(1000), order_code=code)
                for code in draw(several(labels))
            ),
        ),
    )
    return Library(parts=(device, cable))


@pytest.mark.parametrize("item", OF_TEXTS.values(), ids=OF_TEXTS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_labels_of_ours_are_data(item: Format, data: st.DataObject) -> None:
    assert_comes_back(item, data.draw(libraries(st.sampled_from(LABELS))))


@settings(max_examples=30, deadline=None)
@given(names=st.lists(st.sampled_from(OF_DRAWINGS), min_size=3, max_size=6, unique=True))
@example(names=["Contatto A", "Contact B", "en"])
def test_words_of_drawings_are_data_in_drawings(names: list[str]) -> None:
    one, other, *more = names
    pins = (Pin(contact=one, signal=other, function=one), Pin(contact="2", signal=more[0]))
    ports = tuple(Port(designation=name, purpose=other, pins=pins) for name in names)
    device = Part(part_number="A.1", kind=Kind.DRIVE, type_number=one, ports=ports)
    rows = tuple(Conductor(id=name, contact_a=name, signal=other) for name in names)
    cable = Part(part_number="A.C", kind=Kind.CABLE, cable=CableSpec(conductors=rows))
    assert_comes_back(READABLE["dxf"], with_face(Library(parts=(device, cable))))


def with_face(library: Library) -> Library:
    """The library with a connector at every port, of which all contacts have their places."""
    device, cable = library.parts
    faces, plugs, ports = [], [], []
    for number, port in enumerate(device.ports):
        contacts = tuple(
            FaceContact(
                id=pin.contact, x_mm=Decimal(30 * at), y_mm=Decimal(0), diameter_mm=Decimal(1)
            )
            for at, pin in enumerate(port.pins)
        )
        shell, key = Shell(kind=ShellKind.CIRCULAR), Key(kind="none_found")
        face = Face(id=f"f{number}", title="", contacts=contacts, shell=shell, key=key)
        spec = ConnectorSpec(series="M12", ways=len(contacts), face=face.id, gender=Gender.MALE)
        plug = Part(part_number=f"A.P{number}", kind=Kind.CONNECTOR, connector=spec)
        faces += [face] if contacts else []
        plugs += [plug] if contacts else []
        ports.append(replace(port, connector=plug.part_number if contacts else ""))
    device = replace(device, ports=tuple(ports))
    return Library(parts=(device, cable, *plugs), faces=tuple(faces))


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_the_titles_of_a_workbook_are_data(data: st.DataObject) -> None:
    values = data.draw(st.lists(st.sampled_from(TITLES), max_size=8))
    rows = tuple(Property(name=f"row {row}", value=text) for row, text in enumerate(values))
    pins = tuple(Pin(contact=str(row), signal=text) for row, text in enumerate(values))
    port = Port(designation="X1", pins=pins)
    part = Part(part_number="A.1", kind=Kind.DRIVE, properties=rows, ports=(port,))
    assert_comes_back(READABLE["excel"], Library(parts=(part,)))


@pytest.mark.parametrize("purpose", ["", "Port", "Second signal", "x"])
@pytest.mark.parametrize("name", ["Port", "Connector", "Contact"])
def test_a_port_and_its_row_are_called_like_their_titles(name: str, purpose: str) -> None:
    pins = (Pin(contact="Contact", signal="Signal", function="Function"), Pin(contact="Port"))
    port = Port(designation=name, purpose=purpose, pins=pins)
    part = Part(part_number="A.1", kind=Kind.DRIVE, type_number="Port", ports=(port,))
    assert_comes_back(READABLE["excel"], Library(parts=(part,)))


def assert_comes_back(item: Format, library: Library) -> None:
    job = WriteJob(library=library, parts=library.parts, mappings=MAPPINGS)
    with TemporaryDirectory() as folder:
        (report,) = verify(job, [item], Path(folder))
    assert (report.differences, report.findings) == ((), ())


@pytest.mark.parametrize("name", [name for name in LABELS if ": " in name or name in SINGLES])
def test_a_vendors_row_named_like_one_of_ours_is_a_value(tmp_path: Path, name: str) -> None:
    read = read_vendor(tmp_path, name)
    part = read.library.parts[0]
    told = [part.supplier_order_number, part.currency, *(c.code for c in part.classifications)]
    assert "999" in [item.value for item in part.properties] + told
    assert not part.terminals
    assert not part.documents
    assert part.cable is None


def read_vendor(folder: Path, name: str) -> ReadResult:
    path = folder / "vendor.xml"
    path.write_text(
        '<partsmanagement type="EPLAN.PartsManagement"><part P_ARTICLE_PARTNR="A.1" '
        'P_ARTICLE_TYPENR="T" P_ARTICLE_ORDERNR="1"><freeproperty pos="1" '
        f'P_ARTICLE_FREE_DATA_DESCRIPTION="en_US@{name};" '
        'P_ARTICLE_FREE_DATA_VALUE="en_US@999;"/></part></partsmanagement>',
        "utf-8",
    )
    item = format_named("eplan")
    assert item.read is not None
    return item.read(path, MAPPINGS)
