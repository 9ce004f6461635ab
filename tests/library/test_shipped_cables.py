"""The shipped cables against the tables of the document, typed in by hand."""

import pytest

from cadbridge.library import read_library, shipped
from cadbridge.model import CableSpec, Certainty, Conductor, EndState, Kind, Part, Source

LIBRARY = read_library(shipped("library")).library
CABLES = {
    part.part_number.removeprefix("MPC."): part for part in LIBRARY.parts if part.kind is Kind.CABLE
}
POWER_DUET = "POWER CABLE for DUET"
POWER_FLEXI = "POWER CABLE for DUET FLEXI"
RS232_FLEXI = "RS 232 CABLE for DUET FLEXI"
POWER_AD = "POWER CABLE for DUET AD"
SIGNAL_AD = "SIGNAL CABLE for DUET AD"
IO_HV = "I/O CABLE for DUET HV 80-100-142"
POWER_HV = "POWER CABLE for DUET HV 80-100-142"
RJ45_HV = "ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142"
M12_HV = "ETHERCAT M12/M12 CABLE for DUET HV 80-100-142"
RS232_HV = "RS 232 CABLE for DUET HV 80-100-142"


def spec(cable: str) -> CableSpec:
    found = CABLES[cable].cable
    assert found is not None
    return found


def conductor(cable: str, key: str) -> Conductor:
    return {item.id: item for item in spec(cable).conductors}[key]


def source(sources: tuple[Source, ...], field: str) -> Source:
    return next(item for item in sources if item.field == field)


LENGTHS = {
    POWER_DUET: {5000: "003108020082"},
    POWER_FLEXI: {5000: "003108012049"},
    RS232_FLEXI: {1000: "003108009974", 2000: "003108009973", 3000: "003108009975"},
    POWER_AD: {1000: "003108020576", 5000: "003108009843"},
    SIGNAL_AD: {1000: "003108020575", 5000: "003108020546"},
    IO_HV: {
        1000: "005108000505",
        3000: "005108000511",
        5000: "005108000512",
        10000: "005108000513",
    },
    POWER_HV: {
        1000: "005108000504",
        3000: "005108000507",
        5000: "005108000508",
        10000: "005108000509",
    },
    RJ45_HV: {10000: "005108000500"},
    RS232_HV: {1000: "005108000506"},
    M12_HV: {3000: "005108000503", 5000: "005108000502", 10000: "005108000501"},
}


@pytest.mark.parametrize("cable", LENGTHS)
def test_order_codes_of_each_length(cable: str) -> None:
    assert {int(item.length_mm): item.order_code for item in spec(cable).lengths} == LENGTHS[cable]


