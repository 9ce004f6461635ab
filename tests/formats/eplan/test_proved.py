"""What a reader proves as it reads, held against writing every part again and comparing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.vendor import vendor_part
from cadbridge.formats.eplan.fields import variant
from cadbridge.formats.eplan.kept.leftovers import difference
from cadbridge.formats.eplan.parts.decode import decode_part
from cadbridge.formats.eplan.parts.encode import Encoder
from cadbridge.formats.eplan.plan import FORMAT, Plan, make_plan
from cadbridge.formats.eplan.reader import elements_of, kept_of, styles
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Extra, Kind, Part

SHAPES_OF = variant.shapes_of
ROOT = Path(__file__).parents[3]
FILES = sorted({*ROOT.glob("tests/data/eplan/*.xml"), *ROOT.glob("samples/**/*.xml")})
TEXTS = (
    *("", " ", "1", "A1", " 1", "1 ", "1\n2", "1\n1", "\n", "1\n\n2", "1\n2\n3", "a\r\nb", "\t"),
    *("a@b", "de_DE@Ein;en_US@On;", "??_??@On;", "de_DE@Ein: 1;en_US@On: 1;", "a\u3000", "\u00e4"),
    *("??_??@Function: On;", "??_??@Function: On\nDirection: in;", "??_??@Direction: out;", "0"),
    *("??_??@Name: coil A1-A2;", "coil A1-A2", "??_??@Function:  On ;", "??_??@Function:;"),
    *("??_??@Port:\n Designation: X1;", "??_??@Type: coil;", "??_??@Optional: no;"),
    *("+ #2", "#1", "PE", "PE\n1", "AI 1"),
)
NAMES = (
    *("connectionDesignation", "connectiondescription", "terminalNr", "additionaldescription"),
    *("connectioncrosssection", "connectiondimension", "idx1", "idx2", "characteristics"),
    *("functiondefid", "functiondefgroup", "hasled", "pos", "description", "unheard"),
)
CODES = ("300.1.2", "300.2.5", "1302.1.1", "1302.2.1", "200.1.1", "201.1.3", "100.99.1", "1.2.3")
GROUPS = (("1", "26", "152"), ("1", "2", "2"), ("1", "3", "4"), ("1", "29", "1"), ("1", "5", "1"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(shipped_mappings()[FORMAT])


def compared(node: Node, plan: Plan) -> tuple[dict[str, Extra], dict[str, Extra]]:
    """What is proved to be left over, and what comparing finds."""
    one, other = node.copy(), node.copy()
    proved = kept_of(one, decode_part(one, plan), plan)
    decoded = decode_part(other, plan)
    written = (
        Encoder(plan=style).encode(decoded.part, decoded.contacts)[0]
        for style in styles(decoded.part, plan)
    )
    differences = [difference(other, element) for element in written]
    return proved, {} if {} in differences else differences[0]


def read(node: Node, plan: Plan) -> tuple[Part, list[str]]:
    """The part, and what its templates stand for."""
    node = node.copy()
    part = decode_part(node, plan).part
    return part, [it.key for it in _templates(node)]


def read_singly(node: Node, plan: Plan) -> tuple[Part, list[str]]:
    """The same, each template read by itself, as if none had anything in common."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(variant, "shapes_of", shapes_without_common)
        patched.setattr(variant, "_seen_again", lambda nodes: None)
        return read(node, plan)


def shapes_without_common(plan: Plan, kind: Kind) -> Any:
    shapes = SHAPES_OF(plan, kind)
    return SimpleNamespace(of=lambda node: replace(shapes.of(node), common=None))


def in_order(extra: Extra) -> str:
    return repr(extra)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files(path: Path, plan: Plan) -> None:
    for node in elements_of(path):
        proved, found = compared(node, plan)
        assert in_order(proved) == in_order(found)
        assert read(node, plan) == read_singly(node, plan)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_that_someone_has_changed(path: Path, plan: Plan) -> None:
    random = Random(path.name)
    nodes = list(elements_of(path))
    for _ in range(60):
        node = random.choice(nodes).copy()
        for _ in range(random.randint(1, 4)):
            _change(random, node)
        proved, found = compared(node, plan)
        assert in_order(proved) == in_order(found)
        assert read(node, plan) == read_singly(node, plan)


def test_parts_of_vendors(plan: Plan) -> None:
    random = Random(1)
    for index in range(300):
        node = vendor_part(index)
        for _ in range(index % 5):
            _change(random, node)
        proved, found = compared(node, plan)
        assert in_order(proved) == in_order(found)
        assert read(node, plan) == read_singly(node, plan)


def _change(random: Random, node: Node) -> None:
    """Change a template, its place or its part's group, as someone else might have written it."""
    templates = list(_templates(node))
    group = dict(zip(("TOPGROUP", "GROUP", "SUBGROUP"), random.choice(GROUPS), strict=True))
    if not templates or random.random() < 0.05:
        node.attributes |= {f"P_ARTICLE_PRODUCT{name}": text for name, text in group.items()}
        return
    one, other = random.choice(templates), random.choice(templates)
    match random.randrange(8):
        case 0:
            one.attributes |= other.attributes
        case 1:
            one.attributes, other.attributes = other.attributes, one.attributes
        case 2:
            one.attributes.pop(random.choice(list(one.attributes)), None)
        case 3:
            code = random.choice(CODES).split(".")
            names = ("functiondefcategory", "functiondefgroup", "functiondefid")
            one.attributes |= dict(zip(names, code, strict=True))
        case _:
            one.attributes[random.choice(NAMES)] = random.choice(TEXTS)


def _templates(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.tag == "variant":
            yield from child.children
