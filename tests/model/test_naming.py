from decimal import Decimal

from cadbridge.model import ConnectorSpec, Face, FaceContact, Gender, Key, Shell, ShellKind
from cadbridge.model.naming import connector_words, printed_names

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


def test_a_connector_is_called_by_what_tells_it_from_others() -> None:
    full = ConnectorSpec(series="M12", size="5", coding="A", ways=5, gender=Gender.FEMALE)
    assert connector_words(full) == "M12, 5, A-coded, 5 ways, female"
    bare = ConnectorSpec(series="D-sub", ways=1, gender=Gender.UNSPECIFIED, mounting="cable")
    assert connector_words(bare) == "D-sub, 1 way, gender not stated"
    assert connector_words(None) == ""
