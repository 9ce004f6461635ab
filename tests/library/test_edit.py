"""Changes written into library files: what they do not touch stays byte for byte."""

import difflib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from cadbridge.errors import FileError
from cadbridge.library import edit_library, read_library
from cadbridge.model import Accessory, CableSpec, Conductor, Kind, Library, Part, Pin, Port, Source

Update = Callable[[Library], Library]


def part_update(number: str = "GEN.1", **values: Any) -> Update:
    """Gives one part other values."""

    def update(library: Library) -> Library:
        parts = [
            replace(part, **values) if part.part_number == number else part
            for part in library.parts
        ]
        return library.with_parts(tuple(parts))

    return update


def pin_update(contact: str, **values: Any) -> Update:
    """Gives one pin of the first port other values."""

    def update(library: Library) -> Library:
        part = library.parts[0]
        port = part.ports[0]
        pins = [replace(pin, **values) if pin.contact == contact else pin for pin in port.pins]
        return with_ports(library, replace(port, pins=tuple(pins)), *part.ports[1:])

    return update


def with_ports(library: Library, *ports: Port) -> Library:
    first, *others = library.parts
    return library.with_parts((replace(first, ports=ports), *others))


def pins_update(change: Callable[[tuple[Pin, ...]], tuple[Pin, ...]]) -> Update:
    """Gives the first port other pins."""

    def update(library: Library) -> Library:
        port = library.parts[0].ports[0]
        return with_ports(library, replace(port, pins=change(port.pins)))

    return update


def edited(tmp_path: Path, text: str, update: Update) -> str:
    """The text of a file after an update, checked to read back as the updated library."""
    path = tmp_path / "library.yaml"
    path.write_bytes(dedent(text).encode())
    wanted = update(read_library(path).library)
    assert edit_library(path, update) == [path]
    assert read_library(path).library == wanted
    return path.read_bytes().decode()


DRIVE = """\
    # The drive, as printed.
    parts:
      # first of its kind
      - part_number: GEN.1  # the number
        note: {en_US: 'it''s'}   # one language
        width_mm: 1.10

        ports:
          # the only one
          - designation: X1
            pins:  # seen from the drive
              - {contact: "1", signal: A, optional: false}  # supply
              # two is special
              - contact: "2"
                signal: B  # printed b
                remarks: >-
                  A text that is folded over
                  two lines.

              - {contact: "3"}
              # no more
      # last
      - part_number: "GEN.2"
    # end
    """


def difference(old: str, new: str) -> list[str]:
    """Lines that went and came, in order: ``- old``, ``+ new``."""
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return [f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "+-"]


ONE = '- {contact: "1", signal: A, optional: false}  # supply'
NOTE = "note: {en_US: 'it''s'}   # one language"


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (
            pin_update("1", signal="+24 Vdc"),
            [f"- {ONE}", f"+ {ONE}".replace("A,", '"+24 Vdc",')],
        ),
        (pin_update("1", optional=True), [f"- {ONE}", f"+ {ONE}".replace("false", "true")]),
        (
            pin_update("1", voltage="24 V", signal=""),
            [f"- {ONE}", f"+ {ONE}".replace("signal: A", 'voltage: "24 V"')],
        ),
        (
            pin_update("3", sources=(Source(field="signal", reason="a, b"),)),
            [
                '- - {contact: "3"}',
                '+ - {contact: "3", sources: [{field: signal, reason: "a, b"}]}',
            ],
        ),
        (pin_update("2", signal="C"), ["- signal: B  # printed b", "+ signal: C  # printed b"]),
        (pin_update("2", signal=""), ["- signal: B  # printed b"]),
        (pin_update("2", function="f"), ["+ function: f"]),
        (
            pin_update("2", remarks="A text that is folded over three lines."),
            [
                "- A text that is folded over",
                "+ A text that is folded over three lines.",
                "- two lines.",
            ],
        ),
        (
            pin_update("2", remarks="Two\nlines."),
            [
                "- remarks: >-",
                "+ remarks: |-",
                "- A text that is folded over",
                "+ Two",
                "- two lines.",
                "+ lines.",
            ],
        ),
        (
            pin_update("2", remarks="x\ty"),
            [
                "- remarks: >-",
                '+ remarks: "x\\ty"',
                "- A text that is folded over",
                "- two lines.",
            ],
        ),
        (
            part_update(note={"en_US": "that's", "de_DE": "neu"}),
            [f"- {NOTE}", f"+ {NOTE}".replace("'it''s'", "'that''s', de_DE: neu")],
        ),
        (
            part_update(note={"de_DE": "a"}),
            [f"- {NOTE}", f"+ {NOTE}".replace("en_US: 'it''s'", "de_DE: a")],
        ),
        (part_update(note={}), [f"- {NOTE}"]),
        (part_update(width_mm=None), ["- width_mm: 1.10"]),
        (part_update(width_mm=Decimal("2.50")), ["- width_mm: 1.10", "+ width_mm: 2.50"]),
        (part_update(order_number="0031"), ['+ order_number: "0031"']),
        (part_update("GEN.2", type_number="2"), ['+ type_number: "2"']),
    ],
)
def test_a_value_changes_in_its_place(tmp_path: Path, update: Update, expected: list[str]) -> None:
    assert difference(dedent(DRIVE), edited(tmp_path, DRIVE, update)) == expected


