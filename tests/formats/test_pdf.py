"""PDF documents: one a part, searchable, with bookmarks, the same bytes always."""

import re
import zlib
from base64 import a85decode
from pathlib import Path
from shutil import which
from subprocess import run

import pytest

from cadbridge.drawing.emit.flat import flat
from cadbridge.drawing.said.words import words_in
from cadbridge.drawing.shapes.items import Text
from cadbridge.drawing.shapes.lettering import text_width
from cadbridge.drawing.sheets.data_pages import data_pages
from cadbridge.drawing.sheets.data_sections import Section
from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, format_named
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Function, FunctionType, Library, Part

PARTS = ("MPC.DUET HV 80", "MPC.SIGNAL CABLE for DUET AD", "SIE.3RT2026-2EK60", "GEN.SUBD-9P")


def job(library: Library, *numbers: str, **options: str) -> WriteJob:
    parts = tuple(library.part_by_number[number] for number in numbers)
    return WriteJob(library=library, parts=parts, mappings=shipped_mappings(), options=options)


def export(library: Library, folder: Path, number: str, **options: str) -> bytes:
    written = format_named("pdf").export
    assert written is not None
    (path,) = written(job(library, number, **options), folder)
    assert path.parent == folder / "pdf"
    return path.read_bytes()


def streams(content: bytes) -> list[bytes]:
    """What the pages say; streams that are not text are passed over."""
    found = []
    for body in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(a85decode(b"<~" + body.strip(), adobe=True)))
        except (ValueError, zlib.error):
            continue
    return found


@pytest.mark.parametrize("number", PARTS)
def test_a_document_has_pages_and_bookmarks(
    shipped_library: Library, number: str, tmp_path: Path
) -> None:
    content = export(shipped_library, tmp_path, number)
    assert content.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type /Page\b(?!s)", content))
    assert pages >= 2
    assert content.count(b"/Dest ") == pages
    assert b"/ToUnicode" in content


@pytest.mark.parametrize("number", PARTS[:2])
def test_the_bytes_are_the_same_always(
    shipped_library: Library, number: str, tmp_path: Path
) -> None:
    first = export(shipped_library, tmp_path / "a", number)
    assert export(shipped_library, tmp_path / "b", number) == first
    assert export(shipped_library, tmp_path / "c", number, language="de") != first


def test_pictures_are_vectors(shipped_library: Library, tmp_path: Path) -> None:
    content = export(shipped_library, tmp_path, "GEN.SUBD-9P")
    assert b"/Subtype /Image" not in content
    assert any(b" c\n" in stream and b"BT" in stream for stream in streams(content))


def test_one_file_holds_one_part(shipped_library: Library, tmp_path: Path) -> None:
    write = format_named("pdf").write
    assert write is not None
    write(job(shipped_library, "GEN.SUBD-9P"), tmp_path / "one.pdf")
    assert (tmp_path / "one.pdf").is_file()
    with pytest.raises(FileError, match="one document holds one part"):
        write(job(shipped_library, *PARTS), tmp_path / "two.pdf")
    assert not (tmp_path / "two.pdf").exists()


@pytest.mark.parametrize("language", ["en", "de", "it"])
def test_data_pages_keep_to_their_frame(shipped_library: Library, language: str) -> None:
    for part in shipped_library.parts:
        for page in data_pages(shipped_library, part, words_in(language)):
            sheet = flat(page)
            for item in sheet.items:
                if isinstance(item, Text):
                    x, y = item.position
                    assert x > 0
                    assert x + text_width(item.text, item.height) * 0.5 < sheet.width
                    assert 9 < y < sheet.height


