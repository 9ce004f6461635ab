"""The public calls take paths, results and libraries alike, and refuse what they do not know."""

import json
import pickle
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cadbridge
from cadbridge import formats as formats_module
from cadbridge.cli import main
from cadbridge.formats import Format, ReadResult, WriteJob, format_named
from cadbridge.jobs.diff import Change
from cadbridge.library import read_library
from cadbridge.model import Kind, Library, Part
from tests.strategies import libraries

SHIPPED = Path(__file__).parent.parent / "library"
TWO_PORTS = """parts:
  - part_number: ACME.D1
    kind: drive
    type_number: D1
    ports:
      - {designation: X1, pins: [{contact: A}]}
      - {designation: X1, pins: [{contact: B}]}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return cadbridge.shipped_library()


def test_dir_lists_the_public_names_and_nothing_else() -> None:
    assert dir(cadbridge) == sorted(cadbridge.__all__)


def test_what_calls_return_shows_itself_on_one_readable_line(
    library: Library, tmp_path: Path
) -> None:
    table, own = tmp_path / "a.xlsx", tmp_path / "own"
    cadbridge.write(library, table, parts=["DUET 40"])
    cadbridge.write_library(library, own)
    read = cadbridge.read(own)
    drive = library.part_by_number["MPC.DUET 40"]
    changed = library.with_parts(
        (replace(drive, note={"en_US": "Two\nlines"}, ports=drive.ports[1:]),)
    )
    changes = cadbridge.compare(table, changed)
    findings = cadbridge.losses(library, "dxf")
    shown = [
        *(Library(), library, read, read.loaded, cadbridge.read(table), cadbridge.Mappings()),
        *(cadbridge.Mappings(own), cadbridge.describe(table), cadbridge.explain("CB221")),
        *(cadbridge.plan_import(own, table), *changes, *findings, findings[0].place),
        *(*cadbridge.open_points(library), format_named("dxf")),
        *cadbridge.prove_round_trip(library, ["excel"], parts=["DUET 40"]),
    ]
    assert all("\n" not in repr(item) and len(repr(item)) <= 160 for item in shown)
    assert repr(Library()) == "Library(0 parts, 0 faces, 0 manufacturers, 0 source documents)"
    assert "Change(MPC.DUET 40 ports[POWER]: removed)" in map(repr, changes)
    assert repr(cadbridge.explain("CB221")).startswith("Rule(CB221 error: A contact")


def test_what_was_not_compared_is_told_beside_the_changes(library: Library, tmp_path: Path) -> None:
    table, file = tmp_path / "a.xlsx", tmp_path / "b.xml"
    cadbridge.write(library, table, parts=["DUET 40"])
    drive = replace(library.part_by_number["MPC.DUET 40"], supplier="X GmbH")
    cadbridge.write(library.subset([drive]), file)
    found = cadbridge.compare(table, file)
    assert found == []
    assert "supplier" in [item.path for item in found.not_shown]
    assert "faces.title" in found.fields_left_out
    assert cadbridge.compare(cadbridge.read(table), cadbridge.read(file)) == []
    assert cadbridge.compare(library, library).fields_left_out == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda book, lib: cadbridge.plan_import(book, book), "is no library"),
        (lambda book, lib: cadbridge.read_library(book), "is no library"),
        (lambda book, lib: cadbridge.remove_part(book, "MPC.DUET 40"), "is no library"),
        (lambda book, lib: cadbridge.write(lib, "x.html"), "to a folder"),
        (lambda book, lib: cadbridge.write_parts(lib.parts, "mine", library=lib), "a folder"),
    ],
    ids=["import into", "read", "remove from", "one page", "parts to a folder"],
)
def test_files_of_another_kind_are_called_what_they_are(
    library: Library, tmp_path: Path, call: Callable[[Path, Library], Any], told: str
) -> None:
    book = tmp_path / "a.xlsx"
    cadbridge.write(library, book, parts=["DUET 40"])
    with pytest.raises(cadbridge.CadbridgeError) as caught:
        call(book, library)
    assert told in f"{caught.value} {caught.value.hint}"


def test_a_long_list_shows_itself_cut() -> None:
    change = Change(part="A", place="note", path="note", old="", new="x" * 500)
    assert repr(change) == f"Change(A note: '' -> '{'x' * 136}…)"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"editon": "2026"}, "writing eplan has no option 'editon'; did you mean 'edition'?"),
        ({"layout": "flat"}, "writing eplan has no option 'layout'"),
        ({"edition": "2027"}, "option 'edition' is one of '2.9', '2026', not '2027'"),
        ({"edition": 2027}, "option 'edition' is one of '2.9', '2026', not '2027'"),
        ({"edition": 2.9}, "option 'edition' is a text, not 2.9"),
        ({"edition": None}, "option 'edition' is a text, not None"),
        ({"sources": "maybe"}, "option 'sources' is yes or no, not 'maybe'"),
        ({"edition": ""}, "option 'edition' is one of '2.9', '2026', not ''"),
    ],
)
def test_options_are_known_and_held_to_their_choices(
    library: Library, tmp_path: Path, options: dict[str, Any], told: str
) -> None:
    calls: list[Callable[[], Any]] = [
        lambda: cadbridge.write(library, tmp_path / "a.xml", **options),
        lambda: cadbridge.write_parts(library.parts, tmp_path / "a.xml", **options),
        lambda: cadbridge.write_formats(library, tmp_path / "out", ["eplan"], **options),
    ]
    for call in calls:
        with pytest.raises(cadbridge.OptionError) as raised:
            call()
        assert str(raised.value) == told
        assert isinstance(raised.value, TypeError) and isinstance(raised.value, ValueError)
    assert list(tmp_path.iterdir()) == []


def test_every_option_of_every_format_is_taken_in_any_case(
    library: Library, tmp_path: Path
) -> None:
    parts = ["DUET 40"]
    for item in formats_module.formats().values():
        for option in item.options:
            for choice in option.choices:
                given_: Any = {option.key: choice.upper()}
                cadbridge.losses(library, item.name, parts=parts, **given_)
    cadbridge.write(library, tmp_path / "a.edz", parts=parts, edition=2026, sources=True)


def test_options_of_a_reader_are_known_too(tmp_path: Path, library: Library) -> None:
    cadbridge.write(library, tmp_path / "a.xml", parts=["DUET 40"])
    with pytest.raises(cadbridge.OptionError, match="has no option 'sheeet'"):
        cadbridge.read(tmp_path / "a.xml", sheeet="1")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"veiw": "wiring"}, "reading dxf has no option 'veiw'; did you mean 'view'?"),
        ({"view": "wirin"}, "option 'view' is one of 'mating', 'wiring', not 'wirin'"),
        ({"part": None}, "option 'part' is a text, not None"),
    ],
)
def test_options_of_a_reader_are_held_to_their_choices(
    library: Library, tmp_path: Path, options: dict[str, Any], told: str
) -> None:
    cadbridge.write_formats(library, tmp_path, ["dxf"], parts=["DUET 40"])
    drawing = next(tmp_path.rglob("*.dxf"))
    with pytest.raises(cadbridge.OptionError) as raised:
        cadbridge.read(drawing, **options)
    assert str(raised.value) == told


def test_a_switch_is_yes_or_no(library: Library, tmp_path: Path) -> None:
    sizes = {}
    for told in ("", "no", False, "YES", True):
        given: dict[str, Any] = {"sources": told} if told != "" else {}
        cadbridge.write(library, tmp_path / "a.xml", parts=["DUET 40"], **given)
        sizes[told] = (tmp_path / "a.xml").stat().st_size
    assert sizes[""] == sizes["no"] == sizes[False] < sizes["YES"] == sizes[True]


@pytest.mark.parametrize(
    "call",
    [
        lambda api, lib, path: api.write(lib, path / "a.xml", parts="DUET 40"),
        lambda api, lib, path: api.write(lib, path / "a.xml", parts=b"DUET 40"),
        lambda api, lib, path: api.write(lib, path / "a.xml", parts=[1]),
        lambda api, lib, path: api.write_formats(lib, path, "eplan"),
        lambda api, lib, path: api.write_formats(lib, path, ["eplan"], parts="DUET 40"),
        lambda api, lib, path: api.prove_round_trip(lib, "eplan"),
        lambda api, lib, path: api.write(None, path / "a.xml"),
        lambda api, lib, path: api.write(lib, None),
        lambda api, lib, path: api.write(lib, path / "a.xml", parts=None),
        lambda api, lib, path: api.write(lib, path / "a.xml", parts=lib.parts[:1]),
        lambda api, lib, path: api.write_parts(lib, path / "a.xml"),
        lambda api, lib, path: api.settle(path, None, "note", document="d"),
        lambda api, lib, path: api.settle(path, "A", "note", document="d", value=3.2),
        lambda api, lib, path: api.plan_import(path),
        lambda api, lib, path: api.apply_changes(lib, "text"),
        lambda api, lib, path: api.apply_changes(lib, [3]),
        lambda api, lib, path: api.apply_changes(lib, None),
        lambda api, lib, path: api.losses(lib, None),
        lambda api, lib, path: api.write_formats(lib, path, 3),
        lambda api, lib, path: api.find_parts(lib, 3),
        lambda api, lib, path: api.add_face(None, path),
        lambda api, lib, path: api.draft_face(3),
        lambda api, lib, path: api.draft_face(path / "a.step", {"ways": 4}),
        lambda api, lib, path: api.Mappings(3),
        lambda api, lib, path: api.Mappings(b"mappings"),
        lambda api, lib, path: api.compare(lib, None),
        lambda api, lib, path: api.merge([lib]),
        lambda api, lib, path: api.merge(lib.parts[0]),
        lambda api, lib, path: api.check_library(3),
        lambda api, lib, path: api.write_parts([1], path / "a.xml"),
        lambda api, lib, path: api.write_parts("DUET 40", path / "a.xml"),
        lambda api, lib, path: api.write_parts(["DUET 40"], path / "a.xlsx"),
    ],
)
def test_what_cannot_be_meant_is_a_type_error(
    library: Library, tmp_path: Path, call: Callable[[Any, Any, Path], Any]
) -> None:
    with pytest.raises(TypeError, match=r"expected|is a sequence of"):
        call(cadbridge, library, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", "no path is named"),
        ("x" * 300 + ".xml", "cannot be reached: File name too long"),
        ("a\0.xml", "no file can be called 'a␀.xml'"),
        ("\ud800.xml", r"no file can be called '\\ud800.xml'"),
        ("circle/a.xml", "Too many levels of symbolic links"),
        ("circle", "Too many levels of symbolic links"),
    ],
)
def test_a_path_where_nothing_can_be_is_an_error_of_the_family(
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("circle").mkdir()
    Path("circle/a.xml").symlink_to("a.xml")
    calls: list[Callable[[], Any]] = [
        lambda: cadbridge.read(path),
        lambda: list(cadbridge.iterate_parts(path)),
        lambda: cadbridge.describe(path),
        lambda: cadbridge.merge(path),
        lambda: cadbridge.open_points(path),
        lambda: cadbridge.compare(library, path),
        lambda: cadbridge.write(path, "b.xml"),
    ]
    if path != "circle":
        calls += [
            lambda: cadbridge.Mappings(path),
            lambda: cadbridge.draft_face(path),
            lambda: cadbridge.check_library(path),
            lambda: cadbridge.write(library, path, parts=["DUET 40"]),
            lambda: cadbridge.write_library(library, path),
        ]
    for call in calls:
        with pytest.raises(cadbridge.FileError, match=told):
            call()


@pytest.mark.parametrize("own", ["own", Path("own"), cadbridge.Mappings()])
def test_mappings_are_taken_by_their_folder(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    if not isinstance(own, cadbridge.Mappings):
        with pytest.raises(cadbridge.FileError, match="no such folder of mappings"):
            cadbridge.write(library, "a.xml", parts=["DUET 40"], mappings=own)
        with pytest.raises(cadbridge.FileError, match="no such folder of mappings"):
            cadbridge.Mappings(own)
    shutil.copytree(SHIPPED.parent / "mappings", "own")
    cadbridge.write(library, "a.xml", parts=["DUET 40"], mappings=own)
    assert cadbridge.read("a.xml", mappings=own).library.parts


def test_a_source_is_taken_by_every_call(library: Library, tmp_path: Path) -> None:
    cadbridge.write_library(library, tmp_path / "lib")
    result = cadbridge.read(tmp_path / "lib")
    sources: list[Any] = [library, result, result.loaded, tmp_path / "lib", str(tmp_path / "lib")]
    for number, source in enumerate(sources):
        path = tmp_path / f"{number}.xml"
        assert cadbridge.write(source, path, parts=["DUET 40"]) == []
        assert path.read_bytes() == (tmp_path / "0.xml").read_bytes()
        folder = tmp_path / f"out{number}"
        assert cadbridge.write_formats(source, folder, ["svg"], parts=["DUET 40"])
        assert cadbridge.losses(source, "dxf") == cadbridge.losses(library, "dxf")
        (report,) = cadbridge.prove_round_trip(source, ["eplan"], parts=["DUET 40"])
        assert [item.part for item in report.parts] == ["MPC.DUET 40"]
        found = cadbridge.find_parts(source, "duet", kinds=[Kind.DRIVE], signal="CAN")
        assert {part.kind for part in found} == {Kind.DRIVE}
        assert [part.part_number for part in found][:2] == ["MPC.DUET 40", "MPC.DUET 60"]
        assert set(cadbridge.open_points(source)) == set(cadbridge.open_points(library))
        assert len(cadbridge.apply_changes(source, []).parts) == len(library.parts)


def test_an_archive_that_was_read_is_written_with_its_files(
    library: Library, tmp_path: Path
) -> None:
    (path,) = cadbridge.write_formats(library, tmp_path, ["edz", "svg"], parts=["DUET 40"])[-1:]
    edz = next(tmp_path.rglob("MPC.DUET 40.edz"))
    read = cadbridge.read(edz)
    cadbridge.write(read, tmp_path / "again.edz")
    (part,) = cadbridge.read(tmp_path / "again.edz").library.parts
    again = dict(cadbridge.read(tmp_path / "again.edz").attachments(part))
    assert set(dict(read.attachments(part))) <= set(again)
    assert path.exists()


def test_losses_are_what_convert_says_is_lost(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cadbridge.write(library, "a.yaml", parts=["DUET 40"])
    for suffix, name in (("xlsx", "excel"), ("xml", "eplan")):
        line = ["convert", "a.yaml", f"b.{suffix}", "--json"]
        told = json.loads(CliRunner().invoke(main, line).stdout)["losses"]
        assert [item.as_dict() for item in cadbridge.losses("a.yaml", name)] == told != []


def test_what_nothing_reads_back_cannot_be_proved(library: Library) -> None:
    with pytest.raises(cadbridge.FileError, match="none is read back to prove it"):
        cadbridge.prove_round_trip(library, ["eplan", "html"])
    result = CliRunner().invoke(main, ["verify", "DUET 40", "--format", "html"])
    assert result.exit_code == 2 and "none is read back to prove it" in result.stderr


def test_numbers_of_processes_are_held_to_what_works(library: Library, tmp_path: Path) -> None:
    jobs: Any
    for jobs in (0, -1, "2", None):
        with pytest.raises(cadbridge.OptionError, match="jobs is a whole number from 1"):
            cadbridge.write_formats(library, tmp_path, ["svg"], parts=["DUET 40"], jobs=jobs)
    with pytest.raises(cadbridge.OptionError, match="there is no kind 'drives'"):
        cadbridge.find_parts(library, kinds=["drives"])  # type: ignore[list-item]


def test_check_takes_what_readers_take(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    cadbridge.write(library, path, parts=["DUET 40"], port="POWER")
    assert cadbridge.check_library(path, view="mating") == []
    assert cadbridge.describe(path, view="mating").counts()["parts"] == 1
    for source in (library, cadbridge.read(path)):
        with pytest.raises(cadbridge.OptionError, match="has no option 'view'"):
            cadbridge.check_library(source, view="mating")


def test_codes_are_explained(library: Library) -> None:
    assert cadbridge.explain("cb221") == cadbridge.explain("CB221")
    with pytest.raises(cadbridge.FileError, match="there is no code 'CB22'") as raised:
        cadbridge.explain("CB22")
    assert raised.value.hint.startswith("is CB")


def test_a_git_revision_is_compared_with_what_it_became(tmp_path: Path) -> None:
    folder = tmp_path / "lib"
    cadbridge.start_library(folder)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(folder)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], check=True)
    old = (folder / "drives" / "ax1.yaml").read_text("utf-8")
    (folder / "drives" / "ax1.yaml").write_text(old.replace("+48 V", "+60 V", 1), "utf-8")
    (change,) = cadbridge.compare("HEAD", folder)
    assert str(change) == "ACME.AX1 ports[X1].pins[1].signal: '+48 V' -> '+60 V'"
    with pytest.raises(cadbridge.FileError, match="no such revision of git"):
        cadbridge.compare("HEAD~7", folder)


@pytest.mark.parametrize("name", ["a.edz", "a.xml", "a.xlsx", "a.yaml", "folder"])
def test_what_was_read_travels_to_another_process(
    library: Library, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name == "folder":
        cadbridge.write_formats(library, path, ["edz"], parts=["DUET 40"])
    else:
        cadbridge.write(library, path, parts=["DUET 40"])
    result = cadbridge.read(path)
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert again.format == result.format != ""
    for part in result.library.parts:
        assert list(again.attachments(part)) == list(result.attachments(part))


def test_files_in_an_archive_travel_too(tmp_path: Path, library: Library) -> None:
    (path,) = cadbridge.write_formats(library, tmp_path, ["edz"], parts=["DUET 40"])[-1:]
    job = WriteJob(
        library=library,
        parts=[library.part_by_number["MPC.DUET 40"]],
        mappings=cadbridge.Mappings(),
        attachments=lambda part: [("face.dxf", b"0\nEOF\n")],
    )
    write = format_named("edz").write
    assert write is not None
    write(job, path)
    result = pickle.loads(pickle.dumps(cadbridge.read(path)))
    (part,) = result.library.parts
    assert any(content == b"0\nEOF\n" for _, content in result.attachments(part))


def test_check_takes_whatever_there_is(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(TWO_PORTS, "utf-8")
    for source in (path, str(path), cadbridge.read(path), read_library(path)):
        (found,) = cadbridge.check_library(source)
        assert (found.code, found.place.line) == ("CB212", 6)
    (bare,) = cadbridge.check_library(cadbridge.read(path).library)
    assert (bare.code, bare.place.line, bare.place.part) == ("CB212", 0, "ACME.D1")
    assert not any(
        item.severity is cadbridge.Severity.ERROR for item in cadbridge.check_library(library)
    )
    changed = replace(cadbridge.read(path), library=Library())
    assert cadbridge.check_library(changed) == []


def test_check_takes_files_of_any_format_and_folders(tmp_path: Path, library: Library) -> None:
    cadbridge.write_formats(library, tmp_path, ["eplan", "edz", "excel"], parts=["DUET 40"])
    assert cadbridge.check_library(tmp_path) == []
    (tmp_path / "eplan" / "parts.xml").write_text("<partsmanagement><part/></partsmanagement>")
    assert cadbridge.check_library(tmp_path)
    shutil.copytree(SHIPPED.parent / "mappings", tmp_path / "own")
    assert cadbridge.check_library(tmp_path / "own") == []


STREAMED = ["a.xml", "a.edz", "a.yaml", "a.xlsx"]


@pytest.mark.parametrize("name", STREAMED)
@pytest.mark.parametrize("target", ["b.xml", "b.yaml", "b.edz", "b.xlsx"])
def test_parts_stream_from_any_format_to_any(
    library: Library, tmp_path: Path, name: str, target: str
) -> None:
    drives = ["DUET 40", "DUET HV *"]
    cadbridge.write(library, tmp_path / name, parts=drives)
    parts = cadbridge.iterate_parts(tmp_path / name)
    assert isinstance(parts, Iterator)
    cadbridge.write_parts(parts, tmp_path / target, library=library)
    changes = list(cadbridge.compare(tmp_path / name, tmp_path / target))
    if name in ("a.xml", "a.edz") and target in ("b.yaml", "b.xlsx"):
        changes = [item for item in changes if item.path != "accessories"]  # by order codes there
    if name in ("a.yaml", "a.xlsx"):  # they have the documents of these parts, a stream has all
        changes = [item for item in changes if item.path != "source_documents" or item.old]
    assert changes == []


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(libraries(), st.sampled_from(["xml", "yaml"]))
def test_a_streamed_file_is_the_one_written_at_once(
    tmp_path_factory: pytest.TempPathFactory, any_library: Library, suffix: str
) -> None:
    base = tmp_path_factory.mktemp("s")
    alone = Library(parts=any_library.parts)
    try:
        cadbridge.write(alone, base / f"one.{suffix}")
    except cadbridge.CadbridgeError:
        return  # what cannot be written is the business of other tests
    cadbridge.write_parts(iter(alone.parts), base / f"two.{suffix}", library=alone)
    assert (base / f"two.{suffix}").read_bytes() == (base / f"one.{suffix}").read_bytes()


def test_addresses_of_makers_are_written_behind_streamed_parts(
    library: Library, tmp_path: Path
) -> None:
    part = library.part_by_number["MPC.DUET 40"]
    cadbridge.write_parts([part], tmp_path / "a.xml", library=library)
    found = cadbridge.read(tmp_path / "a.xml").library.manufacturers
    assert [maker.short_name for maker in found] == ["MPC"]


def test_a_stream_that_breaks_off_leaves_the_old_file(library: Library, tmp_path: Path) -> None:
    def broken() -> Iterator[Part]:
        yield library.parts[0]
        raise RuntimeError("no more")

    for name in ("a.xml", "a.yaml", "a.xlsx"):
        path = tmp_path / name
        cadbridge.write(library, path, parts=["DUET 40"])
        old = path.read_bytes()
        with pytest.raises(RuntimeError):
            cadbridge.write_parts(broken(), path)
        assert path.read_bytes() == old
    assert len(list(tmp_path.iterdir())) == 3


def test_parts_before_the_damage_come(tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    parts = "".join(f'<part P_ARTICLE_PARTNR="V.{n}"/>' for n in range(2000))
    path.write_text(f"<partsmanagement>{parts}")
    stream = cadbridge.iterate_parts(path)
    assert next(stream).part_number == "V.0"
    with pytest.raises(cadbridge.FileError):
        list(stream)


def test_merge_makes_one_of_many(library: Library, tmp_path: Path) -> None:
    for number, part in enumerate(library.parts[:3]):
        cadbridge.write_parts([part], tmp_path / f"{number}.yaml")
    files = sorted(tmp_path.iterdir())
    merged = cadbridge.merge(*files)
    assert merged.parts == library.parts[:3]
    assert cadbridge.merge(merged, cadbridge.read(files[0]), library).parts == library.parts
    assert cadbridge.merge() == Library()


def test_merge_gains_nothing_from_a_library_s_own_files(library: Library, tmp_path: Path) -> None:
    names = ["a.xml", "a.edz", "a.xlsx", "a.dxf"]
    for name in names:
        path = tmp_path / name
        port: dict[str, Any] = {"port": "CN5"} if name.endswith(".dxf") else {}
        cadbridge.write(library, path, parts=["DUET HV 80"], **port)
        for merged in (cadbridge.merge(library, path), cadbridge.merge(path, library)):
            assert cadbridge.compare(library, merged) == [], name
    together = cadbridge.merge(library, *(tmp_path / name for name in names))
    assert cadbridge.compare(library, together) == []


def test_merge_names_the_cable_that_another_file_holds(library: Library, tmp_path: Path) -> None:
    drive = library.part_by_number["MPC.DUET HV 80"]
    cables = [item.part_number for item in drive.accessories]
    cadbridge.write(library, tmp_path / "drive.xml", parts=[drive.part_number])
    cadbridge.write(library, tmp_path / "cables.xml", parts=cables)
    merged = cadbridge.merge(tmp_path / "drive.xml", tmp_path / "cables.xml")
    found = merged.part_by_number[drive.part_number].accessories
    assert [item.part_number for item in found] == cables


@pytest.mark.parametrize("name", ["a.xml", "a.edz"])
def test_a_file_is_what_was_read_out_of_it(library: Library, tmp_path: Path, name: str) -> None:
    file, own, table = tmp_path / name, tmp_path / "own.yaml", tmp_path / "own.xlsx"
    cadbridge.write(library, file, parts=["DUET HV 80"])
    read = cadbridge.read(file).library
    cadbridge.write(read, own)
    cadbridge.write(read, table)
    for other in (read, own, table):
        assert cadbridge.compare(file, other) == []
        assert cadbridge.compare(other, file) == []
    part = read.parts[0]
    changed = read.with_parts((replace(part, type_number="7"), *read.parts[1:]))
    assert [item.place for item in cadbridge.compare(file, changed)] == ["type_number"]


def a_format(**functions: Any) -> Format:
    return Format(
        name="labels",
        title="Labels",
        suffixes=(".labels",),
        kinds=frozenset({Kind.DRIVE}),
        **{"capabilities": dict, "read": None, "write": None, "export": None, **functions},
    )


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Makes a format known with the given functions."""
    monkeypatch.setattr(formats_module, "_registered", {})
    yield lambda **functions: formats_module.register(a_format(**functions))
    formats_module.formats.cache_clear()


