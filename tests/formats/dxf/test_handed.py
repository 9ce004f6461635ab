"""From where a stranger's face is seen, how large it is, and how many there are."""

from collections.abc import Callable
from math import cos, sin, tau
from pathlib import Path

import pytest
from click.testing import CliRunner
from ezdxf.filemanagement import new
from ezdxf.layouts.layout import Modelspace

import cadbridge
from cadbridge.cli import main
from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places

SPOTS = {"1": (-2.0, 1.5), "2": (2.0, 1.5), "3": (0.0, -1.5)}
BACK = {name: (-x + 0.0, y) for name, (x, y) in SPOTS.items()}


def face(space: Modelspace, at: tuple[float, float] = (0, 0), size: float = 1.0) -> None:
    for name, spot in SPOTS.items():
        x, y = (middle + way * size for middle, way in zip(at, spot, strict=True))
        space.add_circle((x, y), 0.5 * size)
        space.add_text(name, height=0.5 * size).set_placement((x + 0.6 * size, y))


def drawing(path: Path, paint: Callable[[Modelspace], object], unit: int = 4) -> Path:
    document = new("R2010", units=unit)
    paint(document.modelspace())
    document.saveas(path)
    return path


def labelled(path: Path, text: str, *, mtext: bool = False) -> Path:
    def paint(space: Modelspace) -> None:
        face(space)
        if mtext:
            space.add_mtext(text, {"char_height": 1, "insert": (-5, -6)})
        else:
            space.add_text(text, height=1).set_placement((-5, -6))

    return drawing(path, paint)


@pytest.mark.parametrize("mtext", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wire side, male", BACK),
        ("VIEW FROM REAR, MALE", BACK),
        ("Male, view of the solder cups", BACK),
        ("Ansicht von hinten, Stift", BACK),
        ("Lötseite Stecker", BACK),
        ("LOETSEITE STIFT", BACK),
        ("Anschlußseite, männlich", BACK),
        ("maschio, vista lato cavo", BACK),
        ("Vista lato connessioni, maschio", BACK),
        ("Ansicht: Kabelanschlussseite, Stift", BACK),
        ("Solder cup end, male", BACK),
        ("Netzstecker, Kabelseite", BACK),
        ("Steckbild Buchse", BACK),
        ("Polbild Stiftseite", SPOTS),
        ("Vue arrière, mâle", BACK),
        ("macho, lado de soldadura", BACK),
        ("female, mating side", BACK),
        ("Buchse, Steckseite", BACK),
        ("hembra, vista frontal", BACK),
        ("M12 female, PCB side", SPOTS),
        ("Buchse, Kabelseite", SPOTS),
        ("prise, côté câblage", SPOTS),
        ("femmina, lato saldatura", SPOTS),
        ("front view, plug", SPOTS),
        ("Steckgesicht, Stifteinsatz", SPOTS),
        ("male, vue de face", SPOTS),
    ],
)
def test_words_of_five_languages_tell_the_view(
    text: str, mtext: bool, expected: dict[str, tuple[float, float]], tmp_path: Path
) -> None:
    result = read(labelled(tmp_path / "a.dxf", text, mtext=mtext))
    (found,) = result.library.faces
    assert places(found) == expected
    assert codes(result) == ["CB508", "CB525", "CB540"]
    assert all(text in item.message for item in result.findings if item.code == "CB525")


@pytest.mark.parametrize(
    "text",
    [
        "MATES WITH SOCKET 12345",
        "SOCKET HEAD SCREW M3",
        "Gegenstecker: Buchse, X7",
        "REAR PANEL MOUNT",
        "M3 SCREW LOCK FEMALE",
        "CABLE END A",
        "not the wiring side",
        "8 pins",
    ],
)
def test_other_words_tell_nothing_and_what_was_assumed_is_said(text: str, tmp_path: Path) -> None:
    result = read(labelled(tmp_path / "a.dxf", text))
    assert places(result.library.faces[0]) == SPOTS
    assert codes(result) == ["CB508", "CB510", "CB526", "CB540"]


