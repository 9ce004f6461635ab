"""Changes come home one by one: seen, chosen, checked, written, and taken back."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

import cadbridge
from cadbridge.library import read_library
from cadbridge.model import Direction
from cadbridge.web.site import Site

from .client import Answer, Client, forms, serving

LIBRARY = """\
parts:
  - part_number: ACME.D1
    kind: drive
    manufacturer: ACME
    type_number: D1
    erp_number: "4711" # and this stays
    ports:
      - designation: X1
        pins:
          - {contact: "1", signal: "+24 V", direction: supply_in}
          - {contact: "2", signal: "0 V", direction: ground}
          - {contact: "3", signal: "CAN_H", direction: bidir}
manufacturers:
  - {short_name: ACME, name: Acme Drives}
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[tuple[Path, Site, Client]]:
    """A library of one file, served to its owner."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "drives.yaml").write_text(LIBRARY, "utf-8")
    with serving(folder, tmp_path / "private") as (site, visitor):
        visitor.enter(site)
        yield folder / "drives.yaml", site, visitor


def edited(tmp_path: Path, old: str, new: str) -> bytes:
    """The library with an edit, as a vendor sends it: a library file of its own."""
    assert old in LIBRARY
    return LIBRARY.replace(old, new).encode()


def review(visitor: Client, content: bytes, name: str = "back.yaml") -> Answer:
    page = visitor.drop((name, content))
    return visitor.follow(visitor.press(page, f"{page.headers['path']}/review"))


def boxes(page: Answer) -> dict[str, tuple[str, bool]]:
    """By what it is about: the number of each box, and whether it is ticked."""
    found = re.findall(r'<input type="checkbox" name="take"([^>]*)>', page.text)
    labels = [dict(re.findall(r'([\w-]+)="([^"]*)"', one)) for one in found]
    return {
        label["aria-label"]: (label["value"], " checked" in text)
        for label, text in zip(labels, found, strict=True)
    }


def choose(visitor: Client, page: Answer, *numbers: str) -> Answer:
    """Tick some boxes, and see what they would bring."""
    path = page.headers["path"].replace("/review", "/check")
    form = forms(page, path)[0]
    fields = [*form.fields.items(), *(("take", number) for number in numbers)]
    return visitor.follow(visitor.post(form.action, fields))


def test_a_change_is_seen_chosen_written_and_undone(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    file, _, visitor = home
    page = review(visitor, edited(tmp_path, '"CAN_H"', '"CAN_L"'))
    ((about, (number, ticked)),) = boxes(page).items()
    assert about == "ACME.D1 port X1, contact 3, signal" and ticked
    assert "What would change" in page.words and "CAN_H" in page.words and "CAN_L" in page.words
    assert file.read_text("utf-8") == LIBRARY
    checked = choose(visitor, page, number)
    assert "No errors would come with it" in checked.words
    assert file.read_text("utf-8") == LIBRARY
    path = checked.headers["path"].replace("/check", "/write")
    written = visitor.follow(visitor.press(checked, path))
    text = file.read_text("utf-8")
    assert "signal: CAN_L" in text and "# and this stays" in text
    assert "drives.yaml" in written.words
    assert re.search(r"<del[^>]*>-.*CAN_H", written.text)
    assert re.search(r"<ins[^>]*>\+.*CAN_L", written.text)
    assert "Undone" in visitor.press(written, "/undo").words
    assert file.read_text("utf-8") == LIBRARY


def test_single_changes_are_taken_and_the_others_are_not(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    file, _, visitor = home
    content = LIBRARY.replace('"CAN_H"', '"CAN_L"').replace('"0 V"', '"GND"').encode()
    page = review(visitor, content)
    found = boxes(page)
    checked = choose(visitor, page, found["ACME.D1 port X1, contact 2, signal"][0])
    visitor.follow(visitor.press(checked, checked.headers["path"].replace("/check", "/write")))
    pins = read_library(file.parent).library.parts[0].ports[0].pins
    assert [pin.signal for pin in pins] == ["+24 V", "GND", "CAN_H"]


def test_all_or_none_are_ticked_and_a_removal_never_is(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    _, _, visitor = home
    content = LIBRARY.replace('"0 V"', '"GND"').replace(
        '          - {contact: "3", signal: "CAN_H", direction: bidir}\n', ""
    )
    page = review(visitor, content.encode())
    removal = "ACME.D1 port X1, contact 3"
    assert "What would be removed" in page.words
    assert {about: ticked for about, (_, ticked) in boxes(page).items()} == {
        "ACME.D1 port X1, contact 2, signal": True,
        removal: False,
    }
    for index, wanted in ((1, False), (0, True)):
        form = forms(page, page.headers["path"].replace("/review", "/ticks"))[index]
        again = visitor.follow(visitor.post(form.action, form.fields))
        states = {about: ticked for about, (_, ticked) in boxes(again).items()}
        assert states == {"ACME.D1 port X1, contact 2, signal": wanted, removal: False}


REFUSED = {"ACME.D1 port X1, contact 2, signal": False, "ACME.D1 port X1, contact 3": True}
"""What a person ticks of the edit below: a value is refused, and a removal accepted."""


def edit_with_a_removal() -> bytes:
    removed = '          - {contact: "3", signal: "CAN_H", direction: bidir}\n'
    return LIBRARY.replace('"0 V"', '"GND"').replace(removed, "").encode()


def test_ticks_outlast_every_way_back(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    page = review(visitor, edit_with_a_removal())
    number = boxes(page)["ACME.D1 port X1, contact 3"][0]
    choose(visitor, page, number)
    here = page.headers["path"]

    def ticked(answer: Answer) -> dict[str, bool]:
        return {about: state for about, (_, state) in boxes(answer).items()}

    assert ticked(visitor.get(here)) == REFUSED
    drop = visitor.get(here.removesuffix("/review"))
    assert ticked(visitor.follow(visitor.press(drop, here))) == REFUSED
    file.write_text(LIBRARY.replace('"+24 V"', '"24 V"'), "utf-8")  # numbers are others by now
    failed = choose(visitor, page, number)
    assert "have changed since this was shown" in failed.words
    again = visitor.follow(visitor.press(failed, here))
    assert ticked(again) == {**REFUSED, "ACME.D1 port X1, contact 1, signal": True}


def test_ticks_are_kept_as_they_are_set(home: tuple[Path, Site, Client]) -> None:
    _, _, visitor = home
    page = review(visitor, edit_with_a_removal())
    found = re.search(r'data-kept-at="([^"]+)"', page.text)
    assert found
    form = forms(page, page.headers["path"].replace("/review", "/check"))[0]
    number = boxes(page)["ACME.D1 port X1, contact 3"][0]
    assert visitor.post(unescape(found[1]), {**form.fields, "take": number}).status == 303
    states = {
        about: ticked for about, (_, ticked) in boxes(visitor.get(page.headers["path"])).items()
    }
    assert states == REFUSED


def test_the_last_button_writes_what_its_own_page_has_shown(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    page = review(visitor, edit_with_a_removal())
    older = choose(visitor, page, "0", "1")
    choose(visitor, page, "0")
    path = older.headers["path"].replace("/check", "/write")
    shown = visitor.follow(visitor.press(older, path))
    assert "(changes: 1)" in shown.words
    assert file.read_text("utf-8") == LIBRARY


def test_errors_that_a_change_would_bring_are_shown_and_nothing_can_be_written(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    file, site, visitor = home
    page = review(visitor, edited(tmp_path, "manufacturer: ACME", "manufacturer: NOBODY"))
    numbers = [number for number, _ in boxes(page).values()]
    checked = choose(visitor, page, *numbers)
    assert "CB622" in checked.words and "NOBODY" in checked.words
    assert "/write?" not in checked.text
    path = checked.headers["path"].replace("/check", "/write")
    token = site.keys.form_token(path)
    assert visitor.post(f"{path}?token={token}").status == 404
    assert file.read_text("utf-8") == LIBRARY


def test_a_library_that_changed_since_is_looked_at_again(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    file, _, visitor = home
    page = review(visitor, edited(tmp_path, '"CAN_H"', '"CAN_L"'))
    checked = choose(visitor, page, "0")
    file.write_text(LIBRARY.replace('"CAN_H"', '"other"'), "utf-8")
    written = visitor.follow(
        visitor.press(checked, checked.headers["path"].replace("/check", "/write"))
    )
    assert "have changed since this was shown" in written.words
    assert "Nothing was written" in written.words and "What was written" not in written.words
    assert '"other"' in file.read_text("utf-8")


def test_an_undo_is_refused_once_somebody_has_edited(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    file, _, visitor = home
    page = review(visitor, edited(tmp_path, '"CAN_H"', '"CAN_L"'))
    checked = choose(visitor, page, "0")
    written = visitor.follow(
        visitor.press(checked, checked.headers["path"].replace("/check", "/write"))
    )
    text = file.read_text("utf-8") + "# mine\n"
    file.write_text(text, "utf-8")
    refused = visitor.press(written, "/undo")
    assert refused.status == 422 and "was changed since it was written" in refused.words
    assert "drives.yaml: was" in refused.words and str(file.parent) not in refused.text
    assert file.read_text("utf-8") == text


def test_a_new_part_is_added_and_its_file_goes_with_an_undo(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    new = "parts:\n  - {part_number: ACME.M9, kind: motor, manufacturer: ACME, type_number: M9}\n"
    page = review(visitor, new.encode())
    assert "What would be added" in page.words
    checked = choose(visitor, page, *(number for number, _ in boxes(page).values()))
    written = visitor.follow(
        visitor.press(checked, checked.headers["path"].replace("/check", "/write"))
    )
    held = cadbridge.read(file.parent).library.part_by_number
    assert "ACME.M9" in held
    assert "Undone" in visitor.press(written, "/undo").words
    assert "ACME.M9" not in cadbridge.read(file.parent).library.part_by_number
    assert file.read_text("utf-8") == LIBRARY


def test_all_that_a_new_part_holds_is_seen_in_its_review(home: tuple[Path, Site, Client]) -> None:
    _, _, visitor = home
    new = """\
