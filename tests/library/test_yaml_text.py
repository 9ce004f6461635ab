from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.errors import FileError, FindingsError
from cadbridge.library.lined import LinedDict, LinedList, line_of
from cadbridge.library.yaml_dump import dump_lines, dump_yaml, plain_or_quoted
from cadbridge.library.yaml_text import parse_yaml, read_yaml
from tests.strategies import AWKWARD, extras

WRITABLE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", min_codepoint=32)
    | st.sampled_from("\t\n\r"),
    max_size=30,
)


def parse(text: str) -> Any:
    return parse_yaml(text.encode(), "f.yaml")


@pytest.mark.parametrize(
    "text", ["003108020082", "1.10", "1e3", "yes", "null", "~", "2026-01-31", "0x1F", "1_000", "on"]
)
def test_scalars_stay_the_text_they_were_written_as(text: str) -> None:
    assert parse(f"a: {text}") == {"a": text}
    assert parse(f"[{text}]") == [text]


def test_values_know_their_lines() -> None:
    data = parse("a: 1\n\nb:\n  - x\n  - {c: 2,\n     d: 3}\n")
    assert isinstance(data, LinedDict)
    assert isinstance(data["b"], LinedList)
    assert line_of(data, ("a",)) == 1
    assert line_of(data, ("b", 0)) == 4
    assert line_of(data, ("b", 1, "d")) == 6
    assert line_of(data, ("b", 1, "missing")) == 5
    assert line_of(data, ("b", 9)) == 3


def test_every_key_that_stands_twice_is_found_with_its_line() -> None:
    with pytest.raises(FindingsError) as error:
        parse("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")
    assert [(item.code, item.message, item.place.text()) for item in error.value.findings] == [
        ("CB101", "key 'a' stands twice", "f.yaml:2"),
        ("CB101", "key 'c' stands twice", "f.yaml:5"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: &x [1]\nb: *x\n", "f.yaml:2: uses an alias; write the value out"),
        (b"a: &x 1\nb: *x\n", "f.yaml:2: uses an alias; write the value out"),
        (b"a: &x [*x]\n", "f.yaml:1: uses an alias; write the value out"),
        (b"- &x [&y [*x, *y]]\n", "f.yaml:1: uses an alias; write the value out"),
        (b"[" * 60 + b"]" * 60, "f.yaml:1: is nested too deeply"),
        (b"[" * 200_000, "f.yaml:1: is nested too deeply"),
        (b"[" * 45, "f.yaml:1: is nested too deeply"),
        (b"a: 1\nb: " + b"[" * 2_000 + b"]" * 2_000, "f.yaml:2: is nested too deeply"),
        (b"{a: " * 200_000, "f.yaml:1: is nested too deeply"),
        (b"- " * 100_000, "f.yaml:1: is nested too deeply"),
        (b"ok: 1\nbad: [\xe4]\n", "f.yaml:2: is not UTF-8 text"),
        ("a: 1".encode("utf-16"), "f.yaml:1: is not UTF-8 text"),
        (b"a:\n\t- b\n", "f.yaml:2: is not YAML: found character that cannot start any token"),
        (b"a: 1\n---\nb: 2\n", "f.yaml:2: holds a second document"),
        (b"? [a]\n: b\n", "f.yaml:1: has a key that is not text"),
        (b'a: "\\ud800"\n', "f.yaml:1: is not YAML: found invalid Unicode character escape code"),
    ],
)
def test_what_is_no_library_yaml_is_one_clear_error(content: bytes, message: str) -> None:
    with pytest.raises(FileError) as error:
        parse_yaml(content, "f.yaml")
    assert str(error.value) == message


@pytest.mark.parametrize("content", [b"a: b\x00c\n", b"a: [1\n", b"a: 'x\n", b"%YAML 9.9\n---\n"])
def test_what_the_parser_refuses_is_one_clear_error(content: bytes) -> None:
    with pytest.raises(FileError, match=r"^f\.yaml(:\d+)?: is not YAML: "):
        parse_yaml(content, "f.yaml")


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\uffff", "\\x0b"])
def test_control_characters_are_findings(escape: str) -> None:
    with pytest.raises(FindingsError) as error:
        parse(f'a: 1\nb: "x{escape}"\n')
    (finding,) = error.value.findings
    assert (finding.code, finding.place.line) == ("CB105", 2)


