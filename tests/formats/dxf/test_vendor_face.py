"""A vendor's drawing starts a face of the library, and is compared with it later."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from ezdxf.filemanagement import new

from cadbridge.cli import main
from tests.formats.dxf.test_vendors import PLACES, Point, beside, circle


def draw(path: Path, places: Mapping[str, Point] = PLACES) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = new("R2010", units=4)
    space = document.modelspace()
    space.add_circle((0, 0), 5)
    for name, at in places.items():
        circle(space, at)
        beside(space, name, at)
    space.add_text("male, mating face", height=1).set_placement((-5, -8))
    document.saveas(path)
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library whose face was started from a drawing, then completed by hand."""
    folder = tmp_path / "library"
    assert run("init", folder)[0] == 0
    face = folder / "faces" / "vendor-face.yaml"
    assert run("convert", draw(tmp_path / "vendor-face.dxf"), face)[0] == 0
    text = face.read_text("utf-8")
    completed = text.replace("title: vendor-face", "title: Three contacts")
    completed = completed.replace("key: {kind: unknown}", "key: {kind: rib}")
    completed = completed.replace("diameter_mm: 1.0}", "diameter_mm: 1.0, role: power}")
    assert completed.count("power") == 3 and "rib" in completed and "Three" in completed
    face.write_text(completed, "utf-8")
    return folder


def test_the_library_with_the_new_face_checks(library: Path) -> None:
    status, _ = run("--library", library, "check")
    assert status == 0


@pytest.mark.parametrize("places", [PLACES, {**PLACES, "1": (-1.96, 1.0)}])
def test_the_drawing_it_came_from_changes_nothing(
    library: Path, places: Mapping[str, Point], tmp_path: Path
) -> None:
    path = draw(tmp_path / "new" / "vendor-face.dxf", places)
    assert run("--library", library, "import", path) == (0, "")


APART = "gone or emptied (1), removed only with --remove:"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ({**PLACES, "1": (-1.94, 1.0)}, ["~ faces.contacts[1].x_mm: -2.0 -> -1.94"]),
        (
            {"A": PLACES["1"], "2": PLACES["2"], "3": PLACES["3"]},
            ["+ faces.contacts[A]", APART, "vendor_face", "- faces.contacts[1]  power"],
        ),
    ],
)
def test_what_differs_is_named(
    library: Path, places: Mapping[str, Point], words: list[str], tmp_path: Path
) -> None:
    path = draw(tmp_path / "new" / "vendor-face.dxf", places)
    status, shown = run("--library", library, "import", path)
    lines = [line.strip() for line in shown.splitlines()]
    assert status == 1
    assert lines == ["vendor_face", *words]


def test_a_contact_that_is_gone_is_told_apart(library: Path, tmp_path: Path) -> None:
    path = draw(tmp_path / "new" / "vendor-face.dxf", {name: PLACES[name] for name in "12"})
    status, shown = run("--library", library, "import", path)
    lines = [line.strip() for line in shown.splitlines()]
    assert (status, lines) == (1, [APART, "vendor_face", "- faces.contacts[3]  power"])


def test_converting_a_face_says_which_figures_a_drawing_does_not_give(tmp_path: Path) -> None:
    assert run("export", "GEN.M12-D-4P-M", "--format", "dxf", "--out", tmp_path)[0] == 0
    (ours,) = tmp_path.rglob("GEN.M12-D-4P-M.dxf")
    for source in (ours, draw(tmp_path / "vendor-face.dxf")):
        target = tmp_path / "face.yaml"
        said = CliRunner().invoke(main, ["convert", str(source), str(target)]).stderr
        assert "CB524" in said
        assert "figures" not in target.read_text("utf-8")