# cable, id, contact A, contact B, core number, colour, colour printed, signal, function
TABLES = [
    (POWER_DUET, "1", "1", "", "", "RD", "Red", "+24 Vdc", "VL +"),
    (POWER_DUET, "2", "2", "", "", "BK", "Black", "0 Vdc", "VL -"),
    (POWER_DUET, "3", "3", "", "", "BN", "Brown", "48 VP+", "VP +"),
    (POWER_DUET, "4", "4", "", "", "BN", "Brown", "DOUT 0", "Dout 0"),
    (POWER_DUET, "5", "5", "", "", "WH", "White", "DIN 1", "Din 1"),
    (POWER_DUET, "6", "6", "", "", "BU", "Blue", "DIN 2", "Din 2"),
    (POWER_DUET, "7", "7", "", "", "BU", "Blue", "PR", "PR"),
    (POWER_DUET, "8", "8", "", "", "GNYE", "Sh + G/V", "PE + Shield", "Sh + PE"),
    (POWER_FLEXI, "1", "1", "", "", "RD", "Red", "+24 Vdc", "24V"),
    (POWER_FLEXI, "2", "2", "", "", "BU", "Blue", "0 Vdc", "0V"),
    (POWER_FLEXI, "3", "3", "", "", "BN", "Brown", "+48 Vdc", "48V"),
    (POWER_FLEXI, "4", "GND", "", "", "GNYE", "Yellow/Green", "Protective ground", "GND"),
    (POWER_FLEXI, "A", "A", "", "", "WH", "White", "Motor brake +", "Motor brake +"),
    (POWER_FLEXI, "B", "B", "", "", "BK", "Black", "Motor brake -", "Motor brake -"),
    (POWER_FLEXI, "C", "C", "", "", "", "-", "NC", "-"),
    (POWER_FLEXI, "D", "D", "", "", "BN", "Brown", "Drive brake out +", "Drive brake +"),
    (POWER_FLEXI, "E", "E", "", "", "BU", "Blue", "Drive brake out -", "Drive brake -"),
    (RS232_FLEXI, "1", "1", "3", "", "BN", "Brown", "Rx", "Rx"),
    (RS232_FLEXI, "2", "2", "2", "", "WH", "White", "Tx", "Tx"),
    (RS232_FLEXI, "3", "3", "5", "", "BU", "Blue", "Gnd", "Gnd"),
    (RS232_FLEXI, "4", "4", "", "", "BK", "Black", "DIN7", "DIN7"),
    (RS232_FLEXI, "shield", "", "Case", "", "", "Shield", "Shield", "Shield"),
    (POWER_AD, "1", "1", "", "1", "BK", "Black 1", "U power", "U Power"),
    (POWER_AD, "2", "2", "", "2", "BK", "Black 2", "Ballast", "Ballast"),
    (POWER_AD, "3", "3", "", "3", "BK", "Black 3", "GND power", "GND"),
    (POWER_AD, "4", "4", "", "", "GNYE", "Yellow/Green", "PE", "Earth PE"),
    (POWER_AD, "shield", "4", "", "", "", "Shield", "PE", "External cable shield"),
    (SIGNAL_AD, "A", "A", "", "", "WH", "White", "In 0", "IN0"),
    (SIGNAL_AD, "B", "B", "", "", "BN", "Brown", "In 1", "IN1"),
    (SIGNAL_AD, "C", "C", "", "", "GN", "Green", "In 2", "IN2"),
    (SIGNAL_AD, "D", "D", "", "", "YE", "Yellow", "In 3", "IN3"),
    (SIGNAL_AD, "E", "E", "", "", "GY", "Grey", "Out 1", "OUT1"),
    (SIGNAL_AD, "F", "F", "", "", "PK", "Pink", "Out 2", "OUT2"),
    (SIGNAL_AD, "G", "G", "", "", "BU", "Blue", "AI +", "AI+"),
    (SIGNAL_AD, "H", "H", "", "", "RD", "Red", "AI -", "AI-"),
    (SIGNAL_AD, "J", "J", "", "", "BNGN", "Brown/Green", "+24 Vdc", "Uc (24Vdc)"),
    (SIGNAL_AD, "K", "K", "", "", "WHGN", "White/Green", "GND (0V)", "GND"),
    (SIGNAL_AD, "L", "L", "", "", "BK", "Black", "Service -", "Service-"),
    (SIGNAL_AD, "M", "M", "", "", "VT", "Violet", "Service +", "Service+"),
    (IO_HV, "1", "1", "", "", "BN", "Brown", "IN/OUT 1-", "IN/OUT 1-"),
    (IO_HV, "2", "2", "", "", "OG", "Orange", "IN/OUT 2-", "IN/OUT 2-"),
    (IO_HV, "3", "3", "", "", "GY", "Grey", "AN_IN -", "AN_IN-"),
    (IO_HV, "4", "4", "", "", "WH", "White", "AN_IN +", "AN_IN+"),
    (IO_HV, "5", "5", "", "", "WH", "White", "IN/OUT 2+", "IN/OUT 2+"),
    (IO_HV, "6", "6", "", "", "BU", "Blue", "GND_5V", "GND_5V"),
    (IO_HV, "7", "7", "", "", "RD", "Red", "+5 Vdc", "+5V"),
    (IO_HV, "8", "8", "", "", "RD", "Red", "IN 8", "IN8"),
    (IO_HV, "9", "9", "", "", "RD", "Red", "OUT 5", "OUT5"),
    (IO_HV, "10", "10", "", "", "RD", "Red", "IN/OUT 3", "IN/OUT 3"),
    (IO_HV, "11", "11", "", "", "RD", "Red", "IN 7", "IN 7"),
    (IO_HV, "12", "12", "", "", "GN", "Green", "IN/OUT 0-", "IN/OUT 0-"),
    (IO_HV, "13", "13", "", "", "WH", "White", "IN/OUT 0+", "IN/OUT 0+"),
    (IO_HV, "14", "14", "", "", "WH", "White", "IN/OUT 1+", "IN/OUT 1+"),
    (IO_HV, "15", "15", "", "", "OG", "Orange", "IN 4", "IN 4"),
    (IO_HV, "16", "16", "", "", "GN", "Green", "OUT 4", "OUT 4"),
    (IO_HV, "17", "17", "", "", "BN", "Brown", "OUT 6", "OUT 6"),
    (IO_HV, "18", "18", "", "", "GY", "Grey", "IN 6", "IN 6"),
    (IO_HV, "19", "19", "", "", "WH", "White", "IN 5", "IN 5"),
    (IO_HV, "Case", "Case", "", "", "BK", "Black", "PE", "PE"),
    (POWER_HV, "1", "1", "", "1", "", "", "HV-", "HV -"),
    (POWER_HV, "3", "3", "", "3", "", "", "NC", "NC"),
    (POWER_HV, "4", "4", "", "2", "", "", "HV+", "HV +"),
    (POWER_HV, "T", "T", "", "", "GNYE", "Yellow/Green", "PE", "PE"),
    (POWER_HV, "A", "A", "", "5", "", "", "/STO", "/STO"),
    (POWER_HV, "B", "B", "", "6", "", "", "GND_24", "GND"),
    (POWER_HV, "C", "C", "", "7", "", "", "IN9", "IN9"),
    (POWER_HV, "D", "D", "", "8", "", "", "+24 Vdc", "+24 V"),
    (POWER_HV, "Case", "Case", "", "", "BK", "Black", "PE", "PE"),
    (RJ45_HV, "1", "1", "1", "", "", "", "TX Data +", "TX Data+"),
    (RJ45_HV, "2", "2", "3", "", "", "", "RX Data +", "RX Data +"),
    (RJ45_HV, "3", "3", "2", "", "", "", "TX Data -", "TX Data -"),
    (RJ45_HV, "4", "4", "6", "", "", "", "RX Data -", "RX Data -"),
    (RJ45_HV, "Case", "Case", "Case", "", "", "", "PE", "PE"),
    (RS232_HV, "1", "1", "", "", "RD", "Red", "TX232", "TXT232"),
    (RS232_HV, "2", "2", "", "", "BU", "Blue", "RX232", "RX232"),
    (RS232_HV, "3", "3", "", "", "BN", "Brown", "NC", "NC"),
    (RS232_HV, "4", "4", "", "", "GNYE", "Yellow/Green", "GND_COM", "GND_COM"),
    (RS232_HV, "Case", "Case", "", "", "WH", "White", "PE", "PE"),
    (M12_HV, "1", "1", "1", "", "", "", "TX Data +", "TX Data+"),
    (M12_HV, "2", "2", "2", "", "", "", "RX Data +", "RX Data +"),
    (M12_HV, "3", "3", "3", "", "", "", "TX Data -", "TX Data -"),
    (M12_HV, "4", "4", "4", "", "", "", "RX Data -", "RX Data -"),
    (M12_HV, "Case", "Case", "Case", "", "", "", "PE", "PE"),
]


