"""Drawings opened by programs of other makers, where those are installed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile

from cadbridge.model import Library
from tests.formats.dxf.drawn import export, face_of

PART = "HUM.M23-19P-F"
NUMBERS = {str(number) for number in range(1, 20)}
BLACK = 100
"""Grey values below this are ink."""

VERSIONS = pytest.mark.parametrize("version", ["R12", "R2013", "R2018"])


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


def run(*words: str | Path) -> str:
    """What a program prints; no screen, no question, an end in time."""
    done = subprocess.run(
        [str(word) for word in words],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout.decode("utf-8", "replace")


@VERSIONS
@needs("ogrinfo")
def test_gdal_finds_every_number_in_its_place(
    shipped_library: Library, version: str, tmp_path: Path
) -> None:
    (path,) = export(shipped_library, PART, tmp_path, dxf_version=version)
    query = "SELECT Text FROM entities WHERE Layer = 'FACE_NUMBER'"
    shown = run("ogrinfo", "-ro", "-q", path, "-sql", query)
    block = face_of(readfile(path)).block()
    assert block is not None
    drawn = {
        (text.dxf.text, round(text.dxf.insert.x, 6), round(text.dxf.insert.y, 6))
        for text in block.query("TEXT")
    }
    found = re.findall(r"Text \(String\) = (\S+)(?:.|\n)*?POINT Z? ?\((\S+) (\S+)", shown)
    assert {(text, round(float(x), 6), round(float(y), 6)) for text, x, y in found} == drawn
    assert {text for text, _, _ in drawn} == NUMBERS


@VERSIONS
@needs("soffice")
@needs("pdftotext")
def test_libreoffice_shows_every_text(
    shipped_library: Library, version: str, tmp_path: Path
) -> None:
    (path,) = export(shipped_library, PART, tmp_path, dxf_version=version)
    profile = (tmp_path / "profile").as_uri()
    run(
        *("soffice", f"-env:UserInstallation={profile}", "--headless"),
        *("--convert-to", "pdf", "--outdir", tmp_path, path),
    )
    shown = run("pdftotext", "-layout", tmp_path / f"{PART}.pdf", "-").split()
    assert all(shown.count(number) >= 2 for number in NUMBERS)  # beside the contact, in the table
    assert {PART, "Mating", "female"} <= set(shown)


@VERSIONS
@needs("librecad")
@needs("pdftoppm")
def test_librecad_draws_outline_contacts_and_numbers(
    shipped_library: Library, version: str, tmp_path: Path
) -> None:
    (path,) = export(shipped_library, PART, tmp_path, dxf_version=version)
    whole = ink(path)
    without = {kind: ink(without_in_face(path, kind)) for kind in ("TEXT", "INSERT", "ARC CIRCLE")}
    assert min(without.values()) > 0
    assert max(without.values()) < whole


def ink(path: Path) -> int:
    """Count of dark dots of a drawing as LibreCAD prints it."""
    run("librecad", "dxf2pdf", "-a", "-p", "210x297", "-t", path.parent, path)
    picture = path.with_suffix("")
    run("pdftoppm", "-gray", "-r", "100", "-singlefile", path.with_suffix(".pdf"), picture)
    _, _, _, dots = picture.with_name(f"{picture.name}.pgm").read_bytes().split(maxsplit=3)
    return sum(dot < BLACK for dot in dots)


def without_in_face(path: Path, kinds: str) -> Path:
    """The drawing without the entities of some kinds in the block of its face."""
    document = readfile(path)
    block = face_of(document).block()
    assert block is not None
    for entity in [item for item in block if item.dxftype() in kinds]:
        block.delete_entity(entity)
    changed = path.with_name("without.dxf")
    document.saveas(changed)
    return changed


FREECAD = """
import FreeCAD, importDXF
settings = FreeCAD.ParamGet("User parameter:BaseApp/Preferences/Mod/Draft")
settings.SetBool("dxfUseLegacyImporter", False)
document = FreeCAD.newDocument("face")
importDXF.insert({path!r}, "face")
shapes = [item.Shape for item in document.Objects if hasattr(item, "Shape")]
print("WIDTHS", *(round(shape.BoundBox.XLength, 3) for shape in shapes), sep="|")
texts = [text for item in document.Objects for text in getattr(item, "Text", ())]
print("TEXTS", *texts, sep="|")
"""


@needs("freecadcmd")
def test_freecad_shows_the_face_at_its_size_and_the_table(
    shipped_library: Library, tmp_path: Path
) -> None:
    (path,) = export(shipped_library, PART, tmp_path)
    script = tmp_path / "open.py"
    script.write_text(FREECAD.format(path=str(path)), "utf-8")
    lines = [line.split("|") for line in run("freecadcmd", script).splitlines()]
    (widths,) = (line[1:] for line in lines if "WIDTHS" in line[0])
    (texts,) = (line[1:] for line in lines if line[0] == "TEXTS")
    assert "26.5" in widths  # the face from end to end of its centre line
    assert {*NUMBERS, PART, "Mating face, seen from the mating connector"} <= set(texts)
