"""Settling an open point: the value, its source, and the doubt goes."""

import shutil
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import cadbridge
from cadbridge.doubts import Doubts
from cadbridge.errors import FileError, FindingsError, UnknownPart
from cadbridge.findings import Finding
from cadbridge.jobs import settle as job
from cadbridge.library import shipped
from cadbridge.model import Certainty, Core, Gender, Library, Source
from cadbridge.model.walk import leaves, sources_of

CONTACTOR = "SIE.3RT2026-2EK60"
OPERATIONAL = (
    "properties[Auxiliary circuit | operational current | at DC-12, 24 V, rated value].value"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("library"), tmp_path / "mine"))


def read(path: Path) -> Library:
    return cadbridge.read_library(path).library


def sources(library: Library, part: str, place: str) -> list[Source]:
    return [item for at, item in sources_of(library.part_by_number[part]) if at == place]


def open_places(path: Path) -> set[tuple[str, str]]:
    return {(item.owner, item.place) for item in cadbridge.open_points(path)}


def settle_gender(path: Path, value: str | None = None) -> list[Path]:
    name, field = "GEN.BEDC 894 MR", "connector.gender"
    files: list[Path] = cadbridge.settle(
        path, name, field, value=value, document="mail", section="3 May"
    )
    return files


@pytest.mark.parametrize(
    ("value", "gender"), [("female", Gender.FEMALE), ("male", Gender.MALE), (None, Gender.MALE)]
)
def test_a_value_is_written_with_its_source_and_the_doubt_goes(
    path: Path, value: str | None, gender: Gender
) -> None:
    before = open_places(path)
    files = settle_gender(path, value)
    after = read(path)
    connector = after.part_by_number["GEN.BEDC 894 MR"].connector
    assert connector is not None
    assert connector.gender is gender
    wanted = Source(field="connector.gender", document="mail", section="3 May")
    assert sources(after, "GEN.BEDC 894 MR", "connector.gender") == [wanted]
    assert "mail" in {item.id for item in after.source_documents}
    assert before - open_places(path) == {("GEN.BEDC 894 MR", "connector.gender")}
    assert {file.name for file in files} == {"m17.yaml", "source-documents.yaml"}
    assert bool(wrong(path)) is (gender is Gender.FEMALE)
    assert settle_gender(path, value) == []


def test_what_is_missing_wants_its_value(path: Path) -> None:
    place = "ports[I/O].pins[2].direction"
    with pytest.raises(FileError, match="nothing stands at"):
        cadbridge.settle(path, "MPC.DUET 40", place, document="m")
    cadbridge.settle(path, "MPC.DUET 40", place, value="supply_out", document="m", reason="seen")
    (source,) = sources(read(path), "MPC.DUET 40", place)
    assert source == Source(field="direction", document="m", reason="seen")


def test_a_family_that_shares_the_doubt_stays_one(path: Path) -> None:
    cadbridge.settle(path, "MPC.DUET AD*", "weight_kg", value="3.20", document="scales")
    text = (path / "drives" / "duet-ad.yaml").read_text("utf-8")
    assert text.count("scales") == 1
    for name in ("Modbus", "CANopen", "EtherCAT", "Profinet"):
        part = read(path).part_by_number[f"MPC.DUET AD {name}"]
        assert str(part.weight_kg) == "3.20"


def test_what_one_source_says_of_all_is_confirmed_or_one_value_is_taken_out(path: Path) -> None:
    drive, blanket = "MPC.DUET HV 60", "ports.pins.direction"
    cadbridge.settle(path, drive, "ports[X1].pins[A].direction", document="manual")
    (source,) = sources(read(path), drive, blanket)
    assert source.certainty is Certainty.INFERRED
    cadbridge.settle(path, drive, blanket, document="manual")
    (source,) = sources(read(path), drive, blanket)
    assert source.certainty is Certainty.STATED


