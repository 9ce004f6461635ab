from cadbridge.model import Library, Part, Pin, Property
from cadbridge.model.fields import (
    KEYS,
    LISTS,
    key_of,
    keyed,
    library_paths,
    members,
    paths,
)


def test_paths_name_values_without_keys() -> None:
    assert "ports.pins.signal" in paths(Part)
    assert "cable.end_a.mates_with.port" in paths(Part)
    assert "sources" in paths(Part)
    assert "ports" not in paths(Part)
    assert not [path for path in paths(Part) if path.startswith("sources.")]


def test_library_paths_are_unique_and_prefixed_beyond_parts() -> None:
    all_paths = library_paths()
    assert len(set(all_paths)) == len(all_paths)
    assert set(paths(Part)) < set(all_paths)
    assert {"faces.contacts.x_mm", "manufacturers.name", "records"} <= set(all_paths)
    assert not [path for path in all_paths if path.startswith("parts.")]


def test_every_list_of_objects_has_a_key() -> None:
    todo = list(LISTS.values())
    assert [name for name, held in members(Library) if held in todo] == list(LISTS)
    for cls in todo:
        assert all(name in dict(members(cls)) for name in KEYS.get(cls, ()))
        todo += [inner for _, inner in members(cls) if inner and inner not in todo]
    assert set(KEYS) <= set(todo)


def test_keys_leave_out_empty_ends() -> None:
    assert key_of(Property(group="g", name="n")) == "g | n"
    assert key_of(Property(name="n", condition="c")) == " | n | c"
    assert key_of(Pin(contact="")) == ""


def test_repeated_keys_are_counted() -> None:
    pins = [Pin(contact="1"), Pin(contact="1", signal="b"), Pin(contact="1#2"), Pin(contact="1")]
    found = keyed(pins)
    assert list(found) == ["1", "1#2", "1#2#2", "1#3"]
    assert list(found.values()) == pins
