"""Imports point downwards only (DESIGN section 2)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cadbridge"
LAYERS = [
    {"findings", "words"},
    {"errors"},
    {"files"},
    {"model"},
    {"library"},
    {"mapping"},
    {"drawing"},
    {"formats"},
    {"workers"},
    {"diff", "check", "export", "reading", "convert"},
    {"changes"},
    {"verify", "importing"},
    {"api"},
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
    [path for path in MODULES if path.parent.parent.name == "formats"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_formats_do_not_know_each_other(path: Path) -> None:
    shared = {"__init__", "drawings"}
    siblings = {item.stem for item in (PACKAGE / "formats").iterdir()} - shared
    own = path.parent.name
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[:2] == ["cadbridge", "formats"] and len(parts) > 2:
                assert parts[2] == own or parts[2] not in siblings
