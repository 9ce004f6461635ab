"""What library files show: a truth value that is written as false is one that they say."""

from pathlib import Path

import pytest

from cadbridge.formats import format_named
from cadbridge.jobs.diff import EVERYTHING, compare_with_file
from cadbridge.mapping import shipped_mappings
from cadbridge.model import CableSpec, Conductor, Kind, Library, Part


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{id: '1', shield: false}", ["cable.conductors[1].shield"]),
        ("{id: '1', shield: 'false'}", ["cable.conductors[1].shield"]),
        ("{id: '1', shield: true}", []),
        ("{id: '1'}", []),
        ("{id: '2', shield: false}", ["cable.conductors[2]"]),
    ],
)
def test_a_flag_is_taken_back_where_the_file_says_so(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        f"parts: [{{part_number: A.1, kind: cable, cable: {{conductors: [{text}]}}}}]", "utf-8"
    )
    cable = CableSpec(conductors=(Conductor(id="1", shield=True),))
    library = Library(parts=(Part(part_number="A.1", kind=Kind.CABLE, cable=cable),))
    read = format_named("library").read
    assert read is not None
    result = read(path, shipped_mappings())
    changes = compare_with_file(library, result.library, EVERYTHING, result.shown).changes
    assert [item.place for item in changes if not item.is_removal] == told
