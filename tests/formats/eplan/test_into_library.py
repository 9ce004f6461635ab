"""Vendors' files brought into a library, one by one or together: none displaces another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cadbridge.formats import WriteJob, format_named
from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.jobs.change_words import kept_changes
from cadbridge.jobs.changes import apply
from cadbridge.jobs.convert import write_file
from cadbridge.jobs.importing import plan_import
from cadbridge.jobs.reading import read_path
from cadbridge.jobs.verify import verify
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Function, FunctionType, Kind, Library, Part, Property, Source
from tests.formats.eplan.edz.archives import own
from tests.formats.eplan.edz.vendor import vendor_archive
from tests.formats.eplan.parts_files import parts_file, template

FOLDER = Path(__file__).parents[2] / "data" / "eplan"
HOLES = FOLDER / "drilling-pattern.xml"
POINTS = FOLDER / "connection-points.xml"
OTHERS = FOLDER / "contactor.xml"


def imported(library: Library, *paths: Path) -> Library:
    plan = plan_import(library, paths, shipped_mappings())
    assert not [finding for finding in plan.findings if finding.code == "CB610"]
    return apply(library, plan.merged())


def kept(library: Library) -> list[str]:
    """Kinds of the kept records; those of manufacturers have their short names."""
    extra: Any = library.records.get("eplan", {})
    assert set(extra) <= {"records"}, "what a file's root says is not the library's"
    return sorted(item.get("address") or item["tag"] for item in extra.get("records", []))


@pytest.fixture(scope="module")
def separate() -> list[str]:
    return sorted(
        name for path in (HOLES, POINTS, OTHERS) for name in kept(imported(Library(), path))
    )


def test_files_one_after_the_other(separate: Sequence[str]) -> None:
    library = Library()
    for path in (HOLES, POINTS, OTHERS):
        library = imported(library, path)
    assert kept(library) == separate
    assert "construction" in separate


def test_files_together(separate: Sequence[str]) -> None:
    assert kept(imported(Library(), HOLES, POINTS, OTHERS)) == separate


def test_the_same_file_again_changes_nothing() -> None:
    library = imported(imported(Library(), HOLES), POINTS)
    assert plan_import(library, [HOLES, POINTS], shipped_mappings()).merged() == []


def test_a_record_that_changed_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    library = imported(Library(), HOLES)
    path = tmp_path / "changed.xml"
    path.write_text(HOLES.read_text(encoding="utf-8").replace("Four holes", "4 holes"), "utf-8")
    changed = imported(library, path)
    assert kept(changed) == kept(library)
    assert "4 holes" in str(changed.records)
    assert "Four holes" not in str(changed.records)


@pytest.mark.parametrize("count", [1, 2])
def test_what_was_imported_is_proved_in_whole_and_in_part(count: int, tmp_path: Path) -> None:
    library = imported(Library(), HOLES, OTHERS)
    job = WriteJob(library=library, parts=library.parts[:count], mappings=shipped_mappings())
    chosen = [format_named(name) for name in ("eplan", "edz", "library")]
    assert [report.differences for report in verify(job, chosen, tmp_path)] == [(), (), ()]


def archive(number: str, path: Path) -> Path:
    """A vendor's archive of one part, with a macro and a picture of its own."""
    members = {
        name.replace("2082444", number).replace("EMME", number): content.replace(
            b"2082444", number.encode()
        ).replace(b"EMME.ems", f"{number}.ems".encode())
        for name, content in vendor_archive().items()
    }
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(own(members))
    return path


def test_files_that_a_library_cannot_take_are_named(tmp_path: Path) -> None:
    path = archive("1", tmp_path / "a.edz")
    (finding,) = [
        item
        for item in plan_import(Library(), [path], shipped_mappings()).findings
        if item.code == "CB359"
    ]
    assert finding.place.file == str(path)
    assert "items/macro/FESTO/E/1.ems" in finding.message
    assert "items/picture/FESTO/17602u_7.jpg" in finding.message


