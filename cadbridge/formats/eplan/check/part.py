"""Checks of whole parts: what must be there, and what EPLAN's own checks would say."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from cadbridge.formats.eplan.check import rules
from cadbridge.formats.eplan.check.values import Fault, Found
from cadbridge.formats.eplan.kept.tolerances import NO_NUMBER
from cadbridge.formats.eplan.xml.elements import DOCUMENTS, MACROS, Code, definition_of
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.definitions import function_definitions
from cadbridge.mapping.product_groups import combinations
from cadbridge.words import quoted

_GROUPS = (
    ("P_ARTICLE_PRODUCTTOPGROUP", rules.NO_TOP_GROUP),
    ("P_ARTICLE_PRODUCTGROUP", rules.NO_GROUP),
    ("P_ARTICLE_PRODUCTSUBGROUP", rules.NO_SUBGROUP),
)
_NEEDED = (
    ("P_ARTICLE_TYPENR", rules.NO_TYPE_NUMBER),
    ("P_ARTICLE_ORDERNR", rules.NO_ORDER_NUMBER),
    ("P_ARTICLE_DESCR1", rules.NO_DESIGNATION),
)
_DIMENSIONS = ("P_ARTICLE_WIDTH", "P_ARTICLE_HEIGHT", "P_ARTICLE_DEPTH")
_FILES = (*MACROS, "P_ARTICLE_PICTUREFILE", *DOCUMENTS)
_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|www\.")
"""How links of external documents start that are no files; a drive has one letter."""
ERP_NUMBERS = ("P_ARTICLE_ERPNR", *(f"P_ARTICLE_ERPNR_{n}" for n in range(2, 11)))
_BUS_PORTS = (("300", "4"), ("300", "5"))
_PLC = "26"
_BEYOND = 1000
_NOTHING = ("", "0")
CONDUCTOR_ENDS = ("wireconnectionstart", "wireconnectionend")


def check_part(node: Node) -> Iterator[Found]:
    """One part with its variants."""
    yield from _check_identity(node)
    yield from _check_groups(node)
    yield from check_positions(node)
    variants = node.children_of("variant")
    if not variants:
        yield rules.NO_VARIANT, node, "", "has no variant"
    numbers = Counter(variant.get("P_ARTICLE_VARIANT") or "1" for variant in variants)
    for number in (number for number, count in numbers.items() if count > 1):
        message = f"there are {numbers[number]} variants {number}"
        yield rules.SAME_POSITION, variants[-1], "P_ARTICLE_VARIANT", message
    for variant in variants:
        yield from check_positions(variant)
        yield from _check_variant(node, variant)


def _check_identity(node: Node) -> Iterator[Found]:
    number = node.get("P_ARTICLE_PARTNR")
    if not number.strip():
        yield NO_NUMBER, node, "P_ARTICLE_PARTNR", "is empty"
    elif number != number.strip():
        yield rules.OUTER_BLANKS, node, "P_ARTICLE_PARTNR", f"{quoted(number)} has outer blanks"
    for name, found in _NEEDED:
        if not node.get(name).strip():
            yield found, node, name, "is empty"
    if not any(
        value == "1" and name.startswith("P_ARTICLE_CRAFT_")
        for name, value in node.attributes.items()
    ):
        yield rules.NO_TRADE, node, "", "no trade is marked"
    measures = [node.get(name) not in _NOTHING for name in _DIMENSIONS]
    if any(measures) and not all(measures):
        missing = [name for name, given in zip(_DIMENSIONS, measures, strict=True) if not given]
        message = "only some are given: " + ", ".join(
            f"{name.rpartition('_')[2].lower()} {node.get(name) or 0}" for name in _DIMENSIONS
        )
        yield rules.NO_DIMENSIONS, node, missing[0], message
    yield from _check_paths(node)


def _check_paths(node: Node) -> Iterator[Found]:
    get = node.attributes.get
    for name in _FILES:
        if not (text := get(name)):
            continue
        path = text.partition("\n")[0].strip()
        is_link = name in DOCUMENTS and _LINK.match(path)
        if path and not is_link and not path.startswith("$(MD_"):
            yield rules.OUTSIDE_FOLDER, node, name, f"{path} lies outside the master data folders"


def _check_groups(node: Node) -> Iterator[Found]:
    top, group, subgroup = (node.get(name) or "0" for name, _ in _GROUPS)
    for name, found in _GROUPS:
        if node.get(name) in _NOTHING:
            yield found, node, name, "is undefined"
    if (top, group, subgroup) not in combinations():
        message = f"there is no combination {top}/{group}/{subgroup}"
        yield rules.WRONG_GROUP, node, "P_ARTICLE_PRODUCTSUBGROUP", message


def check_positions(parent: Node) -> Iterator[Found]:
    """Children of one kind at one position."""
    seen: set[tuple[str, str]] = set()
    for node in parent.children:
        tag, position = node.tag, node.get("pos")
        if position and (tag, position) in seen:
            yield rules.SAME_POSITION, node, "pos", f"{tag} {position} is there already"
        seen.add((tag, position))
        if tag == "freeproperty" and position.isdecimal() and int(position) > _BEYOND:
            yield rules.POSITION_BEYOND, node, "pos", f"{position} is beyond {_BEYOND}"


def _check_variant(part: Node, variant: Node) -> Iterator[Found]:
    is_plc = part.get("P_ARTICLE_PRODUCTGROUP") == _PLC
    if (
        is_plc
        and not variant.get("P_ARTICLE_PLCTYPE")
        and not variant.get("P_ARTICLE_PLCDEVICE_ID")
    ):
        yield rules.NO_PLC_TYPE, variant, "P_ARTICLE_PLCTYPE", "is empty, and so is the description"
    yield from _check_erp_numbers(part, variant)
    tags = set()
    for position in variant.children_of("moduleposition"):
        tag, id_ = position.get("devicetag"), position.get("moduleid")
        tags |= {tag, f"ID:{id_}"}
        if not tag and not id_:
            message = f"{position.get('partnr')} has neither devicetag nor moduleid"
            yield rules.NO_DEVICE_TAG, position, "", message
    for template in variant.children_of("functiontemplate"):
        yield from _check_definition(template)
        yield from _check_conductor(template, tags)


def _check_erp_numbers(part: Node, variant: Node) -> Iterator[Found]:
    for node in variant.children_of("variantx"):
        for name in ERP_NUMBERS:
            number = node.attributes.get(name, part.get(name))
            if number != part.get(name):
                message = f"{number or 'empty'} here, {part.get(name) or 'empty'} at the part"
                yield rules.OTHER_ERP_NUMBER, node, name, message


def _check_definition(node: Node) -> Iterator[Found]:
    code = definition_of(node)
    if fault := _fault_of(code):
        kind, message = fault
        yield kind, node, "functiondefid", message
    if code[:2] in _BUS_PORTS and not node.get("terminalNr"):
        yield rules.NO_BUS_PLUG, node, "terminalNr", "is empty at a bus port"


@lru_cache(maxsize=1024)
def _fault_of(code: Code) -> Fault | None:
    """What is wrong with a function definition."""
    name = ".".join(code)
    known = function_definitions().get(code)
    if known is None:
        return rules.UNKNOWN_DEFINITION, f"there is no function definition {name}"
    if code[2] == "0":
        return rules.GENERAL_DEFINITION, f"{name} is the general definition"
    if known.is_obsolete:
        return rules.OBSOLETE_DEFINITION, f"{name} is obsolete"
    return None


def _check_conductor(node: Node, tags: set[str]) -> Iterator[Found]:
    get = node.attributes.get
    for name in CONDUCTOR_ENDS:
        tag, colon, _ = get(name, "").rpartition(":")
        if colon and tag not in tags:
            message = f"{node.get(name)} names {tag}, which the module does not have"
            yield rules.BAD_CONDUCTOR_END, node, name, message