def test_keys_come_in_the_order_of_the_model(tmp_path: Path) -> None:
    text = edited(
        tmp_path,
        """\
        parts:
          - width_mm: 1
            part_number: GEN.1  # number
            ports: []
        """,
        part_update(kind=Kind.CABLE, weight_kg=Decimal("0.5"), manufacturer="GEN"),
    )
    assert text == dedent(
        """\
        parts:
          - width_mm: 1
            weight_kg: 0.5
            part_number: GEN.1  # number
            kind: cable
            manufacturer: GEN
            ports: []
        """
    )


def test_a_key_before_all_others(tmp_path: Path) -> None:
    old = "parts:\n  - order_number: a\n    part_number: GEN.1\n"
    assert edited(tmp_path, old, part_update(order_number="")) == (
        "parts:\n  - part_number: GEN.1\n"
    )
    old = "parts:\n  - order_number: a\n    # the number\n    part_number: GEN.1\n"
    assert edited(tmp_path, old, part_update(order_number="", note={"en_US": "b"})) == (
        "parts:\n  - \n    # the number\n    part_number: GEN.1\n    note: {en_US: b}\n"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda pins: pins[1:], [f"- {ONE}"]),
        (
            lambda pins: (pins[0], pins[2]),
            [
                '- - contact: "2"',
                "- signal: B  # printed b",
                "- remarks: >-",
                "- A text that is folded over",
                "- two lines.",
            ],
        ),
        (lambda pins: pins[:2], ['- - {contact: "3"}']),
        (lambda pins: (*pins, Pin(contact="4")), ['+ - {contact: "4"}']),
        (
            lambda pins: (pins[0], Pin(contact="1b"), *pins[1:]),
            ["+ - {contact: 1b}".replace("1b", '"1b"')],
        ),
        (lambda pins: (Pin(contact="0"), *pins), ['+ - {contact: "0"}']),
        (
            lambda pins: (*pins[:2], Pin(contact="5")),
            ['- - {contact: "3"}', '+ - {contact: "5"}'],
        ),
    ],
)
def test_items_come_and_go_with_their_lines(
    tmp_path: Path, change: Callable[[tuple[Pin, ...]], tuple[Pin, ...]], expected: list[str]
) -> None:
    assert difference(dedent(DRIVE), edited(tmp_path, DRIVE, pins_update(change))) == expected


def test_a_list_that_becomes_empty_goes(tmp_path: Path) -> None:
    text = edited(tmp_path, DRIVE, pins_update(lambda pins: ()))
    assert "pins:" not in text
    assert text.endswith('# last\n  - part_number: "GEN.2"\n# end\n')


