"""Tables of our drawings of which rows or cells were deleted: nothing else is gone."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ezdxf.document import Drawing as Document
from ezdxf.filemanagement import readfile

from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.dxf.drawn import export_all

POWER = "MPC.POWER CABLE for DUET HV 80-100-142"
ETHERCAT = "MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142"
DRAWINGS = {
    f"{POWER} cable": POWER,
    f"{POWER} end A": POWER,
    f"{ETHERCAT.replace('/', '_')} cable": ETHERCAT,
    "MPC.DUET HV 80 CN4": "MPC.DUET HV 80",
    "MPC.DUET 40 all ports": "MPC.DUET 40",
}
KEYS = {"Conductor": "conductors", "Length mm": "lengths", "Contact": "pins"}
"""Titles of what a row is known by, the first that a table has; and of what it is a list."""
Row = Mapping[str, Any]


def tables(drawing: Document) -> Iterator[tuple[str, list[Row]]]:
    """The title of the key of each table, and its rows by title."""
    texts = [item for item in drawing.query("TEXT") if item.dxf.layer == "PIN_TABLE"]
    corners = [item for item in texts if item.dxf.text in ("Contact", "Contact A", "Length mm")]
    for corner in corners:
        x, y, _ = corner.dxf.insert
        ends = [item.dxf.insert.x for item in corners if item.dxf.insert.x > x + 1]
        floors = [item.dxf.insert.y for item in corners if item.dxf.insert.y < y - 1]
        right, bottom = min(ends, default=1e9), max(floors, default=-1e9)
        inside = [
            item
            for item in texts
            if x - 1 < item.dxf.insert.x < right and bottom + 1 < item.dxf.insert.y < y + 1
        ]
        lines: dict[int, list[Any]] = {}
        for item in sorted(inside, key=lambda item: -item.dxf.insert.y):
            lines.setdefault(round(item.dxf.insert.y), []).append(item)
        head, *rest = lines.values()
        titles = {round(item.dxf.insert.x): item.dxf.text for item in head}
        rows: list[Row] = [
            {titles[round(item.dxf.insert.x)]: item for item in line} for line in rest
        ]
        yield next(title for title in KEYS if title in titles.values()), rows


def name_of(row: Row, key: str) -> str:
    """What the library calls a row; a length by its order code."""
    return str(row["Order code" if key == "Length mm" else key].dxf.text)


def plan_of(drawing: Document, library: Library, folder: Path) -> ImportPlan:
    path = folder / "edited.dxf"
    drawing.saveas(path)
    return plan_import(library, [path], shipped_mappings())


@pytest.fixture(scope="module")
def drawn(shipped_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    parts = sorted(set(DRAWINGS.values()))
    folders = {part: tmp_path_factory.mktemp("drawn") for part in parts}
    paths = [path for part in parts for path in export_all(shipped_library, part, folders[part])]
    return {path.stem: path for path in paths}


@pytest.mark.parametrize("turn", range(8))
@pytest.mark.parametrize("name", DRAWINGS)
def test_rows_whose_texts_were_deleted_are_the_only_ones_gone(
    drawn: Mapping[str, Path], shipped_library: Library, name: str, turn: int, tmp_path: Path
) -> None:
    random = Random(f"{name} {turn}")
    drawing = readfile(drawn[name])
    gone = []
    for key, rows in list(tables(drawing)):
        for row in random.sample(rows, random.randint(0, len(rows) - 1)):
            gone.append(f"{KEYS[key]}[{name_of(row, key)}]")
            for item in row.values():
                drawing.entitydb.delete_entity(item)
    plan = plan_of(drawing, shipped_library, tmp_path)
    assert plan.told() == []
    told = [change.place for change in plan.removals()]
    if "CN4" in name:  # the face's attributes still show its contacts, and that is all but one
        assert {*told} <= {"ports[CN4].pins[Case]"}
    else:
        assert len(told) == len(gone)
        assert all(place.endswith(tuple(gone)) for place in told)


@pytest.mark.parametrize("turn", range(12))
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_cell_that_was_emptied_is_the_only_value_gone(
    drawn: Mapping[str, Path], shipped_library: Library, name: str, turn: int, tmp_path: Path
) -> None:
    random = Random(f"{name} {turn}")
    drawing = readfile(drawn[name])
    key, rows = random.choice([*tables(drawing)])
    row = random.choice(rows)
    title = random.choice([*row])
    place = f"{KEYS[key]}[{name_of(row, key)}]"
    drawing.entitydb.delete_entity(row[title])
    plan = plan_of(drawing, shipped_library, tmp_path)
    assert plan.told() == []
    is_name = title in (key, "Length mm", "Order code")
    assert len(plan.removals()) <= (not is_name)
    assert all(place in change.place for change in plan.removals())


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        (f"{POWER} cable", "Length mm", "five"),
        ("MPC.DUET HV 80 CN4", "Direction", "inn"),
        ("MPC.DUET 40 all ports", "Direction", "Eingagn"),
    ],
)
def test_a_cell_that_cannot_be_read_removes_nothing(
    drawn: Mapping[str, Path],
    shipped_library: Library,
    name: str,
    title: str,
    text: str,
    tmp_path: Path,
) -> None:
    drawing = readfile(drawn[name])
    for _, rows in list(tables(drawing)):
        for row in rows[1:2]:
            if title in row:
                row[title].dxf.text = text
    plan = plan_of(drawing, shipped_library, tmp_path)
    assert plan.removals() == []
    assert plan.findings
