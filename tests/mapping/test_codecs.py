from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.errors import CadbridgeError
from cadbridge.mapping.codecs import (
    CODECS,
    NO_LANGUAGE,
    decode_bool01,
    decode_decimal,
    decode_designations,
    decode_multilang,
    decode_quantity,
    decode_range,
    encode_decimal,
    encode_designations,
    encode_multilang,
    encode_quantity,
    encode_range,
    split_multilang,
    unplain,
)
from tests.strategies import decimals

ANY_TEXT = st.text(max_size=12)
AWKWARD_TEXT = st.one_of(ANY_TEXT, st.text(alphabet="ab@;:_? \nde_DE", max_size=14))
LANGUAGE = st.sampled_from(["en_US", "de_DE", "zh_CN", NO_LANGUAGE])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": ANY_TEXT,
    "bool01": st.booleans(),
    "decimal": st.one_of(st.none(), decimals(6, low=-1000)),
    "count": st.one_of(st.none(), st.integers(0, 10**6)),
    "multilang": st.dictionaries(LANGUAGE, AWKWARD_TEXT, max_size=3),
    "neutral": AWKWARD_TEXT,
    "designations": st.lists(ANY_TEXT, max_size=4).map(tuple),
    "quantity": st.tuples(ANY_TEXT, ANY_TEXT),
    "range": st.tuples(ANY_TEXT, ANY_TEXT),
}


def test_every_codec_is_put_to_the_test() -> None:
    assert set(VALUES) == set(CODECS)


@pytest.mark.parametrize("name", sorted(CODECS))
def test_what_is_encoded_is_decoded_to_the_same(name: str) -> None:
    codec = CODECS[name]

    @given(VALUES[name])
    def check(value: Any) -> None:
        try:
            encoded = codec.encode(value)
        except CadbridgeError:
            return
        assert codec.decode(encoded) == value

    check()


@given(st.dictionaries(LANGUAGE, AWKWARD_TEXT, max_size=3))
def test_any_text_can_be_written_in_any_language(texts: dict[str, str]) -> None:
    assert decode_multilang(encode_multilang(texts)) == texts


@given(st.lists(st.from_regex(r"[A-Z0-9/]{1,5}", fullmatch=True)).map(tuple))
def test_any_designations_can_be_written(values: tuple[str, ...]) -> None:
    assert decode_designations(encode_designations(values)) == values


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", {}),
        ("de_DE@Schütz;en_US@Contactor;", {"de_DE": "Schütz", "en_US": "Contactor"}),
        ("de_DE@Schütz;en_US@Contactor", {"de_DE": "Schütz", "en_US": "Contactor"}),
        ("de_DE@Schütz; en_US@Contactor;", {"de_DE": "Schütz", "en_US": "Contactor"}),
        ("  de_DE@Schütz;\n en_US@Contactor;\n", {"de_DE": "Schütz", "en_US": "Contactor"}),
        ("??_??@3RT2026;", {NO_LANGUAGE: "3RT2026"}),
        ("3RT2026", {NO_LANGUAGE: "3RT2026"}),
        ("3RT2026;de_DE@Schütz;", {NO_LANGUAGE: "3RT2026", "de_DE": "Schütz"}),
        ("de_DE@a;de_DE@b;", {"de_DE": "b"}),
        ("de_DE@a@@b;", {"de_DE": "a@b"}),
        ("de_DE@@@a;", {"de_DE": "@a"}),
        ("a@@b", {NO_LANGUAGE: "a@b"}),
        ("de_DE@@b", {NO_LANGUAGE: "de_DE@b"}),
        ("de_DE@a; b; c;", {"de_DE": "a; b; c"}),
        ("de_DE@a;;", {"de_DE": "a;"}),
        ("de_DE@;", {"de_DE": ""}),
        ("de_DE@one\ntwo;", {"de_DE": "one\ntwo"}),
        ("de_DE@a;en_US@@b;", {"de_DE": "a;en_US@b"}),
    ],
)
def test_multilang_wire_forms(text: str, texts: dict[str, str]) -> None:
    assert decode_multilang(text) == texts


@given(st.lists(st.tuples(LANGUAGE, st.text(alphabet="ab \n_?:", max_size=6)), min_size=1))
def test_blanks_before_a_text_in_languages_change_nothing_else(
    texts: list[tuple[str, str]],
) -> None:
    text = "".join(f"{code}@{said};" for code, said in texts)
    unmarked, (first, *others) = split_multilang(text)
    assert split_multilang(f" {text}") == (unmarked, ((" ", *first[1:]), *others))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("??_??", "en_US", "en_EN", "de_DE", "zh_CN")),
            st.sampled_from(("", "a", "b ", "c;", "d@@", "\n", "en_US")),
        )
    )
)
def test_one_text_of_several_languages(marked: list[tuple[str, str]]) -> None:
    value = "".join(f"{language}@{text};" for language, text in marked)
    texts = decode_multilang(value)
    usual = [texts[it] for it in (NO_LANGUAGE, "en_US", "en_EN") if it in texts]
    assert unplain(value) == next(iter([*usual, *texts.values()]), "")


