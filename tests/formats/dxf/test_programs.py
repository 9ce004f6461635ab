"""Drawings opened by programs of other makers, where those are installed."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from ezdxf.entities.dxfentity import DXFEntity
from ezdxf.entities.insert import Insert
from ezdxf.filemanagement import readfile

from cadbridge.model import Library
from tests.formats.dxf.drawn import WHOLE as WHOLE_STEM
from tests.formats.dxf.drawn import export, export_all, face_of

PART = "HUM.M23-19P-F"
NUMBERS = {str(number) for number in range(1, 20)}
BLACK = 100
"""Grey values below this are ink."""
WHITE = 254
"""AutoCAD's index of the colour in which white cores are drawn."""
DOTS = "200"
"""An inch; at fewer, the digits of a number touch."""
Dot = tuple[int, int]

SHEETS: tuple[dict[str, str], ...] = ({}, {"space": "model"}, {"dxf_version": "R12"})
"""A layout, and the sheet in model space where it was asked for or where there are no layouts."""
WHOLE = ("MPC.DUET HV 80", "MPC.POWER CABLE for DUET FLEXI")
"""A drive with two sheets of ports, and a cable with a white and a black core."""

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
    shown = shown_by_libreoffice(path, tmp_path)
    drawn = texts_of(path) + texts_of_face(path)
    assert {word: shown[word] for word in NUMBERS} == {word: drawn[word] for word in NUMBERS}
    assert {PART, "Mating", "female"} <= set(shown)


@pytest.mark.parametrize("space", ["paper", "model"])
@needs("soffice")
@needs("pdftotext")
def test_libreoffice_shows_sheets(shipped_library: Library, space: str, tmp_path: Path) -> None:
    """Of a layout the model, once; of a sheet in model space all of it, with its scale."""
    (path,) = export(shipped_library, PART, tmp_path, sheet="a4", space=space)
    shown = shown_by_libreoffice(path, tmp_path)
    assert set(shown) >= NUMBERS
    assert shown["sheet"] == (1 if space == "model" else 0)
    assert shown["female"] == 2  # caption and title block


@pytest.mark.parametrize("options", SHEETS, ids=str)
@pytest.mark.parametrize("part", WHOLE)
@needs("soffice")
@needs("pdftotext")
def test_libreoffice_shows_sheets_of_whole_parts(
    shipped_library: Library, part: str, options: dict[str, str], tmp_path: Path
) -> None:
    for path in whole_sheets(shipped_library, part, tmp_path, options):
        shown = shown_by_libreoffice(path, tmp_path)
        words = " ".join(texts_of(path).elements()).split()
        drawn = Counter(word for word in words if word.isascii())  # of R12 it takes no code page
        assert {word for word in drawn if shown[word] < drawn[word]} == set()


def shown_by_libreoffice(path: Path, folder: Path) -> Counter[str]:
    """The words of a drawing in the document that LibreOffice makes of it."""
    profile = (folder / "profile").as_uri()
    run(
        *("soffice", f"-env:UserInstallation={profile}", "--headless"),
        *("--convert-to", "pdf", "--outdir", folder, path),
    )
    text = run("pdftotext", "-layout", folder / f"{path.stem}.pdf", "-")
    return Counter(text.split())


def whole_sheets(library: Library, part: str, folder: Path, options: dict[str, str]) -> list[Path]:
    """The drawings of all ports, or of the whole cable."""
    files = export_all(library, part, folder, **options)
    return [path for path in files if WHOLE_STEM.search(path.stem)]


def texts_of(path: Path) -> Counter[str]:
    """The texts of table, title block and caption."""
    return Counter(item.dxf.text for item in readfile(path).modelspace().query("TEXT"))


def texts_of_face(path: Path) -> Counter[str]:
    """The contacts' numbers."""
    block = face_of(readfile(path)).block()
    assert block is not None
    return Counter(item.dxf.text for item in block.query("TEXT"))


@VERSIONS
@pytest.mark.parametrize("options", [{}, {"sheet": "a4", "space": "model"}], ids=str)
@needs("librecad")
@needs("pdftoppm")
def test_librecad_draws_outline_contacts_and_each_digit_once(
    shipped_library: Library, version: str, options: dict[str, str], tmp_path: Path
) -> None:
    (path,) = export(shipped_library, PART, tmp_path, dxf_version=version, **options)
    whole, line = printed(path)
    for shapes in ("INSERT", "ARC CIRCLE"):
        assert ink(printed(without_in_face(path, shapes))[0]) < ink(whole)
    bare, _ = printed(without_in_face(path, "TEXT"))
    digits = (index for index, dot in enumerate(whole) if dot < BLACK <= bare[index])
    assert pieces({divmod(index, line) for index in digits}) == len("".join(NUMBERS))


@pytest.mark.parametrize("options", SHEETS[1:], ids=str)
@pytest.mark.parametrize("part", WHOLE)
@needs("librecad")
@needs("pdftoppm")
def test_librecad_prints_sheets_of_whole_parts_to_their_edges(
    shipped_library: Library, part: str, options: dict[str, str], tmp_path: Path
) -> None:
    for path in whole_sheets(shipped_library, part, tmp_path, options):
        dots, line = printed(path, "420x297")
        columns = [ink(dots[index::line]) for index in range(line)]
        tall = [
            index * 420 / line
            for index, count in enumerate(columns)
            if count > len(dots) / line * 0.9
        ]
        assert min(abs(place - 20) for place in tall) < 1  # the frame, left and right
        assert min(abs(place - 410) for place in tall) < 1


