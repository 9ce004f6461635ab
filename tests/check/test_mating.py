from dataclasses import replace
from typing import Any

import pytest

from cadbridge.findings import Severity
from cadbridge.model import Certainty, Gender, Source
from tests.check.builders import PLUG, SOCKET, found, with_end, with_part, with_pins

AT = "cable.end_a.mates_with[GEN.DRIVE | X1]"


@pytest.mark.parametrize(
    "change",
    [{"series": "M8"}, {"ways": 4}, {"coding": "D"}, {"gender": Gender.FEMALE}],
    ids=lambda change: next(iter(change)),
)
def test_what_differs_does_not_mate(change: dict[str, Any]) -> None:
    plug = replace(SOCKET, gender=Gender.MALE)
    library = with_part(replace(PLUG, connector=replace(plug, **change)))
    assert ("CB231", Severity.ERROR, "GEN.CABLE", AT) in found(library)


@pytest.mark.parametrize("change", [{"coding": ""}, {"gender": Gender.UNSPECIFIED}])
def test_what_is_not_stated_is_a_note(change: dict[str, Any]) -> None:
    plug = replace(SOCKET, gender=Gender.MALE)
    library = with_part(replace(PLUG, connector=replace(plug, **change)))
    assert found(library) == [("CB232", Severity.NOTE, "GEN.CABLE", AT)]


def test_a_port_without_connector_is_a_note() -> None:
    assert found(with_pins(connector="")) == [("CB232", Severity.NOTE, "GEN.CABLE", AT)]


def test_an_open_end_mates_with_anything() -> None:
    assert found(with_end(connector="")) == []


@pytest.mark.parametrize("field", ["connector", "mates_with"])
def test_an_inferred_mate_is_a_note(field: str) -> None:
    source = Source(field=field, certainty=Certainty.INFERRED, reason="only the title says so")
    library = with_end(connector="GEN.JACK", sources=(source,))
    assert ("CB231", Severity.NOTE, "GEN.CABLE", AT) in found(library)
    assert ("CB231", Severity.ERROR, "GEN.CABLE", AT) in found(with_end(connector="GEN.JACK"))
