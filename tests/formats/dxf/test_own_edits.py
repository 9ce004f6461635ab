"""One of our drawings as people edit it: said where it is said, and nothing of the part changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ezdxf.document import Drawing as Document
from ezdxf.filemanagement import new, readfile
from ezdxf.math import Matrix44
from ezdxf.xref import load_modelspace

from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.dxf.drawn import export, face_of

PART, PORT = "MPC.DUET HV 80", "CN4"
INCH, MILLIMETRE = 1, 4
Edit = Callable[[Document], Document | None]


def drawing_of(library: Library, folder: Path, part: str = PART, port: str = PORT) -> Document:
    (path,) = (path for path in export(library, part, folder) if path.stem.endswith(f" {port}"))
    return readfile(path)


def words(drawing: Document, text: str) -> list[Any]:
    return [item for item in drawing.modelspace().query("TEXT") if item.dxf.text == text]


def cell(drawing: Document, title: str, row: int) -> Any:
    """What stands in a column of the table, the row counted from 1."""
    (head,) = words(drawing, title)
    space = drawing.modelspace()
    column = [
        item for item in space.query("TEXT") if abs(item.dxf.insert.x - head.dxf.insert.x) < 1
    ]
    below = sorted(column, key=lambda item: -item.dxf.insert.y)
    return below[below.index(head) + row]


def placed_alone(drawing: Document, unit: int, size: float = 1.0) -> Document:
    """The face with its attributes in a drawing of another unit."""
    target = new("R2013", units=unit)
    face = face_of(drawing)
    for item in list(drawing.modelspace()):
        if item is not face:
            drawing.modelspace().delete_entity(item)
    load_modelspace(drawing, target)
    face_of(target).transform(Matrix44.scale(size) @ Matrix44.translate(300, 100, 0))
    return target


def in_a_cabinet(drawing: Document) -> Document:
    return placed_alone(drawing, MILLIMETRE)


def in_a_cabinet_in_inches(drawing: Document) -> Document:
    return placed_alone(drawing, INCH, 1 / 25.4)


def all_in_inches(drawing: Document) -> None:
    drawing.units = INCH
    for item in drawing.modelspace():
        item.transform(Matrix44.scale(1 / 25.4))


def mirrored(drawing: Document) -> None:
    face_of(drawing).transform(Matrix44.scale(1, -1, 1))


def mirrored_without_its_attributes(drawing: Document) -> None:
    face_of(drawing).dxf.yscale = -1.0


def layers_renamed(drawing: Document) -> None:
    for layer in list(drawing.layers):
        if layer.dxf.name not in ("0", "Defpoints"):
            layer.rename(f"E-CONN-{layer.dxf.name}")


def attributes_not_turned_along(drawing: Document) -> None:
    for item in face_of(drawing).attribs:
        x, y, _ = item.dxf.insert
        item.dxf.insert = (-y + 1, x)


def moved_without_its_attributes(drawing: Document) -> None:
    face_of(drawing).dxf.insert = (3, 3)


def titles_in_german(drawing: Document) -> None:
    german = {"Contact": "Kontakt", "Signal": "Signal", "Function": "Funktion"}
    for english, said in (german | {"Direction": "Richtung"}).items():
        for item in words(drawing, english):
            item.dxf.text = said


def a_row_deleted(drawing: Document) -> None:
    y = cell(drawing, "Contact", 11).dxf.insert.y
    for item in list(drawing.modelspace().query("TEXT")):
        if item.dxf.layer == "PIN_TABLE" and abs(item.dxf.insert.y - y) < 1:
            drawing.modelspace().delete_entity(item)


def a_cell_wrapped(drawing: Document) -> None:
    item = cell(drawing, "Function", 1)
    assert item.dxf.text == "IN/OUT 1-"
    below = item.copy()
    drawing.modelspace().add_entity(below)
    x, y, _ = item.dxf.insert
    item.dxf.text, below.dxf.text = "IN/OUT", "1-"
    line = 0.7 * item.dxf.height
    item.dxf.insert, below.dxf.insert = (x, y + line), (x, y - line)


def exploded(drawing: Document) -> None:
    face_of(drawing).explode()


def coloured(drawing: Document) -> None:
    for item in drawing.modelspace():
        item.dxf.color = 1


def frozen_dimensions(drawing: Document) -> None:
    drawing.layers.get("DIMENSION").freeze()


def moved(drawing: Document) -> None:
    for item in drawing.modelspace():
        item.transform(Matrix44.translate(1000, -200, 0))


def a_frame_and_notes_added(drawing: Document) -> None:
    space = drawing.modelspace()
    space.add_lwpolyline([(-500, -500), (900, -500), (900, 500), (-500, 500)], close=True)
    space.add_text("CHECKED 12.03.2026", dxfattribs={"insert": (600, -450), "height": 3.5})
    space.add_mtext("see drawing 4711 for\\Pthe cabinet").set_location((600, 400))


EDITS: dict[str, tuple[Edit, set[str]]] = {
    "g01 the face alone in a cabinet": (in_a_cabinet, {"CB515"}),
    "g02 the face alone in a cabinet in inches": (in_a_cabinet_in_inches, {"CB515"}),
    "e06 the whole drawing in inches": (all_in_inches, set()),
    "e11 the face mirrored": (mirrored, {"CB533"}),
    "mirrored without its attributes": (mirrored_without_its_attributes, {"CB533", "CB534"}),
    "g03 layers with a name before them": (layers_renamed, set()),
    "h01 attributes left behind": (attributes_not_turned_along, {"CB534"}),
    "h03 the face moved away from its attributes": (moved_without_its_attributes, {"CB534"}),
    "k02 titles in German": (titles_in_german, set()),
    "k06 a row deleted": (a_row_deleted, {"CB513"}),
    "k13 a wrapped cell": (a_cell_wrapped, set()),
    "exploded": (exploded, {"CB519"}),
    "coloured": (coloured, set()),
    "a layer frozen": (frozen_dimensions, set()),
    "moved": (moved, set()),
    "a frame and notes": (a_frame_and_notes_added, set()),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_nothing(shipped_library: Library, edit: str, tmp_path: Path) -> None:
    drawing = drawing_of(shipped_library, tmp_path)
    change, codes = EDITS[edit]
    drawing = change(drawing) or drawing
    drawing.saveas(tmp_path / "edited.dxf")
    plan = plan_import(shipped_library, [tmp_path / "edited.dxf"], shipped_mappings())
    assert plan.merged(remove=True) == []
    assert {item.code for item in plan.findings if item.severity != "note"} == codes


def test_e17_a_drawing_saved_as_binary_changes_nothing(
    shipped_library: Library, tmp_path: Path
) -> None:
    drawing_of(shipped_library, tmp_path).saveas(tmp_path / "binary.dxf", fmt="bin")
    plan = plan_import(shipped_library, [tmp_path / "binary.dxf"], shipped_mappings())
    assert (plan.merged(remove=True), plan.findings) == ([], ())


def test_e20_three_faces_in_one_drawing_are_three_parts(
    shipped_library: Library, tmp_path: Path
) -> None:
    target = new("R2013", units=MILLIMETRE)
    parts = {PART: PORT, "MPC.DUET AD EtherCAT": "ETHERCAT", "MPC.DUET FLEXI CAN": "POWER"}
    for at, (part, port) in enumerate(parts.items()):
        alone = placed_alone(drawing_of(shipped_library, tmp_path, part, port), MILLIMETRE)
        face_of(alone).transform(Matrix44.translate(100 * at, 0, 0))
        load_modelspace(alone, target)
    target.saveas(tmp_path / "faces.dxf")
    plan = plan_import(shipped_library, [tmp_path / "faces.dxf"], shipped_mappings())
    assert plan.merged(remove=True) == []
    assert {item.place.part for item in plan.findings if item.code == "CB515"} == set(parts)


def test_k06_the_row_that_is_gone_is_named(shipped_library: Library, tmp_path: Path) -> None:
    drawing = drawing_of(shipped_library, tmp_path)
    a_row_deleted(drawing)
    cell(drawing, "Signal", 11).dxf.text = "CHANGED"
    drawing.saveas(tmp_path / "edited.dxf")
    plan = plan_import(shipped_library, [tmp_path / "edited.dxf"], shipped_mappings())
    assert any("contact 11 " in item.message for item in plan.findings if item.code == "CB513")
    (changed,) = plan.told(remove=True)
    assert (changed.place, changed.new) == (f"ports[{PORT}].pins[12].signal", "CHANGED")


@pytest.mark.parametrize("other", ["l3", "31", "33", "13a"])
def test_a_contact_that_the_table_alone_calls_otherwise_is_asked_about(
    shipped_library: Library, other: str, tmp_path: Path
) -> None:
    drawing = drawing_of(shipped_library, tmp_path)
    (text,) = words(drawing, "13")
    text.dxf.text = other
    path = tmp_path / "edited.dxf"
    drawing.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert plan.told(remove=True) == []
    (error,) = [item for item in plan.findings if item.code == "CB503"]
    assert f"contact 13 (IN/OUT 0+) is '{other}' in the table" in error.message


@pytest.mark.parametrize("other", ["l3", "31"])
def test_a_contact_that_is_called_otherwise_everywhere_is_asked_about(
    shipped_library: Library, other: str, tmp_path: Path
) -> None:
    drawing = drawing_of(shipped_library, tmp_path)
    texts = [*words(drawing, "13"), *face_of(drawing).attribs]
    texts += [item for block in drawing.blocks for item in block.query("TEXT ATTDEF")]
    for text in texts:
        if text.dxf.text == "13":
            text.dxf.text = other
    path = tmp_path / "edited.dxf"
    drawing.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert plan.told(remove=True) == []
    asked = f"contact '{other}' is not known; is '13' meant?"
    assert any(asked in finding.message for finding in plan.findings)


def test_a_row_of_the_table_that_no_face_has_is_new(
    shipped_library: Library, tmp_path: Path
) -> None:
    drawing = drawing_of(shipped_library, tmp_path)
    row = words(drawing, "19")[0].dxf.insert.y
    for item in list(drawing.modelspace().query("TEXT")):
        if abs(item.dxf.insert.y - row) < 0.1 and item.dxf.text not in ("8", "9"):
            copied = item.copy()
            copied.dxf.insert = item.dxf.insert - (0, 2.8, 0)
            copied.dxf.align_point = copied.dxf.insert
            copied.dxf.text = {"19": "42"}.get(item.dxf.text, item.dxf.text)
            drawing.modelspace().add_entity(copied)
    path = tmp_path / "edited.dxf"
    drawing.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert "ports[CN4].pins[42]" in {change.place for change in plan.told()}
    assert "CB503" not in {item.code for item in plan.findings}


def test_a_face_without_its_texts_says_so_in_one_line(
    shipped_library: Library, tmp_path: Path
) -> None:
    """There are no signals at a connector, and no rows that a contact could be missing in."""
    (path,) = export(shipped_library, "GEN.M8-4P-F", tmp_path)
    drawing = readfile(path)
    for text in list(drawing.modelspace().query("TEXT MTEXT")):
        drawing.modelspace().delete_entity(text)
    drawing.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert plan.told(remove=True) == []
    said = [item.message for item in plan.findings]
    assert not any("signals" in text or "not in the table" in text for text in said)
    assert sum("no table" in text for text in said) == 1
