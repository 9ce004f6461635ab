"""Small files that ask for much work: counted in lines run and bytes taken, not in seconds."""

import tracemalloc
from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest

from cadbridge.check import check_library
from cadbridge.errors import CadbridgeError
from cadbridge.formats.dxf.file.mtext import plain
from cadbridge.jobs.reading import read_path
from cadbridge.library import read_library
from cadbridge.mapping import shipped_mappings
from tests.test_growth import lines_run

MOST_LINES = 6_000_000
MOST_BYTES = 200_000_000

EMPTY_BLOCK = "0\nBLOCK\n8\n0\n2\nE\n70\n0\n10\n0\n20\n0\n0\nENDBLK\n8\n0\n"
GRID = "0\nINSERT\n8\n0\n2\n{0}\n10\n0\n20\n0\n70\n{1}\n71\n{2}\n44\n1\n45\n1\n"
CONTACT = "0\nCIRCLE\n8\n0\n10\n0\n20\n0\n40\n0.4\n0\nTEXT\n8\n0\n10\n0\n20\n0\n40\n0.3\n1\n7\n"


def dxf(entities: str, blocks: str = EMPTY_BLOCK) -> str:
    return (
        f"0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n"
        f"0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n"
    )


def block(name: str, content: str) -> str:
    return EMPTY_BLOCK.replace("\nE\n", f"\n{name}\n", 1).replace(
        "0\nENDBLK", f"{content}0\nENDBLK"
    )


DRAWINGS: dict[str, Callable[[], str]] = {
    "one grid": lambda: dxf(GRID.format("E", 300, 300)),
    "twenty grids": lambda: dxf(GRID.format("E", 300, 300) * 20),
    "a row": lambda: dxf(GRID.format("E", 32767, 1)),
    "grids in grids": lambda: dxf(
        GRID.format("G", 100, 100), EMPTY_BLOCK + block("G", GRID.format("E", 100, 100))
    ),
    "single ones": lambda: dxf(GRID.format("E", 1, 1) * 30_000),
    "lines across each other": lambda: dxf(
        "".join(
            f"0\nLINE\n8\n0\n10\n{i % 100}\n20\n{i // 100}\n11\n{i * 7 % 100}\n21\n{i % 77}\n"
            for i in range(3000)
        )
        + CONTACT
    ),
    "nested codes": lambda: dxf(
        "0\nMTEXT\n8\n0\n10\n0\n20\n0\n40\n0.3\n" + ("3\n" + "{\\H2;" * 50 + "\n") * 400 + "1\nx\n"
    ),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_read_or_refused_with_bounded_work(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_text(DRAWINGS[name](), "ascii")
    assert work_of(lambda: read_path(path, shipped_mappings())) < MOST_LINES


@pytest.mark.parametrize("name", ["one grid", "single ones"])
def test_a_drawing_takes_bounded_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_text(DRAWINGS[name](), "ascii")
    tracemalloc.start()
    try:
        quietly(lambda: read_path(path, shipped_mappings()))
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()


def test_placements_are_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_text(DRAWINGS["twenty grids"](), "ascii")
    with pytest.raises(CadbridgeError, match="places too many blocks"):
        read_path(path, shipped_mappings())


@pytest.mark.parametrize(
    "code", ["{\\H2;", "\\H", "\\S1/2;", "\\\\", "\\U+00b0", "\\Fx|b0;", "^J", "%%c"]
)
def test_codes_of_texts_take_work_that_grows_with_them(code: str) -> None:
    small, large = lines_run(lambda: plain(code * 500)), lines_run(lambda: plain(code * 5000))
    assert large <= 11 * small


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{\\fArial|b0;7}", "7"),
        ("\\A1;X1\\PX2", "X1\nX2"),
        ("1\\S1/2;", "11/2"),
        ("\\L7\\l \\{a\\} \\\\", "7 {a} \\"),
        ("%%c10 %%d \\U+00B1 ^ ", "Ø10 ° ± ^"),
        ("a\\~b", "a b"),
        ("no end \\H2", "no end \\H2"),
        ("\\C1;a\\C2", "a\\C2"),
        ("\\", "\\"),
        ("", ""),
    ],
)
def test_codes_of_texts(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (list(repeat((0.0, 0.0), 600)), "contacts 0, 1, 2 and 597 more overlap"),
        ([(index * 0.0001, 0.0) for index in range(600)], "contacts 0, 1, 2 and 597 more overlap"),
        ([(0.0, index * 0.3) for index in range(600)], "contacts 0, 1, 2 and 597 more overlap"),
        ([(index * 9.0, 0.0) for index in range(600)] * 2, ""),
        ([(0.0, 0.0), (0.2, 0.0), (9.0, 0.0)], "contacts 0 and 1 overlap"),
        ([(0.0, 0.0), (0.4, 0.0), (0.8, 0.0)], "contacts 0, 1 and 2 overlap"),
    ],
)
def test_crowded_contacts_are_one_finding(
    places: list[tuple[float, float]], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "face.yaml"
    rows = "\n".join(
        f"      - {{id: '{index}', x_mm: {x:.4f}, y_mm: {y:.4f}, diameter_mm: 0.5}}"
        for index, (x, y) in enumerate(places)
    )
    figures = "    shell: {kind: circular}\n    key: {kind: unknown}\n"
    path.write_text(f"faces:\n  - id: f\n    title: t\n    contacts:\n{rows}\n{figures}", "utf-8")
    loaded = read_library(path)
    found = []
    assert lines_run(lambda: found.extend(check_library(loaded))) < MOST_LINES
    messages = [item.message for item in found if item.code == "CB251"]
    if said:
        assert messages == [said]
    else:
        assert len(messages) == 600


def work_of(work: Callable[[], object]) -> int:
    return lines_run(lambda: quietly(work))


def quietly(work: Callable[[], object]) -> None:
    try:
        work()
    except CadbridgeError as error:
        assert len(str(error)) < 500
