"""Putting an archive together, its names, and its manifest."""

from contextlib import closing
from pathlib import Path

import pytest

from cadbridge.formats.eplan.edz.archive import Archive
from cadbridge.formats.eplan.edz.manifest import Item, item_at
from cadbridge.formats.eplan.edz.names import is_own, own_path, path_of, reference_to
from cadbridge.formats.eplan.edz.staging import Staging
from cadbridge.sevenzip.writer import pack


def test_members_lie_by_path_ignoring_case_and_the_manifest_last(tmp_path: Path) -> None:
    paths = ["manifest.xml", "items/picture/b", "items/partxml/Z", "items/partxml/a", "items/a"]
    with closing(Staging()) as staging:
        for path in paths:
            staging.add(path, pack(path.encode()))
        staging.write(tmp_path / "a.edz")
    with Archive(tmp_path / "a.edz") as archive:
        found = [(member.name, archive.read(member).decode()) for member in archive.members]
    assert found == [(path, path) for path in [*reversed(paths[1:]), paths[0]]]


def test_member_given_twice_is_stored_once(tmp_path: Path) -> None:
    with closing(Staging()) as staging:
        staging.add("a", pack(b"first"))
        staging.add("a", pack(b"second"))
        staging.write(tmp_path / "a.edz")
    with Archive(tmp_path / "a.edz") as archive:
        assert [archive.read(member) for member in archive.members] == [b"first"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.edz"
    target.write_bytes(b"old")
    with pytest.raises(UnicodeEncodeError), closing(Staging()) as staging:
        staging.add("\ud800", pack(b"x"))
        staging.write(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_references_name_members() -> None:
    path = "items/picture/FESTO/17602u_7.jpg"
    assert reference_to(path) == "$(MD_IMG)\\FESTO\\17602u_7.jpg"
    assert path_of("picture", reference_to(path)) == path
    assert path_of("picture", "https://example.com/a.jpg") == ""


def test_own_pictures_are_told_from_those_of_vendors() -> None:
    own = own_path("picture", "MPC.DUET 40", "X1.png")
    assert is_own(own)
    assert is_own(reference_to(own))
    assert not is_own("items/picture/MPC/X1.png")
    assert not is_own("$(MD_IMG)\\MPC\\X1.png")


def test_items_stand_where_their_locator_says() -> None:
    item = Item("macro", "groupsymbolmacro", "FESTO\\E\\EMME.ems")
    assert item.path == "items/macro/FESTO/E/EMME.ems"
    assert item_at(item.path, item.name) == item