@pytest.mark.parametrize("row", TABLES, ids=lambda row: f"{row[0]} {row[1]}")
def test_row(row: tuple[str, ...]) -> None:
    item = conductor(row[0], row[1])
    assert (
        item.contact_a,
        item.contact_b,
        item.core_number,
        item.colour,
        item.colour_printed,
        item.signal,
        item.function,
    ) == row[2:]


def test_every_row_is_typed() -> None:
    for name in CABLES:
        assert [row[1] for row in TABLES if row[0] == name] == [
            item.id for item in spec(name).conductors
        ]
    assert (len(CABLES), len(TABLES)) == (10, 83)
    assert LENGTHS.keys() == CABLES.keys()


def test_what_a_maker_of_the_cable_must_still_ask_for() -> None:
    for name, part in CABLES.items():
        found = source(part.sources, "cable.conductors.cross_section_mm2")
        assert found.certainty is Certainty.MISSING
        assert not any(item.cross_section_mm2 for item in spec(name).conductors)
        twisted = [item for item in part.sources if item.field == "cable.conductors.pair"]
        assert bool(twisted) == name.startswith("ETHERCAT")


def test_shield_rows() -> None:
    shields = {(name, item.id) for name in CABLES for item in spec(name).conductors if item.shield}
    assert shields == {
        (POWER_DUET, "8"),
        (RS232_FLEXI, "shield"),
        (POWER_AD, "shield"),
        (RJ45_HV, "Case"),
        (M12_HV, "Case"),
    }


