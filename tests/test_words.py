"""Messages are in people's words: no escapes, no representations of Python's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

import cadbridge
from cadbridge.errors import CadbridgeError
from cadbridge.findings import Finding
from cadbridge.words import in_words, printable, quoted

HOSTILE = ("C:\\parts\\new", "two\r\nlines", "it's", 'say "24 V"', "{'a': 1}", "x_x000D_y")
PYTHON = re.compile(r"\\u00|\\\\|\\[rnt']|\bNone\b|Decimal\(|\{'(?!a': 1\})|\('|\['")
"""What Python writes and people do not."""


def test_what_is_quoted_is_what_stands_there_on_one_line() -> None:
    assert quoted("C:\\parts") == "'C:\\parts'"
    assert quoted("a\r\nb\rc") == "'a↵b↵c'"
    assert printable("a\rb\x1b[31m") == "a␍b␛[31m"
    assert in_words({"name": "X1", "pins": ["1", "2"], "key": {"at": "12"}}) == (
        "name: X1, pins: 1; 2, key (at: 12)"
    )
    assert in_words({"parts": {"": {"Quantity": "3"}}}) == "parts (Quantity: 3)"


@pytest.mark.parametrize("sign", ["\u200b", "\u200f", "\u061c", "\u2028", "\u2060", "\ufeff"])
def test_what_no_one_sees_is_spelt_out(sign: str) -> None:
    assert printable(f"a{sign}b") == f"a\\u{ord(sign):04x}b"


def test_signs_that_join_letters_of_a_script_stay() -> None:
    assert printable("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("text", HOSTILE)
def test_messages_quote_hostile_values_as_they_are(text: str, tmp_path: Path) -> None:
    messages = list(_messages(text, tmp_path))
    assert len(messages) > 8
    for message in messages:
        assert not PYTHON.search(message.replace(text, "").replace("C:\\parts\\new", "")), message


def _messages(text: str, folder: Path) -> Iterator[str]:
    """What reading and checking files of such a value says, whatever it is."""
    yield from _told(_library(text, folder))
    yield from _told(_unknown(text, folder))
    yield from _told(_workbook(text, folder))
    for words in ({text: text}, {"edition": text}):
        yield from _refused(
            lambda words=words: cadbridge.write(cadbridge.Library(), folder / "x.xml", **words)
        )
    yield from _refused(lambda: cadbridge.read(folder / text.replace("/", "") / "x.xml"))


def _told(path: Path) -> Iterator[str]:
    try:
        yield from (_text(finding) for finding in cadbridge.check_library(path))
        yield from (_text(finding) for finding in cadbridge.read(path).findings)
    except CadbridgeError as error:
        yield str(error)
        yield from map(_text, getattr(error, "findings", ()))


def _text(finding: Finding) -> str:
    return f"{finding.message} {finding.place.part}"


def _refused(call: object) -> Iterator[str]:
    with pytest.raises(CadbridgeError) as caught:
        call()  # type: ignore[operator]
    yield f"{caught.value} {caught.value.hint}"


def _library(text: str, folder: Path) -> Path:
    """A library that names things which are not there, and currencies and codes that are none."""
    quoted_ = (
        '"'
        + text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")
        + '"'
    )
    path = folder / "library.yml"
    path.write_text(
        "parts:\n"
        f"  - {{part_number: {quoted_}, kind: drive, manufacturer: {quoted_}, \n"
        f"     currency: {quoted_}, gtin: {quoted_}, product_group: {quoted_},\n"
        f"     supplier: {quoted_},\n"
        f"     accessories: [{{part_number: {quoted_}}}],\n"
        f"     ports: [{{designation: X1, connector: {quoted_}, pins: [\n"
        f"       {{contact: {quoted_}}}, {{contact: {quoted_}}}]}}],\n"
        f"     sources: [{{field: {quoted_}, document: {quoted_}, certainty: inferred,\n"
        f"                printed: {quoted_}}}]}}\n",
        "utf-8",
        newline="\n",
    )
    return path


def _unknown(text: str, folder: Path) -> Path:
    path = folder / "wrong.yml"
    key = "'" + text.replace("'", "''").replace("\r\n", " ") + "'"
    path.write_text(
        f"parts:\n  - {{part_number: A.1, kind: {key}, {key}: 1, width_mm: {key},\n"
        f"     ports: {key}}}\n",
        "utf-8",
        newline="\n",
    )
    return path


def _workbook(text: str, folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Pins"
    sheet.append(["Part number", "Port", "Contact", "Signal", "Direction", text])
    sheet.append(["A.1", "X1", "1", text, text, text])
    sheet.append(["A.1", "X1", "1", "other", "in", ""])
    sheet.append(["A.1", "X1", "", text, "in", ""])
    path = folder / "list.xlsx"
    book.save(path)
    return path