def test_a_format_that_only_writes_single_files_is_exported_in_one(
    registered: Callable[..., None], library: Library, tmp_path: Path
) -> None:
    seen = []

    def write(job: WriteJob, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        seen.append([part.kind for part in job.parts])
        path.write_text("x")

    registered(write=write)
    (path,) = cadbridge.write_formats(library, tmp_path, ["labels"])
    assert path == tmp_path / "labels" / "parts.labels"
    assert path.read_text() == "x"
    cadbridge.write(library, tmp_path / "a.labels")
    assert {kind for kinds in seen for kind in kinds} == {Kind.DRIVE}


def test_a_format_that_writes_nothing_says_so(
    registered: Callable[..., None], library: Library, tmp_path: Path
) -> None:
    registered()
    with pytest.raises(cadbridge.FileError, match="read only"):
        cadbridge.write_formats(library, tmp_path, ["labels"])
    with pytest.raises(cadbridge.FileError, match="read only"):
        cadbridge.write(library, tmp_path / "a.labels")


def _key_error(*given: object) -> Any:
    nothing: dict[str, str] = {}
    return nothing["pins"]


def _breaks_off(job: WriteJob, folder: Path) -> Iterator[Path]:
    yield folder / "a.labels"
    raise ValueError("odd")


@pytest.mark.parametrize(
    ("functions", "call", "told"),
    [
        (
            {"read": _key_error},
            cadbridge.read,
            "{path}: read of the format 'labels' failed: KeyError: 'pins'",
        ),
        (
            {"read": lambda path, mappings: {"parts": []}},
            lambda path: cadbridge.compare(path, Library()),
            "{path}: read of the format 'labels' failed: it gave a mapping, not a ReadResult",
        ),
        (
            {"read": lambda path, mappings: ReadResult(library=a_library("drive"))},
            lambda path: cadbridge.plan_import(SHIPPED, path),
            "{path}: read of the format 'labels' failed: parts[A.1].kind: ",
        ),
        (
            {"read": lambda path, mappings: ReadResult(library=Library(parts=cast("Any", ["A"])))},
            cadbridge.merge,
            "{path}: read of the format 'labels' failed: parts: ",
        ),
        (
            {"write": _key_error},
            lambda path: cadbridge.write(cadbridge.shipped_library(), path),
            "{path}: write of the format 'labels' failed: KeyError: 'pins'",
        ),
        (
            {"export": _breaks_off},
            lambda path: cadbridge.write_formats(SHIPPED, path.parent / "out", ["labels"]),
            "{folder}/out: export of the format 'labels' failed: ValueError: odd",
        ),
        (
            {"export": lambda job, folder: ["a.labels"]},
            lambda path: cadbridge.write_formats(SHIPPED, path.parent / "out", ["labels"]),
            "{folder}/out: export of the format 'labels' failed: it gave 'a.labels', not a Path",
        ),
        (
            {"check": lambda path, mappings: ["wrong"]},
            cadbridge.check_library,
            "{path}: check of the format 'labels' failed: it gave 'wrong', not a Finding",
        ),
        (
            {"capabilities": lambda: None, "write": _key_error},
            lambda path: cadbridge.losses(cadbridge.shipped_library(), "labels"),
            "capabilities of the format 'labels' failed: it gave None, not a Mapping",
        ),
        (
            {"read": lambda path, mappings: path.with_name("none").read_text()},
            cadbridge.read,
            "{folder}/none: No such file or directory",
        ),
    ],
)
def test_what_goes_wrong_in_a_format_of_others_is_an_error_that_names_it(
    registered: Callable[..., None],
    tmp_path: Path,
    functions: dict[str, Any],
    call: Callable[[Path], Any],
    told: str,
) -> None:
    registered(**functions)
    path = tmp_path / "a.labels"
    path.write_text("x")
    with pytest.raises(cadbridge.FileError) as caught:
        call(path)
    assert str(caught.value).startswith(told.format(path=path, folder=tmp_path))
    assert path.read_text() == "x"


def a_library(kind: Any) -> Library:
    return Library(parts=(Part(part_number="A.1", kind=kind),))


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="'eplan'"):
        formats_module.register(format_named("eplan"))
    with pytest.raises(TypeError, match="a Format is expected, not 'eplan'"):
        formats_module.register(cast("Any", "eplan"))