@pytest.mark.parametrize(
    "text",
    [
        "Mating face\\PPanel cut-out, view from rear side",
        "Steckseite (nicht Lötseite!)",
        "Mating side\\PWire colours as seen from cable side: see sheet 2",
        "Steckseite\\PMontageausschnitt, Ansicht von hinten",
        "Aderfarben (Kabelseite) siehe Blatt 3\\PAnsicht Steckseite",
        "Vue avant, pas le côté soudure",
        "lato accoppiamento (non lato saldatura)\\PForatura pannello, vista posteriore",
    ],
)
def test_words_about_something_else_contradict_nothing(text: str, tmp_path: Path) -> None:
    result = read(labelled(tmp_path / "a.dxf", text, mtext=True))
    assert "CB526" not in codes(result)
    assert any("mating face was taken" in item.message for item in result.findings)


def test_the_reader_is_told_better(tmp_path: Path) -> None:
    path = labelled(tmp_path / "a.dxf", "male, mating side")
    assert places(cadbridge.read(path, view="wiring").library.faces[0]) == BACK
    assert places(cadbridge.read(path, gender="female").library.faces[0]) == BACK
    told = {"CB525"} & set(codes(cadbridge.read(path, view="wiring", gender="male")))
    assert told == {"CB525"}
    wrong = CliRunner().invoke(main, ["info", str(path), "--scale", "huge"])
    assert (wrong.exit_code, "10:1" in wrong.stderr) == (2, True)
    vain = CliRunner().invoke(main, ["info", "--view", "wiring", str(Path(__file__).parent)])
    assert vain.exit_code == 2


@pytest.mark.parametrize(
    ("unit", "size", "options"),
    [
        (1, 1.0, {"unit": "mm"}),
        (6, 1.0, {"unit": "mm"}),
        (0, 1 / 25.4, {"unit": "inch"}),
        (4, 100.0, {"scale": "100:1"}),
        (4, 0.1, {"scale": "1:10"}),
    ],
)
def test_contacts_of_a_wrong_size_are_doubted_and_settled(
    unit: int, size: float, options: dict[str, str], tmp_path: Path
) -> None:
    path = drawing(tmp_path / "a.dxf", lambda space: face(space, size=size), unit)
    assert "CB527" in codes(read(path))
    settled = cadbridge.read(path, mappings=None, **options)
    assert places(settled.library.faces[0]) == SPOTS
    assert not {"CB527", "CB509"} & set(codes(settled))


@pytest.mark.parametrize("text", ["SCALE 10:1", "Maßstab 5:1", "M 2:1", "échelle 10:1", "2:1"])
def test_a_scale_on_the_drawing_is_doubted(text: str, tmp_path: Path) -> None:
    path = labelled(tmp_path / "a.dxf", text)
    assert "CB528" in codes(read(path))
    assert "CB528" not in codes(cadbridge.read(path, scale="1:1"))


