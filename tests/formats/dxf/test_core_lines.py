"""What stands on the lines of a cable's conductors is held against their rows."""

from pathlib import Path

import pytest
from ezdxf.document import Drawing as Document
from ezdxf.entities.text import Text
from ezdxf.filemanagement import readfile

import cadbridge
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from tests.formats.dxf.drawn import export_all

POWER = "MPC.POWER CABLE for DUET HV 80-100-142"
RS_232 = "MPC.RS 232 CABLE for DUET FLEXI"


def drawing_of(library: Library, part: str, folder: Path, language: str) -> tuple[Path, Document]:
    files = export_all(library, part, folder, language=language)
    (path,) = (path for path in files if path.stem.endswith(" cable"))
    return path, readfile(path)


def lines_of(document: Document) -> dict[str, Text]:
    texts = (item for item in document.modelspace() if isinstance(item, Text))
    return {item.dxf.text: item for item in texts if item.dxf.layer in ("WIRE", "ADERN", "FILI")}


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    ("part", "old", "new", "expected"),
    [
        (POWER, "5", "15", ["cable.conductors[A].core_number: 15"]),
        (POWER, "T  GNYE", "T  BU", ["cable.conductors[T].colour: BU"]),
        (POWER, "5", "5  BK", ["cable.conductors[A].colour: BK"]),
        (POWER, "5", "5  BK  1.5 mm²", ["cable.conductors[A].colour: BK", "CB503"]),
        (RS_232, "1  BN", "1 GN", ["cable.conductors[1].colour: GN"]),
        (RS_232, "1  BN", "7  BN", ["CB503"]),
        (RS_232, "1  BN", "BN", ["CB503"]),
        (RS_232, "1  BN", "1  BN  thick mm²", ["CB503"]),
        (RS_232, "1  BN", "1  BN  spare  wire", ["CB503"]),
        (RS_232, "1  BN", "1", ["CB549"]),
        (RS_232, "1  BN", "", []),
    ],
)  # fmt: skip
def test_a_line_that_was_changed(
    shipped_library: Library,
    part: str,
    old: str,
    new: str,
    expected: list[str],
    language: str,
    tmp_path: Path,
) -> None:
    path, document = drawing_of(shipped_library, part, tmp_path, language)
    text = lines_of(document)[old]
    text.dxf.text = new
    if not new:
        document.modelspace().delete_entity(text)
    document.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    told = [f"{change.place}: {change.new}" for change in plan.changes[path]]
    codes = {finding.code for finding in plan.findings} & {"CB503", "CB549"}
    assert [*told, *codes] == expected


def test_a_row_and_its_line_that_were_changed_differently(
    shipped_library: Library, tmp_path: Path
) -> None:
    path, document = drawing_of(shipped_library, POWER, tmp_path, "en")
    lines_of(document)["T  GNYE"].dxf.text = "T  BU"
    cells = document.modelspace().query('TEXT[text=="GNYE"]')
    assert isinstance(cells[0], Text)
    cells[0].dxf.text = "BK"
    document.saveas(path)
    plan = plan_import(shipped_library, [path], shipped_mappings())
    assert "CB503" in [finding.code for finding in plan.findings]


def test_a_text_on_no_conductor_s_line(shipped_library: Library, tmp_path: Path) -> None:
    path, document = drawing_of(shipped_library, RS_232, tmp_path, "en")
    last = min(lines_of(document).values(), key=lambda item: item.dxf.insert.y)
    more = last.copy()
    more.dxf.text = "9  RD"
    more.translate(0, -6 * last.dxf.height, 0)
    document.modelspace().add_entity(more)
    document.saveas(path)
    (finding,) = cadbridge.read(path).findings
    assert (finding.code, "'9  RD'" in finding.message) == ("CB549", True)


def test_lines_are_read_where_a_program_put_all_on_one_layer(
    shipped_library: Library, tmp_path: Path
) -> None:
    path, document = drawing_of(shipped_library, POWER, tmp_path, "en")
    lines_of(document)["5"].dxf.text = "15"
    for item in document.modelspace():
        item.dxf.layer = "0"
    document.saveas(path)
    (change,) = plan_import(shipped_library, [path], shipped_mappings()).changes[path]
    assert (change.place, change.new) == ("cable.conductors[A].core_number", "15")
