"""Our own archive, unpacked, edited and packed again by another program, and brought back."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import py7zr
import pytest
from lxml import etree

from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.library import read_library, shipped
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library

DRIVE, PLUG = "MPC.DUET 40", "GEN.M17-4P-F"
Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(shipped("library")).library


@pytest.fixture(scope="module")
def sent(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    parts = [library.part_by_number[number] for number in (DRIVE, PLUG)]
    path = tmp_path_factory.mktemp("sent") / "parts.edz"
    write = format_named("edz").write
    assert write is not None
    write(WriteJob(library=library, parts=parts, mappings=shipped_mappings()), path)
    return path


@pytest.fixture
def sent_back(library: Library, sent: Path, tmp_path: Path) -> Callable[[Edit], ImportPlan]:
    """What an import of the archive would do after an edit of what is in it."""

    def send(edit: Edit) -> ImportPlan:
        inside = tmp_path / "inside"
        with py7zr.SevenZipFile(BytesIO(sent.read_bytes())) as archive:
            archive.extractall(inside)
        edit(inside)
        back = tmp_path / "back.edz"
        with py7zr.SevenZipFile(back, "w") as archive:
            for path in sorted(inside.rglob("*")):
                if path.is_file():
                    archive.write(path, path.relative_to(inside).as_posix())
        return plan_import(library, [back], shipped_mappings())

    return send


def in_drive(edit: Callable[[Any], None]) -> Edit:
    def edit_file(inside: Path) -> None:
        (path,) = inside.rglob(f"{DRIVE}.part.xml")
        tree: Any = etree.parse(path)
        edit(tree.getroot())
        tree.write(path, encoding="utf-8", xml_declaration=True)

    return edit_file


def templates(root: Any, signal: str) -> Iterator[Any]:
    return iter(root.xpath("//functiontemplate[@connectiondescription=$signal]", signal=signal))


def drop_attributes(root: Any) -> None:
    for node in root.iter():
        for name in ("connectiondescription", "functiondefid", "P_ARTICLE_DESCR1", "terminalNr"):
            node.attrib.pop(name, None)


def drop_rows(root: Any) -> None:
    for node in list(root.iter("freeproperty")):
        node.getparent().remove(node)


def turn_round(root: Any) -> None:
    for node in root.iter("part"):
        node[:] = reversed(node)


def drop_files(inside: Path) -> None:
    for pattern in ("*.png", "*.manufacturer.xml", f"{PLUG}.part.xml", "manifest.xml"):
        for path in list(inside.rglob(pattern)):
            path.unlink()


def nothing(inside: Path) -> None:
    """Packed by another program."""


@pytest.mark.parametrize(
    "edit", [nothing, in_drive(drop_attributes), in_drive(turn_round), drop_files]
)
def test_what_an_archive_lacks_changes_nothing(
    sent_back: Callable[[Edit], ImportPlan], edit: Edit
) -> None:
    plan = sent_back(edit)
    assert plan.merged(remove=True) == []


def test_a_pin_that_is_gone_goes_only_when_asked(sent_back: Callable[[Edit], ImportPlan]) -> None:
    def drop(root: Any) -> None:
        node = next(templates(root, "48 VP+"))
        node.getparent().remove(node)

    plan = sent_back(in_drive(drop))
    assert plan.merged() == []
    (gone,) = plan.removals()
    assert (gone.part, gone.place) == (DRIVE, "ports[POWER].pins[3]")


def test_a_value_that_was_changed_comes_home(sent_back: Callable[[Edit], ImportPlan]) -> None:
    def change(root: Any) -> None:
        next(templates(root, "48 VP+")).set("connectiondescription", "48 V")

    (told,) = sent_back(in_drive(change)).told(remove=True)
    assert (told.place, told.new) == ("ports[POWER].pins[3].signal", "48 V")
