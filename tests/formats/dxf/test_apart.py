"""Drawings of ours that people exploded, turned, mirrored or scaled as a whole."""

import re
from math import pi
from pathlib import Path

import pytest
from ezdxf.entities.insert import Insert
from ezdxf.filemanagement import readfile
from ezdxf.math import Matrix44

from cadbridge.formats import ReadResult
from cadbridge.formats.dxf.file.opening import open_dxf
from cadbridge.formats.dxf.read.drawn.walk import shapes_of
from cadbridge.formats.dxf.read.resolve import resolve
from cadbridge.jobs.diff import Change
from cadbridge.model import Library
from tests.formats.dxf.drawn import WHOLE, changes, codes, export, export_all, read
from tests.formats.dxf.test_round_trip import strip


def explode(path: Path) -> None:
    """Every block to its shapes; attributes vanish or become texts, as programs do it."""
    document = readfile(path)
    space = document.modelspace()
    while inserts := [item for item in space if isinstance(item, Insert)]:
        for insert in inserts:
            insert.explode()
    document.saveas(path)


def alter(path: Path, matrix: Matrix44) -> None:
    """The whole drawing, as the commands of a CAD program do it."""
    document = readfile(path)
    for entity in document.modelspace():
        entity.transform(matrix)
    document.saveas(path)


def settled(library: Library, result: ReadResult) -> list[Change]:
    return changes(library, resolve(result, library))


ROUND = ("MPC.DUET 40", "MPC.DUET HV 80", "MPC.SIGNAL CABLE for DUET AD", "HUM.M23-19P-F")


OTHERS = ("GEN.HAN 8D-M", "GEN.SUBD-9P", "GEN.MINIDIN-6P-F", "GEN.RJ45-8P-M", "MPC.DUET HV 142")


@pytest.mark.parametrize("keep_attributes", [True, False])
@pytest.mark.parametrize("part", [*ROUND, *OTHERS])
def test_an_exploded_drawing_comes_back(
    shipped_library: Library, part: str, keep_attributes: bool, tmp_path: Path
) -> None:
    for path in export_all(shipped_library, part, tmp_path):
        if not keep_attributes:
            strip(path)
        explode(path)
        result = read(path)
        assert settled(shipped_library, result) == []
        is_whole = WHOLE.search(path.stem)
        assert codes(result) == (["CB538"] if is_whole else ["CB502", "CB519"])


CHANGES = {
    "turned by 90°": Matrix44.z_rotate(pi / 2),
    "turned by 90°, mirrored": Matrix44.scale(-1, 1, 1) * Matrix44.z_rotate(-pi / 2),
    "scaled by 25.4": Matrix44.scale(25.4),
    "scaled by 0.03937": Matrix44.scale(1 / 25.4) * Matrix44.translate(50, 70, 0),
}


@pytest.mark.parametrize("exploded", [True, False])
@pytest.mark.parametrize("words", CHANGES)
@pytest.mark.parametrize("part", ROUND)
def test_a_drawing_changed_as_a_whole_is_set_upright(
    shipped_library: Library, part: str, words: str, exploded: bool, tmp_path: Path
) -> None:
    path = export(shipped_library, part, tmp_path)[0]
    if exploded:
        explode(path)
    alter(path, CHANGES[words])
    result = read(path)
    assert settled(shipped_library, result) == []
    (finding,) = (item for item in result.findings if item.code == "CB520")
    assert finding.message == words


def test_a_moved_drawing_needs_no_words(shipped_library: Library, tmp_path: Path) -> None:
    path = export(shipped_library, "MPC.DUET 40", tmp_path)[0]
    alter(path, Matrix44.translate(120, -30, 0))
    assert read(path).findings == ()
    assert changes(shipped_library, read(path)) == []


def test_letters_without_height_do_not_set_a_drawing_upright(
    shipped_library: Library, tmp_path: Path
) -> None:
    path = export(shipped_library, "MPC.DUET 40", tmp_path)[0]
    content = path.read_text("utf-8")
    content, count = re.subn(r"\(texts set for \d+:1\)", "(texts set for 0:1)", content)
    assert count
    path.write_text(content, "utf-8")
    assert "CB520" not in codes(read(path))


def test_positions_mirrored_under_upright_texts_are_refused(
    shipped_library: Library, tmp_path: Path
) -> None:
    """CAD programs keep texts readable when they mirror a drawing (MIRRTEXT 0)."""
    path = export(shipped_library, "MPC.DUET HV 80", tmp_path)[0]
    explode(path)
    words = {word.handle: word for word in shapes_of(open_dxf(path), path).words}
    document = readfile(path)
    for entity in document.modelspace():
        word = words.get(entity.dxf.handle)
        if word:
            entity.translate(-2 * word.middle[0], 0, 0)
        else:
            entity.transform(Matrix44.scale(-1, 1, 1))
    document.saveas(path)
    result = read(path)
    assert codes(result) == ["CB521"]
    assert result.library == Library()