def test_a_folder_of_archives_becomes_one(tmp_path: Path) -> None:
    for number in ("1", "2", "3"):
        archive(number, tmp_path / "in" / f"{number}.edz")
    result = read_path(tmp_path / "in", shipped_mappings())
    job = WriteJob(
        library=result.library,
        parts=result.library.parts,
        mappings=shipped_mappings(),
        attachments=result.attachments,
    )
    write_file(job, format_named("edz"), tmp_path / "all.edz")
    with Archive(tmp_path / "all.edz") as written:
        names = [member.name for member in written.members]
    assert [name for name in names if name.endswith(".ems")] == [
        f"items/macro/FESTO/E/{number}.ems" for number in ("1", "2", "3")
    ]
    assert names.count("items/partxml/FES.Pattern.connectionpoints.xml") == 1
    assert len([name for name in names if name.endswith(".propertydefinition.xml")]) == 1
    assert len([name for name in names if name.endswith(".manufacturer.xml")]) == 1
    again = read_path(tmp_path / "all.edz", shipped_mappings())
    assert not [item for item in again.findings if item.code in ("CB350", "CB351", "CB352")]
    assert again.library.parts == result.library.parts


@pytest.mark.parametrize("name", ["eplan", "edz"])
def test_records_of_a_library_that_stands_on_another_are_written(name: str, tmp_path: Path) -> None:
    own = imported(Library(), HOLES, POINTS)
    base = Library(parts=(Part(part_number="ACME.B", kind=Kind.OTHER, manufacturer="ACME"),))
    item = format_named(name)
    job = WriteJob(
        library=own.over(base), parts=own.parts, mappings=shipped_mappings(), own=own.parts
    )
    path = tmp_path / f"parts{item.suffixes[0]}"
    write_file(job, item, path)
    assert kept(imported(Library(), path)) == kept(own)
    assert "terminal" in kept(own)
    (report,) = verify(job, [item], tmp_path / "verified")
    assert not report.differences


def test_records_that_a_file_lost_are_told(tmp_path: Path) -> None:
    own = imported(Library(), HOLES, POINTS)
    whole = format_named("eplan")

    def write(job: WriteJob, folder: Path) -> Iterator[Path]:
        path = folder / "parts.xml"
        write_file(replace(job, library=replace(job.library, records={})), whole, path)
        yield path

    job = WriteJob(library=own, parts=own.parts, mappings=shipped_mappings())
    (report,) = verify(job, [replace(whole, export=write)], tmp_path)
    assert [told.change.path for told in report.differences] == ["records"]


def supply(first: str) -> bytes:
    """A power supply, two of whose outputs have one name."""
    pins = [("IN", "L"), ("OUT", first), ("OUT", "+"), ("OUT", "-"), ("IN", "PE")]
    points = [
        template("1302.2.1", terminalNr=port, connectionDesignation=f"{name}|")
        for port, name in pins
    ]
    return parts_file([template("700.99.1"), *points])


def written_pins(library: Library, path: Path) -> list[tuple[str, str]]:
    """Definition and designation of each template, in the order of their places."""
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    write_file(job, format_named("eplan"), path)
    rows = sorted(etree.parse(path).iter("functiontemplate"), key=lambda it: int(it.get("pos")))
    return [(row.get("functiondefcategory"), row.get("connectionDesignation", "")) for row in rows]


@pytest.mark.parametrize("name", ["1+", "+V", "24V"])
def test_a_contact_renamed_among_equal_ones(name: str, tmp_path: Path) -> None:
    path = tmp_path / "supply.xml"
    path.write_bytes(supply("+"))
    library = imported(Library(), path)
    path.write_bytes(supply(name))
    changed = imported(library, path)
    (main, *pins) = written_pins(changed, tmp_path / "written.xml")
    assert main == ("700", "")
    assert {text for _, text in pins} == {"L\n", f"{name}\n", "+\n", "-\n", "PE\n"}
    bare = replace(changed, parts=tuple(replace(part, extras={}) for part in changed.parts))
    assert "#" not in str(written_pins(bare, tmp_path / "bare.xml"))


STARTER = (
    '<variant P_ARTICLE_VARIANT="2" P_ARTICLE_VOLTAGE="230 V">'
    '<variantx P_ARTICLE_WIDTH="90"/>'
    '<assemblyposition partnr="ACME.K9" variant="1" count="2" pos="1"/>'
    '<assemblyposition partnr="ACME.HS" variant="1" count="2" pos="2"/>'
    '<functiontemplate functiondefcategory="300" functiondefgroup="4" functiondefid="1"'
    ' plcbussystem="12" pos="1" terminalNr="PN2"/></variant>'
)


