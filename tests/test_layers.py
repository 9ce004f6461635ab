"""Imports point downwards only, as CONTRIBUTING.md draws it."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from cadbridge.formats import formats

PACKAGE = Path(__file__).parent.parent / "cadbridge"
LAYERS = [
    {"garbage", "leftovers", "sevenzip", "words"},
    {"findings"},
    {"errors", "progress"},
    {"files"},
    {"locks"},
    {"model"},
    {"library"},
    {"doubts"},
    {"mapping"},
    {"drawing"},
    {"step"},
    {"formats"},
    {"check"},
    {"jobs"},
    {"api", "results"},
    {"web"},
    {"cli"},
]
"""From the bottom up; a module may import its own layer's package and any layer below."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(name: str) -> int:
    return next(index for index, layer in enumerate(LAYERS) if name in layer)


def imported_tops(path: Path) -> set[str]:
    """Second components of all ``cadbridge.*`` imports, wherever they stand in the module."""
    tops = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "cadbridge" and len(parts) > 1:
                tops.add(parts[1])
    return tops


def test_the_table_in_contributing_draws_the_layers() -> None:
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("| layer | holds |")[2].partition("\n\n")[0]
    rows = [re.findall("`(\\w+)`", line.split("|")[1]) for line in table.splitlines()[2:]]
    assert {name for row in rows for name in row} == set().union(*LAYERS)
    for upper, lower in pairwise(rows):
        assert min(map(layer_of, upper)) > max(map(layer_of, lower))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own in {"__init__", "__main__"}:
        return
    for top in imported_tops(path):
        if top != own and not top.startswith("__"):
            assert layer_of(top) < layer_of(own), f"{own} imports {top}"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if "formats" in path.relative_to(PACKAGE).parts[:-2]],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_formats_do_not_know_each_other(path: Path) -> None:
    shared = {"__init__", "drawing_options", "drawings", "zip_damage"}
    siblings = {item.stem for item in (PACKAGE / "formats").iterdir()} - shared
    own = path.relative_to(PACKAGE).parts[1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[:2] == ["cadbridge", "formats"] and len(parts) > 2:
                assert parts[2] == own or parts[2] not in siblings


FORMATS = [item for item in (PACKAGE / "formats").iterdir() if (item / "__init__.py").exists()]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_folders_of_a_format_that_stand_side_by_side_import_one_way(folder: Path) -> None:
    modules = {module_name(path) for path in folder.rglob("*.py")}
    arrows: set[tuple[str, str]] = set()
    for path in folder.rglob("*.py"):
        own = module_name(path).rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in modules:
                arrows.add((own, node.module.rpartition(".")[0]))
    both = {(a, b) for a, b in arrows if a < b and (b, a) in arrows}
    assert {(a, b) for a, b in both if not b.startswith(f"{a}.")} == set()


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_no_module_name_stands_twice_in_a_format(folder: Path) -> None:
    names = [path.stem for path in folder.rglob("*.py") if path.stem != "__init__"]
    assert len(set(names)) == len(names)


NAMES = {item.name for item in formats().values() if not item.canonical}
"""``library`` is also the word for what all commands work on."""
KNOWN_BY_NAME = {
    "cli/export_command.py": {"eplan", "edz", "excel", "dxf", "svg"},
    "mapping/definitions/__init__.py": {"eplan"},
    "mapping/product_groups/__init__.py": {"eplan"},
}
"""What `cadbridge export` writes when no format is named is the one list of them; product groups
and function definitions are EPLAN's, and every format may show them."""


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.relative_to(PACKAGE).parts[0] != "formats"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_no_code_above_the_formats_knows_one_by_name(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    words = {node.value for node in tree if isinstance(node, ast.Constant)}
    own = path.relative_to(PACKAGE).as_posix()
    assert words & NAMES == KNOWN_BY_NAME.get(own, set())
