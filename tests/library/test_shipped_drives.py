"""The shipped drives and connectors, against tables typed from the wiring document."""

import pytest

from cadbridge.library import read_library, shipped
from cadbridge.model import Certainty, Direction, Gender, Kind, Pin, Port, Source

LIBRARY = read_library(shipped("library")).library
DRIVES = {part.type_number: part for part in LIBRARY.parts if part.kind is Kind.DRIVE}
CONNECTORS = {part.part_number: part for part in LIBRARY.parts if part.kind is Kind.CONNECTOR}

PORTS = {
    "DUET 40": "POWER 8, CAN IN 4, I/O 4, CAN OUT 4",
    "DUET 60": "POWER 7, CAN IN 4, I/O 4, CAN OUT 4",
    "DUET FLEXI EtherCAT": "POWER 9, RS 232 5, ETHERCAT IN 5, ETHERCAT OUT 5",
    "DUET FLEXI CAN": "POWER 9, RS 232 5, CAN IN 5, CAN OUT 5",
    "DUET AD Modbus": "POWER 4, SIGNAL 12",
    "DUET AD CANopen": "POWER 4, SIGNAL 12, CANOPEN 5",
    "DUET AD EtherCAT": "POWER 4, SIGNAL 12, ETHERCAT 4",
    "DUET AD Profinet": "POWER 4, SIGNAL 12, PROFINET 4",
    "DUET HV 60": "X1 9, X2 5, X3 5, X4 7, X5 9",
    "DUET HV 80": "CN1 5, CN2 5, CN3 5, CN4 20, CN5 9",
    "DUET HV 100": "CN1 5, CN2 5, CN3 5, CN4 20, CN5 9",
    "DUET HV 142": "CN1 5, CN2 5, CN3 5, CN4 20, CN5 9",
}

PRINTED = {
    ("DUET 40", "POWER"): "1 +24 Vdc|2 0 Vdc|3 48 VP +|4 DOUT 0|5 DIN 1|6 DIN 2|7 PR|8 PE + Shield",
    ("DUET 40", "I/O"): "1 0 Vdc|2 +24 Vdc|3 AIN 0 0-10 Vdc|4 DIN 0",
    ("DUET 40", "CAN IN"): "1 Comret|2 -|3 Can-High|4 Can-Low",
    ("DUET 60", "POWER"): "1 +24 Vdc|2 0 Vdc|3 48 VP +|5 DOUT 1|6 DIN 1|7 PR|8 PE + Shield",
    ("DUET 60", "I/O"): "1 0 Vdc|2 Analog - (±10V)|3 Analog + (±10V)|4 DIN 0",
    ("DUET 60", "CAN OUT"): "1 Comret|2 -|3 Can-High|4 Can-Low",
    ("DUET FLEXI CAN", "POWER"): "1 +24 Vdc|2 0 Vdc|3 +48 Vdc|GND Protective ground"
    "|A Motor brake + (#)|B Motor brake - (#)|C - (#)|D Drive brake out + (#)"
    "|E Drive brake out - (#)",
    ("DUET FLEXI EtherCAT", "RS 232"): "1 Rx|2 Tx|3 Gnd|4 DIN7|Case Shield",
    ("DUET FLEXI EtherCAT", "ETHERCAT IN"): "1 TD +|2 RD +|3 TD -|4 RD -|Case Shield",
    ("DUET FLEXI EtherCAT", "ETHERCAT OUT"): "1 TD +|2 RD +|3 TD -|4 RD -|Case Shield",
    ("DUET FLEXI CAN", "CAN IN"): "1 Shield|2 -|3 Can-Gnd|4 Can-high|5 Can-low",
    ("DUET FLEXI CAN", "CAN OUT"): "1 Shield|2 -|3 Can-gnd|4 Can-high|5 Can-low",
    ("DUET AD Modbus", "POWER"): "1 U power|2 Ballast|3 GND power|4 PE",
    ("DUET AD Profinet", "SIGNAL"): "A In 0|B In 1|C In 2|D In 3|E Out 1|F Out 2|G AI +|H AI -"
    "|J +24 Vdc|K GND (OV)|L Service -|M Service +",
    ("DUET AD CANopen", "CANOPEN"): "1 n.c.|2 n.c.|3 CAN-GDN|4 CAN-HIGH|5 CAN-LOW",
    ("DUET AD EtherCAT", "ETHERCAT"): "1 TD+|2 RD+|3 TD-|4 RD-",
    ("DUET AD Profinet", "PROFINET"): "1 TX+|2 RX+|3 TX-|4 RX-",
    ("DUET HV 60", "X1"): "1 HV-|2 PE|3 Not connencted|4 HV+|A /STO1|B GND (24 Vdc return)"
    "|C /STO2|D CV (+24Vdc)|Case PE",
    ("DUET HV 60", "X2"): "1 TX Data+|2 RX Data +|3 TX Data -|4 RX Data -|Case PE",
    ("DUET HV 60", "X4"): "1 Not connencted|2 TX232|3 GND_COM|4 Not conncted|5 Not connencted"
    "|6 RX232|Case PE",
    ("DUET HV 60", "X5"): "1 IN/OUT0|2 IN1|3 IN2|4 IN3|5 Not connected|6 OUT1|7 GND|8 OUT2|Case PE",
    ("DUET HV 80", "CN1"): "1 TX232|2 RX232|3 NC|4 GND_COM|Case PE",
    ("DUET HV 100", "CN3"): "1 TX Data +|2 RX Data +|3 TX Data -|4 RX Data -|Case PE",
    ("DUET HV 142", "CN4"): "1 IN/OUT 1-|2 IN/OUT 2-|3 AN_IN -|4 AN_IN +|5 IN/OUT 2+|6 GND_5V"
    "|7 +5 Vdc|8 IN 8|9 OUT 5|10 IN/OUT 3|11 IN 7|12 IN/OUT 0-|13 IN/OUT 0+|14 IN/OUT 1+|15 IN 4"
    "|16 OUT 4|17 OUT 6|18 IN 6|19 IN 5|Case PE",
    ("DUET HV 142", "CN5"): "1 HV-|3 NC|4 HV+|T PE|A /STO|B GND_24|C IN9|D +24 Vdc|Case PE",
}
"""Contacts and functions, word for word, misprints included."""