def test_faces_and_other_objects_are_settled_by_their_ids(path: Path) -> None:
    cadbridge.settle(path, "m12d4", "numbering", document="standard")
    assert not [item for item in cadbridge.open_points(path) if item.owner == "m12d4"]


@pytest.mark.parametrize(
    ("name", "place", "value", "error", "says"),
    [
        ("MPC.DUET AD EtherCAT", "connector.gender", "male", FileError, "GEN.BEDC 894 MR"),
        ("GEN.BEDC 894 MR", "connector.gendre", "male", FileError, "connector.gender"),
        ("GEN.BEDC 894 MR", "connector.gender", "neuter", FindingsError, ""),
        ("GEN.BEDC 894 MR", "connector", "male", FileError, "name one, such as connector.series"),
        ("MPC.POWER CABLE for DUET AD", "cable.conductors.colour", "WH", FileError,
         "cable.conductors.colour is not one value"),
        ("MPC.POWER CABLE for DUET HV 80-100-142", "cable.conductors.colour", "WH", FileError,
         "cable.conductors.colour is not one value"),
        ("MPC.POWER CABLE for DUET", "cable.lengths.order_code", "1", FileError,
         "such as cable.lengths[003108020082].order_code"),
        ("MPC.POWER CABLE for DUET", "cable.conductors", "WH", FileError, "is not one value"),
        ("MPC.DUET 60", "ports[POWER].pins[4].signal", "NC", FileError,
         "another contact is added in the library file"),
        ("MPC.DUET 60", "ports[POWR].pins[1].signal", "NC", FileError,
         "is ports[POWER].pins[1].signal meant?"),
        ("GEN.NONE", "connector.gender", "male", UnknownPart, ""),
        ("MPC.POWER CABLE for DUET", "cable.conductors.cross_section_mm2", None, FileError,
         "cable.conductors[1].cross_section_mm2"),
    ],
)  # fmt: skip
def test_what_cannot_be_settled_says_so_and_writes_nothing(
    path: Path, name: str, place: str, value: str | None, error: type[Exception], says: str
) -> None:
    before = read(path)
    with pytest.raises(error) as caught:
        cadbridge.settle(path, name, place, value=value, document="d")
    assert says in f"{caught.value} {getattr(caught.value, 'hint', '')}"
    assert read(path) == before


def test_a_value_that_does_not_fit_names_the_part_once(path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        settle_gender(path, "mael")
    (finding,) = caught.value.findings
    assert (finding.place.file, finding.place.part) == ("", "GEN.BEDC 894 MR")
    assert "nothing was written" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "place", "value", "now"),
    [
        ("SIE.3RT2026-2EK60", "classifications[IEC 81346-2].release", "2019",
         "classifications[IEC 81346-2 | 2019].release"),
        ("MPC.DUET AD*", "documents[DUET.80.** AD | Q0BH08].number", "Q0BH09",
         "documents[DUET.80.** AD | Q0BH09].number"),
        ("MPC.DUET AD*", "documents[DUET.80.** AD | Q0BH08].title", "DUET AD",
         "documents[DUET AD | Q0BH08].title"),
        ("SIE.3RT2026-2EK60", "properties[Certificates/ approvals | Type Examination Certificate"
         " | Functional Safety/Safety of Machinery].condition", "SIL",
         "properties[Certificates/ approvals | Type Examination Certificate | SIL].condition"),
        ("MPC.POWER CABLE for DUET AD", "cable.lengths[003108020576].order_code", "003108020999",
         "cable.lengths[003108020999].order_code"),
        ("m17_4", "contacts[1].x_mm", "2.6", "contacts[1].x_mm"),
        ("m17_4", "contacts[1].id", "1a", "contacts[1a].id"),
    ],
)  # fmt: skip
def test_what_an_object_goes_by_is_settled_under_its_new_name(
    path: Path, name: str, place: str, value: str, now: str
) -> None:
    if place.endswith(".id"):
        with pytest.raises(FindingsError, match="nothing was written"):
            cadbridge.settle(path, name, place, value=value, document="mail")
        return
    cadbridge.settle(path, name, place, value=value, document="mail")
    assert not wrong(path)
    library = read(path)
    items = [*library.parts, *library.faces]
    told = [at for item in items for at, one in sources_of(item) if one.document == "mail"]
    assert set(told) == {now}
    assert not [at for at in open_places(path) if at[1] in {place, now}]