parts:
  - part_number: ACME.K7
    kind: cable
    manufacturer: ACME
    type_number: K7
    weight_kg: 0.25
    cable:
      end_a: {state: connector, label: Dal}
      end_b: {label: At the cabinet, mates_with: [{part_number: ACME.D1, port: X1}]}
      conductors:
        - id: "1"
          colour: BU
          cross_section_mm2: 0.75
          contact_a: "3"
          remarks: Twisted by hand
  - part_number: ACME.E2
    kind: drive
    manufacturer: ACME
    type_number: E2
    ports:
      - {designation: X9, purpose: Fieldbus, pins: [{contact: "7", remarks: Not on old ones}]}
"""
    page = review(visitor, new.encode())
    said = ("end A, label Dal", "At the cabinet", "0.75 mm²", "Twisted by hand", "0.25")
    for words in (*said, "Fieldbus", "Port X9", "Not on old ones"):
        assert words in page.words, page.words
    assert len(re.findall('<details class="held">', page.text)) == 2


def test_what_is_new_says_in_lines_what_it_is(home: tuple[Path, Site, Client]) -> None:
    _, _, visitor = home
    new = (
        LIBRARY.replace("D1", "E7").partition("manufacturers")[0]
        + """\
      - {designation: X2}
    functions: [{name: Brake, terminals: [B1, B2]}]
    properties: [{name: Torque, value: "3", unit: Nm}]