CONNECTORS = {
    POWER_DUET: ("GEN.HAN 8D-F", ""),
    POWER_FLEXI: ("GEN.M17-9P-F", ""),
    RS232_FLEXI: ("GEN.M8-4P-F", "GEN.SUBD-9P"),
    POWER_AD: ("GEN.M17-4P-F", ""),
    SIGNAL_AD: ("GEN.M16-12P-F", ""),
    IO_HV: ("HUM.M23-19P-F", ""),
    POWER_HV: ("HUM.M23-8P-F", ""),
    RJ45_HV: ("GEN.M12-D-4P-M", "GEN.RJ45-8P-M"),
    RS232_HV: ("GEN.M8-4P-M", ""),
    M12_HV: ("GEN.M12-D-4P-M", "GEN.M12-D-4P-M"),
}


@pytest.mark.parametrize("cable", CONNECTORS)
def test_ends(cable: str) -> None:
    end_a, end_b = spec(cable).end_a, spec(cable).end_b
    assert (end_a.connector, end_b.connector) == CONNECTORS[cable]
    assert end_a.state is EndState.CONNECTOR
    assert end_b.state is (EndState.CONNECTOR if end_b.connector else EndState.NOT_STATED)
    assert source(end_a.sources, "connector").certainty is Certainty.INFERRED


def test_a_far_end_that_is_not_stated_says_so() -> None:
    for name in CABLES:
        end = spec(name).end_b
        if end.state is EndState.NOT_STATED:
            assert source(end.sources, "state").certainty is Certainty.MISSING


AD_BUSES = ("Modbus", "CANopen", "EtherCAT", "Profinet")
MATES = {
    POWER_DUET: {("DUET 40", "POWER"), ("DUET 60", "POWER")},
    RS232_FLEXI: {("DUET FLEXI EtherCAT", "RS 232"), ("DUET FLEXI CAN", "RS 232")},
    SIGNAL_AD: {(f"DUET AD {bus}", "SIGNAL") for bus in AD_BUSES},
    POWER_HV: {(f"DUET HV {size}", "CN5") for size in (80, 100, 142)},
    RJ45_HV: {(f"DUET HV {size}", port) for size in (80, 100, 142) for port in ("CN2", "CN3")},
}


@pytest.mark.parametrize("cable", MATES)
def test_ports_that_the_cable_is_for(cable: str) -> None:
    mates = spec(cable).end_a.mates_with
    assert {(mate.part_number.removeprefix("MPC."), mate.port) for mate in mates} == MATES[cable]


@pytest.mark.parametrize("cable", CABLES)
def test_a_port_that_the_title_does_not_name_is_inferred(cable: str) -> None:
    found = source(spec(cable).end_a.sources, "mates_with")
    assert found.certainty is Certainty.INFERRED


def test_contacts_that_are_named_otherwise_than_on_the_connector() -> None:
    assert spec(POWER_HV).end_a.contact_names == {"2": "T"}


