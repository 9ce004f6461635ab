from pathlib import Path

import pytest

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Severity
from cadbridge.library import shipped
from cadbridge.mapping import CODECS, Carriage, FieldRule, Mappings, shipped_mappings
from cadbridge.mapping.field_rules import check_mapping
from cadbridge.model.fields import library_paths

SHIPPED = sorted(path.stem for path in shipped("mappings").glob("*.yaml"))


def own(folder: Path, text: str, name: str = "own") -> Mappings:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Mappings(folder)


def errors(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(FindingsError) as error:
        own(folder, text)["own"]
    assert all(item.code == "CB601" for item in error.value.findings)
    return [(item.place.line, item.message) for item in error.value.findings]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_mappings_are_right(name: str) -> None:
    assert check_mapping(shipped("mappings") / f"{name}.yaml") == []
    assert shipped_mappings()[name] is shipped_mappings()[name]


def test_a_format_without_file_has_an_empty_mapping(tmp_path: Path) -> None:
    assert Mappings(tmp_path)["none"].fields == ()
    assert own(tmp_path, "# nothing yet\n")["own"].settings == {}


def test_a_mapping_file_is_read(tmp_path: Path) -> None:
    mapping = own(
        tmp_path,
        "fields:\n"
        "  - {field: note, place: part.note, codec: multilang}\n"
        "capabilities:\n"
        "  note: carried\n"
        "  weight_kg: 'normalised: three decimals'\n"
        "  sources: not carried\n"
        "settings: {color: '007'}\n",
    )["own"]
    assert mapping.fields == (FieldRule("note", "part.note", CODECS["multilang"]),)
    assert [(path, item.carriage, item.note) for path, item in mapping.capabilities.items()] == [
        ("note", Carriage.CARRIED, ""),
        ("weight_kg", Carriage.NORMALISED, "three decimals"),
        ("sources", Carriage.NOT_CARRIED, ""),
    ]
    assert mapping.settings == {"color": "007"}


def test_a_capability_holds_for_all_below_that_have_none_of_their_own(tmp_path: Path) -> None:
    found = own(
        tmp_path,
        "capabilities:\n"
        "  everything: carried\n"
        "  ports.pins.signal: 'normalised: in capitals'\n"
        "  ports: not carried\n",
    )["own"].capabilities
    assert list(found) == list(library_paths())
    carriages = [
        found[path].carriage for path in ("note", "ports.purpose", "ports.pins.signal", "records")
    ]
    assert carriages == [
        Carriage.CARRIED,
        Carriage.NOT_CARRIED,
        Carriage.NORMALISED,
        Carriage.CARRIED,
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_own_settings_are_laid_over_the_shipped_ones(tmp_path: Path, name: str) -> None:
    base = shipped_mappings()[name]
    groups = (key for key, value in base.settings.items() if isinstance(value, dict))
    key = next(groups, "of_our_own")
    mapping = own(tmp_path, f"settings: {{{key}: {{a_of_ours: b}}}}\n", name)[name]
    within = base.settings.get(key, {})
    assert mapping.settings == {**base.settings, key: {**within, "a_of_ours": "b"}}
    assert mapping.fields == base.fields
    assert mapping.capabilities == base.capabilities


def test_an_own_rule_takes_the_place_of_the_one_for_field_and_element(tmp_path: Path) -> None:
    base = shipped_mappings()["eplan"].fields
    first = base[0]
    element = first.place.partition(".")[0]
    text = f"fields:\n  - {{field: {first.field}, place: {element}.OWN, codec: text}}\n"
    fields = own(tmp_path, text, "eplan")["eplan"].fields
    assert fields[-1] == FieldRule(first.field, f"{element}.OWN", CODECS["text"])
    assert first not in fields
    assert set(base) - set(fields) == {
        rule for rule in base if rule.field == first.field and rule.place.startswith(f"{element}.")
    }


def test_all_errors_are_reported_with_their_lines(tmp_path: Path) -> None:
    text = (
        "fields:\n"
        "  - {field: nte, place: a, codec: text}\n"
        "  - {field: note, place: a, codec: texts}\n"
        "  - {field: note, place: a}\n"
        "capabilities:\n"
        "  nte: carried\n"
        "  note: maybe\n"
        "setings: {}\n"
    )
    known = ", ".join(CODECS)
    assert errors(tmp_path, text) == [
        (8, "unknown key 'setings'; known: fields, capabilities, settings"),
        (2, "the model has no field 'nte'"),
        (3, f"there is no codec 'texts'; known: {known}"),
        (4, "a field rule has the texts field, place and codec"),
        (6, "the model has no field 'nte'"),
        (7, "'maybe' is not carried, normalised, not carried or on request"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "a mapping file is a mapping"),
        ("fields: a\n", "fields is a list"),
        ("fields:\n", "fields is a list"),
        ("capabilities: [a]\n", "capabilities is a mapping"),
        ("settings: a\n", "settings is a mapping"),
        ("fields: [a]\n", "a field rule has the texts field, place and codec"),
        (
            "fields: [{field: [a], place: {b: c}, codec: d}]\n",
            "a field rule has the texts field, place and codec",
        ),
        (
            "capabilities: {note: [a]}\n",
            "a list is not carried, normalised, not carried or on request",
        ),
    ],
)
def test_any_other_shape_is_an_error_in_plain_words(
    tmp_path: Path, text: str, message: str
) -> None:
    assert errors(tmp_path, text) == [(1, message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "settings: {picture: jpeg}\n",
            "settings.picture is no setting of eplan.yaml (did you mean pictures?); known:",
        ),
        ("settings: {image_format: jpeg}\n", "settings.image_format is no setting of eplan.yaml;"),
        (
            "settings: {plug_tags: {pictures: jpeg}}\n",
            "pictures does nothing below settings.plug_tags; it belongs directly below settings",
        ),
        (
            "pictures: jpeg\n",
            "unknown key 'pictures'; known: fields, capabilities, settings; pictures is a setting "
            "and belongs below settings",
        ),
        (
            "capabilities: {pictures: jpeg}\n",
            "the model has no field 'pictures'; pictures is a setting and belongs below settings",
        ),
        (
            "settings: {a: XA}\n",
            "settings.a is no setting of eplan.yaml itself: it belongs below settings.plug_tags",
        ),
        (
            "settings: {fill_down: []}\n",
            "settings.fill_down is no setting of eplan.yaml: it belongs in excel.yaml",
        ),
    ],
)
def test_a_setting_that_nothing_looks_at_is_an_error_that_says_where_it_belongs(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "eplan.yaml").write_text(text, "utf-8")
    with pytest.raises(FindingsError) as raised:
        Mappings(tmp_path)["eplan"]
    (finding,) = raised.value.findings
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith(message)


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such folder of mappings"):
        Mappings(tmp_path / "none")