@pytest.mark.parametrize("version", ["R12", "R2013"])
@needs("librecad")
@needs("pdftoppm")
def test_librecad_prints_a_white_core_light(
    shipped_library: Library, version: str, tmp_path: Path
) -> None:
    """What is wholly white it prints in black, and a black core would be taken for it."""
    options = {"dxf_version": version}
    (path,) = whole_sheets(shipped_library, WHOLE[1], tmp_path, options)
    with_white = ink(printed(path, "420x297")[0])
    document = readfile(path)
    space = document.modelspace()
    bands = [item for item in space.query("SOLID") if item.dxf.color == WHITE]
    assert bands
    for item in bands:
        item.destroy()
    without = path.with_name("without.dxf")
    document.saveas(without)
    assert with_white <= ink(printed(without, "420x297")[0])


def printed(path: Path, size: str = "210x297") -> tuple[bytes, int]:
    """The grey values of a drawing as LibreCAD prints it, and how many a line has."""
    run("librecad", "dxf2pdf", "-a", "-p", size, "-t", path.parent, path)
    picture = path.with_suffix("")
    run("pdftoppm", "-gray", "-r", DOTS, "-singlefile", path.with_suffix(".pdf"), picture)
    _, line, _, head = picture.with_name(f"{picture.name}.pgm").read_bytes().split(maxsplit=3)
    return head.partition(b"\n")[2], int(line)


def ink(picture: bytes) -> int:
    """Count of dark dots."""
    return sum(dot < BLACK for dot in picture)


def pieces(left: set[Dot]) -> int:
    """How many patches of dots there are that touch no other; takes the dots out of the set."""
    count = 0
    while left:
        count += 1
        patch = [left.pop()]
        while patch:
            row, column = patch.pop()
            around = {(row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)} & left
            left -= around
            patch += around
    return count


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
import os
import FreeCAD, importDXF
settings = FreeCAD.ParamGet("User parameter:BaseApp/Preferences/Mod/Draft")
settings.SetBool("dxfUseLegacyImporter", False)
settings.SetBool("dxfShowDialog", False)
settings.SetBool("dxftext", True)
document = FreeCAD.newDocument("face")
importDXF.insert({path!r}, "face")
shapes = [item.Shape for item in document.Objects if hasattr(item, "Shape")]
with open({said!r}, "w", encoding="utf-8") as said:
    print("VERSION", ".".join(FreeCAD.Version()[:2]), sep="|", file=said)
    sizes = (f"{{s.BoundBox.XLength:.2f}} {{len(s.Edges)}}" for s in shapes)
    print("SHAPES", *sizes, sep="|", file=said)
    texts = [text for item in document.Objects for text in getattr(item, "Text", ())]
    print("TEXTS", *texts, sep="|", file=said)
os._exit(0)
"""
"""Texts are a choice in the settings of FreeCAD 1.0, which reads drawings only with its window."""


@VERSIONS
@needs("freecad")
@needs("xvfb-run")
def test_freecad_shows_face_and_table_and_old_ones_no_number_in_a_block(
    shipped_library: Library, version: str, tmp_path: Path
) -> None:
    (path,) = export(shipped_library, PART, tmp_path, dxf_version=version)
    said = opened_by_freecad(path, tmp_path)
    shapes = [shape.split() for shape in said["SHAPES"]]
    drawing = readfile(path)
    lines_outside = len(drawing.modelspace().query("LINE"))
    drawn = len(list(edges(face_of(drawing)))) + lines_outside
    assert sum(int(count) for _, count in shapes) == drawn
    assert "26.50" in {width for width, _ in shapes}
    outside, inside = texts_of(path), texts_of_face(path)
    assert set(inside) == NUMBERS
    in_blocks = Counter() if said["VERSION"] == ["0.20"] else inside
    assert Counter(said["TEXTS"]) == outside + in_blocks


def edges(insert: Insert) -> Iterator[DXFEntity]:
    """The lines of the face and its contacts; its centre lines are 26.5 mm apart."""
    for entity in insert.virtual_entities():
        if isinstance(entity, Insert):
            yield from edges(entity)
        elif entity.dxftype() in ("LINE", "ARC", "CIRCLE"):
            yield entity


@pytest.mark.parametrize("options", SHEETS, ids=str)
@pytest.mark.parametrize("part", WHOLE)
@needs("freecad")
@needs("xvfb-run")
def test_freecad_shows_sheets_of_whole_parts(
    shipped_library: Library, part: str, options: dict[str, str], tmp_path: Path
) -> None:
    for path in whole_sheets(shipped_library, part, tmp_path, options):
        assert texts_of(path) - Counter(opened_by_freecad(path, tmp_path)["TEXTS"]) == Counter()


def opened_by_freecad(path: Path, folder: Path) -> dict[str, list[str]]:
    """What FreeCAD finds in a drawing."""
    script, answer = folder / "open.py", folder / "said"
    script.write_text(FREECAD.format(path=str(path), said=str(answer)), "utf-8")
    screen = (f"HOME={folder}", "QT_QPA_PLATFORM=xcb", "QTWEBENGINE_DISABLE_SANDBOX=1")
    run("env", *screen, "xvfb-run", "-a", "freecad", script)
    lines = [line.split("|") for line in answer.read_text("utf-8").splitlines()]
    return {name: rest for name, *rest in lines}