@pytest.mark.parametrize("part", CABLES.values(), ids=lambda part: part.part_number)
def test_laying_note_and_stall_current(part: Part) -> None:
    data = {(item.name, item.condition): (item.value, item.unit) for item in part.properties}
    expected = {("laying", ""): ("static", "")}
    if part.type_number.startswith("POWER"):
        expected["stall current", "maximum"] = ("10", "A")
    assert data == expected
    assert part.note["en_US"].startswith("All cables are for static laying, power cables stand")


OPEN_POINTS = [
    (POWER_DUET, "1", "signal", Certainty.CONFLICTING, "VL +"),
    (POWER_DUET, "2", "signal", Certainty.CONFLICTING, "VL -"),
    (POWER_DUET, "3", "signal", Certainty.INFERRED, "VP +"),
    (POWER_DUET, "4", "signal", Certainty.CONFLICTING, "Dout 0"),
    (POWER_DUET, "8", "shield", Certainty.INFERRED, "Sh + G/V"),
    (POWER_FLEXI, "4", "contact_a", Certainty.CONFLICTING, "4"),
    (RS232_FLEXI, "4", "contact_b", Certainty.MISSING, "-"),
    (RS232_FLEXI, "shield", "contact_a", Certainty.MISSING, "-"),
    (RS232_FLEXI, "shield", "contact_b", Certainty.INFERRED, "Metallic case"),
    (POWER_AD, "4", "contact_a", Certainty.CONFLICTING, "4"),
    (POWER_AD, "shield", "contact_a", Certainty.CONFLICTING, "4"),
    (SIGNAL_AD, "J", "signal", Certainty.INFERRED, "Uc (24Vdc)"),
    (IO_HV, "Case", "colour", Certainty.CONFLICTING, "Case Black PE"),
    (POWER_HV, "Case", "colour", Certainty.CONFLICTING, "Case Black PE"),
    (RS232_HV, "1", "signal", Certainty.INFERRED, "TXT232"),
    (RS232_HV, "4", "colour", Certainty.CONFLICTING, "Yellow/Green"),
    (RS232_HV, "Case", "colour", Certainty.CONFLICTING, "Case White PE"),
]


@pytest.mark.parametrize(("cable", "key", "field", "certainty", "printed"), OPEN_POINTS, ids=str)
def test_open_point(cable: str, key: str, field: str, certainty: Certainty, printed: str) -> None:
    found = source(conductor(cable, key).sources, field)
    assert (found.certainty, found.printed) == (certainty, printed)
    assert found.reason
    assert len(found.readings) == (2 if certainty is Certainty.CONFLICTING else 0)


@pytest.mark.parametrize("cable", [POWER_AD, SIGNAL_AD])
def test_order_code_lists_of_duet_ad_are_given_in_both_readings(cable: str) -> None:
    found = source(CABLES[cable].sources, "cable.lengths.order_code")
    assert found.certainty is Certainty.CONFLICTING
    assert ["003108020576" in reading for reading in found.readings].count(True) == 1
    assert ["003108020575" in reading for reading in found.readings].count(True) == 1


def test_every_cable_names_its_table() -> None:
    for part in CABLES.values():
        whole = source(part.sources, "")
        assert whole.document == "duet-wiring"
        assert whole.section == f"CABLES SPECIFICATIONS, {part.type_number}"


def test_signals_are_those_of_the_pins_but_for_the_two_of_duet_60() -> None:
    differing = set()
    for name in CABLES:
        for mate in spec(name).end_a.mates_with:
            drive = LIBRARY.part_by_number[mate.part_number]
            port = next(port for port in drive.ports if port.designation == mate.port)
            pins = {pin.contact: pin.signal for pin in port.pins}
            differing |= {
                (mate.part_number, item.contact_a, item.signal, pins.get(item.contact_a))
                for item in spec(name).conductors
                if item.contact_a and pins.get(item.contact_a) != item.signal
            }
    assert differing == {
        ("MPC.DUET 60", "4", "DOUT 0", None),
        ("MPC.DUET 60", "5", "DIN 1", "DOUT 1"),
        ("MPC.DUET 60", "6", "DIN 2", "DIN 1"),
    }
