from decimal import Decimal

from cadbridge.model import ConnectorSpec, Face, FaceContact, Gender, Key, Shell, ShellKind
from cadbridge.model.naming import printed_names

FACE = Face(
    id="f",
    title="t",
    contacts=tuple(
        FaceContact(id=id_, x_mm=Decimal(0), y_mm=Decimal(0), diameter_mm=Decimal(1))
        for id_ in ("1", "2", "3")
    ),
    shell=Shell(kind=ShellKind.CIRCULAR),
    key=Key(kind="rib"),
)


def test_a_product_renames_contacts_and_the_port_has_the_last_word() -> None:
    connector = ConnectorSpec(
        series="M23", ways=3, gender=Gender.MALE, contact_names={"2": "T", "3": "U"}
    )
    assert printed_names(FACE, connector) == {"1": "1", "2": "T", "3": "U"}
    assert printed_names(FACE, connector, {"2": "PE"}) == {"1": "1", "2": "PE", "3": "U"}


def test_what_the_face_does_not_have_is_not_added() -> None:
    connector = ConnectorSpec(series="M23", ways=3, gender=Gender.MALE, contact_names={"9": "T"})
    assert printed_names(FACE, connector) == {"1": "1", "2": "2", "3": "3"}
