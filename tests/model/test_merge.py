from cadbridge.model import Kind, Library, Part, Pin, Port
from cadbridge.model.merge import merge_libraries


def drive(*ports: Port, note: str = "") -> Library:
    texts = {"en_US": note} if note else {}
    return Library(parts=(Part(part_number="A.1", kind=Kind.DRIVE, ports=ports, note=texts),))


def port(designation: str, *contacts: str) -> Port:
    return Port(designation=designation, pins=tuple(Pin(contact=name) for name in contacts))


def test_ports_of_one_part_in_several_files_become_one_part() -> None:
    merged = merge_libraries([drive(port("X1", "1")), drive(port("X2", "1"), note="seen")])
    assert merged == drive(port("X1", "1"), port("X2", "1"), note="seen")


def test_pins_of_one_port_are_united_and_the_first_value_holds() -> None:
    first = drive(Port(designation="X1", purpose="supply", pins=(Pin(contact="1"),)))
    second = drive(Port(designation="X1", purpose="other", pins=(Pin(contact="2"),)))
    (part,) = merge_libraries([first, second]).parts
    assert part.ports[0].purpose == "supply"
    assert [pin.contact for pin in part.ports[0].pins] == ["1", "2"]


def test_equal_keys_within_one_file_stay_apart() -> None:
    doubled = drive(port("X1", "1", "1"))
    (part,) = merge_libraries([doubled, drive(port("X2"))]).parts
    assert [pin.contact for pin in part.ports[0].pins] == ["1", "1"]
