"""A stranger's list and drawing: seen as they were read, and read as they are meant."""

import re
import shlex
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadbridge.formats import said_of_titles
from cadbridge.web import picturing
from cadbridge.web.site import Site
from tests.formats.dxf.test_picture import blocks_in_blocks

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
    assert ("A", "Contact") in heads
    assert "Rows read: 2" in page.words


def test_a_column_is_said_to_hold_something_and_the_result_is_there(visitor: Client) -> None:
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    menu = re.search(r'<option value="(Kommentar zur Ader=remarks)">', page.text)
    assert menu
    page = said(visitor, page, columns=menu[1], part="ACME.K4", port="X4")
    heads = re.findall(r'<th scope="col">(\w+)<span class="field">([^<]*)</span>', page.text)
    assert ("C", "Remarks") in heads
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
    assert ("C", "Remarks") in heads


def test_it_is_kept_under_the_name_of_a_supplier(with_mappings: tuple[Path, Client]) -> None:
    own, visitor = with_mappings
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    page = said(visitor, page, columns="Kommentar zur Ader=remarks")
    visitor.follow(visitor.press(page, f"{page.headers['path']}/keep", {"supplier": "Nord"}))
    again = visitor.drop(("Noch eine.csv", LIST.encode()))
    heads = r'<th scope="col">(\w+)<span class="field">([^<]*)</span>'
    assert ("C", "Remarks") not in re.findall(heads, again.text)
    assert '<option value="Nord">' in again.text
    again = said(visitor, again, supplier="Nord")
    assert ("C", "Remarks") in re.findall(heads, again.text)
    command = shlex.join(["cadbridge", "show", "Noch eine.csv", "--mappings", str(own)])
    assert f"{command} --supplier Nord" in again.words


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
    assert re.search(r'B<span class="field">Order number</span>', page.text)


def test_a_part_number_for_a_list_of_several_is_said_not_to_be_heard(visitor: Client) -> None:
    page = visitor.drop(("Artikel.csv", b"Artikelnummer;Bezeichnung\nA-1;Kabel\nA-2;Stecker\n"))
    assert "is not heard" not in page.words
    assert "names its parts itself: X-9 is not heard" in said(visitor, page, part="X-9").words


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


def test_a_drawing_that_multiplies_beyond_bounds_is_said_in_seconds(visitor: Client) -> None:
    started = time.monotonic()
    page = visitor.drop(("hall.dxf", blocks_in_blocks(9)))
    assert "more than 100000 shapes" in page.words
    assert time.monotonic() - started < 30
    assert "<img" not in page.text and "/reading" not in page.text


def test_a_picture_that_takes_too_long_is_ended_and_all_else_is_there(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturing, "_SECONDS", 0.0)
    source = max(DRAWING.rglob("*.dxf"), key=lambda path: "faces" in path.parts)
    page = visitor.drop((source.name, source.read_bytes()))
    assert "The drawing itself cannot be shown here: this took more than 0 seconds" in page.words
    assert "female mating face" in page.words and "Read it so" in page.words


def test_a_picture_is_made_once_and_goes_with_its_file(site: Site, visitor: Client) -> None:
    source = max(DRAWING.rglob("*.dxf"), key=lambda path: "faces" in path.parts)
    page = visitor.drop((source.name, source.read_bytes()))
    page = said(visitor, page, view="wiring")
    drop = site.desk.find(page.headers["path"].rpartition("/")[2])
    assert drop is not None and len(list(drop.made.iterdir())) == 1
    assert drop.size > source.stat().st_size
    visitor.press(visitor.get("/"), f"/drops/{drop.id}/remove")
    assert not drop.folder.exists()


def test_advice_names_the_switches_of_the_page_alone(visitor: Client) -> None:
    page = visitor.drop(("X1.csv", b"Pin;Signal;Foo\n1;A;x\n2;B;y\n"))
    assert "CB414" in page.words and "choose by its menu what it holds" in page.words
    assert "aliases" not in page.words


def test_what_nobody_offers_is_not_taken(visitor: Client) -> None:
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    page = said(visitor, page, save_columns="/etc", nonsense="1", header_row="99999")
    assert page.status == 200
    assert not Path("/etc/excel.yaml").exists()


STRANGE = (
    "Fa. Muster GmbH;;;\n;;;\nLage;Bez, lang;Farbcode;Bem.\n1;L+;BN;24 V\n2;M;BU;\n3;DI0;BK;x\n"
)
PLAIN = STRANGE.replace("Bez, lang", "Bezeichner")


