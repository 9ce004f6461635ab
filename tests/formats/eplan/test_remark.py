"""A remark says what is open in a sentence each; with `--sources` where every value comes from."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cadbridge.formats import ReadResult, format_named
from cadbridge.formats.eplan.parts.families import settle
from cadbridge.formats.eplan.xml.parse import read_records
from cadbridge.jobs.importing import plan_import
from cadbridge.jobs.losses import losses
from cadbridge.jobs.sides import compare_sides, settled_sides
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Certainty, Kind, Library, Part, Source
from tests.formats.eplan.files import read, written

if TYPE_CHECKING:
    from cadbridge.formats.eplan.xml.node import Node

NOTE = "P_ARTICLE_NOTE"
OPEN = "Open point: "


def remarks(data: bytes) -> dict[str, str]:
    """Remark by part number."""
    from io import BytesIO

    nodes: list[Node] = list(read_records(BytesIO(data), "parts.xml"))
    return {node.get("P_ARTICLE_PARTNR"): node.get(NOTE) for node in nodes if node.tag == "part"}


def library_of(*parts: Part) -> Library:
    return Library(parts=parts)


def with_doubt(note: dict[str, str] | None = None) -> Part:
    source = Source(
        field="weight_kg", certainty=Certainty.MISSING, reason="No mass is printed.", document="d"
    )
    return Part(
        part_number="ACME.1",
        kind=Kind.OTHER,
        manufacturer="ACME",
        note=note or {},
        sources=(source, Source(document="d", section="page 1", printed="ACME one")),
    )


def test_a_remark_holds_the_note_and_what_is_open_and_nothing_else() -> None:
    part = with_doubt({"en_US": "Handle with care.", "de_DE": "Vorsicht."})
    told = remarks(written(library_of(part), sources=False))["ACME.1"]
    sentence = f"{OPEN}weight: No mass is printed."
    assert told == f"en_US@Handle with care.\n{sentence};de_DE@Vorsicht.\n{sentence};"


def test_without_a_note_what_is_open_is_of_no_language() -> None:
    told = remarks(written(library_of(with_doubt()), sources=False))["ACME.1"]
    assert told == f"??_??@{OPEN}weight: No mass is printed.;"


def test_a_port_inherits_what_is_open_about_its_connector(shipped_library: Library) -> None:
    told = remarks(written(shipped_library, sources=False))
    drive = told["MPC.DUET AD CANopen"]
    assert f"{OPEN}GEN.BEDC 894 MR, gender: No gender is printed.\n" in drive
    assert "Source:" not in "".join(told.values())


def test_the_order_codes_of_a_cable_say_what_is_open_about_it(shipped_library: Library) -> None:
    cable = next(p for p in shipped_library.parts if p.cable and len(p.cable.lengths) > 1)
    assert cable.cable
    told = remarks(written(shipped_library, sources=False))
    of_codes = {told[f"{cable.manufacturer}.{item.order_code}"] for item in cable.cable.lengths}
    assert len(of_codes) == 1
    assert f"{OPEN}cores, cross-section: No cross-section is printed." in of_codes.pop()


def test_remarks_of_the_shipped_library_are_short(shipped_library: Library) -> None:
    short, full = (remarks(written(shipped_library, sources=of)) for of in (False, True))
    assert max(map(len, short.values())) < 2500
    assert max(len(line) for text in short.values() for line in text.split(OPEN)[1:]) < 250
    assert sum(map(len, short.values())) * 3 < sum(map(len, full.values()))


@pytest.mark.parametrize("sources", [False, True])
@pytest.mark.parametrize("name", ["eplan", "edz"])
def test_importing_what_was_exported_changes_nothing(
    shipped_library: Library, name: str, sources: bool, tmp_path: Path
) -> None:
    import cadbridge

    path = tmp_path / f"parts{format_named(name).suffixes[0]}"
    cadbridge.write(shipped_library, path, sources="yes" if sources else "")
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert plan.merged() == []
    assert plan.findings == ()


def test_a_library_without_the_part_keeps_the_remark_as_it_was(shipped_library: Library) -> None:
    data = written(shipped_library, sources=False)
    fresh = read(data).library
    assert {part.note for part in map(_hashable, fresh.parts)} == {
        part.note for part in map(_hashable, shipped_library.parts)
    }
    assert remarks(written(fresh, sources=False)) == remarks(data)
    (lost,) = (it for it in losses(fresh, format_named("excel")) if "open points" in it.name)
    assert lost.count == sum(OPEN in text for text in remarks(data).values())


def _hashable(part: Part) -> "Part":
    return replace(part, note=tuple(sorted(part.note.items())))  # type: ignore[arg-type]


def test_an_open_point_answered_in_eplan_is_told_and_no_note() -> None:
    library = library_of(with_doubt())
    data = written(library, sources=False).replace(b"No mass is printed.", b"2 kg, says ACME.")
    result = settle(read(data), library)
    assert result.library.parts[0].note == {}
    assert result.library.parts[0].extras == {}
    (finding,) = result.findings
    assert finding.rule.code == "CB336"
    assert "2 kg, says ACME." in finding.message


@pytest.mark.parametrize("said", ["No mass is printed.", "2 kg, says ACME."])
def test_a_point_that_was_answered_since_is_open_in_no_remark(said: str) -> None:
    data = written(library_of(with_doubt()), sources=False)
    data = data.replace(b"No mass is printed.", said.encode())
    stated = Source(field="weight_kg", document="parts.xml")
    answered = replace(with_doubt(), weight_kg=Decimal(2), sources=(stated,))
    assert settle(read(data), library_of(answered)).findings == ()


def test_a_note_that_looks_like_an_open_point_comes_back() -> None:
    text = f"As agreed.\n{OPEN}none"
    part = replace(with_doubt(), note={"en_US": text}, sources=())
    assert read(written(library_of(part), sources=False)).library.parts == (part,)


@pytest.mark.parametrize(
    "line",
    [
        f"{OPEN}ask the customer",
        f"{OPEN}lubrication: every year",
        "Source:\n Berlin",
        "Source:",
        "Source:\n Documents of 2019\n Place: here",
        f"Source:\n Berlin\n{OPEN}none",
    ],
)
def test_lines_of_a_vendor_that_begin_like_ours_are_the_note(line: str) -> None:
    text = f"As agreed.\n{line}\nSee page 2."
    data = written(library_of(replace(with_doubt(), note={"en_US": "As agreed."}, sources=())))
    shown = text.replace("\n", "&#10;").encode()
    for language in (b"en_US", b"??_??"):
        there = data.replace(b"en_US@As agreed.", language + b"@" + shown)
        assert there != data
        (part,) = read(there).library.parts
        assert part.note == {language.decode(): text}
        assert part.sources == ()
        assert remarks(written(Library(parts=(part,))))  # and is written


def test_line_ends_of_windows_do_not_matter() -> None:
    library = library_of(with_doubt({"en_US": "Handle with care."}))
    data = written(library, sources=False).replace(b"&#10;", b"&#13;&#10;")
    result = settle(read(data), library)
    assert result.findings == ()
    assert result.library.parts[0].note == {"en_US": "Handle with care."}


def test_a_parts_file_and_a_workbook_of_one_library_do_not_differ(
    shipped_library: Library, tmp_path: Path
) -> None:
    import cadbridge

    parts, book = tmp_path / "parts.xml", tmp_path / "parts.xlsx"
    for path in (parts, book):
        cadbridge.write(shipped_library, path)
    sides = settled_sides(parts, book, shipped_mappings(), lambda: shipped_library)
    assert compare_sides(*sides).changes == []


def test_a_result_is_not_spoilt_by_a_library_that_is_the_result() -> None:
    result = read(written(library_of(with_doubt()), sources=False))
    again: ReadResult = settle(result, result.library)
    assert (again.library, again.findings) == (result.library, ())
