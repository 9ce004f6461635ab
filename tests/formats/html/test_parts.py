"""What the pages of the shipped parts say, held against what one expects of them."""

from pathlib import Path

from tests.formats.html.pages import Element, parse, rows


def page(site: Path, name: str) -> Element:
    return parse(site / "parts" / f"{name}.html")


def test_a_port_shows_its_pins(site: Path) -> None:
    port = page(site, "MPC.DUET HV 60").by_id("port-1")
    assert rows(port) == [
        ["1", "HV-", "HV-", "supply in", ""],
        ["2", "PE", "PE", "protective earth", ""],
        ["3", "NC", "Not connencted", "not connected", ""],
        ["4", "HV+", "HV+", "supply in", ""],
        ["A", "/STO1", "/STO1", "in", ""],
        ["B", "GND", "GND (24 Vdc return)", "ground", ""],
        ["C", "/STO2", "/STO2", "in", ""],
        ["D", "CV", "CV (+24Vdc)", "supply in", "24 V DC"],
        ["Case", "PE", "PE", "protective earth", ""],
    ]


def test_a_port_shows_its_face(site: Path) -> None:
    port = page(site, "MPC.DUET HV 60").by_id("port-1")
    (face,) = port.all("svg")
    contacts = [
        item.attributes["data-contact"]
        for item in face.all("g")
        if "data-contact" in item.attributes
    ]
    assert sorted(contacts) == ["1", "2", "3", "4", "A", "B", "C", "D"]
    (caption,) = port.all("figcaption")
    assert caption.text == "M23-8P-M M23, 8 ways, male Mating face, male (pins)"


def test_optional_contacts_say_so(site: Path) -> None:
    by_contact = {row[0]: row for row in rows(page(site, "MPC.DUET FLEXI CAN").by_id("port-1"))}
    assert by_contact["A"][-1] == "optional"
    assert by_contact["1"][-1] == ""


def test_a_port_names_its_cables_with_their_order_codes(site: Path) -> None:
    port = page(site, "MPC.DUET HV 80").by_id("port-2")
    (fits,) = port.all("div", "fits")
    doubt = " ≈ (inferred: connector, what it mates with)"
    assert [item.text for item in fits.all("li")] == [
        f"ETHERCAT M12/M12 CABLE for DUET HV 80-100-142{doubt} with end A or B"
        " 3 m 005108000503 ; 5 m 005108000502 ; 10 m 005108000501",
        f"ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142{doubt} with end A 10 m 005108000500",
    ]


def test_a_cable_in_conflict_says_so_where_it_is_ordered(site: Path) -> None:
    cabling = parse(site / "cabling.html")
    (section,) = [item for item in cabling.all("section") if next(item.all("h2")).text == "DUET 60"]
    assert "POWER CABLE for DUET ≠ (conflicting: accessory; " in section.text
    (fits,) = page(site, "MPC.DUET 60").by_id("port-1").all("div", "fits")
    assert "POWER CABLE for DUET ≠ (conflicting: accessory; " in fits.text
    orders = parse(site / "order-codes.html").text
    assert "003108020576 ≠ (conflicting: order code)" in orders


def test_a_cable_shows_both_ends_its_wiring_and_its_codes(site: Path) -> None:
    cable = page(site, "MPC.POWER CABLE for DUET HV 80-100-142")
    end_a, end_b = cable.by_id("ends").all("article")
    assert [item.text for item in end_a.all("li")] == [
        "DUET HV 80 CN5",
        "DUET HV 100 CN5",
        "DUET HV 142 CN5",
    ]
    assert end_b.text == "End B ∅ (missing, open point 6 ) not stated"
    wiring = rows(cable.by_id("conductors"))
    assert wiring[0] == ["1", "1", "not stated", "", "1", "not stated", "HV-", "HV -", ""]
    assert wiring[3] == ["T", "T", "GNYE", "Yellow/Green", "", "not stated", "PE", "PE", ""]
    assert len(wiring) == 9
    assert rows(cable.by_id("order-codes")) == [
        ["1 m", "005108000504"],
        ["3 m", "005108000507"],
        ["5 m", "005108000508"],
        ["10 m", "005108000509"],
    ]


def test_the_contactor_shows_functions_terminals_and_data(site: Path) -> None:
    contactor = page(site, "SIE.3RT2026-2EK60")
    assert rows(contactor.by_id("functions")) == [
        ["coil", "Coil for power contactor", "A1 – A2", ""],
        ["main contact 1", "Power NO contact", "1 – 2", ""],
        ["main contact 2", "Power NO contact", "3 – 4", ""],
        ["main contact 3", "Power NO contact", "5 – 6", ""],
        ["auxiliary contact NO", "NO auxiliary contact", "13 – 14", ""],
        ["auxiliary contact NC", "NC auxiliary contact", "21 – 22", ""],
        [
            "surge suppressor",
            "Protective circuit, RC network",
            "not stated",
            "RC element 3RT2926-1CC00, plugged in",
        ],
    ]
    assert len(rows(contactor.by_id("terminals"))) == 12
    data = rows(contactor.by_id("data"))
    assert len(data) == 227
    assert ["size of contactor", "", "S0"] in data
    assert "Main circuit" in [item.text for item in contactor.by_id("data").all("h3")]


def test_a_connector_shows_both_sides_its_mate_and_its_users(site: Path) -> None:
    connector = page(site, "HUM.M23-19P-F")
    captions = [item.text for item in connector.by_id("connector").all("figcaption")]
    assert captions == [
        "Mating face, seen from the mating connector female (sockets)",
        "Termination side, seen from the wires female (sockets)",
    ]
    facts = [item.text for item in connector.by_id("connector").all("dd")]
    assert "M23-19P-M" in facts
    assert rows(connector.by_id("uses")) == [["I/O CABLE for DUET HV 80-100-142", "end A"]]
    assert len(rows(connector.by_id("contacts"))) == 19


def test_the_first_page_has_all_parts_by_kind(site: Path) -> None:
    first = parse(site / "index.html")
    assert (
        "46 parts: Drives (12), Cables (10), Contactors (1), Connectors (22), Other parts (1)."
        in first.text
    )
    assert len(list(first.by_id("drive").all("li", "card"))) == 12
    assert len(list(first.by_id("connector").all("svg", "thumb"))) == 22
    assert len(rows(first.by_id("cable"))) == 10


def test_cabling_says_which_cable_fits_which_port(site: Path) -> None:
    cabling = parse(site / "cabling.html")
    (section,) = [item for item in cabling.all("section") if next(item.all("h2")).text == "DUET 40"]
    assert [row[:1] + row[3:] for row in rows(section)] == [
        ["POWER", "POWER CABLE for DUET", "A", "5 m 003108020082 ≈ (inferred: order code)"],
        ["CAN IN", "none in the catalogue", "", ""],
        ["I/O", "none in the catalogue", "", ""],
        ["CAN OUT", "none in the catalogue", "", ""],
    ]


def test_manufacturers_list_their_parts(site: Path) -> None:
    makers = parse(site / "manufacturers.html")
    titles = [item.text.partition(" ≈")[0].partition(" ∅")[0] for item in makers.all("h2")]
    assert titles[:4] == [
        "Siemens",
        "Motor Power Company",
        "Hummel",
        "Maker not stated in the source",
    ]
    hummel = [item.text for item in makers.by_id("maker-3").all("a")]
    assert hummel == ["M23-8P-M", "M23-8P-F", "M23-19P-M", "M23-19P-F"]
