"""What stands nowhere in a file any more is no value of its own, though it is read as the usual."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ezdxf.filemanagement import readfile
from lxml import etree

from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.diff import Change
from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import (
    Accessory,
    CableEnd,
    CableSpec,
    Conductor,
    EndState,
    Function,
    FunctionType,
    Kind,
    Library,
    Part,
    Pin,
    Port,
)

_CABLE = CableSpec(
    end_a=CableEnd(state=EndState.OPEN),
    end_b=CableEnd(state=EndState.OPEN),
    conductors=(
        Conductor(id="1", contact_a="1", contact_b="1", colour="WH"),
        Conductor(id="S", contact_a="Case", contact_b="Case", shield=True),
    ),
)
_DRIVE = Part(
    part_number="GEN.D1",
    kind=Kind.DRIVE,
    ports=(Port(designation="X1", pins=(Pin(contact="1", signal="TX", optional=True),)),),
    accessories=(Accessory(part_number="GEN.C1", quantity=Decimal(2), required=True),),
)
_RELAY = Part(
    part_number="GEN.K1",
    kind=Kind.RELAY,
    functions=(Function(name="main coil", terminals=("A1", "A2"), type=FunctionType.COIL),),
)
LIBRARY = Library(parts=(_DRIVE, _RELAY, Part(part_number="GEN.C1", kind=Kind.CABLE, cable=_CABLE)))


def written(name: str, folder: Path, end: str) -> Path:
    item = format_named(name)
    assert item.export is not None
    job = WriteJob(library=LIBRARY, parts=LIBRARY.parts, mappings=shipped_mappings())
    (path,) = (path for path in item.export(job, folder) if path.name.endswith(end))
    return path


def values_of(plan: ImportPlan) -> list[Change]:
    """What would change, but for how a maker writes the file."""
    return [change for change in plan.told(remove=True) if change.path != "extras"]


def without(part: str, *names: str, where: Callable[[Any], bool] = lambda node: True) -> Any:
    """An edit that takes attributes from the elements of a part that have them all."""

    def edit(root: Any) -> None:
        (found,) = (item for item in root.iter("part") if item.get("P_ARTICLE_PARTNR") == part)
        chosen = [node for node in found.iter("*") if all(name in node.attrib for name in names)]
        for node in filter(where, chosen):
            for name in names:
                del node.attrib[name]

    return edit


def without_rows(text: str) -> Callable[[Any], None]:
    def edit(root: Any) -> None:
        rows = [node for node in root.iter("*") if any(text in v for v in node.attrib.values())]
        assert rows
        for row in rows:
            row.getparent().remove(row)

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        without("GEN.D1", "P_ARTICLE_PRODUCTSUBGROUP"),
        without("GEN.D1", "P_ARTICLE_PRODUCTTOPGROUP", "P_ARTICLE_PRODUCTGROUP"),
        without("GEN.K1", "functiondefid"),
        without_rows("Quantity: 2"),
        without_rows("Optional: yes"),
        without("GEN.C1", "characteristics"),
    ],
)
def test_an_attribute_that_is_gone_from_parts_data_changes_nothing(
    tmp_path: Path, edit: Callable[[Any], None]
) -> None:
    path = written("eplan", tmp_path, ".xml")
    tree = etree.parse(str(path))
    before = etree.tostring(tree)
    edit(tree.getroot())
    assert etree.tostring(tree) != before
    tree.write(str(path), encoding="utf-8", xml_declaration=True)
    assert values_of(plan_import(LIBRARY, [path], shipped_mappings())) == []


def test_another_quantity_in_parts_data_is_a_change_also_where_it_is_one(tmp_path: Path) -> None:
    path = written("eplan", tmp_path, ".xml")
    text = path.read_text("utf-8")
    assert "Quantity: 2" in text
    path.write_text(text.replace("Quantity: 2", "Quantity: 1"), "utf-8")
    (change,) = values_of(plan_import(LIBRARY, [path], shipped_mappings()))
    assert (change.place, change.new) == ("accessories[GEN.C1].quantity", 1)


def without_word(text: str) -> Callable[[Any], None]:
    """An edit that takes a text out of a drawing."""

    def edit(drawing: Any) -> None:
        space = drawing.modelspace()
        words = [item for item in space.query("TEXT") if item.dxf.text == text]
        assert words
        for word in words:
            space.delete_entity(word)

    return edit


def of_drawing(folder: Path, end: str, edit: Callable[[Any], None]) -> ImportPlan:
    path = written("dxf", folder, end)
    drawing = readfile(path)
    edit(drawing)
    drawing.saveas(path)
    return plan_import(LIBRARY, [path], shipped_mappings())


def test_the_mark_of_a_shield_that_is_gone_from_a_drawing_is_a_removal(tmp_path: Path) -> None:
    plan = of_drawing(tmp_path, "GEN.C1 cable.dxf", without_word("x"))
    assert plan.told() == []
    assert [change.place for change in plan.removals()] == ["cable.conductors[S].shield"]


def test_the_state_of_an_end_that_is_gone_from_a_drawing_changes_nothing(tmp_path: Path) -> None:
    plan = of_drawing(tmp_path, "GEN.C1 cable.dxf", without_word("open"))
    assert plan.told(remove=True) == []
