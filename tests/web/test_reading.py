"""A stranger's list and drawing: seen as they were read, and read as they are meant."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadbridge.web.site import Site

from .client import Answer, Client, forms, serving

LIST = "Steckverbinder X4;;\nKontakt;Signal;Kommentar zur Ader\n1;CAN_H;neu\n2;CAN_L;alt\n"
DRAWING = Path(__file__).parents[2] / "samples" / "dxf"


def said(visitor: Client, page: Answer, **fields: str) -> Answer:
    """Say how a file is meant."""
    path = f"{page.headers['path']}/reading"
    form = forms(page, path)[0]
    return visitor.follow(visitor.post(form.action, {**form.fields, **fields}))


@pytest.fixture
def with_mappings(site: Site, tmp_path: Path) -> Iterator[tuple[Path, Client]]:
    """A server with a folder of mappings of one's own."""
    own = tmp_path / "mappings"
    own.mkdir()
    with serving(site.library_path, tmp_path / "private") as (other, visitor):
        other.mappings_path = own
        yield own, visitor.enter(other)


def test_the_sheet_is_shown_with_what_was_understood(visitor: Client) -> None:
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    assert "How the sheet was understood" in page.words
    rows = re.findall(r'<tr class="row-(\w+)">\s*<th scope="row">(\d+)</th>', page.text)
    assert {number: kind for kind, number in rows}["2"] == "titles"
    assert {number: kind for kind, number in rows}["3"] == "read"
    heads = re.findall(r'<th scope="col">(\w+)<span class="field">([^<]*)</span>', page.text)
    assert ("A", "contact") in heads
    assert "Rows read: 2" in page.words


def test_a_column_is_said_to_hold_something_and_the_result_is_there(visitor: Client) -> None:
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    menu = re.search(r'<option value="(Kommentar zur Ader=remarks)">', page.text)
    assert menu
    page = said(visitor, page, columns=menu[1], part="ACME.K4", port="X4")
    heads = re.findall(r'<th scope="col">(\w+)<span class="field">([^<]*)</span>', page.text)
    assert ("C", "remarks") in heads
    assert "ACME.K4" in page.words
    assert "cadbridge show Kabelliste.csv --part ACME.K4 --port X4 --columns" in page.words


def test_a_list_that_nobody_understands_is_shown_to_be_explained(visitor: Client) -> None:
    page = visitor.drop(("Liste.csv", b"Foo;Bar\n1;CAN_H\n2;CAN_L\n"))
    assert "parts 0" in page.words and "How the sheet was understood" in page.words
    page = said(visitor, page, columns="Foo=contact,Bar=signal")
    assert "parts 1" in page.words and "Rows read: 2" in page.words


def test_what_was_said_is_kept_for_the_next_list(with_mappings: tuple[Path, Client]) -> None:
    own, visitor = with_mappings
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    page = said(visitor, page, columns="Kommentar zur Ader=remarks")
    visitor.follow(visitor.press(page, f"{page.headers['path']}/keep"))
    assert "Kommentar zur Ader: remarks" in (own / "excel.yaml").read_text("utf-8")
    again = visitor.drop(("Noch eine.csv", LIST.encode()))
    heads = re.findall(r'<th scope="col">(\w+)<span class="field">([^<]*)</span>', again.text)
    assert ("C", "remarks") in heads


def test_it_is_kept_under_the_name_of_a_supplier(with_mappings: tuple[Path, Client]) -> None:
    _, visitor = with_mappings
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    page = said(visitor, page, columns="Kommentar zur Ader=remarks")
    visitor.follow(visitor.press(page, f"{page.headers['path']}/keep", {"supplier": "Nord"}))
    again = visitor.drop(("Noch eine.csv", LIST.encode()))
    heads = r'<th scope="col">(\w+)<span class="field">([^<]*)</span>'
    assert ("C", "remarks") not in re.findall(heads, again.text)
    assert '<option value="Nord">' in again.text
    again = said(visitor, again, supplier="Nord")
    assert ("C", "remarks") in re.findall(heads, again.text)
    assert "--supplier Nord" in again.words


def test_rows_left_out_say_why(visitor: Client) -> None:
    rows = "Connector X4;;\nPin;Signal;Note\n1;CAN_H;\nReserve;;\nTotal;2;\n"
    page = visitor.drop(("AX1.csv", rows.encode()))
    why = re.findall(r'<th scope="row">(\d+)</th>.*?<td class="why">([^<]*)</td>', page.text, re.S)
    assert dict(why)["4"] == "no contact"
    assert dict(why)["5"] == "a line that closes the table"
    assert "What the rows are of: AX1 X4" in page.words


def test_a_list_of_parts_is_shown_as_it_was_understood(visitor: Client) -> None:
    rows = "Pos;MPN;Brand;Shelf\n1;4711;ACME;A7\n2;4712;ACME;A8\n;;;\nTotal;2;;\n"
    page = visitor.drop(("order.csv", rows.encode()))
    kinds = re.findall(r'<tr class="row-(\w+)">\s*<th scope="row">(\d+)</th>', page.text)
    found = {number: kind for kind, number in kinds}
    assert (found["1"], found["2"], found["5"]) == ("titles", "read", "left")
    assert re.search(r'B<span class="field">order number</span>', page.text)


def test_a_drawing_stands_beside_what_was_read_and_is_switched(visitor: Client) -> None:
    source = max(DRAWING.rglob("*.dxf"), key=lambda path: "faces" in path.parts)
    page = visitor.drop((source.name, source.read_bytes()))
    assert "The drawing itself" in page.words
    assert "female mating face" in page.words
    address = re.search(r'<img src="([^"]+)"', page.text)
    assert address
    picture = visitor.get(address[1])
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in picture.headers["content-security-policy"]
    assert b"<script" not in picture.body and b"<svg" in picture.body
    page = said(visitor, page, view="wiring", gender="female")
    assert "cadbridge show" in page.words and "--view wiring --gender female" in page.words
    assert re.search(r'<option value="wiring" selected', page.text)


def test_what_nobody_offers_is_not_taken(visitor: Client) -> None:
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    page = said(visitor, page, save_columns="/etc", nonsense="1", header_row="99999")
    assert page.status == 200
    assert not Path("/etc/excel.yaml").exists()