def wrong(path: Path) -> list[Finding]:
    return [item for item in cadbridge.check_library(path) if item.severity != "note"]


@pytest.mark.parametrize(
    ("name", "place", "value", "code"),
    [
        ("MPC.I/O CABLE for DUET HV 80-100-142", "cable.end_a.connector", "GEN.M12-D-4P-F",
         "CB221"),
        ("GEN.BE*", "manufacturer", "TE", "CB201"),
        ("MPC.POWER CABLE for DUET FLEXI", "cable.conductors[4].contact_a", "4", "CB221"),
        ("MPC.DUET 40", "ports[POWER].designation", "PWR", "CB204"),
        ("MPC.POWER CABLE for DUET AD", "cable.lengths[003108020576].order_code", "003108020575",
         "CB216"),
    ],
)  # fmt: skip
def test_a_value_that_makes_the_library_wrong_is_refused_with_what_is_wrong(
    path: Path, name: str, place: str, value: str, code: str
) -> None:
    before = read(path)
    with pytest.raises(FindingsError) as caught:
        cadbridge.settle(path, name, place, value=value, document="d")
    assert code in {item.code for item in caught.value.findings}
    assert read(path) == before


def test_a_part_gets_another_number_by_rename_and_nothing_is_stated_by_no_document(
    path: Path,
) -> None:
    with pytest.raises(FileError) as caught:
        cadbridge.settle(path, "GEN.BEDC 894 MR", "part_number", value="GEN.X", document="d")
    assert "cadbridge rename" in caught.value.hint
    with pytest.raises(FileError, match="no document"):
        cadbridge.settle(path, "MPC.DUET AD*", "weight_kg", value="4.4", document=" ")


def test_a_list_is_taken_as_people_write_it(path: Path) -> None:
    part, place = "SIE.3RT2026-2EK60", "functions[surge suppressor].terminals"
    for value, terminals in (("A1, A2", ("A1", "A2")), ('["13", "14"]', ("13", "14"))):
        cadbridge.settle(path, part, place, value=value, document="manual")
        (function,) = (
            item for item in read(path).part_by_number[part].functions
            if item.name == "surge suppressor"
        )  # fmt: skip
        assert function.terminals == terminals
    assert (part, place) not in open_places(path)
    ports = '[{part_number: "MPC.DUET 60", port: POWER}]'
    cable, ends = "MPC.POWER CABLE for DUET", "cable.end_a.mates_with"
    cadbridge.settle(path, cable, ends, value=ports, document="mail")
    spec = read(path).part_by_number[cable].cable
    assert spec is not None
    assert [item.part_number for item in spec.end_a.mates_with] == ["MPC.DUET 60"]
    assert not wrong(path)


def test_what_does_not_fit_is_taken_out(path: Path) -> None:
    place = "accessories[MPC.POWER CABLE for DUET]"
    cadbridge.settle(path, "MPC.DUET 60", place, value="", document="mail")
    part = read(path).part_by_number["MPC.DUET 60"]
    assert "MPC.POWER CABLE for DUET" not in {item.part_number for item in part.accessories}
    assert ("MPC.DUET 60", place) not in open_places(path)
    assert [at for at, one in sources_of(part) if one.document == "mail"] == ["accessories"]
    assert not wrong(path)


def test_a_doubt_of_many_goes_with_the_last_of_them(path: Path) -> None:
    cable = "MPC.POWER CABLE for DUET AD"
    for code in ("003108020576", "003108009843"):
        assert (cable, "cable.lengths.order_code") in open_places(path)
        cadbridge.settle(path, cable, f"cable.lengths[{code}].order_code", document="order")
    assert (cable, "cable.lengths.order_code") not in open_places(path)
    assert not wrong(path)


