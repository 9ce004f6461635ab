"""The shipped contactor against its data sheet, typed in by hand."""

from pathlib import Path

import pytest

from cadbridge.doubts import Doubts
from cadbridge.library import read_library, shipped
from cadbridge.model import Certainty, Doubt, FunctionType, Kind, Library, Property, Source

LIBRARY = read_library(shipped("library")).library
PART = LIBRARY.part_by_number["SIE.3RT2026-2EK60"]
PROPERTIES = {(item.group, item.name, item.condition): item for item in PART.properties}

GENERAL = "General technical data"
MAIN = "Main circuit"
AUXILIARY = "Auxiliary circuit"
CURRENT = "operational current"


def the(group: str, name: str, condition: str = "") -> Property:
    return PROPERTIES[group, name, condition]


def source(sources: tuple[Source, ...], field: str = "value") -> Source:
    return next(item for item in sources if item.field in (field, ""))


def test_every_value_has_a_source() -> None:
    assert source(PART.sources, "").document == "3rt2026-2ek60"
    assert "3rt2026-2ek60" in {document.id for document in LIBRARY.source_documents}


SHEET = Path(__file__).parent.parent / "data" / "3rt2026-2ek60.txt"


def typed_rows() -> list[tuple[str, str, str, str]]:
    """Section, name, condition and value of every row of the typed data sheet."""
    rows: list[tuple[str, str, str, str]] = []
    section = name = ""
    for line in SHEET.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("  "):
            condition, _, values = line.strip().partition(": " if line[2] != ":" else ":")
            for item in values.split("; "):
                key, _, value = item.strip().rpartition(" = ")
                rows.append((section, name, condition.replace("{}", key), value))
        elif not line.startswith("#"):
            name = line
    return rows


def shown(item: Property) -> str:
    value = item.value or f"{item.minimum} ... {item.maximum}"
    return f"{value} {item.unit}".strip()


def test_every_row_of_the_data_sheet_in_its_order() -> None:
    found = [(item.group, item.name, item.condition, shown(item)) for item in PART.properties]
    assert found == typed_rows()


CONFLICTS = [
    (MAIN, CURRENT, "1 current path, at DC-1, 600 V, rated value", "0.25 A", "0.20 A"),
    (MAIN, CURRENT, "2 current paths in series, at DC-1, 24 V, rated value", "35 A", "25 A"),
    (AUXILIARY, CURRENT, "at DC-12, 110 V, rated value", "3 A", "6 A"),
    (AUXILIARY, CURRENT, "at DC-12, 125 V, rated value", "2 A", "3 A"),
    (AUXILIARY, CURRENT, "at DC-12, 220 V, rated value", "1 A", "2 A"),
    (AUXILIARY, CURRENT, "at DC-12, 600 V, rated value", "0.15 A", "1 A"),
]


@pytest.mark.parametrize(("group", "name", "condition", "taken", "other"), CONFLICTS)
def test_both_readings_are_kept(
    group: str, name: str, condition: str, taken: str, other: str
) -> None:
    item = the(group, name, condition)
    found = source(item.sources)
    assert found.certainty is Certainty.CONFLICTING
    assert f"{item.value} {item.unit}" == taken
    assert [reading.split(" (")[0] for reading in found.readings] == [taken, other]


@pytest.mark.parametrize(
    ("group", "name", "condition"),
    [
        (MAIN, CURRENT, "at AC-6a, up to 230 V, current peak value n=20, rated value"),
        ("Control circuit/ Control", "closing delay", "at AC"),
        ("Control circuit/ Control", "opening delay", "at AC"),
    ],
)
def test_a_print_that_is_clipped_is_no_conflict(group: str, name: str, condition: str) -> None:
    (found,) = the(group, name, condition).sources
    assert (found.certainty, found.doubt) == (Certainty.INFERRED, Doubt.WORDING)
    assert found.printed and found.reason


def test_the_restored_auxiliary_table_says_so() -> None:
    restored = [item for item in PART.properties if item.group == AUXILIARY][1:]
    assert len(restored) == 20
    for item in restored:
        found = source(item.sources)
        assert found.certainty in (Certainty.INFERRED, Certainty.CONFLICTING), item.condition
        assert found.reason


def test_normalised_figures_keep_their_print() -> None:
    life = the(GENERAL, "mechanical service life (switching cycles)", "of contactor, typical")
    assert source(life.sources).printed == "10 000 000"
    shock = the(GENERAL, "shock resistance with sine pulse", "at AC, 10 ms")
    assert source(shock.sources).printed == "13,5g / 5 ms, 8,3g / 10 ms"


FUNCTIONS = [
    ("coil", FunctionType.COIL, ("A1", "A2")),
    ("main contact 1", FunctionType.POWER_CONTACT, ("1", "2")),
    ("main contact 2", FunctionType.POWER_CONTACT, ("3", "4")),
    ("main contact 3", FunctionType.POWER_CONTACT, ("5", "6")),
    ("auxiliary contact NO", FunctionType.AUXILIARY_NO, ("13", "14")),
    ("auxiliary contact NC", FunctionType.AUXILIARY_NC, ("21", "22")),
    ("surge suppressor", FunctionType.SUPPRESSOR, ()),
]


def test_functions_and_their_terminals() -> None:
    assert [(item.name, item.type, item.terminals) for item in PART.functions] == FUNCTIONS
    designations = {item.designation for item in PART.terminals}
    assert designations == {name for item in PART.functions for name in item.terminals}
    assert {item.connection for item in PART.terminals} == {"spring-loaded"}


def test_no_terminals_are_stated_but_as_a_version_of_the_control() -> None:
    doubts = Doubts(Library(parts=(PART,)))
    for name, items in (("functions", PART.functions), ("terminals", PART.terminals)):
        assert all(doubts.listed(PART, name, item) for item in items)
    (coil,) = (item for item in PART.functions if item.name == "coil")
    assert source(coil.sources, "terminals").printed == "Standard A1 - A2"


def test_head_of_the_part() -> None:
    assert PART.kind is Kind.CONTACTOR
    assert (PART.type_number, PART.order_number) == ("3RT2026-2EK60", "3RT2026-2EK60")
    assert (str(PART.width_mm), str(PART.height_mm), str(PART.depth_mm)) == ("45", "102", "97")
    assert PART.weight_kg is None
    assert source(PART.sources[1:], "weight_kg").certainty is Certainty.MISSING
    assert [(item.system, item.code) for item in PART.classifications] == [("IEC 81346-2", "Q")]
    assert set(PART.description) == {"en_US", "de_DE", "it_IT"}


def test_the_suppressor_is_a_part_of_its_own() -> None:
    assert [item.part_number for item in PART.accessories] == ["SIE.3RT2926-1CC00"]
    assert LIBRARY.part_by_number["SIE.3RT2926-1CC00"].kind is Kind.OTHER


def test_documents() -> None:
    urls = [document.url for document in PART.documents if document.url]
    assert len(urls) == 7
    assert urls[0] == "https://www.siemens.com/ic10"
    assert "https://support.industry.siemens.com/cs/ww/en/ps/3RT2026-2EK60/char" in urls
    assert PART.documents[0].date == "6/2/2022"
