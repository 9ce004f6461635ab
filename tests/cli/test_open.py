"""What is open, on the terminal: grouped, listed with commands, settled as the guide says."""

import json
import re
import shlex
import shutil
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import cadbridge
from cadbridge.errors import FileError
from cadbridge.library import read_library, shipped
from cadbridge.model.walk import sources_of

from .conftest import Run
from .test_guides import blocks


@pytest.fixture
def mine(run: Run) -> str:
    shutil.copytree(shipped("library"), "my-library")
    return "my-library"


@pytest.mark.parametrize("columns", [80, 120])
def test_check_of_the_shipped_library_is_a_screen_and_of_facts(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.chdir(shipped("library").parent)
    result = run("check")
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert len(lines) <= 24
    assert max(map(len, lines[:-1])) <= columns
    assert "CB276" not in result.output
    assert "of wording only" in lines[-1]
    assert re.search(
        r"note CB271 \(\d+\): A value is inferred \(library/\S+:\d+\)\n  in: ", result.output
    )
    assert "note CB273" in result.output
    assert re.search(r"contact at end A \(\d+\)", result.output)
    assert "mm2" not in result.output
    assert re.search(r"connector \(\d+\)", result.output)


def test_each_count_says_what_it_counts(run: Run, mine: str) -> None:
    notes = json.loads(run("--library", mine, "check", "--json").stdout)
    facts = [note for note in notes if note["code"] in ("CB271", "CB272", "CB273")]
    said = run("--library", mine, "check").stderr
    grouped = run("--library", mine, "check").stdout
    assert sum(map(int, re.findall(r"^note CB27[123] \((\d+)\)", grouped, re.M))) == len(facts)
    counts = sum(map(int, re.findall(r"^note \S+ \((\d+)\)", grouped, re.M)))
    wording = sum(note["code"] == "CB276" for note in notes)
    assert f"{len(notes)} notes, {wording} of them of wording only" in said
    assert counts + wording == len(notes)
    points = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    told = run("--library", mine, "check", "--open").stderr
    assert f"{len(points)} open points; what several parts share is one" in told
    assert f"{len(points)} open points in {len(facts)} notes, as parts share some; --open" in said
    assert sum(1 + len(point["also"]) for point in points) == len(facts)


def test_the_rest_is_told_when_asked_for(run: Run) -> None:
    assert "note CB276: Misprint of CAN-GND." in run("check", "-v").output


def test_a_few_notes_are_printed_whole(run: Run, mine: str) -> None:
    output = run("--library", mine, "check", f"{mine}/connectors/m17.yaml").output
    said = "No gender is printed; the similar type BEGA 906 MR is printed as Male."
    assert f", part GEN.BEDC 894 MR, field connector.gender: note CB271: {said}" in output


def test_open_points_come_with_the_command_that_settles_them(run: Run, mine: str) -> None:
    points = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    assert len(points) > 100
    harms = ["wiring", "order", "drawing", "data"]
    for point in points:
        named = [name for line in point["commands"] for name in shlex.split(line)]
        assert {*named} >= {point["part"], *point["also"]}
        for line in point["commands"]:
            assert shlex.split(line)[:4] == ["cadbridge", "--library", mine, "settle"]
        assert point["harm"] in harms
    by_part: dict[str, list[int]] = {}
    for point in points:
        by_part.setdefault(point["part"], []).append(harms.index(point["harm"]))
    assert all(found == sorted(found) for found in by_part.values())
    assert [found[0] for found in by_part.values()] == sorted(x[0] for x in by_part.values())
    text = run("--library", mine, "check", "--open").output
    assert all(line in text for point in points for line in point["commands"])


def test_every_command_without_a_value_does_what_it_says(run: Run, mine: str) -> None:
    points = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    confirmed = [point for point in points if "VALUE" not in " ".join(point["commands"])]
    assert len(confirmed) > 20
    shared = [point for point in confirmed if point["also"]]
    tried = [*confirmed[::12], *shared[::4]]
    for line in (line for point in tried for line in point["commands"]):
        result = run(*shlex.split(line.replace("DOCUMENT", "told"))[1:])
        assert result.exit_code == 0, (line, result.output)
    left = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    assert not owners(tried) & owners(left)


def owners(points: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {
        (owner, point["place"]) for point in points for owner in (point["part"], *point["also"])
    }


def test_a_list_that_is_missing_is_asked_for(run: Run, mine: str) -> None:
    text = run("--library", mine, "check", "--open").output
    wanted = "settle SIE.3RT2026-2EK60 'functions[surge suppressor].terminals' --value VALUE"
    assert f"cadbridge --library {mine} {wanted}" in text


def test_what_stands_in_the_base_is_not_listed_as_ones_own(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "own")
    monkeypatch.chdir("own")
    told = run("check", "--open")
    points = json.loads(run("check", "--open", "--json").stdout)
    assert points
    assert all(point["part"].startswith("ACME.") for point in points)
    assert all(line.startswith("cadbridge settle ") for p in points for line in p["commands"])
    assert re.search(r"\d+ more of what the library stands on: settle them there", told.stderr)


def test_the_guide_settles_what_it_says(run: Run, mine: str) -> None:
    before = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    for block in blocks("settling-an-open-point", "console"):
        for line in block.splitlines():
            result = run(*shlex.split(line)[1:])
            assert result.exit_code == 0, (line, result.output)
    left = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    gone = {(p["part"], p["place"]) for p in before} - {(p["part"], p["place"]) for p in left}
    assert gone == {
        ("GEN.BEDC 894 MR", "connector.gender"),
        ("MPC.DUET 40", "ports[I/O].pins[2].direction"),
        ("MPC.DUET 60", "accessories[MPC.POWER CABLE for DUET]"),
        ("MPC.POWER CABLE for DUET", "cable.end_a.mates_with"),
        ("MPC.POWER CABLE for DUET AD", "cable.lengths.order_code"),
        ("MPC.SIGNAL CABLE for DUET AD", "cable.lengths.order_code"),
    }
    assert run("--library", mine, "check").exit_code == 0


def test_a_filled_gap_is_a_finding_in_files_written_by_hand(run: Run, mine: str) -> None:
    with open(f"{mine}/connectors/others.yaml", encoding="utf-8") as file:
        text = file.read()
    assert "gender: unspecified" in text
    with open(f"{mine}/connectors/others.yaml", "w", encoding="utf-8") as file:
        file.write(text.replace("gender: unspecified", "gender: female"))
    result = run("--library", mine, "check")
    assert result.exit_code == 1
    assert "warning CB277: called missing, but it is there" in result.output
    settled = ("settle", "GEN.SUBD-9P", "connector.gender", "--document", "seen")
    assert run("--library", mine, *settled).exit_code == 0
    assert run("--library", mine, "check").exit_code == 0


def test_an_object_that_is_there_is_not_missing(run: Run, mine: str) -> None:
    path = Path(mine, "drives", "duet-ad.yaml")
    text, reason = path.read_text("utf-8"), "\n              reason: >-\n                Read as"
    assert text.count(f"certainty: inferred{reason}") == 1
    path.write_text(text.replace(f"inferred{reason}", f"missing{reason}"), "utf-8")
    assert "CB277" in run("--library", mine, "check").output


@pytest.mark.parametrize(
    ("part", "place", "code"),
    [
        ("MPC.POWER CABLE for DUET", "cable.conductors[5].signal", "CB233"),
        ("MPC.POWER CABLE for DUET", "cable.conductors[6].signal", "CB233"),
        ("MPC.RS 232 CABLE for DUET HV 80-100-142", "cable.conductors[4].colour", "CB236"),
        ("MPC.RS 232 CABLE for DUET HV 80-100-142", "cable.conductors[Case].colour", "CB235"),
        ("MPC.I/O CABLE for DUET HV 80-100-142", "cable.conductors[Case].colour", "CB235"),
    ],
)
def test_a_value_is_confirmed_against_what_check_noted_already(
    run: Run, mine: str, part: str, place: str, code: str
) -> None:
    result = run("--library", mine, "settle", part, place, "--document", "seen")
    assert result.exit_code == 0, result.output
    assert f"{code} stays a note of cadbridge check: " in result.stderr
    points = json.loads(run("--library", mine, "check", "--open", "--json").stdout)
    assert (part, place) not in owners(points)
    notes = json.loads(run("--library", mine, "check", "--json").stdout)
    at = {"part": part, "field": place}
    told = [note for note in notes if note["code"] == code and at.items() <= note["place"].items()]
    assert told
    assert all(note["severity"] == "note" for note in told)
    assert all("; seen states it all the same" in note["message"] for note in told)


def test_the_other_reading_is_taken_and_a_third_one_is_refused(run: Run, mine: str) -> None:
    place = ("settle", "MPC.POWER CABLE for DUET", "cable.conductors[5].signal")
    third = run("--library", mine, *place, "--value", "DOUT 7", "--document", "mail")
    assert third.exit_code == 2
    assert "take the port out of mates_with of its end first" in third.output
    other = run("--library", mine, *place, "--value", "DOUT 1", "--document", "mail")
    assert other.exit_code == 0, other.output
    assert run("--library", mine, "check").exit_code == 0


def test_what_the_refusal_says_to_do_first_helps(run: Run, mine: str) -> None:
    cable, document = "MPC.POWER CABLE for DUET", ("--document", "mail")
    mates = "[{part_number: MPC.DUET 60, port: POWER}]"
    for place, value in (
        ("cable.end_a.mates_with", mates),
        ("cable.conductors[5].signal", "DOUT 1"),
        ("cable.conductors[6].signal", "DIN 1"),
    ):
        result = run("--library", mine, "settle", cable, place, "--value", value, *document)
        assert result.exit_code == 0, result.output
        assert "stays a note" not in result.stderr
    assert run("--library", mine, "check").exit_code == 0


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("MPC.DUET AD*", "weight_kg"),
        ("MPC.*CABLE*", "manufacturer"),
        ("MPC.DUET HV *", "manufacturer"),
        ("MPC.*", "manufacturer"),
        ("MPC.DUET AD*", "ports[SIGNAL].pins[A].direction"),
    ],
)
def test_what_a_family_shares_is_settled_once_more(
    run: Run, mine: str, part: str, place: str
) -> None:
    settled = ("--library", mine, "settle", part, place, "--document")
    for words in (("a",), ("b",), ("a", "--section", "page 2")):
        result = run(*settled, *words)
        assert result.exit_code == 0, result.output
        assert result.stdout
    one = next(
        number
        for number in read_library(Path(mine)).library.part_by_number
        if fnmatchcase(number, part)
    )
    result = run("--library", mine, "settle", one, place, "--document", "c")
    assert result.exit_code == 0, result.output
    part_now = read_library(Path(mine)).library.part_by_number[one]
    told = [source.document for at, source in sources_of(part_now) if at == place]
    assert told == ["a", "b", "a", "c"]