def menus(page: Answer) -> dict[str, list[str]]:
    """What each menu for a column offers, by its label."""
    found = re.findall(
        r'<label for="column-[^"]*">([^<]*)</label>\s*<select[^>]*name="columns">(.*?)</select>',
        page.text,
        re.S,
    )
    return {label: re.findall(r'<option value="([^"]*)"', inside) for label, inside in found}


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (PLAIN, "Lage=contact,Bezeichner=signal,Farbcode=colour"),
        (STRANGE, "Lage=contact,Bez, lang=signal,Farbcode=colour"),
        (STRANGE.replace("Bez, lang", "a=b, c"), "A=contact,B=signal,C=colour"),
        ("1,5;foo;bar\n1;L+;BN\n2;M;BU\n3;PE;GNYE\n", "A=contact,B=signal,C=colour"),
    ],
    ids=["titles", "a title with a comma", "one that cannot be said", "no titles"],
)
def test_a_list_of_strange_titles_is_read_by_menus(
    visitor: Client, text: str, choices: str
) -> None:
    page = visitor.drop(("Lager.csv", text.encode()))
    assert "parts 0" in page.words
    found = menus(page)
    offered = [value for values in found.values() for value in values]
    assert all(f"{title}={field}" in offered for title, field in said_of_titles(choices)), found
    row = re.search(r'name="header_row" value="(\d*)"', page.text)
    assert row
    page = said(visitor, page, columns=choices, header_row=row[1])
    assert "parts 1" in page.words and re.search("Rows read: [34]", page.words), page.words


def test_a_title_row_that_is_given_names_the_columns(visitor: Client) -> None:
    text = "a;b;c;d\n;;;\nLage;Bez;\n1;L+;\n2;M;\n"
    page = visitor.drop(("Lager.csv", text.encode()))
    assert 'name="header_row" value="1"' in page.text
    page = said(visitor, page, header_row="3")
    assert "A: Lage" in menus(page) and "Lage=contact" in menus(page)["A: Lage"]
    page = said(visitor, page, columns="Lage=contact,Bez=signal", header_row="3")
    assert "parts 1" in page.words


def test_a_list_of_parts_offers_the_fields_of_parts(visitor: Client) -> None:
    page = visitor.drop(("order.csv", b"Pos;MPN;Brand;Shelf\n1;4711;ACME;A7\n2;4712;ACME;A8\n"))
    page = said(visitor, page, columns="Shelf=description")
    assert "Shelf=note" in menus(page)["Shelf"]
    assert re.search(r'D<span class="field">Description</span>', page.text)


def test_what_was_said_stays_where_it_cannot_be_used(visitor: Client) -> None:
    page = visitor.drop(("Lager.csv", PLAIN.encode()))
    page = said(visitor, page, part="NEW.1", columns="Lage=nonsense")
    assert "It cannot be read so" in page.words and "nonsense" in page.words
    assert 'name="part" value="NEW.1"' in page.text and menus(page)
    page = said(visitor, page, part="NEW.1", columns="Lage=contact,Bezeichner=signal")
    assert "parts 1" in page.words


def test_columns_that_cannot_be_kept_are_said_not_to_be(
    with_mappings: tuple[Path, Client],
) -> None:
    own, visitor = with_mappings
    (own / "excel.yaml").write_text("settings:\n  lists: {  # ours\n  }\n", "utf-8")
    page = visitor.drop(("Kabelliste.csv", LIST.encode()))
    page = said(visitor, page, columns="Kommentar zur Ader=remarks")
    page = visitor.follow(visitor.press(page, f"{page.headers['path']}/keep"))
    assert "It was not kept" in page.words and "comments" in page.words
    assert "It cannot be read" not in page.words and "parts 1" in page.words
    (own / "excel.yaml").unlink()
    page = visitor.follow(visitor.press(page, f"{page.headers['path']}/keep", {"supplier": "Nord"}))
    assert "Kept for Nord" in page.words


def test_kinds_of_findings_are_said_in_the_visitors_language(visitor: Client) -> None:
    address = visitor.drop(("Lager.csv", b"Pin;Signal\n1;A\n2;B\n")).headers["path"]
    for language, title, advice in (
        ("de", "Eine Liste nennt kein Teil", "Sagen Sie “Artikelnummer”"),
        ("it", "Un elenco non nomina articoli", "Dire “Codice articolo”"),
        ("en", "A list names no part", "Say “Part number”"),
    ):
        page = visitor.get(address, **{"Accept-Language": language})
        assert f"{title} CB437" in page.words and advice in page.words
        assert f'class="quiet" lang="{language}"' in page.text
        assert '<span lang="en">' in page.text


def test_findings_name_the_switches_of_the_page(visitor: Client) -> None:
    page = visitor.drop(("Lager.csv", b"Pin;Signal\n1;A\n2;B\n"))
    assert "Say “Part number”, or write" in page.words and "--part" not in page.words
    page = visitor.drop(("Lager.csv", PLAIN.encode()))
    assert "--columns" not in page.words


def test_what_to_do_is_said_in_the_words_of_the_page(visitor: Client) -> None:
    """The page removes what is ticked; nobody types anything there."""
    page = visitor.drop(("K9.csv", b"Part;Pin;Signal;Status\nD1;1;A;\nD1;2;B;removed\n"))
    assert "CB435" in page.words and "tick it there if it is to go" in page.words
    assert "--remove" not in page.words and "mappings/" not in page.words
