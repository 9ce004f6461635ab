"""Colours of IEC 60757 stand in one place."""

import ast
from pathlib import Path

import pytest

import cadbridge
from cadbridge.model.colours import SHADES, colours_of, from_words, shades_of

PACKAGE = Path(cadbridge.__file__).parent


@pytest.mark.parametrize(
    ("code", "colours"),
    [
        ("BK", ["BK"]),
        ("GNYE", ["GN", "YE"]),
        ("BKWHRD", ["BK", "WH", "RD"]),
        ("", []),
        ("bk", []),
        ("BKX", []),
        ("XX", []),
        ("BK/WH", []),
    ],
)
def test_a_code_is_its_colours_the_base_first(code: str, colours: list[str]) -> None:
    assert colours_of(code) == colours
    assert shades_of(code) == [SHADES[colour] for colour in colours]


def test_no_other_module_lists_the_codes() -> None:
    lists = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        words = " ".join(text for text in texts if isinstance(text, str) and len(text) < 200)
        if all(code in words.replace("|", " ").split() for code in ("BN", "VT", "OG", "TQ")):
            lists.append(path.relative_to(PACKAGE).as_posix())
    drawn = "drawing/shapes/colours.py"  # the numbers that CAD programs know colours by
    assert set(lists) - {drawn} == {"model/colours.py"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("azzurro", "BU"),
        ("Celeste", "BU"),
        ("hellblau", "BU"),
        ("himmelblau", "BU"),
        ("light blue", "BU"),
        ("lightblue", "BU"),
        ("bleu clair", "BU"),
        ("bordeaux", "RD"),
        ("türkis", "TQ"),
        ("dunkelgrün/weiß", "GNWH"),
        ("silber", "SR"),
        ("hell", ""),
        ("mauve", ""),
    ],
)
def test_everyday_words_for_colours_have_the_code_of_their_colour(text: str, code: str) -> None:
    assert from_words(text) == code