BUILT_IN = {
    ("DUET 40", "POWER"): "GEN.HAN 8D-M",
    ("DUET 40", "I/O"): "GEN.M8-4P-F",
    ("DUET 60", "CAN IN"): "GEN.M8-4P-F",
    ("DUET 60", "I/O"): "GEN.M8-4P-F",
    ("DUET 60", "CAN OUT"): "GEN.M8-4P-M",
    ("DUET FLEXI CAN", "POWER"): "GEN.BEGA 906 MR",
    ("DUET FLEXI CAN", "RS 232"): "GEN.M8-4P-M",
    ("DUET FLEXI CAN", "CAN IN"): "GEN.M12-A-5P-F",
    ("DUET FLEXI CAN", "CAN OUT"): "GEN.M12-A-5P-M",
    ("DUET FLEXI EtherCAT", "ETHERCAT IN"): "GEN.M12-D-4P-F",
    ("DUET FLEXI EtherCAT", "ETHERCAT OUT"): "GEN.M12-D-4P-F",
    ("DUET AD Modbus", "POWER"): "GEN.BEDC 894 MR",
    ("DUET AD Modbus", "SIGNAL"): "GEN.M16-12P-M",
    ("DUET AD CANopen", "CANOPEN"): "GEN.M12-A-5P-M",
    ("DUET AD EtherCAT", "ETHERCAT"): "GEN.M12-D-4P-F",
    ("DUET AD Profinet", "PROFINET"): "GEN.M12-D-4P-F",
    ("DUET HV 60", "X1"): "HUM.M23-8P-M",
    ("DUET HV 60", "X2"): "GEN.M12-D-4P-F",
    ("DUET HV 60", "X3"): "GEN.M12-D-4P-F",
    ("DUET HV 60", "X4"): "GEN.MINIDIN-6P-F",
    ("DUET HV 60", "X5"): "GEN.M12-A-8P-F",
    ("DUET HV 80", "CN1"): "GEN.M8-4P-F",
    ("DUET HV 100", "CN2"): "GEN.M12-D-4P-F",
    ("DUET HV 100", "CN3"): "GEN.M12-D-4P-F",
    ("DUET HV 142", "CN4"): "HUM.M23-19P-M",
    ("DUET HV 142", "CN5"): "HUM.M23-8P-M",
}


def port(drive: str, designation: str) -> Port:
    return next(item for item in DRIVES[drive].ports if item.designation == designation)


