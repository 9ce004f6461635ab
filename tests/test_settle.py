"""Settling an open point: the value, its source, and the doubt goes."""

import shutil
from pathlib import Path

import pytest

import cadbridge
from cadbridge.errors import FileError, FindingsError, UnknownPart
from cadbridge.library import shipped
from cadbridge.model import Certainty, Gender, Library, Source
from cadbridge.model.walk import sources_of


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
    assert not [item for item in cadbridge.check_library(path) if item.severity != "note"]
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
        ("GEN.BEDC 894 MR", "connector", "male", FileError, "name one value"),
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
