from decimal import Decimal

from cadbridge.findings import Severity
from cadbridge.model import Figure, Shell, ShellKind
from tests.check.builders import FACE, codes, contact, found, with_face

WIDE = FACE.contacts[:2]


def figures(**values: str) -> Shell:
    items = (Figure(name=name, value=Decimal(text)) for name, text in values.items())
    return Shell(kind=ShellKind.RECTANGULAR, figures=tuple(items))


def test_contacts_that_overlap() -> None:
    assert found(with_face(contacts=(*WIDE, contact("3", "0.6", "0.7")))) == [
        ("CB251", Severity.ERROR, "m12", "contacts[3]")
    ]


def test_contacts_that_touch_are_apart() -> None:
    assert codes(with_face(contacts=(*WIDE, contact("3", "0.6", "0.8")))) == []
    assert codes(with_face(contacts=(*WIDE, contact("3", "1")))) == []


def test_a_contact_outside_the_circle() -> None:
    assert found(with_face(contacts=(*WIDE, contact("3", "5.6")))) == [
        ("CB252", Severity.ERROR, "m12", "contacts[3]")
    ]
    assert codes(with_face(contacts=(*WIDE, contact("3", "5.5")))) == []


def outside(shell: Shell) -> list[str]:
    """What is found of a shell, but for the connectors being of a circular one."""
    return [code for code in codes(with_face(shell=shell)) if code != "CB220"]


def test_a_contact_outside_the_rectangle() -> None:
    assert outside(figures(width_mm="5", height_mm="1")) == []
    assert outside(figures(width_mm="4.9")) == ["CB252", "CB252"]
    assert outside(figures(flange_height_mm="0.9")) == ["CB252"] * 3


def test_a_shell_without_figures_has_no_outside() -> None:
    assert outside(figures()) == []
