"""The drawing of a whole cable comes back."""

from decimal import Decimal
from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile
from hypothesis import given, settings
from hypothesis import strategies as st

from cadbridge.formats import WriteJob
from cadbridge.mapping import shipped_mappings
from cadbridge.model import CableLength, CableSpec, Conductor, Kind, Library, Part
from tests.formats.dxf.drawn import DXF, changes, codes, export_all, read

CABLES = ("MPC.SIGNAL CABLE for DUET AD", "MPC.ETHERCAT RJ45/M12 CABLE for DUET HV 80-100-142")


def whole(paths: list[Path]) -> Path:
    (path,) = (path for path in paths if path.stem.endswith(" cable"))
    return path


@pytest.mark.parametrize("language", ["en", "de", "it"])
@pytest.mark.parametrize("version", ["R12", "R2000", "R2013"])
@pytest.mark.parametrize("part", CABLES)
def test_a_cable_comes_back(
    shipped_library: Library, part: str, version: str, language: str, tmp_path: Path
) -> None:
    path = whole(
        export_all(shipped_library, part, tmp_path, dxf_version=version, language=language)
    )
    result = read(path)
    assert result.findings == ()
    assert changes(shipped_library, result) == []
    assert not readfile(path).audit().has_errors


word = st.text("ABCabc123 +-/", min_size=1, max_size=8).map(str.strip).filter(bool)
section = st.one_of(st.none(), st.decimals("0.05", "95", places=2))


@st.composite
def conductors(draw: st.DrawFn) -> tuple[Conductor, ...]:
    ids = draw(st.lists(word, min_size=1, max_size=6, unique=True))
    return tuple(
        Conductor(
            id=name,
            colour=draw(st.sampled_from(["", "BK", "GNYE", "WHGN", "BNWHRD"])),
            colour_printed=draw(st.one_of(st.just(""), word)),
            core_number=draw(st.one_of(st.just(""), word)),
            cross_section_mm2=draw(section),
            shield=draw(st.booleans()),
            shielded_by=draw(st.sampled_from(["", *ids])),
            pair=draw(st.sampled_from(["", "1", "2"])),
            contact_a=draw(st.one_of(st.just(""), word)),
            contact_b=draw(st.one_of(st.just(""), word)),
            signal=draw(st.one_of(st.just(""), word)),
            function=draw(st.one_of(st.just(""), word)),
            remarks=draw(st.one_of(st.just(""), word)),
        )
        for name in ids
    )


@settings(max_examples=40)
@given(conductors())
def test_any_wiring_comes_back(
    tmp_path_factory: pytest.TempPathFactory, cores: tuple[Conductor, ...]
) -> None:
    lengths = (CableLength(length_mm=Decimal("1500"), order_code="003108020576"),)
    spec = CableSpec(conductors=cores, lengths=lengths)
    part = Part(part_number="A.C", kind=Kind.CABLE, manufacturer="A", cable=spec)
    job = WriteJob(
        library=Library(parts=(part,)), parts=(part,), mappings=shipped_mappings(), options={}
    )
    path = tmp_path_factory.mktemp("cable") / "c.dxf"
    assert DXF.write is not None
    DXF.write(job, path)
    (found,) = read(path).library.parts
    assert found.cable == spec


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [("Cross-section mm2", "thick", "CB560"), ("Contact A", "Kontackt", "CB561")],
)
def test_what_is_not_understood_is_said(title: str, text: str, code: str, tmp_path: Path) -> None:
    core = Conductor(id="1", cross_section_mm2=Decimal("0.75"), contact_a="A")
    part = Part(part_number="A.C", kind=Kind.CABLE, cable=CableSpec(conductors=(core,)))
    library = Library(parts=(part,))
    path = whole(export_all(library, "A.C", tmp_path))
    old = "0.75" if title.startswith("Cross") else title
    path.write_text(path.read_text("utf-8").replace(f"\n{old}\n", f"\n{text}\n"), "utf-8")
    assert code in codes(read(path))
