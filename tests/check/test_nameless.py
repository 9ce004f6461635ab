"""Whatever stands in a list has a name; where it has none, that and its loss are said."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cadbridge.findings import Severity
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.diff import diff
from cadbridge.jobs.losses import losses
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    Accessory,
    CableLength,
    CableSpec,
    Classification,
    Conductor,
    Document,
    Function,
    FunctionType,
    Kind,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Property,
    Terminal,
)
from tests.check.builders import DRIVE, found, with_part

THING = Part(part_number="GEN.T", kind=Kind.DRIVE, manufacturer="GEN", type_number="T")
CABLE = replace(THING, kind=Kind.CABLE)
LENGTH = CableLength(length_mm=Decimal(1000), order_code="")
NAMELESS = {
    "properties[].name": replace(THING, properties=(Property(name="", value="42"),)),
    "properties[g].name": replace(THING, properties=(Property(group="g", name="", value="4"),)),
    "properties[ |  ].name": replace(THING, properties=(Property(name=" ", value="42"),)),
    "documents[].title": replace(THING, documents=(Document(title="", url="https://e.com"),)),
    "documents[ | 3].title": replace(THING, documents=(Document(title="", number="3"),)),
    "terminals[].designation": replace(THING, terminals=(Terminal(designation="", remarks="r"),)),
    "functions[].name": replace(
        THING, functions=(Function(name="", type=FunctionType.COIL, terminals=("A1", "A2")),)
    ),
    "classifications[].system": replace(
        THING, classifications=(Classification(system="", code="3"),)
    ),
    "accessories[].part_number": replace(THING, accessories=(Accessory(part_number=""),)),
    "ports[].designation": replace(
        THING, ports=(Port(designation="", pins=(Pin(contact="1", signal="s"),)),)
    ),
    "ports[X1].pins[].contact": replace(
        THING, ports=(Port(designation="X1", pins=(Pin(contact="", signal="s"),)),)
    ),
    "cable.conductors[].id": replace(
        CABLE, cable=CableSpec(conductors=(Conductor(id="", colour="BK", contact_a="1"),))
    ),
    "cable.lengths[].order_code": replace(CABLE, cable=CableSpec(lengths=(LENGTH,))),
}


@pytest.mark.parametrize("place", NAMELESS)
def test_what_has_no_name_is_an_error(place: str) -> None:
    findings = found(with_part(NAMELESS[place]))
    assert [item[1:] for item in findings if item[0] == "CB218"] == [
        (Severity.ERROR, "GEN.T", place)
    ]


def test_a_condition_or_a_release_may_be_empty() -> None:
    part = replace(DRIVE, classifications=(Classification(system="ETIM", code="EC1"),))
    assert "CB218" not in [item[0] for item in found(with_part(part))]


@pytest.mark.parametrize(("name", "suffix"), [("eplan", "xml"), ("excel", "xlsx")])
@pytest.mark.parametrize("place", NAMELESS)
def test_its_loss_is_said_where_it_does_not_come_back(
    tmp_path: Path, place: str, name: str, suffix: str
) -> None:
    target, mappings = format_named(name), shipped_mappings()
    maker = Manufacturer(short_name="GEN", name="Generic")
    library = Library(parts=(NAMELESS[place],), manufacturers=(maker,))
    path = tmp_path / f"list.{suffix}"
    assert target.write is not None
    assert target.read is not None
    target.write(WriteJob(library=library, parts=library.parts, mappings=mappings), path)
    changes = diff(library, target.read(path, mappings).library)
    comes_back = not [item for item in changes if "extras" not in item.place]
    said = [loss for loss in losses(library, target) if " without " in loss.name]
    assert [loss.count for loss in said] == ([] if comes_back else [1])


def test_the_library_keeps_what_has_no_name() -> None:
    library = Library(parts=tuple(NAMELESS.values()))
    told = losses(library, format_named("library"))
    assert not [loss for loss in told if " without " in loss.name]
