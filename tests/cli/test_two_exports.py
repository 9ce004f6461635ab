"""diff of what two formats hold of the same parts: the two differ in nothing."""

from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from cadbridge.api import shipped_library
from cadbridge.cli import main
from cadbridge.library import select_parts
from cadbridge.model.library import connectors_of

from .conftest import Run

PARTS = ("DUET HV 80", "POWER CABLE for DUET AD", "3RT2026*", "GEN.M12-A-5P-F")
"""The cables for the drive are not among them: EPLAN files name their order codes alone."""
FILES = {
    "eplan": "eplan/parts.xml",
    "edz": "eplan/parts.edz",
    "excel": "excel/pin-lists.xlsx",
    "library": "library",
    "dxf": "dxf",
}
"""What one export writes of all parts, by format."""


def connectors() -> list[str]:
    """The connectors of those parts, which library files take along in any case."""
    library = shipped_library()
    return sorted({n for part in select_parts(library, PARTS) for n in connectors_of(part)})


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    chosen = [word for name in FILES for word in ("--format", name)]
    words = ["export", *PARTS, *connectors(), *chosen, "--out", str(folder)]
    # Of cables without their drives: library files that name what is not in them are told, rc 1.
    assert CliRunner().invoke(main, words).exit_code == 1
    return folder


@pytest.mark.parametrize(("one", "other"), list(permutations(FILES, 2)))
def test_two_formats_of_one_export_do_not_differ(
    run: Run, exported: Path, one: str, other: str
) -> None:
    result = run("diff", str(exported / FILES[one]), str(exported / FILES[other]))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "warning" not in result.stderr


def test_an_order_code_that_is_missing_among_the_accessories_is_a_difference(
    run: Run, exported: Path
) -> None:
    text = (exported / FILES["eplan"]).read_bytes()
    assert text.count(b'"MPC.005108000509"') == 1
    Path("less.xml").write_bytes(text.replace(b'"MPC.005108000509"', b'"MPC.005108000599"'))
    told = run("diff", "less.xml", str(exported / FILES["excel"])).stdout
    assert "accessories[MPC.005108000599]" in told
    assert "+ accessories[MPC.POWER CABLE for DUET HV 80-100-142]" in told