def pin(drive: str, designation: str, contact: str) -> Pin:
    return next(item for item in port(drive, designation).pins if item.contact == contact)


def source(sources: tuple[Source, ...], field: str) -> Source:
    return next(item for item in sources if item.field == field)


def test_twelve_drives_with_47_ports_and_331_contacts() -> None:
    found = {
        name: ", ".join(f"{item.designation} {len(item.pins)}" for item in part.ports)
        for name, part in DRIVES.items()
    }
    assert found == PORTS
    ports = [item for part in DRIVES.values() for item in part.ports]
    assert len(DRIVES) == 12
    assert len(ports) == 47
    assert sum(len(item.pins) for item in ports) == 331


@pytest.mark.parametrize(("drive", "designation"), PRINTED)
def test_functions_stand_as_printed(drive: str, designation: str) -> None:
    rows = [f"{item.contact} {item.function}" for item in port(drive, designation).pins]
    assert "|".join(rows) == PRINTED[drive, designation]


def test_every_port_is_typed_once_in_the_expectations() -> None:
    typed = {port(*key).pins for key in PRINTED}
    missing = [
        (name, item.designation)
        for name, part in DRIVES.items()
        for item in part.ports
        if item.pins not in typed
    ]
    assert missing == []


@pytest.mark.parametrize(("drive", "designation"), BUILT_IN)
def test_connectors_of_ports(drive: str, designation: str) -> None:
    assert port(drive, designation).connector == BUILT_IN[drive, designation]


def test_signals_correct_misprints_and_keep_them_in_view() -> None:
    earth = pin("DUET AD CANopen", "CANOPEN", "3")
    assert (earth.signal, earth.function) == ("CAN-GND", "CAN-GDN")
    assert source(earth.sources, "signal").printed == "CAN-GDN"
    zero = pin("DUET AD Modbus", "SIGNAL", "K")
    assert (zero.signal, source(zero.sources, "signal").printed) == ("GND (0V)", "GND (OV)")
    for designation, contact in (("X1", "3"), ("X4", "1"), ("X4", "4"), ("X4", "5")):
        unused = pin("DUET HV 60", designation, contact)
        assert (unused.signal, unused.direction) == ("NC", Direction.NC)
        assert source(unused.sources, "signal").printed == unused.function


def test_voltages_are_those_printed() -> None:
    assert pin("DUET 40", "I/O", "3").voltage == "0 ... 10 V DC"
    assert pin("DUET 60", "I/O", "2").voltage == "±10 V"
    assert pin("DUET FLEXI CAN", "POWER", "3").voltage == "48 V DC"
    assert pin("DUET HV 60", "X1", "D").voltage == "24 V DC"
    assert pin("DUET HV 60", "X1", "4").voltage == ""


def test_protective_earth_and_optional_contacts() -> None:
    earth = {
        (name, item.designation, found.contact)
        for name in ("DUET 40", "DUET FLEXI CAN", "DUET AD Modbus", "DUET HV 60", "DUET HV 80")
        for item in DRIVES[name].ports
        for found in item.pins
        if found.direction is Direction.PROTECTIVE_EARTH and found.contact != "Case"
    }
    assert earth == {
        ("DUET 40", "POWER", "8"),
        ("DUET FLEXI CAN", "POWER", "GND"),
        ("DUET AD Modbus", "POWER", "4"),
        ("DUET HV 60", "X1", "2"),
        ("DUET HV 80", "CN5", "T"),
    }
    optional = [item.contact for item in port("DUET FLEXI CAN", "POWER").pins if item.optional]
    assert optional == ["A", "B", "C", "D", "E"]


def test_a_contact_that_is_not_listed_is_an_open_point() -> None:
    assert source(port("DUET 60", "POWER").sources, "pins").certainty is Certainty.MISSING


def test_the_gender_lines_of_flexi_are_in_conflict() -> None:
    for drive, incoming, outgoing in (
        ("DUET FLEXI EtherCAT", "ETHERCAT IN", "ETHERCAT OUT"),
        ("DUET FLEXI CAN", "CAN IN", "CAN OUT"),
    ):
        first = source(port(drive, incoming).sources, "connector")
        assert first.certainty is Certainty.INFERRED
        assert "No coding is printed" in first.reason
        second = source(port(drive, outgoing).sources, "connector")
        assert second.certainty is Certainty.CONFLICTING
        assert len(second.readings) == 2


