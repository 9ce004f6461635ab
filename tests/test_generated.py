"""What is generated from the code is up to date: ``python -m tools.regenerate`` writes it."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

import cadbridge
from cadbridge.formats.dxf.file.frame import FOLDER, Frame
from cadbridge.formats.dxf.file.versions import VERSIONS
from cadbridge.jobs.explain import all_rules
from cadbridge.library import schema_text
from cadbridge.library.exported import MARK
from cadbridge.library.schema import SCHEMA_FILE
from tools import dxf_frames, regenerate

ROOT = Path(__file__).parent.parent
TEXT = (".xml", ".dxf", ".svg", ".html", ".css", ".js")


def test_every_finding_code_has_its_page(tmp_path: Path) -> None:
    regenerate.write_finding_pages(tmp_path / "findings")
    fresh = {path.name: path.read_text("utf-8") for path in (tmp_path / "findings").iterdir()}
    shipped = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/findings").iterdir()}
    assert shipped == fresh


@pytest.mark.skipif(version("ezdxf") != dxf_frames.MADE_WITH, reason="another ezdxf")
@pytest.mark.parametrize("release", VERSIONS)
def test_the_frames_of_dxf_files_are_those_of_ezdxf(release: str) -> None:
    text = (FOLDER / f"{release}.json").read_text("utf-8")
    assert Frame(**json.loads(text)) == dxf_frames.make_frame(release)


def test_advice_says_what_to_do() -> None:
    for rule in all_rules().values():
        assert rule.title and rule.advice.endswith("."), rule.code
        assert rule.code[:3] in regenerate.AREAS, rule.code


def test_the_tables_in_the_readme_are_the_formats_own() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert regenerate.with_tables(text) == text


def test_the_page_of_the_fields_is_the_formats_own() -> None:
    assert (ROOT / "docs" / "fields.md").read_text("utf-8") == regenerate.fields_page()


@pytest.fixture(scope="module")
def fresh_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    regenerate.write_samples(folder)
    return folder


def test_the_samples_are_those_files(fresh_samples: Path) -> None:
    assert _files(ROOT / "samples") == _files(fresh_samples)


def test_the_samples_hold_what_they_should(fresh_samples: Path) -> None:
    """Texts to the byte; archives and workbooks by what they hold, as zlib may change."""
    for name in _files(fresh_samples):
        fresh, shipped = fresh_samples / name, ROOT / "samples" / name
        if fresh.suffix in TEXT or fresh.name == MARK:
            assert shipped.read_bytes() == fresh.read_bytes(), name
        else:
            assert cadbridge.read(shipped) == cadbridge.read(fresh), name


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_schema_is_that_of_the_model() -> None:
    assert (ROOT / "library" / SCHEMA_FILE).read_text("utf-8") == schema_text()