def test_a_value_settled_again_is_what_the_last_document_states(path: Path) -> None:
    for value, document in (("4.2", "mail"), ("4.4", "scales")):
        cadbridge.settle(path, "MPC.DUET AD*", "weight_kg", value=value, document=document)
    text = (path / "drives" / "duet-ad.yaml").read_text("utf-8")
    assert (text.count("scales"), text.count("mail")) == (1, 0)


def test_several_parts_are_settled_in_one_go_and_share_on(path: Path) -> None:
    drives = ["MPC.DUET HV 80", "MPC.DUET HV 100", "MPC.DUET HV 142"]
    place = "ports[CN4].pins[7].direction"
    cadbridge.settle(path, drives, place, value="supply_out", document="measured")
    files = [file.read_text("utf-8") for file in path.rglob("duet-hv*.yaml")]
    assert sum(text.count("measured") for text in files) == 1
    assert not wrong(path)


@pytest.mark.parametrize(
    ("names", "place", "value"),
    [
        (["MPC.DUET HV 80"], "ports[CN4].pins[7].direction", "supply_out"),
        (["MPC.DUET HV 1*"], "ports[CN4].pins[7].direction", "supply_out"),
        (["MPC.DUET AD Modbus"], "ports.pins.direction", None),
        (["MPC.DUET AD Modbus"], "weight_kg", "4.4"),
        (["MPC.DUET AD*"], "depth_mm", "99"),
        (["SIE.3RT2026-2EK60"], "classifications[IEC 81346-2].release", "2019"),
    ],
)
def test_lines_stay_as_wide_as_library_files_are(
    path: Path, names: list[str], place: str, value: str | None
) -> None:
    wide = {len(line) for file in path.rglob("*.yaml") for line in lines(file)}
    for file in cadbridge.settle(path, names, place, value=value, document="measured"):
        assert not [line for line in lines(file) if len(line) > 100 and len(line) not in wide]
    assert not wrong(path)


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def test_a_face_that_is_settled_is_not_drawn_as_a_guess(path: Path, tmp_path: Path) -> None:
    def drawn(name: str) -> str:
        cadbridge.write(read(path), tmp_path / f"{name}.svg", parts=["GEN.HAN 8D-M"])
        return " ".join(file.read_text("utf-8") for file in tmp_path.rglob(f"{name}*.svg"))

    assert "Positions are not known" in drawn("before")
    cadbridge.settle(path, "han8d", "contacts", document="drawing")
    assert "Positions are not known" not in drawn("after")
    for field in ("x_mm", "y_mm"):
        cadbridge.settle(path, "m17_4", f"contacts[1].{field}", value="2.6", document="drawing")
    bases = {item.id: item.position_basis for item in read(path).face_by_id["m17_4"].contacts}
    assert bases["1"] == "measured"
    assert "approximate" in set(bases.values())


@pytest.mark.parametrize("names", [["MPC.DUET AD*"], ["MPC.DUET AD Modbus"]])
def test_a_printed_value_stands_in_one_place_and_is_settled_there(
    path: Path, names: list[str]
) -> None:
    cadbridge.settle(path, names, "weight_kg", value="4.2", document="scales")
    part = read(path).part_by_number["MPC.DUET AD Modbus"]
    assert str(part.weight_kg) == "4.2"
    assert "3.1" not in str(part)


@pytest.mark.parametrize(
    ("place", "value"), [("number", "Q0BH09"), ("title", "DUET AD"), ("date", "27/09/2020")]
)
def test_lines_beside_the_value_stay_as_they_are(path: Path, place: str, value: str) -> None:
    file = path / "drives" / "duet-ad.yaml"
    before = lines(file)
    document = f"documents[DUET.80.** AD | Q0BH08].{place}"
    cadbridge.settle(path, "MPC.DUET AD*", document, value=value, document="mail")
    came = [line.strip() for line in lines(file) if line not in before]
    assert len(came) == 2
    assert any(value in line for line in came)
    assert any("mail" in line for line in came)