def starter(path: Path, old: str = "", new: str = "") -> Path:
    """A starter of two variants, and in the file one text in place of another."""
    data = parts_file().replace(b"</part>", f"{STARTER}</part>".encode())
    path.write_bytes(data.replace(old.encode(), new.encode()) if old else data)
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("230 V", "110 V"),
        ('HS" variant="1" count="2"', 'HS" variant="1" count="7"'),
        ('HS" variant="1"', 'HS" variant="3"'),
        ('plcbussystem="12"', 'plcbussystem="4"'),
        ('"PN2"', '"PN3"'),
    ],
)
def test_what_was_changed_beside_the_model_takes_the_place_of_the_old(
    old: str, new: str, tmp_path: Path
) -> None:
    library = imported(Library(), starter(tmp_path / "starter.xml"))
    changed = imported(library, starter(tmp_path / "starter.xml", old, new))
    job = WriteJob(library=changed, parts=changed.parts, mappings=shipped_mappings())
    write_file(job, format_named("eplan"), tmp_path / "written.xml")
    root = etree.parse(tmp_path / "written.xml").getroot()
    texts = [etree.tostring(node).decode() for node in root.iter("variant")]
    for tag in ("variant", "assemblyposition"):
        assert len(root.findall(f".//{tag}")) == 2
    assert len(root.findall(".//variant[2]/functiontemplate")) == 1
    assert new in texts[1]
    assert old not in texts[1]


@pytest.mark.parametrize("number", ["1", "2"])
@pytest.mark.parametrize("tag", ["assemblyposition", "functiontemplate"])
def test_what_is_gone_beside_the_model_is_a_removal(tag: str, number: str, tmp_path: Path) -> None:
    """Of a list of which the rest is there; in the first variant and in others."""
    texts = {
        "assemblyposition": '<assemblyposition partnr="ACME.{}" count="2" pos="{}"/>',
        "functiontemplate": '<functiontemplate functiondefcategory="300" functiondefgroup="4" '
        'functiondefid="1" terminalNr="{}" pos="{}"/>',
    }
    one, other = (texts[tag].format(name, pos) for pos, name in enumerate(("HS", "K9"), 1))
    if number == "1":
        before = parts_file().replace(b"</variant>", f"{one}{other}</variant>".encode())
    else:
        variant = f'<variant P_ARTICLE_VARIANT="2">{one}{other}</variant></part>'
        before = parts_file().replace(b"</part>", variant.encode())
    path = tmp_path / "a.xml"
    path.write_bytes(before)
    library = imported(Library(), path)
    path.write_bytes(before.replace(one.encode(), b""))
    plan = plan_import(library, [path], shipped_mappings())
    assert not plan.told()
    (gone,) = [it.place for it in plan.removals() if it.place != "ports[HS]"]
    variant = "variant[2]." if number == "2" else ""
    name = "ACME.HS" if tag == "assemblyposition" else "HS"
    assert gone == f"extras[eplan].{variant}{tag}[{name}]"
    changed = apply(library, plan.merged(remove=True))
    job = WriteJob(library=changed, parts=changed.parts, mappings=shipped_mappings())
    write_file(job, format_named("eplan"), tmp_path / "written.xml")
    written = (tmp_path / "written.xml").read_text(encoding="utf-8")
    assert "K9" in written
    assert '"HS"' not in written
    assert "ACME.HS" not in written


def test_the_last_position_that_is_not_there_stays(tmp_path: Path) -> None:
    """Whoever leaves out all of them may not know them."""
    path = tmp_path / "a.xml"
    position = b'<assemblyposition partnr="ACME.HS" count="2" pos="1"/>'
    path.write_bytes(parts_file().replace(b"</variant>", position + b"</variant>"))
    library = imported(Library(), path)
    path.write_bytes(parts_file(part='P_ARTICLE_NOTE="new"'))
    plan = plan_import(library, [path], shipped_mappings())
    assert not plan.removals()


