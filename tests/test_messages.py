"""Messages as people read them: one file is no "1 files", and nobody reads Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import cadbridge

PACKAGE = Path(cadbridge.__file__).parent
NOUNS = (
    *("change", "character", "circle", "column", "contact", "core", "error", "face", "file"),
    *("finding", "function", "line", "member", "note", "page", "part", "point", "port", "row"),
    *("shape", "sheet", "table", "text", "value", "view", "warning", "way"),
)
PLURALS = tuple(f"{noun}s" for noun in NOUNS)
ALWAYS_MANY = {"characters", "circles", "members", "views"}
"""What is only told of when it is too many, or more than one."""
COUNTS = {"len", "sum", "count", "number", "total", "row", "left"}
"""Names, in the singular, of what may be a number."""


def texts() -> Iterator[tuple[str, ast.JoinedStr]]:
    """The texts of the package that are filled with values, with their module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield path.relative_to(PACKAGE).as_posix(), node


def after_a_value(text: ast.JoinedStr) -> Iterator[tuple[ast.expr, str]]:
    """Each value that a text is filled with, and the word behind it."""
    for first, second in zip(text.values, text.values[1:], strict=False):
        if isinstance(first, ast.FormattedValue) and isinstance(second, ast.Constant):
            words = str(second.value).split(" ")
            if words[0] == "" and len(words) > 1:
                yield first.value, words[1].strip(".,;:()")


def is_count(value: ast.expr) -> bool:
    """Whether a value may be a number: ``len(rows)``, ``count``."""
    name = getattr(getattr(value, "func", value), "id", getattr(value, "attr", ""))
    return name.removesuffix("s") in COUNTS


def test_counts_stand_with_the_right_word() -> None:
    """A count with a noun is written by `counted`, which knows what one is called."""
    wrong = [
        (module, ast.unparse(text))
        for module, text in texts()
        for value, word in after_a_value(text)
        if word in PLURALS and word not in ALWAYS_MANY and is_count(value)
    ]
    assert wrong == []


def test_no_text_is_written_as_python_writes_it() -> None:
    """``!r`` escapes and doubles backslashes; `quoted` names a text as it stands there."""
    raw = [
        (module, ast.unparse(text))
        for module, text in texts()
        for value in text.values
        if isinstance(value, ast.FormattedValue) and value.conversion == ord("r")
    ]
    assert [text for _, text in raw if not text.startswith("f'Node(")] == []  # for who debugs


def told_by_errors() -> Iterator[tuple[str, str]]:
    """What errors of the library say and advise; the command line and the page are for people."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE)
        if module.parts[0] in ("cli", "web"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_error = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error")
            is_hint = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "hint"
            if is_error or is_hint:
                for part in ast.walk(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield module.as_posix(), part.value


def test_errors_name_arguments_and_no_options_of_a_command() -> None:
    """`settle(document=...)` has no ``--document``; the command line makes one of the other."""
    said = ((module, re.sub("`cadbridge .*?`", "", text)) for module, text in told_by_errors())
    assert [told for told in said if re.search(r"(^|[ `])--[a-z]", told[1])] == []