"""
    )
    page = review(visitor, new.encode())
    (told,) = re.findall("<ins>(.*?)</ins>", page.text, re.DOTALL)
    lines = [": ".join(one) for one in re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", told)]
    assert lines == [
        "kind: drive",
        "manufacturer: ACME",
        "type number: E7",
        "ports: X1 (3 contacts), X2",
        "functions: Brake",
        "properties: 1",
    ]
    german = visitor.get(page.headers["path"], **{"Accept-Language": "de"})
    assert "<dd>Antriebsregler</dd>" in german.text and "X1 (3 Kontakte), X2" in german.text


def test_what_comes_and_goes_of_a_part_says_its_values(home: tuple[Path, Site, Client]) -> None:
    _, _, visitor = home
    came = """\
          - {contact: "14", signal: Enable, direction: nc}
    properties: [{name: Torque, value: "3", unit: Nm}]
"""
    gone = '          - {contact: "3", signal: "CAN_H", direction: bidir}\n'
    text = LIBRARY.replace("manufacturers", came + "manufacturers").replace(gone, "")
    page = review(visitor, text.encode())
    told = re.findall("<(ins|del)><dl[^>]*>(.*?)</dl>", page.text, re.DOTALL)
    words = [(tag, " ".join(re.sub("<[^>]+>", " ", text).split())) for tag, text in told]
    assert sorted(words) == [
        ("del", "signal CAN_H direction bidirectional"),
        ("ins", "signal Enable direction not connected"),
        ("ins", "value 3 Nm"),
    ]
    assert "property Torque" in page.words


def test_a_name_that_may_be_a_slip_is_taken_once_its_owner_says_so(
    home: tuple[Path, Site, Client],
) -> None:
    _, _, visitor = home
    new = '          - {contact: "4", signal: CAN_L, direction: bidir}\n'
    gone = '          - {contact: "2", signal: "0 V", direction: ground}\n'
    text = LIBRARY.replace("manufacturers", new + "manufacturers").replace(gone, "")
    page = review(visitor, text.encode())
    about = "ACME.D1 port X1, contact 4"
    assert about not in boxes(page) and "CB621" in page.words and "--as-new" not in page.words
    nothing = review(visitor, b"Part number;Port;Contact;Signal\nACM.D1;X1;1;A\n", "list.csv")
    assert "Nothing would change. What was left out" in nothing.words
    assert "says all of this already" not in nothing.words
    path = page.headers["path"]
    page = visitor.follow(visitor.press(page, path))
    checked = choose(visitor, page, boxes(page)[about][0])
    assert "No errors would come with it" in checked.words
    written = visitor.follow(visitor.press(checked, path.replace("/review", "/write")))
    assert "CAN_L" in written.words


def test_the_shipped_library_is_never_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "drives.yaml").write_text(LIBRARY, "utf-8")
    source = tmp_path / "only.xml"
    cadbridge.write(cadbridge.read(folder).library, source)
    shutil.copy(source, tmp_path / "served.xml")
    with serving(tmp_path / "served.xml", tmp_path / "private") as (site, visitor):
        visitor.enter(site)
        page = visitor.drop(("back.yaml", edited(tmp_path, '"CAN_H"', '"CAN_L"')))
        assert f"{page.headers['path']}/review?" not in page.text
        assert (
            "<form"
            not in visitor.get("/open").text.partition("<main")[2].replace('role="search"', "")
            or "/settle" not in visitor.get("/open").text
        )


def test_an_open_point_is_settled_with_its_document(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    doubt = (
        '    sources: [{field: "ports[X1].pins[3].signal", certainty: inferred, reason: By its'
        " place}]\n"
    )
    file.write_text(LIBRARY.replace("    ports:\n", f"{doubt}    ports:\n", 1), "utf-8")
    page = visitor.get("/open")
    assert "ACME.D1 port X1, contact 3, signal" in page.words and "By its place" in page.words
    form = next(form for form in forms(page, "/settle") if "pins[3]" in form.fields["field"])
    nothing = visitor.post(form.action, form.fields)
    assert nothing.status == 422 and "no document is named" in nothing.words
    assert "It was not settled" in nothing.words
    wrong = {**form.fields, "document": "acme-manual", "section": "4.2", "value": "x\x01"}
    refused = visitor.post(form.action, wrong)
    assert refused.status == 422 and file.read_text("utf-8").count("acme-manual") == 0
    assert 'value="acme-manual"' in refused.text and 'value="4.2"' in refused.text
    given = {**form.fields, "document": "acme-manual", "section": "4.2", "value": "CAN_L"}
    settled = visitor.post(form.action, given)
    assert settled.status == 200 and "acme-manual" in settled.words
    library = read_library(file.parent).library
    assert library.parts[0].ports[0].pins[2].signal == "CAN_L"
    assert "By its place" not in visitor.get("/open").words
    assert "Undone" in visitor.press(settled, "/undo").words
    assert "By its place" in visitor.get("/open").words


def test_an_answer_for_which_there_are_words_is_chosen_among_them(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    doubt = "field: 'ports[X1].pins[3].direction', certainty: missing, reason: N"
    file.write_text(with_doubts(doubt), "utf-8")
    page = visitor.get("/open", **{"Accept-Language": "de"})
    form = next(form for form in forms(page, "/settle") if "direction" in form.fields["field"])
    assert '<option value="in">Eingang</option>' in page.text
    assert "unspecified" not in page.text
    refused = visitor.post(form.action, {**form.fields, "value": "in"})
    assert "back=%2Fsettle" not in refused.text and "back=%2F" in refused.text
    given = {**form.fields, "document": "acme-manual", "value": "in"}
    assert visitor.post(form.action, given).status == 200
    pin = read_library(file.parent).library.parts[0].ports[0].pins[2]
    assert pin.direction is Direction.IN


@pytest.mark.parametrize("value", ["unspecified", "not stated", "?"])
def test_what_answers_nothing_is_refused_on_the_page(
    home: tuple[Path, Site, Client], value: str
) -> None:
    file, _, visitor = home
    doubt = "field: gtin, certainty: missing, reason: Nobody says"
    file.write_text(with_doubts(doubt), "utf-8")
    before = file.read_text("utf-8")
    form = forms(visitor.get("/open"), "/settle")[0]
    refused = visitor.post(form.action, {**form.fields, "document": "mail", "value": value})
    assert refused.status == 422 and "says nothing" in refused.words
    assert file.read_text("utf-8") == before
    assert "Nobody says" in visitor.get("/open").words


def test_what_settling_brings_is_told_on_the_page(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    doubt = "    sources: [{field: weight_kg, certainty: missing, reason: Not printed}]\n"
    file.write_text(LIBRARY.replace("    ports:\n", f"{doubt}    ports:\n", 1), "utf-8")
    visitor.get("/open")
    form = next(form for form in forms(visitor.get("/open"), "/settle"))
    page = visitor.post(form.action, {**form.fields, "document": "scales", "value": "-1"})
    assert page.status == 200
    assert "What was noticed" in page.words
    assert "CB263" in page.words


def with_doubts(*doubts: str) -> str:
    """The library with sources of its part that leave something open."""
    lines = "".join(f"      - {{{doubt}}}\n" for doubt in doubts)
    return LIBRARY.replace("    ports:\n", f"    sources:\n{lines}    ports:\n", 1)


def test_a_missing_value_is_asked_for_and_what_it_brings_is_shown(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    file.write_text(with_doubts("field: gtin, certainty: missing, reason: Nobody says"), "utf-8")
    page = visitor.get("/open")
    assert "An empty value confirms" not in page.words
    field = re.search(r'<input[^>]*name="value"[^>]*>', page.text)
    assert field and " required" in field[0]
    form = forms(page, "/settle")[0]
    refused = visitor.post(form.action, {**form.fields, "document": "acme-manual"})
    assert "It was not settled" in refused.words and "--value" not in refused.words
    assert 'value="acme-manual"' in refused.text
    again = forms(refused, "/settle")[0]
    given = {**again.fields, "document": "acme-manual", "value": "4006381333932"}
    settled = visitor.post(again.action, given)
    assert "It is written." in settled.words and "4006381333932" in file.read_text("utf-8")
    assert "What was noticed" in settled.words and "CB244" in settled.words


def test_what_stays_a_note_is_no_error_on_the_page(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    cable = """\
  - part_number: ACME.K1
    kind: cable
    manufacturer: ACME
    type_number: K1
    cable:
      end_a: {mates_with: [{part_number: ACME.D1, port: X1}]}
      conductors:
        - id: "1"
          colour: BU
          signal: "0 V"
          contact_a: "2"
          sources:
            - {field: colour, certainty: conflicting, reason: Both, readings: [BU, GNYE]}