def test_a_misspelt_setting_is_named_with_what_was_meant(tmp_path: Path) -> None:
    text = "settings:\n  product_groups:\n    drvie: 1/5/1\n    motor: 1/5/2\n"
    path = tmp_path / "eplan.yaml"
    path.write_text(text, "utf-8")
    (finding,) = check_mapping(path)
    assert finding.severity is Severity.WARNING
    assert finding.place.line == 3
    assert finding.message == ("settings.product_groups.drvie is no setting; did you mean drive?")


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        (
            "excel.yaml",
            "settings:\n  aliases:\n    contact: Pin\n",
            3,
            "settings.aliases.contact must be a list",
        ),
        (
            "eplan.yaml",
            "settings:\n  product_groups: [1/5/1]\n",
            2,
            "settings.product_groups must be a mapping",
        ),
        ("svg.yaml", "settings: {layers: {}}\n", 1, "the mapping of svg has no settings"),
        (
            "exel.yaml",
            "settings: {}\n",
            1,
            "there is no format 'exel'; did you mean excel.yaml?",
        ),
        (
            "edz.yaml",
            "settings:\n  pictures: jpeg\n",
            2,
            "pictures is a setting of eplan.yaml, and does nothing in edz.yaml",
        ),
    ],
)
def test_what_no_format_would_understand_is_named(
    tmp_path: Path, name: str, text: str, line: int, message: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    (finding,) = check_mapping(path)
    assert (finding.code, finding.place.line, finding.message) == ("CB605", line, message)


@pytest.mark.parametrize("name", ["wireviz", "csv"])
def test_a_mapping_of_a_format_of_others_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text("settings: {a: b}\n", "utf-8")
    assert check_mapping(path) == []


def test_svg_shows_what_comes_back_from_a_drawing_and_says_so() -> None:
    drawn, shown = shipped_mappings()["dxf"].capabilities, shipped_mappings()["svg"].capabilities
    back = {path for path, found in drawn.items() if found.carriage is not Carriage.NOT_CARRIED}
    told = {path for path, found in shown.items() if found.carriage is Carriage.SHOWN}
    assert back - told == set()
    assert {path for path in told - back if path.split(".")[0] not in ("faces", "cable")} == {
        "ports.contact_names"
    }
