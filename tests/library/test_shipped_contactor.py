"""The shipped contactor against its data sheet, typed in by hand."""

from collections import Counter

import pytest

from cadbridge.library import read_library, shipped
from cadbridge.model import Certainty, FunctionType, Kind, Property, Source
from cadbridge.model.fields import key_of

LIBRARY = read_library(shipped("library")).library
PART = LIBRARY.part_by_number["SIE.3RT2026-2EK60"]
PROPERTIES = {(item.group, item.name, item.condition): item for item in PART.properties}

GENERAL = "General technical data"
MAIN = "Main circuit"
CONTROL = "Control circuit/ Control"
AUXILIARY = "Auxiliary circuit"
UL = "UL ratings"
FUSES = "Short-circuit protection"
MOUNTING = "Installation/ mounting/ dimensions"
TERMINALS = "Connections/ Terminals"
SAFETY = "Safety related data"
CURRENT = "operational current"


def the(group: str, name: str, condition: str = "") -> Property:
    return PROPERTIES[group, name, condition]


def source(sources: tuple[Source, ...], field: str = "value") -> Source:
    return next(item for item in sources if item.field in (field, ""))


def test_number_of_values_in_each_section() -> None:
    assert Counter(item.group for item in PART.properties) == {
        "Product": 3,
        GENERAL: 20,
        "Ambient conditions": 5,
        MAIN: 87,
        CONTROL: 18,
        AUXILIARY: 21,
        UL: 9,
        FUSES: 7,
        MOUNTING: 19,
        TERMINALS: 22,
        SAFETY: 9,
        "Certificates/ approvals": 7,
    }


def test_every_value_has_a_key_of_its_own() -> None:
    assert len({key_of(item) for item in PART.properties}) == len(PART.properties) == 227


def test_every_property_is_a_value_or_a_range() -> None:
    for item in PART.properties:
        assert bool(item.value) != bool(item.minimum and item.maximum), key_of(item)
        assert bool(item.minimum) == bool(item.maximum), key_of(item)


def test_every_value_has_a_source() -> None:
    assert source(PART.sources, "").document == "3rt2026-2ek60"
    assert "3rt2026-2ek60" in {document.id for document in LIBRARY.source_documents}


VALUES = [
    ("Product", "product brand name", "", "SIRIUS", ""),
    (GENERAL, "size of contactor", "", "S0", ""),
    (GENERAL, "product extension", "auxiliary switch", "Yes", ""),
    (
        GENERAL,
        "power loss",
        "for rated value of the current, without load current share, typical",
        "10.5",
        "W",
    ),
    (GENERAL, "surge voltage resistance", "of main circuit, rated value", "6", "kV"),
    (GENERAL, "shock resistance at rectangular impulse", "at AC, 5 ms", "8.3", "g"),
    (GENERAL, "shock resistance at rectangular impulse", "at AC, 10 ms", "5.3", "g"),
    (GENERAL, "shock resistance with sine pulse", "at AC, 5 ms", "13.5", "g"),
    (GENERAL, "shock resistance with sine pulse", "at AC, 10 ms", "8.3", "g"),
    (
        GENERAL,
        "mechanical service life (switching cycles)",
        "of contactor, typical",
        "10000000",
        "",
    ),
    (GENERAL, "Substance Prohibitance (Date)", "", "10/01/2009", ""),
    (
        "Ambient conditions",
        "installation altitude at height above sea level",
        "maximum",
        "2000",
        "m",
    ),
    (MAIN, "number of poles for main current circuit", "", "3", ""),
    (MAIN, CURRENT, "at AC-1, up to 690 V, ambient temperature 60 °C, rated value", "35", "A"),
    (MAIN, CURRENT, "at AC-3, 400 V, rated value", "25", "A"),
    (MAIN, CURRENT, "at AC-3e, 690 V, rated value", "13", "A"),
    (MAIN, CURRENT, "at AC-4, 400 V, rated value", "15.5", "A"),
    (MAIN, CURRENT, "at AC-5a, up to 690 V, rated value", "35.2", "A"),
    (MAIN, CURRENT, "at AC-6a, up to 690 V, current peak value n=20, rated value", "12.9", "A"),
    (MAIN, CURRENT, "at AC-6a, up to 690 V, current peak value n=30, rated value", "13", "A"),
    (
        MAIN,
        CURRENT,
        "for approx. 200000 operating cycles at AC-4, 690 V, rated value",
        "9",
        "A",
    ),
    (MAIN, CURRENT, "1 current path, at DC-1, 110 V, rated value", "4.5", "A"),
    (MAIN, CURRENT, "3 current paths in series, at DC-1, 440 V, rated value", "2.9", "A"),
    (MAIN, CURRENT, "1 current path, at DC-3 at DC-5, 440 V, rated value", "0.09", "A"),
    (MAIN, CURRENT, "2 current paths in series, at DC-3 at DC-5, 110 V, rated value", "15", "A"),
    (MAIN, CURRENT, "3 current paths in series, at DC-3 at DC-5, 600 V, rated value", "0.6", "A"),
    (MAIN, "operating power", "at AC-3, 690 V, rated value", "11", "kW"),
    (MAIN, "operating power", "at AC-3e, 230 V, rated value", "5.5", "kW"),
    (
        MAIN,
        "operating power",
        "for approx. 200000 operating cycles at AC-4, 690 V, rated value",
        "7.7",
        "kW",
    ),
    (
        MAIN,
        "operating apparent power",
        "at AC-6a, up to 500 V, current peak value n=20, rated value",
        "17.4",
        "kVA",
    ),
    (
        MAIN,
        "operating apparent power",
        "at AC-6a, up to 690 V, current peak value n=30, rated value",
        "15.5",
        "kVA",
    ),
    (
        MAIN,
        "short-time withstand current in cold operating state up to 40 °C",
        "limited to 1 s switching at zero current, maximum,"
        " use minimum cross-section acc. to AC-1 rated value",
        "375",
        "A",
    ),
    (MAIN, "no-load switching frequency", "at AC", "5000", "1/h"),
    (MAIN, "operating frequency", "at AC-4, maximum", "250", "1/h"),
    (CONTROL, "control supply voltage", "at AC, 50 Hz, rated value", "110", "V"),
    (CONTROL, "control supply voltage", "at AC, 60 Hz, rated value", "120", "V"),
    (CONTROL, "apparent pick-up power of magnet coil", "at AC, 60 Hz", "79", "VA"),
    (CONTROL, "inductive power factor with the holding power of the coil", "at 60 Hz", "0.28", ""),
    (AUXILIARY, CURRENT, "at AC-12, maximum", "10", "A"),
    (AUXILIARY, CURRENT, "at AC-15, 400 V, rated value", "3", "A"),
    (AUXILIARY, CURRENT, "at AC-15, 690 V, rated value", "1", "A"),
    (AUXILIARY, CURRENT, "at DC-12, 60 V, rated value", "6", "A"),
    (AUXILIARY, CURRENT, "at DC-12, 110 V, rated value", "3", "A"),
    (AUXILIARY, CURRENT, "at DC-12, 600 V, rated value", "0.15", "A"),
    (AUXILIARY, CURRENT, "at DC-13, 24 V, rated value", "10", "A"),
    (AUXILIARY, CURRENT, "at DC-13, 125 V, rated value", "0.9", "A"),
    (AUXILIARY, CURRENT, "at DC-13, 600 V, rated value", "0.1", "A"),
    (UL, "full-load current (FLA)", "for 3-phase AC motor, 480 V, rated value", "21", "A"),
    (UL, "full-load current (FLA)", "for 3-phase AC motor, 600 V, rated value", "22", "A"),
    (
        UL,
        "yielded mechanical performance",
        "for 3-phase AC motor, 220/230 V, rated value",
        "7.5",
        "hp",
    ),
    (UL, "contact rating of auxiliary contacts", "according to UL", "A600 / P600", ""),
    (
        FUSES,
        "design of the fuse link",
        "for short-circuit protection of the main circuit,"
        " with type of coordination 1, required, BS88, 415 V, 80 kA",
        "100",
        "A",
    ),
    (
        FUSES,
        "design of the fuse link",
        "for short-circuit protection of the main circuit,"
        " with type of assignment 2, required, aM, 690 V, 100 kA",
        "20",
        "A",
    ),
    (
        FUSES,
        "design of the fuse link",
        "for short-circuit protection of the auxiliary switch, required, gG, 500 V, 1 kA",
        "10",
        "A",
    ),
    (MOUNTING, "required spacing", "with side-by-side mounting, at the side", "0", "mm"),
    (MOUNTING, "required spacing", "for grounded parts, at the side", "6", "mm"),
    (TERMINALS, "type of electrical connection", "of magnet coil", "Spring-type terminals", ""),
    (SAFETY, "B10 value", "with high demand rate according to SN 31920", "450000", ""),
    (
        SAFETY,
        "proportion of dangerous failures",
        "with high demand rate according to SN 31920",
        "73",
        "%",
    ),
    (SAFETY, "failure rate", "with low demand rate according to SN 31920", "100", "FIT"),
    (SAFETY, "suitability for use", "safety-related switching OFF", "Yes", ""),
]


