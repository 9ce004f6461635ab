"""Connectors whose face is not one of the shipped ones: their contacts are not forgotten."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from cadbridge.findings import Finding
from cadbridge.formats import ReadResult, WriteJob, format_named, format_of
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.reading import read_path, resolved
from cadbridge.library import read_library, write_library_file
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    ConnectorSpec,
    ContactRole,
    Face,
    FaceContact,
    Gender,
    Key,
    Kind,
    Library,
    Manufacturer,
    Part,
    Shell,
    ShellKind,
)

ROLES = {
    "A": ContactRole.SIGNAL,
    "B": ContactRole.POWER,
    "PE": ContactRole.PROTECTIVE_EARTH,
}
FACE = Face(
    id="acme-tri",
    title="Three in a row",
    contacts=tuple(
        FaceContact(id=id_, x_mm=Decimal(x), y_mm=Decimal(0), diameter_mm=Decimal(1), role=role)
        for x, (id_, role) in enumerate(ROLES.items())
    ),
    shell=Shell(kind=ShellKind.RECTANGULAR),
    key=Key(kind="shape"),
)
PLUG = Part(
    part_number="ACME.TRI-M",
    kind=Kind.CONNECTOR,
    manufacturer="ACME",
    type_number="TRI-M",
    connector=ConnectorSpec(
        series="Tri",
        ways=3,
        gender=Gender.MALE,
        face="acme-tri",
        contact_names={"B": "L+"},
        shell_contact="Case",
    ),
)
M8 = ConnectorSpec(series="M8", ways=4, gender=Gender.FEMALE, face="m8a4")
LIBRARY = Library(
    parts=(PLUG,), faces=(FACE,), manufacturers=(Manufacturer(short_name="ACME", name="Acme"),)
)
PRINTED = ["A", "L+", "PE", "Case"]


def write(library: Library, path: Path, result: ReadResult | None = None) -> tuple[Finding, ...]:
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    if result:
        job = replace(job, attachments=result.attachments)
    target = format_of(path)
    write_file(job, target, path)
    return tuple(target.doubts(job))


def read(path: Path) -> ReadResult:
    return read_path(path, shipped_mappings())


def pins(path: Path) -> list[str]:
    root = etree.parse(path).getroot()
    return [str(node.get("terminalNr")) for node in root.iter("functiontemplate")][1:]


@pytest.mark.parametrize("suffix", [".xml", ".edz"])
def test_contacts_survive_reading_without_the_library(suffix: str, tmp_path: Path) -> None:
    first, again = tmp_path / f"first{suffix}", tmp_path / f"again{suffix}"
    assert write(LIBRARY, first) == ()
    result = read(first)
    assert write(result.library, again, result) == ()
    assert again.read_bytes() == first.read_bytes()


def test_contacts_survive_as_a_library_file(tmp_path: Path) -> None:
    write(LIBRARY, tmp_path / "first.xml")
    write_library_file(read(tmp_path / "first.xml").library, tmp_path / "library.yaml")
    write(read_library(tmp_path / "library.yaml").library, tmp_path / "again.xml")
    assert pins(tmp_path / "again.xml") == PRINTED
    assert (tmp_path / "again.xml").read_bytes() == (tmp_path / "first.xml").read_bytes()


def test_what_is_printed_on_the_connector_follows_its_part(tmp_path: Path) -> None:
    write(LIBRARY, tmp_path / "first.xml")
    library = read(tmp_path / "first.xml").library
    assert PLUG.connector
    spec = replace(PLUG.connector, contact_names={"B": "U"}, shell_contact="")
    write(library.with_parts((replace(library.parts[0], connector=spec),)), tmp_path / "again.xml")
    assert pins(tmp_path / "again.xml") == ["A", "U", "PE"]


def test_another_face_does_not_take_the_contacts_that_were_kept(tmp_path: Path) -> None:
    write(LIBRARY, tmp_path / "first.xml")
    library = read(tmp_path / "first.xml").library
    part = replace(library.parts[0], connector=M8)
    write(library.with_parts((part,)), tmp_path / "again.xml")
    assert pins(tmp_path / "again.xml") == ["1", "2", "3", "4"]


def test_a_library_that_has_the_face_needs_nothing_kept(tmp_path: Path) -> None:
    write(LIBRARY, tmp_path / "first.xml")
    result = resolved(format_named("eplan"), read(tmp_path / "first.xml"), LIBRARY)
    assert result.library.parts == (PLUG,)


def test_other_contacts_than_those_of_the_known_face_stay_kept(tmp_path: Path) -> None:
    write(LIBRARY, tmp_path / "first.xml")
    text = (tmp_path / "first.xml").read_bytes().decode("utf-8")
    (tmp_path / "changed.xml").write_bytes(text.replace("signal A", "power A").encode("utf-8"))
    result = resolved(format_named("eplan"), read(tmp_path / "changed.xml"), LIBRARY)
    assert result.library.parts != (PLUG,)
    assert result.library.parts[0].connector == PLUG.connector


def test_a_face_that_nobody_knows_is_said(tmp_path: Path) -> None:
    unknown = replace(LIBRARY, faces=())
    assert [item.code for item in write(unknown, tmp_path / "first.edz")] == ["CB311"]