def test_a_suffix_is_given_once(registered: Callable[..., None]) -> None:
    taken = replace(a_format(), name="mine", suffixes=(".xml",))
    with pytest.raises(ValueError, match=r"\.xml files are of the format 'eplan'"):
        formats_module.register(taken)
    with pytest.raises(TypeError, match="suffixes is a tuple"):
        formats_module.register(replace(taken, suffixes=cast("Any", "xyz")))
    formats_module.register(replace(taken, recognises=lambda path: False))


def test_a_format_without_fields_says_so(
    registered: Callable[..., None], tmp_path: Path, library: Library
) -> None:
    registered(read=lambda *args: ReadResult(library=Library()), write=lambda job, path: None)
    with pytest.raises(cadbridge.FileError, match="nothing in it fits") as raised:
        cadbridge.write(library, tmp_path / "a.labels", parts=["DUET 40"])
    assert "capabilities" in raised.value.hint


def test_a_port_that_nothing_has_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(cadbridge.FileError, match="no port or end is called 'POWR'"):
        cadbridge.write_formats(library, tmp_path, ["dxf"], parts=["DUET 40"], port="POWR")
    found = cadbridge.losses(library, "dxf", parts=["DUET 40"], port="POWR")
    assert "CB546" in {item.code for item in found}
    for name in ("a.dxf", "a.svg", "a.pdf"):
        with pytest.raises(cadbridge.FileError) as caught:
            cadbridge.write(library, tmp_path / name, parts=["DUET 40"], port="POWR")
        assert "no port or end is called 'POWR'; is 'POWER' meant? there are " in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_parts_come_one_by_one_with_options_of_the_reader(tmp_path: Path) -> None:
    table = tmp_path / "pins.csv"
    table.write_text("Pin;Signal\n1;+24 V\n2;0 V\n", "utf-8")
    (part,) = cadbridge.iterate_parts(table, part="A.1")
    assert part.part_number == "A.1"
    with pytest.raises(cadbridge.OptionError):
        cadbridge.iterate_parts(SHIPPED, part="A.1")


