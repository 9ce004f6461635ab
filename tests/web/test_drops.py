"""A file is dropped, it is said what it is, and it is taken along as something else."""

import io
import re
import threading
import zipfile
from pathlib import Path

import ezdxf.filemanagement
import openpyxl
import pytest

import cadbridge
from cadbridge.web.looking import LookAt
from cadbridge.web.site import Site

from .client import BOUNDARY, Answer, Client, forms, multipart, serving

LIST = b"Pin;Signal;Farbe\n1;+24 V;RD\n2;0 V;BU\n"
SAMPLES = Path(__file__).parents[2] / "samples"
HOSTILE = (
    "../../../../etc/cron.d/evil.csv",
    "..\\..\\windows\\evil.csv",
    "/etc/passwd.csv",
    "C:\\evil.csv",
    "<script>alert(1)</script>.csv",
    '"><img src=x onerror=alert(1)>.csv',
    "javascript:alert(1).csv",
    "\u202evsc.exe.csv",
    "a\x00b.csv",
    "a\r\nSet-Cookie: x=1.csv",
    "CON.csv",
    "aux",
    "....csv",
    ".",
    "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace") + ".csv",
    "x" * 5000 + ".csv",
    "a" + "/b" * 500 + ".csv",
    "${7*7}{{7*7}}%s%n.csv",
    "file:///etc/hostname.csv",
)


def take(visitor: Client, page: Answer, number: str, **fields: str) -> bytes:
    """Press a button that turns a file into a format, and download what came of it."""
    path = page.headers["path"]
    form = next(form for form in forms(page, f"{path}/take") if form.fields | fields == form.fields)
    assert form.fields["of"] == number
    done = visitor.follow(visitor.post(form.action, form.fields))
    assert "Download" in done.words, done.words
    answer = visitor.get(f"{done.headers['path']}/file")
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    return answer.body


def test_a_list_becomes_a_parts_file_and_the_losses_are_named_before(visitor: Client) -> None:
    page = visitor.drop(("ACME D7 X1.csv", LIST))
    assert "Excel pin lists" in page.words and "parts 1" in page.words
    assert "no part is named" in page.words and "CB4" in page.words
    assert "Values that would be lost: " in page.words
    assert str(visitor.port) and "/tmp" not in page.text
    content = take(visitor, page, "1", format="eplan")
    assert content.startswith(b"<?xml") and b"+24 V" in content


def test_a_vendors_file_becomes_what_each_trade_needs(visitor: Client, tmp_path: Path) -> None:
    page = visitor.drop(("parts.xml", (SAMPLES / "eplan" / "parts.xml").read_bytes()))
    assert "EPLAN parts data (XML)" in page.words and "parts 3" in page.words
    assert re.search(r"Port CN1 Contact Signal .* 1 \S+", page.words) and "Functions" in page.words
    wanted = {form.fields["format"] for form in forms(page, f"{page.headers['path']}/take")}
    assert {"eplan", "edz", "excel", "dxf", "pdf", "library", "svg"} <= wanted
    for name in sorted(wanted - {"html"}):
        target = tmp_path / name
        target.write_bytes(take(visitor, page, "1", format=name))
        assert target.stat().st_size > 100
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "excel").read_bytes()))
    assert "Pins" in book.sheetnames
    drawings = zipfile.ZipFile(tmp_path / "dxf").namelist()
    assert any(name.endswith(".dxf") for name in drawings)
    (tmp_path / "again.yaml").write_bytes((tmp_path / "library").read_bytes())
    assert len(cadbridge.read(tmp_path / "again.yaml").library.parts) == 3


def test_losses_are_named_once_and_of_which_part(visitor: Client) -> None:
    page = visitor.drop(("parts.xml", (SAMPLES / "eplan" / "parts.xml").read_bytes()))
    assert "Parts that would not be written: 1" in page.words
    assert re.search(r"contacts, voltage \(\d+\) of MPC\.DUET HV 80\b", page.words)
    for lost in re.findall(r'<details class="lost">(.*?)</details>', page.text, re.DOTALL):
        names = re.findall(r"<strong>(?:<span[^>]*>)?([^<]*)<", lost)
        assert names and len(names) == len(set(names))