def test_modbus_prints_no_third_connector() -> None:
    found = source(DRIVES["DUET AD Modbus"].sources, "ports")
    assert (found.certainty, found.printed) == (Certainty.MISSING, "MODBUS RTU / RS485")


def test_x5_is_called_4_pole_and_lists_eight_contacts() -> None:
    found = source(port("DUET HV 60", "X5").sources, "connector")
    assert found.certainty is Certainty.CONFLICTING
    assert found.readings == ("4-pole (heading)", "8-pole (contacts listed)")
    ways = source(CONNECTORS["GEN.M12-A-8P-F"].sources, "connector.ways")
    assert ways.certainty is Certainty.CONFLICTING


def test_protective_earth_of_the_m23_has_two_names() -> None:
    for drive, designation, contact in (("DUET HV 60", "X1", "2"), ("DUET HV 142", "CN5", "T")):
        found = source(pin(drive, designation, contact).sources, "contact")
        assert found.certainty is Certainty.CONFLICTING
        assert len(found.readings) == 2
    assert port("DUET HV 142", "CN5").contact_names == {"2": "T"}


def test_every_drive_says_what_was_concluded() -> None:
    for drive in DRIVES.values():
        for field in ("manufacturer", "description", "ports.pins.direction"):
            assert source(drive.sources, field).certainty is Certainty.INFERRED
        assert set(drive.description) == {"en_US", "de_DE", "it_IT"}


def test_mechanical_data_and_drawing_record_of_duet_ad() -> None:
    for bus in ("Modbus", "CANopen", "EtherCAT", "Profinet"):
        part = DRIVES[f"DUET AD {bus}"]
        values = {item.name.split(" (")[0]: f"{item.value} {item.unit}" for item in part.properties}
        assert values["L"] == "172 mm"
        assert values["d"] == "19 mm"
        assert values["A"] == "40 mm"
        assert values["key"] == "6*6*30 mm"
        assert values["F"] == "M6 "
        assert values["PF"] == "16 mm"
        assert values["E"] == "21.5 mm"
        assert values["flange"] == "80 mm"
        assert values["centring diameter"] == "70 mm"
        assert values["pitch circle of the mounting holes"] == "90 mm"
        assert str(part.weight_kg) == "3.1"
        drawing = part.documents[0]
        assert (drawing.number, drawing.author) == ("Q0BH08", "Benassi F.")
        assert drawing.date == "27/09/2019"
        assert "DISEGNO PRELIMINARE" in drawing.remarks


def test_what_is_worded_here_is_not_passed_off_as_printed() -> None:
    for part in CONNECTORS.values():
        assert source(part.sources, "description").certainty is Certainty.INFERRED
    for field in ("connector.coding", "connector.ways"):
        flexi = source(CONNECTORS["GEN.M12-A-5P-F"].sources, field)
        assert flexi.certainty is Certainty.INFERRED


def test_connectors_come_in_both_genders_where_both_occur() -> None:
    genders = {
        number: part.connector.gender for number, part in CONNECTORS.items() if part.connector
    }
    assert len(genders) == 22
    assert genders["GEN.SUBD-9P"] is Gender.UNSPECIFIED
    for number in ("GEN.HAN 8D", "GEN.M8-4P", "GEN.M12-A-5P", "GEN.M12-D-4P", "GEN.M16-12P"):
        assert genders[f"{number}-M"] is Gender.MALE
        assert genders[f"{number}-F"] is Gender.FEMALE
    for male, female in (
        ("GEN.BEGA 906 MR", "GEN.M17-9P-F"),
        ("GEN.BEDC 894 MR", "GEN.M17-4P-F"),
        ("HUM.M23-8P-M", "HUM.M23-8P-F"),
        ("HUM.M23-19P-M", "HUM.M23-19P-F"),
    ):
        assert (genders[male], genders[female]) == (Gender.MALE, Gender.FEMALE)


def test_makers() -> None:
    makers = LIBRARY.manufacturer_by_short_name
    assert makers["SIE"].name == "Siemens"
    assert makers["MPC"].name == "Motor Power Company"
    assert makers["MPC"].sources[0].certainty is Certainty.INFERRED
    assert makers["GEN"].sources[0].certainty is Certainty.MISSING
    for part in (*DRIVES.values(), *CONNECTORS.values()):
        assert part.part_number == f"{part.manufacturer}.{part.type_number}"
        assert part.manufacturer in makers