@pytest.mark.parametrize(
    ("name", "place", "value", "now"),
    [
        ("GEN.BEDC 894 MR", "connector.gender", "FEMALE", "female"),
        ("GEN.BEDC 894 MR", "connector.gender", " Female ", "female"),
        ("MPC.DUET 40", "ports[I/O].pins[2].direction", "Supply out", "supply_out"),
        ("MPC.DUET AD*", "weight_kg", "3,2", "3.2"),
        ("MPC.DUET AD*", "weight_kg", "4 kg", "4"),
        ("MPC.DUET AD*", "weight_kg", "4,25kg", "4.25"),
        ("MPC.POWER CABLE for DUET AD", "cable.conductors[1].cross_section_mm2", "2,5 mm²", "2.5"),
        ("MPC.DUET HV 60", "description[it_IT]", "Azionamento, 2,5 kW", "Azionamento, 2,5 kW"),
        ("MPC.DUET HV 60", "description", "{en_US: drive}", "drive"),
        ("MPC.DUET HV 60", "accessories", "MPC.I/O CABLE for DUET HV 80-100-142",
         "MPC.I/O CABLE for DUET HV 80-100-142"),
    ],
)  # fmt: skip
def test_a_value_is_taken_as_people_write_it(
    path: Path, name: str, place: str, value: str, now: str
) -> None:
    cadbridge.settle(path, name, place, value=value, document="mail")
    library = read(path)
    part = next(item for item in library.parts if fnmatchcase(item.part_number, name))
    assert "mail" in {source.document for _, source in sources_of(part)}
    found = [held for at, _, held in leaves(part) if at.startswith(place)]
    assert now in [str(one) for held in found for one in _each(held)]
    assert {item.code for item in wrong(path)} <= _OF_FEMALE


_OF_FEMALE = {"CB227", "CB231"}
"""The description says that it is male, and its mate is female."""


def _each(held: object) -> list[object]:
    return list(held.values()) if isinstance(held, Mapping) else [held]


@pytest.mark.parametrize(
    ("name", "place", "value", "says"),
    [
        ("MPC.DUET AD*", "weight_kg", "3,125", "a number is expected, not '3,125'"),
        ("MPC.DUET AD*", "weight_kg", "3 g", "a number is expected, not '3 g'"),
        ("MPC.DUET AD*", "weight_kg", "3 1", "a number is expected, not '3 1'"),
        ("GEN.BEDC 894 MR", "connector.gender", "Weiblich", "not 'Weiblich'"),
        ("MPC.DUET HV 60", "description", "drive", "description[en_US]"),
        ("MPC.POWER CABLE for DUET", "cable.end_a.mates_with", "MPC.DUET 60",
         "[{part_number: ..., port: ...}]"),
    ],
)  # fmt: skip
def test_a_value_of_another_form_is_refused_with_the_form(
    path: Path, name: str, place: str, value: str, says: str
) -> None:
    before = read(path)
    with pytest.raises((FileError, FindingsError)) as caught:
        cadbridge.settle(path, name, place, value=value, document="mail")
    found = [item.message for item in getattr(caught.value, "findings", ())]
    assert says in f"{caught.value} {getattr(caught.value, 'hint', '')} {found}"
    assert read(path) == before


@pytest.mark.parametrize(
    ("name", "place", "value", "code"),
    [
        ("MPC.POWER CABLE for DUET HV 80-100-142", "cable.conductors[1].colour", "GNYE", "CB236"),
        ("MPC.RS 232 CABLE for DUET FLEXI", "cable.end_a.connector", "GEN.M12-D-4P-M", "CB231"),
        ("MPC.POWER CABLE for DUET FLEXI", "cable.conductors[4].signal", "ABC", "CB233"),
        ("MPC.DUET 40", "ports[POWER].pins[1].signal", "X", "CB233"),
        ("GEN.BEDC 894 MR", "connector.gender", "female", "CB231"),
        ("GEN.BEDC 894 MR", "connector.gender", "female", "CB227"),
    ],
)
def test_no_doubt_of_another_value_excuses_a_stated_one(
    path: Path, name: str, place: str, value: str, code: str
) -> None:
    assert code not in {item.code for item in wrong(path)}
    cadbridge.settle(path, name, place, value=value, document="mail")
    assert code in {item.code for item in wrong(path) if item.severity == "warning"}