def test_multilang_is_written_as_eplan_writes_it() -> None:
    assert encode_multilang({"de_DE": "a@b", NO_LANGUAGE: "x"}) == "de_DE@a@@b;??_??@x;"


@pytest.mark.parametrize("code", ["", "de", "german", "de_DEU", "de-DE"])
def test_what_is_no_language_code_is_refused_in_plain_words(code: str) -> None:
    with pytest.raises(CadbridgeError, match="is no language code"):
        encode_multilang({code: "x"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("  ", None),
        ("0,75", Decimal("0.75")),
        (" 1.10 ", Decimal("1.10")),
        ("-.5", Decimal("-0.5")),
        ("5.", Decimal(5)),
        ("1e3", Decimal(1000)),
        ("+2E-2", Decimal("0.02")),
    ],
)
def test_decimal_wire_forms(text: str, value: Decimal | None) -> None:
    assert decode_decimal(text) == value


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "1e99999", "1e999", "1e-999", "1_000", "1.000,5", "12 mm", "0x10"]
)
def test_what_is_no_decimal(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        decode_decimal(text)


def test_decimals_are_written_in_digits() -> None:
    assert encode_decimal(Decimal("1E+3")) == "1000"
    assert encode_decimal(Decimal("1.10")) == "1.10"
    assert encode_decimal(Decimal("1E-7")) == "0.0000001"


@pytest.mark.parametrize("text", ["NaN", "sNaN", "-Infinity", "1E+99999999", "1E-99999999"])
def test_decimals_that_have_no_digits_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        encode_decimal(Decimal(text))


@pytest.mark.parametrize(("text", "value"), [("1", True), ("0", False), ("", False), (" 1 ", True)])
def test_truth_values(text: str, value: bool) -> None:
    assert decode_bool01(text) is value


@pytest.mark.parametrize("text", ["true", "2", "-1", "yes"])
def test_what_is_no_truth_value(text: str) -> None:
    with pytest.raises(ValueError, match="neither 0 nor 1"):
        decode_bool01(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", ()),
        ("A1", ("A1",)),
        ("A1\nA2", ("A1", "A2")),
        ("A1\r\nA2", ("A1", "A2")),
        ("13\n\n14", ("13", "", "14")),
        ("\n", ("", "")),
        ("A1\n", ("A1", "")),
    ],
)
def test_designation_wire_forms(text: str, values: tuple[str, ...]) -> None:
    assert decode_designations(text) == values


@pytest.mark.parametrize("values", [("a\nb",), ("",), ("a\r", "b")])
def test_designations_that_one_line_each_cannot_hold(values: tuple[str, ...]) -> None:
    with pytest.raises(CadbridgeError, match="one a line"):
        encode_designations(values)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24 V", ("24", "V")),
        ("24V", ("24", "V")),
        ("0,75 mm²", ("0,75", "mm²")),
        ("-25 °C", ("-25", "°C")),
        ("24", ("24", "")),
        ("IP20", ("IP20", "")),
        ("", ("", "")),
        ("10 000 000 1/h", ("10 000 000 1/h", "")),
        ("400/690 V", ("400/690", "V")),
        ("100-240 V", ("100-240", "V")),
        ("380 - 480 V AC", ("380 - 480", "V AC")),
        ("-25...60 °C", ("-25...60", "°C")),
        ("2 x 24 V", ("2 x 24 V", "")),
        ("230 V AC / 24 V DC", ("230 V AC / 24 V DC", "")),
        ("24 V DC -15/+20 %", ("24 V DC -15/+20 %", "")),
        ("1.5 mm2", ("1.5", "mm2")),
        ("5 %", ("5", "%")),
    ],
)
def test_quantity_wire_forms(text: str, value: tuple[str, str]) -> None:
    assert decode_quantity(text) == value


def test_a_value_without_number_cannot_stand_with_a_unit() -> None:
    assert encode_quantity(("24", "V")) == "24 V"
    with pytest.raises(CadbridgeError, match="cannot stand in one text"):
        encode_quantity(("up to 24", "V"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.8 ... 1.1", ("0.8", "1.1")),
        ("0.8...1.1", ("0.8", "1.1")),
        ("... 1.1", ("", "1.1")),
        ("-25 ...", ("-25", "")),
    ],
)
def test_range_wire_forms(text: str, value: tuple[str, str]) -> None:
    assert decode_range(text) == value


def test_what_is_no_range() -> None:
    with pytest.raises(ValueError, match="not a range"):
        decode_range("0.8 to 1.1")
    with pytest.raises(CadbridgeError, match="as a range"):
        encode_range(("1...2", "3"))