def test_one_type_of_a_family_takes_only_its_own_source_out_of_what_is_shared(
    run: Run, mine: str
) -> None:
    file = Path(mine, "drives", "duet-ad.yaml")
    before = file.read_text("utf-8")
    settled = ("settle", "MPC.DUET AD Modbus", "weight_kg", "--value", "2.9", "--document", "c")
    assert run("--library", mine, *settled).exit_code == 0
    after = file.read_text("utf-8")
    assert after.count("document: duet-wiring") == before.count("document: duet-wiring")
    drives = read_library(Path(mine)).library.part_by_number
    assert str(drives["MPC.DUET AD Modbus"].weight_kg) == "2.9"
    assert str(drives["MPC.DUET AD CANopen"].weight_kg) == "3.1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("MPC.DUET AD*", "weight_kg", "--value", "4.2"),
            ["weight_kg: 3.1 -> 4.2", "no longer inferred: weight; mail states it"],
        ),
        (
            ("MPC.DUET AD*", "weight_kg"),
            ["MPC.DUET AD Profinet: no longer inferred: weight; mail states it, and the value"],
        ),
        (
            ("MPC.DUET 60", "accessories[MPC.POWER CABLE for DUET]", "--value", ""),
            ["- accessories[MPC.POWER CABLE for DUET]", "no longer conflicting: accessory MPC.P"],
        ),
        (("GEN", "."), ["GEN: no longer missing; mail states it"]),
        (
            ("MPC.DUET 60", "ports[POWER].pins"),
            ["no longer missing: port POWER, contacts; mail states that there are no more"],
        ),
    ],
)
def test_settle_says_what_became_of_what(
    run: Run, mine: str, words: tuple[str, ...], said: list[str]
) -> None:
    settled = ("--library", mine, "settle", *words, "--document", "mail")
    result = run(*settled)
    assert result.exit_code == 0
    for text in said:
        assert text in result.stderr
    again = run(*settled)
    if "" not in words:
        assert "settled already" in again.stderr
    assert run("--quiet", *settled, "--section", "2").stderr == "" or "" in words