def test_every_value_stands_on_a_data_page(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["SIE.3RT2026-2EK60"]
    pages = data_pages(shipped_library, part, words_in())
    shown = " ".join(item.text for page in pages for item in page.items if isinstance(item, Text))
    for item in part.properties:
        assert not item.value or item.value.split()[0] in shown
    for function in part.functions:
        assert function.name.split()[0] in shown


@pytest.mark.parametrize("language", ["en", "de", "it"])
def test_no_word_of_technical_data_is_broken(shipped_library: Library, language: str) -> None:
    words = words_in(language)
    for part in shipped_library.parts:
        pages = data_pages(shipped_library, part, words)
        shown = {
            word
            for page in pages
            for item in page.items
            if isinstance(item, Text)
            for word in item.text.split()
        }
        for item in part.properties:
            assert {
                *words.data(item.name).split(),
                *words.condition(item.condition).split(),
            } <= shown


def test_functions_say_what_they_are_and_what_is_known_of_their_points() -> None:
    function = Function(
        name="M1",
        type=FunctionType.MOTOR,
        terminals=("U1", "V1", "W1"),
        descriptions=("Phase 1", "Phase 2"),
        cross_sections=("0.5-4",),
    )
    part = Part(part_number="A.1", functions=(function,))
    (page,) = data_pages(Library(parts=(part,)), part, words_in())
    texts = [item.text for item in page.items if isinstance(item, Text)]
    assert texts.index("Functions") < texts.index("U1, V1, W1") < texts.index("Phase 1")
    assert {"Phase 1", "Phase 2", "0.5-4"} <= set(texts)
    assert any("otor" in text for text in texts)


def test_further_sections_follow_what_is_known(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["GEN.SUBD-9P"]
    kept = Section("Consists of", ("Part number", "Count"), (("ACME.K1", "2"),))
    pages = data_pages(shipped_library, part, words_in(), [kept])
    texts = [item.text for page in pages for item in page.items if isinstance(item, Text)]
    assert texts.index("Consists of") < texts.index("ACME.K1")


@pytest.mark.parametrize("number", [*PARTS, "MPC.DUET HV 60"])
def test_letters_keep_their_shape(shipped_library: Library, number: str, tmp_path: Path) -> None:
    pages = b"".join(streams(export(shipped_library, tmp_path, number)))
    stretched = [float(share) for share in re.findall(rb"([\d.]+) Tz", pages)]
    assert stretched
    assert 70 < min(stretched) <= max(stretched) <= 110.01


def test_a_table_that_goes_on_says_what_it_is_of(shipped_library: Library) -> None:
    part = shipped_library.part_by_number["MPC.DUET HV 80"]
    *_, last = data_pages(shipped_library, part, words_in("de"))
    texts = [item.text for item in last.items if isinstance(item, Text)]
    assert "Anschluss CN4: HUM.M23-19P-M, Fortsetzung" in texts


@pytest.mark.skipif(not which("pdftotext"), reason="Poppler is not installed")
def test_each_page_says_its_number(shipped_library: Library, tmp_path: Path) -> None:
    export(shipped_library, tmp_path, "MPC.DUET HV 80", language="it")
    (path,) = tmp_path.glob("pdf/*.pdf")
    said = run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    *pages, _ = said.split("\f")
    for number, text in enumerate(pages, 1):
        assert f"Pagina {number}/{len(pages)}" in text


def text_of(content: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(content)
    found = run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return found.stdout.decode()


@pytest.mark.skipif(which("pdftotext") is None, reason="needs Poppler")
@pytest.mark.parametrize("language", ["en", "de", "it"])
def test_sheets_are_numbered_as_pages_of_the_document(
    language: str, shipped_library: Library, tmp_path: Path
) -> None:
    content = export(shipped_library, tmp_path, "MPC.DUET HV 80", language=language)
    pages = text_of(content, tmp_path).rstrip("\f").split("\f")
    for number, page in enumerate(pages, 1):
        of_all = f"{number}/{len(pages)}"
        assert set(re.findall(r"(?<![\w/:.-])\d+/\d+(?![\w/])", page)) == {of_all}


@pytest.mark.skipif(which("pdftotext") is None, reason="needs Poppler")
def test_what_is_asked_for_is_all_there_is(shipped_library: Library, tmp_path: Path) -> None:
    number = "MPC.DUET HV 80"
    port = export(shipped_library, tmp_path / "a", number, port="cn4", side="wiring")
    assert port.count(b"/Dest ") == 1
    said = text_of(port, tmp_path)
    assert "CN4" in said
    assert "Termination side" in said
    faces = export(shipped_library, tmp_path / "b", number, face_only="yes", port="CN4")
    assert faces.count(b"/Dest ") == 1
    assert "CN4" not in text_of(faces, tmp_path)
    (width, height) = map(float, re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+)", faces)[0])
    assert 100 < width < 600
    assert 100 < height < 900


def test_a_part_without_the_port_has_no_document(shipped_library: Library, tmp_path: Path) -> None:
    pdf = format_named("pdf")
    assert pdf.export is not None
    assert pdf.write is not None
    both = job(shipped_library, "MPC.DUET HV 80", "SIE.3RT2026-2EK60", port="CN4")
    (path,) = pdf.export(both, tmp_path)
    assert path.stem == "MPC.DUET HV 80"
    with pytest.raises(FileError, match="no port or end is called"):
        pdf.write(job(shipped_library, "SIE.3RT2026-2EK60", port="CN4"), tmp_path / "one.pdf")