def test_a_file_of_comments_holds_nothing() -> None:
    assert parse_yaml(b"\xef\xbb\xbf# nothing\n", "f.yaml") == {}


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(content: bytes) -> None:
    with pytest.raises(FileError, match="empty"):
        parse_yaml(content, "f.yaml")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert parse_yaml(b"\xef\xbb\xbfa: 1\n", "f.yaml") == {"a": "1"}


def test_tags_are_not_obeyed() -> None:
    assert parse("a: !!python/object/apply:os.getcwd []\n") == {"a": []}
    assert parse("a: !!int 007\n") == {"a": "007"}


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(FileError, match="larger than 64 MB"):
        parse_yaml(b" " * (64 * 1024 * 1024 + 1), "f.yaml")


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read_yaml(tmp_path / "none.yaml")


@given(st.binary(max_size=60))
def test_no_bytes_make_it_crash(content: bytes) -> None:
    try:
        parse_yaml(content, "f.yaml")
    except (FileError, FindingsError) as error:
        assert str(error).startswith("f.yaml")


@given(st.one_of(st.sampled_from(AWKWARD), WRITABLE))
def test_written_text_is_the_same_text_to_any_yaml_tool(text: str) -> None:
    written = plain_or_quoted(text)
    assert "\n" not in written
    assert yaml.safe_load(f"a: {written}") == {"a": text}
    assert yaml.safe_load(f"{written}: a") == {text: "a"}
    assert yaml.safe_load(f"[{written}]") == [text]
    assert parse(f"- {written}") == [text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("POWER", "POWER"),
        ("CAN IN", "CAN IN"),
        ("003108020082", '"003108020082"'),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("", '""'),
        ('say "hi"', '"say \\"hi\\""'),
        ("a\nb", '"a\\nb"'),
        ("-", '"-"'),
        ("a: b", '"a: b"'),
        ("1/2", '"1/2"'),
    ],
)
def test_only_plain_words_stand_without_quotes(text: str, written: str) -> None:
    assert plain_or_quoted(text) == written


@pytest.mark.parametrize("text", ["a\x00", "\x1b[0m", "\ud800", "\uffff"])
def test_what_could_not_be_read_back_is_not_written(text: str) -> None:
    with pytest.raises(FileError, match=r"cannot be written, it holds the character U\+"):
        plain_or_quoted(text)


@pytest.mark.parametrize("data", [{"x" * 1025: ""}, {"a": {"é" * 1023: "", "b": []}}])
def test_a_name_too_long_to_be_read_back_is_not_written(data: dict[str, Any]) -> None:
    with pytest.raises(FileError, match=r"cannot be written, it has \d+ characters"):
        dump_yaml(data)


@given(st.dictionaries(WRITABLE, extras(), max_size=4))
def test_written_data_is_read_back_the_same(data: dict[str, Any]) -> None:
    text = dump_yaml(data)
    assert parse(text) == data
    assert yaml.safe_load(text) == data


LONG = st.lists(
    st.one_of(WRITABLE, st.sampled_from(["  ", " ", "\\", '"', "x" * 120])), min_size=20
)


@given(LONG.map(" ".join), st.integers(0, 6))
def test_long_text_is_folded_and_read_back_the_same(text: str, deep: int) -> None:
    data: Any = text
    for _ in range(deep):
        data = {"deep": [data]}
    assert parse(dump_yaml([data, text])) == [data, text]


@pytest.mark.parametrize("indent", [0, 12, 30])
@pytest.mark.parametrize(
    "text",
    [
        "Al l  cab les  a re  fo r  s ta t i c  l ay ing  " * 6,
        "  A table :   1   2   3 of many columns, its blanks kept as printed" * 4,
        "First line of a note.\nSecond line of it, somewhat longer than the first one was. " * 3,
        'C:\\Program Files\\EPLAN "Data" ' * 9,
        "\u00a0a hard blank and then words and words " * 5,
    ],
)
def test_no_text_with_blanks_makes_a_line_too_long(text: str, indent: int) -> None:
    lines = dump_lines({"printed": text, "list": [text]}, indent)
    assert max(map(len, lines)) <= 100
    assert yaml.safe_load("\n".join(lines)) == {"printed": text, "list": [text]}
