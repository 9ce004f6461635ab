"""What is missing in a library and what a file fills in, with the file as its source."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cadbridge.api import shipped_library
from cadbridge.formats import Format, WriteJob, formats
from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import diff
from cadbridge.jobs.importing import plan_import
from cadbridge.jobs.provenance import with_provenance
from cadbridge.jobs.reading import read_path
from cadbridge.library.starter import start_library
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    CableSpec,
    Certainty,
    Conductor,
    EndState,
    Face,
    Key,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Shell,
    ShellKind,
    Source,
    SourceDocument,
)

READABLE = {item.name: item for item in formats().values() if item.read}
PRINTED = Source(document="manual")
SHIPPED = shipped_library()
UNSAID_ENDS = [
    part.part_number
    for part in SHIPPED.parts
    if part.cable and part.cable.end_b.state is EndState.NOT_STATED
]


def missing(field: str) -> Source:
    return Source(field=field, certainty=Certainty.MISSING, reason="None printed.")


def cable(*cross_sections: str | None) -> Library:
    """A cable of which the whole part says that the cross-sections are missing."""
    rows = tuple(
        Conductor(id=str(number), cross_section_mm2=Decimal(text) if text else None)
        for number, text in enumerate(cross_sections)
    )
    sources = (PRINTED, missing("cable.conductors.cross_section_mm2"))
    return Library(
        parts=(Part(part_number="GEN.1", cable=CableSpec(conductors=rows), sources=sources),)
    )


def filled(old: Library, new: Library) -> Library:
    return apply(old, with_provenance(old, diff(old, new), lambda part, place: "sent.xlsx"))


FROM_FILE = Source(field="cross_section_mm2", document="sent.xlsx")


def rows_of(library: Library) -> Sequence[Conductor]:
    part = library.parts[0]
    assert part.cable
    return part.cable.conductors


def sources_of(library: Library) -> Sequence[Source]:
    return library.parts[0].sources


def test_a_source_goes_when_all_that_it_calls_missing_is_there() -> None:
    library = filled(cable(None, None), cable("0.5", "1.5"))
    assert sources_of(library) == (PRINTED,)
    assert [row.sources for row in rows_of(library)] == [(FROM_FILE,), (FROM_FILE,)]
    assert library.source_documents == (SourceDocument(id="sent.xlsx", title="sent.xlsx"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (cable(None, None), cable("0.5", None)),
        (cable(None), cable(None)),
        (cable("0.5"), cable("0.75")),
        (cable("0.5"), cable(None)),
    ],
)
def test_a_source_stays_while_something_is_missing_or_if_no_gap_is_filled(
    old: Library, new: Library
) -> None:
    assert sources_of(filled(old, new)) == sources_of(old)


def test_a_gap_is_filled_value_by_value() -> None:
    library = filled(cable(None, None), cable("0.5", None))
    assert [row.sources for row in rows_of(library)] == [(FROM_FILE,), ()]


def test_a_row_that_is_no_core_keeps_no_gap_open() -> None:
    def with_shield(library: Library) -> Library:
        part = library.parts[0]
        assert part.cable
        rows = (*part.cable.conductors, Conductor(id="S", shield=True))
        return library.with_parts((replace(part, cable=replace(part.cable, conductors=rows)),))

    assert sources_of(filled(with_shield(cable(None)), with_shield(cable("0.5")))) == (PRINTED,)


def test_a_changed_value_has_the_file_as_its_source_and_says_what_it_was() -> None:
    old = cable("0.5")
    part = replace(old.parts[0], sources=(PRINTED, Source(field="type_number", section="7")))
    old = old.with_parts((replace(part, type_number="A"),))
    new = old.with_parts((replace(part, type_number="B"),))
    now = Source(field="type_number", document="sent.xlsx", reason="was A before")
    assert sources_of(filled(old, new)) == (PRINTED, now)
    assert filled(old, new).source_documents == (SourceDocument(id="sent.xlsx", title="sent.xlsx"),)


def test_faces_and_makers_say_where_changed_values_come_from() -> None:
    def named(text: str) -> Library:
        shape = {
            "contacts": (),
            "shell": Shell(kind=ShellKind.CIRCULAR),
            "key": Key(kind="none_found"),
        }
        face: Any = Face(id="f", title=text, **shape)  # type: ignore[arg-type]
        return Library(faces=(face,), manufacturers=(Manufacturer(short_name="M", name=text),))

    library = filled(named("old"), named("new"))
    (face,), (maker,) = library.faces, library.manufacturers
    now = Source(field="title", document="sent.xlsx", reason="was old before")
    assert face.sources == (now,)
    assert maker.sources == (replace(now, field="name"),)


def test_a_row_that_is_added_has_the_file_as_its_source() -> None:
    added = rows_of(filled(cable("0.5"), cable("0.5", "1.5")))[1]
    assert added.sources == (Source(document="sent.xlsx"),)


def test_a_part_that_is_new_comes_with_its_own_sources() -> None:
    assert filled(Library(), cable("0.5")) == cable("0.5")


@pytest.mark.parametrize("item", READABLE.values(), ids=READABLE)
def test_the_file_becomes_the_source_and_says_so_once(item: Format, tmp_path: Path) -> None:
    start_library(tmp_path / "mine")
    told = read_path(tmp_path / "mine", shipped_mappings()).library
    ours, theirs = (with_signal(told, signal) for signal in ("", "0 V"))
    assert item.export is not None
    job = WriteJob(library=theirs, parts=theirs.parts, mappings=shipped_mappings())
    files = [path for path in item.export(job, tmp_path) if path.suffix in item.suffixes]
    plan = plan_import(ours, files, shipped_mappings())
    changed = apply(ours, plan.merged())
    pin = changed.part_by_number["ACME.AX1"].ports[0].pins[1]
    (document,) = changed.source_documents[len(ours.source_documents) :]
    assert (pin.signal, pin.sources) == ("0 V", (Source(field="signal", document=document.id),))
    assert document.id in {path.name for path in files}
    assert plan_import(changed, files, shipped_mappings()).merged() == []


@pytest.mark.parametrize("number", UNSAID_ENDS)
def test_a_supplier_who_fills_in_how_a_cable_ends_settles_that_point(
    number: str, tmp_path: Path
) -> None:
    part = SHIPPED.part_by_number[number]
    job = WriteJob(library=SHIPPED, parts=[part], mappings=shipped_mappings())
    excel = READABLE["excel"]
    assert excel.export is not None
    *_, path = excel.export(job, tmp_path)
    book = load_workbook(path)
    for row in book["Wiring"].iter_rows(max_row=9):
        if row[0].value == "End B":
            assert row[1].value == "not stated"
            row[1].value = "open"
    book.save(tmp_path / "filled.xlsx")
    plan = plan_import(SHIPPED, [tmp_path / "filled.xlsx"], shipped_mappings())
    cable = apply(SHIPPED, plan.merged()).part_by_number[number].cable
    assert cable is not None
    assert cable.end_b.state is EndState.OPEN
    assert cable.end_b.sources == (Source(field="state", document="filled.xlsx"),)


def with_signal(library: Library, signal: str) -> Library:
    """The library with a signal that a source calls missing."""
    drive = library.part_by_number["ACME.AX1"]
    port: Port = drive.ports[0]
    pin: Pin = replace(port.pins[1], signal=signal, sources=(missing("signal"),))
    ports = (replace(port, pins=(port.pins[0], pin, *port.pins[2:])),)
    return library.with_parts(
        tuple(replace(part, ports=ports) if part is drive else part for part in library.parts)
    )