def test_a_logo_may_be_a_path(library: Library, tmp_path: Path) -> None:
    with pytest.raises(cadbridge.FileError, match=r"no\.svg"):
        cadbridge.write_formats(library, tmp_path, ["html"], logo=tmp_path / "no.svg")


def test_compare_takes_two_sources_of_any_formats(library: Library, tmp_path: Path) -> None:
    drives = ["DUET 40", "DUET HV *"]
    names = ["a.xml", "a.edz", "a.xlsx", "a.yaml"]
    for name in names:
        cadbridge.write(library, tmp_path / name, parts=drives)
    for one in names:
        for other in names:
            path, read = tmp_path / one, cadbridge.read(tmp_path / other)
            assert cadbridge.compare(path, read) == [], (one, other)
            assert cadbridge.compare(str(path), str(tmp_path / other)) == [], (one, other)
    some = library.with_parts(
        tuple(part for part in library.parts if part.part_number.startswith("MPC.DUET HV"))
    )
    changes = cadbridge.compare(tmp_path / "a.xml", some)
    assert {(change.part, change.kind) for change in changes if change.is_whole} >= {
        ("MPC.DUET 40", "removed")
    }


def test_compare_says_what_diff_says(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    part = library.part_by_number["MPC.DUET 40"]
    other = replace(part, description={"en_US": "new"}, type_number="4711")
    cadbridge.write(library, "a.xml", parts=["DUET 40"])
    cadbridge.write(library.with_parts((other,)), "b.xlsx")
    found = cadbridge.compare("a.xml", "b.xlsx")
    assert {(item.place, item.new) for item in found if item.part == part.part_number} == {
        ("description[en_US]", "new"),
        ("type_number", "4711"),
    }
    printed = CliRunner().invoke(main, ["diff", "a.xml", "b.xlsx", "--json"])
    told = json.loads(printed.stdout)["changes"]
    assert [(item["part"], item["place"]) for item in told] == [
        (item.part, item.place) for item in found
    ]


def test_compare_goes_by_the_library_that_wrote_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cadbridge.start_library("own")
    own = cadbridge.read("own")
    cadbridge.write_formats(own, "out", ["eplan", "excel"], parts=["ACME.AX1"])
    pair = "out/eplan/parts.xml", "out/excel/ACME.AX1.xlsx"
    printed = CliRunner().invoke(main, ["--library", "own", "diff", *pair, "--json"])
    told = json.loads(printed.stdout)["changes"]
    for known in ("own", own, own.loaded, own.library):
        found = cadbridge.compare(*pair, library=known)
        assert [(item.part, item.place) for item in found] == [
            (item["part"], item["place"]) for item in told
        ]
    assert len(cadbridge.compare(*pair)) > len(told)
