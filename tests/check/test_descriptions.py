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