def test_two_sockets_are_not_settled_to_mate(path: Path) -> None:
    settle_gender(path, "female")
    cable = "MPC.POWER CABLE for DUET AD"
    cadbridge.settle(path, cable, "cable.end_a.connector", document="mail")
    cadbridge.settle(path, "GEN.M17-4P-F", ".", document="mail")
    with pytest.raises(FindingsError) as caught:
        cadbridge.settle(path, cable, "cable.end_a.mates_with", document="mail")
    assert {item.code for item in caught.value.findings} == {"CB231"}


def test_what_was_noted_of_a_doubted_value_stays_a_note_when_another_is_settled(path: Path) -> None:
    place = "cable.conductors[4].contact_a"
    cadbridge.settle(path, "MPC.RS 232 CABLE for DUET HV 80-100-142", place, document="mail")
    assert not wrong(path)


@pytest.mark.parametrize(
    ("name", "place", "value", "still"),
    [
        ("MPC.POWER CABLE for DUET", "cable.lengths[003108020082].order_code", "003108020099",
         "cable.lengths[003108020099]"),
        ("MPC.DUET HV 60", "ports[X5].designation", "X9", "ports[X9].connector"),
        ("MPC.DUET AD*", "documents[DUET.80.** AD | Q0BH08].number", "Q0BH09",
         "documents[DUET.80.** AD | Q0BH09].title"),
    ],
)  # fmt: skip
def test_what_goes_by_a_new_name_is_as_open_as_before(
    path: Path, name: str, place: str, value: str, still: str
) -> None:
    before = len(cadbridge.open_points(path))
    done = job.settle(path, [name], place, value=value, document="mail")
    assert still in {at for _, at in open_places(path)}
    assert len(done.closed) == before - len(cadbridge.open_points(path))


@pytest.mark.parametrize(
    ("value", "now"), [("10 A", "10"), ("2,5", "2.5"), ("2.5A", "2.5"), ("10", "10")]
)
def test_technical_data_is_a_number_beside_its_unit(path: Path, value: str, now: str) -> None:
    cadbridge.settle(path, CONTACTOR, OPERATIONAL, value=value, document="mail")
    part = read(path).part_by_number[CONTACTOR]
    assert [held for at, _, held in leaves(part) if at == OPERATIONAL] == [now]


@pytest.mark.parametrize("value", ["six", "10 mA", "10 A 5", "3,125"])
def test_technical_data_that_is_no_number_is_refused(path: Path, value: str) -> None:
    with pytest.raises(FileError, match="a number is expected"):
        cadbridge.settle(path, CONTACTOR, OPERATIONAL, value=value, document="mail")


def test_other_words_do_not_renumber_a_face(path: Path) -> None:
    with pytest.raises(FileError, match="where its contacts are"):
        cadbridge.settle(path, "m12d4", "numbering", value="Clockwise 1-2-3-4", document="mail")
    assert ("m12d4", "numbering") in open_places(path)


def test_which_terminals_contacts_have_is_answered_once(path: Path) -> None:
    part = read(path).part_by_number["SIE.3RT2026-2EK60"]
    doubts = Doubts(read(path))
    assert all(doubts.listed(part, "terminals", item) for item in part.terminals)
    for place in ("functions.terminals", "functions[coil].terminals"):
        cadbridge.settle(path, part.part_number, place, document="diagram")
    part = read(path).part_by_number[part.part_number]
    doubts = Doubts(read(path))
    assert not any(doubts.listed(part, "terminals", item) for item in part.terminals)
    left = [place for owner, place in open_places(path) if owner == part.part_number]
    assert [place for place in left if "terminals" in place] == [
        "functions[surge suppressor].terminals"
    ]