def test_a_face_without_a_part_can_be_brought_home(visitor: Client) -> None:
    document = ezdxf.filemanagement.new(units=4)
    for number in range(9):
        at = (number % 5 * 2.76, -(number // 5) * 2.84)
        document.modelspace().add_circle(at, 0.5)
        text = document.modelspace().add_text(str(number + 1), height=0.8)
        text.set_placement((at[0] + 0.7, at[1] + 0.3))
    drawing = io.StringIO()
    document.write(drawing)
    page = visitor.drop(("face.dxf", drawing.getvalue().encode()))
    assert "parts 0" in page.words and "faces 1" in page.words
    review = visitor.follow(visitor.press(page, f"{page.headers['path']}/review"))
    assert "What would be added" in review.words


def test_each_part_can_have_a_workbook_of_its_own(visitor: Client) -> None:
    page = visitor.drop(("parts.xml", (SAMPLES / "eplan" / "parts.xml").read_bytes()))
    names = zipfile.ZipFile(io.BytesIO(take(visitor, page, "1", format="excel", apart="yes")))
    assert len([name for name in names.namelist() if name.endswith(".xlsx")]) >= 3


def test_several_files_are_told_apart_and_what_is_not_read_is_named(visitor: Client) -> None:
    page = visitor.drop(
        ("set/ACME D7.csv", LIST),
        ("set/parts.xml", (SAMPLES / "eplan" / "parts.xml").read_bytes()),
        ("set/holiday.jpg", b"\xff\xd8"),
    )
    assert "ACME D7.csv" in page.words and "parts.xml" in page.words
    assert "Not read, as no format takes them: set/holiday.jpg" in page.words
    assert b"DUET HV 80" in take(visitor, page, "2", of="2", format="library")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xml", b"<html/>", "is not EPLAN parts data"),
        ("a.xlsx", b"PK\x03\x04 cut", "a.xlsx"),
        ("a.edz", b"7z", "a.edz"),
        ("a.dxf", b"\x00" * 4096, "a.dxf"),
        ("a.pdf", b"%PDF", "a.pdf"),
        ("a.csv", b"", "a.csv"),
    ],
)
def test_what_cannot_be_read_is_said_kindly(
    visitor: Client, name: str, content: bytes, said: str
) -> None:
    page = visitor.drop((name, content))
    assert page.status == 200
    assert said in page.words or "parts 0" in page.words
    for word in ("Traceback", "inside the program", "/tmp"):
        assert word not in page.text


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_shown_and_never_a_path(site: Site, visitor: Client, name: str) -> None:
    page = visitor.drop((name, LIST))
    assert page.status in (200, 303, 400, 422), page.words
    for folder in site.folder.rglob("*"):
        assert folder.resolve().is_relative_to(site.folder.resolve())
    for answer in (page, visitor.get("/")):
        assert "<script>alert" not in answer.text and "<img" not in answer.text
        assert "x=1" not in str(answer.headers)
        assert 'href="javascript' not in answer.text
    if "path" in page.headers and (site.desk.find(page.headers["path"].rpartition("/")[2])):
        drop = site.desk.find(page.headers["path"].rpartition("/")[2])
        assert drop is not None
        assert len(drop.files[0].path.name.encode()) < 120


def test_work_can_be_stopped(site: Site, visitor: Client) -> None:
    rows = "".join(f"{number};Signal {number}\n" for number in range(400_000))
    action = forms(visitor.get("/"), "/drops")[0].action
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    answer = visitor.send(
        "POST", action, multipart([("a.csv", f"Pin;Signal\n{rows}".encode())]), headers
    )
    path = answer.headers["location"]
    page = visitor.get(path)
    assert "Waiting for its turn" in page.words or "At work" in page.words
    drop = site.desk.find(path.rpartition("/")[2])
    assert drop is not None and drop.job is not None
    stopped = visitor.press(page, f"/jobs/{drop.job.id}/stop")
    assert stopped.status == 303
    assert "stopped" in visitor.get(path).words
    assert visitor.press(visitor.get("/"), f"{path}/remove").status == 303
    assert not drop.folder.exists()


def test_a_small_file_does_not_wait_behind_large_ones(site: Site, tmp_path: Path) -> None:
    large = b"Pin;Signal\n" + b"".join(b"%d;Signal %d\n" % (n, n) for n in range(400_000))
    with serving(site.library_path, tmp_path) as (own, visitor):
        visitor.enter(own)
        action = forms(visitor.get("/"), "/drops")[0].action
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        for number in range(6):
            visitor.send("POST", action, multipart([(f"L{number}.csv", large)]), headers)
        page = visitor.drop(("ACME D1.csv", LIST))
        assert "parts 1" in page.words
        waiting = [drop for drop in own.desk.drops() if drop.job and drop.job.state == "waiting"]
        assert len(waiting) > 1
        visitor.press(visitor.get("/"), "/drops/none")


def test_twenty_at_once(site: Site, tmp_path: Path) -> None:
    with serving(site.library_path, tmp_path) as (own, visitor):
        visitor.enter(own)
        pages = {}

        def one(number: int) -> None:
            pages[number] = visitor.drop((f"ACME D{number}.csv", LIST)).words

        threads = [threading.Thread(target=one, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(own.desk.drops()) == 20
        for number, words in pages.items():
            assert f"ACME D{number}.csv" in words and "parts 1" in words


def test_progress_is_a_share_where_the_whole_is_known() -> None:
    told: list[float] = []
    task = LookAt(SAMPLES / "eplan", None, {})
    task.run(lambda said, share=None: told.append(share or 0))
    assert told[0] == 0 and told == sorted(told) and 0.5 < told[-1] < 1


def test_files_are_named_as_their_owner_names_them(visitor: Client) -> None:
    page = visitor.drop(('Größe "7" #1.csv', LIST))
    assert "cadbridge show 'Größe \"7\" #1.csv'" in page.words
    page = visitor.drop(("a\u202excslx.csv", LIST))
    assert "\u202e" not in page.text and "\\u202e" in page.text


def test_a_file_of_no_known_kind_hears_of_all_that_are_read(visitor: Client) -> None:
    page = visitor.drop(("file", b"?"))
    for suffix in (".edz", ".xlsx", ".xls", ".ods", ".csv"):
        assert suffix in page.words