"""
    text = LIBRARY.replace("direction: ground", "direction: protective_earth")
    file.write_text(text.replace("manufacturers:\n", f"{cable}manufacturers:\n", 1), "utf-8")
    form = forms(visitor.get("/open"), "/settle")[0]
    page = visitor.post(form.action, {**form.fields, "document": "acme-manual"})
    assert "It is written." in page.words
    assert "CB235 stays a note of cadbridge check: " in page.words
    assert 'class="severity error"' not in page.text


def test_all_open_points_can_be_reached_the_most_harmful_first(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    numbers = range(4, 90)
    pins = "".join(f'          - {{contact: "{n}", signal: "S{n}"}}\n' for n in numbers)
    doubts = [
        f'field: "ports[X1].pins[{n}].signal", certainty: inferred, reason: R{n}' for n in numbers
    ]
    text = with_doubts("field: erp_number, certainty: inferred, reason: Of the ERP number", *doubts)
    file.write_text(text.replace("manufacturers:\n", f"{pins}manufacturers:\n", 1), "utf-8")
    page = visitor.get("/open")
    assert "1 to 60 of 87" in page.words and "Of the ERP" not in page.words
    more = visitor.get("/open?q=&page=2")
    assert "61 to 87 of 87" in more.words
    assert more.words.index("R89") < more.words.index("Of the ERP")
    assert "One would wire by it" in page.words and "Other data" in more.words


def test_doubts_of_wording_are_shown_when_asked_for(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    file.write_text(
        with_doubts(
            "field: erp_number, certainty: inferred, doubt: wording, reason: Spelt anew",
            "field: gtin, certainty: missing, reason: Nobody says",
        ),
        "utf-8",
    )
    page = visitor.get("/open")
    assert "Nobody says" in page.words and "Spelt anew" not in page.words
    both = visitor.get("/open?q=&doubts=wording")
    assert "Nobody says" in both.words and "Spelt anew" in both.words
    assert both.words.count("(only its wording)") == 1
    assert 'value="wording" selected' in both.text.replace('selected=""', "selected")


def test_what_does_not_belong_there_is_taken_out_and_what_is_settled_is_told(
    home: tuple[Path, Site, Client],
) -> None:
    file, _, visitor = home
    doubt = (
        "    accessories:\n      - part_number: ACME.C1\n        sources: [{certainty:"
        " conflicting, reason: Two lists, readings: [yes, no]}]\n"
    )
    cable = "  - {part_number: ACME.C1, kind: cable, manufacturer: ACME}\n"
    text = LIBRARY.replace("    ports:\n", f"{doubt}    ports:\n", 1)
    file.write_text(text.replace("manufacturers:\n", f"{cable}manufacturers:\n", 1), "utf-8")
    page = visitor.get("/open")
    assert "It is not so: take out what stands there" in page.words
    form = next(one for one in forms(page, "/settle") if "accessories" in one.fields["field"])
    given = {**form.fields, "document": "acme-manual", "none": "yes"}
    done = visitor.post(form.action, given)
    assert done.status == 200
    assert "No longer open ACME.D1 accessory ACME.C1" in done.words
    assert not read_library(file.parent).library.part_by_number["ACME.D1"].accessories


def test_what_an_empty_answer_confirms_is_said(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    file.write_text(
        with_doubts(
            'field: "ports[X1].pins[1].direction", certainty: inferred, reason: R',
            "field: erp_number, certainty: inferred, reason: R",
            "field: gtin, certainty: missing, reason: N",
        ),
        "utf-8",
    )
    page = visitor.get("/open")
    assert page.words.count("The library says now:") == 2
    assert "The library says now: supply in" in page.words
    assert "The library says now: 4711" in page.words
    german = visitor.get("/open", **{"Accept-Language": "de"})
    assert "Die Bibliothek sagt jetzt: 4711" in german.words


def test_words_of_the_model_are_said_in_the_visitors_language(
    home: tuple[Path, Site, Client], tmp_path: Path
) -> None:
    _, _, visitor = home
    old, new = 'signal: "0 V", direction: ground', 'signal: "bidir", direction: protective_earth'
    page = review(visitor, edited(tmp_path, old, new))
    german = visitor.get(page.headers["path"], **{"Accept-Language": "de"})
    assert "protective_earth" not in german.words and "Schutzleiter" in german.words
    assert "<ins>bidir</ins>" in german.text


def test_a_value_and_its_absence_are_not_both_taken(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    file.write_text(with_doubts("field: erp_number, certainty: inferred, reason: R"), "utf-8")
    form = forms(visitor.get("/open"), "/settle")[0]
    given = {**form.fields, "document": "acme-manual", "none": "yes"}
    both = visitor.post(form.action, {**given, "value": "E2"})
    assert both.status == 422 and "only one of them" in both.words
    assert "checked" in both.text
    assert visitor.post(form.action, given).status == 200
    assert not read_library(file.parent).library.part_by_number["ACME.D1"].erp_number


def test_a_slip_in_a_document_is_asked_about_on_the_page(home: tuple[Path, Site, Client]) -> None:
    file, _, visitor = home
    documents = "source_documents: [{id: acme-manual, title: Manual}]\n"
    file.write_text(with_doubts("field: gtin, certainty: missing, reason: N") + documents, "utf-8")
    form = forms(visitor.get("/open"), "/settle")[0]
    given = {**form.fields, "value": "4006381333931", "document": "acme-manul"}
    asked = visitor.post(form.action, given)
    assert asked.status == 422 and "is acme-manual meant?" in asked.words
    assert "--as-new" not in asked.words and "This document is a new one" in asked.words
    assert "acme-manul\n" not in file.read_text("utf-8")
    again = forms(asked, "/settle")[0]
    assert visitor.post(again.action, {**given, "as_new": "yes"}).status == 200
    assert "acme-manul" in {item.id for item in read_library(file.parent).library.source_documents}
