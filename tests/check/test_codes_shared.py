"""Two cables that share an order code: an error of the library, and refused before writing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import cadbridge
from cadbridge.errors import FileError
from cadbridge.formats import WriteJob, formats
from cadbridge.jobs.export import export
from cadbridge.mapping import shipped_mappings
from cadbridge.model import CableEnd, CableLength, CableSpec, EndState, Kind, Library, Part

END = CableEnd(state=EndState.OPEN)


def cable(number: str, *codes: str, maker: str = "A") -> Part:
    lengths = tuple(CableLength(length_mm=Decimal(1000), order_code=code) for code in codes)
    spec = CableSpec(end_a=END, end_b=END, lengths=lengths)
    return Part(part_number=number, kind=Kind.CABLE, manufacturer=maker, cable=spec)


def written(parts: tuple[Part, ...], name: str, folder: Path) -> list[Path]:
    job = WriteJob(library=Library(parts=parts), parts=parts, mappings=shipped_mappings())
    chosen = [formats()["dxf"], formats()[name]]
    return [item.path for item in export(job, chosen, folder)]


@pytest.mark.parametrize("name", ["eplan", "edz"])
@pytest.mark.parametrize("codes", [(("1", "2"), ("2",)), (("1", "1"),)])
def test_nothing_is_written_under_a_number_that_stands_twice(
    name: str, codes: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    parts = tuple(cable(f"A.C{index}", *own) for index, own in enumerate(codes))
    with pytest.raises(FileError, match="gives this number to several parts"):
        written(parts, name, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["eplan", "edz"])
def test_an_order_code_is_no_number_of_another_part(name: str, tmp_path: Path) -> None:
    other = Part(part_number="A.1", kind=Kind.OTHER, manufacturer="A")
    library = Library(parts=(cable("A.C", "1"), other))
    assert "CB216" in [finding.code for finding in cadbridge.check_library(library)]
    with pytest.raises(FileError, match=r"A\.1: an order code gives this number"):
        written((cable("A.C", "1"), other), name, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["eplan", "edz", "excel"])
def test_codes_of_several_makers_are_several_numbers(name: str, tmp_path: Path) -> None:
    parts = (cable("A.C", "1"), replace(cable("B.C", "1", maker="B")))
    assert written(parts, name, tmp_path)