@pytest.mark.parametrize("document", ["duet-wirng", "duet-wiring2a", "DUET-WIRING", "duet wiring"])
def test_a_slip_in_the_id_of_a_document_is_asked_about(path: Path, document: str) -> None:
    place = ("GEN.BEDC 894 MR", "connector.gender")
    before = read(path)
    if document == "duet-wiring2a":
        cadbridge.settle(path, *place, document=document)
        assert document in {item.id for item in read(path).source_documents}
        return
    with pytest.raises(FileError, match="is duet-wiring meant") as caught:
        cadbridge.settle(path, *place, document=document)
    assert "`as_new`" in caught.value.hint
    assert read(path) == before
    cadbridge.settle(path, *place, document=document, as_new=True)
    assert document in {item.id for item in read(path).source_documents}


def test_documents_of_a_series_and_short_ids_are_taken(path: Path) -> None:
    for document in ("order-4711", "order-4712", "a", "b", "ab"):
        cadbridge.settle(path, "GEN.BEDC 894 MR", "connector.gender", document=document)
        assert document in {item.id for item in read(path).source_documents}


SIGNAL_CABLE = "MPC.SIGNAL CABLE for DUET AD"


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("GEN.BEDC 894 MR", "connector.gender", "unspecified"),
        ("GEN.SUBD-9P", "connector.gender", "unspecified"),
        ("GEN.SUBD-9P", "connector.gender", "Unspecified"),
        ("MPC.POWER CABLE for DUET AD", "cable.end_b.state", "not_stated"),
        ("MPC.POWER CABLE for DUET AD", "cable.end_b.state", "not stated"),
        (SIGNAL_CABLE, "cable.end_b.state", "connector"),
        ("MPC.DUET 40", "ports[I/O].pins[2].direction", "unspecified"),
        (CONTACTOR, "weight_kg", ""),
        ("MPC.DUET AD*", "weight_kg", ""),
        ("MPC.ETHERCAT M12/M12 CABLE for DUET HV 80-100-142", "cable.conductors[1].colour", ""),
        ("MPC.ETHERCAT M12/M12 CABLE for DUET HV 80-100-142", "cable.conductors[1].pair", "?"),
        ("MPC.DUET 60", "ports[POWER].pins[5].signal", "unknown"),
        ("GEN.BEDC 894 MR", "manufacturer", "TBD"),
        ("GEN.BEDC 894 MR", "manufacturer", ""),
    ],
)
def test_what_answers_nothing_closes_no_doubt(
    path: Path, name: str, place: str, value: str
) -> None:
    before = read(path)
    with pytest.raises(FileError) as caught:
        cadbridge.settle(path, name, place, value=value, document="mail")
    assert place in str(caught.value) or "which connector" in str(caught.value)
    assert caught.value.hint
    assert read(path) == before


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("MPC.ETHERCAT M12/M12 CABLE for DUET HV 80-100-142", "cable.conductors[1].pair"),
        ("GEN.M12-A-5P-F", "connector.coding"),
    ],
)
def test_that_there_is_none_is_an_answer(path: Path, name: str, place: str) -> None:
    cadbridge.settle(path, name, place, value="", document="mail")
    assert (name, place) not in open_places(path)


def test_an_end_has_the_connector_that_was_named_first(path: Path) -> None:
    place = "cable.end_b.state"
    cadbridge.settle(
        path, SIGNAL_CABLE, "cable.end_b.connector", value="GEN.M12-D-4P-M", document="mail"
    )
    assert (SIGNAL_CABLE, place) in open_places(path)
    cadbridge.settle(path, SIGNAL_CABLE, place, value="connector", document="mail")
    assert (SIGNAL_CABLE, place) not in open_places(path)