def test_a_document_that_is_hardly_another_is_new_only_when_said(run: Run, mine: str) -> None:
    place = ("settle", "GEN.BEDC 894 MR", "connector.gender", "--document", "duet-wirng")
    asked = run("--library", mine, *place)
    assert asked.exit_code == 2
    assert "is duet-wiring meant?" in asked.output
    assert "--as-new" in asked.output
    assert run("--library", mine, *place, "--as-new").exit_code == 0


def test_settle_says_what_became_of_what_for_machines(run: Run, mine: str) -> None:
    place = ("GEN.BEDC 894 MR", "connector.gender", "--value", "female")
    result = run("--library", mine, "settle", *place, "--document", "mail", "--json")
    (change,) = json.loads(result.stdout)["changes"]
    assert (change["place"], change["old"], change["new"]) == (place[1], "male", "female")


@pytest.mark.parametrize(
    ("part", "place", "value"),
    [
        ("GEN.BEDC 894 MR", "connector.gender", "unspecified"),
        ("GEN.SUBD-9P", "connector.gender", "unspecified"),
        ("MPC.POWER CABLE for DUET AD", "cable.end_b.state", "not_stated"),
        ("SIE.3RT2026-2EK60", "weight_kg", ""),
    ],
)
def test_what_answers_nothing_is_refused_and_stays_listed(
    run: Run, mine: str, part: str, place: str, value: str
) -> None:
    before = run("--library", mine, "check", "--open").stdout
    answer = ("--value", value, "--document", "mail")
    result = run("--library", mine, "settle", part, place, *answer)
    assert result.exit_code == 2 and result.stderr.startswith(f"error: {part}")
    assert "Traceback" not in result.stderr
    assert run("--library", mine, "check", "--open").stdout == before


def test_arguments_that_an_error_names_are_options_of_the_command(run: Run, mine: str) -> None:
    with pytest.raises(FileError) as caught:
        cadbridge.settle(mine, "m8a4", "title", document=" ")
    assert caught.value.hint == "name it with `document`"
    told = run("settle", "m8a4", "title", "--document", " ", "--library", mine).stderr
    assert "  name it with --document\n" in told
    assert "`cadbridge list`" in run("settle", "nothing", "note", "--document", "d").stderr


def test_arguments_that_findings_name_are_options_of_the_command(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "Lager.csv"
    source.write_text("Pin;Signal\n1;A\n2;B\n", "utf-8")
    advice = {item.code: item.rule.advice for item in cadbridge.read(source).findings}["CB437"]
    assert "Say `part`, or write" in advice
    assert "Say --part, or write" in run("convert", str(source), str(tmp_path / "a.xlsx")).stderr
    assert "Say --part, or write" in run("info", "--json", str(source)).stdout
    assert "Say --part, or write" in run("check", "--explain", "CB437").stdout