def test_items_are_written_as_their_neighbours_are(tmp_path: Path) -> None:
    text = edited(
        tmp_path,
        """\
        parts:
        - part_number: GEN.1
          ports:
          - designation: X1
            pins:
            - contact: "1"
          accessories: [{part_number: GEN.2}]
        """,
        lambda library: library.with_parts(
            (
                replace(
                    library.parts[0],
                    ports=(
                        replace(
                            library.parts[0].ports[0], pins=(Pin(contact="1"), Pin(contact="2"))
                        ),
                        Port(designation="X2", pins=(Pin(contact="1", signal="A"),)),
                    ),
                    accessories=(
                        *library.parts[0].accessories,
                        Accessory(part_number="GEN.3", quantity=Decimal(2)),
                    ),
                ),
            )
        ),
    )
    assert text == dedent(
        """\
        parts:
        - part_number: GEN.1
          ports:
          - designation: X1
            pins:
            - contact: "1"
            - contact: "2"
          - designation: X2
            pins:
              - {contact: "1", signal: A}
          accessories: [{part_number: GEN.2}, {part_number: "GEN.3", quantity: 2}]
        """.replace('"GEN.3"', "GEN.3")
    )


def test_objects_come_and_go(tmp_path: Path) -> None:
    text = """\
        parts:
          - part_number: GEN.1
            # what it is
            cable: {}  # nothing known
        """
    spec = CableSpec(conductors=(Conductor(id="1", colour="BN"),))
    assert edited(tmp_path, text, part_update(cable=spec)) == dedent(
        """\
        parts:
          - part_number: GEN.1
            # what it is
            cable:
              conductors:
                - {id: "1", colour: BN}  # nothing known
        """
    )
    assert edited(tmp_path, text, part_update(cable=None)) == dedent(
        """\
        parts:
          - part_number: GEN.1
            # what it is
        """
    )


def test_extras_change_inside(tmp_path: Path) -> None:
    text = edited(
        tmp_path,
        """\
        parts:
          - part_number: GEN.1
            extras:
              eplan:  # as it came
                P_A: x
                list: [a, b, c]  # three
                nested:
                  - {k: "1"}
                  - text
        """,
        part_update(
            extras={"eplan": {"P_A": "z", "list": ["a", "c"], "nested": [{"k": "2"}, "text", {}]}}
        ),
    )
    assert text == dedent(
        """\
        parts:
          - part_number: GEN.1
            extras:
              eplan:  # as it came
                P_A: z
                list: [a, c]  # three
                nested:
                  - {k: "2"}
                  - text
                  - {}
        """
    )


def test_line_ends_and_a_missing_last_one_are_kept(tmp_path: Path) -> None:
    old = "# a\r\nparts:\r\n  - part_number: GEN.1\r\n    type_number: B"
    new = edited(tmp_path, old, part_update(type_number="", note={"en_US": "c", "de_DE": "d"}))
    assert new == "# a\r\nparts:\r\n  - part_number: GEN.1\r\n    note: {en_US: c, de_DE: d}"


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    new = edited(tmp_path, "\ufeffparts: [{part_number: GEN.1}]\n", part_update(type_number="B"))
    assert new == "\ufeffparts: [{part_number: GEN.1, type_number: B}]\n"


def test_what_the_text_surgery_cannot_do_is_written_anew(tmp_path: Path) -> None:
    wanted = Part(part_number="GEN.1", ports=(Port(designation="X1"),))
    text = """\
        # kept
        parts:
          - part_number: GEN.0  # kept too
          - part_number: GEN.1
            ? ports
            : []
        """
    new = edited(tmp_path, text, lambda library: library.with_parts((library.parts[0], wanted)))
    assert new == dedent(
        """\
        # kept
        parts:
          - part_number: GEN.0  # kept too
          - part_number: GEN.1
            ports:
              - {designation: X1}
        """
    )


def test_a_text_that_no_file_can_hold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.yaml"
    path.write_text("parts: [{part_number: GEN.1}]\n")
    with pytest.raises(FileError, match=r"U\+0001"):
        edit_library(path, part_update(type_number="\x01"))
    assert path.read_text() == "parts: [{part_number: GEN.1}]\n"
    assert [item.name for item in tmp_path.iterdir()] == ["library.yaml"]