@pytest.mark.parametrize(
    ("value", "now"), [("", Core.NONE), ("none", Core.NONE), ("present", Core.PRESENT)]
)
def test_no_value_for_a_core_is_no_core(path: Path, value: str, now: Core) -> None:
    cable = "MPC.POWER CABLE for DUET FLEXI"
    cadbridge.settle(path, cable, "cable.conductors[C].core", value=value, document="mail")
    spec = read(path).part_by_number[cable].cable
    assert spec is not None
    (row,) = (row for row in spec.conductors if row.id == "C")
    assert row.core is now


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("MPC.POWER CABLE for DUET", "cable.conductors[4].signal", "ABC"),
        ("MPC.POWER CABLE for DUET", "cable.conductors[4].signal", "DOUT"),
        ("MPC.POWER CABLE for DUET", "cable.conductors[6].signal", "DOUT 9"),
        ("MPC.I/O CABLE for DUET HV 80-100-142", "cable.conductors[Case].colour", "RD"),
        ("MPC.I/O CABLE for DUET HV 80-100-142", "cable.conductors[Case].colour", "PK"),
    ],
)
@pytest.mark.parametrize("first", [False, True])
def test_a_value_that_no_reading_has_is_judged_whatever_else_is_noted(
    path: Path, name: str, place: str, value: str, first: bool
) -> None:
    if first:
        cadbridge.settle(path, name, place, document="before")
    before = read(path)
    with pytest.raises(FindingsError, match="nothing was written"):
        cadbridge.settle(path, name, place, value=value, document="mail")
    assert read(path) == before


def test_a_contact_that_no_reading_has_is_told(path: Path) -> None:
    place = "ports[POWER].pins[5].signal"
    done = job.settle(path, ["MPC.DUET 60"], place, value="ABC", document="mail")
    assert {item.code for item in done.warnings} == {"CB233"}


def test_no_decision_on_a_signal_excuses_another_contact(path: Path) -> None:
    cable, core = "MPC.POWER CABLE for DUET", "cable.conductors[5]"
    cadbridge.settle(path, cable, f"{core}.signal", document="before")
    with pytest.raises(FindingsError) as caught:
        cadbridge.settle(path, cable, f"{core}.contact_a", value="1", document="mail")
    assert "CB233" in {item.code for item in caught.value.findings}
    assert not [item for item in caught.value.findings if "all the same" in item.message]


@pytest.mark.parametrize(
    ("name", "place", "value", "codes"),
    [
        ("GEN.RJ45-8P-M", "connector.gender", "female", {"CB227"}),
        ("GEN.M12-A-5P-F", "connector.coding", "B", {"CB229", "CB220"}),
        ("GEN.M12-A-5P-F", "connector.coding", "", {"CB229"}),
        ("GEN.M12-A-8P-F", "connector.ways", "4", {"CB229", "CB225"}),
        ("GEN.M8-4P-M", "connector.face", "m12a4", {"CB220"}),
        ("GEN.HAN 8D-M", "connector.face", "m12a8", {"CB220"}),
        ("SIE.3RT2026-2EK60", "functions[coil].terminals", "A1", {"CB242"}),
    ],
)
def test_what_contradicts_itself_is_told(
    path: Path, name: str, place: str, value: str, codes: set[str]
) -> None:
    done = job.settle(path, [name], place, value=value, document="mail")
    assert {item.code for item in done.warnings} == codes
    assert {item.code for item in wrong(path)} == codes


def test_a_rated_current_below_nothing_is_told(path: Path) -> None:
    done = job.settle(path, [CONTACTOR], OPERATIONAL, value="-10 A", document="mail")
    assert {finding.code for finding in done.warnings} == {"CB264"}


def test_a_cable_for_other_drives_is_told(path: Path) -> None:
    cable = "MPC.POWER CABLE for DUET"
    done = job.settle(path, ["MPC.DUET HV 60"], "accessories", value=cable, document="mail")
    assert {finding.code for finding in done.new_notes} == {"CB209"}