def test_each_connector_of_a_panel_is_a_port(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for index, text in enumerate(("X1 M8 male", "X2 M8 female", "X3 wire side, male")):
            face(space, (40.0 * index, 0))
            space.add_text(text, height=1).set_placement((40.0 * index - 4, -6))

    result = read(drawing(tmp_path / "panel.dxf", paint))
    part, *_ = result.library.parts
    assert [port.designation for port in part.ports] == ["X1", "X2", "X3"]
    assert [places(item) for item in result.library.faces] == [SPOTS, BACK, BACK]
    assert {"CB530", "CB535"} <= set(codes(result))


def test_views_of_one_connector_each_have_their_own_words(tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        face(space)
        space.add_text("wiring side, female", height=1).set_placement((-4, -6))
        for name, (x, y) in BACK.items():
            space.add_circle((x + 40, y), 0.5)
            space.add_text(name, height=0.5).set_placement((x + 40.6, y))
        space.add_text("mating side, female", height=1).set_placement((36, -6))

    result = read(drawing(tmp_path / "a.dxf", paint))
    (found,) = result.library.faces
    assert places(found) == SPOTS
    assert "CB531" in codes(result)


def side_by_side(path: Path, *captions: str, mirrored: bool = True) -> Path:
    """A face and its mirror image, with a caption below each."""

    def paint(space: Modelspace) -> None:
        for left, spots, caption in zip(
            (0, 40), (SPOTS, BACK if mirrored else SPOTS), captions, strict=True
        ):
            for name, (x, y) in spots.items():
                space.add_circle((left + x, y), 0.5)
                space.add_text(name, height=0.5).set_placement((left + x + 0.6, y))
            space.add_text(caption, height=1).set_placement((left - 4, -6))

    return drawing(path, paint)


def said(result: cadbridge.ReadResult, code: str) -> str:
    return " ".join(item.message for item in result.findings if item.code == code)


@pytest.mark.parametrize("view", ["mating", "wiring"])
def test_a_side_that_is_told_hides_no_words_for_another(view: str, tmp_path: Path) -> None:
    path = side_by_side(tmp_path / "a.dxf", "mating side, male", "wiring side, male")
    assert "CB531" in codes(read(path))
    told = cadbridge.read(path, view=view)
    assert "but do by the words 'mating side, male' and 'wiring side, male'" in said(told, "CB518")
    single = cadbridge.read(labelled(tmp_path / "b.dxf", "male, wiring side"), view=view)
    assert ("'male, wiring side' says the" in said(single, "CB525")) == (view == "mating")


@pytest.mark.parametrize("options", [{}, {"view": "mating"}, {"view": "wiring"}])
def test_a_mirror_image_is_said_to_be_one(options: dict[str, str], tmp_path: Path) -> None:
    views = cadbridge.read(side_by_side(tmp_path / "a.dxf", "male", "male"), **options)
    assert "since one is the mirror image of another" in said(views, "CB518")
    twins = cadbridge.read(side_by_side(tmp_path / "b.dxf", "X1 male", "X2 male"), **options)
    assert said(twins, "CB564").startswith("X1 and X2 have the same contacts")
    mated = cadbridge.read(side_by_side(tmp_path / "c.dxf", "X1 male", "X2 female"), **options)
    alike = side_by_side(tmp_path / "d.dxf", "X1 male", "X2 male", mirrored=False)
    assert not {"CB564", "CB518"} & {*codes(mated), *codes(cadbridge.read(alike, **options))}


def polygon(space: Modelspace, x: float, y: float) -> None:
    corners = [(x + 0.5 * cos(tau * k / 16), y + 0.5 * sin(tau * k / 16)) for k in range(16)]
    space.add_lwpolyline(corners, close=True)


def fitted(space: Modelspace, x: float, y: float) -> None:
    corners = [(x + 0.5 * cos(tau * k / 16), y + 0.5 * sin(tau * k / 16), 0) for k in range(17)]
    space.add_spline(corners)


def donut(space: Modelspace, x: float, y: float) -> None:
    ends = [(x - 0.3, y, 0.4, 0.4, 1), (x + 0.3, y, 0.4, 0.4, 1)]
    space.add_lwpolyline(ends, close=True)


@pytest.mark.parametrize("shape", [polygon, fitted, donut])
@pytest.mark.parametrize("name", ["Pin {}", "({})", "Kontakt {}", "{}."])
def test_shapes_and_names(
    shape: Callable[[Modelspace, float, float], None], name: str, tmp_path: Path
) -> None:
    def paint(space: Modelspace) -> None:
        for number, (x, y) in SPOTS.items():
            shape(space, x, y)
            space.add_text(name.format(number), height=0.4).set_placement((x - 0.5, y + 0.6))

    (found,) = read(drawing(tmp_path / "a.dxf", paint)).library.faces
    assert places(found) == SPOTS
    assert {round(float(item.diameter_mm), 3) for item in found.contacts} == {1.0}


@pytest.mark.parametrize("names", [("+", "-", "S"), ("1.1", "1.2", "2.1"), ("TX+", "TX-", "A12")])
def test_signs_and_dots_are_names_at_the_end_of_leaders_too(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    def paint(space: Modelspace) -> None:
        for name, (x, y) in zip(names, SPOTS.values(), strict=True):
            space.add_circle((x, y), 0.5)
            space.add_line((x, y), (3 * x, 5 * y))
            space.add_text(name, height=0.5).set_placement((3 * x, 5 * y))

    (found,) = read(drawing(tmp_path / "a.dxf", paint)).library.faces
    assert {item.id for item in found.contacts} == set(names)


def framed(space: Modelspace, at: tuple[float, float] = (0, 0)) -> None:
    face(space, at)
    space.add_circle(at, 5)


def beside(path: Path, *captions: str) -> Path:
    """Round faces of one kind side by side, each with its caption below."""

    def paint(space: Modelspace) -> None:
        for index, text in enumerate(captions):
            framed(space, (40.0 * index, 0))
            space.add_mtext(text, {"char_height": 1, "insert": (40.0 * index - 5, -7)})

    return drawing(path, paint)


@pytest.mark.parametrize(
    "caption",
    [
        "Vue face d'accouplement - mâle",
        "Vue côté de l'enfichage (mâle)",
        "Vista del lato d'innesto, maschio",
        "Ansicht: Steckseite / Stift",
        "MATING FACE - MALE",
        "Vista lado de acoplamiento: macho",
    ],
)
def test_words_for_a_side_are_no_name(caption: str, tmp_path: Path) -> None:
    path = beside(tmp_path / "vendor.dxf", caption, "MATING SIDE, MALE")
    (found,) = read(path).library.faces
    assert (found.id, found.title) == ("vendor", "vendor")


def test_connectors_of_a_drawing_keep_their_genders(tmp_path: Path) -> None:
    path = beside(tmp_path / "box.dxf", "X1\\PPOWER IN\\PMALE", "X2: signals, female", "X3")
    part, *connectors = cadbridge.read(path, part="ACME.P").library.parts
    assert [port.purpose for port in part.ports] == ["POWER IN MALE", "signals, female", ""]
    assert [port.connector for port in part.ports] == [item.part_number for item in connectors]
    told = [(item.connector.gender, item.connector.face) for item in connectors if item.connector]
    assert told == [("male", "box_x1"), ("female", "box_x2"), ("unspecified", "box_x3")]
    assert "CB541" in codes(cadbridge.read(path, part="ACME.P"))


def test_a_shell_and_a_middle_that_nobody_drew_are_said(tmp_path: Path) -> None:
    bare = drawing(tmp_path / "bare.dxf", face)
    round_one = drawing(tmp_path / "round.dxf", framed)
    assert ("CB540" in codes(read(bare)), "CB540" in codes(read(round_one))) == (True, False)


@pytest.mark.parametrize(
    ("texts", "assumed"),
    [
        (["PIN SIDE VIEW FROM PCB SIDE, PLUG"], "mating face"),
        (["MALE, MATING FACE SHOWN", "VIEWED FROM WIRING SIDE"], "mating face"),
        (["Steckseite", "Ansicht von hinten", "Stift"], "mating face"),
        (["mating side, male", "mating side, female"], "male part"),
        (["8 pins"], "mating face"),
        (["8 pins"], "male part"),
    ],
)
def test_what_was_assumed_is_said_in_a_sentence(
    texts: list[str], assumed: str, tmp_path: Path
) -> None:
    path = labelled(tmp_path / "a.dxf", "\\P".join(texts), mtext=True)
    (told,) = (item for item in read(path).findings if assumed in item.message)
    assert told.code in ("CB526", "CB510")


@pytest.mark.parametrize("text", ["Lötseite, Stift", "female, mating side", "vista lato cavo"])
@pytest.mark.parametrize("command", ["convert", "import", "check"])
def test_words_that_decided_are_always_told(text: str, command: str, tmp_path: Path) -> None:
    path = labelled(tmp_path / "a.dxf", text)
    target = [str(tmp_path / "a.yaml")] if command == "convert" else []
    told = CliRunner().invoke(main, [command, str(path), *target]).output
    assert "the places were mirrored" in " ".join(told.split())


def row_of(path: Path, captions: list[str], heading: str, at: tuple[float, float]) -> Path:
    """Round faces side by side with a caption each, and a text somewhere else."""

    def paint(space: Modelspace) -> None:
        for index, text in enumerate(captions):
            framed(space, (30.0 * index, 0))
            space.add_mtext(text, {"char_height": 1, "insert": (30.0 * index - 5, -7)})
        space.add_text(heading, height=2).set_placement(at)

    return drawing(path, paint)


@pytest.mark.parametrize(
    "heading",
    [
        "Alle Ansichten auf die Lötseite!",
        "REAR VIEW OF PANEL, WIRING SIDE",
        "Vue arrière",
        "vista lato saldatura, tutti i connettori",
    ],
)
@pytest.mark.parametrize("at", [(0, 20), (25, -25), (58, 18), (-20, -30)])
@pytest.mark.parametrize(
    "captions", [["X1 Stift", "X2 Stift", "X3 Stift"], ["J1\\PMALE", "J2\\PIN 24 V\\PMALE"]]
)
def test_words_that_stand_by_no_face_count_for_all(
    captions: list[str], heading: str, at: tuple[float, float], tmp_path: Path
) -> None:
    result = read(row_of(tmp_path / "box.dxf", captions, heading, at))
    assert [places(face) for face in result.library.faces] == [BACK] * len(captions)
    assert "CB526" not in codes(result)


@pytest.mark.parametrize("gap", [1.7, 2.0, 2.5])
def test_the_last_line_of_a_caption_is_about_its_face_alone(gap: float, tmp_path: Path) -> None:
    def paint(space: Modelspace) -> None:
        for index, lines in enumerate((["X1", "Stift", "von hinten gesehen"], ["X2", "Stift"])):
            framed(space, (30.0 * index, 0))
            for row, text in enumerate(lines):
                space.add_text(text, height=1).set_placement((30.0 * index - 5, -7 - gap * row))

    result = read(drawing(tmp_path / "box.dxf", paint))
    assert [places(face) for face in result.library.faces] == [BACK, SPOTS]
    (doubt,) = (item.message for item in result.findings if item.code == "CB526")
    assert "'von hinten gesehen' stands nearer to X1" in doubt


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("at", [(-7, -9), (-9, 5)])
def test_a_block_that_is_placed_twice_is_seen_from_one_side(
    at: tuple[float, float], mirrored: bool, tmp_path: Path
) -> None:
    document = new("R2010", units=4)
    block = document.blocks.new("M8")
    for name, (x, y) in SPOTS.items():
        block.add_circle((x, y), 0.5)
        block.add_text(name, height=0.5).set_placement((x + 0.6, y))
    for index, text in enumerate(("X1 male", "X2 male")):
        way = -1 if mirrored and index else 1
        document.modelspace().add_blockref("M8", (30 * index, 0), {"xscale": way})
        document.modelspace().add_text(text, height=1).set_placement((30 * index - 3, -6))
    document.modelspace().add_text("wiring side", height=2).set_placement(at)
    document.saveas(tmp_path / "box.dxf")
    result = read(tmp_path / "box.dxf")
    assert [places(face) for face in result.library.faces] == [BACK, BACK]
    assert ("CB526" in codes(result)) == mirrored


@pytest.mark.parametrize(
    ("caption", "side", "gender"),
    [
        ("Connettore maschio, lato rame", "wiring side", "male"),
        ("Einbaudose M12, Ansicht Verdrahtungsseite", "wiring side", "female"),
        ("Kupplungsdose, Steckseite", "mating face", "female"),
        ("male connector, copper side", "wiring side", "male"),
    ],
)
def test_words_of_boards_and_sockets(caption: str, side: str, gender: str, tmp_path: Path) -> None:
    document = new("R2013", units=4)
    space = document.modelspace()
    for number, place in enumerate([(-2, 2), (2, 2), (2, -2), (-2, -2)], 1):
        space.add_circle(place, 0.5)
        space.add_text(str(number), height=0.8).set_placement((place[0] + 0.7, place[1]))
    space.add_circle((0, 0), 6)
    space.add_text(caption, height=1.5).set_placement((-6, -10))
    document.saveas(tmp_path / "vendor.dxf")
    told = next(item for item in read(tmp_path / "vendor.dxf").findings if item.code == "CB525")
    assert f"the {side} of a {gender} connector was taken" in told.message