CORES = "".join(
    f'<functiontemplate functiondefcategory="4" functiondefgroup="1" functiondefid="4" pos="{pos}"'
    f' connectionDesignation="{colour}" characteristics="1"/>'
    for pos, colour in enumerate(("BN", "BK", "GY"), 1)
)


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (
            CORES,
            'BN" characteristics="1"',
            'BN" characteristics="2"',
            "conductor BN, Potential type",
        ),
        (STARTER, 'plcbussystem="12"', 'plcbussystem="4"', "Bus system"),
        (STARTER, 'HS" variant="1" count="2"', 'HS" variant="1" count="3"', "Quantity"),
    ],
)
def test_of_what_is_kept_only_what_changes_is_told(
    text: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xml"
    end = "</variant>" if text == CORES else "</part>"
    data = parts_file(group="1/29/1").replace(end.encode(), f"{text}{end}".encode())
    path.write_bytes(data)
    library = imported(Library(), path)
    path.write_bytes(data.replace(old.encode(), new.encode()))
    (change,) = plan_import(library, [path], shipped_mappings()).told()
    (row,) = kept_changes(change)
    assert row[0].endswith(told)


DEFINITIONS = [
    ("204.1.4", "204.1.5", {"connectionDesignation": "A1|A2"}),
    ("1000.99.1", "1000.99.2", {"terminalNr": "X1", "connectionDesignation": "U1|V1|W1|PE"}),
    ("201.99.1", "202.99.1", {"connectionDesignation": "13|14", "connectiondescription": "|NO"}),
]


@pytest.mark.parametrize(("old", "new", "values"), DEFINITIONS)
def test_a_definition_that_was_corrected_is_that_of_the_same_function(
    old: str, new: str, values: dict[str, str], tmp_path: Path
) -> None:
    coil = template("200.1.1", connectionDesignation="A3|A4")
    path = tmp_path / "a.xml"
    path.write_bytes(parts_file([coil, template(old, **values)]))
    library = imported(Library(), path)
    source = Source(field="", reason="Read off the device")
    (part,) = library.parts
    functions = tuple(replace(it, sources=(source,)) for it in part.functions)
    library = replace(library, parts=(replace(part, functions=functions),))
    path.write_bytes(parts_file([coil, template(new, **values)]))
    plan = plan_import(library, [path], shipped_mappings())
    assert not plan.removals()
    (changed,) = apply(library, plan.merged()).parts
    fresh = imported(Library(), path)
    told = [replace(it, sources=()) for it in changed.functions]
    assert told == [replace(it, sources=()) for it in fresh.parts[0].functions]
    assert source in changed.functions[1].sources
    job = WriteJob(library=fresh, parts=(changed,), mappings=shipped_mappings())
    write_file(job, format_named("eplan"), tmp_path / "written.xml")
    assert (
        imported(Library(), tmp_path / "written.xml").parts[0].functions == fresh.parts[0].functions
    )


def test_a_voltage_with_its_type_comes_home_once(tmp_path: Path) -> None:
    item = Property(name="Voltage", value="24", unit="V", condition="DC")
    library = Library(parts=(Part(part_number="A.1", properties=(item,), weight_kg=Decimal(1)),))
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    write_file(job, format_named("eplan"), tmp_path / "written.xml")
    back = tmp_path / "back.xml"
    back.write_bytes((tmp_path / "written.xml").read_bytes().replace(b'WEIGHT="1', b'WEIGHT="2'))
    changed = imported(library, back)
    assert changed.parts[0].weight_kg != library.parts[0].weight_kg
    assert changed.parts[0].properties == (item,)


SIGNAL = Function(
    name="change over SIGNAL",
    type=FunctionType.CHANGE_OVER,
    designation="SIGNAL",
    terminals=("11", "12", "14"),
)


@pytest.mark.parametrize("known", [(), (SIGNAL,)])
def test_a_vendors_file_onto_a_part_of_a_list_keeps_its_templates(
    known: tuple[Function, ...], tmp_path: Path
) -> None:
    codes = [
        template("700.99.1"),
        template("1302.1.1", terminalNr="OUT", connectionDesignation="+"),
        template("1302.1.1", terminalNr="IN", connectionDesignation="L"),
        template("203.1.2", terminalNr="SIGNAL", connectionDesignation="11|12|14"),
    ]
    path = tmp_path / "supply.xml"
    path.write_bytes(parts_file(codes, group="1/20/210"))
    listed = Part(part_number="ACME.A1", kind=Kind.POWER_SUPPLY, width_mm=Decimal(50))
    library = Library(parts=(replace(listed, functions=known),))
    changed = imported(library, path)
    target = tmp_path / "again.xml"
    job = WriteJob(library=changed, parts=changed.parts, mappings=shipped_mappings())
    write_file(job, format_named("eplan"), target)
    written = [
        (row.get("functiondefcategory"), row.get("terminalNr"))
        for row in etree.parse(target).iter("functiontemplate")
    ]
    assert written == [("700", None), ("1302", "OUT"), ("1302", "IN"), ("203", "SIGNAL")]