@pytest.mark.parametrize(
    ("group", "name", "condition", "value", "unit"), VALUES, ids=lambda text: text[-40:]
)
def test_value(group: str, name: str, condition: str, value: str, unit: str) -> None:
    item = the(group, name, condition)
    assert (item.value, item.unit) == (value, unit)


COIL_RANGE = "operating range factor control supply voltage rated value of magnet coil"
CROSS_SECTIONS = "type of connectable conductor cross-sections"
RANGES = [
    ("Ambient conditions", "ambient temperature", "during operation", "-25", "60", "°C"),
    ("Ambient conditions", "ambient temperature", "during storage", "-55", "80", "°C"),
    (CONTROL, COIL_RANGE, "at AC, 60 Hz", "0.8", "1.1", ""),
    (CONTROL, "closing delay", "at AC", "8", "40", "ms"),
    (CONTROL, "opening delay", "at AC", "4", "16", "ms"),
    (CONTROL, "arcing time", "", "10", "10", "ms"),
    (TERMINALS, CROSS_SECTIONS, "for main contacts, solid, 2x", "1", "10", "mm²"),
    (TERMINALS, CROSS_SECTIONS, "for main contacts, at AWG cables, 2x", "18", "8", "AWG"),
    (
        TERMINALS,
        "connectable conductor cross-section",
        "for auxiliary contacts, finely stranded with core end processing",
        "0.5",
        "1.5",
        "mm²",
    ),
]


@pytest.mark.parametrize(
    ("group", "name", "condition", "minimum", "maximum", "unit"),
    RANGES,
    ids=lambda text: text[-40:],
)
def test_range(
    group: str, name: str, condition: str, minimum: str, maximum: str, unit: str
) -> None:
    item = the(group, name, condition)
    assert (item.minimum, item.maximum, item.unit) == (minimum, maximum, unit)


CONFLICTS = [
    (
        MAIN,
        CURRENT,
        "at AC-6a, up to 230 V, current peak value n=20, rated value",
        "20.2 A",
        "20.7 A",
    ),
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


def test_only_the_coil_terminals_are_stated() -> None:
    stated = [
        item.name
        for item in PART.functions
        if source(item.sources, "terminals").certainty is Certainty.STATED and item.terminals
    ]
    assert stated == ["coil"]


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
