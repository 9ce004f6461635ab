from dataclasses import replace

import pytest

from cadbridge.findings import Severity
from cadbridge.model import Gender
from tests.check.builders import PLUG, found, with_part


@pytest.mark.parametrize(
    ("language", "text", "is_other"),
    [
        ("en_US", "Connector M12, 4 contacts, female", True),
        ("de_DE", "Steckverbinder M12, 4 Kontakte, Buchse", True),
        ("it_IT", "Connettore M12, 4 contatti, femmina", True),
        ("en_US", "Connector M12, male", False),
        ("en_US", "Male, for a female socket", False),
        ("en_US", "Females only", False),
        ("de_DE", "Buchsenleiste, Stift", False),
    ],
)
def test_a_description_names_no_other_gender(language: str, text: str, is_other: bool) -> None:
    spec = PLUG.connector
    assert spec is not None
    part = replace(PLUG, connector=replace(spec, gender=Gender.MALE), description={language: text})
    codes = [item for item in found(with_part(part)) if item[0] == "CB227"]
    place = ("CB227", Severity.WARNING, PLUG.part_number, f"description[{language}]")
    assert codes == ([place] if is_other else [])


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("Connector M12, A-coded, 4 contacts", False),
        ("Connector M12, A-coded, 5 contacts", True),
        ("Steckverbinder M12, B-kodiert", True),
        ("Steckverbinder M12, 4-polig, A-codiert", False),
        ("Steckverbinder M12, fünfpolig, Kodierung D", True),
        ("Connettore M12, codifica A, 8 poli", True),
        ("M12 plug 4p, coding A", False),
        ("Connector, 4 poles of 8 contacts", False),
        ("Connector M12 for cables of 6 mm", False),
        ("", False),
    ],
)
def test_a_description_names_no_other_coding_or_ways(text: str, is_other: bool) -> None:
    spec = PLUG.connector
    assert spec is not None
    spec = replace(spec, coding="A", ways=4)
    part = replace(PLUG, connector=spec, description={"en_US": text})
    assert ("CB229" in {item[0] for item in found(with_part(part))}) is is_other


def test_a_plug_may_have_sockets_unless_it_is_modular() -> None:
    spec = PLUG.connector
    assert spec is not None
    for series, is_other in (("M12", False), ("RJ45", True)):
        other = replace(spec, series=series, gender=Gender.FEMALE)
        part = replace(PLUG, connector=other, description={"en_US": f"{series} plug"})
        assert ("CB227" in {item[0] for item in found(with_part(part))}) is is_other
