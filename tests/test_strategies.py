from hypothesis import given

from cadbridge.model import Library
from cadbridge.model.fields import key_of
from tests.strategies import libraries, texts


@given(texts())
def test_texts_are_printable_and_have_no_blanks_around(text: str) -> None:
    assert text
    assert text == text.strip()
    assert text.isprintable()


@given(libraries())
def test_libraries_are_consistent(library: Library) -> None:
    keys = [key_of(item) for item in library.parts]
    assert len(set(keys)) == len(keys)
    for part in library.parts:
        assert part.manufacturer in library.manufacturer_by_short_name
        assert all(port.connector in {"", *keys} for port in part.ports)
        for end in part.ends.values():
            for target in end.mates_with:
                ports = library.part_by_number[target.part_number].ports
                assert target.port in {port.designation for port in ports}
